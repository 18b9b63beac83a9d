"""What weights are tried on: the numbers of everybody who handed in at a position, joined by the database."""

from typing import NamedTuple

from sqlalchemy import bindparam, select, text

from assessments.store.engine import Db
from assessments.store.prepared import Prepared
from assessments.store.tables import table_of
from assessments.store.tables_scores import ScoreHeadRow

HEADS = table_of(ScoreHeadRow)
_VERSION = Prepared(select(HEADS.c.version).where(HEADS.c.position_id == bindparam("position_id")))
# One row, however many they are: a row for each would take longer than everything that is done with them. Within one
# statement all three are joined in one order. SQLite joins bytes as if they were words, and changes none of them.
_JOINED = {
    "sqlite": "group_concat(attempt_id), CAST(group_concat(line, '') AS BLOB), group_concat(length(line))",
    "postgresql": (
        "string_agg(attempt_id, ','), string_agg(line, CAST('' AS bytea)), string_agg(CAST(length(line) AS text), ',')"
    ),
}


class Lines(NamedTuple):
    """Of n sittings, in one order."""

    attempt_ids: str  # with commas between
    sizes: str  # the same: how many bytes belong to each
    numbers: bytes  # rubric.field.packed, one after the other


def lines(db: Db, position_id: str, recipe: str) -> Lines:
    """All that was computed from this recipe."""
    connection = db.connection()
    joined = _JOINED[connection.dialect.name]
    asked = text(f"SELECT {joined} FROM score_snapshots WHERE position_id = :position_id AND recipe = :recipe")  # noqa: S608
    ids, numbers, sizes = connection.execute(asked, {"position_id": position_id, "recipe": recipe}).one()
    return Lines(ids or "", sizes or "", numbers or b"")


def version(db: Db, position_id: str) -> int:
    """Of the copies, which there are; asked with every move of a weight."""
    return _VERSION.rows(db, position_id=position_id)[0]["version"]
