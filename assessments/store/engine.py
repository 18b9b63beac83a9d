"""The database and the media folder behind one door: transactions, one writer at a time, tables made at the start."""

import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, create_engine

from assessments.store.schema import WrongDatabase, bring_up_to_date

WRITE = "assay_write"  # execution option of a connection whose transaction will write
ADVISORY_LOCK = 4_157_543  # any number, the same in every process that shares the database
# What begins a transaction that only reads. It is given to the driver itself, since every run of every page reads.
SNAPSHOT = {"sqlite": "BEGIN", "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"}
SETTLE_AFTER = 250  # transactions of write_at_once: about as many pages as SQLite itself lets its log grow to
Db = Session  # what store functions take; workflow passes it on and looks no further


class Busy(Exception):  # noqa: N818 - an event: somebody else is writing
    """A transaction cannot begin at once. Nothing was changed; write() waits for its turn."""


class Store:
    """One database and one media folder.

    `read()` is a consistent snapshot, `write()` a transaction that is committed when its block ends and rolled back
    when it raises. Writers wait for each other: in this process through a lock, between processes through the
    database (an immediate transaction on SQLite, an advisory lock on PostgreSQL). So a check made inside `write()`
    still holds when the change is made, and nobody is ever told that the database is locked.
    """

    def __init__(self, url: str, media: Path, *, busy_seconds: float = 5.0, tries: int = 12) -> None:
        self.media = media
        self.engine = make_engine(url, busy_seconds)
        self.unwiped = False  # whether rows were deleted that the files may still hold
        self._tries = tries
        self._writer = threading.Lock()
        self._kept: Connection | None = None  # for write_at_once, which must not wait for one either
        self._unsettled = 0
        media.mkdir(parents=True, exist_ok=True)
        try:
            with self.write() as db:
                self.upgrade = bring_up_to_date(db.connection())
        except WrongDatabase:
            self.close()
            raise

    @contextmanager
    def read(self) -> Generator[Db, None, None]:
        with self.engine.connect() as connection, Session(connection) as db:
            connection.connection.cursor().execute(SNAPSHOT[connection.dialect.name])
            yield db

    @contextmanager
    def write(self) -> Generator[Db, None, None]:
        with self._writer, self.engine.connect() as plain:
            connection = plain.execution_options(**{WRITE: True})
            self._begin(connection)
            with Session(connection, expire_on_commit=False) as db:
                yield db
                db.flush()
            connection.commit()

    @contextmanager
    def write_at_once(self) -> Generator[Db, None, None]:
        """`write()` for the event loop, which serves everybody and may wait for nobody: raises Busy instead.

        Between saves nobody writes, and then a transaction on SQLite takes less than the way to a thread and back.
        Its log is settled by settle(), since that waits for the disk. On other databases it is always Busy: each
        statement is a journey over the network.
        """
        if self.engine.dialect.name != "sqlite" or not self._writer.acquire(blocking=False):
            raise Busy
        try:
            try:
                connection = self._kept = self._kept or self._keep()
                connection.begin()
            except OperationalError as error:  # whatever it is, write() meets it again and can wait or tell
                raise Busy from error
            try:
                with Session(connection, expire_on_commit=False) as db:
                    yield db
                    db.flush()
                connection.commit()
            finally:
                connection.rollback()  # nothing, after a commit
            self._unsettled += 1
        finally:
            self._writer.release()

    def _keep(self) -> Connection:
        connection = self.engine.connect().execution_options(**{WRITE: True})
        for pragma in ("busy_timeout=0", "wal_autocheckpoint=0"):
            connection.connection.cursor().execute(f"PRAGMA {pragma}")
        return connection

    def settle(self) -> bool:
        """Bring what write_at_once left in the log into the database once it is long; True when there was a need."""
        if self._unsettled < SETTLE_AFTER:
            return False
        self._unsettled = 0
        with self.engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
        return True

    def _begin(self, connection: Connection) -> None:
        """Start writing; another process may hold the database for longer than SQLite itself is ready to wait."""
        left = self._tries
        while True:
            try:
                connection.begin()
            except OperationalError as error:
                left -= 1
                if not (left and is_busy(error)):
                    raise
            else:
                return

    def wipe_if_due(self) -> None:
        """Leave nothing in the files of what was deleted; where somebody is in the way, it is left for the next time.

        SQLite's files are rewritten and its log ahead emptied. PostgreSQL is told to clear its tables and fills the
        space again in its own time.
        """
        if self.unwiped:
            self.unwiped = not self._wipe()

    def _wipe(self) -> bool:
        if self.engine.dialect.name != "sqlite":
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
            return True
        try:
            with self._writer, self.engine.connect() as connection:  # without a transaction, as configured below
                connection.exec_driver_sql("VACUUM")
                busy: int = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        except OperationalError as error:
            if not is_busy(error):
                raise
            return False
        return not busy

    def close(self) -> None:
        if self._kept is not None:
            self._kept.close()
        self.engine.dispose()


def open_store(url: str, media: Path) -> Store:
    """Open the database at `url` (sqlite:///file or postgresql+psycopg://...), bringing its tables up to date.

    Raises WrongDatabase for one that another version of the program made.
    """
    return Store(url, media)


def is_busy(error: OperationalError) -> bool:
    """Whether SQLite said "database is locked" (SQLITE_BUSY, in any of its extended codes)."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF == 5  # noqa: PLR2004 - SQLITE_BUSY


def make_engine(url: str, busy_seconds: float) -> Engine:
    """Its errors hide the values of a statement: in a log they would tell names, answers and links that wait."""
    if make_url(url).get_backend_name() == "sqlite":
        return sqlite_engine(url, busy_seconds)
    return postgres_engine(url)


def sqlite_engine(url: str, busy_seconds: float) -> Engine:
    # A waiting reader holds no lock, so the pool may be generous; connections beyond the pool are closed again.
    engine = create_engine(
        url, pool_size=8, max_overflow=56, hide_parameters=True, connect_args={"check_same_thread": False}
    )

    def configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # this module says when a transaction begins, not the driver
        for pragma in (
            f"busy_timeout={int(busy_seconds * 1000)}",
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "secure_delete=ON",  # what is deleted is overwritten, not only forgotten
        ):
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        # Immediate: a transaction that reads first and writes later could otherwise fail half-way.
        if connection.get_execution_options().get(WRITE):
            try:
                connection.connection.cursor().execute("BEGIN IMMEDIATE")  # to the driver itself, as every save begins
            except sqlite3.OperationalError as error:
                raise OperationalError("BEGIN IMMEDIATE", None, error) from error

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", begin)
    return engine


def postgres_engine(url: str) -> Engine:
    engine = create_engine(url, pool_size=8, max_overflow=24, hide_parameters=True, pool_pre_ping=True)

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITE):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")

    event.listen(engine, "begin", begin)
    return engine
