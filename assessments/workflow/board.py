"""The board of a position: who stands where, and who waits for which rater; all of it derived from the record."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from assessments import bank
from assessments.assignment import first_plan
from assessments.attempt import Actor, Attempt, Change, Decision, HiringStage, Invitation, Stage
from assessments.form import Form
from assessments.store import Store, accepted, accounts, conditions, hiring, invitations, responses, seats
from assessments.store import board as rows
from assessments.views import BoardRow, InvitationState
from assessments.workflow.access import PEOPLE_OFFICE, READERS, allow
from assessments.workflow.conditions import of_candidate
from assessments.workflow.panel import levels
from assessments.workflow.positions import position_of
from assessments.workflow.seating import Floor, Submitted, by_key, can_rate, floor


class Progress(NamedTuple):
    """How far the rating of one sitting has come."""

    done: int
    needed: int
    waits_for: tuple[str, ...]  # user ids, of those asked for a judgement they have not given


def board(store: Store, actor: Actor, position_id: str, now: datetime) -> tuple[BoardRow, ...]:
    """One row for each candidate, in the order of the first invitations, by name where they were sent at once.

    Whoever decides is not told of arrangements: a manager who is not of HR reads neither extra time nor the clocks
    of the blocks, which would give it away.
    """
    allow(actor, *READERS)
    told = actor.kind == "system" or not actor.roles.isdisjoint(PEOPLE_OFFICE)
    with store.read() as db:
        position = position_of(db, position_id)
        links, people = invitations.in_force(db, position_id), invitations.people(db, position_id)
        attempts = rows.attempts(db, position_id)
        asked = asked_items(bank.form(position.form_id))
        answered = rows.answered(db, position_id, asked)
        ratings = rows.ratings(db, position_id)
        noted = responses.missing(db, attempts)
        decisions = rows.decisions(db, position_id)
        changes = hiring.last_changes(db, position_id)
        sets, facts = conditions.sets(db, position_id), conditions.answers(db, position_id)
        users = {one.id: one for one in accounts.users(db)}
        plan = seats.plans(db, [position_id]).get(position_id) or first_plan(position_id)
        seated, copies = by_key(seats.seats(db, list(attempts))), accepted.met(db, [position_id])
    able = [one for one in position.raters if one in can_rate(users.values())]
    missing = {(one.attempt_id, one.task_id) for one in noted}
    known = floor(plan, position.languages, able, attempts.values(), missing, ratings, seated, copies).seated()
    pieces = _by_attempt(known)
    made: list[BoardRow] = []
    for link in links:
        attempt, decision = attempts[link.attempt_id], decisions.get(link.attempt_id)
        changed = changes.get(attempt.id, {})
        progress = rating_progress(known, pieces.get(attempt.id, ()))
        made.append(
            BoardRow(
                person=people[link.person_id],
                invitation=_state(link, told=told),
                attempt=attempt if told else attempt.model_copy(update={"blocks": ()}),
                stage=stage_of(attempt, link, progress, decision, now),
                answered=answered.get(attempt.id, 0),
                asked=len(asked),
                waits_for=tuple(users[one] for one in progress.waits_for),
                ratings_done=progress.done,
                ratings_needed=progress.needed,
                missing={one.task_id: one.reason if told else None for one in noted if one.attempt_id == attempt.id},
                decision=decision,
                hiring=hiring_stage(changed),
                conditions=of_candidate(attempt, sets, facts, told=told),
                reminded_at=changed["mail"].changed_at if "mail" in changed else None,
            )
        )
    return tuple(sorted(made, key=lambda row: (row.attempt.created_at, row.person.name.casefold())))


def _by_attempt(known: Floor) -> dict[str, list[Submitted]]:
    pieces: dict[str, list[Submitted]] = {}
    for piece in known.pieces:
        pieces.setdefault(piece.attempt.id, []).append(piece)
    return pieces


def hiring_stage(changes: Mapping[str, Change]) -> HiringStage:
    """Where somebody was last put, of the last changes of each kind."""
    return HiringStage(changes["stage"].after) if "stage" in changes else HiringStage.SCREENING


def asked_items(form: Form) -> frozenset[str]:
    """The items that every candidate is asked, whichever route they take; leaving one empty is skipping it."""
    items = (item for task_id in form.task_ids for item in bank.task(task_id).items)
    return frozenset(one.id for one in items if one.required and not getattr(one, "only_with_typed", None))


def _state(link: Invitation, *, told: bool) -> InvitationState:
    return InvitationState(
        id=link.id,
        issued_at=link.issued_at,
        expires_at=link.expires_at,
        revoked_at=link.revoked_at,
        extra_time=link.extra_time if told else None,
        untimed=told and link.untimed,
    )


def rating_progress(known: Floor, pieces: Collection[Submitted]) -> Progress:
    """Judgements given and wanted for the work of one sitting. A third is wanted where two lie far apart; a task that
    failed wants none."""
    done = sum(len(levels(one.ratings)) for one in pieces)
    waits_for = {rater_id for one in pieces for rater_id in known.waiting(one)}
    return Progress(
        done=done,
        needed=done + sum(map(known.missing, pieces)),
        waits_for=tuple(one.rater_id for one in known.raters if one.rater_id in waits_for),
    )


def stage_of(attempt: Attempt, link: Invitation, progress: Progress, decision: Decision | None, now: datetime) -> Stage:
    """How far a sitting has come: the furthest thing that has happened, and only then the state of the link."""
    if decision:
        return Stage.DECIDED
    if attempt.submitted_at:
        return Stage.RATED if progress.done >= progress.needed else Stage.SUBMITTED
    if link.revoked_at:
        return Stage.REVOKED
    if attempt.blocks or (attempt.acknowledged_at and now < link.expires_at):
        return Stage.SITTING
    return Stage.INVITED if now < link.expires_at else Stage.EXPIRED
