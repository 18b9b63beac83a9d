"""What candidates say of themselves: read one by one for themselves, and of a whole position without a name."""

from collections import defaultdict
from datetime import UTC

from sqlalchemy import RowMapping, delete, insert, select

from assessments.attempt import HiringStage
from assessments.boards import ScoredDetail
from assessments.demographics import NOTHING, Asked, Demographics, ImpactRow, Outcome, as_asked, reached
from assessments.store.board import decisions
from assessments.store.engine import Db
from assessments.store.tables import AttemptRow, table_of
from assessments.store.tables_demographics import DemographicsRow
from assessments.store.tables_hiring import ChangeRow
from assessments.store.tables_scores import ScoreRow

SAID, ATTEMPTS, CHANGES, SCORES = (table_of(one) for one in (DemographicsRow, AttemptRow, ChangeRow, ScoreRow))
ABOUT = [SAID.c[name] for name in Demographics.model_fields]


def said(db: Db, attempt_id: str) -> Demographics:
    row = db.connection().execute(select(SAID).where(SAID.c.attempt_id == attempt_id)).mappings().one_or_none()
    return _about(row) if row else NOTHING


def _about(row: RowMapping) -> Demographics:
    return Demographics.model_validate({name: row[name] for name in Demographics.model_fields})


def keep(db: Db, attempt_id: str, about: Demographics) -> None:
    """In place of what was said before: of that nothing stays."""
    withdraw(db, attempt_id)
    db.connection().execute(insert(SAID).values(attempt_id=attempt_id, **about.model_dump()))


def withdraw(db: Db, attempt_id: str) -> None:
    db.connection().execute(delete(SAID).where(SAID.c.attempt_id == attempt_id))


def impact_rows(db: Db, position_id: str, questions: Asked) -> tuple[ImpactRow, ...]:
    """Everybody who has handed in and whose scores are computed, in an order that follows from the rows alone."""
    outcomes: dict[str, Outcome] = {one: decision.outcome for one, decision in decisions(db, position_id).items()}
    stages = _stages(db, position_id)
    found = (
        select(ATTEMPTS.c.id, ATTEMPTS.c.submitted_at, SCORES.c.value, SCORES.c.record, *ABOUT)
        .join(SCORES, SCORES.c.attempt_id == ATTEMPTS.c.id)
        .outerjoin(SAID, SAID.c.attempt_id == ATTEMPTS.c.id)
        .where(ATTEMPTS.c.position_id == position_id, ATTEMPTS.c.submitted_at.is_not(None))
    )
    made = [
        ImpactRow(
            about=as_asked(_about(row), questions),
            reached=reached(stages[row["id"]], outcomes.get(row["id"])),
            withdrawn=stages[row["id"]][-1:] == [HiringStage.WITHDRAWN],
            month=row["submitted_at"].astimezone(UTC).date().replace(day=1),
            fit=row["value"],
            scores={name: one[0] for name, one in ScoredDetail.model_validate_json(row["record"]).scores.items()},
        )
        for row in db.connection().execute(found).mappings()
    ]
    return tuple(sorted(made, key=ImpactRow.model_dump_json))


def _stages(db: Db, position_id: str) -> defaultdict[str, list[HiringStage]]:
    """Where each candidate who was moved was put, the first time first."""
    found = (
        select(CHANGES.c.attempt_id, CHANGES.c.after)
        .join(ATTEMPTS, ATTEMPTS.c.id == CHANGES.c.attempt_id)
        .where(ATTEMPTS.c.position_id == position_id, CHANGES.c.field == "stage")
        .order_by(CHANGES.c.id)
    )
    stages: defaultdict[str, list[HiringStage]] = defaultdict(list)
    for attempt_id, after in db.connection().execute(found):
        stages[attempt_id].append(HiringStage(after))
    return stages
