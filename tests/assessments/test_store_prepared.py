"""A statement handed to the driver finds and stores what SQLAlchemy itself would."""

import pytest
from sqlalchemy import bindparam, insert, select

from assessments.store.prepared import Prepared
from assessments.store.tables import AttemptRow, ResponseRow, WebSessionRow, table_of
from assessments.workflow import digest, open_session
from tests import builders
from tests.builders import NOW

ATTEMPTS, RESPONSES, SESSIONS = table_of(AttemptRow), table_of(ResponseRow), table_of(WebSessionRow)


def someone(store):
    office = builders.hr(store)
    return builders.candidate(store, office, builders.position(store, office))


def response(me):
    return {
        "attempt_id": me.id,
        "item_id": "WR1.x",
        "revision": 1,
        "answer": "{}",
        "filled": True,
        "tab": "t",
        "saved_at": NOW,
    }


def test_rows_are_those_that_sqlalchemy_finds(store):
    me = someone(store)
    token = open_session(store, me, "fr", NOW)
    for table, key, value in ((ATTEMPTS, "id", me.id), (SESSIONS, "digest", digest(token))):
        statement = select(table).where(table.c[key] == bindparam("wanted"))
        with store.read() as db:
            (found,) = Prepared(statement).rows(db, wanted=value)
            assert found == dict(db.connection().execute(statement, {"wanted": value}).mappings().one())


def test_what_is_not_there_is_no_row(store):
    with store.read() as db:
        assert Prepared(select(ATTEMPTS).where(ATTEMPTS.c.id == bindparam("wanted"))).rows(db, wanted="nobody") == []


def test_a_limit_in_the_statement_is_kept_and_its_order_too(store):
    office = builders.hr(store)
    position = builders.position(store, office)
    ids = sorted(builders.candidate(store, office, position, name=name).id for name in ("Ann Lee", "Bo Li", "Cy Lo"))
    last = Prepared(
        select(ATTEMPTS.c.id).where(ATTEMPTS.c.id != bindparam("no")).order_by(ATTEMPTS.c.id.desc()).limit(2)
    )
    with store.read() as db:
        assert [row["id"] for row in last.rows(db, no="")] == [ids[2], ids[1]]


def test_what_is_added_in_a_transaction_is_kept_and_its_moment_is_the_same(store):
    row = response(someone(store))
    with store.write() as db:
        Prepared(insert(RESPONSES)).run(db, **row)
    with store.read() as db:
        assert dict(db.connection().execute(select(RESPONSES)).mappings().one()) == row


def test_what_is_added_goes_when_the_transaction_fails(store):
    row = response(someone(store))

    def fail():
        with store.write() as db:
            Prepared(insert(RESPONSES)).run(db, **row)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.read() as db:
        assert db.connection().execute(select(RESPONSES)).all() == []
