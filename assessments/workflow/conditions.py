"""What a job requires as a fact: HR asks, candidates answer, and nothing follows by itself.

Nothing here reads a score or moves anybody, and nothing that rates or scores reads what is said here.
"""

from collections.abc import Callable
from datetime import datetime

from assessments.attempt import (
    Actor,
    AnswerRefused,
    Attempt,
    AttemptClosed,
    NotAcknowledged,
    NotFound,
)
from assessments.conditions import (
    Condition,
    ConditionAnswer,
    ConditionSet,
    Standing,
    asked_of,
    fits,
    standings,
)
from assessments.store import Db, Store, audit
from assessments.store import conditions as rows
from assessments.store.conditions import Answers
from assessments.workflow.access import PEOPLE_OFFICE, READERS, allow, own_attempt
from assessments.workflow.positions import position_of
from assessments.workflow.sessions import new_id
from assessments.workflow.sitting import situation
from assessments.workflow.state import step
from rubric.record import Record


class ConditionsNow(Record):
    """The conditions of whoever is invited next, and how many have been invited with them: they keep theirs."""

    conditions: tuple[Condition, ...] = ()
    invited: int = 0


def of_position(store: Store, actor: Actor, position_id: str) -> ConditionsNow:
    allow(actor, *READERS)
    with store.read() as db:
        position_of(db, position_id)
        last = _last(db, position_id)
        if last is None:
            return ConditionsNow()
        return ConditionsNow(conditions=last.conditions, invited=rows.invited_since(db, position_id, last.made_at))


def _last(db: Db, position_id: str) -> ConditionSet | None:
    found = rows.sets(db, position_id)
    return found[-1] if found else None


def add(
    store: Store, actor: Actor, position_id: str, new: Condition, now: datetime, instead_of: str | None = None
) -> Condition:
    """Ask those who are invited from now on one thing more, or something else `instead_of` a condition (by its id).

    It gets an id of its own: what others have answered stays an answer to what they were asked. Raises NotFound for a
    condition that is not asked any more.
    """
    added = new.model_copy(update={"id": new_id()})

    def changed(before: tuple[Condition, ...]) -> tuple[Condition, ...]:
        if instead_of is None:
            return (*before, added)
        _known(before, instead_of)
        return tuple(added if one.id == instead_of else one for one in before)

    _change(store, actor, position_id, changed, now)
    return added


def drop(store: Store, actor: Actor, position_id: str, condition_id: str, now: datetime) -> None:
    """Stop asking it of those who are invited from now on. Raises NotFound where that was done already."""

    def changed(before: tuple[Condition, ...]) -> tuple[Condition, ...]:
        _known(before, condition_id)
        return tuple(one for one in before if one.id != condition_id)

    _change(store, actor, position_id, changed, now)


def _known(asked: tuple[Condition, ...], condition_id: str) -> Condition:
    for one in asked:
        if one.id == condition_id:
            return one
    raise NotFound(condition_id)


def _change(
    store: Store,
    actor: Actor,
    position_id: str,
    changed: Callable[[tuple[Condition, ...]], tuple[Condition, ...]],
    now: datetime,
) -> None:
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        position_of(db, position_id)
        last = _last(db, position_id)
        made = ConditionSet(
            position_id=position_id,
            number=last.number + 1 if last else 1,
            made_at=now,
            conditions=changed(last.conditions if last else ()),
        )
        rows.add_set(db, made)
        asked = "; ".join(one.question.en for one in made.conditions)
        audit.note(db, actor, "set_conditions", position_id, now, number=str(made.number), asked=asked)


def own(store: Store, actor: Actor) -> tuple[Standing, ...]:
    """What the candidate is asked and has said; nothing for a self-assessment."""
    with store.read() as db:
        attempt = situation(db, own_attempt(actor)).attempt
        return standings(_asked(db, attempt), rows.answers_of(db, [attempt.id]).get(attempt.id, {}))


def _asked(db: Db, attempt: Attempt) -> tuple[Condition, ...]:
    return asked_of(rows.sets(db, attempt.position_id), attempt.created_at) if attempt.position_id else ()


def answer(store: Store, actor: Actor, condition_id: str, said: str | None, words: str, now: datetime) -> None:
    """Keep what a candidate says to one condition, and in what words they explain it; what they said before is kept.

    Until the work is handed in. Raises AttemptClosed, NotAcknowledged, NotFound for what they are not asked, and
    AnswerRefused for what nobody can say to it.
    """
    with store.write() as db:
        found = situation(db, own_attempt(actor))
        attempt = found.attempt
        match step(attempt, found.form, found.invitation, now)[0]:
            case "submitted" | "closed":
                raise AttemptClosed(attempt.id)
            case "notice":
                raise NotAcknowledged(attempt.id)
            case _:
                pass
        condition = _known(_asked(db, attempt), condition_id)
        if said is not None and not fits(condition, said):
            raise AnswerRefused(condition_id)
        given = ConditionAnswer(said=said, words=words.strip(), saved_at=now)
        rows.add_answer(db, attempt.id, condition_id, condition.question.said(attempt.language), given)


def of_candidate(
    attempt: Attempt, sets: tuple[ConditionSet, ...], answers: Answers, *, told: bool
) -> tuple[Standing, ...]:
    """How each condition stands for one candidate; without the words of their explanation unless `told`."""
    found = standings(asked_of(sets, attempt.created_at), answers.get(attempt.id, {}))
    return found if told else tuple(_discreet(one) for one in found)


def _discreet(one: Standing) -> Standing:
    """An explanation may tell of health or family, which is nobody's business who decides."""
    if one.answer is None:
        return one
    return one.model_copy(update={"answer": one.answer.model_copy(update={"words": ""})})
