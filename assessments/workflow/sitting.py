"""The verbs of a sitting: from the notice to the last block, resumable at any moment and on any device."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from assessments import bank
from assessments.attempt import (
    Actor,
    Attempt,
    AttemptClosed,
    Begun,
    BlockClock,
    Invitation,
    ItemsExpired,
    LanguageRefused,
    Moments,
    NotAcknowledged,
    NoticeChanged,
    PartsRemain,
)
from assessments.form import Form, Task
from assessments.store import Db, Store, beginnings, positions, responses
from assessments.store import sitting as rows
from assessments.views import Position, Shown, Sitting, TaskState
from assessments.workflow import ending, telling
from assessments.workflow.access import own_attempt
from assessments.workflow.chatting import heard_whole
from assessments.workflow.clock import counts_moments
from assessments.workflow.state import Answers, lapsed, overdue, running, step, task_state, warm_up_task
from rubric.record import LANGUAGES, Language


class Situation(NamedTuple):
    """A sitting as the store holds it at one moment."""

    attempt: Attempt
    form: Form
    invitation: Invitation | None  # None: a self-assessment
    position: Position | None
    answers: Answers
    begun: Mapping[str, Begun]  # by task

    @property
    def extra_time(self) -> float:
        return self.invitation.extra_time if self.invitation else 1.0

    def minutes(self, block: int) -> float:
        """The time a block takes here, accommodation included."""
        return block_minutes(self.form, block) * self.extra_time


def block_minutes(form: Form, block: int) -> int:
    return sum(bank.task(task_id).minutes for task_id in form.blocks[block].tasks)


def situation(db: Db, attempt_id: str) -> Situation:
    attempt = ending.attempt_of(db, attempt_id)
    return Situation(
        attempt=attempt,
        form=bank.form(attempt.form_id),
        invitation=rows.invitation(db, attempt_id),
        position=positions.position(db, attempt.position_id) if attempt.position_id else None,
        answers=responses.latest_of_all(db, attempt_id),
        begun=beginnings.beginnings(db, attempt_id),
    )


def sitting(store: Store, actor: Actor, now: datetime) -> Sitting:
    """Everything the candidate's page shows at this moment.

    What is past its deadline is ended first, so that no page ever shows a block that is over.
    """
    attempt_id = own_attempt(actor)
    with store.read() as db:
        found = situation(db, attempt_id)
    if _has_to_close(found, now):
        with store.write() as db:
            ending.close_overdue(store, db, attempt_id, now)
            found = situation(db, attempt_id)
    return _view(found, now)


def _has_to_close(found: Situation, now: datetime) -> bool:
    attempt = found.attempt
    return attempt.submitted_at is None and (
        overdue(attempt, now) or (bool(attempt.blocks) and lapsed(attempt, found.invitation, now))
    )


def _view(found: Situation, now: datetime) -> Sitting:
    attempt, form = found.attempt, found.form
    where, block = step(attempt, form, found.invitation, now)
    clock = attempt.blocks[block] if where == "block" and block is not None else None
    return Sitting(
        attempt=attempt,
        form=form,
        organisation=found.position and found.position.notice.organisation,
        position_title=found.position and found.position.title,
        step=where,
        block=block,
        deadline=clock and clock.deadline,
        opens_until=found.invitation and found.invitation.expires_at,
        tasks=tuple(_task_state(found, task, now) for task in _tasks_on_show(form, where, block)),
        block_minutes=tuple(found.minutes(index) for index in range(len(form.blocks))),
        languages=found.position.languages if found.position else LANGUAGES,
    )


def _task_state(found: Situation, task: Task, now: datetime) -> TaskState:
    state = task_state(task, found.attempt, found.answers)
    if not counts_moments(task):
        return state
    begun = found.begun.get(task.id)
    moments = Moments(pace=begun and begun.pace, second=begun and begun.second(now, found.extra_time))
    return state.model_copy(update={"moments": moments})


def _tasks_on_show(form: Form, where: str, block: int | None) -> tuple[Task, ...]:
    if where == "block" and block is not None:
        return tuple(bank.task(task_id) for task_id in form.blocks[block].tasks)
    first = warm_up_task(form) if where in {"practice", "levels"} else None
    return (first,) if first else ()


def notice(store: Store, actor: Actor) -> Shown:
    """What has to be read before the first item, exactly as it will be kept with the acknowledgement."""
    with store.read() as db:
        return _notice(situation(db, own_attempt(actor)))


def _notice(found: Situation) -> Shown:
    minutes = sum(found.minutes(index) for index in range(len(found.form.blocks)))
    return telling.notice(found.form, found.position, found.invitation, minutes, found.attempt.language)


def thanks(store: Store, actor: Actor) -> str | None:
    """What happens next, once the work is submitted; None before, and for a self-assessment, which has its own page."""
    with store.read() as db:
        found = situation(db, own_attempt(actor))
    if found.attempt.submitted_at is None or found.position is None:
        return None
    return telling.thanks(found.attempt, found.form, found.position, found.attempt.submitted_at)


def choose_language(store: Store, actor: Actor, language: Language, now: datetime) -> None:
    """The language of the sitting, until its first block starts; evidence is looked for in this language.

    Raises LanguageRefused when the position is not assessed in it, AttemptClosed once a block has started.
    """
    with store.write() as db:
        found = _open(store, db, actor, now)
        if found.attempt.blocks:
            raise AttemptClosed(found.attempt.id)
        if language not in (found.position.languages if found.position else LANGUAGES):
            raise LanguageRefused(language)
        rows.set_language(db, found.attempt.id, language)


def acknowledge(store: Store, actor: Actor, now: datetime, read: Shown | None = None) -> None:
    """Keep that the notice was read, with its words and its version; a second time changes nothing.

    `read` is what was on the page. Raises NoticeChanged when the notice says something else by now: nobody confirms
    words that they have not seen.
    """
    with store.write() as db:
        found = _open(store, db, actor, now)
        shown = _notice(found)
        if read is not None and read != shown:
            raise NoticeChanged(found.attempt.id)
        words = "\n\n".join((shown.title, *shown.paragraphs, shown.agreement))
        rows.acknowledge(db, found.attempt.id, shown.version, found.attempt.language, words, now)


def finish_practice(store: Store, actor: Actor, now: datetime) -> None:
    """Leave what comes before the first block, done or skipped. Own levels can no longer be changed from here on."""
    with store.write() as db:
        found = _acknowledged(store, db, actor, now)
        rows.set_practised(db, found.attempt.id, now)


def start_block(store: Store, actor: Actor, now: datetime) -> None:
    """Start the next block: from now on its clock runs, whatever the candidate does. Starting it twice is harmless.

    Leaves practice behind if it was not left yet. Raises AttemptClosed when no block is left or the link is over, and
    ItemsExpired when a question of the block is past its date on this day.
    """
    with store.write() as db:
        found = _acknowledged(store, db, actor, now)
        index = len(found.attempt.blocks)
        if running(found.attempt) is not None:
            return
        _refuse_expired(found.form, index, now)
        clock = BlockClock(index=index, started_at=now, deadline=now + timedelta(minutes=found.minutes(index)))
        rows.set_practised(db, found.attempt.id, now)
        rows.set_structure(db, found.attempt.id, bank.form_structure(found.form))
        rows.add_clock(db, found.attempt.id, clock)


def _refuse_expired(form: Form, block: int, now: datetime) -> None:
    """Positions close before their questions expire; a link with a date of its own may not."""
    asked = (item for task_id in form.blocks[block].tasks for item in bank.task(task_id).items)
    if old := bank.expired(asked, now.date()):
        raise ItemsExpired(*old)


def end_block(store: Store, actor: Actor, now: datetime) -> None:
    """End the running block before its time; the end of the last one is the submission.

    No block running: nothing happens. Raises AttemptClosed when the link was revoked.
    """
    with store.write() as db:
        attempt = _attempt(store, db, actor, now)
        block = running(attempt)
        if block is not None:
            _open(store, db, actor, now)
            ending.end(store, db, attempt, block, now, "candidate")


def submit(store: Store, actor: Actor, now: datetime) -> Attempt:
    """Hand the work in; whoever does so twice gets the same reference. Returns the attempt as it is then.

    Raises PartsRemain unless the last block is running, AttemptClosed when the link is over.
    """
    with store.write() as db:
        attempt = _attempt(store, db, actor, now)
        if attempt.submitted_at is None:
            last = len(_open(store, db, actor, now).form.blocks) - 1
            if running(attempt) != last:
                raise PartsRemain(attempt.id)
            ending.end(store, db, attempt, last, now, "candidate")
        return ending.attempt_of(db, attempt.id)


def own_answers(store: Store, actor: Actor) -> tuple[TaskState, ...]:
    """The candidate's own copy: every task of the blocks that are over, as it was answered."""
    with store.read() as db:
        found = situation(db, own_attempt(actor))
    over = [clock.index for clock in found.attempt.blocks if clock.ended_at is not None]
    tasks = (bank.task(task_id) for index in over for task_id in found.form.blocks[index].tasks)
    return tuple(heard_whole(task, task_state(task, found.attempt, found.answers), found.answers) for task in tasks)


def _attempt(store: Store, db: Db, actor: Actor, now: datetime) -> Attempt:
    """The actor's attempt with everything overdue ended first."""
    attempt_id = own_attempt(actor)
    ending.close_overdue(store, db, attempt_id, now)
    return ending.attempt_of(db, attempt_id)


def _open(store: Store, db: Db, actor: Actor, now: datetime) -> Situation:
    """The actor's sitting while it can still go on; raises AttemptClosed."""
    attempt = _attempt(store, db, actor, now)
    found = situation(db, attempt.id)
    if step(found.attempt, found.form, found.invitation, now)[0] in {"submitted", "closed"}:
        raise AttemptClosed(attempt.id)
    return found


def _acknowledged(store: Store, db: Db, actor: Actor, now: datetime) -> Situation:
    found = _open(store, db, actor, now)
    if found.attempt.acknowledged_at is None:
        raise NotAcknowledged(found.attempt.id)
    return found
