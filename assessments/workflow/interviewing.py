"""The verbs of the structured interview: what is asked of a candidate, chosen from what their work leaves open."""

from datetime import datetime

from assessments import bank
from assessments.attempt import Actor
from assessments.bank.interviewing import filled
from assessments.interviews import Guide, choose, minutes
from assessments.store import Store, scores, sitting
from assessments.views import Position
from assessments.workflow.positions import position_of
from assessments.workflow.reports import fit_report
from assessments.workflow.screening import AT_ONCE, refresh
from assessments.workflow.telling import day
from rubric.banding import Placed, alike
from rubric.record import Language
from rubric.report import FitReport
from rubric.uncertain import open_points


def guide(store: Store, actor: Actor, attempt_id: str, language: Language, now: datetime) -> Guide:
    """What to ask a candidate who has handed in their work, for those who read its report.

    Nothing in it says how high anything was scored. Raises what `fit_report` raises.
    """
    report = fit_report(store, actor, attempt_id, now)
    position = _position(store, attempt_id)
    asked = choose(position.profile, open_points(report, _alike(store, position, report)))
    values = {
        "minutes": str(minutes(asked)),
        "question_count": str(len(asked)),
        "core_count": str(sum(one.for_all for one in asked)),
        "decision_maker_name": position.notice.decision_maker_name,
        "decision_date": day(position.notice.decision_by, language),
    }
    words = bank.interview()
    return Guide(
        attempt_id=attempt_id,
        asked=asked,
        minutes=minutes(asked),
        opening=filled(words.opening, values, language),
        closing=filled(words.closing, values, language),
    )


def _position(store: Store, attempt_id: str) -> Position:
    with store.read() as db:
        attempt = sitting.attempt(db, attempt_id)
        assert attempt is not None  # its report was read just now
        assert attempt.position_id is not None
        return position_of(db, attempt.position_id)


def _alike(store: Store, position: Position, report: FitReport) -> int:
    """How many others of the position cannot be told apart from this candidate."""
    known = report.fit.measured
    if known is None:
        return 0
    refresh(store, position.id, AT_ONCE)
    with store.read() as db:
        everybody = [Placed(*one[:3]) for one in scores.placed(db, position.id)]
    own = Placed(known.value, known.standard_error, known.df)
    return alike(own, everybody, known.reliability) - 1  # not from themselves
