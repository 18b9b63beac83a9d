import pytest
from pydantic import ValidationError

from rubric.record import LANGUAGES, Text


def test_a_text_is_said_in_both_languages():
    text = Text(en="Writing", fr="Rédaction")
    assert [text.said(language) for language in LANGUAGES] == ["Writing", "Rédaction"]


@pytest.mark.parametrize("words", [{"en": "Writing"}, {"fr": "Rédaction"}, {"en": "Writing", "fr": ""}])
def test_a_text_without_one_language_is_refused(words):
    with pytest.raises(ValidationError):
        Text.model_validate(words)


def test_a_record_cannot_be_changed_and_takes_no_unknown_field():
    text = Text(en="Writing", fr="Rédaction")
    with pytest.raises(ValidationError, match="frozen"):
        text.en = "Design"  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(ValidationError, match="extra"):
        Text.model_validate({"en": "a", "fr": "b", "de": "c"})
