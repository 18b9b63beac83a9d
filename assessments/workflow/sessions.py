"""Web sessions: a cookie's token opens one, every run reads it again, and its end is immediate."""

import hashlib
import secrets
from datetime import datetime, timedelta

from assessments.attempt import Actor, NotFound
from assessments.store import Db, Store, sessions, sitting
from assessments.views import WebSession
from rubric.record import Language

STAFF_HOURS = 12  # without a visit
SELF_DAYS = 30  # how long a self-assessment is kept, and its browser finds it again
GRACE = timedelta(days=1)
RENEW_AFTER = timedelta(hours=1)  # so that a visit costs a write once an hour at most


def new_token() -> str:
    return secrets.token_urlsafe(32)


def new_id() -> str:
    return secrets.token_hex(8)


def digest(token: str) -> str:
    """What is stored instead of a token. SHA-256 suffices: a token has 256 bits of chance, unlike a password."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_session(store: Store, actor: Actor, language: Language | None, now: datetime) -> str:
    """A new session; returns the token for the cookie, which is stored nowhere.

    A session of staff lasts 12 hours after the last visit, of a self-assessment 30 days, of a candidate a day longer
    than the invitation, so that a block begun in its last minute can be finished, and a day in any case. Without a
    language given, a candidate's is that of the sitting and a member of staff's is their own.
    """
    token = new_token()
    with store.write() as db:
        add_session(db, token, actor, language, now)
    return token


def add_session(db: Db, token: str, actor: Actor, language: Language | None, now: datetime) -> None:
    expires_at = now + (timedelta(days=SELF_DAYS) if actor.kind == "self" else timedelta(hours=STAFF_HOURS))
    if actor.kind == "candidate":
        attempt, invitation = sitting.attempt(db, actor.id), sitting.invitation(db, actor.id)
        if attempt is None or invitation is None:
            raise NotFound(actor.id)
        language, expires_at = language or attempt.language, max(invitation.expires_at, now) + GRACE
    sessions.add_session(db, digest(token), actor, language, now, expires_at)


def web_session(store: Store, token_digest: str, now: datetime) -> WebSession | None:
    """Whose session this is as of now: None once it is over, revoked, or its user deactivated; roles are re-read."""
    with store.read() as db:
        found = sessions.session(db, token_digest, now)
    if found and found.actor.kind == "staff":
        return _rolled(store, found, now)
    return found


def _rolled(store: Store, found: WebSession, now: datetime) -> WebSession:
    later = now + timedelta(hours=STAFF_HOURS)
    if later - found.expires_at < RENEW_AFTER:
        return found
    with store.write() as db:
        sessions.extend(db, found.digest, later)
    return found.model_copy(update={"expires_at": later})


def set_session_language(store: Store, token_digest: str, language: Language) -> None:
    with store.write() as db:
        sessions.set_language(db, token_digest, language)


def sign_out(store: Store, token_digest: str, now: datetime) -> None:
    with store.write() as db:
        sessions.end_session(db, token_digest, now)
