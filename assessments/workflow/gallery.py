"""Tasks looked at by those who are in charge of them: as candidates get them, as raters do, and with their keys."""

from collections.abc import Collection, Mapping
from datetime import datetime

from assessments import bank
from assessments.answer import Answer, WrittenAnswer
from assessments.attempt import Actor, Response
from assessments.form import Task
from assessments.store import Store, accounts, invitations
from assessments.views import RatingCard, TaskState
from assessments.workflow.access import LEADS, allow
from assessments.workflow.cards import NEVER, NOBODY, Work, nobody
from assessments.workflow.chatting import heard_whole
from assessments.workflow.laying import card_of
from assessments.workflow.scenes import sent_with
from assessments.workflow.state import task_state
from rubric.record import Language


def tried(
    actor: Actor,
    task_id: str,
    language: Language,
    sent: Collection[str] = (),
    given: Mapping[str, Answer] | None = None,
) -> TaskState:
    """A task as it stands for somebody who only tries it: `sent` are the ids of questions that were sent on, `given`
    what was chosen on the way. Nothing of it is on record. Raises KeyError for an unknown task.
    """
    allow(actor, *LEADS)
    task = bank.task(task_id)
    gone = {one for item_id in sent for one in sent_with(task, item_id)}
    answers = {one: _response(one, WrittenAnswer(), sealed=True) for one in gone}
    answers |= {one: _response(one, answer) for one, answer in (given or {}).items()}
    return heard_whole(task, task_state(task, nobody(language), answers), answers)


def _response(item_id: str, answer: Answer, *, sealed: bool = False) -> Response:
    return Response(
        attempt_id=NOBODY, item_id=item_id, revision=1, answer=answer, tab="", saved_at=NEVER, sealed=sealed
    )


def empty_card(actor: Actor, task_id: str, language: Language) -> RatingCard | None:
    """What a rater gets to read of a task, with every answer left open; None where nobody rates it."""
    allow(actor, *LEADS)
    task = bank.task(task_id)
    return None if task.human is None else card_of(Work(task, nobody(language), (), {}), f"shown-{task_id}", 1, 1)


def keyed_task(store: Store, actor: Actor, task_id: str, now: datetime) -> Task | None:
    """A task with its key and everything software looks for; None for somebody who may still have to sit one."""
    allow(actor, *LEADS)
    with store.read() as db:
        user = accounts.user(db, actor.id)
        sits = user is not None and invitations.may_sit(db, user.email, now)
    return None if sits else bank.task(task_id)
