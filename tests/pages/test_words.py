"""The words of the interface: complete in both languages, typographically French, one voice for numbers and dates."""

import ast
import re
import string
from datetime import UTC, date, datetime

import pytest

from assessments.attempt import Role
from pages.parts import words
from pages.parts.words import CATALOGUES, CatalogueError, _, n_

PAGES = CATALOGUES.parents[1]
SOURCES = sorted(PAGES.rglob("*.py"))
FILES = sorted(CATALOGUES.glob("*.po"))
MARKS = {"_", "n_"}


def said_in(path):
    """Every msgid that a module hands to the translator; None for one that is no literal."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", None))
            if name in MARKS and node.args:
                yield getattr(node.args[0], "value", None)


def fields(said):
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(said) if name}


@pytest.mark.parametrize("path", SOURCES, ids=[str(one.relative_to(PAGES)) for one in SOURCES])
def test_every_word_of_the_interface_exists_in_french(path):
    catalogue = words.merged(CATALOGUES)
    missing = [key for key in said_in(path) if not isinstance(key, str) or key not in catalogue]

    if path.name != "words.py" or path.parent.name != "parts":
        assert missing == []
    else:
        assert [key for key in missing if isinstance(key, str)] == []


@pytest.mark.parametrize("path", FILES, ids=[one.name for one in FILES])
def test_a_translation_has_the_places_of_its_original(path):
    for msgid, said in words.read_catalogue(path).items():
        if isinstance(said, str):
            assert fields(said) == fields(msgid), msgid
        else:  # the number may be a word in one language and a figure in the other
            assert all(fields(form) - {"count"} == fields(msgid) - {"count"} for form in said), msgid


@pytest.mark.parametrize("path", FILES, ids=[one.name for one in FILES])
def test_french_words_are_set_as_french(path):
    """No plain space before high punctuation or inside guillemets, no straight apostrophe or quotation mark."""
    for said in words.read_catalogue(path).values():
        for form in (said,) if isinstance(said, str) else said:
            assert not re.search(r"(?<![\u00a0\u202f])[;!?»](?!\w)| :|«(?![\u00a0\u202f])", form), form
            assert "'" not in form, form
            assert '"' not in form, form


def test_every_translation_is_used():
    used = {key for path in SOURCES for key in said_in(path)}
    unused = [(path.name, key) for path in FILES for key in words.read_catalogue(path) if key not in used]

    assert unused == []


def test_catalogues_agree_with_each_other(tmp_path):
    for name, said in (("a.po", "Oui"), ("b.po", "Si")):
        (tmp_path / name).write_text(f'msgid ""\nmsgstr ""\n\nmsgid "Yes"\nmsgstr "{said}"\n', encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"b\.po.*Yes"):
        words.merged(tmp_path)


def test_words_follow_the_language_and_fall_back_to_english():
    with words.speaking("fr"):
        assert _("Sign in") == "Se connecter"
        assert _("No catalogue has {this}.", this="these words") == "No catalogue has these words."
    assert _("Sign in") == "Sign in"


def test_french_takes_the_singular_for_zero_and_english_the_plural(monkeypatch):
    monkeypatch.setattr(words, "_catalogue", lambda: {"{count} task": ("{count} tâche", "{count} tâches")})

    with words.speaking("fr"):
        assert [n_("{count} task", "{count} tasks", count) for count in (0, 1, 2)] == ["0 tâche", "1 tâche", "2 tâches"]
    with words.speaking("en"):
        assert [n_("{count} task", "{count} tasks", count) for count in (0, 1, 2)] == ["0 tasks", "1 task", "2 tasks"]


def test_numbers_are_written_as_each_language_writes_them():
    with words.speaking("fr"):
        assert words.number(1234.56, 1) == "1\u202f234,6"
        assert words.percent(0.745, 1) == "74,5\u202f%"
        assert words.number(-0.2, 2) == "−0,20"
    with words.speaking("en"):
        assert words.number(1234.56, 1) == "1,234.6"
        assert words.percent(0.745) == "74%"


def test_minutes_never_promise_less_time_than_there_is():
    assert words.minutes(92) == "1\u00a0h 32\u00a0min"
    assert words.minutes(36.2) == "37\u00a0min"
    assert words.minutes(60) == "1\u00a0h"
    assert words.minutes(0) == "0\u00a0min"


def test_a_moment_without_a_known_reader_is_told_in_universal_time():
    moment = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)

    with words.speaking("fr"):
        assert words.day_and_clock(moment) == "24 novembre 2026 à 09:05 UTC"
    with words.speaking("en"):
        assert words.day_and_clock(moment) == "24 November 2026, 09:05 UTC"
        assert words.day(date(2026, 11, 24)) == "24 November 2026"


def test_the_first_of_a_month_is_an_ordinal_in_french_alone():
    with words.speaking("fr"):
        assert words.day(date(2027, 7, 1)) == "1er juillet 2027"
        assert words.day(date(2027, 7, 11)) == "11 juillet 2027"
    with words.speaking("en"):
        assert words.day(date(2027, 7, 1)) == "1 July 2027"


def test_lists_and_quotations_follow_the_language():
    with words.speaking("fr"):
        assert words.listed(["A", "B", "C"]) == "A, B et C"
        assert words.quoted("oui") == "«\u202foui\u202f»"
        assert words.in_turn(["A", "B"]) == "A\u202f; B"
    with words.speaking("en"):
        assert words.listed(["A", "B", "C"]) == "A, B and C"
        assert words.listed([]) == ""
        assert words.quoted("yes") == "“yes”"
        assert words.in_turn(["A", "B"]) == "A; B"


def test_every_role_has_a_name():
    with words.speaking("fr"):
        assert len({words.role_name(role) for role in Role}) == len(Role)


def test_no_module_sets_the_language_for_the_whole_process():
    for path in SOURCES:
        assert "gettext.install" not in path.read_text(encoding="utf-8"), path
