"""A live chat as it stands: which lines have come in, by the server's clock, and when the next one will."""

from datetime import datetime

from assessments.answer import LiveChatAnswer
from assessments.attempt import Actor, NotFound
from assessments.form import Task
from assessments.item import LiveChat
from assessments.store import Store, beginnings, responses, sitting
from assessments.views import TaskState
from assessments.workflow.access import own_attempt
from assessments.workflow.clock import due, extra_time, pace_of, unstamped
from assessments.workflow.saving import open_place
from assessments.workflow.words import Answers
from rubric.record import Record


class HeardLine(Record):
    """A line of a chat that has come in, in the language of the sitting."""

    id: str
    number: int  # by which it can be spoken of, 1 first
    author: str
    text: str


class Heard(Record):
    """A live chat at one moment, as far as it has come in."""

    begun: bool = False
    lines: tuple[HeardLine, ...] = ()  # those the browser does not know yet
    wait: float | None = None  # seconds until there is something new; None: not by the clock
    left: float | None = None  # seconds until the end; None: not by the clock
    more: bool = False  # without a clock: a further group can be asked for
    answer: LiveChatAnswer  # as saved, without any moment


def heard(store: Store, actor: Actor, item_id: str, known: int, now: datetime) -> Heard:
    """What has come in of a chat beyond the first `known` lines; nothing before it was begun.

    Raises NotFound where there is no chat, NotAcknowledged and AttemptClosed.
    """
    attempt_id = own_attempt(actor)
    with store.read() as db:
        place = open_place(db, attempt_id, item_id, now)
        attempt, last = sitting.attempt(db, attempt_id), responses.latest(db, attempt_id, item_id)
        begun = beginnings.beginnings(db, attempt_id).get(place.task.id)
        pace, longer = pace_of(db, attempt_id), extra_time(db, attempt_id)
    if not isinstance(place.item, LiveChat) or attempt is None:
        raise NotFound(item_id)
    answer = last.answer if last and isinstance(last.answer, LiveChatAnswer) else LiveChatAnswer()
    entries = unstamped(answer)
    assert isinstance(entries, LiveChatAnswer)
    if begun is None:
        return Heard(answer=entries)
    second = begun.second(now, longer)
    come = due(place.item, second, answer.group, pace)
    told = Heard(
        begun=True,
        lines=tuple(
            HeardLine(id=one.id, number=number, author=one.author, text=one.text.said(attempt.language))
            for number, one in enumerate(come, start=1)
            if number > known
        ),
        answer=entries,
    )
    if pace == "slow":
        return told.model_copy(update={"more": answer.group < place.item.groups})
    gone = (now - begun.begun_at).total_seconds()
    ahead = [one.second for one in place.item.arrivals() if one.second > second]
    left = max(0.0, place.item.seconds * longer - gone)
    return told.model_copy(update={"left": left, "wait": ahead[0] * longer - gone if ahead else left})


def heard_whole(task: Task, state: TaskState, answers: Answers) -> TaskState:
    """A task of a part that is over: of a chat all lines, and one's own answers with their moments."""
    return state.model_copy(
        update={
            "items": tuple(
                one.model_copy(update={"item": item, "answer": answers[item.id].answer if item.id in answers else None})
                if isinstance(item, LiveChat)
                else one
                for one, item in zip(state.items, task.items, strict=True)
            )
        }
    )
