"""The verbs of training: anchor answers are rated before real ones, and each shows how its level was agreed."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from assessments import bank
from assessments.anchors import AnyAnchor
from assessments.assignment import AnchorRating, has_passed, in_turn
from assessments.attempt import Actor, NotAllowed, NotFound, ReasonMissing, Role, User
from assessments.raters import Trained, TrainingLine, TrainingResult
from assessments.store import Db, Store, accounts, anchoring, audit
from assessments.store.accepted import Accepted
from assessments.views import RatingCard
from assessments.workflow.access import RATERS, allow
from assessments.workflow.anchored import accepted_for
from assessments.workflow.cards import answers_to_rate, of_anchor, texts_of
from assessments.workflow.desks import seen, trained_for
from assessments.workflow.laying import card_of
from assessments.workflow.noted import refuse_unknown
from assessments.workflow.seating import Floor
from rubric.rating import Span
from rubric.record import Language


class Course(NamedTuple):
    """The training of one rater for one task: rounds of anchors, and what was said of them."""

    task_id: str
    rounds: tuple[tuple[AnyAnchor, ...], ...]
    given: dict[str, AnchorRating]  # the first judgement of each anchor
    is_open: bool  # whether the task may be rated

    @property
    def round(self) -> int:
        """The round they are in, from 0: the second only where the first was finished and not passed."""
        first = self.rounds[0]
        whole = all(one.id in self.given for one in first)
        return int(whole and not self.is_open and not has_passed(self.judged(first)) and bool(self.rounds[1]))

    def judged(self, anchors: Iterable[AnyAnchor]) -> list[AnchorRating]:
        return [self.given[one.id] for one in anchors if one.id in self.given]

    @property
    def left(self) -> tuple[AnyAnchor, ...]:
        """What is still to be judged in this round."""
        return () if self.is_open else tuple(one for one in self.rounds[self.round] if one.id not in self.given)

    @property
    def standing(self) -> Trained:
        if self.is_open:
            return "open"
        return "to_do" if self.left else "waits_for_lead"


def trainings(store: Store, actor: Actor) -> tuple[TrainingLine, ...]:
    """Where this rater stands with each task of theirs for which there is a training, in the order of the form."""
    _rater(actor)
    with store.read() as db:
        return tuple(_line(one) for one in _courses(db, actor.id))


def _rater(actor: Actor) -> None:
    if actor.kind != "staff" or actor.roles.isdisjoint(RATERS):
        raise NotAllowed(actor.id)


def _courses(db: Db, rater_id: str) -> tuple[Course, ...]:
    found = seen(db, rater_id)
    is_open = trained_for(db, found, rater_id)
    given = anchoring.ratings(db, rater_id, purpose="training")
    tasks = dict.fromkeys(one.task.id for floor in found for one in floor.pieces)
    copies = accepted_for(db, found, rater_id)
    return tuple(
        _course(task, _languages(found, rater_id), rater_id, given, copies, is_open=task in is_open)
        for task in tasks
        if bank.anchors(task)
    )


def _languages(found: Iterable[Floor], rater_id: str) -> frozenset[Language]:
    """The languages this rater may come to read."""
    return frozenset(
        said
        for floor in found
        for said in floor.languages
        if (scope := floor.plan.scope(rater_id)).languages is None or said in scope.languages
    )


def _course(
    task_id: str,
    languages: frozenset[Language],
    rater_id: str,
    given: Sequence[AnchorRating],
    copies: Sequence[Accepted],
    *,
    is_open: bool,
) -> Course:
    first = {one.anchor_id: one for one in reversed(given) if one.task_id == task_id}
    begun = min((one.rated_at for one in first.values()), default=None)  # what is accepted later changes no round
    real = [one.anchor for one in copies if one.task_id == task_id and (begun is None or one.accepted_at < begun)]
    return Course(task_id, in_turn(bank.anchors(task_id), languages, f"{rater_id} {task_id}", real), first, is_open)


def _line(course: Course) -> TrainingLine:
    of = len(course.rounds[course.round])
    return TrainingLine(
        task_id=course.task_id,
        standing=course.standing,
        round=course.round + 1,
        done=of - len(course.left) if course.standing == "to_do" else of,
        of=of,
    )


def _course_of(db: Db, rater_id: str, task_id: str) -> Course:
    for one in _courses(db, rater_id):
        if one.task_id == task_id:
            return one
    raise NotFound(task_id)


def training_card(store: Store, actor: Actor, task_id: str) -> RatingCard | None:
    """The next anchor of this rater's training for a task; None when the round is over. Raises NotFound."""
    _rater(actor)
    with store.read() as db:
        course = _course_of(db, actor.id, task_id)
    return _card(actor.id, course, course.left[0]) if course.left else None


