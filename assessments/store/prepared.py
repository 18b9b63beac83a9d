"""Statements that every run and every save needs, written once and handed to the driver as they are.

SQLAlchemy writes the SQL of each database and knows how values are stored in it. Its machinery around an execution is
left out: on pages that read ten rows it would take longer than the database does. Statements are part of the
transaction of the `Db` they are given; rows that were added to it and not yet flushed are not seen.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Insert, Select
from sqlalchemy.engine.interfaces import DBAPICursor

from assessments.store.engine import Db

Found = dict[str, Any]  # a row by the names of its columns
Convert = Callable[[Any], Any]
Columns = tuple[tuple[str, Convert | None], ...]
Reading = Select[*tuple[Any, ...]]


class Written(NamedTuple):
    """A statement as one kind of database reads it."""

    sql: str
    order: Sequence[str] | None  # names of the values by position; None: the driver takes them by name
    fixed: dict[str, Any]  # values that stand in the statement itself, such as a limit
    stored: dict[str, Convert]  # how values that are not stored as they are become what is stored


class Prepared:
    """A statement whose values are given by name: those of its bind parameters, or the columns of an insert."""

    def __init__(self, statement: Reading | Insert) -> None:
        self._statement = statement
        self._written: dict[str, Written] = {}  # by kind of database
        self._columns: dict[str, Columns] = {}

    def rows(self, db: Db, **values: object) -> list[Found]:
        """The rows found, in the order of the statement."""
        dialect = _connection(db).dialect
        cursor = self._execute(db, values)
        if dialect.name not in self._columns:
            self._columns[dialect.name] = _columns(self._statement, dialect, cursor)
        columns = self._columns[dialect.name]
        found = cursor.fetchall()
        cursor.close()
        return [
            {
                name: value if read is None or value is None else read(value)
                for (name, read), value in zip(columns, row, strict=True)
            }
            for row in found
        ]

    def run(self, db: Db, **values: object) -> None:
        """Change something."""
        self._execute(db, values).close()

    def _execute(self, db: Db, values: dict[str, object]) -> DBAPICursor:
        connection = _connection(db)
        kind = connection.dialect.name
        if kind not in self._written:
            self._written[kind] = _written(self._statement, connection.dialect)
        how = self._written[kind]
        given: dict[str, object] = how.fixed | values
        for name, store in how.stored.items():
            given[name] = store(given[name])
        cursor = connection.connection.cursor()
        cursor.execute(how.sql, given if how.order is None else [given[name] for name in how.order])
        return cursor


def _connection(db: Db) -> Connection:
    assert isinstance(db.bind, Connection)
    return db.bind


def _written(statement: Reading | Insert, dialect: Dialect) -> Written:
    compiled = statement.compile(dialect=dialect)
    stored = {name: one.type.dialect_impl(dialect).bind_processor(dialect) for name, one in compiled.binds.items()}
    return Written(
        sql=compiled.string,
        order=compiled.positiontup,
        fixed={name: value for name, value in compiled.params.items() if value is not None},
        stored={name: store for name, store in stored.items() if store is not None},
    )


def _columns(statement: Reading | Insert, dialect: Dialect, cursor: DBAPICursor) -> Columns:
    """What the statement finds, and how the driver's values become ours; the driver says which types it found."""
    assert isinstance(statement, Select)
    described = cursor.description or ()
    return tuple(
        (str(column.key), column.type.dialect_impl(dialect).result_processor(dialect, kind))
        for column, (_name, kind, *_rest) in zip(statement.selected_columns, described, strict=True)
    )
