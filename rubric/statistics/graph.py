"""Which parts of a design hang together: what shares nobody cannot be put on one scale."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def components(edges: Iterable[tuple[T, T]]) -> tuple[frozenset[T], ...]:
    """The sets of nodes that are joined by edges in any direction, largest first."""
    leader: dict[T, T] = {}

    def find(node: T) -> T:
        leader.setdefault(node, node)
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for one, other in edges:
        leader[find(one)] = find(other)
    found: dict[T, set[T]] = {}
    for node in leader:
        found.setdefault(find(node), set()).add(node)
    return tuple(frozenset(one) for one in sorted(found.values(), key=len, reverse=True))


def all_reach_all(nodes: Iterable[T], edges: Iterable[tuple[T, T]]) -> bool:
    """Whether there is a way along the edges, in their direction, from each node to each other one."""
    everybody = set(nodes)
    if not everybody:
        return True
    arrows = set(edges)
    start = next(iter(everybody))
    return all(reached(start, way) >= everybody for way in (arrows, {(other, one) for one, other in arrows}))


def reached(start: T, arrows: Iterable[tuple[T, T]]) -> set[T]:
    """Every node that a way along the arrows leads to from `start`, itself among them."""
    onward: dict[T, list[T]] = {}
    for one, other in arrows:
        onward.setdefault(one, []).append(other)
    seen, waiting = {start}, [start]
    while waiting:
        for node in onward.get(waiting.pop(), ()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen
