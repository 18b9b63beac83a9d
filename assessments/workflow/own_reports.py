"""The candidate's own report: handed over by HR, read by the candidate alone, contested and answered in writing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

from assessments import bank
from assessments.attempt import (
    Actor,
    Attempt,
    Contest,
    NotAllowed,
    NotFound,
    OpenContest,
    OwnReport,
    RatingsRemain,
    ReasonMissing,
    SharedReport,
)
from assessments.attempt.contest import Outcome
from assessments.store import Db, Store, accounts, audit, contests, judging
from assessments.workflow.access import PEOPLE_OFFICE, allow, own_attempt
from assessments.workflow.positions import position_of
from assessments.workflow.reports import fit_report, fit_report_in, result
from assessments.workflow.sessions import new_id
from assessments.workflow.telling import day
from rubric.rating import Source
from rubric.report import CompetencyReport
from rubric.score import Score

TOLD_OF_A_SCORE = (
    "competency_id",
    "value",
    "standard_error",
    "basis",
    "reliability",
    "band",
    "coverage",
    "state",
    "reason",
)


def share_report(store: Store, actor: Actor, attempt_id: str, now: datetime) -> SharedReport:
    """Hand the candidate their own report: from now on their link opens it, whatever its date.

    Raises RatingsRemain while work of theirs waits for raters, and what `fit_report` raises. Once is enough: handed
    over again, it is the first time that stands.
    """
    allow(actor, *PEOPLE_OFFICE)
    report = fit_report(store, actor, attempt_id, now)
    if any(task.reason == "awaiting_raters" for one in report.competencies for task in one.not_assessed):
        raise RatingsRemain(attempt_id)
    with store.write() as db:
        before = contests.shared(db, attempt_id)
        if before is not None:
            return before
        shared = SharedReport(attempt_id=attempt_id, shared_by=actor.id, shared_by_name=_name(db, actor), shared_at=now)
        contests.share(db, shared)
        audit.note(db, actor, "share_report", attempt_id, now)
    return shared


def _name(db: Db, actor: Actor) -> str:
    found = accounts.user(db, actor.id)
    if found is None:  # it is somebody's word: the system hands nothing over and answers nobody
        raise NotAllowed(actor.id)
    return found.name


def shared_report(store: Store, actor: Actor, attempt_id: str) -> SharedReport | None:
    """When a report was handed to its candidate, for HR; None while it was not. The candidate asks for their own."""
    if actor.kind != "candidate" or actor.id != attempt_id:
        allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return contests.shared(db, attempt_id)


def own_report(store: Store, actor: Actor, now: datetime) -> OwnReport:
    """What a candidate reads about their work: no rater in it, no weights, nobody else. Raises NotFound until HR
    has handed it over."""
    attempt_id = own_attempt(actor)
    with store.read() as db:
        if contests.shared(db, attempt_id) is None:
            raise NotFound(attempt_id)
        found = result(db, attempt_id)
        report = fit_report_in(db, found, now)
        assert found.attempt.position_id is not None  # nobody hands over a self-assessment
        position = position_of(db, found.attempt.position_id)
        made = contests.of_attempt(db, attempt_id)
    said, texts = found.attempt.language, bank.notices()
    due_at = now + timedelta(days=position.notice.contest_days)
    sat = {
        "duration_minutes": str(_minutes(found.attempt)),
        "session_date": day(found.attempt.submitted_at or now, said),
    }
    return OwnReport(
        position_title=position.title,
        organisation=position.notice.organisation,
        made_at=now,
        language=said,
        introduction=texts.fill("ntc.report.candidate", sat, said),
        limits=texts.fill("ntc.limits", {}, said),
        how_to_contest=texts.fill("ntc.contest.intro", {"contest_due_date": day(due_at, said)}, said),
        competencies=tuple(_without_people(one) for one in report.competencies),
        delivered=report.delivered,
        contests=made,
    )


def _minutes(attempt: Attempt) -> int:
    """How long the parts of a sitting were worked on, in whole minutes."""
    spent = [(one.ended_at or one.deadline) - one.started_at for one in attempt.blocks]
    return ceil(sum(spent, timedelta()) / timedelta(minutes=1))


def _without_people(one: CompetencyReport) -> CompetencyReport:
    """What was seen and how it was judged; whatever else a report comes to hold stays with those who recruit."""
    score = Score.model_validate({name: getattr(one.score, name) for name in TOLD_OF_A_SCORE})
    return CompetencyReport(
        competency=one.competency,
        score=score,
        weight=0.0,
        weight_used=None,
        level=one.level,
        level_label=one.level_label,
        anchor=one.anchor,
        next_anchor=one.next_anchor,
        gap=one.gap,
        quotes=tuple(each.model_copy(update={"rater_id": "", "note": ""}) for each in one.quotes),
        evidence=one.evidence,
        not_assessed=one.not_assessed,
    )


def contest(store: Store, actor: Actor, about: str, words: str, now: datetime) -> Contest:
    """A candidate says what is wrong with their result; it is answered within the days that their notice names.

    The same words sent again while they wait are one contest. Raises NotFound without a report to contest,
    ReasonMissing without words.
    """
    attempt_id = own_attempt(actor)
    if not words.strip():
        raise ReasonMissing
    with store.write() as db:
        if contests.shared(db, attempt_id) is None:
            raise NotFound(attempt_id)
        attempt = result(db, attempt_id).attempt
        assert attempt.position_id is not None
        days = position_of(db, attempt.position_id).notice.contest_days
        made = Contest(
            id=new_id(),
            attempt_id=attempt_id,
            about=about,
            words=words.strip(),
            made_at=now,
            due_at=now + timedelta(days=days),
        )
        for one in contests.of_attempt(db, attempt_id):
            if one.answered_at is None and (one.about, one.words) == (made.about, made.words):
                return one
        contests.add(db, made)
        audit.note(db, actor, "contest", attempt_id, now, contest=made.id)
    return made


def contests_of(store: Store, actor: Actor, attempt_id: str) -> tuple[OpenContest, ...]:
    """What one candidate contests, for HR, with the names of those who may answer."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return _with_names(db, contests.of_attempt(db, attempt_id))


