"""Rows of answers: every save is a new revision, and a sent answer has a seal."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, bindparam, func, insert, select

from assessments.answer import answers
from assessments.attempt import Missing, Response
from assessments.store.engine import Db
from assessments.store.prepared import Found, Prepared
from assessments.store.tables import MissingRow, ResponseRow, SealRow, table_of

RESPONSES, SEALS, MISSING = table_of(ResponseRow), table_of(SealRow), table_of(MissingRow)

# Used on every save and every run.
_SEALED = and_(SEALS.c.attempt_id == RESPONSES.c.attempt_id, SEALS.c.item_id == RESPONSES.c.item_id)
_ANSWERS = select(RESPONSES, SEALS.c.sealed_at).select_from(RESPONSES.outerjoin(SEALS, _SEALED))
_LATEST = Prepared(
    _ANSWERS.where(RESPONSES.c.attempt_id == bindparam("attempt"), RESPONSES.c.item_id == bindparam("item"))
    .order_by(RESPONSES.c.revision.desc())
    .limit(1)
)
_LAST = (
    select(RESPONSES.c.item_id, func.max(RESPONSES.c.revision).label("revision"))
    .where(RESPONSES.c.attempt_id == bindparam("attempt"))
    .group_by(RESPONSES.c.item_id)
    .subquery()
)
_LATEST_OF_ALL = Prepared(
    _ANSWERS.join(_LAST, and_(RESPONSES.c.item_id == _LAST.c.item_id, RESPONSES.c.revision == _LAST.c.revision)).where(
        RESPONSES.c.attempt_id == bindparam("attempt")
    )
)
_MISSING = select(MISSING).where(MISSING.c.attempt_id.in_(bindparam("attempts", expanding=True))).order_by(MISSING.c.id)
_APPEND = Prepared(insert(RESPONSES))


def latest(db: Db, attempt_id: str, item_id: str) -> Response | None:
    """The last revision of one answer."""
    rows = _LATEST.rows(db, attempt=attempt_id, item=item_id)
    return _response(rows[0]) if rows else None


def latest_of_all(db: Db, attempt_id: str) -> dict[str, Response]:
    """The last revision of every answer of an attempt, by item."""
    return {row["item_id"]: _response(row) for row in _LATEST_OF_ALL.rows(db, attempt=attempt_id)}


def _response(row: Found) -> Response:
    return Response(
        attempt_id=row["attempt_id"],
        item_id=row["item_id"],
        revision=row["revision"],
        answer=answers.validate_json(row["answer"]),
        tab=row["tab"],
        saved_at=row["saved_at"],
        sealed=row["sealed_at"] is not None,
    )


def append(db: Db, response: Response, written: str, filled: bool) -> None:
    """Keep one more revision; `written` is the answer as JSON."""
    _APPEND.run(
        db,
        attempt_id=response.attempt_id,
        item_id=response.item_id,
        revision=response.revision,
        answer=written,
        filled=filled,
        tab=response.tab,
        saved_at=response.saved_at,
    )


def seal(db: Db, response: Response, now: datetime) -> None:
    """From now on this answer cannot be changed."""
    db.add(SealRow(attempt_id=response.attempt_id, item_id=response.item_id, revision=response.revision, sealed_at=now))


def missing(db: Db, attempt_ids: Collection[str]) -> tuple[Missing, ...]:
    """Why tasks of these attempts have no score: the last note about each, unless it withdraws an earlier one."""
    rows = db.connection().execute(_MISSING, {"attempts": list(attempt_ids)}).mappings()
    notes = {(row["attempt_id"], row["task_id"]): row for row in rows}
    return tuple(
        Missing.model_validate({name: value for name, value in row.items() if name != "id"})
        for row in notes.values()
        if row["reason"] is not None
    )
