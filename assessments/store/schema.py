"""Which version of the tables a database holds, and how it comes to that of this program: whole, or not at all."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Column, Connection, Table, insert, inspect, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn
from sqlalchemy.sql.schema import ColumnCollectionConstraint, ScalarElementColumnDefault

from assessments.store import (
    tables_conditions,
    tables_demographics,
    tables_desk,
    tables_experts,
    tables_hiring,
    tables_interviews,
    tables_keeping,
    tables_mailing,
    tables_reports,
    tables_scores,
    tables_tasks,
)
from assessments.store.tables import Row, VersionRow, table_of

MODULES = (  # whose tables are made beside those of `tables`
    tables_conditions,
    tables_demographics,
    tables_desk,
    tables_experts,
    tables_hiring,
    tables_interviews,
    tables_keeping,
    tables_mailing,
    tables_reports,
    tables_scores,
    tables_tasks,
)
TABLES: tuple[Table, ...] = tuple(Row.metadata.sorted_tables)
VERSION_TABLE = table_of(VersionRow)


class Version(NamedTuple):
    """A state of the tables. What it adds is found by comparing; `then` does what comparing cannot know."""

    number: int
    fingerprint: str  # of the tables as they are at this version
    adds: str
    then: Callable[[Connection], None] | None = None  # on the connection of the whole change, after the additions


# The last one is that of this program. CONTRIBUTING, "Add a table or a column", says how to add one.
VERSIONS: tuple[Version, ...] = (
    Version(1, "4da9538bab79de09", "what there was when versions began"),
    Version(2, "ce7f76e02fad7f9c", "who is asked to judge what, and by which plan"),
    Version(3, "3c5b2c7e4062b5f3", "what holds data back, and what is left of sittings that were erased"),
    Version(4, "2464ab6272bcf306", "forms that are composed here"),
    Version(5, "2901d1f50bf391d1", "ratings that are begun"),
    Version(6, "d2b910d84f581fe6", "anchor answers among real work, how they were judged, who was admitted"),
    Version(7, "2d3b434b6f3fd284", "when a task was begun whose moments count, and at which pace"),
    Version(8, "a9f18c5e0d59e87f", "what is changed on the board, and views that are saved of it"),
    Version(9, "e9fafd4de8717289", "copies of computed scores, for tables of many"),
    Version(10, "9e6eb6e112520003", "which candidates have their report, and what they contest in it"),
    Version(11, "e623382fcf76522d", "pairs of work that are judged, and anchors that are proposed from them"),
    Version(12, "29295a5fcdf4b0c3", "who sits without a clock where one is part of a task"),
    Version(13, "42c627929dea9e7c", "tasks that a company has made of its own data"),
    Version(14, "8dd938c2602db7cb", "what was considered before a decision"),
    Version(15, "54d69f6d7301467f", "what candidates say of themselves, apart from everything else"),
    Version(16, "2b811a3ee01890f0", "how a decision stands to the order of the scores"),
    Version(17, "07ced9c58229527b", "what is asked in interviews, and the scorecards of those who ask"),
    Version(18, "1730208577ca83f9", "what experts say of tasks"),
    Version(19, "c6b57ba86f374524", "what jobs require as a fact, and what candidates say to it"),
    Version(20, "556474b7c8a0b3e5", "the numbers of each sitting that weights are tried on"),
    Version(
        21, "33d58c5e19d73607", "how the conditions of a job stand, in tables of many", tables_scores.forget_copies
    ),
    Version(22, "baf35b74de683020", "mails to candidates that the product sends itself"),
    Version(23, "8ab40f8db4a801ca", "work of candidates that trains raters as an anchor"),
)


class WrongDatabase(Exception):  # noqa: N818 - named for what happened, as refusals are
    """The database was made by another version of the program; it is left exactly as it was found."""

    def __init__(self, why: Literal["newer", "unknown"], found: int, known: int) -> None:
        super().__init__(f"{why}: the database has version {found}, the program knows {known}")
        self.why: Literal["newer", "unknown"] = why
        self.found = found
        self.known = known


class Upgrade(NamedTuple):
    """What opening a database has changed; `found` is None for a database that was empty."""

    found: int | None
    now: int


def bring_up_to_date(connection: Connection, versions: Sequence[Version] = VERSIONS) -> Upgrade:
    """Make what is missing, in the transaction of `connection`, and write down the version; data are kept.

    A database without a number is one from before there were numbers. Raises WrongDatabase for one with a higher
    number than the last of `versions`, or with a number under which something else is known here.
    """
    last = versions[-1]
    names = set(inspect(connection).get_table_names())
    found = _numbered(connection) if VERSION_TABLE.name in names else None
    if found is not None:
        _refuse_foreign(found, versions)
        if found.number == last.number:
            return Upgrade(last.number, last.number)
    elif "attempts" in names:
        found = versions[0]
    add_missing(connection, TABLES)
    for version in versions:
        if version.then and found is not None and version.number > found.number:
            version.then(connection)
    connection.execute(insert(VERSION_TABLE).values(number=last.number, fingerprint=last.fingerprint))
    return Upgrade(found and found.number, last.number)


def _numbered(connection: Connection) -> Version | None:
    newest = select(VERSION_TABLE).order_by(VERSION_TABLE.c.number.desc()).limit(1)
    row = connection.execute(newest).mappings().one_or_none()
    return None if row is None else Version(row["number"], row["fingerprint"], "")


def _refuse_foreign(found: Version, versions: Sequence[Version]) -> None:
    known = versions[-1].number
    if found.number > known:
        raise WrongDatabase("newer", found.number, known)
    if all((one.number, one.fingerprint) != (found.number, found.fingerprint) for one in versions):
        raise WrongDatabase("unknown", found.number, known)


def add_missing(connection: Connection, tables: Iterable[Table]) -> None:
    """Make the tables, columns and indexes that a database lacks, in the order of their references."""
    there = inspect(connection)
    names = set(there.get_table_names())
    for table in tables:
        if table.name not in names:
            table.create(connection)
            continue
        columns = {one["name"] for one in there.get_columns(table.name)}
        for column in table.columns:
            if column.name not in columns:
                _add_column(connection, table, column)
        indexes = {one["name"] for one in there.get_indexes(table.name)}
        for index in table.indexes:
            if index.name not in indexes:
                index.create(connection)


def _add_column(connection: Connection, table: Table, column: "Column[Any]") -> None:
    """Rows that are there get the default; a column that may not be empty and has none cannot be added."""
    words = str(CreateColumn(column).compile(dialect=connection.dialect))
    if column.default is not None:
        words += f" DEFAULT {_literal(connection, column)}"
    elif not column.nullable:
        raise ValueError(f"{table.name}.{column.name} may not be empty and has no default for the rows that are there")
    for key in column.foreign_keys:
        words += f" REFERENCES {key.column.table.name} ({key.column.name})"
    quoted = connection.dialect.identifier_preparer.format_table(table)
    connection.exec_driver_sql(f"ALTER TABLE {quoted} ADD COLUMN {words}")


def _literal(connection: Connection, column: "Column[Any]") -> str:
    assert isinstance(column.default, ScalarElementColumnDefault)  # a function cannot stand in rows that are there
    written = column.type.dialect_impl(connection.dialect).literal_processor(connection.dialect)
    assert written is not None
    return written(column.default.arg)


def fingerprint(tables: Iterable[Table] = TABLES) -> str:
    """Of names, types, keys, references and indexes: two states of the tables differ when theirs do."""
    lines = sorted(line for table in tables if table is not VERSION_TABLE for line in _lines(table))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _lines(table: Table) -> Iterable[str]:
    for column in table.columns:
        refers = sorted(str(key.target_fullname) for key in column.foreign_keys)
        kind = column.type.compile(dialect=sqlite.dialect())
        yield f"{table.name}.{column.name} {kind} null={column.nullable} key={column.primary_key} {refers}"
    for index in table.indexes:
        yield f"{table.name} index {sorted(index.columns.keys())} unique={index.unique}"
    for constraint in table.constraints:
        assert isinstance(constraint, ColumnCollectionConstraint)
        kind = type(constraint).__name__
        yield f"{table.name} {kind} {sorted(column.name for column in constraint.columns)}"
