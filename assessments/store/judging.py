"""Rows of ratings, and of the cards under which work is dealt to raters."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import insert, select

from assessments.attempt import Attempt, Person
from assessments.store.engine import Db
from assessments.store.sitting import attempt_of, clocks
from assessments.store.tables import AttemptRow, CardRow, PersonRow, RatingRow, table_of
from rubric.rating import Rating, Source

ATTEMPTS, CARDS, RATINGS = table_of(AttemptRow), table_of(CardRow), table_of(RatingRow)


class Card(NamedTuple):
    """A piece of work as it was dealt to one rater."""

    id: str
    rater_id: str
    attempt_id: str
    task_id: str
    place: float


def add_ratings(db: Db, new: Iterable[Rating]) -> None:
    rows = [
        {
            "attempt_id": one.attempt_id,
            "task_id": one.task_id,
            "part_id": one.part_id,
            "rater_id": one.rater_id,
            "source": one.source,
            "rated_at": one.rated_at,
            "record": one.model_dump_json(),
        }
        for one in new
    ]
    if rows:
        db.connection().execute(insert(RATINGS), rows)


def ratings(
    db: Db, attempt_ids: Collection[str], task_id: str | None = None, source: Source | None = None
) -> tuple[Rating, ...]:
    """Every rating ever given to these attempts, in the order in which they were given.

    On request only those of one task, or of one source.
    """
    found = select(RATINGS.c.record).where(RATINGS.c.attempt_id.in_(attempt_ids)).order_by(RATINGS.c.id)
    if task_id is not None:
        found = found.where(RATINGS.c.task_id == task_id)
    if source is not None:
        found = found.where(RATINGS.c.source == source)
    return tuple(Rating.model_validate_json(record) for record in db.connection().execute(found).scalars())


def submitted(db: Db, position_ids: Collection[str]) -> tuple[Attempt, ...]:
    """The submitted attempts of these positions."""
    found = select(ATTEMPTS).where(ATTEMPTS.c.position_id.in_(position_ids), ATTEMPTS.c.submitted_at.is_not(None))
    rows = db.connection().execute(found).mappings().all()
    blocks = clocks(db, [row["id"] for row in rows])
    return tuple(attempt_of(row, blocks.get(row["id"], ())) for row in rows)


def cards(db: Db, rater_id: str, task_id: str | None = None) -> tuple[Card, ...]:
    """Every card of a rater, or those of one task, each task in the order of this rater."""
    found = select(CARDS).where(CARDS.c.rater_id == rater_id).order_by(CARDS.c.task_id, CARDS.c.place)
    if task_id is not None:
        found = found.where(CARDS.c.task_id == task_id)
    return tuple(Card(**row) for row in db.connection().execute(found).mappings())


def card(db: Db, card_id: str) -> Card | None:
    row = db.connection().execute(select(CARDS).where(CARDS.c.id == card_id)).mappings().one_or_none()
    return None if row is None else Card(**row)


def add_cards(db: Db, new: Iterable[Card]) -> None:
    rows = [one._asdict() for one in new]
    if rows:
        db.connection().execute(insert(CARDS), rows)


def person(db: Db, person_id: str) -> Person | None:
    row = db.get(PersonRow, person_id)
    return row and Person.model_validate(row.model_dump())
