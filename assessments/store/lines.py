"""What weights are tried on: the numbers of everybody who handed in at a position, read at once."""

from sqlalchemy import select

from assessments.store.engine import Db
from assessments.store.tables import table_of
from assessments.store.tables_scores import ScoreRow

SCORES = table_of(ScoreRow)


def lines(db: Db, position_id: str, recipe: str) -> tuple[list[str], list[bytes]]:
    """All that was computed from this recipe: the attempts, in alphabetical order, and the line of each."""
    asked = select(SCORES.c.attempt_id, SCORES.c.line)
    found = asked.where(SCORES.c.position_id == position_id, SCORES.c.recipe == recipe).order_by(SCORES.c.attempt_id)
    rows = db.connection().execute(found).all()
    return [row[0] for row in rows], [row[1] for row in rows]
