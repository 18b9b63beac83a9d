"""Rows of mails that wait to be sent, and what is left of those that were."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, and_, insert, or_, select, update

from assessments.mailing import InVain, Mail, Outcome, Trouble
from assessments.store.engine import Db
from assessments.store.tables import AttemptRow, table_of
from assessments.store.tables_mailing import MailRow

ATTEMPTS, OUTBOX = table_of(AttemptRow), table_of(MailRow)
SHOWN = [OUTBOX.c[name] for name in Mail.model_fields]
WAITS = OUTBOX.c.ended_at.is_(None)


class Written(NamedTuple):
    """The words of a mail, and whom they go to."""

    recipient: str
    subject: str
    body: str


def add(db: Db, new: Iterable[tuple[Mail, Written]]) -> None:
    rows = [mail.model_dump() | words._asdict() for mail, words in new]
    if rows:
        db.connection().execute(insert(OUTBOX), rows)


def of_position(db: Db, position_id: str) -> tuple[Mail, ...]:
    """Every mail to its candidates, the first one first."""
    found = (
        select(*SHOWN)
        .join(ATTEMPTS, ATTEMPTS.c.id == OUTBOX.c.attempt_id)
        .where(ATTEMPTS.c.position_id == position_id)
        .order_by(OUTBOX.c.queued_at, OUTBOX.c.id)
    )
    return tuple(map(_mail, db.connection().execute(found).mappings()))


def _mail(row: RowMapping) -> Mail:
    return Mail.model_validate(dict(row))


def _due(now: datetime) -> Any:  # noqa: ANN401 - a condition of SQL
    return and_(WAITS, OUTBOX.c.due_at <= now, _is_free(now))


def _is_free(now: datetime) -> Any:  # noqa: ANN401 - the same
    return or_(OUTBOX.c.claimed_until.is_(None), OUTBOX.c.claimed_until <= now)


def is_due(db: Db, now: datetime) -> bool:
    return db.connection().execute(select(OUTBOX.c.id).where(_due(now)).limit(1)).first() is not None


def next_due(db: Db, now: datetime) -> tuple[Mail, Written] | None:
    """The mail that has waited longest past its time and that nobody is sending."""
    found = select(OUTBOX).where(_due(now)).order_by(OUTBOX.c.due_at, OUTBOX.c.id).limit(1)
    row = db.connection().execute(found).mappings().one_or_none()
    if row is None:
        return None
    mail = Mail.model_validate({name: row[name] for name in Mail.model_fields})
    return mail, Written(row["recipient"], row["subject"], row["body"])


def claim(db: Db, mail: Mail, until: datetime) -> None:
    """Nobody else sends it before then; a try counts from here, also when the process dies meanwhile."""
    _set(db, mail.id, claimed_until=until, tries=mail.tries + 1)


def put_off(db: Db, mail_id: str, error: Trouble, due_at: datetime) -> None:
    """Not sent, and to be tried again; one that was dropped meanwhile stays dropped."""
    _set(db, mail_id, WAITS, claimed_until=None, error=error, due_at=due_at)


def end(db: Db, mail_id: str, outcome: Outcome, error: Trouble | None, now: datetime) -> None:
    """Sent, also when it was dropped meanwhile: that came too late. Or given up. Its words are erased."""
    _set(db, mail_id, *(() if outcome == "sent" else (WAITS,)), **_gone(outcome, error, now))


def drop(db: Db, attempt_id: str, why: InVain, now: datetime) -> None:
    """What waits for this candidate is not sent; its words are erased."""
    _drop(db, OUTBOX.c.attempt_id == attempt_id, why, now)


def take_back(db: Db, batch: str, now: datetime) -> tuple[Mail, ...]:
    """Drop what was sent with one click and that nobody is sending at this moment; returns it."""
    found = select(*SHOWN).where(OUTBOX.c.batch == batch, WAITS, _is_free(now))
    free = tuple(map(_mail, db.connection().execute(found).mappings()))
    _drop(db, and_(OUTBOX.c.batch == batch, _is_free(now)), "taken_back", now)
    return free


def _drop(db: Db, which: Any, why: InVain, now: datetime) -> None:  # noqa: ANN401 - a condition of SQL
    db.connection().execute(update(OUTBOX).where(which, WAITS).values(_gone("dropped", why, now)))


def _gone(outcome: Outcome, error: Trouble | InVain | None, now: datetime) -> dict[str, object]:
    return {"ended_at": now, "outcome": outcome, "error": error, "claimed_until": None, "subject": None, "body": None}


def _set(db: Db, mail_id: str, *conditions: Any, **values: object) -> None:  # noqa: ANN401 - conditions of SQL
    db.connection().execute(update(OUTBOX).where(OUTBOX.c.id == mail_id, *conditions).values(values))
