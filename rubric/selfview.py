"""How people see themselves beside what their work showed: for their own development and never for a fit score."""

from pydantic import AwareDatetime, Field

from rubric.record import Record
from rubric.scoring import Score


class SelfRating(Record):
    """One's own level on the anchors. Deliberately no Rating: no function that makes a score takes it."""

    attempt_id: str
    competency_id: str
    level: int | None = Field(default=None, ge=1, le=5)  # None: not answered
    model_fingerprint: str
    given_at: AwareDatetime


class SelfGap(Record):
    """One competency: own level minus measured score; told only where it exceeds its error."""

    competency_id: str
    level: int | None  # own
    score: Score
    measured_level: int | None  # the nearest anchor
    gap: float | None  # points of 100; positive: sees themselves higher than the work showed
    error: float | None  # 1.96 standard errors of the gap
    shown: bool
