"""Checks on a table that was filled in: the rows as they stand, and a rule on plans as a check."""

from collections.abc import Mapping

from assessments.answer import TimetableAnswer
from assessments.evidence.planning import Breach, told
from assessments.evidence.planning.rows import Row
from assessments.evidence.verdict import Verdict, kept
from assessments.evidence.work import Work
from assessments.form import Check
from assessments.item import Timetable
from rubric.record import Text


def rows(work: Work, check: Check) -> tuple[Row, ...]:
    """The rows of the table a check looks at."""
    answer = work.answers.get(check.items[0])
    return answer.rows if isinstance(answer, TimetableAnswer) else ()


def names(work: Work, check: Check, column: str) -> Mapping[str, Text]:
    """What the options of a column of that table are called, by their ids."""
    item = work.task.item(check.items[0])
    assert isinstance(item, Timetable)
    return {one.id: one.text for each in item.columns if each.id == column for one in each.options}


def verdict(breaches: tuple[Breach, ...]) -> Verdict:
    """Kept, or broken by these."""
    return kept(whole=not breaches, detail=told(breaches) if breaches else None)
