"""Whether raters can be compared: those who share no work, directly or through others, cannot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

ENOUGH = 2  # pieces of work by which two groups should be linked: one would carry the whole comparison alone


class Groups:
    """Raters joined by shared work (union-find; Tarjan 1975, J. ACM 22:215)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, one: str) -> str:
        parent = self._parent.setdefault(one, one)
        if parent != one:
            parent = self._parent[one] = self.root(parent)
        return parent

    def join(self, one: str, other: str) -> None:
        self._parent[self.root(one)] = self.root(other)

    def same(self, one: str, other: str) -> bool:
        return self.root(one) == self.root(other)


def linked(held: Mapping[str, Iterable[str]]) -> tuple[frozenset[str], ...]:
    """Groups of raters who are linked, from who holds each piece of work; the largest first.

    One group: the candidate-rater graph is connected, and severity can be estimated for everybody.
    """
    groups = Groups()
    for holders in held.values():
        for one, other in pairwise(holders):
            groups.join(one, other)
    members: dict[str, set[str]] = defaultdict(set)
    for rater_id in {one for holders in held.values() for one in holders}:
        members[groups.root(rater_id)].add(rater_id)
    return tuple(sorted(map(frozenset, members.values()), key=lambda one: (-len(one), sorted(one))))


class Crossing(NamedTuple):
    """Who could also judge some of somebody else's work, so that two groups are linked."""

    rater_id: str
    works: tuple[str, ...]  # keys of the mapping handed in


def crossings(held: Mapping[str, tuple[str, ...]], able: Mapping[str, frozenset[str]]) -> tuple[Crossing, ...]:
    """For each group beside the largest, the least loaded rater who can take some of the other's work.

    `able` holds, for each rater, the pieces of work they may rate. A rater of either group may cross over; a group
    for which nobody can is left out.
    """
    main, *others = linked(held) or (frozenset[str](),)
    load = {one: sum(one in holders for holders in held.values()) for group in (main, *others) for one in group}
    found: list[Crossing] = []
    for group in others:
        ways = [
            (load[rater_id], rater_id, works)
            for here, there in ((group, main), (main, group))
            for rater_id in here
            if (works := _of(held, there, able.get(rater_id, frozenset())))
        ]
        if ways:
            _, rater_id, works = min(ways)
            found.append(Crossing(rater_id, works))
    return tuple(found)


def _of(held: Mapping[str, tuple[str, ...]], group: frozenset[str], may: frozenset[str]) -> tuple[str, ...]:
    """The first pieces of work held in a group that somebody outside it may rate."""
    return tuple(one for one, holders in sorted(held.items()) if one in may and not group.isdisjoint(holders))[:ENOUGH]
