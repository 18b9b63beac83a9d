"""A database of another version of the program: what the console, /health and a screen say about it."""

import asyncio
import gc
import logging
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from assessments.store.schema import VERSIONS
from assessments.workflow import WrongDatabase
from pages import http
from pages.http import console, running
from pages.http.versions import told
from pages.parts import guard
from pages.parts.words import speaking
from tests.builders import NOW

FIRST = Path(__file__).parents[1] / "assessments" / "schemas" / "version_1.sql"


@pytest.fixture
def of_tomorrow(store):
    """The store's database, as a newer program would leave it, not yet opened by this process."""
    with store.write() as db:
        db.connection().execute(text("INSERT INTO schema_versions VALUES (99, 'of tomorrow')"))
    guard._stores.clear()


def test_health_says_it_in_the_language_of_whoever_asks(of_tomorrow):
    with TestClient(Starlette(routes=http.routes, middleware=http.middleware)) as client:
        answer = client.get("/health", headers={"Accept-Language": "fr"})

    assert answer.status_code == 503
    assert answer.json()["database"] == "newer"
    assert "(version 99 de la base" in answer.json()["message"]


def test_the_console_says_it_once_in_both_languages_and_the_server_starts(of_tomorrow, monkeypatch, caplog):
    monkeypatch.setattr(running, "SWEEP_SECONDS", 0.02)

    async def life() -> None:
        async with running.lifespan(None):
            await asyncio.sleep(0.3)

    with caplog.at_level(logging.ERROR), ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, life()).result()
    gc.unfreeze()

    (said,) = [one.getMessage() for one in caplog.records]
    assert "(database version 99;" in said
    assert "(version 99 de la base" in said


def test_a_screen_says_it_instead_of_a_reference():
    def screen():
        from assessments.workflow import WrongDatabase  # noqa: PLC0415 - a script of its own
        from pages.http import on_script_error  # noqa: PLC0415 - the same

        on_script_error(WrongDatabase("newer", 99, 1))

    at = AppTest.from_function(screen).run()

    assert ["newer version of Assay" in one.value for one in at.error] == [True]


def test_an_unknown_edition_is_told_apart_from_a_newer_one():
    with speaking("en"):
        assert "does not know" in told(WrongDatabase("unknown", 1, 1))


def test_the_console_tells_of_an_upgrade_and_not_of_a_beginning(monkeypatch, tmp_path, capsys):
    with sqlite3.connect(tmp_path / "old.sqlite") as old:
        old.executescript(FIRST.read_text(encoding="utf-8"))
    old.close()
    monkeypatch.setenv("ASSAY_MEDIA", str(tmp_path / "media"))
    told_of = []
    for name in ("old", "new"):
        monkeypatch.setenv("ASSAY_DATABASE_URL", f"sqlite:///{tmp_path / name}.sqlite")
        opened = guard.store()
        console.greet(opened, NOW)
        opened.close()
        told_of.append("La base de données était à la version 1 des tables" in capsys.readouterr().out)

    assert told_of == [VERSIONS[-1].number > 1, False]
