"""Rows of candidates' answers that were accepted as anchors, who has met which of them, and what is taken back."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Select, Table, and_, delete, func, insert, select, union, update

from assessments.anchors import AcceptedAnchor
from assessments.assignment import AnchorRating
from assessments.store import anchoring, judging, pairing, seats
from assessments.store.engine import Db
from assessments.store.tables import AttemptRow, table_of
from assessments.store.tables_desk import AcceptedAnchorRow, WithdrawnAnchorRow

ACCEPTED, WITHDRAWN, ATTEMPTS = table_of(AcceptedAnchorRow), table_of(WithdrawnAnchorRow), table_of(AttemptRow)


class Accepted(NamedTuple):
    """An anchor, and where it comes from."""

    anchor: AcceptedAnchor
    attempt_id: str
    task_id: str
    position_id: str
    accepted_at: datetime


class Met(NamedTuple):
    """Somebody was given a copy of a piece of work."""

    attempt_id: str
    task_id: str
    anchor_id: str
    rater_id: str

    def is_another_than(self, one: Accepted) -> bool:
        """Whether it was another copy of the same work."""
        return (self.attempt_id, self.task_id) == (one.attempt_id, one.task_id) and self.anchor_id != one.anchor.id


def accept(db: Db, attempt_id: str, task_id: str, new: AcceptedAnchor, actor_id: str, now: datetime) -> None:
    row = {
        "id": new.id,
        "attempt_id": attempt_id,
        "task_id": task_id,
        "record": new.model_dump_json(),
        "accepted_by": actor_id,
        "accepted_at": now,
    }
    db.connection().execute(insert(ACCEPTED), row)


def withdraw(db: Db, one: Accepted, reason: str, actor_id: str, now: datetime) -> None:
    row = {
        "anchor_id": one.anchor.id,
        "attempt_id": one.attempt_id,
        "reason": reason,
        "withdrawn_by": actor_id,
        "withdrawn_at": now,
    }
    db.connection().execute(insert(WITHDRAWN), row)


def in_use(db: Db, position_ids: Collection[str]) -> tuple[Accepted, ...]:
    """The anchors from work of these positions that nobody has withdrawn, in the order of their acceptance."""
    found = (
        select(ACCEPTED, ATTEMPTS.c.position_id)
        .join(ATTEMPTS, ATTEMPTS.c.id == ACCEPTED.c.attempt_id)
        .where(ATTEMPTS.c.position_id.in_(position_ids), ACCEPTED.c.id.not_in(select(WITHDRAWN.c.anchor_id)))
        .order_by(ACCEPTED.c.accepted_at, ACCEPTED.c.id)
    )
    return tuple(
        Accepted(
            AcceptedAnchor.model_validate_json(row["record"]),
            **{name: row[name] for name in Accepted._fields if name != "anchor"},
        )
        for row in db.connection().execute(found).mappings()
    )


def anchor(db: Db, anchor_id: str) -> AcceptedAnchor:
    """A copy by its id, withdrawn or not; it is there as long as a card of it is."""
    record = db.connection().execute(select(ACCEPTED.c.record).where(ACCEPTED.c.id == anchor_id)).scalar_one()
    return AcceptedAnchor.model_validate_json(record)


def met(db: Db, position_ids: Collection[str]) -> frozenset[Met]:
    """Who was given which copies of work of these positions, those withdrawn since among them."""
    given = (
        _at(position_ids, ACCEPTED.c.id, one.c.rater_id).join(one, one.c.anchor_id == ACCEPTED.c.id)
        for one in (anchoring.RATINGS, anchoring.CARDS)
    )
    return frozenset(Met(*row) for row in db.connection().execute(union(*given)))


def readers(db: Db, position_ids: Collection[str]) -> frozenset[tuple[str, str, str]]:
    """Of the work behind the anchors of these positions: sitting, task, and who has read it or is asked to.

    A lead who proposed or accepted it has read it as well, and may be a rater too.
    """
    of_raters = (
        _at(position_ids, one.c.rater_id).join(one, _is_about(one))
        for one in (judging.RATINGS, judging.CARDS, seats.SEATS, pairing.SIDES)
    )
    of_leads = (
        _at(position_ids, ACCEPTED.c.accepted_by),
        _at(position_ids, pairing.PROPOSED.c.proposed_by).join(pairing.PROPOSED, _is_about(pairing.PROPOSED)),
    )
    rows = db.connection().execute(union(*of_raters, *of_leads)).mappings()
    return frozenset((row["attempt_id"], row["task_id"], row["rater_id"]) for row in rows)


def _at(position_ids: Collection[str], *columns: "Column[Any]") -> "Select[Any]":
    """Of the accepted anchors of these positions: sitting and task, with columns of tables that are joined to them."""
    return (
        select(ACCEPTED.c.attempt_id, ACCEPTED.c.task_id, *columns)
        .select_from(ACCEPTED)
        .join(ATTEMPTS, ATTEMPTS.c.id == ACCEPTED.c.attempt_id)
        .where(ATTEMPTS.c.position_id.in_(position_ids))
    )


def _is_about(one: Table) -> "ColumnElement[bool]":
    return and_(one.c.attempt_id == ACCEPTED.c.attempt_id, one.c.task_id == ACCEPTED.c.task_id)


def judged_by(db: Db, anchor_id: str) -> int:
    """How many raters have judged an anchor, in training or among their work."""
    found = select(func.count(func.distinct(anchoring.RATINGS.c.rater_id)))
    return db.connection().execute(found.where(anchoring.RATINGS.c.anchor_id == anchor_id)).scalar_one()


def judgements(db: Db, attempt_id: str) -> tuple[AnchorRating, ...]:
    """What raters said of the copies of somebody's work, in the order in which they did."""
    return tuple(_judgements(db, attempt_id).values())


def _judgements(db: Db, attempt_id: str) -> dict[int, AnchorRating]:
    """By the number of their row."""
    given = anchoring.RATINGS
    found = select(given.c.id, given.c.record).where(given.c.anchor_id.in_(_of(attempt_id))).order_by(given.c.id)
    rows = db.connection().execute(found).mappings()
    return {row["id"]: AnchorRating.model_validate_json(row["record"]) for row in rows}


def _of(attempt_id: str) -> "Select[tuple[str]]":
    return select(ACCEPTED.c.id).where(ACCEPTED.c.attempt_id == attempt_id)


def forget(db: Db, attempt_id: str) -> None:
    """Take the copies of somebody's work off every desk; of what was said of them, levels and days are left.

    Called before their rows are erased: quotes and notes hold words of the answer, or are about it.
    """
    connection = db.connection()
    for row_id, one in _judgements(db, attempt_id).items():
        kept = update(anchoring.RATINGS).where(anchoring.RATINGS.c.id == row_id)
        connection.execute(kept.values(record=one.without_words().model_dump_json()))
    cards = select(anchoring.CARDS.c.id).where(anchoring.CARDS.c.anchor_id.in_(_of(attempt_id)))
    connection.execute(delete(anchoring.DRAFTS).where(anchoring.DRAFTS.c.card_id.in_(cards)))
    connection.execute(delete(anchoring.CARDS).where(anchoring.CARDS.c.anchor_id.in_(_of(attempt_id))))
