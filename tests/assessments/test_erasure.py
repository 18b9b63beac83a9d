"""The command that erases: what it says first, what it does, and that it names nobody."""

import runpy
import sqlite3
import sys

import pytest

from assessments import workflow
from assessments.erasure.command import main
from tests.builders import DAY, NOW, candidate, hr, invited, position, store_in, submitted


@pytest.fixture
def where(tmp_path):
    return ["--url", f"sqlite:///{tmp_path / 'assay.db'}", "--media", str(tmp_path / "media")]


@pytest.fixture
def last(store):
    """The day of the only position, on which one of its three candidates is held back."""
    office = hr(store)
    opening = position(store, office)
    submitted(store, candidate(store, office, opening))
    invited(store, office, opening, "Dana Roe")
    held = candidate(store, office, opening, "Eli Poe")
    workflow.hold_back(store, office, held.id, "The result is contested.", NOW)
    return workflow.kept(store, office)[0].due_at


def test_a_dry_run_counts_and_changes_nothing(store, last, where, capsys):
    assert main([*where, "--dry-run"], last) == 0
    said = capsys.readouterr().out

    assert "Would be erased now: 2 people, 2 sittings, 0 answers, 0 ratings, 0 decisions, 0 recordings." in said
    assert "Social media manager: 2, due since 2027-09-30" in said
    assert "Social media manager: 1, held back; otherwise due on 2027-09-30" in said
    assert "Nothing was changed." in said
    assert "Camille" not in said
    assert len(workflow.kept(store, hr(store, name="Ann Other"))) == 3


def test_before_the_day_it_says_when_it_comes(last, where, capsys):
    assert main([*where, "--dry-run"], last - DAY) == 0
    said = capsys.readouterr().out

    assert "Would be erased now: 0 people" in said
    assert "Social media manager: 2, due on 2027-09-30" in said


def test_it_erases_whoever_is_due(store, last, where, capsys):
    assert main(where, last) == 0

    assert "Erased: 2 people, 2 sittings" in capsys.readouterr().out
    assert [one.person.name for one in workflow.kept(store, hr(store, name="Ann Other"))] == ["Eli Poe"]


def test_a_database_that_is_not_there_is_not_made(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("ASSAY_DATABASE_URL", "ASSAY_MEDIA"):
        monkeypatch.delenv(name, raising=False)

    assert main([], NOW) == 1
    assert "There is no database at data/assay.sqlite" in capsys.readouterr().out.replace("\\", "/")
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_version_is_left_alone(tmp_path, where, capsys):
    store_in(tmp_path).close()
    with sqlite3.connect(tmp_path / "assay.db") as other:
        other.execute("INSERT INTO schema_versions VALUES (99, 'of tomorrow')")
    other.close()

    assert main(where, NOW) == 1
    assert "Another version of the program made this database" in capsys.readouterr().out


def test_it_is_a_module_that_runs(store, where, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["erasure", *where, "--dry-run"])

    with pytest.raises(SystemExit) as left:
        runpy.run_module("assessments.erasure", run_name="__main__")

    assert left.value.code == 0
    assert "Would be erased now" in capsys.readouterr().out
