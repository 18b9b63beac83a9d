"""What readers of a report see besides its numbers: the work itself, and the words that go around it."""

from collections.abc import Sequence

from assessments import bank
from assessments.attempt import Actor, Attempt, NotFound
from assessments.store import Db, Store, positions, responses
from assessments.store import sitting as rows
from assessments.views import Position, TaskState
from assessments.workflow.access import READERS, allow
from assessments.workflow.positions import position_of
from assessments.workflow.reports import refuse_who_still_rates
from assessments.workflow.state import Answers, task_state
from assessments.workflow.telling import day
from rubric.record import Language


def answers_of(store: Store, actor: Actor, attempt_id: str) -> tuple[TaskState, ...]:
    """The work of a submitted sitting, task by task, for those who read its report; without keys.

    Raises NotFound for a sitting that has not been submitted and for a self-assessment, RateFirst where their own
    judgement of it is still wanted.
    """
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, (attempt_id,))
    with store.read() as db:
        attempt, answers = _handed_in(db, attempt_id)
    return tuple(task_state(bank.task(one), attempt, answers) for one in _shown(attempt))


def answers_to(store: Store, actor: Actor, attempt_ids: Sequence[str], task_id: str) -> dict[str, TaskState]:
    """The work of several submitted sittings on one task; those that were not shown it are not in it.

    Raises like `answers_of`.
    """
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, attempt_ids)
    with store.read() as db:
        found = [_handed_in(db, one) for one in attempt_ids]
    return {
        attempt.id: task_state(bank.task(task_id), attempt, answers)
        for attempt, answers in found
        if task_id in _shown(attempt)
    }


def _handed_in(db: Db, attempt_id: str) -> tuple[Attempt, Answers]:
    attempt = rows.attempt(db, attempt_id)
    if attempt is None or attempt.submitted_at is None or attempt.position_id is None:
        raise NotFound(attempt_id)
    return attempt, responses.latest_of_all(db, attempt_id)


def _shown(attempt: Attempt) -> tuple[str, ...]:
    """The tasks of the blocks that were started."""
    return tuple(one for block in bank.form(attempt.form_id).blocks[: len(attempt.blocks)] for one in block.tasks)


def report_notices(
    store: Store, actor: Actor, position_id: str, coverage: float, language: Language
) -> tuple[str, str]:
    """How to read a fit report, and its limits, filled in; `coverage` (0..1) is that of the fit."""
    allow(actor, *READERS)
    with store.read() as db:
        position = position_of(db, position_id)
        weighed = _weighed(db, position)
    values = {
        "decision_maker_name": position.notice.decision_maker_name,
        "weights_date": day(weighed.revised_at, language),
        "coverage_percent": f"{100 * coverage:.0f}",
    }
    texts = bank.notices()
    return texts.fill("ntc.report.fit", values, language), texts.fill("ntc.limits", {}, language)


def _weighed(db: Db, position: Position) -> Position:
    """The revision in which the weights and minimums of today were set."""
    found = position
    for one in sorted(positions.revisions(db, position.id), key=lambda each: -each.revision):
        if one.profile != position.profile:
            break
        found = one
    return found
