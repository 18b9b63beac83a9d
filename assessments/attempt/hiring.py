"""Where a candidate stands in the recruitment: a person's act, appended, and never the consequence of a score."""

from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime

from rubric.record import Record


class HiringStage(StrEnum):
    """Where somebody has put a candidate; whoever was never moved is being screened."""

    SCREENING = "screening"
    SHORT_LIST = "short_list"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Change(Record):
    """One thing that was changed about one candidate on the board; several changed at once share a `batch`."""

    batch: str
    attempt_id: str
    field: Literal["stage", "until", "mail"]
    before: str | None  # a stage or an instant; None for a mail, which cannot be taken back
    after: str  # a stage, an instant, or the kind of the mail
    changed_by: str  # user id
    changed_by_name: str  # as it was that day
    changed_at: AwareDatetime
