"""Rows of rounds in which pairs are judged, of the judgements, and of the anchors that are proposed from them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import insert, select

from assessments.store.engine import Db
from assessments.store.tables import table_of
from assessments.store.tables_desk import PairRoundRow, PairSideRow, ProposedAnchorRow
from rubric.pairing import Level, PairJudgement

ROUNDS, SIDES, PROPOSED = table_of(PairRoundRow), table_of(PairSideRow), table_of(ProposedAnchorRow)


class Proposed(NamedTuple):
    attempt_id: str
    task_id: str
    level: Level
    proposed_at: datetime


def set_round(db: Db, position_id: str, task_id: str, actor_id: str, now: datetime, *, is_open: bool) -> None:
    row = {"position_id": position_id, "task_id": task_id, "is_open": is_open, "set_by": actor_id, "set_at": now}
    db.connection().execute(insert(ROUNDS), row)


def rounds(db: Db, position_ids: Collection[str]) -> dict[tuple[str, str], bool]:
    """Whether the round of each position and task is open; one that never was is not in it."""
    found = select(ROUNDS).where(ROUNDS.c.position_id.in_(position_ids)).order_by(ROUNDS.c.id)
    rows = db.connection().execute(found).mappings()
    return {(row["position_id"], row["task_id"]): row["is_open"] for row in rows}


def add(db: Db, judgement_id: str, task_id: str, new: PairJudgement) -> None:
    shared = {"judgement_id": judgement_id, "task_id": task_id, "rater_id": new.rater_id, "judged_at": new.judged_at}
    sides = {"left": new.left, "right": new.right}
    rows = [
        {**shared, "attempt_id": one, "side": side, "better": new.better and new.better == side}
        for side, one in sides.items()
    ]
    db.connection().execute(insert(SIDES), rows)


def judgements(db: Db, attempt_ids: Collection[str], task_id: str) -> tuple[PairJudgement, ...]:
    """Every judgement of pairs among these sittings, in the order in which they were given."""
    found = select(SIDES).where(SIDES.c.task_id == task_id, SIDES.c.attempt_id.in_(attempt_ids)).order_by(SIDES.c.id)
    sides: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for row in db.connection().execute(found).mappings():
        sides[row["judgement_id"]][row["side"]] = row
    return tuple(_judgement(**one) for one in sides.values() if len(one) == 2)  # noqa: PLR2004 - else one is erased


def _judgement(left: Any, right: Any) -> PairJudgement:  # noqa: ANN401 - rows of the database
    return PairJudgement(
        rater_id=left["rater_id"],
        left=left["attempt_id"],
        right=right["attempt_id"],
        better="left" if left["better"] else "right" if right["better"] else None,
        judged_at=left["judged_at"],
    )


def propose(db: Db, new: Proposed, actor_id: str) -> None:
    row = {
        "attempt_id": new.attempt_id,
        "task_id": new.task_id,
        "level": new.level.value,
        "standard_error": new.level.standard_error,
        "proposed_by": actor_id,
        "proposed_at": new.proposed_at,
    }
    db.connection().execute(insert(PROPOSED), row)


def proposed(db: Db, attempt_ids: Collection[str], task_id: str) -> tuple[Proposed, ...]:
    found = select(PROPOSED).where(PROPOSED.c.task_id == task_id, PROPOSED.c.attempt_id.in_(attempt_ids))
    return tuple(
        Proposed(
            row["attempt_id"],
            row["task_id"],
            Level(value=row["level"], standard_error=row["standard_error"]),
            row["proposed_at"],
        )
        for row in db.connection().execute(found.order_by(PROPOSED.c.id)).mappings()
    )
