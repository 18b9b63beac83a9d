"""Mails that the product sends itself: queued by HR, taken back within a minute, sent a few at a time."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from assessments.attempt import Actor, Change
from assessments.mailing import (
    ADDRESS,
    FOR_GOOD,
    OF_THE_SERVER,
    InVain,
    Letter,
    Mail,
    MailServer,
    Trouble,
    next_try,
)
from assessments.smtp import Line
from assessments.store import Db, Store, audit, hiring, invitations, outbox, sitting
from assessments.workflow.access import PEOPLE_OFFICE, allow
from assessments.workflow.hiring import MailKind, Undone, of_position
from assessments.workflow.positions import position_of
from assessments.workflow.queueing import ToSend, drop, queue

AT_ONCE = 5  # mails over one connection
CLAIM = timedelta(minutes=15)  # more than that many can take, at 20 seconds for each answer of the server


def mails(store: Store, actor: Actor, position_id: str) -> tuple[Mail, ...]:
    """Every mail to the candidates of a position that was queued here, the first one first."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return outbox.of_position(db, position_id)


def send_mails(
    store: Store,
    actor: Actor,
    position_id: str,
    kind: MailKind,
    words: Mapping[str, tuple[str, str]],
    now: datetime,
) -> str:
    """Queue a mail without a link to each of these candidates: subject and text by sitting. Returns the batch.

    Who waits for the same mail already gets no second one. Raises NotFound for a sitting of another position.
    """
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        waiting = {one.attempt_id for one in outbox.of_position(db, position_id) if one.waits and one.kind == kind}
        people = invitations.people(db, position_id)
        new = [
            ToSend(one.attempt_id, people[one.person_id].email, *words[one.attempt_id])
            for one in of_position(db, position_id, words)
            if one.attempt_id not in waiting
        ]
        return queue(db, actor, kind, new, now)


def take_back(store: Store, actor: Actor, position_id: str, batch: str, now: datetime) -> Undone:
    """Stop those of one click that have not been handed to anybody; `kept` were sent, or are being sent now."""
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        of_batch = [one for one in outbox.of_position(db, position_id) if one.batch == batch]
        known = [one for one in of_batch if one.waits or one.outcome == "sent"]
        dropped = outbox.take_back(db, batch, now) if known else ()
        for one in dropped:
            audit.note(db, actor, "take_back_mail", one.attempt_id, now, kind=one.kind)
    store.unwiped = True
    return Undone(done=len(dropped), kept=len(known) - len(dropped))


class Round(NamedTuple):
    """What one round of sending came to; `stuck`: what keeps every further mail from being taken."""

    sent: int = 0
    stuck: Trouble | None = None


def send_waiting(store: Store, server: MailServer, now: datetime) -> Round:
    """Send the mails that are due, a few at most; called again and again by the server.

    Each is claimed in a transaction of its own before it goes, and noted right after, so that two processes never
    send one at the same time. Where a process dies in between, the mail is sent again once its claim has run out.
    """
    with store.read() as db:
        if not outbox.is_due(db, now):
            return Round()
    sent = 0
    with Line(server) as line:
        for _ in range(AT_ONCE):
            claimed = _claim(store, now)
            if claimed is None:
                break
            mail, letter = claimed
            trouble = line.send(letter, now)
            _note(store, mail, trouble, now)
            if trouble in OF_THE_SERVER:
                return Round(sent, trouble)
            sent += trouble is None
    return Round(sent)


def _claim(store: Store, now: datetime) -> tuple[Mail, Letter] | None:
    """The next mail that still has a point; those that have none any more are dropped on the way."""
    with store.write() as db:
        while (found := outbox.next_due(db, now)) is not None:
            mail, words = found
            why = _in_vain(db, mail.attempt_id, now)
            if why is None:
                outbox.claim(db, mail, now + CLAIM)
                letter = Letter(id=mail.id, reply_to=_contact(db, mail.attempt_id), **words._asdict())
                return mail.model_copy(update={"tries": mail.tries + 1}), letter
            drop(store, db, mail.attempt_id, why, now)
    return None


def _in_vain(db: Db, attempt_id: str, now: datetime) -> InVain | None:
    link, attempt = sitting.invitation(db, attempt_id), sitting.attempt(db, attempt_id)
    assert link is not None  # a mail is about the link of a sitting
    assert attempt is not None
    if attempt.submitted_at is not None:
        return "handed_in"
    if link.revoked_at is not None:
        return "replaced"
    return "ended" if link.expires_at <= now else None


def _contact(db: Db, attempt_id: str) -> str | None:
    """Where answers go; None where the contact of the position is no address, but a telephone number or an office."""
    attempt = sitting.attempt(db, attempt_id)
    assert attempt is not None
    assert attempt.position_id is not None  # nobody is invited to assess themselves
    contact = position_of(db, attempt.position_id).notice.contact.strip()
    return contact if ADDRESS.fullmatch(contact) else None


def _note(store: Store, mail: Mail, trouble: Trouble | None, now: datetime) -> None:
    with store.write() as db:
        again = None if trouble in FOR_GOOD else next_try(mail.tries, mail.queued_at, now)
        if trouble is None:
            outbox.end(db, mail.id, "sent", None, now)
            if mail.kind != "invitation" and sitting.attempt(db, mail.attempt_id):  # else they were erased meanwhile
                hiring.add_changes(db, [_change(mail, now)])
        elif again is None:
            outbox.end(db, mail.id, "failed", trouble, now)
        else:
            outbox.put_off(db, mail.id, trouble, again)
    store.unwiped = True


def _change(mail: Mail, now: datetime) -> Change:
    """What the board says of everybody who was written to, by hand or from here."""
    return Change(
        batch=mail.batch,
        attempt_id=mail.attempt_id,
        field="mail",
        before=None,
        after=mail.kind,
        changed_by=mail.queued_by,
        changed_by_name=mail.queued_by_name,
        changed_at=now,
    )
