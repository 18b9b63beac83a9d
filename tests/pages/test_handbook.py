"""The handbook is everybody's, and holds the whole model in both languages."""

import pytest

from rubric.model import load_model

MODEL = load_model()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_whole_model_is_there_for_a_stranger(open_page, language):
    page = open_page("handbook.py", language=language)

    shown = " ".join(one.value for one in page.markdown) + " ".join(one.label for one in page.expander)
    plain = shown.replace("\\", "")
    assert not page.exception
    for competency in MODEL.competencies:
        assert competency.name.said(language) in plain
        assert competency.definition.said(language) in plain
        for indicator in competency.indicators:
            assert indicator.text.said(language) in plain
