"""Whether groups of candidates are taken at the same rate, told in counts that give nobody away."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import Field

from rubric.record import Record
from rubric.statistics.estimate import Estimate
from rubric.statistics.impact import Impact, impact_ratios
from rubric.statistics.multiple import benjamini_hochberg
from rubric.statistics.power import fisher_power
from rubric.statistics.proportions import fisher_p, newcombe, rate_ratio, wilson
from rubric.statistics.strata import Stratified, mantel_haenszel
from rubric.suppression import SMALLEST_CELL, safe, visible

LEVEL = 0.05
TRUE_RATIO = 2 / 3  # of rates, as 20 % beside 30 %: the difference that power is computed for
ENOUGH_POWER = 0.8

Finding = Literal[
    "reference",  # the highest rate
    "too_few",  # below four fifths, but one selection given to this group would turn the order round
    "flag",  # below four fifths, and hardly chance
    "flag_unsure",  # below four fifths, which chance may have made
    "difference",  # not below, and hardly chance
    "alike",  # not below, and a large difference would have been noticed
    "cannot_tell",  # not below, but a large difference might not have been noticed either
]
State = Literal["told", "few_groups", "few_selected"]


class Groups(NamedTuple):
    """People by what they said of themselves: (selected, n) of each answer, and how many gave none."""

    counts: Mapping[str, tuple[int, int]]
    unknown: int


class GroupImpact(Impact):
    """One group beside the group with the highest rate; what compares is None for that one."""

    group: str
    rate_range: Estimate
    p: float | None = Field(default=None, ge=0, le=1)  # Fisher's exact test, two-sided
    p_adjusted: float | None = Field(default=None, ge=0, le=1)  # over all groups compared
    difference: Estimate | None = None  # of rates, this group's minus the highest
    ratio_range: Estimate | None = None
    power: float | None = Field(default=None, ge=0, le=1)  # to notice a true ratio of two thirds
    shortfall: int = Field(ge=0)  # how many more selected would bring it to the rate of all
    fragile: bool = False  # one more or one fewer selected would change the flag
    finding: Finding = "reference"


class ImpactTable(Record):
    groups: tuple[GroupImpact, ...] = ()  # in the order given; empty unless told
    hidden: tuple[str, ...] = ()  # fewer than five people, or shown they would give such a group away
    unknown: int | None = None  # people without an answer; None: that number would give a hidden one away
    state: State = "told"


class AtCutOff(Impact):
    p: float | None = Field(ge=0, le=1)  # Fisher's exact test against the highest rate; None: not below four fifths


class CutOff(Record):
    """Groups at one cut-off, from which on somebody would be selected."""

    cut: int = Field(ge=0, le=100)
    groups: dict[str, AtCutOff]


class Pooled(Record):
    """Several strata in one table, and what they say when each is compared within itself."""

    table: ImpactTable
    within: dict[str, Stratified]  # by group: odds of being selected against those of the highest rate


def impact_table(groups: Groups) -> ImpactTable:
    """Every group that may be shown beside the one with the highest rate; or why there is nothing to say.

    Who was selected is known by name: where that is fewer than five people, or all but fewer than five, counts would
    tell what they said of themselves. Raises ValueError unless 0 <= selected <= n.
    """
    kept, unknown = visible({one: n for one, (_, n) in groups.counts.items()}, groups.unknown)
    known = {one: groups.counts[one] for one in kept}
    state = state_of(known)
    told = beside(known) if state == "told" else ()
    return ImpactTable(
        groups=told, hidden=tuple(one for one in groups.counts if one not in kept), unknown=unknown, state=state
    )


def state_of(known: Mapping[str, tuple[int, int]]) -> State:
    """Whether counts of (selected, n) may be told and compared."""
    if len(known) < 2:  # noqa: PLR2004 - one has nothing beside it
        return "few_groups"
    return "told" if enough(known) else "few_selected"


def enough(known: Mapping[str, tuple[int, int]]) -> bool:
    """Whether five people or more were selected, and five or more were not."""
    selected, n = sums(known)
    return min(selected, n - selected) >= SMALLEST_CELL


def sums(known: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    return sum(one for one, _ in known.values()), sum(n for _, n in known.values())


def beside(known: Mapping[str, tuple[int, int]]) -> tuple[GroupImpact, ...]:
    """Each group of people given as (selected, n) beside the one with the highest rate."""
    highest = reference(known)
    impacts = impact_ratios(known)
    others = [one for one in known if one != highest]
    p = [fisher_p(known[one], known[highest]) for one in others]
    tested = dict(zip(others, zip(p, benjamini_hochberg(p), strict=True), strict=True))
    selected, n = sums(known)
    return tuple(
        _one(name, impacts[name], known[highest], tested.get(name), max(0, -(-own * selected // n) - taken))
        for name, (taken, own) in known.items()
    )


def reference(known: Mapping[str, tuple[int, int]]) -> str:
    """The group with the highest rate, the first of those that share it."""
    return max(known, key=lambda one: known[one][0] / known[one][1])


def _row(one: tuple[int, int]) -> tuple[int, int]:
    selected, n = one
    return selected, n - selected


def _one(
    name: str, impact: Impact, highest: tuple[int, int], tested: tuple[float, float] | None, shortfall: int
) -> GroupImpact:
    rate_range = wilson(impact.selected, impact.n)
    if tested is None:
        return GroupImpact(group=name, rate_range=rate_range, shortfall=shortfall, **impact.model_dump())
    own, (best, of), below = (impact.selected, impact.n), highest, impact.below_four_fifths
    power = fisher_power((TRUE_RATIO * best / of, impact.n), (best / of, of), LEVEL)
    turned = (impact.selected + 1) * of > (best - 1) * impact.n  # Questions and Answers on 29 CFR 1607, no. 21
    return GroupImpact(
        group=name,
        rate_range=rate_range,
        p=tested[0],
        p_adjusted=tested[1],
        difference=newcombe(own, highest),
        ratio_range=rate_ratio(own, highest),
        power=power,
        shortfall=shortfall,
        fragile=any(
            (5 * one * of < 4 * best * impact.n) != below
            for one in (impact.selected - 1, impact.selected + 1)
            if 0 <= one <= impact.n
        ),
        finding="too_few"
        if impact.below_four_fifths and turned
        else _finding(impact.below_four_fifths, tested[1], power),
        **impact.model_dump(),
    )


def _finding(below: bool, p: float, power: float) -> Finding:
    if p < LEVEL:
        return "flag" if below else "difference"
    if below:
        return "flag_unsure"
    return "alike" if power >= ENOUGH_POWER else "cannot_tell"


def cut_offs(people: Sequence[tuple[str | None, float | None]], answers: Sequence[str]) -> tuple[CutOff, ...]:
    """What each whole cut-off from 1 to 100 would do, for people given as (answer, fit).

    Whoever has no fit is not taken by any. Fits are known by name, so that a cut-off is told only if at least five
    people lie between it and the one told before, and on either side of all.
    """
    counted = {one: sum(answer == one for answer, _ in people) for one in answers}
    kept, _ = visible(counted, len(people) - sum(counted.values()))
    fits = {one: [fit for answer, fit in people if answer == one and fit is not None] for one in kept}
    found: list[CutOff] = []
    left = sum(counted[one] for one in kept)
    for cut in range(1, 101):
        taken = {one: sum(fit >= cut for fit in fits[one]) for one in kept}
        above = sum(taken.values())
        if len(kept) > 1 and above >= SMALLEST_CELL and left - above >= SMALLEST_CELL:
            found.append(CutOff(cut=cut, groups=_at_cut_off({one: (taken[one], counted[one]) for one in kept})))
            left = above
    return tuple(found)


def _at_cut_off(known: Mapping[str, tuple[int, int]]) -> dict[str, AtCutOff]:
    highest = known[reference(known)]
    return {
        name: AtCutOff(p=fisher_p(known[name], highest) if impact.below_four_fifths else None, **impact.model_dump())
        for name, impact in impact_ratios(known).items()
    }


def pooled(strata: Sequence[Groups]) -> Pooled:
    """Strata of the same answers as one table, with the odds ratio they have in common (Mantel & Haenszel 1959).

    A rate over all may differ only because groups stand in different strata. What is hidden in a stratum stays out of
    the sum too, unless that much is hidden in several that taking away the others tells of none of them. The number
    without an answer is not told.
    """
    tables = _summed(strata)
    names = dict.fromkeys(one for counts in tables for one in counts)
    total = {name: sums({str(i): counts[name] for i, counts in enumerate(tables) if name in counts}) for name in names}
    table = impact_table(Groups(total, 0)).model_copy(update={"unknown": None})
    shown = {one.group: (one.selected, one.n) for one in table.groups}
    if not shown:
        return Pooled(table=table, within={})
    return Pooled(table=table, within=within(tables, reference(shown), tuple(shown)))


def within(
    strata: Sequence[Mapping[str, tuple[int, int]]], highest: str, groups: Sequence[str]
) -> dict[str, Stratified]:
    """The odds of each group but the highest against those of that one, in the strata that hold both (selected, n)."""
    return {
        one: mantel_haenszel(
            [(_row(counts[one]), _row(counts[highest])) for counts in strata if one in counts and highest in counts]
        )
        for one in groups
        if one != highest
    }


def _summed(strata: Sequence[Groups]) -> list[dict[str, tuple[int, int]]]:
    """The counts of each stratum that may stand in a sum."""
    open_in = [_open(one) for one in strata]
    closed = [sums(one.counts) for one, names in zip(strata, open_in, strict=True) if not names]
    several = safe([selected for selected, _ in closed]) and safe([n - selected for selected, n in closed])
    used = [(one.counts, names) for one, names in zip(strata, open_in, strict=True) if names or several]
    hidden = {
        name: [counts[name][1] for counts, names in used if name in counts and name not in names and counts[name][1]]
        for name in dict.fromkeys(name for counts, _ in used for name in counts)
    }
    return [
        {name: one for name, one in counts.items() if one[1] and (name in names or safe(hidden[name]))}
        for counts, names in used
    ]


def _open(stratum: Groups) -> tuple[str, ...]:
    """The groups that may be told of a stratum: none where too few were selected."""
    names, _ = visible({one: n for one, (_, n) in stratum.counts.items()}, stratum.unknown)
    return names if enough({one: stratum.counts[one] for one in names}) else ()
