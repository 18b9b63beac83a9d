"""Assessing oneself: begun by anybody, seen by nobody else, and never part of a fit score."""

from datetime import datetime

from assessments import bank
from assessments.answer import SelfLevelAnswer
from assessments.attempt import Actor, Attempt, NotAllowed, PartsRemain
from assessments.item import SelfLevel
from assessments.store import Store
from assessments.store import sitting as rows
from assessments.workflow.access import own_attempt
from assessments.workflow.invitations import seed_of
from assessments.workflow.levels import levels_task
from assessments.workflow.reports import Result, result
from assessments.workflow.sessions import new_id
from assessments.workflow.sitting import sitting
from assessments.workflow.state import model_fingerprint
from rubric.model import load_model
from rubric.record import Language
from rubric.selfview import SelfGap, SelfRating, self_view

FIRST, AGAIN = "self", "self_b"  # the second form has other tasks of the same two kinds


def start_self(store: Store, language: Language, now: datetime, *, again: bool = False) -> Actor:
    """A sitting of the self-assessment form, without a name; the actor returned is the only way back to it.

    `again`: of its second form, for somebody who has sat the first.
    """
    form = bank.form(AGAIN if again else FIRST)
    attempt_id = new_id()
    attempt = Attempt(
        id=attempt_id,
        form_id=form.id,
        form_fingerprint=bank.form_fingerprint(form),
        language=language,
        seed=seed_of(attempt_id),
        created_at=now,
    )
    with store.write() as db:
        rows.add_attempts(db, [attempt])
    return Actor(kind="self", id=attempt_id)


def self_report(store: Store, actor: Actor, now: datetime) -> tuple[SelfGap, ...]:
    """One's own levels beside what the tasks showed, for the person alone. Raises PartsRemain until they are done."""
    if actor.kind != "self":
        raise NotAllowed(actor.id)
    if sitting(store, actor, now).step != "submitted":
        raise PartsRemain(actor.id)
    with store.read() as db:
        found = result(db, own_attempt(actor))
    return self_view(load_model(), self_ratings(found), found.scores())


def self_ratings(found: Result) -> tuple[SelfRating, ...]:
    """The levels a person gave themselves, in a type that no function which makes a score accepts."""
    given: list[SelfRating] = []
    for item in levels_task().items:
        last = found.answers.get(item.id)
        if isinstance(item, SelfLevel) and last and isinstance(last.answer, SelfLevelAnswer):
            given.append(
                SelfRating(
                    attempt_id=found.attempt.id,
                    competency_id=item.competency_id,
                    level=last.answer.level,
                    model_fingerprint=model_fingerprint(),
                    given_at=last.saved_at,
                )
            )
    return tuple(given)
