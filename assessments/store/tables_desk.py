"""Tables of the rating desk: plans, seats, and what trains and follows raters."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from assessments.store.tables import Row


class PlanRow(Row, table=True):
    """One revision of how the work of a position is dealt; the latest is the one in force."""

    __tablename__: Any = "rating_plans"
    position_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    record: str  # RatingPlan as JSON


class SeatRow(Row, table=True):
    """One rater asked to judge one piece of work: added, never taken away."""

    __tablename__: Any = "seats"
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    task_id: str = Field(primary_key=True)
    rater_id: str = Field(primary_key=True, index=True)
    why: str
    seated_by: str
    since: datetime


class AnchorCardRow(Row, table=True):
    """An anchor answer that lies among a rater's real work, under an id and at a place made as those of any card."""

    __tablename__: Any = "anchor_cards"
    __table_args__: Any = (UniqueConstraint("rater_id", "anchor_id"),)
    id: str = Field(primary_key=True)
    rater_id: str = Field(index=True)
    task_id: str
    anchor_id: str
    place: float


class AnchorRatingRow(Row, table=True):
    """One judgement of an anchor answer: appended, never edited, and never with the ratings of candidates."""

    __tablename__: Any = "anchor_ratings"
    id: int | None = Field(default=None, primary_key=True)
    rater_id: str = Field(index=True)
    task_id: str
    purpose: str
    rated_at: datetime
    record: str  # AnchorRating as JSON
    anchor_id: str | None = Field(default=None, index=True)  # None in rows older than the column


class AnchorDraftRow(Row, table=True):
    """What a rater has entered for such a card and not saved, so that it too survives a reload."""

    __tablename__: Any = "anchor_drafts"
    card_id: str = Field(primary_key=True, foreign_key="anchor_cards.id")
    record: str  # RatingDraft as JSON
    saved_at: datetime


class AdmissionRow(Row, table=True):
    """A lead's word that somebody may rate a task although training was not passed."""

    __tablename__: Any = "admissions"
    id: int | None = Field(default=None, primary_key=True)
    rater_id: str = Field(index=True)
    task_id: str
    reason: str
    admitted_by: str
    admitted_at: datetime


class PairRoundRow(Row, table=True):
    """Whether pairs of work on a task are judged at a position; the latest row is in force."""

    __tablename__: Any = "pair_rounds"
    id: int | None = Field(default=None, primary_key=True)
    position_id: str = Field(index=True)
    task_id: str
    is_open: bool
    set_by: str
    set_at: datetime


class PairSideRow(Row, table=True):
    """One of the two sides of a judgement of a pair: so that it can be handed over and erased with its own sitting."""

    __tablename__: Any = "pair_sides"
    id: int | None = Field(default=None, primary_key=True)
    judgement_id: str = Field(index=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    task_id: str
    rater_id: str = Field(index=True)
    side: str
    better: bool | None = None  # None: the rater could not tell
    judged_at: datetime


class ProposedAnchorRow(Row, table=True):
    """A lead's word that a piece of work shows a level well enough to train raters by."""

    __tablename__: Any = "proposed_anchors"
    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    task_id: str
    level: float
    standard_error: float
    proposed_by: str
    proposed_at: datetime


class AcceptedAnchorRow(Row, table=True):
    """A redacted copy of a piece of work, by which raters are trained; it is erased with the sitting it comes from."""

    __tablename__: Any = "accepted_anchors"
    id: str = Field(primary_key=True)
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    task_id: str
    record: str  # AcceptedAnchor as JSON
    accepted_by: str
    accepted_at: datetime


class WithdrawnAnchorRow(Row, table=True):
    """Why such a copy is shown to no rater any more; the copy itself stays as it was accepted."""

    __tablename__: Any = "withdrawn_anchors"
    anchor_id: str = Field(primary_key=True, foreign_key="accepted_anchors.id")
    attempt_id: str = Field(foreign_key="attempts.id", index=True)
    reason: str
    withdrawn_by: str
    withdrawn_at: datetime
