"""The seconds of a task: which one each action of an answer falls on, by the server's clock and never the browser's."""

from datetime import datetime

from assessments.answer import Answer, ChatEntry, LiveChatAnswer, MenuGridAnswer, UploadAnswer
from assessments.attempt import AnswerRefused, AnswerSealed, Begun, Pace, Response
from assessments.form import Task
from assessments.item import AnyItem, ChatLine, LiveChat, MenuGrid
from assessments.store import Db, beginnings, sitting

LATE = 60  # seconds for which a chat still takes what was said on a connection that was gone


def is_timed(item: AnyItem) -> bool:
    """Whether the moments of what is done in an item are noted."""
    return isinstance(item, LiveChat) or (isinstance(item, MenuGrid) and item.stamped)


def counts_moments(task: Task) -> bool:
    """Whether the moments of a task count, so that it is noted when it was begun."""
    return any(map(is_timed, task.items))


def stamped(
    db: Db, attempt_id: str, task: Task, item: AnyItem, answer: Answer, last: Response | None, now: datetime
) -> Answer:
    """The answer with the second of each of its actions; what was noted before stays, what a browser claims does not.

    A task that nobody has begun is begun by the first answer to it. Raises like `_with_entries`.
    """
    if isinstance(answer, UploadAnswer):
        return _measured(answer, last)
    if isinstance(item, LiveChat) and isinstance(answer, LiveChatAnswer):
        before = last.answer if last and isinstance(last.answer, LiveChatAnswer) else LiveChatAnswer()
        second = second_now(db, attempt_id, task, now)
        return _with_entries(item, answer, before, second, pace_of(db, attempt_id))
    if not isinstance(answer, MenuGridAnswer):
        return answer
    if not is_timed(item):
        return unstamped(answer)
    before = last.answer if last and isinstance(last.answer, MenuGridAnswer) else MenuGridAnswer()
    second = second_now(db, attempt_id, task, now)
    new = {row: second for row in answer.chosen if row not in before.seconds}
    return answer.model_copy(update={"seconds": {**before.seconds, **new}})


def unstamped(answer: Answer) -> Answer:
    """The answer as a browser may know it: what the server notes or measures is for readers of evidence only."""
    match answer:
        case MenuGridAnswer():
            return answer.model_copy(update={"seconds": {}})
        case LiveChatAnswer(entries=entries):
            return answer.model_copy(update={"entries": tuple(map(_unnoted, entries))})
        case UploadAnswer():
            return answer.model_copy(update={"picture": None})
        case _:
            return answer


def _unnoted(entry: ChatEntry) -> ChatEntry:
    return entry.model_copy(update={"second": None, "group": None})


def _with_entries(
    item: LiveChat, answer: LiveChatAnswer, before: LiveChatAnswer, second: int, pace: Pace
) -> LiveChatAnswer:
    """What was said before stays as it was, whatever a browser says of it; what is new is noted and added.

    Raises AnswerRefused for an answer to a line that has not come in yet, AnswerSealed once the chat is over.
    """
    known = {one.id for one in before.entries}
    new = [one for one in answer.entries if one.id not in known]
    heard = {one.id for one in due(item, second, before.group, pace)}
    if any(one.line not in {None, *heard} for one in new):
        raise AnswerRefused(item.id)
    if pace == "slow":
        noted = [one.model_copy(update={"second": None, "group": before.group}) for one in new]
        group = max(before.group, min(answer.group, before.group + 1))
        return LiveChatAnswer(entries=(*before.entries, *noted), group=group)
    if new and second > item.seconds + LATE:
        raise AnswerSealed(item.id)
    noted = [one.model_copy(update={"second": second, "group": None}) for one in new]
    return LiveChatAnswer(entries=(*before.entries, *noted), group=before.group)


def due(item: LiveChat, second: int, group: int, pace: Pace) -> tuple[ChatLine, ...]:
    """The lines that have come in: by the clock, or up to a group of them."""
    if pace == "slow":
        return tuple(one for one in item.lines if item.group_of(one.id) <= group)
    return tuple(one for one in item.arrivals() if one.second <= second)


def _measured(answer: UploadAnswer, last: Response | None) -> UploadAnswer:
    """With what was measured of its file when that came in, and never with what a browser says of it."""
    before = last.answer if last and isinstance(last.answer, UploadAnswer) else UploadAnswer()
    return answer.model_copy(update={"picture": before.picture if answer.file == before.file else None})


def second_now(db: Db, attempt_id: str, task: Task, now: datetime) -> int:
    """The second of a task at this moment."""
    begun = beginnings.beginnings(db, attempt_id).get(task.id)
    if begun is None:
        begun = Begun(task_id=task.id, pace=pace_of(db, attempt_id), begun_at=now)
        beginnings.append(db, attempt_id, begun)
    return begun.second(now, extra_time(db, attempt_id))


def pace_of(db: Db, attempt_id: str) -> Pace:
    """Whether somebody sits without a clock where one is part of a task, by arrangement."""
    link = sitting.invitation(db, attempt_id)
    return "slow" if link and link.untimed else "live"


def extra_time(db: Db, attempt_id: str) -> float:
    """By how much every second of a sitting is longer."""
    link = sitting.invitation(db, attempt_id)
    return link.extra_time if link else 1.0
