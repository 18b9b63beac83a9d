"""What a line of the board says about one candidate beyond how far the sitting has come."""

from assessments.attempt import HiringStage
from assessments.conditions import overall
from assessments.views import BoardRow
from pages.parts import conditions, ordering
from pages.parts.board.funnel import hiring_words
from pages.parts.standing import detail_words, stage_words
from pages.parts.words import _, day


def stand_words(row: BoardRow) -> str:
    """How far the work has come, where a person has put them, and when they were reminded last."""
    said = [stage_words(row.stage)]
    if row.hiring is not HiringStage.SCREENING:
        said.append(hiring_words(row.hiring))
    if row.reminded_at is not None:
        said.append(_("written to on {day}", day=day(row.reminded_at)))
    return " · ".join(said)


def below_words(row: BoardRow) -> str:
    """What stands under it: progress, who acts next, how the decision and the conditions of the job stand."""
    order = row.decision and ordering.short(row.decision)
    facts = conditions.overall_words(overall(row.conditions))
    return " · ".join(one for one in (detail_words(row), order, facts) if one)
