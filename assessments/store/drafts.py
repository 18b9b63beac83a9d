"""Rows of ratings that are begun and not saved, one for each card."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from assessments.drafting import RatingDraft
from assessments.store.engine import Db
from assessments.store.judging import Card
from assessments.store.tables import table_of
from assessments.store.tables_keeping import DraftRow

DRAFTS = table_of(DraftRow)


def draft(db: Db, card_id: str) -> RatingDraft | None:
    found = db.connection().execute(select(DRAFTS.c.record).where(DRAFTS.c.card_id == card_id)).scalar()
    return None if found is None else RatingDraft.model_validate_json(found)


def forget(db: Db, card_id: str) -> None:
    db.connection().execute(delete(DRAFTS).where(DRAFTS.c.card_id == card_id))


def keep(db: Db, card: Card, kept: RatingDraft, now: datetime) -> None:
    """In place of what was kept for this card before."""
    forget(db, card.id)
    row = {"card_id": card.id, "attempt_id": card.attempt_id, "record": kept.model_dump_json(), "saved_at": now}
    db.connection().execute(insert(DRAFTS), [row])
