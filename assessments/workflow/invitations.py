"""Invitations: a link that opens a sitting on any device until it lapses or is revoked."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256

from assessments import bank
from assessments.attempt import (
    Actor,
    Attempt,
    EmailTaken,
    Invitation,
    InvitationRefused,
    LanguageRefused,
    NotFound,
    Person,
    PositionClosed,
    QuestionsExpire,
    Refused,
)
from assessments.form import FormId
from assessments.store import Db, Store, audit, invitations, sessions, sitting
from assessments.views import ImportResult, Position, RowError
from assessments.workflow.access import PEOPLE_OFFICE, allow
from assessments.workflow.accounts import clean_email
from assessments.workflow.ending import attempt_of, close_overdue
from assessments.workflow.pasted import Candidate, Part, read_candidates, read_table
from assessments.workflow.positions import position_of
from assessments.workflow.queueing import Words, drop, queue_links
from assessments.workflow.sessions import digest, new_id, new_token
from rubric.record import Language

_Read = Callable[[tuple[Language, ...], set[str]], tuple[tuple[Candidate, ...], tuple[RowError, ...]]]


class DeadlinePast(Refused):
    """A running block would be over at once."""


def invite(
    store: Store,
    actor: Actor,
    position_id: str,
    name: str,
    email: str,
    language: Language,
    extra_time: float,
    handle: str | None,
    now: datetime,
    *,
    expires_at: datetime | None = None,
    mail: Words | None = None,
) -> tuple[Invitation, str]:
    """Invite one person; returns the token of their link, which is stored nowhere but in a `mail` that waits.

    The link works until `expires_at`, or until the position closes. Raises EmailRefused, EmailTaken when this address
    has a link to the position already, LanguageRefused, PositionClosed, QuestionsExpire.
    """
    allow(actor, *PEOPLE_OFFICE)
    candidate = Candidate(name=name.strip(), email=clean_email(email), language=language, extra_time=extra_time)
    with store.write() as db:
        position = position_of(db, position_id)
        if candidate.email in _invited(db, position_id):
            raise EmailTaken(candidate.email)
        if language not in position.languages:
            raise LanguageRefused(language)
        ((person, invitation, token),) = _invite(db, actor, position, [candidate], now, handle, expires_at)
        queue_links(db, actor, [(person, invitation, token)], mail, now)
        return invitation, token


def import_people(
    store: Store, actor: Actor, position_id: str, pasted_text: str, now: datetime, *, mail: Words | None = None
) -> ImportResult:
    """Invite everybody on a pasted list, or nobody if any row is wrong; see pasted.read_candidates for its form.

    Where there is a `mail`, it waits for each of them in the same transaction.
    """
    return _import(store, actor, position_id, partial(read_candidates, pasted_text), now, mail)


def import_table(
    store: Store,
    actor: Actor,
    position_id: str,
    table: Sequence[Sequence[str]],
    order: Sequence[Part | None],
    now: datetime,
    *,
    mail: Words | None = None,
) -> ImportResult:
    """The same for the rows of a file, its titles first; `order` says what each of its columns holds."""
    return _import(store, actor, position_id, partial(read_table, table, order), now, mail)


def _import(
    store: Store, actor: Actor, position_id: str, read: _Read, now: datetime, mail: Words | None
) -> ImportResult:
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        position = position_of(db, position_id)
        candidates, errors = read(position.languages, _invited(db, position_id))
        if errors or not candidates:
            return ImportResult(errors=errors)
        made = _invite(db, actor, position, candidates, now, None, None)
        queue_links(db, actor, made, mail, now)
    return ImportResult(invited=tuple((person, token) for person, _invitation, token in made))


def _invited(db: Db, position_id: str) -> set[str]:
    """The addresses that have a link to the position which is not revoked."""
    people = invitations.people(db, position_id)
    valid = (one for one in invitations.in_force(db, position_id) if one.revoked_at is None)
    return {people[one.person_id].email for one in valid}


def _invite(
    db: Db,
    actor: Actor,
    position: Position,
    candidates: Sequence[Candidate],
    now: datetime,
    handle: str | None,
    expires_at: datetime | None,
) -> list[tuple[Person, Invitation, str]]:
    """Each with the token of their link. What is the same for all is found once: thousands may be invited at once,
    while no candidate of any position can save."""
    end = end_of_link(expires_at or position.closes_at, position.form_id, now)
    form = bank.form_fingerprint(bank.form(position.form_id))
    people = [
        Person(id=new_id(), name=one.name, email=one.email, handle=handle or None, language=one.language)
        for one in candidates
    ]
    attempts = [_attempt(position, form, one, now) for one in people]
    tokens = [new_token() for _ in people]
    links = [
        Invitation(
            id=new_id(),
            position_id=position.id,
            person_id=person.id,
            attempt_id=attempt.id,
            token_digest=digest(token),
            extra_time=candidate.extra_time,
            expires_at=end,
            issued_at=now,
        )
        for candidate, person, attempt, token in zip(candidates, people, attempts, tokens, strict=True)
    ]
    invitations.add_people(db, people)
    sitting.add_attempts(db, attempts)
    invitations.add_invitations(db, links)
    for link in links:
        audit.note(db, actor, "invite", link.attempt_id, now, extra_time=f"{link.extra_time:g}")
    return list(zip(people, links, tokens, strict=True))


def _attempt(position: Position, form_fingerprint: str, person: Person, now: datetime) -> Attempt:
    attempt_id = new_id()
    return Attempt(
        id=attempt_id,
        form_id=position.form_id,
        form_fingerprint=form_fingerprint,
        language=person.language,
        seed=seed_of(attempt_id),
        position_id=position.id,
        person_id=person.id,
        created_at=now,
    )


def seed_of(attempt_id: str) -> int:
    """The seed of the order of options, 32 bits: it follows from the id, so nothing has to be drawn twice."""
    return int.from_bytes(sha256(attempt_id.encode()).digest()[:4])


def end_of_link(expires_at: datetime, form_id: FormId, now: datetime) -> datetime:
    """The end of a link; nobody is to be told at the start of a part that a question of it may no longer be asked."""
    if expires_at <= now:
        raise PositionClosed
    until = bank.askable_until(bank.form(form_id))
    if until is not None and expires_at.date() > until:
        raise QuestionsExpire(until)
    return expires_at


def current(db: Db, attempt_id: str) -> Invitation:
    """The latest invitation of a sitting; raises NotFound."""
    found = sitting.invitation(db, attempt_id)
    if found is None:
        raise NotFound(attempt_id)
    return found


def set_extra_time(store: Store, actor: Actor, attempt_id: str, factor: float, now: datetime) -> Invitation:
    """Another factor, 1 to 3, on every deadline of the sitting; the deadline of a block that is running moves too.

    Raises DeadlinePast, and changes nothing, where a smaller factor would end the running block at once.
    """
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        before = current(db, attempt_id)
        after = Invitation.model_validate(before.model_dump() | {"extra_time": factor})
        if any(deadline <= now for deadline in invitations.set_extra_time(db, before, factor, now)):
            raise DeadlinePast(attempt_id)
        audit.note(db, actor, "set_extra_time", attempt_id, now, before=f"{before.extra_time:g}", after=f"{factor:g}")
    return after


def set_untimed(store: Store, actor: Actor, attempt_id: str, now: datetime, *, untimed: bool) -> None:
    """Whether what comes in by the clock in a task comes in groups instead, for this sitting."""
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        invitations.set_untimed(db, current(db, attempt_id).id, untimed=untimed)
        audit.note(db, actor, "set_untimed", attempt_id, now, untimed=str(untimed))


def revoke_invitation(store: Store, actor: Actor, attempt_id: str, now: datetime) -> None:
    """The link stops working and every browser that was opened with it is signed out; what was saved stays."""
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        _revoke(store, db, current(db, attempt_id), now)
        audit.note(db, actor, "revoke_invitation", attempt_id, now)


def _revoke(store: Store, db: Db, invitation: Invitation, now: datetime) -> None:
    invitations.revoke(db, invitation.id, now)
    drop(store, db, invitation.attempt_id, "replaced", now)
    sessions.end_sessions(db, invitation.attempt_id, now)


def renew_link(
    store: Store, actor: Actor, attempt_id: str, now: datetime, *, expires_at: datetime | None = None
) -> str:
    """The token of a new link to the same sitting, with everything saved in it; the old link is revoked.

    The new link works until `expires_at`, or until the position closes; raises PositionClosed when that is past,
    QuestionsExpire when a question of the form ends before it.
    """
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        return _renew(store, db, actor, current(db, attempt_id), expires_at, now)[1]


def invite_again(
    store: Store,
    actor: Actor,
    position_id: str,
    attempt_ids: Collection[str],
    now: datetime,
    *,
    mail: Words | None = None,
) -> tuple[tuple[str, str], ...]:
    """New links for several sittings of a position at once, each with its token, or for none; raises as renew_link."""
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        old = [current(db, one) for one in attempt_ids]
        if strange := [one.attempt_id for one in old if one.position_id != position_id]:
            raise NotFound(*strange)
        people = invitations.people(db, position_id)
        made = [(people[one.person_id], *_renew(store, db, actor, one, None, now)) for one in old]
        queue_links(db, actor, made, mail, now)
    return tuple((link.attempt_id, token) for _person, link, token in made)


def _renew(
    store: Store, db: Db, actor: Actor, old: Invitation, expires_at: datetime | None, now: datetime
) -> tuple[Invitation, str]:
    token = new_token()
    position = position_of(db, old.position_id)
    end = end_of_link(expires_at or position.closes_at, position.form_id, now)
    later = max(now, old.issued_at + timedelta(microseconds=1))  # the latest is the one in force
    new = {"id": new_id(), "token_digest": digest(token), "issued_at": later, "expires_at": end, "revoked_at": None}
    link = old.model_copy(update=new)
    _revoke(store, db, old, now)
    invitations.add_invitations(db, [link])
    close_overdue(store, db, old.attempt_id, now)
    audit.note(db, actor, "renew_link", old.attempt_id, now)
    return link, token


def redeem(store: Store, token: str, now: datetime) -> Actor:
    """Whose sitting a link opens. Raises InvitationRefused when it is unknown, revoked or past its date; a block that
    is running may be finished whatever the date, and whoever has handed in comes back to what is theirs."""
    with store.read() as db:
        found = invitations.by_digest(db, digest(token))
        if found is None or found.revoked_at:
            raise InvitationRefused
        attempt = attempt_of(db, found.attempt_id)
    if found.expires_at <= now and not attempt.submitted_at and not any(one.open_at(now) for one in attempt.blocks):
        raise InvitationRefused
    return Actor(kind="candidate", id=found.attempt_id)
