"""Rows of ratings, and of the cards under which work is dealt to raters."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Select, bindparam, exists, insert, select

from assessments.attempt import Attempt, Person
from assessments.store.engine import Db
from assessments.store.prepared import Prepared
from assessments.store.sitting import attempt_of, clocks
from assessments.store.tables import AttemptRow, CardRow, PersonRow, RatingRow, table_of
from rubric.rating import Rating, Source

ATTEMPTS, CARDS, RATINGS = table_of(AttemptRow), table_of(CardRow), table_of(RatingRow)
PERSONS = table_of(PersonRow)

# Read on every run of the rating desk.
_CARD = Prepared(select(CARDS).where(CARDS.c.id == bindparam("card")))
_PERSON = Prepared(select(PERSONS).where(PERSONS.c.id == bindparam("person")))
_JUDGED = exists().where(
    RATINGS.c.attempt_id == CARDS.c.attempt_id,
    RATINGS.c.task_id == CARDS.c.task_id,
    RATINGS.c.rater_id == CARDS.c.rater_id,
    RATINGS.c.source == bindparam("source"),
)
_PILE = Prepared(
    select(CARDS.c.id, CARDS.c.attempt_id, CARDS.c.place, _JUDGED.label("done"))
    .where(CARDS.c.rater_id == bindparam("rater"), CARDS.c.task_id == bindparam("task"))
    .order_by(CARDS.c.place)
)


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
    values = {"attempts": list(attempt_ids), "task": task_id, "source": source}
    given = frozenset(name for name, value in values.items() if value is not None)
    found = db.connection().execute(_given(given), {name: values[name] for name in given}).scalars()
    return tuple(Rating.model_validate_json(record) for record in found)


@lru_cache(maxsize=4)
def _given(by: frozenset[str]) -> Select[str]:
    """Written once: the desk reads ratings with every run, and to write the statement takes longer than to read it."""
    found = select(RATINGS.c.record).where(RATINGS.c.attempt_id.in_(bindparam("attempts", expanding=True)))
    for name, column in (("task", RATINGS.c.task_id), ("source", RATINGS.c.source)):
        if name in by:
            found = found.where(column == bindparam(name))
    return found.order_by(RATINGS.c.id)


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


def pile(db: Db, rater_id: str, task_id: str) -> tuple[tuple[Card, bool], ...]:
    """Every card of a rater of one task in their order, and whether they have judged the work under it."""
    rows = _PILE.rows(db, rater=rater_id, task=task_id, source=Source.RATER)
    return tuple((Card(row["id"], rater_id, row["attempt_id"], task_id, row["place"]), row["done"]) for row in rows)


def card(db: Db, card_id: str) -> Card | None:
    rows = _CARD.rows(db, card=card_id)
    return Card(**rows[0]) if rows else None


def add_cards(db: Db, new: Iterable[Card]) -> None:
    rows = [one._asdict() for one in new]
    if rows:
        db.connection().execute(insert(CARDS), rows)


def person(db: Db, person_id: str) -> Person | None:
    rows = _PERSON.rows(db, person=person_id)
    return Person.model_validate(rows[0]) if rows else None