def open_contests(store: Store, actor: Actor, position_id: str) -> tuple[OpenContest, ...]:
    """What waits for an answer at a position, the most pressing first, with the names of those who may give it."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return _with_names(db, contests.unanswered(db, position_id))


def _with_names(db: Db, found: Iterable[Contest]) -> tuple[OpenContest, ...]:
    office = [one for one in accounts.users(db) if one.active and not one.roles.isdisjoint(PEOPLE_OFFICE)]
    return tuple(
        OpenContest(
            contest=one,
            may_answer={each.id: each.name for each in office if each.id not in _rated_by(db, one.attempt_id)},
        )
        for one in found
    )


def _rated_by(db: Db, attempt_id: str) -> frozenset[str]:
    return frozenset(one.rater_id for one in judging.ratings(db, [attempt_id], source=Source.RATER))


def answer_contest(
    store: Store, actor: Actor, contest_id: str, outcome: Outcome, answer: str, now: datetime
) -> Contest:
    """Answer in writing, with reasons; the candidate reads it beside their report.

    Raises NotAllowed for whoever rated the work, ReasonMissing without reasons, NotFound. An answer that was given
    stands.
    """
    allow(actor, *PEOPLE_OFFICE)
    if not answer.strip():
        raise ReasonMissing
    with store.write() as db:
        found = contests.contest(db, contest_id)
        if found is None:
            raise NotFound(contest_id)
        if actor.id in _rated_by(db, found.attempt_id):
            raise NotAllowed(actor.id)
        if found.answered_at is not None:
            return found
        said = {
            "outcome": outcome,
            "answer": answer.strip(),
            "answered_by": actor.id,
            "answered_by_name": _name(db, actor),
            "answered_at": now,
        }
        answered = Contest.model_validate(found.model_dump() | said)
        contests.answer(db, answered)
        audit.note(db, actor, "answer_contest", found.attempt_id, now, contest=contest_id, outcome=outcome)
    return answered
