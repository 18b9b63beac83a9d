"""The verbs by which a lead takes a piece of work as an anchor, and by which one is withdrawn."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from assessments import bank
from assessments.anchors import AcceptedAnchor, AnchorChoice, AnchorInUse
from assessments.answer import Answer
from assessments.assignment import CLOSE_BY
from assessments.attempt import Actor, AnchorMisfit, AnchorRefused, NotFound, QuoteNotFound, ReasonMissing, Role
from assessments.store import Db, Store, accepted, audit, pairing, sitting
from assessments.store.accepted import Accepted
from assessments.views import AnswerToRate
from assessments.workflow.access import PEOPLE_OFFICE, allow
from assessments.workflow.cards import answers_to_rate, of_anchor, texts_of
from assessments.workflow.pair_rounds import numbered, pile_with
from assessments.workflow.pairing import read_work
from assessments.workflow.positions import position_of
from rubric.pairing import Level
from rubric.rating import HIGHEST, LOWEST
from rubric.record import Language


def anchor_choice(
    store: Store, actor: Actor, position_id: str, task_id: str, language: str, number: int
) -> AnchorChoice:
    """Whether a piece of work that was proposed can be taken, and at which levels. Raises NotFound."""
    allow(actor, Role.LEAD)
    with store.read() as db:
        work, level = _proposed(db, position_id, task_id, language, number)
        return AnchorChoice(hindrance=_hindrance(db, position_id, task_id, work), levels=_levels(level))


def _proposed(db: Db, position_id: str, task_id: str, language: str, number: int) -> tuple[str, Level]:
    _, pile = pile_with(db, position_id, task_id, language)
    work = numbered(pile, number)
    found = pairing.proposed(db, [work], task_id)
    if not found:
        raise NotFound(str(number))
    return work, found[-1].level


def _hindrance(db: Db, position_id: str, task_id: str, attempt_id: str) -> AnchorMisfit | None:
    attempt = sitting.attempt(db, attempt_id)
    assert attempt is not None  # its work is in the round
    if not bank.notices().tells_of_copies(attempt.notice_version):
        return "not_told"
    if any(one.media for one in read_work(db, task_id, attempt_id)):  # a voice, a picture
        return "not_redactable"
    known = {(one.attempt_id, one.task_id) for one in accepted.in_use(db, [position_id])}
    return "in_use" if (attempt_id, task_id) in known else None


def _levels(proposed: Level) -> tuple[int, ...]:
    """What is no further from the pairs than a rater in training may be from what was agreed."""
    return tuple(one for one in range(LOWEST, HIGHEST + 1) if abs(one - proposed.value) <= CLOSE_BY)


def accept_anchor(
    store: Store,
    actor: Actor,
    position_id: str,
    task_id: str,
    language: Language,
    number: int,
    level: int,
    deciding: Iterable[str],
    reason: str,
    error: str | None,
    now: datetime,
    *,
    confirmed: bool,
) -> None:
    """Keep a redacted copy of a proposed piece of work, by which raters of its position are trained from now on.

    `confirmed`: the lead has read it and nothing in it tells whose it is. Raises AnchorRefused, ReasonMissing without
    a reason or deciding words, QuoteNotFound for words that are not in the copy, NotFound.
    """
    allow(actor, Role.LEAD)
    with store.write() as db:
        work, proposed = _proposed(db, position_id, task_id, language, number)
        if (why := _hindrance(db, position_id, task_id, work)) is not None:
            raise AnchorRefused(why)
        if level not in _levels(proposed):
            raise AnchorRefused("level_apart")
        if not confirmed:
            raise AnchorRefused("not_confirmed")
        if error is not None and error not in bank.rating_errors():
            raise NotFound(error)
        words = tuple(one.strip() for one in deciding if one.strip())
        if not reason.strip() or not words:
            raise ReasonMissing(work)
        made = AcceptedAnchor(
            id=secrets.token_hex(12),
            language=language,
            level=level,
            answers=_copy(db, task_id, work),
            deciding=words,
            reason=reason.strip(),
            error=error,
        )
        _refuse_unknown(task_id, made)
        accepted.accept(db, work, task_id, made, actor.id, now)
        audit.note(db, actor, "accept_anchor", work, now, task=task_id, level=str(level))


def _copy(db: Db, task_id: str, attempt_id: str) -> dict[str, Answer]:
    """What raters read of the work and nothing else, as redacted as they read it."""
    return {one.item.id: one.answer for one in read_work(db, task_id, attempt_id) if one.answer is not None}


def _refuse_unknown(task_id: str, made: AcceptedAnchor) -> None:
    """Raise QuoteNotFound for deciding words that a rater would look for in vain."""
    said = [" ".join(text.split()) for text in texts_of(_read(task_id, made)).values()]
    for words in made.deciding:
        if not any(" ".join(words.split()) in text for text in said):
            raise QuoteNotFound(words)


def _read(task_id: str, one: AcceptedAnchor) -> tuple[AnswerToRate, ...]:
    return answers_to_rate(of_anchor(bank.task(task_id), one))


def anchors_in_use(store: Store, actor: Actor, position_id: str) -> tuple[AnchorInUse, ...]:
    """The anchors from work of a position, as raters come to read them."""
    allow(actor, Role.LEAD)
    with store.read() as db:
        position_of(db, position_id)
        return tuple(
            AnchorInUse(
                anchor=one.anchor,
                task_id=one.task_id,
                answers=_read(one.task_id, one.anchor),
                accepted_at=one.accepted_at,
                judged_by=accepted.judged_by(db, one.anchor.id),
            )
            for one in accepted.in_use(db, [position_id])
        )


def withdraw_anchor(store: Store, actor: Actor, position_id: str, anchor_id: str, reason: str, now: datetime) -> None:
    """Show an anchor to no rater any more; what they said of it stays. Raises ReasonMissing, NotFound."""
    allow(actor, Role.LEAD)
    with store.write() as db:
        found = [one for one in accepted.in_use(db, [position_id]) if one.anchor.id == anchor_id]
        if not found:
            raise NotFound(anchor_id)
        _withdraw(db, actor, found, reason, now)


def copies_of(store: Store, actor: Actor, attempt_id: str) -> int:
    """How many answers of a candidate train raters at present, for HR to whom the candidate may object."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return len(_from(db, attempt_id))


def withdraw_copies(store: Store, actor: Actor, attempt_id: str, reason: str, now: datetime) -> None:
    """Withdraw whatever comes from the work of one candidate. Raises ReasonMissing."""
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        _withdraw(db, actor, _from(db, attempt_id), reason, now)


def _from(db: Db, attempt_id: str) -> list[Accepted]:
    attempt = sitting.attempt(db, attempt_id)
    if attempt is None or attempt.position_id is None:
        raise NotFound(attempt_id)
    return [one for one in accepted.in_use(db, [attempt.position_id]) if one.attempt_id == attempt_id]


def _withdraw(db: Db, actor: Actor, several: Iterable[Accepted], reason: str, now: datetime) -> None:
    if not reason.strip():
        raise ReasonMissing
    for one in several:
        accepted.withdraw(db, one, reason.strip(), actor.id, now)
        audit.note(db, actor, "withdraw_anchor", one.attempt_id, now, task=one.task_id)
