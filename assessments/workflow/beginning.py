"""Beginning a task whose moments count: the first second is when the candidate opens it."""

from datetime import datetime

from assessments.attempt import Actor, Begun, NotFound, Pace
from assessments.form import Task
from assessments.store import Store, beginnings
from assessments.workflow.access import own_attempt
from assessments.workflow.clock import counts_moments
from assessments.workflow.saving import open_place


def begin(store: Store, actor: Actor, task: Task, pace: Pace, now: datetime) -> Begun:
    """Keep that a task was begun; its seconds run from the first time, whichever pace is chosen later.

    Beginning again at the same pace is harmless; nobody goes back from the slow pace. Raises NotFound where moments
    do not count, NotAcknowledged and AttemptClosed.
    """
    attempt_id = own_attempt(actor)
    with store.write() as db:
        place = open_place(db, attempt_id, task.items[0].id, now)
        if not counts_moments(place.task):
            raise NotFound(task.id)
        found = beginnings.beginnings(db, attempt_id).get(task.id)
        if found is None or (found.pace, pace) == ("live", "slow"):
            beginnings.append(db, attempt_id, Begun(task_id=task.id, pace=pace, begun_at=now))
        return beginnings.beginnings(db, attempt_id)[task.id]
