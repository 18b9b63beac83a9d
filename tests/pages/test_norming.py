"""Norms and weights on the pages of report and comparison: too few yet, or where somebody lies."""

import pytest

from assessments.workflow import Deciding
from pages.parts import norming
from tests.builders import hr
from tests.many import many
from tests.pages.test_report import words_on


@pytest.fixture
def office(store):
    return hr(store)


def tables_of(page):
    return " ".join(one.proto.body for one in page.get("html"))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Too few yet: 12 of 100 people"), ("fr", "Trop peu encore\u00a0: 12 personnes sur 100")],
)
def test_below_a_hundred_people_it_says_too_few_yet(store, open_page, office, language, words):
    opening = many(store, office, [], 12, "screen", seed=1)
    for screen in ("report.py", "compare.py"):
        page = open_page(screen, office, language, position=opening.id)
        assert not page.exception
        assert words in words_on(page)
        assert "norms" not in [one.key for one in page.toggle]


def test_from_a_hundred_people_on_everybody_can_be_placed_among_them(store, open_page, office):
    opening = many(store, office, [], 100, "screen", seed=1)
    page = open_page("report.py", office, position=opening.id)
    assert "Norm group" not in words_on(page)

    page.toggle(key="norms").set_value(True).run()

    assert not page.exception
    assert "Norm group: 100 people who handed in the same form between 1 March 2027 and 1 March 2027" in words_on(page)
    assert "Platform understanding" in tables_of(page)
    assert ";\u00a0T\u00a0" in tables_of(page)


def test_what_weights_decide_is_told_in_words_and_follows_the_weights(store, open_page, office):
    opening = many(store, office, [], 12, "screen", seed=1)
    page = open_page("compare.py", office, position=opening.id)
    page.toggle(key="deciding").set_value(True).run()

    assert not page.exception
    assert "Share of the differences" in tables_of(page)
    assert "From 12 people." in words_on(page)


def test_below_ten_people_nothing_is_said_of_weights(store, open_page, office):
    opening = many(store, office, [], 4, "screen", seed=1)
    page = open_page("compare.py", office, position=opening.id)
    page.toggle(key="deciding").set_value(True).run()

    assert "Too few to say: 4 people have handed in their work, of 10 it takes." in words_on(page)


def test_a_weight_that_decides_much_more_or_less_is_named():
    said = norming.deciding_words(Deciding(12, {"WR": 20, "CS": 40, "AN": 40}, {"WR": 45, "CS": 15, "AN": 40}))

    assert said == [
        "Writing weighs 20 of 100 and makes 45 of 100 of the differences.",
        "Customer service weighs 40 of 100 and decides little: 15 of 100.",
    ]
    even = norming.deciding_words(Deciding(12, {"WR": 60, "CS": 40}, {"WR": 55, "CS": 45}))
    assert even == ["Every competency decides about as much as it weighs."]
