"""Beginning a task whose moments count: the first second is when the candidate opens it."""

from datetime import datetime

from assessments.attempt import Actor, Begun, NotFound
from assessments.store import Store, beginnings
from assessments.workflow.access import own_attempt
from assessments.workflow.clock import counts_moments, pace_of
from assessments.workflow.saving import open_place


def begin(store: Store, actor: Actor, item_id: str, now: datetime) -> Begun:
    """Keep that the task of a question was begun, at the pace of the invitation; its seconds run from the first time.

    Beginning again is harmless; what was begun by the clock goes on without one where that was arranged meanwhile.
    Raises NotFound where moments do not count, NotAcknowledged and AttemptClosed.
    """
    attempt_id = own_attempt(actor)
    with store.write() as db:
        place = open_place(db, attempt_id, item_id, now)
        task = place.task
        if not counts_moments(task):
            raise NotFound(item_id)
        pace = pace_of(db, attempt_id)
        found = beginnings.beginnings(db, attempt_id).get(task.id)
        if found is None or (found.pace, pace) == ("live", "slow"):
            beginnings.append(db, attempt_id, Begun(task_id=task.id, pace=pace, begun_at=now))
        return beginnings.beginnings(db, attempt_id)[task.id]
