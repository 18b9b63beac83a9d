"""Assessing oneself a second time: the first scores travel in a code that the person keeps, and nobody else does."""

import hashlib
import re
from datetime import date, datetime

from assessments.attempt import Actor, Attempt, CodeUnreadable, NotFound
from assessments.store import Store
from assessments.store import sitting as rows
from assessments.workflow.access import own_attempt
from assessments.workflow.selfassessment import AGAIN, self_report
from rubric.model import load_model
from rubric.record import Record
from rubric.selfview import Earlier, SelfChange, self_changes

WEEKS = 4  # between the two: sooner, one remembers the tasks
SCORE = re.compile(r"([A-Z]{2})(\d{1,4})\.(\d{1,3})")  # competency, then score and standard error in tenths


class Since(Record):
    """What has changed since an earlier sitting."""

    first_on: date
    days: int
    changes: tuple[SelfChange, ...]

    @property
    def early(self) -> bool:
        """Less than four weeks lie between the two."""
        return self.days < WEEKS * 7


def is_again(store: Store, actor: Actor) -> bool:
    """Whether this is a sitting of the second form."""
    return _own(store, actor).form_id == AGAIN


def _own(store: Store, actor: Actor) -> Attempt:
    with store.read() as db:
        found = rows.attempt(db, own_attempt(actor))
    if found is None:
        raise NotFound(actor.id)
    return found


def retest_code(store: Store, actor: Actor, now: datetime) -> str:
    """One's own scores with their errors and the day of the sitting, short enough to keep on paper.

    Nothing of it is stored here. Raises what `self_report` raises.
    """
    known = [(one.competency_id, one.score.measured) for one in self_report(store, actor, now)]
    scores = [f"{name}{10 * it.value:.0f}.{10 * it.standard_error:.0f}" for name, it in known if it is not None]
    body = "-".join((f"{_own(store, actor).submitted_at or now:%Y%m%d}", *scores))
    return f"{body}-{_check(body)}"


def since(store: Store, actor: Actor, code: str, now: datetime) -> Since:
    """What has changed since the sitting that a code is of. Raises CodeUnreadable, and what `self_report` raises."""
    first_on, before = _read(re.sub(r"\s", "", code).upper())
    return Since(
        first_on=first_on,
        days=(now.date() - first_on).days,
        changes=self_changes(before, self_report(store, actor, now)),
    )


def _check(body: str) -> str:
    """Two letters that go wrong when one of the others does; no secret: a code is nobody else's to forge."""
    return hashlib.sha256(body.encode()).hexdigest()[:2].upper()


def _read(code: str) -> tuple[date, dict[str, Earlier]]:
    body, _, check = code.rpartition("-")
    day, *scores = body.split("-")
    found = [SCORE.fullmatch(one) for one in scores]
    if not scores or check != _check(body) or not re.fullmatch(r"\d{8}", day):
        raise CodeUnreadable
    known = {one.id for one in load_model().competencies}
    try:
        before = {
            one[1]: Earlier(value=int(one[2]) / 10, standard_error=int(one[3]) / 10)
            for one in found
            if one is not None and one[1] in known
        }
        return datetime.strptime(f"{day}Z", "%Y%m%d%z").date(), before
    except ValueError as error:
        raise CodeUnreadable from error
