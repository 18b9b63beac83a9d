"""What a line of the board says about one candidate beyond how far the sitting has come."""

from assessments.attempt import HiringStage
from assessments.views import BoardRow
from pages.parts import conditions, ordering
from pages.parts.board.funnel import hiring_words
from pages.parts.standing import stage_words
from pages.parts.words import _, day


def stand_words(row: BoardRow) -> str:
    """How far the work has come, where a person has put them, and when they were reminded last."""
    said = [stage_words(row.stage)]
    if row.decision is not None and (order := ordering.short(row.decision)):
        said.append(order)
    if row.hiring is not HiringStage.SCREENING:
        said.append(hiring_words(row.hiring))
    if facts := conditions.overall_words(row.conditions):
        said.append(facts)
    if row.reminded_at is not None:
        said.append(_("written to on {day}", day=day(row.reminded_at)))
    return " · ".join(said)
