"""The verbs of content validity: experts vote on whether tasks belong to the job, and see the count once they have."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from assessments import bank
from assessments.attempt import Actor, NotFound, Role
from assessments.form import Form
from assessments.store import Store, experts
from assessments.workflow.access import PEOPLE_OFFICE, allow
from assessments.workflow.forms import every_form
from rubric.validity import TaskValidity, Vote, task_validity

__all__ = ["ContentValidity", "content_validity", "forms", "vote"]

EXPERTS = (Role.RATER, Role.LEAD, Role.MANAGER)  # know the work, and vote on it


class ContentValidity(NamedTuple):
    """A form as one member of staff may see it."""

    form: Form
    own: Mapping[str, Vote] | None  # by task: one's own votes; None: not an expert
    experts: int  # who have voted on every task of the form
    tasks: tuple[TaskValidity, ...] | None  # in the order of the form; None: hidden until one has voted on all


def forms(store: Store, actor: Actor) -> tuple[Form, ...]:
    """The forms whose tasks are voted on."""
    allow(actor, *EXPERTS, *PEOPLE_OFFICE)
    return every_form(store)


def content_validity(store: Store, actor: Actor, form_id: str) -> ContentValidity:
    """The votes on a form: one's own, and what all add up to once one's own are complete. Nobody's name is in it.

    HR and administrators who are no experts see the count at any time. Raises NotFound for an unknown form.
    """
    allow(actor, *EXPERTS, *PEOPLE_OFFICE)
    form = _form(form_id)
    with store.read() as db:
        given = experts.votes(db, _structures(form))
    own = given.get(actor.id, {}) if not actor.roles.isdisjoint(EXPERTS) else None
    waits = own is not None and len(own) < len(form.task_ids)
    return ContentValidity(form, own, _complete(given, form), None if waits else _counted(given, form))


def _form(form_id: str) -> Form:
    try:
        return bank.form(form_id)
    except KeyError:
        raise NotFound(form_id) from None


def _structures(form: Form) -> dict[str, str]:
    return {one: bank.task_structure(bank.task(one)) for one in form.task_ids}


def _complete(given: Mapping[str, Mapping[str, Vote]], form: Form) -> int:
    return sum(len(one) == len(form.task_ids) for one in given.values())


def _counted(given: Mapping[str, Mapping[str, Vote]], form: Form) -> tuple[TaskValidity, ...]:
    votes = [vote for one in given.values() for vote in one.values()]
    return tuple(task_validity(one, votes) for one in form.task_ids)


def counted(store: Store, form: Form) -> tuple[TaskValidity, ...]:
    """What the votes on the tasks of a form add up to, for verbs that say of all tasks together what holds."""
    with store.read() as db:
        return _counted(experts.votes(db, _structures(form)), form)


def vote(store: Store, actor: Actor, said: Vote, now: datetime) -> None:
    """Keep what an expert says of a task as it is today; a later vote counts in place of an earlier one.

    Raises NotFound for an unknown task.
    """
    allow(actor, *EXPERTS)
    try:
        task = bank.task(said.task_id)
    except KeyError:
        raise NotFound(said.task_id) from None
    with store.write() as db:
        experts.add(db, actor.id, said, bank.task_structure(task), now)
