"""The records of questions: what they refuse before any content is looked at."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from assessments.item import AnyItem, Choice, Limits, RateOptions, SelfLevel

ITEMS: TypeAdapter[AnyItem] = TypeAdapter(AnyItem)
WORDS = {"en": "Which one?", "fr": "Laquelle ?"}
A, B = {"id": "a", "text": WORDS}, {"id": "b", "text": WORDS}


def choice(**changes: object) -> dict[str, Any]:
    return {"id": "Q", "kind": "choice", "prompt": WORDS, "options": [A, B], "key": "a"} | changes


def test_the_kind_decides_the_class():
    assert isinstance(ITEMS.validate_python(choice()), Choice)


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValidationError, match="kind"):
        ITEMS.validate_python(choice(kind="essay"))


def test_a_missing_translation_is_refused():
    with pytest.raises(ValidationError, match="fr"):
        ITEMS.validate_python(choice(prompt={"en": "Which one?", "fr": ""}))


def test_a_misspelt_field_is_refused():
    with pytest.raises(ValidationError, match="kee"):
        ITEMS.validate_python(choice(kee="a"))


def test_one_option_is_no_choice():
    with pytest.raises(ValidationError, match="options"):
        ITEMS.validate_python(choice(options=[A]))


def test_questions_are_scored_and_required_unless_they_say_otherwise():
    item = ITEMS.validate_python(choice())
    assert (item.scored, item.required) == (True, True)


def test_a_self_level_is_never_scored():
    assert not SelfLevel.model_validate({"id": "S", "prompt": WORDS, "competency_id": "PU"}).scored


@pytest.mark.parametrize("key", [0, 6])
def test_the_key_of_an_action_lies_on_the_five_levels(key: int):
    options = [{**A, "key": 1}, {**B, "key": 3}, {"id": "c", "text": WORDS, "key": key}]
    with pytest.raises(ValidationError, match="key"):
        RateOptions.model_validate({"id": "S", "prompt": WORDS, "options": options, "level_labels": [WORDS] * 5})


def test_a_scale_has_five_labels():
    options = [{**A, "key": 1}, {**B, "key": 3}, {"id": "c", "text": WORDS, "key": 5}]
    with pytest.raises(ValidationError, match="level_labels"):
        RateOptions.model_validate({"id": "S", "prompt": WORDS, "options": options, "level_labels": [WORDS] * 4})


def test_a_text_is_unlimited_until_the_brief_says_otherwise():
    assert Limits().model_dump(exclude_none=True) == {"count": "codepoints"}


def test_records_cannot_be_edited():
    item = ITEMS.validate_python(choice())
    with pytest.raises(ValidationError, match="frozen"):
        item.key = "b"  # type: ignore[union-attr, misc]
