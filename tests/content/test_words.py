"""How the words of the content are written, in every file: French spaces, quotation marks, apostrophes."""

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest
from babel import numbers

from assessments.bank import load

FILES = [
    "common.yaml",
    "conditions.yaml",
    "development.yaml",
    "facts.yaml",
    "forms.yaml",
    "interview.yaml",
    "mails.yaml",
    "notices.yaml",
    "rating_errors.yaml",
]
FILES += [load.world_file(one) for one in load.WORLDS]
FILES += [load.task_file(task_id) for task_id in load.task_ids()]
NARROW, WIDE = "\u202f", "\u00a0"


def sentences(value: object, language: str) -> Iterator[str]:
    """Every text of a file in one language; patterns stand in lists and are none."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name == language and isinstance(one, str):
                yield one
            else:
                yield from sentences(one, language)
    elif isinstance(value, list):
        for one in value:
            yield from sentences(one, language)


@pytest.fixture(params=FILES)
def raw(request: pytest.FixtureRequest) -> object:
    return load.read(request.param)


def test_no_file_is_forgotten():
    root = files("assessments.bank")
    found = {one.name for one in root.iterdir() if one.name.endswith(".yaml")}
    found |= {f"tasks/{one.name}" for one in root.joinpath("tasks").iterdir()}
    assert found == set(FILES)


def test_french_marks_have_their_space(raw):
    for text in sentences(raw, "fr"):
        said = re.sub(r"https?://\S+", "", text)
        assert not re.search(rf"[^{NARROW}!?][;!?»]", said.replace("…?", "?")), said
        assert not re.search(rf"«[^{NARROW}]", said), said


def test_a_french_colon_has_its_space_where_it_ends_a_word(raw):
    """Not in times and ratios (16:9, 3,85:1), addresses and dates."""
    for said in sentences(raw, "fr"):
        assert not re.search(rf"[^{WIDE}]:(?=\s|$)", said), said


def test_spaces_in_french_numbers_are_those_that_babel_writes(raw):
    assert numbers.format_decimal(4120, locale="fr") == f"4{NARROW}120"
    assert numbers.format_percent(0.71, locale="fr") == f"71{WIDE}%"
    assert numbers.format_currency(3, "EUR", locale="fr", format_type="standard") == f"3,00{WIDE}€"
    for said in sentences(raw, "fr"):
        assert not re.search(rf"\d[^{WIDE}\d.,)][%€]", said), said
        assert not re.search(rf"\d[ {WIDE}]\d{{3}}(?!\d)", said), said


def test_no_straight_quotation_mark_or_apostrophe_in_either_language(raw):
    for language in ("en", "fr"):
        for said in sentences(raw, language):
            assert not re.search(r"\w'\w", said), said
            assert '"' not in said, said


def test_nothing_is_left_over(raw):
    for language in ("en", "fr"):
        for said in sentences(raw, language):
            assert not re.search(r"\b(TODO|XXX|lorem)\b|  ", said), said


def test_a_pattern_is_never_taken_for_a_sentence(raw):
    for language in ("en", "fr"):
        assert not [said for said in sentences(raw, language) if said.startswith("(?")]
