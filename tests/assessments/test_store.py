"""The store: transactions are whole, moments are UTC, and a busy database is waited for."""

import importlib
import shutil
import sqlite3
import threading
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, inspect, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import select

from assessments.store import Busy, open_store, outbox, tables
from assessments.store.engine import SETTLE_AFTER, Store
from assessments.store.tables import AttemptRow, ResponseRow, Row, SignInAttemptRow, table_of
from tests.builders import NOW


@pytest.fixture
def path(tmp_path):
    return tmp_path / "assay.db"


def tried(store, now=NOW):
    """A row of the simplest table."""
    with store.write() as db:
        db.add(SignInAttemptRow(email_digest="d", at=now))


def tries(store):
    with store.read() as db:
        return list(db.exec(select(SignInAttemptRow)))


def held_by_another_process(path, seconds):
    """Write to the database from outside for a while; returns once the writing has begun."""
    begun = threading.Event()

    def hold():
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        begun.set()
        time.sleep(seconds)
        other.execute("COMMIT")
        other.close()

    thread = threading.Thread(target=hold)
    thread.start()
    begun.wait()
    return thread


def test_tables_and_media_folder_are_there_once_the_store_is_open(store):
    assert set(inspect(store.engine).get_table_names()) == set(Row.metadata.tables)
    assert store.media.is_dir()


def test_opening_again_keeps_what_is_there(store, tmp_path):
    tried(store)

    again = open_store(f"sqlite:///{tmp_path / 'assay.db'}", tmp_path / "media")

    assert len(tries(again)) == 1
    again.close()


def test_sqlite_keeps_a_log_ahead_and_checks_references(store):
    with store.read() as db:
        found = [
            db.connection().exec_driver_sql(f"PRAGMA {one}").scalar()
            for one in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert found == ["wal", 1, 1, 5000]  # synchronous 1: NORMAL


def test_a_row_about_nothing_is_refused(store):
    with pytest.raises(IntegrityError), store.write() as db:
        db.add(
            ResponseRow(attempt_id="nowhere", item_id="i", revision=1, answer="{}", filled=True, tab="t", saved_at=NOW)
        )


def test_an_error_of_the_database_tells_no_value_of_the_statement(store):
    written = {"id": "m", "body": "Your link: /i/s3cret"}
    with pytest.raises(IntegrityError) as error, store.write() as db:
        db.connection().execute(insert(outbox.OUTBOX), written)

    assert "outbox" in str(error.value)
    assert "s3cret" not in str(error.value)


def test_what_raises_leaves_nothing_behind(store):
    def break_off():
        with store.write() as db:
            db.add(SignInAttemptRow(email_digest="d", at=NOW))
            db.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()

    assert tries(store) == []
    tried(store)  # and the lock is free again
    assert len(tries(store)) == 1


def test_a_revision_cannot_be_written_twice(store):
    with store.write() as db:
        db.add(AttemptRow(id="a", form_id="core", form_fingerprint="f", language="en", seed=1, created_at=NOW))
    row = {
        "attempt_id": "a",
        "item_id": "i",
        "revision": 1,
        "answer": "{}",
        "filled": True,
        "tab": "t",
        "saved_at": NOW,
    }
    with store.write() as db:
        db.add(ResponseRow(**row))

    with pytest.raises(IntegrityError), store.write() as db:
        db.add(ResponseRow(**row))


def test_moments_come_back_in_utc_whatever_zone_they_went_in_with(store):
    tried(store, datetime(2027, 3, 1, 10, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=1))))

    (row,) = tries(store)

    assert (row.at, row.at.tzinfo) == (datetime(2027, 3, 1, 9, 0, 0, 250_000, tzinfo=UTC), UTC)


def test_a_moment_without_a_zone_is_refused(store):
    with pytest.raises(Exception, match="timezone"):
        tried(store, datetime(2027, 3, 1, 9, 0))  # noqa: DTZ001 - that is what is tested


def test_a_reader_sees_one_state_however_long_it_reads(store):
    with store.read() as db:
        before = len(list(db.exec(select(SignInAttemptRow))))
        tried(store)
        after = len(list(db.exec(select(SignInAttemptRow))))

    assert (before, after) == (0, 0)
    assert len(tries(store)) == 1


