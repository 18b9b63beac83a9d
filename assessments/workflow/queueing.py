"""Putting mails into the queue and taking them out, in the transaction of what they tell of."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from assessments.attempt import Actor, Invitation, NotAllowed, Person
from assessments.mailing import UNDO, InVain, Kind, Mail
from assessments.store import Db, Store, accounts, audit, outbox
from assessments.store.outbox import Written
from assessments.workflow.sessions import new_id

Words = Callable[[Person, Invitation, str], tuple[str, str]]  # subject and text for the token of a new link


class ToSend(NamedTuple):
    """One mail to one candidate, as somebody wants it sent."""

    attempt_id: str
    recipient: str
    subject: str
    body: str


def queue(db: Db, actor: Actor, kind: Kind, mails: Sequence[ToSend], now: datetime) -> str:
    """They leave once the moment for taking back is over; returns the batch, by which they are taken back.

    Raises NotAllowed for the system, in whose name nobody is written to.
    """
    person = accounts.user(db, actor.id)
    if person is None:
        raise NotAllowed(actor.id)
    batch = new_id()
    new: list[tuple[Mail, Written]] = []
    for one in mails:
        mail = Mail(
            id=new_id(),
            batch=batch,
            attempt_id=one.attempt_id,
            kind=kind,
            queued_by=person.id,
            queued_by_name=person.name,
            queued_at=now,
            due_at=now + UNDO,
            tries=0,
        )
        new.append((mail, Written(one.recipient, one.subject, one.body)))
        audit.note(db, actor, "queue_mail", one.attempt_id, now, kind=kind)
    outbox.add(db, new)
    return batch


def queue_links(
    db: Db, actor: Actor, made: Collection[tuple[Person, Invitation, str]], words: Words | None, now: datetime
) -> None:
    """The mails with new links, where they are to be sent at all."""
    if words is not None and made:
        mails = [ToSend(link.attempt_id, person.email, *words(person, link, token)) for person, link, token in made]
        queue(db, actor, "invitation", mails, now)


def drop(store: Store, db: Db, attempt_id: str, why: InVain, now: datetime) -> None:
    """What waits for this candidate is not sent any more."""
    outbox.drop(db, attempt_id, why, now)
    store.unwiped = True  # it may have held a link
