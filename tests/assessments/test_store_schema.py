"""Versions of the database: older ones come up to date whole, newer and unknown ones are left as they are."""

import importlib
import pkgutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text, create_engine, inspect, text
from sqlalchemy.exc import OperationalError

from assessments import store as store_package
from assessments.store import WrongDatabase, open_store
from assessments.store.schema import TABLES, VERSIONS, Version, add_missing, bring_up_to_date, fingerprint
from assessments.store.tables import PersonRow, Row, table_of

FIRST = (Path(__file__).parent / "schemas" / "version_1.sql").read_text(encoding="utf-8")
LAST = VERSIONS[-1]
PERSON = "INSERT INTO people VALUES ('p', 'Camille Doe', 'camille@mail.example', NULL, 'fr')"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "assay.db"


def opened(path):
    return open_store(f"sqlite:///{path}", path.parent / "media")


def made(path, *statements):
    """A database file as another program left it."""
    with sqlite3.connect(path) as connection:
        connection.executescript(";".join(statements))
    connection.close()


def content(path):
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def shape(store):
    """Tables, columns, keys, references and indexes, whatever the order of the columns."""
    there = inspect(store.engine)
    return {
        name: (
            sorted((one["name"], str(one["type"]), one["nullable"]) for one in there.get_columns(name)),
            there.get_pk_constraint(name)["constrained_columns"],
            sorted((one["constrained_columns"], one["referred_table"]) for one in there.get_foreign_keys(name)),
            sorted((one["column_names"], bool(one["unique"])) for one in there.get_indexes(name)),
            sorted(one["column_names"] for one in there.get_unique_constraints(name)),
        )
        for name in there.get_table_names()
    }


# --- the list of versions ---------------------------------------------------------------------------------------------


def test_tables_that_changed_have_a_version_of_their_own():
    assert fingerprint() == LAST.fingerprint, (
        f"tables.py is no longer what version {LAST.number} says. Add Version({LAST.number + 1}, "
        f'"{fingerprint()}", "what it adds") at the end of VERSIONS in assessments/store/schema.py; '
        "CONTRIBUTING, “Add a table or a column”."
    )


def test_every_table_of_the_store_has_a_version():
    for module in pkgutil.iter_modules(store_package.__path__, "assessments.store."):
        importlib.import_module(module.name)

    assert set(TABLES) == set(Row.metadata.tables.values())


def test_versions_are_numbered_without_a_gap_and_none_says_what_another_says():
    assert [one.number for one in VERSIONS] == list(range(1, len(VERSIONS) + 1))
    assert len({one.fingerprint for one in VERSIONS}) == len(VERSIONS)


def test_a_fingerprint_knows_every_change_of_a_table():
    def table(*columns):
        return Table("t", MetaData(), Column("id", Integer, primary_key=True), *columns)

    states = (
        table(),
        table(Column("a", String)),
        table(Column("b", String)),
        table(Column("a", Integer)),
        table(Column("a", String, nullable=False)),
        table(Column("a", String, index=True)),
        table(Column("a", String, unique=True)),
        table(Column("a", String, index=True, unique=True)),
        table(Column("a", String, ForeignKey("u.id"))),
    )
    assert len({fingerprint([one]) for one in states}) == len(states)
    assert fingerprint([table(Column("a", String))]) == fingerprint([table(Column("a", String))])


# --- opening ----------------------------------------------------------------------------------------------------------


def test_an_empty_database_gets_the_tables_of_today_and_their_version(path):
    store = opened(path)

    assert store.upgrade == (None, LAST.number)
    store.close()
    assert f"INSERT INTO \"schema_versions\" VALUES({LAST.number},'{LAST.fingerprint}');" in content(path)


def test_a_database_that_is_up_to_date_is_left_as_it_is(path):
    opened(path).close()
    before = content(path)

    store = opened(path)

    assert store.upgrade == (LAST.number, LAST.number)
    store.close()
    assert content(path) == before


def test_a_database_of_the_first_version_becomes_the_same_as_a_new_one_and_keeps_its_rows(path, tmp_path):
    (tmp_path / "new").mkdir()
    made(path, FIRST, PERSON)

    old, new = opened(path), opened(tmp_path / "new" / "assay.db")

    assert old.upgrade == (1, LAST.number)
    assert shape(old) == shape(new)
    with old.read() as db:
        assert db.connection().execute(table_of(PersonRow).select()).one().name == "Camille Doe"
    old.close()
    new.close()
    again = opened(path)
    assert again.upgrade == (LAST.number, LAST.number)
    again.close()


