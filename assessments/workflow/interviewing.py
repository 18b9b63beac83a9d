"""The verbs of the structured interview: what is asked, independent scorecards, and the fit with what was heard."""

from datetime import datetime

from assessments import bank
from assessments.attempt import Actor, CardFirst, MarksMissing, NotAllowed, NotFound, OthersRead
from assessments.bank.interviewing import filled
from assessments.interviews import (
    NOT_HELD,
    Asked,
    Beside,
    Guide,
    InterviewView,
    Mark,
    Questions,
    Scorecard,
    choose,
    counted,
    heard,
    minutes,
)
from assessments.store import Db, Store, accounts, audit, interviews, scored, sitting
from assessments.views import Position
from assessments.workflow.access import READERS, allow
from assessments.workflow.positions import position_of
from assessments.workflow.reports import fit_report, refuse_who_still_rates
from assessments.workflow.screening import AT_ONCE, refresh
from assessments.workflow.telling import day
from rubric.banding import Placed, alike
from rubric.compare import Comparison
from rubric.fit import RoleProfile
from rubric.interview import join
from rubric.model import load_model
from rubric.record import Language
from rubric.report import FitReport
from rubric.score import Score
from rubric.uncertain import open_points


def guide(store: Store, actor: Actor, attempt_id: str, language: Language, now: datetime) -> Guide:
    """What to ask a candidate who has handed in their work, for those who read its report.

    Nothing in it says how high anything was scored. Once a scorecard is begun the questions stay. Raises what
    `fit_report` raises.
    """
    position = _position(store, actor, attempt_id)
    chosen = _questions(store, actor, position, attempt_id, now)
    with store.read() as db:
        is_fixed = interviews.questions(db, attempt_id) is not None
    values = {
        "minutes": str(minutes(chosen.asked)),
        "question_count": str(len(chosen.asked)),
        "core_count": str(sum(one.for_all for one in chosen.asked)),
        "decision_maker_name": position.notice.decision_maker_name,
        "decision_date": day(position.notice.decision_by, language),
    }
    words = bank.interview()
    return Guide(
        attempt_id=attempt_id,
        asked=chosen.asked,
        fixed_at=chosen.fixed_at if is_fixed else None,
        minutes=minutes(chosen.asked),
        opening=filled(words.opening, values, language),
        closing=filled(words.closing, values, language),
    )


def _position(store: Store, actor: Actor, attempt_id: str) -> Position:
    """Of a sitting that this actor may read; raises as `fit_report` does."""
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, (attempt_id,))
    with store.read() as db:
        attempt = sitting.attempt(db, attempt_id)
        if attempt is None or attempt.submitted_at is None or attempt.position_id is None:
            raise NotFound(attempt_id)
        return position_of(db, attempt.position_id)


def _questions(store: Store, actor: Actor, position: Position, attempt_id: str, now: datetime) -> Questions:
    """Those that are fixed, or what would be asked as of now."""
    with store.read() as db:
        fixed = interviews.questions(db, attempt_id)
    if fixed is not None:
        return fixed
    report = fit_report(store, actor, attempt_id, now)
    points = open_points(report, _alike(store, position, report))
    return Questions(asked=choose(position.profile, points), fixed_at=now)


def _alike(store: Store, position: Position, report: FitReport) -> int:
    """How many others of the position cannot be told apart from this candidate."""
    known = report.fit.measured
    if known is None:
        return 0
    refresh(store, position.id, AT_ONCE)
    with store.read() as db:
        others = [Placed(*one[:3]) for one in scored.placed(db, position.id) if one.attempt_id != report.attempt_id]
    return alike(Placed(known.value, known.standard_error, known.df), others, known.reliability)


def interview(store: Store, actor: Actor, attempt_id: str, language: Language, now: datetime) -> InterviewView:
    """The guide, one's own scorecard as far as it is, and those of others once one's own is in."""
    found = guide(store, actor, attempt_id, language, now)
    with store.read() as db:
        cards = interviews.scorecards(db, [attempt_id])
        own = _own(cards, actor)
        return InterviewView(
            guide=found,
            draft=interviews.draft(db, attempt_id, actor.id),
            own=own,
            cards=cards if _may_see(db, actor, attempt_id, cards) else None,
            waiting=len({one.interviewer_id for one in cards} - {actor.id}),
            may_fill=own is not None or not interviews.reads(db, attempt_id, actor.id),
        )


def _own(cards: tuple[Scorecard, ...], actor: Actor) -> Scorecard | None:
    """The one this person handed in last."""
    return next((one for one in reversed(cards) if one.interviewer_id == actor.id), None)


def _may_see(db: Db, actor: Actor, attempt_id: str, cards: tuple[Scorecard, ...]) -> bool:
    """Whether somebody may know what others heard: their own is in, or they have said that they did not interview."""
    return actor.kind == "system" or _own(cards, actor) is not None or interviews.reads(db, attempt_id, actor.id)


