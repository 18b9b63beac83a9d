"""What is known of each candidate, until when it is kept, and what is left of those who were erased."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Column, ColumnElement, func, select

from assessments.attempt import Person
from assessments.retention import Amount, Erased, Hold
from assessments.store.engine import Db
from assessments.store.tables import (
    AttemptRow,
    DecisionRow,
    InvitationRow,
    MediaRow,
    PersonRow,
    RatingRow,
    ResponseRow,
    table_of,
)
from assessments.store.tables_keeping import ErasedRow, HoldRow
from rubric.rating import Source

ATTEMPTS, DECISIONS, INVITATIONS = table_of(AttemptRow), table_of(DecisionRow), table_of(InvitationRow)
ERASED, HOLDS, MEDIA, PEOPLE = table_of(ErasedRow), table_of(HoldRow), table_of(MediaRow), table_of(PersonRow)
RATINGS, RESPONSES = table_of(RatingRow), table_of(ResponseRow)


class Sat(NamedTuple):
    """One candidate of a position, and what their day depends on."""

    attempt_id: str
    position_id: str
    person: Person
    acknowledged_at: datetime | None


def candidates(db: Db) -> tuple[Sat, ...]:
    """Everybody who was invited to a position and is not erased."""
    found = (
        select(ATTEMPTS.c.id.label("attempt_id"), ATTEMPTS.c.position_id, ATTEMPTS.c.acknowledged_at, PEOPLE)
        .join(PEOPLE, PEOPLE.c.id == ATTEMPTS.c.person_id)
        .where(ATTEMPTS.c.position_id.is_not(None))
        .order_by(ATTEMPTS.c.created_at, ATTEMPTS.c.id)
    )
    return tuple(
        Sat(
            attempt_id=row["attempt_id"],
            position_id=row["position_id"],
            person=Person.model_validate({name: row[name] for name in Person.model_fields}),
            acknowledged_at=row["acknowledged_at"],
        )
        for row in db.connection().execute(found).mappings()
    )


def last_decisions(db: Db) -> dict[str, datetime]:
    """When anything was last decided at each position where something was."""
    found = (
        select(ATTEMPTS.c.position_id, func.max(DECISIONS.c.decided_at).label("at"))
        .join(ATTEMPTS, ATTEMPTS.c.id == DECISIONS.c.attempt_id)
        .group_by(ATTEMPTS.c.position_id)
    )
    return {row["position_id"]: row["at"] for row in db.connection().execute(found).mappings()}


def last_links(db: Db) -> dict[str, datetime]:
    """Until when a link to each position works that was not revoked."""
    found = select(INVITATIONS.c.position_id, func.max(INVITATIONS.c.expires_at).label("at"))
    working = found.where(INVITATIONS.c.revoked_at.is_(None)).group_by(INVITATIONS.c.position_id)
    return {row["position_id"]: row["at"] for row in db.connection().execute(working).mappings()}


def add_hold(db: Db, hold: Hold) -> None:
    db.add(HoldRow(**hold.model_dump()))


def holds(db: Db) -> dict[str, Hold]:
    """The hold in force on each sitting that has one."""
    rows = db.connection().execute(select(HOLDS).order_by(HOLDS.c.id)).mappings()
    last = {row["attempt_id"]: Hold.model_validate({name: row[name] for name in Hold.model_fields}) for row in rows}
    return {attempt_id: hold for attempt_id, hold in last.items() if hold.reason is not None}


def amount(db: Db, attempt_ids: Iterable[str]) -> Amount:
    """How much is kept about these sittings."""
    ids = list(attempt_ids)

    def count(column: "Column[str]", *more: ColumnElement[bool]) -> int:
        found = select(func.count()).select_from(column.table).where(column.in_(ids), *more)
        return db.connection().execute(found).scalar_one()

    people = select(func.count(func.distinct(ATTEMPTS.c.person_id))).where(ATTEMPTS.c.id.in_(ids))
    return Amount(
        people=db.connection().execute(people).scalar_one(),
        sittings=count(ATTEMPTS.c.id),
        answers=count(RESPONSES.c.attempt_id),
        ratings=count(RATINGS.c.attempt_id, RATINGS.c.source == Source.RATER),
        decisions=count(DECISIONS.c.attempt_id),
        recordings=count(MEDIA.c.attempt_id),
    )


def add_erased(db: Db, erased: Erased) -> None:
    db.add(ErasedRow(**erased.model_dump()))


def erased(db: Db, position_id: str) -> tuple[Erased, ...]:
    """What is left of the sittings of a position that were erased, the first one first."""
    found = select(ERASED).where(ERASED.c.position_id == position_id).order_by(ERASED.c.id)
    rows = db.connection().execute(found).mappings()
    return tuple(Erased.model_validate({name: row[name] for name in Erased.model_fields}) for row in rows)
