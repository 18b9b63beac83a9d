"""What candidates say of themselves: kept apart, theirs to change, and told to HR as rows that name nobody.

Nothing here is noted in the audit trail: that somebody answered, or did not, is nobody's business.
"""

from assessments import bank
from assessments.attempt import Actor, Attempt, AttemptClosed, NotAllowed
from assessments.demographics import (
    NOTHING,
    Attribute,
    Demographics,
    ImpactRow,
    OwnDemographics,
    as_asked,
    asked,
)
from assessments.store import Db, Store, demographics
from assessments.views import Position
from assessments.workflow import screening
from assessments.workflow.access import PEOPLE_OFFICE, allow, own_attempt
from assessments.workflow.ending import attempt_of
from assessments.workflow.positions import position_of
from rubric.suppression import SMALLEST_CELL


def own_demographics(store: Store, actor: Actor) -> OwnDemographics | None:
    """What a candidate is asked and has said; None before their work is handed in, and where there is neither."""
    with store.read() as db:
        attempt, position = _own(db, actor)
        said = demographics.said(db, attempt.id)
    questions = asked(position.monitoring)
    if attempt.submitted_at is None or not (questions or said != NOTHING):
        return None
    values = {"cell_minimum": str(SMALLEST_CELL), "privacy_contact": position.notice.contact}
    intro = bank.notices().fill("ntc.demographics.intro", values, attempt.language)
    return OwnDemographics(intro=intro, asked=dict(questions), said=said)


def _own(db: Db, actor: Actor) -> tuple[Attempt, Position]:
    attempt = attempt_of(db, own_attempt(actor))
    if attempt.position_id is None:
        raise NotAllowed(actor.id)
    return attempt, position_of(db, attempt.position_id)


def say_of_oneself(store: Store, actor: Actor, attribute: Attribute, answer: str) -> Demographics:
    """Keep one answer, in place of an earlier one, and return all that is kept now.

    What is not asked at this position any more is not kept. Raises AttemptClosed before the work is handed in,
    ValueError for an answer that is none.
    """
    with store.write() as db:
        attempt, position = _own(db, actor)
        if attempt.submitted_at is None:
            raise AttemptClosed(attempt.id)
        before = demographics.said(db, attempt.id).model_dump()
        after = as_asked(Demographics.model_validate(before | {attribute: answer}), asked(position.monitoring))
        demographics.keep(db, attempt.id, after)
    return after


def withdraw_demographics(store: Store, actor: Actor) -> None:
    """Erase all that a candidate has said of themselves; the files are rewritten with the next erasing."""
    with store.write() as db:
        demographics.withdraw(db, own_attempt(actor))
        store.unwiped = True


def impact_rows(store: Store, actor: Actor, position_id: str) -> tuple[ImpactRow, ...]:
    """One row for each submitted sitting of a position, for HR and administrators, who are shown counts of them.

    Raises RateFirst as the table of scores does.
    """
    allow(actor, *PEOPLE_OFFICE)
    screening.refuse_who_still_rates(store, actor, position_id)
    screening.refresh_all(store, position_id)
    with store.read() as db:
        return demographics.impact_rows(db, position_id, asked(position_of(db, position_id).monitoring))
