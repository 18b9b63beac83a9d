"""Rows of plans, and of the seats that are dealt by them."""

from collections.abc import Collection, Iterable

from sqlalchemy import insert, select

from assessments.assignment import RatingPlan, Seat
from assessments.store.engine import Db
from assessments.store.tables import table_of
from assessments.store.tables_desk import PlanRow, SeatRow

PLANS, SEATS = table_of(PlanRow), table_of(SeatRow)


def plans(db: Db, position_ids: Collection[str]) -> dict[str, RatingPlan]:
    """The plan in force at each of these positions; none where nobody has changed anything yet."""
    found = select(PLANS.c.record).where(PLANS.c.position_id.in_(position_ids)).order_by(PLANS.c.revision)
    read = map(RatingPlan.model_validate_json, db.connection().execute(found).scalars())
    return {one.position_id: one for one in read}


def add_plan(db: Db, new: RatingPlan) -> None:
    row = {"position_id": new.position_id, "revision": new.revision, "record": new.model_dump_json()}
    db.connection().execute(insert(PLANS), row)


def seats(db: Db, attempt_ids: Collection[str], task_id: str | None = None) -> tuple[Seat, ...]:
    """Every seat at the work of these sittings, or at one task of it, in the order of dealing."""
    found = select(SEATS).where(SEATS.c.attempt_id.in_(attempt_ids)).order_by(SEATS.c.since, SEATS.c.rater_id)
    if task_id is not None:
        found = found.where(SEATS.c.task_id == task_id)
    return tuple(Seat.model_validate(dict(row)) for row in db.connection().execute(found).mappings())


def add_seats(db: Db, new: Iterable[Seat]) -> None:
    rows = [one.model_dump() for one in new]
    if rows:
        db.connection().execute(insert(SEATS), rows)
