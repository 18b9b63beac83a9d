"""The program's life: deadlines are swept while it runs, and it starts although its database does not."""

import asyncio
import gc
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from assessments import workflow
from assessments.store import sitting
from pages.http import running
from pages.parts import guard
from tests.builders import DAY, NOW, hr, invited, position


@pytest.fixture(autouse=True)
def thawed():
    """What the lifespan freezes for the life of a process is thawed for the next test."""
    yield
    gc.unfreeze()


def live(seconds: float) -> None:
    async def life() -> None:
        async with running.lifespan(None):
            await asyncio.sleep(seconds)

    run(life())


def run(life):
    """In a thread of its own: browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, life).result()


def test_a_block_past_its_deadline_ends_although_no_tab_is_open(store, monkeypatch):
    actor = workflow.start_self(store, "en", datetime.now(UTC))
    workflow.acknowledge(store, actor, datetime.now(UTC))
    workflow.finish_practice(store, actor, datetime.now(UTC))
    workflow.start_block(store, actor, datetime.now(UTC))
    monkeypatch.setattr(running, "SWEEP_SECONDS", 0.02)
    monkeypatch.setattr(guard, "now", lambda: datetime.now(UTC) + timedelta(hours=3))

    live(0.5)

    with store.read() as db:
        clock = sitting.clocks(db, [actor.id])[actor.id][0]
    assert clock.ended_by == "deadline"
    assert clock.ended_at == clock.deadline


def test_who_is_due_is_erased_although_nobody_asks(store, monkeypatch, caplog):
    office = hr(store)
    opening = position(store, office)
    invited(store, office, opening)
    monkeypatch.setattr(guard, "now", lambda: NOW + 400 * DAY)

    with caplog.at_level(logging.INFO):
        live(0.3)

    assert workflow.kept(store, office) == ()
    assert [one.getMessage() for one in caplog.records if "erased" in one.getMessage()] == [
        "1 sittings were erased: their time was over."
    ]


def test_it_starts_without_a_database_and_says_so_once(monkeypatch, tmp_path, caplog):
    (tmp_path / "a-file").write_text("not a folder")
    monkeypatch.setenv("ASSAY_DATABASE_URL", f"sqlite:///{tmp_path / 'a-file' / 'assay.sqlite'}")
    monkeypatch.setenv("ASSAY_MEDIA", str(tmp_path / "media"))
    monkeypatch.setattr(running, "SWEEP_SECONDS", 0.02)

    with caplog.at_level(logging.ERROR):
        live(0.3)

    told = [one.getMessage() for one in caplog.records]
    assert sum("cannot be reached" in one for one in told) == 1
    assert sum("sweep of deadlines fails" in one for one in told) == 1


def test_what_was_imported_is_frozen_for_the_collector(store):
    async def frozen() -> int:
        async with running.lifespan(None):
            return gc.get_freeze_count()

    assert run(frozen()) > 10_000


def test_memory_is_given_back_where_the_system_knows_how(monkeypatch):
    given: list[int] = []
    monkeypatch.setattr(running.ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=given.append))

    running.give_back()

    assert given == [0]


@pytest.mark.parametrize("said", [OSError, AttributeError, TypeError])
def test_where_the_system_has_no_word_for_it_the_server_starts_all_the_same(monkeypatch, said):
    asked: list[str | None] = []

    def missing(name: str | None) -> None:
        asked.append(name)
        raise said

    monkeypatch.setattr(running.ctypes, "CDLL", missing)

    running.give_back()

    assert asked == [None]
