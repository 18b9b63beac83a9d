"""The competency model that ships: whole, in two languages, and typeset as French is."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from rubric.model import load_model
from rubric.record import Text

THIN, WIDE = "\u202f", "\u00a0"
PROFILE = ["PU", "WR", "DE", "CS", "LV", "AN", "AD"]
MODULES = ["ST", "PL", "MR", "CI"]


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)


ALL = list(texts(load_model()))


def test_seven_competencies_make_the_profile_and_four_modules_stand_beside_it():
    model = load_model()
    assert [one.id for one in model.profile_competencies] == PROFILE
    assert [one.id for one in model.competencies] == PROFILE + MODULES


def test_adaptability_alone_is_a_trait_and_the_modules_are_responsibilities():
    kinds = {one.id: one.kind for one in load_model().competencies}
    assert [one for one, kind in kinds.items() if kind == "trait"] == ["AD"]
    assert [one for one, kind in kinds.items() if kind == "responsibility"] == MODULES


def test_adaptability_carries_its_caution():
    model = load_model()
    assert [one.id for one in model.competencies if one.note] == ["AD"]
    assert model.competency("AD").tasks_wanted == 3


def test_each_competency_has_five_or_more_indicators_and_five_different_anchors():
    for one in load_model().competencies:
        assert len(one.indicators) >= 5
        assert all(item.id.startswith(f"{one.id}.i") for item in one.indicators)
        assert [anchor.level for anchor in one.anchors] == [1, 2, 3, 4, 5]
        for language in ("en", "fr"):
            assert len({anchor.text.said(language) for anchor in one.anchors}) == 5


def test_the_seed_phrase_is_quoted_in_french():
    for one in load_model().competencies:
        assert one.seed_phrase.fr.startswith("«")
        assert one.seed_phrase.fr.endswith("»")


def test_weights_are_those_of_the_generalist_and_sum_to_a_hundred():
    model = load_model()
    assert model.default_weights == model.preset("solo_sme").weights
    assert [preset.id for preset in model.presets] == ["solo_sme", "care_heavy", "lead", "creator_video"]
    assert all(sum(preset.weights.values()) == 100 for preset in model.presets)
    assert all(set(preset.weights) == set(PROFILE + MODULES) for preset in model.presets)


def test_scale_and_weights_have_their_rules():
    model = load_model()
    assert [rule.id for rule in model.scale_rules] == [f"SR{n}" for n in range(1, 9)]
    assert [rule.id for rule in model.weight_rules] == ["WT1", "WT2"]
    assert [label.en for label in model.scale_labels] == [
        "Harmful or off the mark",
        "Partial",
        "Solid",
        "Strong",
        "Outstanding",
    ]


def test_no_text_was_left_in_the_other_language():
    assert len(ALL) > 150
    assert [one for one in ALL if one.en == one.fr] == []


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        ("no narrow space before ; ! ?", rf"[^{THIN}\s][;!?]|[ {WIDE}][;!?]"),
        ("no space before a colon between words", r"[^\W\d]:| :"),
        ("a breaking space inside guillemets", rf"«[^{THIN}]|[^{THIN}]»"),
        ("a typewriter apostrophe", r"'"),
        ("a typewriter quotation mark", r'"'),
        ("three dots", r"\.\.\."),
        ("a breaking space before a unit", r"\d (?:h|s|min|%|€)\b"),
        ("two spaces", r"  "),
    ],
)
def test_french_is_typeset(what, wrong):
    assert [one.fr for one in ALL if re.search(wrong, one.fr)] == [], what


def test_english_has_no_french_spaces():
    assert [one.en for one in ALL if THIN in one.en or WIDE in one.en or "'" in one.en] == []
