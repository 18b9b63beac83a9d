"""A table that somebody fills in: rows of typed columns, folded to a line each, saved without a run."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal, NamedTuple

from assessments.answer import TimetableAnswer
from pages.parts.components.keeping import kept
from pages.parts.components.together import Part
from pages.parts.words import _, language
from rubric.record import Language


class Column(NamedTuple):
    """What the cells of a column hold, see assessments.item.TimetableColumn."""

    id: str
    type: Literal["date", "time", "moment", "menu", "text", "number", "whole", "tick"]
    label: str
    options: tuple[tuple[str, str], ...]  # of a menu: id, words
    days: tuple[str, ...]  # of a date or a moment, as 2026-06-13
    least: float
    most: float | None
    required: bool
    in_line: bool


@dataclass(frozen=True)
class Sheet:
    """The table, and the answer as last saved or empty."""

    attempt_id: str
    item_id: str
    answer: TimetableAnswer
    revision: int  # 0: never saved
    saved_at: datetime | None
    tab: str
    asked: str  # HTML made by pages.parts.prose
    columns: tuple[Column, ...]
    least: int  # rows asked for
    most: int


def timetable(one: Sheet) -> Part:
    """The table as a part, to be shown together with others."""
    dated = any(column.type == "date" for column in one.columns)
    data = kept(one) | {
        "words": _states(language()) | {"sort": _("Sort by date and time") if dated else _("Sort by time")},
        "language": language(),
        "columns": [column._asdict() for column in one.columns],
        "least": one.least,
        "most": one.most,
    }
    return Part("timetable", f"timetable:{one.item_id}", data)


@cache
def _states(said: Language) -> dict[str, str]:
    """What the table says about itself; the browser fills in what stands in braces."""
    assert said == language()
    refused = _("This could not be saved. Your rows are kept on this device; reload the page and try again.")
    return {
        "row": _("Row {n}", n="{n}"),
        "add": _("Add a row"),
        "copy": _("Copy this row"),
        "delete": _("Delete this row"),
        "up": _("Move up"),
        "down": _("Move down"),
        "open_all": _("Open all rows"),
        "close_all": _("Close all rows"),
        "none": _("There is no row yet. Add the first one; each row folds to a line that opens again."),
        "weeks": _("What stands on which day"),
        "deleted": _("Row {n} is deleted.", n="{n}"),
        "undo": _("Undo"),
        "lacks": _("Still missing: {names}", names="{names}"),
        "count": _(
            "{whole} complete rows; {least} to {most} are asked for", whole="{whole}", least="{least}", most="{most}"
        ),
        "choose": _("Choose"),
        "at": _("at"),
        "letters": _("{label} ({n} characters at most)", label="{label}", n="{n}"),
        "wrong": _("A number from {least} to {most}, please; this one is not saved.", least="{least}", most="{most}"),
        "wrong_whole": _(
            "A whole number from {least} to {most}, please; this one is not saved.", least="{least}", most="{most}"
        ),
        "wrong_hour": _("A time such as 9:30, please; this one is not saved."),
        "unsaved": _("Not saved yet"),
        "saved": _("Saved"),
        "saved_at": _("Saved {clock}", clock="{clock}"),
        "restored": _("Your last rows were still on this device. They are back, and are being saved."),
        "newer": _("This answer was changed elsewhere; the newer version is shown."),
        "offline": _("No connection. Your rows are kept on this device and saved as soon as possible; you can go on."),
        "signed_out": _(
            "Your session has ended. Your rows are kept on this device: open your link again in a new tab, "
            "and they will be saved."
        ),
        "closed": _("Time is up: this last change came too late. What was saved before it is kept."),
        "sealed": _("This answer has been sent and can no longer be changed."),
        "too_long": refused,
        "refused": refused,
        "rival": _("This answer was changed in another tab or on another device. Which version counts?"),
        "rival_other": _("The other version"),
        "rival_empty": _("(empty)"),
        "rival_keep_mine": _("Keep what I wrote here"),
        "rival_take_other": _("Use the other version"),
    }
