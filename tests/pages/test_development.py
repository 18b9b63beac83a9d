"""The development page in words: only gaps beyond their error, and no number where there is none."""

import pytest

from assessments import bank
from pages.parts.words import speaking
from pages.print import development
from pages.print.development import development_document
from pages.print.hypertext import html
from rubric.model import load_model
from rubric.selfview import SelfGap
from tests.builders import NOW
from tests.rubric.making import score


def gap(level, value, measured=None, points=None, shown=False):
    return SelfGap(
        competency_id="AN",
        level=level,
        score=score("AN", value),
        measured_level=measured,
        gap=points,
        error=None if points is None else 20.0,
        shown=shown,
    )


def row(one):
    (found,) = development._profile([one]).rows
    return found


def test_a_level_that_was_not_given_is_said_and_never_a_zero():
    found = row(gap(None, 60.0, 3))

    assert found.dots[0].value is None
    assert found.dots[0].said == "Analytics, own level: not answered"
    assert found.cells[:2] == ("not answered", "60")


def test_nothing_on_either_side_is_said_too():
    found = row(gap(None, None))

    assert [dot.value for dot in found.dots] == [None, None]
    assert found.cells[:2] == ("not answered", "–")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_file_holds_gaps_next_steps_and_the_code_for_the_second_form(language):
    gaps = [gap(5, 30.0, 2, 70.0, shown=True)]
    with speaking(language):
        made = html(development_document(gaps, "A-CODE", NOW))
        second = html(development_document(gaps, None, NOW))
    analytics = load_model().competency("AN")
    assert analytics.anchor(3).text.said(language) in made
    assert all(one.text.said(language) in made for one in bank.development().advice("AN", 2).exercises)
    assert "A-CODE" in made
    assert "A-CODE" not in second


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (gap(5, 30.0, 2, 70.0, shown=True), "Analytics: you chose level 5, the tasks showed nearer to 2."),
        (gap(1, 80.0, 4, -80.0, shown=True), "Analytics: the tasks showed level 4, more than the 1 you gave yourself."),
    ],
)
def test_a_gap_names_both_levels(shown, said):
    assert development._gap(shown) == said
