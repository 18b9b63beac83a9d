"""A finished visual from the link to the report, in both languages: as a file, in words, poorly, and left out."""

import pytest

from assessments.answer import UploadAnswer, WrittenAnswer
from tests.assessments.evidence.test_uploads import ALT, SCRIPT, TOOLS
from tests.journeys.one_task import both, play
from tests.pictures import CRAIE, ENCRE, drawn, png


def answers(visual, language, alt=None):
    texts = {"DE5.alt": ALT[language] if alt is None else alt, "DE5.tools": TOOLS[language], "DE5.ai": "No"}
    return {"DE5.visual": visual} | {name: WrittenAnswer(text=text) for name, text in texts.items()}


@both
def test_a_file_in_the_colours_of_the_company(store, monkeypatch, language):
    file = png(drawn(ground=CRAIE, share=0.3, other=ENCRE))
    played = play(store, monkeypatch, "DE5", answers(file, language), language)
    assert played.shares == {"DE5.e1": 1.0}
    assert {"en": "Craie (chalk): 70%", "fr": "Craie\u00a0: 70\u00a0%"}[language] in played.told("DE5.e2", language)
    for card in played.cards:
        assert len(card.answers[0].media) == 1
        assert card.answers[1].text == ALT[language]
    assert played.report.competencies


@both
def test_the_same_in_words(store, monkeypatch, language):
    script = UploadAnswer(route="typed", script=SCRIPT[language])
    played = play(store, monkeypatch, "DE5", answers(script, language), language)
    assert played.shares == {"DE5.e1": 1.0}
    assert {card.answers[0].text for card in played.cards} == {SCRIPT[language]}


@both
def test_a_red_square_with_the_picture_called_a_picture(store, monkeypatch, language):
    """Size, palette and alt text are broken: 3 of 6."""
    poor = answers(
        png(drawn((1080, 1080), "#FF0000")), language, {"en": "Picture of Repair Day", "fr": "Affiche"}[language]
    )
    played = play(store, monkeypatch, "DE5", poor, language)
    assert played.shares == {"DE5.e1": pytest.approx(3 / 6)}


def test_left_out_it_has_no_score_and_nobody_is_asked(store, monkeypatch):
    played = play(store, monkeypatch, "DE5", {})
    assert (played.shares, played.cards) == ({}, ())
