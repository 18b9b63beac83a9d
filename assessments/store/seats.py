"""Rows of plans, and of the seats that are dealt by them."""

from collections.abc import Collection, Iterable

from sqlalchemy import bindparam, insert, select

from assessments.assignment import RatingPlan, Seat
from assessments.store.engine import Db
from assessments.store.tables import table_of
from assessments.store.tables_desk import PlanRow, SeatRow

PLANS, SEATS = table_of(PlanRow), table_of(SeatRow)

# Written once: every run of the rating desk reads them.
_PLANS = (
    select(PLANS.c.record)
    .where(PLANS.c.position_id.in_(bindparam("positions", expanding=True)))
    .order_by(PLANS.c.revision)
)

_SEATS = (
    select(SEATS)
    .where(SEATS.c.attempt_id.in_(bindparam("attempts", expanding=True)))
    .order_by(SEATS.c.since, SEATS.c.rater_id)
)
_SEATS_OF_TASK = _SEATS.where(SEATS.c.task_id == bindparam("task"))


def plans(db: Db, position_ids: Collection[str]) -> dict[str, RatingPlan]:
    """The plan in force at each of these positions; none where nobody has changed anything yet."""
    rows = db.connection().execute(_PLANS, {"positions": list(position_ids)}).scalars()
    read = map(RatingPlan.model_validate_json, rows)
    return {one.position_id: one for one in read}


def add_plan(db: Db, new: RatingPlan) -> None:
    row = {"position_id": new.position_id, "revision": new.revision, "record": new.model_dump_json()}
    db.connection().execute(insert(PLANS), row)


def seats(db: Db, attempt_ids: Collection[str], task_id: str | None = None) -> tuple[Seat, ...]:
    """Every seat at the work of these sittings, or at one task of it, in the order of dealing."""
    values = {"attempts": list(attempt_ids)} | ({} if task_id is None else {"task": task_id})
    found = db.connection().execute(_SEATS if task_id is None else _SEATS_OF_TASK, values).mappings()
    return tuple(Seat.model_validate(dict(row)) for row in found)


def add_seats(db: Db, new: Iterable[Seat]) -> None:
    rows = [one.model_dump() for one in new]
    if rows:
        db.connection().execute(insert(SEATS), rows)
