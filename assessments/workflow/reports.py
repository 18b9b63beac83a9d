"""The verbs of reading: one sitting as a fit report, several beside each other; computed from the record each time."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from assessments import bank
from assessments.attempt import Actor, Attempt, Missing, NotFound, RateFirst, Role
from assessments.dossier import Inputs, report_of, sealed
from assessments.store import Db, Store, audit, judging, responses
from assessments.store import sitting as rows
from assessments.views import Position
from assessments.workflow.access import RATERS, READERS, allow
from assessments.workflow.desks import desk
from assessments.workflow.ending import evidence_in
from assessments.workflow.noted import first_seen
from assessments.workflow.positions import position_of
from assessments.workflow.state import Answers, model_fingerprint
from rubric.adjusting import Adjustment, adjustment
from rubric.compare import Comparison, compare, reweight
from rubric.model import load_model
from rubric.rating import Evidence, Rating, Source
from rubric.report import FitReport
from rubric.score import Blueprint, MissingBecause, Score
from rubric.scoring import score_all

ALONE = Adjustment(candidates=0, raters=0, left="few_candidates")  # nothing is known of other sittings
NOT_BEGUN = "not begun"  # the structure of a form nobody has started


class Result(NamedTuple):
    """What is known of a submitted sitting."""

    attempt: Attempt
    answers: Answers
    ratings: tuple[Rating, ...]  # every one ever given; which of them count is for the rubric to say
    missing: Mapping[str, MissingBecause]  # by task

    def scores(self, panel: Adjustment = ALONE) -> tuple[Score, ...]:
        """One score for each competency of the model, with what is known of the raters of its position."""
        return score_all(load_model(), self.blueprints(), self.ratings, panel.levels, panel.leaning)

    def blueprints(self) -> tuple[Blueprint, ...]:
        """What each task contributes; one that was not shown or failed contributes nothing and widens the error."""
        return tuple(
            one.model_copy(update={"administered": False, "missing": self.missing[one.task_id]})
            if one.task_id in self.missing
            else one
            for one in bank.blueprints(bank.form(self.attempt.form_id))
        )

    def evidence(self) -> tuple[Evidence, ...]:
        """What software finds in the tasks that were administered; it is not stored, so that it can be improved."""
        tasks = (bank.task(one) for one in bank.form(self.attempt.form_id).task_ids if one not in self.missing)
        return tuple(
            found
            for task in tasks
            for found in evidence_in(
                task,
                self.attempt.language,
                self.answers,
                first_seen(one for one in self.ratings if one.task_id == task.id),
            )
        )

    def known_at(self) -> datetime:
        """The moment of the last thing that makes up this result."""
        return max([self.attempt.submitted_at or self.attempt.created_at, *(one.rated_at for one in self.ratings)])


def result(db: Db, attempt_id: str) -> Result:
    """Raises NotFound for an unknown sitting and for one that has not been submitted."""
    attempt = rows.attempt(db, attempt_id)
    if attempt is None or attempt.submitted_at is None:
        raise NotFound(attempt_id)
    missing = never_shown(attempt)
    missing.update((one.task_id, missing_because(one)) for one in responses.missing(db, [attempt_id]))
    return Result(attempt, responses.latest_of_all(db, attempt_id), judging.ratings(db, [attempt_id]), missing)


def missing_because(noted: Missing) -> MissingBecause:
    """As a score has it: an optional task that was left out is as if it had not been in the form."""
    return "not_in_form" if noted.reason == "left_out" else noted.reason


def never_shown(attempt: Attempt) -> dict[str, MissingBecause]:
    """Tasks of blocks that were not started: nobody has skipped what they were not shown."""
    later = bank.form(attempt.form_id).blocks[len(attempt.blocks) :]
    return {task_id: "not_administered" for block in later for task_id in block.tasks}


def fit_report(store: Store, actor: Actor, attempt_id: str, now: datetime) -> FitReport:
    """The report of one submitted sitting for the profile of its position, as of now.

    For HR, managers and administrators. Raises RateFirst for those among them whose own judgement of the work is
    still wanted, NotFound for a self-assessment, which is nobody else's.
    """
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, (attempt_id,))
    with store.read() as db:
        return fit_report_in(db, result(db, attempt_id), now)


def fit_report_in(db: Db, found: Result, now: datetime) -> FitReport:
    """The same inside a transaction, whoever reads it. Raises NotFound for a self-assessment."""
    if found.attempt.position_id is None:
        raise NotFound(found.attempt.id)
    position = position_of(db, found.attempt.position_id)
    return _report(found, position, panel_of(db, position.id), now)


def panel_of(db: Db, position_id: str) -> Adjustment:
    """What is known of the severity of those who rated for a position."""
    attempts = judging.submitted(db, [position_id])
    return adjustment(judging.ratings(db, [one.id for one in attempts], source=Source.RATER))


def refuse_who_still_rates(store: Store, actor: Actor, attempt_ids: Sequence[str]) -> None:
    """Raise RateFirst where work on one of these sittings waits for this very reader."""
    if actor.roles.isdisjoint(RATERS):
        return
    if theirs := desk(store, actor).asked.intersection(attempt_ids):
        raise RateFirst(*sorted(theirs))


def _report(found: Result, position: Position, panel: Adjustment, now: datetime) -> FitReport:
    return report_of(_inputs(found, position, panel, now, keys={}))


def _inputs(found: Result, position: Position, panel: Adjustment, now: datetime, keys: Mapping[str, str]) -> Inputs:
    return Inputs(
        attempt_id=found.attempt.id,
        form_id=found.attempt.form_id,
        form_structure=found.attempt.form_structure or NOT_BEGUN,
        made_at=now,
        model_fingerprint=model_fingerprint(),
        keys=dict(keys),
        profile=position.profile,
        blueprints=tuple(_discreet(one) for one in found.blueprints()),
        ratings=found.ratings,
        evidence=found.evidence(),
        panel=panel,
    )


def _discreet(one: Blueprint) -> Blueprint:
    """A task that was not administered, whyever: an arrangement is nobody's business, in a dossier as in a report."""
    if one.missing in (None, "not_in_form"):
        return one
    return one.model_copy(update={"missing": "not_administered"})


