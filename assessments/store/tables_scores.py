"""Tables of computed scores: copies of what follows from the record, each with what it was computed from."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Index, update
from sqlmodel import Field

from assessments.store.tables import Row, table_of


class ScoreRow(Row, table=True):
    """The fit of one submitted sitting as it was computed last; replaced as a whole, never edited.

    Every order and filter of the table of scores has an index that begins with the position. `place` is the fit with
    its sign turned, so that the highest comes first; who has no fit stands behind everybody, at 1.
    """

    __tablename__: Any = "score_snapshots"
    __table_args__: Any = (
        Index("ix_score_snapshots_place", "position_id", "place", "attempt_id", "sought"),
        Index("ix_score_snapshots_sought", "position_id", "sought", "attempt_id"),
        Index("ix_score_snapshots_sent", "position_id", "submitted_at", "attempt_id"),
        Index("ix_score_snapshots_minimum", "position_id", "minimum", "place", "attempt_id"),
        Index("ix_score_snapshots_hiring", "position_id", "hiring", "place", "attempt_id"),
        Index("ix_score_snapshots_conditions", "position_id", "conditions", "place", "attempt_id"),
        Index("ix_score_snapshots_recipe", "position_id", "recipe"),
    )
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    position_id: str
    recipe: str  # fingerprint of model, code, weights, minimums, form and panel; empty: something was rated since
    sought: str  # name and address in lower case
    submitted_at: datetime
    place: float
    value: float | None = None
    standard_error: float | None = None
    df: float | None = None  # of that error
    reliability: float | None = None
    low: float | None = None
    high: float | None = None
    coverage: float
    minimum: str  # the worst state of a minimum; empty: the position has none
    hiring: str  # the stage, as the last change on the board says
    conditions: str | None = None  # of the job, by the one furthest from being met: fixed once handed in
    record: str  # ScoredDetail as JSON
    line: bytes | None = None  # rubric.field.Line, packed by lines.py


class CompetencyScoreRow(Row, table=True):
    """One competency of such a sitting, for the order by it; `place` as above."""

    __tablename__: Any = "competency_snapshots"
    __table_args__: Any = (
        Index("ix_competency_snapshots_place", "position_id", "competency_id", "place", "attempt_id"),
        Index("ix_competency_snapshots_minimum", "position_id", "competency_id", "minimum", "place", "attempt_id"),
    )
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    competency_id: str = Field(primary_key=True)
    position_id: str
    minimum: str  # of the sitting, once more: who meets it, in the order of a competency
    place: float


class ScoreHeadRow(Row, table=True):
    """What the copies of a position were made from, and whether all of them were."""

    __tablename__: Any = "score_heads"
    position_id: str = Field(primary_key=True)
    base: str  # the recipe without the panel
    recipe: str
    last_rating: int  # the highest id that was looked at
    last_missing: int
    submitted: int  # how many sittings were
    complete: bool
    version: int = 0  # one higher whenever any copy may have changed
    record: str  # ScoreGroups as JSON


def forget_copies(connection: Connection) -> None:
    """Have every copy made anew when it is asked for next: it lacks something that it should hold."""
    connection.execute(update(table_of(ScoreRow)).values(recipe=""))
    connection.execute(update(table_of(ScoreHeadRow)).values(base=""))