def test_a_check_made_while_writing_still_holds_when_the_change_is_made(store):
    """Ten at once, and each adds one only if there is none: without one writer at a time there would be several."""

    def add_the_first():
        with store.write() as db:
            if not list(db.exec(select(SignInAttemptRow))):
                time.sleep(0.01)
                db.add(SignInAttemptRow(email_digest="d", at=NOW))

    threads = [threading.Thread(target=add_the_first) for _ in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert len(tries(store)) == 1


def test_a_database_another_process_writes_to_is_waited_for(store, path):
    """SQLite itself waits 50 ms here, the other process takes 400: the rest of the patience is the store's."""
    impatient = Store(f"sqlite:///{path}", path.parent / "media", busy_seconds=0.05, tries=40)
    other = held_by_another_process(path, 0.4)

    tried(impatient)

    other.join()
    assert len(tries(store)) == 1
    impatient.close()


def test_patience_has_an_end_and_is_not_mistaken_for_something_else(store, path):
    impatient = Store(f"sqlite:///{path}", path.parent / "media", busy_seconds=0.02, tries=2)
    other = held_by_another_process(path, 0.6)

    with pytest.raises(OperationalError, match="locked"):
        tried(impatient)

    other.join()
    tried(impatient)  # the lock in this process is free again
    assert len(tries(store)) == 1
    impatient.close()


def tried_at_once(store, times=1):
    for _ in range(times):
        with store.write_at_once() as db:
            db.add(SignInAttemptRow(email_digest="d", at=NOW))


def test_what_is_written_at_once_is_kept_and_what_raises_is_not(store):
    def break_off():
        with store.write_at_once() as db:
            db.add(SignInAttemptRow(email_digest="d", at=NOW))
            db.flush()
            raise ZeroDivisionError

    tried_at_once(store)
    with pytest.raises(ZeroDivisionError):
        break_off()
    tried_at_once(store)
    tried(store)

    assert len(tries(store)) == 3


def test_what_must_not_wait_is_told_that_somebody_here_is_writing(store):
    with store.write(), pytest.raises(Busy), store.write_at_once():
        pass

    tried_at_once(store)
    assert len(tries(store)) == 1


def test_what_must_not_wait_does_not_wait_for_another_process_either(store, path):
    other = held_by_another_process(path, 0.4)
    started = time.perf_counter()

    with pytest.raises(Busy):
        tried_at_once(store)

    assert time.perf_counter() - started < 0.3  # write() waits for seconds
    other.join()
    tried_at_once(store)
    assert len(tries(store)) == 1


def test_what_is_written_at_once_never_waits_for_the_disk_and_is_settled_later(store, path):
    log = path.with_name(f"{path.name}-wal")
    assert not store.settle()
    tried_at_once(store, SETTLE_AFTER)
    for _ in range(5):  # far beyond the thousand pages after which SQLite settles by itself
        tried_at_once(store, SETTLE_AFTER)
    long = log.stat().st_size

    assert store.settle()

    assert long > 1200 * 4096
    tried_at_once(store, SETTLE_AFTER)
    assert log.stat().st_size == long  # the log begins anew
    assert len(tries(store)) == 7 * SETTLE_AFTER


def test_a_database_that_cannot_be_opened_is_told_at_once(tmp_path):
    started = time.perf_counter()

    with pytest.raises(OperationalError, match="unable to open"):
        open_store(f"sqlite:///{tmp_path / 'no such folder' / 'assay.db'}", tmp_path)

    assert time.perf_counter() - started < 1


def test_tables_can_be_defined_again_by_a_hot_reload():
    before = table_of(tables.UserRow)

    again = importlib.reload(tables)

    assert table_of(again.UserRow) is not before
    own = {row.__tablename__ for row in Row.__subclasses__() if row.__module__ == tables.__name__}
    assert set(again.Row.metadata.tables) == own


def test_statements_of_the_store_can_be_read_by_hand(store):
    """Names of tables and columns are plain words: whoever has to look into the database can."""
    with store.read() as db:
        assert db.connection().execute(text("SELECT count(*) FROM responses")).scalar() == 0


def test_files_are_rewritten_once_nobody_is_in_the_way(path):
    store = Store(f"sqlite:///{path}", path.parent / "media", busy_seconds=0.1)
    tried(store)
    store.unwiped = True

    with store.read() as db:  # this reader still needs what stands in the log
        db.exec(select(SignInAttemptRow)).all()
        tried(store)
        store.wipe_if_due()
        assert store.unwiped
    thread = held_by_another_process(path, 0.5)
    store.wipe_if_due()
    assert store.unwiped
    thread.join()
    store.wipe_if_due()

    assert not store.unwiped
    assert path.with_name("assay.db-wal").stat().st_size == 0
    store.close()


def test_files_that_are_gone_cannot_be_rewritten(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    store = Store(f"sqlite:///{folder / 'assay.db'}", tmp_path / "media")
    store.close()
    shutil.rmtree(folder)
    store.unwiped = True

    with pytest.raises(OperationalError):
        store.wipe_if_due()
    assert store.unwiped
    store.close()
