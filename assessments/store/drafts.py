"""Rows of ratings that are begun and not saved, one for each card."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from assessments.drafting import RatingDraft
from assessments.store.engine import Db
from assessments.store.judging import Card
from assessments.store.prepared import Prepared
from assessments.store.tables import table_of
from assessments.store.tables_keeping import DraftRow

DRAFTS = table_of(DraftRow)
_DRAFT = Prepared(select(DRAFTS.c.record).where(DRAFTS.c.card_id == bindparam("card")))


def draft(db: Db, card_id: str) -> RatingDraft | None:
    rows = _DRAFT.rows(db, card=card_id)
    return RatingDraft.model_validate_json(rows[0]["record"]) if rows else None


def forget(db: Db, card_id: str) -> None:
    db.connection().execute(delete(DRAFTS).where(DRAFTS.c.card_id == card_id))


def keep(db: Db, card: Card, kept: RatingDraft, now: datetime) -> None:
    """In place of what was kept for this card before."""
    forget(db, card.id)
    row = {"card_id": card.id, "attempt_id": card.attempt_id, "record": kept.model_dump_json(), "saved_at": now}
    db.connection().execute(insert(DRAFTS), [row])
