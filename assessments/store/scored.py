"""The table of scores: found, ordered and cut into pages by the database, however many there are."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, Table, func, select

from assessments.boards import ScoredView, ScoreGroups
from assessments.conditions import State
from assessments.store.engine import Db
from assessments.store.scores import ATTEMPTS, BEHIND, COMPETENCIES, PEOPLE, SCORES


class Found(NamedTuple):
    """A stored row with the person it is about."""

    attempt_id: str
    name: str
    email: str
    submitted_at: datetime
    hiring: str
    conditions: State | None
    value: float | None
    low: float | None
    high: float | None
    coverage: float
    record: str


class Stands(NamedTuple):
    """The fit of somebody who has one, and where a person has put them."""

    value: float
    standard_error: float
    df: float | None
    reliability: float
    attempt_id: str
    hiring: str


def placed(db: Db, position_id: str) -> tuple[Stands, ...]:
    """Everybody who has a fit, highest first."""
    columns = [SCORES.c[name] for name in Stands._fields]
    found = select(*columns).where(SCORES.c.position_id == position_id, SCORES.c.place < BEHIND)
    return tuple(Stands(*row) for row in db.connection().execute(found.order_by(SCORES.c.place)))


def page(db: Db, position_id: str, view: ScoredView, groups: ScoreGroups, size: int) -> tuple[Found, ...]:
    """One page of the table: its ids first, by an index, and only then what is told about them."""
    wanted = ids(position_id, view, groups).limit(size).offset((view.page - 1) * size)
    found = [str(row[0]) for row in db.connection().execute(wanted)]
    rows = {row.attempt_id: row for row in told(db, found)}
    return tuple(rows[one] for one in found)


def attempt_ids(db: Db, position_id: str, view: ScoredView, groups: ScoreGroups) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in db.connection().execute(ids(position_id, view, groups)))


def told(db: Db, attempt_ids: Sequence[str]) -> tuple[Found, ...]:
    """What is stored about these sittings, in no order; those without scores are passed over."""
    columns = [SCORES.c[name] for name in Found._fields if name not in {"name", "email"}]
    asked = (
        select(PEOPLE.c.name, PEOPLE.c.email, *columns)
        .join(ATTEMPTS, ATTEMPTS.c.id == SCORES.c.attempt_id)
        .join(PEOPLE, PEOPLE.c.id == ATTEMPTS.c.person_id)
        .where(SCORES.c.attempt_id.in_(attempt_ids))
    )
    return tuple(Found(**row) for row in db.connection().execute(asked).mappings())


def ids(position_id: str, view: ScoredView, groups: ScoreGroups) -> Select[tuple[str]]:
    """The sittings that a view leaves, in its order; each order is that of an index."""
    match view.order:
        case "fit":
            order = SCORES.c.place
        case "name":
            order = SCORES.c.sought
        case "sent":
            order = SCORES.c.submitted_at
        case competency_id:
            return (
                select(SCORES.c.attempt_id)
                .select_from(COMPETENCIES.join(SCORES, SCORES.c.attempt_id == COMPETENCIES.c.attempt_id))
                .where(
                    COMPETENCIES.c.position_id == position_id,  # said once: no other index is then a temptation
                    COMPETENCIES.c.competency_id == competency_id,
                    *_wanted(view, groups, COMPETENCIES),
                )
                .order_by(COMPETENCIES.c.place, COMPETENCIES.c.attempt_id)
            )
    found = select(SCORES.c.attempt_id).where(SCORES.c.position_id == position_id, *_wanted(view, groups))
    return found.order_by(order, SCORES.c.attempt_id)


def count(db: Db, position_id: str, view: ScoredView, groups: ScoreGroups) -> int:
    found = select(func.count()).select_from(SCORES)
    found = found.where(SCORES.c.position_id == position_id, *_wanted(view, groups))
    return db.connection().execute(found).scalar() or 0


def _wanted(view: ScoredView, groups: ScoreGroups, ordered: Table = SCORES) -> Collection[ColumnElement[bool]]:
    """What a view asks for; `ordered` is the table whose index gives the order."""
    found = [SCORES.c.sought.contains(word, autoescape=True) for word in view.search.casefold().split()]
    if view.minimum is not None:
        found.append(ordered.c.minimum == view.minimum)
    if view.conditions is not None:
        found.append(SCORES.c.conditions == view.conditions)
    if view.hiring is not None:
        found.append(SCORES.c.hiring == view.hiring)
    if view.group is not None:
        begins = groups.begins[view.group - 1 : view.group + 1]
        found += [SCORES.c.place >= -begins[0]] if begins else [SCORES.c.place > BEHIND]
        found.append(SCORES.c.place < (-begins[1] if len(begins) > 1 else BEHIND))
    return found