def test_a_database_of_a_newer_program_is_refused_and_nothing_in_it_is_touched(path):
    opened(path).close()
    made(path, PERSON, "INSERT INTO schema_versions SELECT max(number) + 3, 'of tomorrow' FROM schema_versions")
    before = content(path)

    with pytest.raises(WrongDatabase) as refused:
        opened(path)

    assert (refused.value.why, refused.value.found, refused.value.known) == ("newer", LAST.number + 3, LAST.number)
    assert content(path) == before


def test_a_number_under_which_something_else_is_known_here_is_refused(path):
    opened(path).close()
    made(path, "UPDATE schema_versions SET fingerprint = 'of a branch'")
    before = content(path)

    with pytest.raises(WrongDatabase, match="unknown"):
        opened(path)

    assert content(path) == before


def test_a_database_with_the_table_of_versions_and_nothing_in_it_is_new(path):
    made(path, "CREATE TABLE schema_versions (number INTEGER PRIMARY KEY, fingerprint VARCHAR NOT NULL)")

    store = opened(path)

    assert store.upgrade == (None, LAST.number)
    store.close()


# --- what an upgrade does ---------------------------------------------------------------------------------------------


def older(path, *versions):
    """A database as it is now, opened by a program that knows further versions."""
    opened(path).close()
    made(path, PERSON)
    store = opened(path)
    try:
        with store.write() as db:
            return bring_up_to_date(db.connection(), (*VERSIONS, *versions))
    finally:
        store.close()


def renames(connection):
    connection.execute(text("UPDATE people SET name = 'Camille D.'"))


def fails(connection):
    renames(connection)
    connection.execute(text("UPDATE nothing SET name = 'x'"))


def test_what_a_version_does_beyond_adding_is_done_once_and_in_order(path):
    number = LAST.number

    def remarks(connection):
        connection.execute(text("UPDATE people SET name = name || ' (renamed)'"))

    upgrade = older(path, Version(number + 1, "b", "a name", renames), Version(number + 2, "c", "a remark", remarks))

    assert upgrade == (number, number + 2)
    assert any("'Camille D. (renamed)'" in line for line in content(path))


def test_a_change_that_fails_leaves_the_database_as_it_was(path):
    opened(path).close()
    before = [line for line in content(path) if "INSERT" in line]

    with pytest.raises(OperationalError):
        older(path, Version(LAST.number + 1, "b", "fails", fails))

    after = [line for line in content(path) if "INSERT" in line]
    assert [line for line in after if "people" not in line] == before
    assert any("'Camille Doe'" in line for line in after)


def test_an_empty_database_needs_no_repair(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with engine.begin() as connection:
        assert bring_up_to_date(connection, (*VERSIONS, Version(LAST.number + 1, "b", "fails", fails))).found is None
    engine.dispose()


@pytest.fixture
def connection(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'any.db'}")
    with engine.begin() as opened:
        opened.execute(text("CREATE TABLE owners (id INTEGER PRIMARY KEY)"))
        opened.execute(text("CREATE TABLE things (id INTEGER PRIMARY KEY)"))
        opened.execute(text("INSERT INTO things VALUES (7)"))
        yield opened
    engine.dispose()


def things(*columns):
    known = MetaData()
    Table("owners", known, Column("id", Integer, primary_key=True))
    return Table("things", known, Column("id", Integer, primary_key=True), *columns)


def test_rows_that_are_there_hold_nothing_or_the_default_in_an_added_column(connection):
    add_missing(
        connection,
        [
            things(
                Column("size", Integer, nullable=False, default=3),
                Column("word", Text, nullable=False, default="it's"),
                Column("owner_id", Integer, ForeignKey("owners.id"), index=True),
            )
        ],
    )

    assert connection.execute(text("SELECT id, size, word, owner_id FROM things")).one() == (7, 3, "it's", None)
    found = inspect(connection)
    assert [one["name"] for one in found.get_indexes("things")] == ["ix_things_owner_id"]
    assert [one["referred_table"] for one in found.get_foreign_keys("things")] == ["owners"]


def test_a_column_that_may_not_be_empty_needs_a_default(connection):
    with pytest.raises(ValueError, match=r"things\.size may not be empty"):
        add_missing(connection, [things(Column("size", Integer, nullable=False))])
