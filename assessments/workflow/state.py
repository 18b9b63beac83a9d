"""Where a sitting stands and what its questions look like there: derived from the record, never stored."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from assessments import bank
from assessments.answer import SpokenAnswer
from assessments.attempt import Attempt, AttemptClosed, Invitation, NotAcknowledged
from assessments.evidence import branch_taken, is_answered
from assessments.form import Form, FormId, Task
from assessments.item import AnyItem, Revision, Written
from assessments.store.sitting import Gate
from assessments.views import ItemState, TaskState
from assessments.workflow.clock import unstamped
from assessments.workflow.errors_made import error_to_face
from assessments.workflow.levels import levels_task
from assessments.workflow.scenes import guest_says, is_locked, without_later
from assessments.workflow.words import Answers, is_sent, text_of
from rubric.model import fingerprint, load_model
from rubric.record import Language, Text

Step = Literal["notice", "practice", "levels", "block", "break", "submitted", "closed"]


@cache
def model_fingerprint() -> str:
    """Of the model that this program judges by; every rating carries it."""
    return fingerprint(load_model())


class Place(NamedTuple):
    """Where an item stands in a form; block None: before the first block (practice, own levels)."""

    task: Task
    item: AnyItem
    block: int | None


def warm_up_task(form: Form) -> Task | None:
    """What comes before the first block and has no clock: own levels, or a practice task that is never scored."""
    if form.self_levels:
        return levels_task()
    return None if form.practice is None else bank.task(form.practice)


@cache
def places(form_id: FormId) -> Mapping[str, Place]:
    """Every item of a form by id."""
    form = bank.form(form_id)
    first = warm_up_task(form)
    found = {item.id: Place(first, item, None) for item in first.items} if first else {}
    for index, block in enumerate(form.blocks):
        for task in map(bank.task, block.tasks):
            found.update({item.id: Place(task, item, index) for item in task.items})
    return found


def refuse_unless_open(gate: Gate, place: Place, now: datetime) -> None:
    """Raise AttemptClosed or NotAcknowledged unless this item may be answered at this moment."""
    if gate.submitted or gate.revoked:
        raise AttemptClosed
    if not gate.acknowledged:
        raise NotAcknowledged
    if place.block is None:
        still_open = not (gate.practised or gate.clocks)
    else:
        deadline, ended = gate.clocks.get(place.block, (now, True))
        still_open = not ended and now < deadline
    if not still_open:
        raise AttemptClosed


def running(attempt: Attempt) -> int | None:
    """The index of the block that was started and has not been ended, its deadline past or not."""
    return next((clock.index for clock in attempt.blocks if clock.ended_at is None), None)


def overdue(attempt: Attempt, now: datetime) -> bool:
    """Whether a block has to be ended because its time is up."""
    return any(clock.ended_at is None and clock.deadline <= now for clock in attempt.blocks)


def lapsed(attempt: Attempt, invitation: Invitation | None, now: datetime) -> bool:
    """Whether the invitation is over. A block that is running keeps its own deadline, unless the link was revoked."""
    if invitation is None:
        return False
    return invitation.revoked_at is not None or (invitation.expires_at <= now and running(attempt) is None)


def step(attempt: Attempt, form: Form, invitation: Invitation | None, now: datetime) -> tuple[Step, int | None]:
    """The step a sitting has reached, and the block it is about: the running one, or the next one to start."""
    if attempt.submitted_at is not None:
        return "submitted", None
    if lapsed(attempt, invitation, now):
        return "closed", None
    if attempt.acknowledged_at is None:
        return "notice", None
    block = running(attempt)
    if block is not None:
        return "block", block
    if not attempt.blocks and attempt.practised_at is None and warm_up_task(form) is not None:
        return ("levels" if form.self_levels else "practice"), None
    return "break", len(attempt.blocks)


@cache
def _shown(task_id: str) -> Task:
    """A task without keys, one for everybody who sees it."""
    return bank.without_keys(levels_task() if task_id == levels_task().id else bank.task(task_id))


@lru_cache(maxsize=256)
def _ordered(task_id: str, seed: int) -> tuple[AnyItem, ...]:
    """The items of a task in the order of one candidate."""
    return tuple(bank.ordered_for(item, seed) for item in _shown(task_id).items)


def task_state(task: Task, attempt: Attempt, answers: Answers) -> TaskState:
    """A task as it stands for this candidate: what is answered, sent, locked, not asked, and what has been replied."""
    shown, items = _shown(task.id), _ordered(task.id, attempt.seed)
    states = tuple(
        _item_state(task, item, safe, attempt, answers) for item, safe in zip(task.items, items, strict=True)
    )
    return TaskState(task=without_later(shown, answers), items=states)


def _item_state(task: Task, item: AnyItem, safe: AnyItem, attempt: Attempt, answers: Answers) -> ItemState:
    last = answers.get(item.id)
    received = message(task, item, attempt, answers)
    return ItemState(
        item=safe,
        answer=last and unstamped(last.answer),
        revision=last.revision if last else 0,
        sealed=last is not None and last.sealed,
        saved_at=last and last.saved_at,
        locked=is_locked(task, item, answers),
        hidden=is_hidden(item, answers),
        answered=is_answered(item, last and last.answer),
        message=received and received.text,
        message_author=received and received.author,
        asked_by=received and received.asked_by,
        start_text=_start(item, attempt.language, answers),
    )


def is_hidden(item: AnyItem, answers: Answers) -> bool:
    """Whether an item belongs to the typed route of a spoken task while that route has not been chosen."""
    if not isinstance(item, Written) or item.only_with_typed is None:
        return False
    spoken = answers.get(item.only_with_typed)
    return not (spoken and isinstance(spoken.answer, SpokenAnswer) and spoken.answer.route == "typed")


class Received(NamedTuple):
    """A message of the story, and who wrote or said it."""

    text: Text
    author: str
    asked_by: str | None = None  # the candidate's own words that it answers, where they are not just above it


def message(task: Task, item: AnyItem, attempt: Attempt, answers: Answers) -> Received | None:
    """What somebody in the story replies to what was sent and this item goes on from; None before.

    Or one's own answer of an earlier part, beside its key.
    """
    if not isinstance(item, Written):
        return None
    language = attempt.language
    if item.own_error is not None:
        words, title = error_to_face(item.own_error, task, attempt, answers)
        return Received(words, title.said(language))
    if item.branch is not None and is_sent(item.branch.on_item, answers):
        found = branch_taken(task, item, text_of(answers[item.branch.on_item]), language)
        return Received(item.branch.if_found if found else item.branch.if_not_found, item.branch.author)
    if task.guest is not None and item.follows_up is not None:
        said = guest_says(task, task.guest, language, answers).get(item.follows_up)
        return said and Received(said.text, task.guest.name, text_of(answers[item.follows_up]))
    return None


def _start(item: AnyItem, language: Language, answers: Answers) -> str | None:
    """What stands in the box before anything is answered; None where nothing does."""
    match item:
        case Revision():
            return start_text(item, language, answers)
        case Written():
            return item.start and item.start.said(language)
        case _:
            return None


def start_text(item: Revision, language: Language, answers: Answers) -> str:
    """The candidate's own earlier text, or the one provided when there is none."""
    earlier = answers.get(item.of)
    own = text_of(earlier) if earlier else ""
    return own if own.strip() else item.fallback.said(language)


def earlier_texts(task: Task, language: Language, answers: Answers) -> dict[str, str]:
    """The texts that the revisions of a task start from, by the id of the item they come from."""
    return {item.of: start_text(item, language, answers) for item in task.items if isinstance(item, Revision)}
