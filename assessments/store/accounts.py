"""Rows of staff accounts, of links to choose a password, and of tries at signing in."""

from datetime import datetime

from sqlalchemy import delete, func, or_, update
from sqlalchemy import select as core_select
from sqlmodel import col, select

from assessments.attempt import Role, User
from assessments.store.engine import Db
from assessments.store.prepared import Found, Prepared
from assessments.store.tables import LinkRow, SignInAttemptRow, UserRow, table_of

USERS = table_of(UserRow)
_USERS = Prepared(core_select(USERS).order_by(USERS.c.name, USERS.c.id))  # read on every run of the rating desk


def _user(row: UserRow) -> User:
    return _read(row.model_dump())


def _read(row: Found) -> User:
    own = {name: row[name] for name in ("id", "email", "name", "language", "active")}
    return User.model_validate({**own, "roles": row["roles"].split(), "has_password": row["password_hash"] is not None})


def roles_text(roles: frozenset[Role]) -> str:
    return " ".join(sorted(roles))


def users(db: Db) -> tuple[User, ...]:
    return tuple(_read(row) for row in _USERS.rows(db))


def user(db: Db, user_id: str) -> User | None:
    row = db.get(UserRow, user_id)
    return row and _user(row)


def credentials(db: Db, email: str) -> tuple[User, str | None] | None:
    """The user with this e-mail, in lower case, and the hash of their password."""
    row = db.exec(select(UserRow).where(UserRow.email == email)).one_or_none()
    return row and (_user(row), row.password_hash)


def add_user(db: Db, new: User, now: datetime) -> None:
    db.add(
        UserRow(
            id=new.id,
            email=new.email,
            name=new.name,
            roles=roles_text(new.roles),
            language=new.language,
            active=new.active,
            created_at=now,
        )
    )
    db.flush()


def change_user(db: Db, changed: User) -> None:
    db.exec(
        update(UserRow)
        .where(col(UserRow.id) == changed.id)
        .values(
            email=changed.email,
            name=changed.name,
            roles=roles_text(changed.roles),
            language=changed.language,
            active=changed.active,
        )
    )


def set_password_hash(db: Db, user_id: str, password_hash: str) -> None:
    db.exec(update(UserRow).where(col(UserRow.id) == user_id).values(password_hash=password_hash))


def add_link(db: Db, digest: str, user_id: str, now: datetime, expires_at: datetime) -> None:
    """A new link of this user; every earlier one stops working."""
    spend_links(db, user_id, now)
    db.add(LinkRow(digest=digest, user_id=user_id, issued_at=now, expires_at=expires_at))


def spend_links(db: Db, user_id: str, now: datetime) -> None:
    db.exec(update(LinkRow).where(col(LinkRow.user_id) == user_id, col(LinkRow.used_at).is_(None)).values(used_at=now))


def link_owner(db: Db, digest: str, now: datetime) -> User | None:
    """Whose link this is, if it can still be used."""
    row = db.exec(
        select(UserRow)
        .join(LinkRow, col(LinkRow.user_id) == col(UserRow.id))
        .where(LinkRow.digest == digest, col(LinkRow.used_at).is_(None), LinkRow.expires_at > now)
    ).one_or_none()
    return row and _user(row)


def tries(db: Db, email_digest: str, address: str | None, since: datetime) -> tuple[tuple[datetime, ...], int]:
    """When this e-mail was tried since then, oldest first, and how often this address has tried."""
    of_email = db.exec(
        select(SignInAttemptRow.at)
        .where(SignInAttemptRow.email_digest == email_digest, SignInAttemptRow.at > since)
        .order_by(col(SignInAttemptRow.at))
    )
    of_address = db.exec(
        select(func.count())
        .select_from(SignInAttemptRow)
        .where(SignInAttemptRow.address == address, SignInAttemptRow.at > since)
    )
    return tuple(of_email), of_address.one() if address else 0


def add_try(db: Db, email_digest: str, address: str | None, now: datetime) -> None:
    db.add(SignInAttemptRow(email_digest=email_digest, address=address, at=now))


def forget_tries(db: Db, email_digest: str, before: datetime) -> None:
    """Drop what no longer counts: the tries of somebody who has signed in, and all that are too old."""
    db.exec(
        delete(SignInAttemptRow).where(
            or_(col(SignInAttemptRow.email_digest) == email_digest, col(SignInAttemptRow.at) <= before)
        )
    )
