"""Rows of candidates who said something of themselves, counted into groups for each step of hiring."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from assessments.attempt.monitoring import Monitoring
from assessments.demographics import Attribute, ImpactRow, RatherNot, Step, asked
from rubric import bias_audit, fairness
from rubric.bias_audit import Audit, Person
from rubric.fairness import CutOff, Groups, ImpactTable, Pooled
from rubric.over_time import OverTime, Part, over_time
from rubric.record import Record

Passage = Literal["advanced", "short_list", "interview", "offer", "hired", "hired_of_all"]


class Taken(NamedTuple):
    """Who could be taken at a passage, and who was."""

    before: Step | None  # None: everybody who handed in
    step: Step


SEXES = ("woman", "man")  # those of form EEO-1; everybody else stands in no category

PASSAGES: dict[Passage, Taken] = {
    "advanced": Taken(None, "advanced"),
    "short_list": Taken(None, "short_list"),
    "interview": Taken("short_list", "interview"),
    "offer": Taken("interview", "offer"),
    "hired": Taken("offer", "hired"),
    "hired_of_all": Taken(None, "hired"),
}


def answers(monitoring: Monitoring | None) -> dict[Attribute, tuple[str, ...]]:
    """The groups that there can be, by what makes them."""
    return {
        name: tuple(one for one in offered if one not in get_args(RatherNot))
        for name, offered in asked(monitoring).items()
    }


def staying(rows: Sequence[ImpactRow]) -> tuple[ImpactRow, ...]:
    """Those who did not step back themselves: whoever did was not turned down."""
    return tuple(one for one in rows if not one.withdrawn)


def said(row: ImpactRow, attribute: Attribute) -> str | None:
    """What somebody said, or None where they did not or would rather not."""
    found: str | None = getattr(row.about, attribute)
    return None if found in get_args(RatherNot) else found


def counted(rows: Sequence[ImpactRow], attribute: Attribute, answers: Sequence[str], passage: Passage) -> Groups:
    """How many of each answer could be taken at a passage, and how many were."""
    there = _there(rows, attribute, passage)
    own = {one: [taken for answer, taken in there if answer == one] for one in answers}
    return Groups(
        {one: (sum(taken), len(taken)) for one, taken in own.items()},
        sum(answer is None for answer, _ in there),
    )


def _there(rows: Sequence[ImpactRow], attribute: Attribute, passage: Passage) -> list[tuple[str | None, bool]]:
    """What each said who could be taken, and whether they were."""
    before, step = PASSAGES[passage]
    return [(said(one, attribute), step in one.reached) for one in rows if before is None or before in one.reached]


def table(rows: Sequence[ImpactRow], attribute: Attribute, answers: Sequence[str], passage: Passage) -> ImpactTable:
    return fairness.impact_table(counted(rows, attribute, answers, passage))


def over_all(
    rows: Sequence[tuple[Sequence[ImpactRow], Sequence[str]]], attribute: Attribute, passage: Passage
) -> Pooled:
    """Several positions, given as their rows and the answers they offer."""
    return fairness.pooled([counted(own, attribute, offered, passage) for own, offered in rows])


class Months(Record):
    """A comparison from stretch to stretch of the months in which people handed in."""

    months: tuple[date, ...]  # the first day of each in which somebody did, in order
    found: OverTime


def by_month(rows: Sequence[ImpactRow], attribute: Attribute, answers: Sequence[str], passage: Passage) -> Months:
    months = sorted({one.month for one in rows})
    parts = [[one for one in rows if one.month == month] for month in months]
    comparisons = [[_part(part, attribute, answers, each) for part in parts] for each in PASSAGES]
    return Months(months=tuple(months), found=over_time(comparisons, tuple(PASSAGES).index(passage)))


def _part(rows: Sequence[ImpactRow], attribute: Attribute, answers: Sequence[str], passage: Passage) -> Part:
    silent = sum(taken for answer, taken in _there(rows, attribute, passage) if answer is None)
    return Part(counted(rows, attribute, answers, passage), silent)


def at_cut_offs(rows: Sequence[ImpactRow], attribute: Attribute, answers: Sequence[str]) -> tuple[CutOff, ...]:
    return fairness.cut_offs([(said(one, attribute), one.fit) for one in rows], answers)


def bias_tables(rows: Sequence[ImpactRow], origins: Sequence[str], passage: Passage | None) -> Audit:
    """The tables of New York City for one passage, or without one for scores above the median."""
    if passage is None:
        taken = zip(rows, bias_audit.above_median([one.fit for one in rows]), strict=True)
    else:
        before, step = PASSAGES[passage]
        taken = ((one, step in one.reached) for one in rows if before is None or before in one.reached)
    people = [Person(_sex(one), said(one, "origin"), selected) for one, selected in taken]
    return bias_audit.audit(people, SEXES, origins)


def _sex(row: ImpactRow) -> str | None:
    found = said(row, "gender")
    return found if found in SEXES else None
