"""Settling what raters cannot: a list without names, every rating under a letter, a level with its reason."""

import pytest

from assessments import workflow
from tests.builders import DAY, NOW, hold_back, hr, lead, rater
from tests.journeys.bots import rate_all
from tests.pages.openings import opened, sat, words_on


@pytest.fixture
def apart(store):
    """Work on writing that three raters saw quite differently."""
    office = hr(store)
    readers = [rater(store, f"{name} Reader") for name in ("Ines", "Jona", "Kim")]
    opening = opened(store, office, raters=tuple(one.id for one in readers))
    hold_back(store, opening, readers[2])
    sat(store, office, opening, "Camille Doe", "camille@mail.example")
    for one, level in zip(readers, (1.0, 4.0, 5.0), strict=True):
        rate_all(store, one, NOW + DAY, WR1=level)


def test_nothing_to_settle_is_said(open_page, store):
    assert "Nothing to settle" in words_on(open_page("settle.py", lead(store)))


def test_from_the_list_to_a_rating_with_its_reason(open_page, store, apart):
    head = lead(store)
    at = open_page("settle.py", head)
    assert "levels given: 1, 4 and 5" in words_on(at)
    (found,) = workflow.unsettled(store, head)
    at = at.button(key=f"open-{found.card_id}").click().run()
    words = words_on(at)
    assert {f"Rater {name}" in words for name in "ABC"} == {True}
    assert "Reader" not in words
    assert "Camille" not in words

    save = f"settle-{found.card_id}-save"
    at = at.button(key=save).click().run()
    assert "Choose a level first" in words_on(at)
    at = at.radio(key=f"settle-{found.card_id}-level").set_value("2").run()
    at = at.button(key=save).click().run()
    assert "Write down the reason" in words_on(at)
    at = at.text_area(key=f"settle-{found.card_id}-reason").set_value("Charm is not accuracy.").run()
    at = at.button(key=save).click().run()
    assert "Every rating is kept" in words_on(at)
    assert "Nothing to settle" in words_on(at)
    assert "not yours to settle" in words_on(open_page("settle.py", head, card=found.card_id))


def test_one_goes_back_without_saving(open_page, store, apart):
    head = lead(store)
    (found,) = workflow.unsettled(store, head)
    at = open_page("settle.py", head, "fr", card=found.card_id)
    assert "Que montre ce travail" in words_on(at)
    at = at.button(key="leave").click().run()

    assert "À trancher" in words_on(at) or "niveaux donnés" in words_on(at)
