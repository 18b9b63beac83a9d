"""Groups from one stretch of time to the next: months stand together until nobody can be found in them."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import Field

from rubric.fairness import Groups, ImpactTable, beside, enough, reference, within
from rubric.record import Record
from rubric.statistics.strata import Stratified
from rubric.suppression import SMALLEST_CELL, safe, visible


class Part(NamedTuple):
    """A part of time: its groups, and how many of those without an answer were selected."""

    groups: Groups
    silent: int


class Stretch(Record):
    """Parts of time that stand together, by their places in what was given."""

    first: int
    last: int
    table: ImpactTable


class OverTime(Record):
    """A comparison from stretch to stretch, and what it says when each is compared within itself."""

    stretches: tuple[Stretch, ...] = ()  # empty: too few to tell two apart
    left_out: tuple[str, ...] = ()  # groups told over the whole time that are too few for any stretch
    within: dict[str, Stratified] = Field(default_factory=dict[str, Stratified])  # odds, against the highest rate


class _Told(NamedTuple):
    """A comparison that is told from stretch to stretch."""

    parts: Sequence[Part]
    names: tuple[str, ...]  # the groups told of each stretch
    hidden: tuple[int, int]  # selected and not, of everybody whom the whole time leaves untold


def over_time(comparisons: Sequence[Sequence[Part]], of: int) -> OverTime:
    """One of several comparisons of the same people, each given as its groups in every part of time.

    All comparisons share their stretches and groups: with limits of their own, two of them beside each other would tell
    of the time between. The smallest groups are left out where no two stretches could be told with them.
    """
    shown = _shown(summed(comparisons[of]).groups)
    for groups in _choices(comparisons):
        told = [one for parts in comparisons if (one := _told(parts, groups)).names]
        own = _told(comparisons[of], groups)
        found = _stretches(told, len(own.parts))
        if len(found) > 1 and own.names:
            return _beside(own, found, tuple(one for one in shown if one not in own.names))
        if len(found) > 1:
            break
    return OverTime()


def _beside(own: _Told, found: Sequence[tuple[int, int]], left_out: tuple[str, ...]) -> OverTime:
    def counted(parts: Sequence[Part]) -> dict[str, tuple[int, int]]:
        return {name: summed(parts).groups.counts[name] for name in own.names}

    counts = [counted(own.parts[first : last + 1]) for first, last in found]
    return OverTime(
        stretches=tuple(
            Stretch(first=first, last=last, table=ImpactTable(groups=beside(each)))
            for (first, last), each in zip(found, counts, strict=True)
        ),
        left_out=left_out,
        within=within(counts, reference(counted(own.parts)), own.names),
    )


def summed(parts: Sequence[Part]) -> Part:
    """The same groups, counted in several parts of time, as those of one."""
    counts = {name: [one.groups.counts[name] for one in parts] for name in parts[0].groups.counts}
    groups = {name: (sum(one for one, _ in own), sum(n for _, n in own)) for name, own in counts.items()}
    return Part(Groups(groups, sum(one.groups.unknown for one in parts)), sum(one.silent for one in parts))


def _shown(groups: Groups) -> tuple[str, ...]:
    """The groups that are told and compared, as in the table of the whole time; none where that tells nothing."""
    names, _ = visible({one: n for one, (_, n) in groups.counts.items()}, groups.unknown)
    known = {one: groups.counts[one] for one in names}
    return names if len(names) > 1 and enough(known) else ()


def _choices(comparisons: Sequence[Sequence[Part]]) -> list[tuple[str, ...]]:
    """All groups, then all but the smallest, and so on down to the two largest."""
    most = {
        name: max(summed(parts).groups.counts[name][1] for parts in comparisons)
        for name in comparisons[0][0].groups.counts
    }
    largest = sorted(most, key=most.__getitem__, reverse=True)
    return [tuple(largest[:count]) for count in range(len(largest), 1, -1)]


def _told(parts: Sequence[Part], groups: Sequence[str]) -> _Told:
    whole = summed(parts)
    shown = _shown(whole.groups)
    names = tuple(one for one in shown if one in groups)
    return _Told(parts, names if len(names) > 1 else (), _rest(whole, shown))


def _rest(part: Part, names: Sequence[str]) -> tuple[int, int]:
    """Selected and not, of everybody but these groups."""
    others = [own for name, own in part.groups.counts.items() if name not in names]
    selected = part.silent + sum(one for one, _ in others)
    return selected, part.groups.unknown + sum(n for _, n in others) - selected


def _stretches(told: Sequence[_Told], parts: int) -> list[tuple[int, int]]:
    """The first and the last part of each stretch; what is too little at the end joins the one before."""
    found: list[tuple[int, int]] = []
    first = 0
    for last in range(parts):
        if all(_tells(one, first, last) for one in told):
            found.append((first, last))
            first = last + 1
    if found:
        found[-1] = (found[-1][0], parts - 1)
    while len(found) > 1 and not all(_tells(one, *found[-1]) for one in told):
        found[-2:] = [(found[-2][0], parts - 1)]
    return found


def _tells(told: _Told, first: int, last: int) -> bool:
    """Whether a stretch may tell of these groups.

    Who handed in when, and who was selected, is known by name. What is left when the groups told are taken away must
    therefore fit into those who are untold over the whole time: then nobody knows that it holds any of a group that is
    told over the whole time and not here.
    """
    stretch = summed(told.parts[first : last + 1])
    counts = stretch.groups.counts
    known = {one: counts[one] for one in told.names}
    others = [n for one, (_, n) in counts.items() if one not in known and n]
    left = zip(_rest(stretch, told.names), told.hidden, strict=True)
    return (
        all(n >= SMALLEST_CELL for _, n in known.values())
        and enough(known)
        and (not others or safe([*others, *([stretch.groups.unknown] if stretch.groups.unknown else [])]))
        and all(own <= hidden for own, hidden in left)
    )