def keep(store: Store, actor: Actor, attempt_id: str, marks: tuple[Mark, ...], now: datetime) -> None:
    """Keep what an interviewer has entered so far; the first of all fixes what this candidate is asked.

    Raises OthersRead for somebody who reads others' scorecards without one of their own, NotFound for a question that
    is not asked.
    """
    position = _position(store, actor, attempt_id)
    chosen = _questions(store, actor, position, attempt_id, now)
    with store.write() as db:
        person = accounts.user(db, actor.id)
        if person is None:  # a scorecard is somebody's
            raise NotAllowed(actor.id)
        fixed = interviews.questions(db, attempt_id)
        if fixed is None:
            interviews.fix(db, attempt_id, chosen)
        asked = _ids((fixed or chosen).asked)
        if strange := [one.question_id for one in marks if one.question_id not in asked]:
            raise NotFound(*strange)
        if interviews.reads(db, attempt_id, actor.id) and _own(interviews.scorecards(db, [attempt_id]), actor) is None:
            raise OthersRead(attempt_id)
        interviews.keep(db, attempt_id, actor.id, marks, now)


def _ids(asked: tuple[Asked, ...]) -> list[str]:
    return [one.question.id for one in asked]


def hand_in(store: Store, actor: Actor, attempt_id: str, now: datetime) -> Scorecard:
    """Append what was entered as a scorecard; from now on this interviewer may read those of others.

    Handed in again it is a correction: it counts unless others' could be read by then; the earlier one stays. The same
    twice is kept once. Raises MarksMissing while a question has neither a level nor "not assessed".
    """
    _position(store, actor, attempt_id)
    with store.write() as db:
        person, fixed = accounts.user(db, actor.id), interviews.questions(db, attempt_id)
        cards = interviews.scorecards(db, [attempt_id])
        own, draft = _own(cards, actor), interviews.draft(db, attempt_id, actor.id)
        if own is not None and draft in ((), own.marks):
            interviews.forget(db, attempt_id, actor.id)
            return own
        marked = {one.question_id for one in draft if one.choice is not None}
        if person is None or fixed is None or not marked.issuperset(_ids(fixed.asked)):
            raise MarksMissing(attempt_id)
        made = Scorecard(
            attempt_id=attempt_id,
            interviewer_id=person.id,
            interviewer_name=person.name,
            marks=draft,
            handed_in_at=now,
            after_others=own is not None and any(one.interviewer_id != person.id for one in cards),
        )
        interviews.add(db, made)
        interviews.forget(db, attempt_id, actor.id)
        audit.note(db, actor, "hand_in_scorecard", attempt_id, now)
    return made


def read_only(store: Store, actor: Actor, attempt_id: str, now: datetime) -> None:
    """Say that one did not interview: others' scorecards can be read from now on, and none of one's own handed in."""
    _position(store, actor, attempt_id)
    with store.write() as db:
        if not interviews.reads(db, attempt_id, actor.id):
            interviews.read_only(db, attempt_id, actor.id, now)
            interviews.forget(db, attempt_id, actor.id)
            audit.note(db, actor, "read_scorecards", attempt_id, now)


def beside(store: Store, actor: Actor, report: FitReport) -> Beside:
    """The fit of a report with the interview, apart from the report itself, which stays as it is."""
    return _beside(store, actor, report.attempt_id, report.fit.profile, report.scores)


def beside_each(store: Store, actor: Actor, comparison: Comparison) -> dict[str, Beside]:
    """The same for everybody who is compared, over the competencies and with the weights of the comparison."""
    allow(actor, *READERS)
    compared = set(comparison.compared_on)
    with store.read() as db:
        heard_of = {one.attempt_id for one in interviews.scorecards(db, list(comparison.fits))}
    return {
        one.attempt_id: _beside(
            store,
            actor,
            one.attempt_id,
            comparison.profile,
            tuple(score for score in one.scores if score.competency_id in compared),
        )
        if one.attempt_id in heard_of
        else NOT_HELD
        for one in comparison.reports
        if one.attempt_id in comparison.fits
    }


def _beside(store: Store, actor: Actor, attempt_id: str, profile: RoleProfile, told: tuple[Score, ...]) -> Beside:
    _position(store, actor, attempt_id)
    with store.read() as db:
        cards, fixed = interviews.scorecards(db, [attempt_id]), interviews.questions(db, attempt_id)
        may_see = _may_see(db, actor, attempt_id, cards)
    if not cards or fixed is None:
        return NOT_HELD
    count = len(counted(cards))
    if not may_see:
        return Beside(scorecards=count, withheld=True)
    return Beside(scorecards=count, joined=join(load_model(), profile, told, heard(fixed.asked, cards)))


def refuse_unless_seen(db: Db, actor: Actor, attempt_id: str) -> None:
    """Raise CardFirst where there are scorecards of others that this reader may not see yet."""
    cards = interviews.scorecards(db, [attempt_id])
    if cards and not _may_see(db, actor, attempt_id, cards):
        raise CardFirst(attempt_id)
