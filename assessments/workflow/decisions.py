"""What people add about a sitting: decisions with their reasons, arrangements, notes why a task has no score."""

from datetime import datetime
from typing import Literal

from assessments import bank
from assessments.attempt import (
    Actor,
    Arrangement,
    Attempt,
    AuditEntry,
    Considered,
    Decision,
    NotAllowed,
    NotFound,
    Outcome,
    RateFirst,
    ReasonMissing,
)
from assessments.store import Db, Store, accounts, audit, sitting
from assessments.store import decisions as rows
from assessments.workflow.access import PEOPLE_OFFICE, READERS, allow, own_attempt
from assessments.workflow.ordering import order_of
from assessments.workflow.screening import refresh_all, refuse_who_still_rates
from assessments.workflow.sessions import new_id

NOT_ASKED = Considered()


def _of_position(db: Db, attempt_id: str) -> Attempt:
    """The sitting of a candidate; raises NotFound, also for a self-assessment, which is nobody else's business."""
    found = sitting.attempt(db, attempt_id)
    if found is None or found.position_id is None:
        raise NotFound(attempt_id)
    return found


def _written(words: str) -> str:
    if not words.strip():
        raise ReasonMissing
    return words.strip()


def decide(
    store: Store,
    actor: Actor,
    attempt_id: str,
    outcome: Outcome,
    reason: str,
    now: datetime,
    considered: Considered = NOT_ASKED,
) -> Decision:
    """Write down what a named person decides and why; an earlier decision stays in the record.

    How it stands to the order of the fits is noted with it and changes nothing. The same decision sent again is the
    one that stands, so that a second press of the button is harmless. Raises ReasonMissing without a written reason.
    """
    allow(actor, *READERS)
    reason = _written(reason)
    with store.read() as db:
        sits = _of_position(db, attempt_id)
    if sits.position_id is not None and sits.submitted_at is not None:
        refresh_all(store, sits.position_id)
    with store.write() as db:
        person = accounts.user(db, actor.id)
        if person is None:  # a decision is somebody's: the system takes none
            raise NotAllowed(actor.id)
        made = Decision(
            attempt_id=attempt_id,
            decided_by=person.id,
            decided_by_name=person.name,
            outcome=outcome,
            reason=reason,
            decided_at=now,
            order=order_of(db, sits, outcome),
            **considered.model_dump(),
        )
        before = rows.decisions(db, attempt_id)
        if before and before[-1].model_copy(update={"decided_at": now, "order": made.order}) == made:
            made = before[-1]
        else:
            rows.add_decision(db, made)
            audit.note(db, actor, "decide", attempt_id, now, outcome=outcome)
    return _as_told(store, actor, sits, (made,))[0]


def decisions(store: Store, actor: Actor, attempt_id: str) -> tuple[Decision, ...]:
    """Every decision on a sitting, the first one first; the last one counts."""
    allow(actor, *READERS)
    with store.read() as db:
        sits = _of_position(db, attempt_id)
        found = rows.decisions(db, attempt_id)
    return _as_told(store, actor, sits, found)


def _as_told(store: Store, actor: Actor, sits: Attempt, found: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Without the order for whoever is still to judge work for the position: it tells how others stand."""
    assert sits.position_id is not None  # as of every sitting that is decided on
    try:
        refuse_who_still_rates(store, actor, sits.position_id)
    except RateFirst:
        return tuple(one.model_copy(update={"order": None}) for one in found)
    return found


def request_arrangement(store: Store, actor: Actor, wishes: str, now: datetime) -> Arrangement:
    """A candidate asks for something to be arranged; HR reads it, raters and whoever decides do not."""
    asked = Arrangement(id=new_id(), attempt_id=own_attempt(actor), wishes=_written(wishes), asked_at=now)
    with store.write() as db:
        _of_position(db, asked.attempt_id)
        rows.add_arrangement(db, asked)
        audit.note(db, actor, "request_arrangement", asked.attempt_id, now)
    return asked


def own_arrangements(store: Store, actor: Actor) -> tuple[Arrangement, ...]:
    """What the candidate has asked for, with the answers."""
    attempt_id = own_attempt(actor)
    with store.read() as db:
        return rows.arrangements_of(db, attempt_id)


def arrangements(store: Store, actor: Actor, position_id: str) -> tuple[Arrangement, ...]:
    """Everything that candidates of a position have asked for, in the order of asking."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return rows.arrangements(db, position_id)


def answer_arrangement(store: Store, actor: Actor, arrangement_id: str, answer: str, now: datetime) -> Arrangement:
    """Answer a request, in words the candidate reads; granting extra time is a verb of its own."""
    allow(actor, *PEOPLE_OFFICE)
    said = {"answer": _written(answer), "answered_by": actor.id, "answered_at": now}
    with store.write() as db:
        asked = rows.arrangement(db, arrangement_id)
        if asked is None:
            raise NotFound(arrangement_id)
        answered = Arrangement.model_validate(asked.model_dump() | said)
        rows.answer_arrangement(db, answered)
        audit.note(db, actor, "answer_arrangement", asked.attempt_id, now)
    return answered


def note_missing(
    store: Store,
    actor: Actor,
    attempt_id: str,
    task_id: str,
    reason: Literal["technical", "accommodation"] | None,
    now: datetime,
) -> None:
    """Note that a task has no score through no fault of the candidate; without a reason, withdraw the note."""
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        if task_id not in bank.form(_of_position(db, attempt_id).form_id).task_ids:
            raise NotFound(task_id)
        rows.add_missing(db, attempt_id, task_id, reason, actor.id, now)
        audit.note(db, actor, "note_missing", attempt_id, now, task=task_id, reason=reason or "withdrawn")


def trail(store: Store, actor: Actor, subject: str) -> tuple[AuditEntry, ...]:
    """Who did what to a user, a position or a sitting, the first thing first."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return audit.trail(db, subject)