def _card(rater_id: str, course: Course, anchor: AnyAnchor) -> RatingCard:
    task, played = bank.task(course.task_id), course.rounds[course.round]
    place = len(played) - len(course.left) + 1
    return card_of(of_anchor(task, anchor), card_id(rater_id, anchor.id), place, len(played))


def card_id(rater_id: str, anchor_id: str) -> str:
    """The id of an anchor says its level, so a page gets another one."""
    return hashlib.sha256(f"training {rater_id} {anchor_id}".encode()).hexdigest()[:24]


def train(
    store: Store,
    actor: Actor,
    task_id: str,
    asked: str,
    level: float | None,
    quotes: Iterable[Span],
    note: str,
    not_assessed_because: str | None,
    now: datetime,
) -> TrainingResult:
    """Judge the anchor behind the card `asked`, and see the agreed level with its reasons; the first judgement counts.

    A round passed opens the task. Raises NotFound for a card that is not part of the training, QuoteNotFound.
    """
    _rater(actor)
    with store.write() as db:
        course = _course_of(db, actor.id, task_id)
        anchor = _asked(actor.id, course, asked)
        if anchor.id not in course.given:
            task, quoted = bank.task(task_id), tuple(quotes)
            refuse_unknown(quoted, (), texts_of(answers_to_rate(of_anchor(task, anchor))))
            rating = AnchorRating(
                rater_id=actor.id,
                task_id=task_id,
                anchor_id=anchor.id,
                purpose="training",
                agreed=anchor.level,
                level=level,
                not_assessed_because=not_assessed_because,
                quotes=quoted,
                note=note,
                task_fingerprint=bank.task_fingerprint(task),
                rated_at=now,
            )
            anchoring.add_rating(db, rating)
            course = _course_of(db, actor.id, task_id)
            if any(_is_passed(course, played) for played in course.rounds if anchor in played):
                anchoring.admit(db, actor.id, task_id, "", "training", now)
                audit.note(db, actor, "pass_training", actor.id, now, task=task_id)
        return _result(course, anchor)


def _asked(rater_id: str, course: Course, asked: str) -> AnyAnchor:
    for played in course.rounds[: course.round + 1]:
        for one in played:
            if card_id(rater_id, one.id) == asked:
                return one
    raise NotFound(asked)


def _is_passed(course: Course, played: Sequence[AnyAnchor]) -> bool:
    judged = course.judged(played)
    return len(judged) == len(played) and has_passed(judged)


def _result(course: Course, anchor: AnyAnchor) -> TrainingResult:
    return TrainingResult(
        level=course.given[anchor.id].level,
        agreed=anchor.level,
        deciding=anchor.deciding,
        reason=anchor.reason,
        error=None if anchor.error is None else bank.rating_errors()[anchor.error],
        language=anchor.language,
    )


def training_results(store: Store, actor: Actor, task_id: str) -> tuple[TrainingResult, ...]:
    """What this rater said of the anchors of the last round they finished or are in. Raises NotFound."""
    _rater(actor)
    with store.read() as db:
        course = _course_of(db, actor.id, task_id)
    played = course.rounds[1] if any(one.id in course.given for one in course.rounds[1]) else course.rounds[0]
    return tuple(_result(course, one) for one in played if one.id in course.given)


def waiting_for_lead(store: Store, actor: Actor) -> tuple[tuple[User, str], ...]:
    """Raters whose two rounds for a task did not come close enough, and who wait to be let in; with that task."""
    allow(actor, Role.LEAD, Role.ADMIN)
    with store.read() as db:
        raters = [one for one in accounts.users(db) if one.active and Role.RATER in one.roles]
        return tuple(
            (one, course.task_id)
            for one in raters
            for course in _courses(db, one.id)
            if course.standing == "waits_for_lead"
        )


def admit(store: Store, actor: Actor, rater_id: str, task_id: str, reason: str, now: datetime) -> None:
    """A lead lets somebody rate a task who has not passed its training, and writes down why.

    Raises ReasonMissing, NotFound for somebody who is no rater or a task without training.
    """
    allow(actor, Role.LEAD, Role.ADMIN)
    if not reason.strip():
        raise ReasonMissing(rater_id)
    with store.write() as db:
        user = accounts.user(db, rater_id)
        if user is None or Role.RATER not in user.roles or task_id not in bank.anchored():
            raise NotFound(rater_id)
        anchoring.admit(db, rater_id, task_id, reason.strip(), actor.id, now)
        audit.note(db, actor, "admit_rater", rater_id, now, task=task_id, reason=reason.strip())
