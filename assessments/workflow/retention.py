"""Keeping the promise of the notice: what falls due and when, what holds it back, and erasing it for good."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from assessments.attempt import SYSTEM, Actor, Attempt, HeldBack, NotAllowed, NotFound, ReasonMissing
from assessments.retention import Amount, Erased, Hold, Keeping, Reached, Why, end_of_recruitment, months_later
from assessments.store import Db, Store, accounts, audit, decisions, erasing, keeping, positions, sitting
from assessments.store.keeping import Sat
from assessments.views import Position
from assessments.workflow.access import PEOPLE_OFFICE, allow
from assessments.workflow.recordings import remove_files


def kept(store: Store, actor: Actor, position_id: str | None = None) -> tuple[Keeping, ...]:
    """Until when what is known of each candidate is kept, those of one position or of all, the first day first."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        found = _kept(db)
    wanted = (one for one in found if position_id in {None, one.position_id})
    return tuple(sorted(wanted, key=lambda one: (one.due_at, one.person.name.casefold())))


class _Dates(NamedTuple):
    """What the days of every position depend on."""

    revisions: Mapping[str, tuple[Position, ...]]
    decided: Mapping[str, datetime]
    links: Mapping[str, datetime]


def _kept(db: Db) -> tuple[Keeping, ...]:
    sat = keeping.candidates(db)
    dates = _Dates(
        revisions={one: positions.revisions(db, one) for one in {each.position_id for each in sat}},
        decided=keeping.last_decisions(db),
        links=keeping.last_links(db),
    )
    holds = keeping.holds(db)
    return tuple(_keeping(one, dates, holds.get(one.attempt_id)) for one in sat)


def _keeping(sat: Sat, dates: _Dates, hold: Hold | None) -> Keeping:
    revisions = dates.revisions[sat.position_id]
    now = revisions[-1]
    links = [dates.links[sat.position_id]] if sat.position_id in dates.links else []
    ends_at = end_of_recruitment(now.closes_at, now.notice.decision_by, dates.decided.get(sat.position_id), links)
    months = promised_months(revisions, sat.acknowledged_at)
    return Keeping(
        attempt_id=sat.attempt_id,
        position_id=sat.position_id,
        person=sat.person,
        ends_at=ends_at,
        months=months,
        due_at=months_later(ends_at, months),
        hold=hold,
    )


def promised_months(revisions: Iterable[Position], acknowledged_at: datetime | None) -> int:
    """How long after the end, by the notice this candidate has read; a shorter time set since holds for them too.

    Who has not read it yet is told what is in force. `revisions`: those of the position, the first one first.
    """
    known = tuple(revisions)
    in_force = known[-1].notice.retention_months
    if acknowledged_at is None:
        return in_force
    read = [one for one in known if one.revised_at <= acknowledged_at] or [known[0]]
    return min(in_force, read[-1].notice.retention_months)


def would_go(store: Store, actor: Actor, now: datetime) -> tuple[tuple[Keeping, ...], Amount]:
    """What erasing would take away at this moment; nothing is changed."""
    due = tuple(one for one in kept(store, actor) if one.is_due(now))
    return due, amount(store, actor, [one.attempt_id for one in due])


def amount(store: Store, actor: Actor, attempt_ids: Iterable[str]) -> Amount:
    """How much is kept about these sittings."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return keeping.amount(db, attempt_ids)


def erase_due(store: Store, now: datetime) -> Amount:
    """Erase every candidate whose day has come and whom nothing holds back; returns how much is gone.

    Files are rewritten afterwards, also when an earlier time had to leave that.
    """
    gone = Amount()
    while True:  # a transaction for each: saves of others come in between, and a hold set meanwhile is seen
        with store.write() as db:
            due = next((one for one in _kept(db) if one.is_due(now)), None)
            if due is None:
                break
            gone += _erase(store, db, due.attempt_id, SYSTEM, "retention", now)
    store.wipe_if_due()
    return gone


def erase_candidate(store: Store, actor: Actor, attempt_id: str, now: datetime) -> Amount:
    """Erase one candidate on their request, before their day. Raises HeldBack while a written reason stands."""
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        _candidate(db, attempt_id)
        if attempt_id in keeping.holds(db):
            raise HeldBack(attempt_id)
        gone = _erase(store, db, attempt_id, actor, "request", now)
    store.wipe_if_due()
    return gone


def _erase(store: Store, db: Db, attempt_id: str, actor: Actor, why: Why, now: datetime) -> Amount:
    """Files first: if anything fails after that, the rows are still there and the whole is done again."""
    attempt = _candidate(db, attempt_id)
    gone = keeping.amount(db, [attempt_id])
    reached = _reached(db, attempt)
    remove_files(db, store.media, attempt_id)
    erasing.erase(db, attempt_id)
    position_id = attempt.position_id or ""
    keeping.add_erased(
        db, Erased(position_id=position_id, form_id=attempt.form_id, reached=reached, why=why, erased_at=now)
    )
    audit.note(db, actor, "erase", position_id, now, why=why, reached=reached)
    store.unwiped = True
    return gone


def _reached(db: Db, attempt: Attempt) -> Reached:
    if decisions.decisions(db, attempt.id):
        return "decided"
    if attempt.submitted_at is not None:
        return "submitted"
    return "invited" if attempt.acknowledged_at is None else "started"


def _candidate(db: Db, attempt_id: str) -> Attempt:
    """The sitting of a candidate; raises NotFound, also for a self-assessment."""
    found = sitting.attempt(db, attempt_id)
    if found is None or found.position_id is None:
        raise NotFound(attempt_id)
    return found


def hold_back(store: Store, actor: Actor, attempt_id: str, reason: str, now: datetime) -> Hold:
    """Keep a candidate's data beyond their day, for a reason that is written down: a result that is contested, a claim.

    Raises ReasonMissing without one. Holding back again replaces the reason; the earlier one stays in the record.
    """
    if not reason.strip():
        raise ReasonMissing
    return _note_hold(store, actor, attempt_id, reason.strip(), "hold_back", now)


def release(store: Store, actor: Actor, attempt_id: str, now: datetime) -> None:
    """Lift what holds a candidate's data back; if their day has passed, they go with the next erasing."""
    _note_hold(store, actor, attempt_id, None, "release", now)


def _note_hold(store: Store, actor: Actor, attempt_id: str, reason: str | None, verb: str, now: datetime) -> Hold:
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        _candidate(db, attempt_id)
        person = accounts.user(db, actor.id)
        if person is None:  # a named person answers for it
            raise NotAllowed(actor.id)
        hold = Hold(attempt_id=attempt_id, reason=reason, set_by=person.id, set_by_name=person.name, set_at=now)
        keeping.add_hold(db, hold)
        audit.note(db, actor, verb, attempt_id, now)
    return hold


def erased(store: Store, actor: Actor, position_id: str) -> tuple[Erased, ...]:
    """What is left of the sittings of a position that were erased."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return keeping.erased(db, position_id)
