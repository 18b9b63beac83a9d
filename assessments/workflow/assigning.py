"""The verbs of whoever leads the raters: how work is dealt, how much lies on whose desk, and who is to be linked."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from assessments import bank
from assessments.assignment import RaterScope, RatingPlan, crossings, first_plan, linked
from assessments.attempt import Actor, NotFound, PositionRefused, User
from assessments.raters import Desk, Link, Load, RatersView
from assessments.store import Db, Store, accounts, audit, seats
from assessments.workflow.access import LEADS, allow
from assessments.workflow.panel import by_people
from assessments.workflow.positions import position_of
from assessments.workflow.seating import Floor, Submitted, deal_open_seats, floors, seat


def _plan(db: Db, position_id: str) -> RatingPlan:
    return seats.plans(db, [position_id]).get(position_id) or first_plan(position_id)


def set_rating_plan(
    store: Store,
    actor: Actor,
    position_id: str,
    raters_per_task: int,
    scopes: Iterable[RaterScope],
    now: datetime,
    *,
    training: bool = True,
) -> RatingPlan:
    """Append a plan; what has been judged stays judged, and seats that are still open follow the new plan.

    Raises PositionRefused for a scope of somebody who is no rater of the position, ValueError for fewer than one or
    more than five raters, NotFound for a task that nobody rates.
    """
    allow(actor, *LEADS)
    narrowed = tuple(one for one in scopes if one != RaterScope(rater_id=one.rater_id))
    with store.write() as db:
        position = position_of(db, position_id)
        if {one.rater_id for one in narrowed} - set(position.raters):
            raise PositionRefused("rater_unknown")
        known = set(bank.form(position.form_id).task_ids)
        if strange := {task for one in narrowed for task in one.tasks or ()} - known:
            raise NotFound(*sorted(strange))
        before = _plan(db, position_id)
        after = RatingPlan(
            position_id=position_id,
            revision=before.revision + 1,
            raters_per_task=raters_per_task,
            training=training,
            scopes=narrowed,
            set_by=actor.id,
            set_at=now,
        )
        if after == before.model_copy(update=after.model_dump(include={"revision", "set_by", "set_at"})):
            return before
        seats.add_plan(db, after)
        audit.note(db, actor, "set_rating_plan", position_id, now, raters_per_task=str(raters_per_task))
        deal_open_seats(db, [position])
    return after


def raters_view(store: Store, actor: Actor, position_id: str) -> RatersView:
    """How much lies on whose desk, and whether the raters of each task can be compared; without any candidate."""
    allow(actor, *LEADS)
    with store.read() as db:
        position = position_of(db, position_id)
        floor = floors(db, [position])[0].seated()
        users = {one.id: one for one in accounts.users(db)}
    tasks = tuple(one for one in bank.form(position.form_id).task_ids if bank.task(one).human)
    judged = {one.rater_id for piece in floor.pieces for one in by_people(piece.ratings)}
    asked = dict.fromkeys([*position.raters, *sorted(judged)])
    able = {one.rater_id for one in floor.raters}
    return RatersView(
        plan=floor.plan,
        tasks=tasks,
        loads=tuple(_load(floor, users[one], tasks, can_be_asked=one in able) for one in asked),
        links=tuple(link for one in tasks if (link := _link(floor, one)) is not None),
        unseated=sum(_unseated(floor, one) for one in floor.pieces),
    )


def _load(floor: Floor, user: User, tasks: Iterable[str], *, can_be_asked: bool) -> Load:
    desks: dict[str, Desk] = {}
    for task_id in tasks:
        pieces = [one for one in floor.pieces if one.task.id == task_id]
        waiting = sum(user.id in floor.waiting(one) for one in pieces)
        done = sum(user.id in {given.rater_id for given in by_people(one.ratings)} for one in pieces)
        desks[task_id] = Desk(waiting=waiting, done=done)
    return Load(user=user, desks=desks, can_be_asked=can_be_asked, scope=floor.plan.scope(user.id))


def _unseated(floor: Floor, piece: Submitted) -> int:
    """Judgements that are wanted and nobody can be asked for."""
    return max(0, floor.needed(piece) - len(floor.holders(piece)))


def _link(floor: Floor, task_id: str) -> Link | None:
    """How the raters of one task hang together; None while nothing of it is dealt."""
    pieces = {one.attempt.id: one for one in floor.pieces if one.task.id == task_id}
    held = {key: holders for key, one in pieces.items() if (holders := floor.holders(one))}
    if not held:
        return None
    return Link(
        task_id=task_id,
        groups=linked(held),
        crossings=tuple((one.rater_id, len(one.works)) for one in crossings(held, _takeable(floor, pieces))),
    )


def _takeable(floor: Floor, pieces: Mapping[str, Submitted]) -> dict[str, frozenset[str]]:
    """What each rater could be asked to judge in addition, by attempt."""
    return {
        one.rater_id: frozenset(key for key, piece in pieces.items() if one.rater_id in floor.able(piece))
        for one in floor.raters
    }


def cross(store: Store, actor: Actor, position_id: str, task_id: str, now: datetime) -> int:
    """Ask raters to judge some of each other's work on a task, so that all of them are linked; how many pieces."""
    allow(actor, *LEADS)
    with store.write() as db:
        (floor,) = deal_open_seats(db, [position_of(db, position_id)])
        pieces = {one.attempt.id: one for one in floor.pieces if one.task.id == task_id}
        held = {key: holders for key, one in pieces.items() if (holders := floor.holders(one))}
        added = [
            seat(attempt_id, task_id, one.rater_id, "crossed", actor.id, now)
            for one in crossings(held, _takeable(floor, pieces))
            for attempt_id in one.works
        ]
        seats.add_seats(db, added)
        if added:
            audit.note(db, actor, "cross_raters", position_id, now, task=task_id, pieces=str(len(added)))
    return len(added)
