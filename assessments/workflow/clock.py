"""The seconds of a task: which one each action of an answer falls on, by the server's clock and never the browser's."""

from datetime import datetime

from assessments.answer import Answer, MenuGridAnswer
from assessments.attempt import Begun, Response
from assessments.form import Task
from assessments.item import AnyItem, MenuGrid
from assessments.store import Db, beginnings, sitting


def is_timed(item: AnyItem) -> bool:
    """Whether the moments of what is done in an item are noted."""
    return isinstance(item, MenuGrid) and item.stamped


def counts_moments(task: Task) -> bool:
    """Whether the moments of a task count, so that it is noted when it was begun."""
    return any(map(is_timed, task.items))


def stamped(
    db: Db, attempt_id: str, task: Task, item: AnyItem, answer: Answer, last: Response | None, now: datetime
) -> Answer:
    """The answer with the second of each of its actions; what was noted before stays, what a browser claims does not.

    A task that nobody has begun is begun by the first answer to it.
    """
    if not isinstance(answer, MenuGridAnswer):
        return answer
    if not is_timed(item):
        return unstamped(answer)
    before = last.answer if last and isinstance(last.answer, MenuGridAnswer) else MenuGridAnswer()
    second = second_now(db, attempt_id, task, now)
    new = {row: second for row in answer.chosen if row not in before.seconds}
    return answer.model_copy(update={"seconds": {**before.seconds, **new}})


def unstamped(answer: Answer) -> Answer:
    """The answer as a browser may know it: when each thing was done is noted for readers of evidence only."""
    return answer.model_copy(update={"seconds": {}}) if isinstance(answer, MenuGridAnswer) else answer


def second_now(db: Db, attempt_id: str, task: Task, now: datetime) -> int:
    """The second of a task at this moment."""
    begun = beginnings.beginnings(db, attempt_id).get(task.id)
    if begun is None:
        begun = Begun(task_id=task.id, pace="live", begun_at=now)
        beginnings.append(db, attempt_id, begun)
    return begun.second(now, extra_time(db, attempt_id))


def extra_time(db: Db, attempt_id: str) -> float:
    """By how much every second of a sitting is longer."""
    link = sitting.invitation(db, attempt_id)
    return link.extra_time if link else 1.0