def dossier(store: Store, actor: Actor, attempt_id: str, now: datetime) -> str:
    """All that the report of a sitting is computed from, sealed, as text: for HR and administrators.

    That it was made, and its seal, are noted in the audit trail, so that a dossier can be told from a forged one.
    Raises RateFirst and NotFound as `fit_report` does.
    """
    allow(actor, Role.ADMIN, Role.HR)
    refuse_who_still_rates(store, actor, (attempt_id,))
    with store.write() as db:
        found = result(db, attempt_id)
        if found.attempt.position_id is None:
            raise NotFound(attempt_id)
        position = position_of(db, found.attempt.position_id)
        keys = {one: bank.task_fingerprint(bank.task(one)) for one in bank.form(found.attempt.form_id).task_ids}
        text = sealed(_inputs(found, position, panel_of(db, position.id), now, keys))
        audit.note(db, actor, "make_dossier", attempt_id, now, sha256=hashlib.sha256(text.encode()).hexdigest())
    return text


def comparison(
    store: Store,
    actor: Actor,
    position_id: str,
    attempt_ids: Sequence[str],
    weights: Mapping[str, float] | None,
    seed: int,
) -> Comparison:
    """Submitted sittings of one position beside each other, with its weights or with `weights` moved.

    Each report is dated by the last thing known about its sitting. Raises NotFound for a sitting of another position
    or not submitted, RateFirst, rubric.compare.NotComparable, ValueError for weights that are none.
    """
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, attempt_ids)
    with store.read() as db:
        position = position_of(db, position_id)
        results = [result(db, attempt_id) for attempt_id in attempt_ids]
        panel = panel_of(db, position_id)
    if strange := [one.attempt.id for one in results if one.attempt.position_id != position_id]:
        raise NotFound(*strange)
    profile = reweight(position.profile, weights) if weights else position.profile
    return compare([_report(one, position, panel, one.known_at()) for one in results], profile, seed)
