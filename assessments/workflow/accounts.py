"""Staff accounts: the first administrator, roles, passwords chosen through a one-time link, and signing in."""

import re
from datetime import datetime, timedelta

from assessments.attempt import (
    SYSTEM,
    Actor,
    EmailRefused,
    EmailTaken,
    LastAdmin,
    LinkRefused,
    NotFound,
    Role,
    SignInRefused,
    TooManyTries,
    User,
)
from assessments.store import Db, Store, accounts, audit, sessions
from assessments.workflow.access import PEOPLE_OFFICE, allow
from assessments.workflow.passwords import check_password, hash_password
from assessments.workflow.sessions import add_session, digest, new_id, new_token
from rubric.record import Language

FIRST_EMAIL = "admin@localhost"  # the first administrator can change it
LINK_DAYS = 7
WINDOW = timedelta(minutes=15)
TRIES_PER_EMAIL = 10  # within the window
TRIES_PER_ADDRESS = 50  # an office may share one
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def clean_email(typed: str) -> str:
    """In lower case and without spaces around; raises EmailRefused for what cannot be an address."""
    email = typed.strip().lower()
    if not _EMAIL.fullmatch(email) or len(email) > 254:  # noqa: PLR2004 - RFC 5321, the longest there can be
        raise EmailRefused(typed)
    return email


def first_admin_link(store: Store, now: datetime) -> str | None:
    """The token with which the first administrator chooses a password; None once an administrator has one."""
    with store.write() as db:
        admins = [one for one in accounts.users(db) if Role.ADMIN in one.roles]
        if any(one.has_password for one in admins):
            return None
        admin = admins[0] if admins else _first_admin(db, now)
        return _new_link(db, SYSTEM, admin.id, now)


def _first_admin(db: Db, now: datetime) -> User:
    admin = User(
        id=new_id(), email=FIRST_EMAIL, name="Administrator", roles=frozenset({Role.ADMIN, Role.HR}), language="en"
    )
    accounts.add_user(db, admin, now)
    audit.note(db, SYSTEM, "add_user", admin.id, now, roles=accounts.roles_text(admin.roles))
    return admin


def _new_link(db: Db, actor: Actor, user_id: str, now: datetime) -> str:
    token = new_token()
    accounts.add_link(db, digest(token), user_id, now, now + timedelta(days=LINK_DAYS))
    audit.note(db, actor, "new_password_link", user_id, now)
    return token


def add_user(
    store: Store, actor: Actor, email: str, name: str, roles: frozenset[Role], language: Language, now: datetime
) -> tuple[User, str]:
    """A new member of staff and the token of the link, to be handed over, with which they choose a password."""
    allow(actor, Role.ADMIN)
    new = User(id=new_id(), email=clean_email(email), name=name.strip(), roles=roles, language=language)
    with store.write() as db:
        if accounts.credentials(db, new.email):
            raise EmailTaken(new.email)
        accounts.add_user(db, new, now)
        audit.note(db, actor, "add_user", new.id, now, roles=accounts.roles_text(roles))
        return new, _new_link(db, actor, new.id, now)


def users(store: Store, actor: Actor) -> tuple[User, ...]:
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return accounts.users(db)


def change_user(
    store: Store,
    actor: Actor,
    user_id: str,
    now: datetime,
    *,
    email: str | None = None,
    name: str | None = None,
    roles: frozenset[Role] | None = None,
    language: Language | None = None,
    active: bool | None = None,
) -> User:
    """Change what is given. Deactivating ends every session of the user at once; new roles count from the next run."""
    allow(actor, Role.ADMIN)
    given = {
        "email": email and clean_email(email),
        "name": name and name.strip(),
        "roles": roles,
        "language": language,
        "active": active,
    }
    update = {field: value for field, value in given.items() if value is not None}
    with store.write() as db:
        changed = User.model_validate(_user(db, user_id).model_dump() | update)
        _check_change(db, changed)
        accounts.change_user(db, changed)
        if not changed.active:
            sessions.end_sessions(db, user_id, now)
            accounts.spend_links(db, user_id, now)
        audit.note(db, actor, "change_user", user_id, now, **{field: str(value) for field, value in update.items()})
    return changed


def _user(db: Db, user_id: str) -> User:
    found = accounts.user(db, user_id)
    if found is None:
        raise NotFound(user_id)
    return found


def _check_change(db: Db, changed: User) -> None:
    others = [one for one in accounts.users(db) if one.id != changed.id]
    if any(one.email == changed.email for one in others):
        raise EmailTaken(changed.email)
    if not any(one.active and Role.ADMIN in one.roles for one in (*others, changed)):
        raise LastAdmin(changed.id)


def new_password_link(store: Store, actor: Actor, user_id: str, now: datetime) -> str:
    """A fresh one-time link for somebody who has lost theirs or their password; earlier links stop working."""
    allow(actor, Role.ADMIN)
    with store.write() as db:
        if not _user(db, user_id).active:
            raise NotFound(user_id)
        return _new_link(db, actor, user_id, now)


def link_owner(store: Store, token: str, now: datetime) -> User:
    """Whose link this is; raises LinkRefused when it is unknown, used or past its date."""
    with store.read() as db:
        found = accounts.link_owner(db, digest(token), now)
    if found is None:
        raise LinkRefused
    return found


def set_password(store: Store, token: str, password: str, now: datetime) -> User:
    """Choose a password with a one-time link, which is used up; open sessions of the user end."""
    link_owner(store, token, now)  # before hashing, which is dear
    hashed = hash_password(password)
    with store.write() as db:
        owner = accounts.link_owner(db, digest(token), now)
        if owner is None:  # somebody was faster with the same link
            raise LinkRefused
        accounts.spend_links(db, owner.id, now)
        accounts.set_password_hash(db, owner.id, hashed)
        accounts.forget_tries(db, digest(owner.email), now - WINDOW)
        sessions.end_sessions(db, owner.id, now)
        audit.note(db, Actor(kind="staff", id=owner.id, roles=owner.roles), "set_password", owner.id, now)
    return owner.model_copy(update={"has_password": True})


def sign_in(store: Store, email: str, password: str, now: datetime, *, address: str | None = None) -> str:
    """Open a session of a member of staff; returns the token for the cookie.

    Raises SignInRefused, the same for an unknown e-mail, a wrong password and a deactivated user, and TooManyTries
    after 10 tries for one e-mail or 50 from one address within 15 minutes, right or wrong.
    """
    known_as = email.strip().lower()
    _count_try(store, known_as, address, now)
    with store.read() as db:
        found = accounts.credentials(db, known_as)
    user, stored = found or (None, None)
    right, fresh = check_password(password, stored)
    if user is None or not (right and user.active):
        raise SignInRefused
    token = new_token()
    actor = Actor(kind="staff", id=user.id, roles=user.roles)
    with store.write() as db:
        accounts.forget_tries(db, digest(known_as), now - WINDOW)
        if fresh:
            accounts.set_password_hash(db, user.id, fresh)
        add_session(db, token, actor, None, now)
        audit.note(db, actor, "sign_in", user.id, now)
    return token


def _count_try(store: Store, email: str, address: str | None, now: datetime) -> None:
    """Counted before the password is looked at, so that tries made at the same moment count as well."""
    with store.write() as db:
        of_email, of_address = accounts.tries(db, digest(email), address, now - WINDOW)
        if len(of_email) >= TRIES_PER_EMAIL or of_address >= TRIES_PER_ADDRESS:
            raise TooManyTries((of_email[0] if len(of_email) >= TRIES_PER_EMAIL else now) + WINDOW)
        accounts.add_try(db, digest(email), address, now)
