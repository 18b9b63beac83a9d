"""Rows of structured interviews: questions, scorecards begun and handed in, and who only reads them."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import TypeAdapter
from sqlmodel import col, select

from assessments.interviews import Mark, Questions, Scorecard
from assessments.store.engine import Db
from assessments.store.tables_interviews import InterviewRow, ScorecardDraftRow, ScorecardReaderRow, ScorecardRow

MARKS = TypeAdapter(tuple[Mark, ...])


def questions(db: Db, attempt_id: str) -> Questions | None:
    row = db.get(InterviewRow, attempt_id)
    return row and Questions.model_validate_json(row.record)


def fix(db: Db, attempt_id: str, chosen: Questions) -> None:
    db.add(InterviewRow(attempt_id=attempt_id, record=chosen.model_dump_json()))


def draft(db: Db, attempt_id: str, interviewer_id: str) -> tuple[Mark, ...]:
    row = db.get(ScorecardDraftRow, (attempt_id, interviewer_id))
    return () if row is None else MARKS.validate_json(row.record)


def forget(db: Db, attempt_id: str, interviewer_id: str) -> None:
    if row := db.get(ScorecardDraftRow, (attempt_id, interviewer_id)):
        db.delete(row)
        db.flush()


def keep(db: Db, attempt_id: str, interviewer_id: str, marks: tuple[Mark, ...], now: datetime) -> None:
    """In place of what they had entered before."""
    forget(db, attempt_id, interviewer_id)
    record = MARKS.dump_json(marks).decode()
    db.add(ScorecardDraftRow(attempt_id=attempt_id, interviewer_id=interviewer_id, record=record, saved_at=now))


def add(db: Db, card: Scorecard) -> None:
    db.add(
        ScorecardRow(
            attempt_id=card.attempt_id,
            interviewer_id=card.interviewer_id,
            record=card.model_dump_json(),
            handed_in_at=card.handed_in_at,
        )
    )


def scorecards(db: Db, attempt_ids: Sequence[str]) -> tuple[Scorecard, ...]:
    """All that were ever handed in about these sittings, the first one first."""
    found = select(ScorecardRow).where(col(ScorecardRow.attempt_id).in_(attempt_ids)).order_by(col(ScorecardRow.id))
    return tuple(Scorecard.model_validate_json(row.record) for row in db.exec(found))


def read_only(db: Db, attempt_id: str, reader_id: str, now: datetime) -> None:
    db.add(ScorecardReaderRow(attempt_id=attempt_id, reader_id=reader_id, since=now))


def reads(db: Db, attempt_id: str, reader_id: str) -> bool:
    """Whether somebody has said that they only read."""
    return db.get(ScorecardReaderRow, (attempt_id, reader_id)) is not None
