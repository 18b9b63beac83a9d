"""Rows of computed scores: kept with what they were computed from, and found again where that has changed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, or_, select, update

from assessments.attempt import Attempt, HiringStage
from assessments.boards import ScoredDetail, ScoreGroups
from assessments.conditions import State
from assessments.store.engine import Db
from assessments.store.sitting import attempt_of, clocks
from assessments.store.tables import AttemptRow, MissingRow, PersonRow, RatingRow, table_of
from assessments.store.tables_scores import CompetencyScoreRow, ScoreHeadRow, ScoreRow

ATTEMPTS, PEOPLE, RATINGS, MISSING = (table_of(one) for one in (AttemptRow, PersonRow, RatingRow, MissingRow))
SCORES, COMPETENCIES, HEADS = (table_of(one) for one in (ScoreRow, CompetencyScoreRow, ScoreHeadRow))
BEHIND = 1.0  # the place of whoever has no score: a score's place is between -100 and 0


class Marks(NamedTuple):
    """How far the record has come: when none of these has moved, nothing that scores rest on has."""

    last_rating: int
    last_missing: int
    submitted: int


class Head(NamedTuple):
    """What the scores of a position were computed from."""

    base: str
    recipe: str
    marks: Marks
    complete: bool
    groups: ScoreGroups
    version: int = 0  # given by keep_head


class Computed(NamedTuple):
    """The scores of one sitting, as they are stored."""

    attempt_id: str
    sought: str
    submitted_at: datetime
    value: float | None
    standard_error: float | None
    df: float | None
    reliability: float | None
    low: float | None
    high: float | None
    coverage: float
    minimum: str
    hiring: HiringStage
    conditions: State | None
    detail: ScoredDetail
    line: bytes
    competencies: Mapping[str, float | None]


def marks(db: Db, position_id: str) -> Marks:
    def highest(column: ColumnElement[int]) -> int:
        return db.connection().execute(select(func.max(column))).scalar() or 0

    sent = select(func.count()).where(ATTEMPTS.c.position_id == position_id, ATTEMPTS.c.submitted_at.is_not(None))
    return Marks(highest(RATINGS.c.id), highest(MISSING.c.id), db.connection().execute(sent).scalar() or 0)


def head(db: Db, position_id: str) -> Head | None:
    row = db.connection().execute(select(HEADS).where(HEADS.c.position_id == position_id)).mappings().one_or_none()
    if row is None:
        return None
    seen = Marks(row["last_rating"], row["last_missing"], row["submitted"])
    groups = ScoreGroups.model_validate_json(row["record"])
    return Head(row["base"], row["recipe"], seen, row["complete"], groups, row["version"])


def keep_head(db: Db, position_id: str, kept: Head) -> None:
    before = select(HEADS.c.version).where(HEADS.c.position_id == position_id)
    version = db.connection().execute(before).scalar() or 0
    db.connection().execute(delete(HEADS).where(HEADS.c.position_id == position_id))
    db.connection().execute(
        insert(HEADS).values(
            position_id=position_id,
            base=kept.base,
            recipe=kept.recipe,
            **kept.marks._asdict(),
            complete=kept.complete,
            version=version + 1,
            record=kept.groups.model_dump_json(),
        )
    )


def unfinished(db: Db) -> tuple[str, ...]:
    """The positions whose scores somebody has asked for and that are not all computed."""
    return tuple(db.connection().execute(select(HEADS.c.position_id).where(~HEADS.c.complete)).scalars())


def spoil(db: Db, position_id: str, since: Marks) -> None:
    """Mark the scores of whoever was rated, or got a note, after these marks."""
    rated = select(RATINGS.c.attempt_id).where(RATINGS.c.id > since.last_rating)
    noted = select(MISSING.c.attempt_id).where(MISSING.c.id > since.last_missing)
    changed = or_(SCORES.c.attempt_id.in_(rated), SCORES.c.attempt_id.in_(noted))
    db.connection().execute(update(SCORES).where(SCORES.c.position_id == position_id, changed).values(recipe=""))


def to_compute(db: Db, position_id: str, recipe: str, most: int) -> tuple[str, ...]:
    """Submitted sittings whose scores are not there, or were computed from something else; `most` of them."""
    found = _stale(position_id, recipe).with_only_columns(ATTEMPTS.c.id).order_by(ATTEMPTS.c.id).limit(most)
    return tuple(db.connection().execute(found).scalars())


def pending(db: Db, position_id: str, recipe: str) -> int:
    return db.connection().execute(_stale(position_id, recipe).with_only_columns(func.count())).scalar() or 0


def _stale(position_id: str, recipe: str) -> Select[Any]:
    joined = ATTEMPTS.outerjoin(SCORES, SCORES.c.attempt_id == ATTEMPTS.c.id)
    return (
        select(ATTEMPTS.c.id)
        .select_from(joined)
        .where(
            ATTEMPTS.c.position_id == position_id,
            ATTEMPTS.c.submitted_at.is_not(None),
            or_(SCORES.c.recipe.is_(None), SCORES.c.recipe != recipe),
        )
    )


def keep(db: Db, position_id: str, recipe: str, new: Sequence[Computed]) -> None:
    """Replace what was stored about these sittings."""
    ids = [one.attempt_id for one in new]
    connection = db.connection()
    connection.execute(delete(COMPETENCIES).where(COMPETENCIES.c.attempt_id.in_(ids)))
    connection.execute(delete(SCORES).where(SCORES.c.attempt_id.in_(ids)))
    connection.execute(insert(SCORES), [_row(position_id, recipe, one) for one in new])
    parts = [
        {
            "attempt_id": one.attempt_id,
            "competency_id": name,
            "position_id": position_id,
            "minimum": one.minimum,
            "place": _place(value),
        }
        for one in new
        for name, value in one.competencies.items()
    ]
    connection.execute(insert(COMPETENCIES), parts)


def _row(position_id: str, recipe: str, one: Computed) -> dict[str, Any]:
    row = {name: value for name, value in one._asdict().items() if name not in {"detail", "competencies"}}
    return row | {
        "position_id": position_id,
        "recipe": recipe,
        "place": _place(one.value),
        "record": one.detail.model_dump_json(),
    }


def _place(value: float | None) -> float:
    return BEHIND if value is None else -value


def sittings(db: Db, attempt_ids: Collection[str]) -> tuple[tuple[Attempt, str, str], ...]:
    """These sittings, each with the name and the address of whose it is."""
    found = select(ATTEMPTS, PEOPLE.c.name.label("person_name"), PEOPLE.c.email.label("person_email"))
    rows = found.join(PEOPLE, PEOPLE.c.id == ATTEMPTS.c.person_id).where(ATTEMPTS.c.id.in_(attempt_ids))
    blocks = clocks(db, attempt_ids)
    return tuple(
        (
            attempt_of({one.name: row[one.name] for one in ATTEMPTS.c}, blocks.get(row["id"], ())),
            row["person_name"],
            row["person_email"],
        )
        for row in db.connection().execute(rows).mappings()
    )


def after_erasing(db: Db) -> None:
    """Whoever remembers names of a version must ask again.

    Ids of rows that are gone may be given again: nobody has looked at what comes after the highest that is left.
    """
    db.connection().execute(update(HEADS).values(version=HEADS.c.version + 1))
    for column, of in ((HEADS.c.last_rating, RATINGS.c.id), (HEADS.c.last_missing, MISSING.c.id)):
        highest = db.connection().execute(select(func.max(of))).scalar() or 0
        db.connection().execute(update(HEADS).where(column > highest).values({column: highest}))


def set_hiring(db: Db, stages: Mapping[str, HiringStage]) -> None:
    """Where each of these sittings stands now."""
    changed = update(SCORES).where(SCORES.c.attempt_id == bindparam("of")).values(hiring=bindparam("to"))
    db.connection().execute(changed, [{"of": one, "to": stage} for one, stage in stages.items()])
