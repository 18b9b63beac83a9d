"""What the board of a position reads: one statement for each table, however many candidates there are."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, RowMapping, Table, and_, func, select

from assessments.attempt import Attempt, BlockClock, Decision
from assessments.store import forms
from assessments.store.decisions import decision_of
from assessments.store.engine import Db
from assessments.store.tables import (
    AttemptRow,
    BlockClockRow,
    DecisionRow,
    RatingRow,
    ResponseRow,
    table_of,
)
from rubric.rating import Rating, Source

ATTEMPTS, CLOCKS, DECISIONS = table_of(AttemptRow), table_of(BlockClockRow), table_of(DecisionRow)
RATINGS, RESPONSES = table_of(RatingRow), table_of(ResponseRow)


def _of(table: Table, position_id: str) -> ColumnElement[bool]:
    """Whether a row of this table is about an attempt of the position."""
    return table.c.attempt_id.in_(select(ATTEMPTS.c.id).where(ATTEMPTS.c.position_id == position_id))


def attempts(db: Db, position_id: str) -> dict[str, Attempt]:
    """The attempts of a position, by id."""
    clocks: defaultdict[str, list[BlockClock]] = defaultdict(list)
    running = select(CLOCKS).where(_of(CLOCKS, position_id)).order_by(CLOCKS.c["index"])
    for row in db.connection().execute(running).mappings():
        clocks[row["attempt_id"]].append(BlockClock.model_validate(_without(row, "attempt_id")))
    rows = db.connection().execute(select(ATTEMPTS).where(ATTEMPTS.c.position_id == position_id)).mappings().all()
    for form_id in {row["form_id"] for row in rows}:
        forms.ensure(db, form_id)
    return {row["id"]: Attempt.model_validate({**row, "blocks": clocks[row["id"]]}) for row in rows}


def _without(row: RowMapping, name: str) -> dict[str, object]:
    return {key: value for key, value in row.items() if key != name}


def answered(db: Db, position_id: str, item_ids: Collection[str]) -> dict[str, int]:
    """How many of these items each attempt has answered, for attempts that have answered any."""
    last = (
        select(RESPONSES.c.attempt_id, RESPONSES.c.item_id, func.max(RESPONSES.c.revision).label("revision"))
        .where(_of(RESPONSES, position_id), RESPONSES.c.item_id.in_(item_ids))
        .group_by(RESPONSES.c.attempt_id, RESPONSES.c.item_id)
        .subquery()
    )
    is_last = and_(*(RESPONSES.c[name] == last.c[name] for name in ("attempt_id", "item_id", "revision")))
    counted = select(RESPONSES.c.attempt_id, func.count()).join(last, is_last).where(RESPONSES.c.filled)
    rows = db.connection().execute(counted.group_by(RESPONSES.c.attempt_id))
    return {row[0]: row[1] for row in rows}


def ratings(db: Db, position_id: str) -> dict[tuple[str, str], tuple[Rating, ...]]:
    """What people have rated, by attempt and task."""
    given = select(RATINGS.c.record).where(_of(RATINGS, position_id), RATINGS.c.source == Source.RATER)
    found: defaultdict[tuple[str, str], list[Rating]] = defaultdict(list)
    for record in db.connection().execute(given.order_by(RATINGS.c.id)).scalars():
        rating = Rating.model_validate_json(record)
        found[rating.attempt_id, rating.task_id].append(rating)
    return {key: tuple(ratings) for key, ratings in found.items()}


def decisions(db: Db, position_id: str) -> dict[str, Decision]:
    """The last decision on each attempt that has any."""
    rows = db.connection().execute(select(DECISIONS).where(_of(DECISIONS, position_id)).order_by(DECISIONS.c.id))
    return {row["attempt_id"]: decision_of(dict(row)) for row in rows.mappings()}
