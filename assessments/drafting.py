"""A rating that somebody has begun and not saved: theirs alone, and of one card."""

from pydantic import Field

from rubric.rating import Span
from rubric.record import Record


class RatingDraft(Record):
    """What is entered on the desk for one card; nothing of it counts or is shown to anybody else."""

    level: str | None = None  # "1" to "5", "n" for not assessed
    reason: str | None = None  # why it is not assessed, as a code
    reason_words: str = ""
    quotes: tuple[Span, ...] = ()
    note: str = ""
    flags: dict[str, str] = Field(default_factory=dict)  # the flags raised, each with its reason as far as written
    seen: tuple[str, ...] = ()  # ids of what was ticked as read in a picture
    delivery: str | None = None  # "1" to "5", or that it is left open
    correcting: bool = False  # a saved rating is being corrected
