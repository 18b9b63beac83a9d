"""Rows of anchor answers: those lying among real work, how they were judged, and who was admitted without passing."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert, select

from assessments.assignment import AnchorRating, Purpose
from assessments.drafting import RatingDraft
from assessments.store.engine import Db
from assessments.store.prepared import Prepared
from assessments.store.tables import table_of
from assessments.store.tables_desk import (
    AdmissionRow,
    AnchorCardRow,
    AnchorDraftRow,
    AnchorRatingRow,
    WithdrawnAnchorRow,
)

CARDS, RATINGS, ADMISSIONS = table_of(AnchorCardRow), table_of(AnchorRatingRow), table_of(AdmissionRow)
DRAFTS = table_of(AnchorDraftRow)

# Read on every run of the rating desk.
_LYING = select(CARDS).where(CARDS.c.anchor_id.not_in(select(table_of(WithdrawnAnchorRow).c.anchor_id)))
_CARDS = Prepared(
    _LYING.where(CARDS.c.rater_id == bindparam("rater"), CARDS.c.task_id == bindparam("task")).order_by(CARDS.c.place)
)
_CARD = Prepared(_LYING.where(CARDS.c.id == bindparam("card")))
_JUDGED = Prepared(
    select(RATINGS.c.record).where(
        RATINGS.c.rater_id == bindparam("rater"),
        RATINGS.c.task_id == bindparam("task"),
        RATINGS.c.purpose == bindparam("purpose"),
    )
)
_DRAFT = Prepared(select(DRAFTS.c.record).where(DRAFTS.c.card_id == bindparam("card")))
_ADMITTED = Prepared(select(ADMISSIONS.c.task_id).where(ADMISSIONS.c.rater_id == bindparam("rater")))


class AnchorCard(NamedTuple):
    """An anchor answer as it was dealt to one rater."""

    id: str
    rater_id: str
    task_id: str
    anchor_id: str
    place: float


def cards(db: Db, rater_id: str, task_id: str | None = None) -> tuple[AnchorCard, ...]:
    """The anchors that lie among somebody's work; one that was withdrawn does not any more."""
    if task_id is not None:
        return tuple(AnchorCard(**row) for row in _CARDS.rows(db, rater=rater_id, task=task_id))
    found = _LYING.where(CARDS.c.rater_id == rater_id).order_by(CARDS.c.task_id, CARDS.c.place)
    return tuple(AnchorCard(**row) for row in db.connection().execute(found).mappings())


def card(db: Db, card_id: str) -> AnchorCard | None:
    rows = _CARD.rows(db, card=card_id)
    return AnchorCard(**rows[0]) if rows else None


def add_cards(db: Db, new: Iterable[AnchorCard]) -> None:
    rows = [one._asdict() for one in new]
    if rows:
        db.connection().execute(insert(CARDS), rows)


def draft(db: Db, card_id: str) -> RatingDraft | None:
    """What is entered for such a card and not saved."""
    rows = _DRAFT.rows(db, card=card_id)
    return RatingDraft.model_validate_json(rows[0]["record"]) if rows else None


def forget_draft(db: Db, card_id: str) -> None:
    db.connection().execute(delete(DRAFTS).where(DRAFTS.c.card_id == card_id))


def keep_draft(db: Db, card_id: str, kept: RatingDraft, now: datetime) -> None:
    forget_draft(db, card_id)
    row = {"card_id": card_id, "record": kept.model_dump_json(), "saved_at": now}
    db.connection().execute(insert(DRAFTS), row)


def add_rating(db: Db, new: AnchorRating) -> None:
    row = {name: getattr(new, name) for name in ("rater_id", "task_id", "anchor_id", "purpose", "rated_at")}
    db.connection().execute(insert(RATINGS), {**row, "record": new.model_dump_json()})


def ratings(
    db: Db, rater_id: str | None = None, task_id: str | None = None, purpose: Purpose | None = None
) -> tuple[AnchorRating, ...]:
    """Judgements of anchors in the order in which they were given; on request of one rater, task or purpose."""
    found = select(RATINGS.c.record).order_by(RATINGS.c.id)
    for column, value in ((RATINGS.c.rater_id, rater_id), (RATINGS.c.task_id, task_id), (RATINGS.c.purpose, purpose)):
        if value is not None:
            found = found.where(column == value)
    return tuple(AnchorRating.model_validate_json(record) for record in db.connection().execute(found).scalars())


def judged(db: Db, rater_id: str, task_id: str) -> frozenset[str]:
    """The anchors among their work that somebody has judged."""
    rows = _JUDGED.rows(db, rater=rater_id, task=task_id, purpose="live")
    return frozenset(AnchorRating.model_validate_json(row["record"]).anchor_id for row in rows)


def admit(db: Db, rater_id: str, task_id: str, reason: str, admitted_by: str, now: datetime) -> None:
    row = {"rater_id": rater_id, "task_id": task_id, "reason": reason, "admitted_by": admitted_by, "admitted_at": now}
    db.connection().execute(insert(ADMISSIONS), row)


def admitted(db: Db, rater_id: str) -> frozenset[str]:
    """The tasks somebody may rate by a lead's word."""
    return frozenset(row["task_id"] for row in _ADMITTED.rows(db, rater=rater_id))
