"""Rows of web sessions: whose cookie it is, until when, in which language."""

from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select, update

from assessments.attempt import Actor
from assessments.store.engine import Db
from assessments.store.prepared import Prepared
from assessments.store.tables import UserRow, WebSessionRow, table_of
from assessments.views import WebSession

SESSIONS = table_of(WebSessionRow)
USERS = table_of(UserRow)

# Read on every run and every save.
_SESSION = Prepared(
    select(
        SESSIONS.c.actor_kind,
        SESSIONS.c.actor_id,
        SESSIONS.c.language,
        SESSIONS.c.expires_at,
        SESSIONS.c.ended_at,
        USERS.c.roles,
        USERS.c.name,
        USERS.c.active,
        USERS.c.language.label("own_language"),
    )
    .select_from(SESSIONS.outerjoin(USERS, and_(SESSIONS.c.actor_kind == "staff", USERS.c.id == SESSIONS.c.actor_id)))
    .where(SESSIONS.c.digest == bindparam("digest"))
)
_SITTER = Prepared(
    select(SESSIONS.c.actor_id, SESSIONS.c.expires_at).where(
        SESSIONS.c.digest == bindparam("digest"),
        SESSIONS.c.ended_at.is_(None),
        or_(SESSIONS.c.actor_kind == "candidate", SESSIONS.c.actor_kind == "self"),
    )
)


def add_session(db: Db, digest: str, actor: Actor, language: str | None, now: datetime, expires_at: datetime) -> None:
    db.add(
        WebSessionRow(
            digest=digest,
            actor_kind=actor.kind,
            actor_id=actor.id,
            language=language,
            opened_at=now,
            expires_at=expires_at,
        )
    )


def session(db: Db, digest: str, now: datetime) -> WebSession | None:
    """The session of this digest if it is neither over nor that of somebody deactivated; roles as of now."""
    rows = _SESSION.rows(db, digest=digest)
    row = rows[0] if rows else None
    if row is None or row["ended_at"] is not None or row["expires_at"] <= now or row["active"] is False:
        return None
    actor = {"kind": row["actor_kind"], "id": row["actor_id"], "roles": (row["roles"] or "").split()}
    return WebSession.model_validate(
        {
            "digest": digest,
            "actor": actor,
            "language": row["language"] or row["own_language"],
            "name": row["name"],
            "expires_at": row["expires_at"],
        }
    )


def sitter(db: Db, digest: str, now: datetime) -> str | None:
    """The attempt of the candidate, or of the person assessing themselves, whose session this still is."""
    rows = _SITTER.rows(db, digest=digest)
    return rows[0]["actor_id"] if rows and rows[0]["expires_at"] > now else None


def extend(db: Db, digest: str, expires_at: datetime) -> None:
    db.exec(update(SESSIONS).where(SESSIONS.c.digest == digest).values(expires_at=expires_at))


def set_language(db: Db, digest: str, language: str) -> None:
    db.exec(update(SESSIONS).where(SESSIONS.c.digest == digest).values(language=language))


def end_session(db: Db, digest: str, now: datetime) -> None:
    db.exec(update(SESSIONS).where(SESSIONS.c.digest == digest, SESSIONS.c.ended_at.is_(None)).values(ended_at=now))


def end_sessions(db: Db, actor_id: str, now: datetime) -> None:
    """End every session of a user, or of the candidate of an attempt."""
    db.exec(update(SESSIONS).where(SESSIONS.c.actor_id == actor_id, SESSIONS.c.ended_at.is_(None)).values(ended_at=now))
