"""A hiring manager's questions are answered in words, and never more surely than the scores allow."""

import re

import pytest

from pages.parts import questions
from pages.parts.words import speaking
from tests.builders import manager
from tests.pages.sittings import rated_position
from tests.rubric.making import blueprint, profile, rating
from tests.rubric.sitting import BLUEPRINTS, RATINGS, report
from tests.rubric.test_compare import candidate, compared

NAMES = {"a": "Ann", "b": "Ben", "c": "Cleo"}


def told(*people, role=None, who="b"):
    """What would have to be true for one of them to lead, as one text."""
    comparison = compared(*people, **({"role": role} if role else {}))
    found = next(one for one in questions.behind(comparison) if one.attempt_id == who)
    return " ".join(questions.lead_lines(found, comparison))


def plain(html):
    return re.sub(r"<[^>]+>", " ", html)


def test_whether_anybody_is_clearly_ahead_of_all_is_said_first():
    surely = compared(candidate("a", WR=95, AN=95), candidate("b", WR=10, AN=10))
    hardly = compared(candidate("a", WR=55, AN=55), candidate("b", WR=50, AN=50))

    assert questions.first(surely, NAMES) == "Ann is clearly ahead of everybody else."
    assert questions.first(hardly, NAMES) == "Nobody is clearly ahead of everybody else."


def test_the_weights_and_the_level_that_would_do_it_are_told():
    said = told(candidate("a", WR=80, AN=50), candidate("b", WR=50, AN=80))

    assert "10 of 100 points moved (Writing from 60 to 50 and Analytics from 40 to 50)" in said
    assert "Writing at 60 instead of 50 would do. Its margin holds that" in said
    assert "Analytics at 95 (within its margin)" in said
    assert "another role" not in said


def test_what_weights_or_levels_cannot_do_is_told_as_plainly():
    said = told(candidate("a", WR=95, AN=95), candidate("b", WR=30, AN=30))

    assert "none would do it" in said
    assert "no single competency would do it" in said
    assert "65.0 points behind" in said


def test_a_level_outside_its_margin_takes_other_work():
    said = told(candidate("a", WR=90, AN=60), candidate("b", WR=50, AN=60))

    assert "Writing at 90 instead of 50 would do. That lies outside its margin" in said


def test_a_change_of_more_than_half_of_the_weight_is_another_role():
    """Behind by .6 * 85 - .4 * 10 = 47, and each point moved makes up for .95; at .9 by 75.5."""
    nearly = told(candidate("a", WR=95, AN=40), candidate("b", WR=10, AN=50))
    role = profile({"WR": 90, "AN": 10})
    more = told(candidate("a", role=role, WR=95, AN=40), candidate("b", role=role, WR=10, AN=50), role=role)

    assert "Analytics from 40 to 89" in nearly
    assert "another role" not in nearly
    assert "Analytics from 10 to 89" in more
    assert "That would be another role." in more


def test_who_is_level_has_nothing_to_change():
    assert "level with the first." in told(candidate("a", WR=50, AN=50), candidate("b", WR=50, AN=50))


def test_leading_settles_no_minimum():
    role = profile({"WR": 60, "AN": 40}, ("AN", 3))
    people = (candidate("a", role=role, WR=80, AN=60), candidate("b", role=role, WR=60, AN=40))

    assert "None of this settles a minimum that is open or not reached: Analytics." in told(*people, role=role)


def test_a_gap_is_told_with_the_exercises_that_lead_to_the_next_anchor_and_how_long_they_take():
    shown = plain(questions.training(compared(candidate("a", 2, WR=45, AN=95), candidate("b", 2, WR=95, AN=95)), NAMES))

    assert "Ann: Writing" in shown
    assert "Writing, from “Solid” to “Strong”: 1\u00a0h of exercises" in shown
    assert "Ben: no gap that is larger than its margin" in shown
    assert "no study yet shows" in shown


def test_a_trait_is_told_as_behaviour_and_nobody_is_sent_to_train_it():
    role = profile({"AD": 100})
    people = [candidate(one, 2, role=role, AD=value) for one, value in (("a", 10), ("b", 95))]
    shown = plain(questions.training(compared(*people, role=role), NAMES))

    assert "Ann: no gap that is larger than its margin" in shown
    assert "in the behaviour seen here" in shown
    assert "of exercises" not in shown


def test_how_somebody_learned_something_new_is_told_beside_the_gaps():
    learned = report(
        blueprints=(*BLUEPRINTS, blueprint("AD4", competency_id="AD")),
        ratings=(*RATINGS, rating(4, task_id="AD4", competency_id="AD")),
    )
    shown = plain(questions.training(compared(learned, report("b")), {"a1": "Ann", "b": "Ben"}))

    assert shown.count("Learning something new") == 1
    assert "(“AD4”): the work lay nearest to “Strong”" in shown


def test_what_is_open_is_told_with_the_reason_and_for_whom():
    role = profile({"WR": 50, "AN": 50}, ("AN", 3))
    people = (
        candidate("a", role=role, WR=60, AN=52),
        candidate("b", role=role, WR=55, AN=95),
        candidate("c", role=role, WR=None, AN=90),
    )
    comparison = compared(*people, role=role)

    lines = questions.open_lines(comparison, NAMES)
    assert lines[0].startswith("Analytics: whether the minimum of the role is reached cannot be told (Ann)")
    assert lines[1].startswith("Writing: the work says nothing about it yet (Cleo); the fit cannot be told apart")
    assert "Ask everybody the same questions" in questions.interview(comparison, NAMES)


def test_what_is_open_for_all_is_told_of_everybody():
    (line,) = questions.open_lines(compared(candidate("a", 8, WR=60, AN=60), candidate("b", 8, WR=58, AN=60)), NAMES)

    assert line.endswith("much of its margin is here (everybody)")


def test_where_nothing_is_open_nobody_is_told_to_ask():
    comparison = compared(candidate("a", WR=95, AN=95), candidate("b", WR=10, AN=10))

    assert "Nothing is open" in questions.interview(comparison, NAMES)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("For Dana Roe to come first", "trainable?", "in the interview?")),
        ("fr", ("Pour que Dana Roe passe en tête", "progresser", "en entretien")),
    ],
)
def test_all_of_it_stands_on_the_page(store, open_page, language, words):
    _, opening, _ = rated_position(store, levels=(5.0, 2.0))
    page = open_page("compare.py", manager(store), language, position=opening.id)

    assert not page.exception
    shown = " ".join([*(one.proto.body for one in page.get("html")), *(one.value for one in page.header)])
    for one in words:
        assert one in shown


def test_words_of_people_are_no_markup():
    comparison = compared(candidate("a", WR=60, AN=60), candidate("b", WR=55, AN=60))
    names = {"a": "<b>Ann</b>", "b": "<i>Ben</i>"}

    for html in (
        questions.leading(comparison, names),
        questions.training(comparison, names),
        questions.interview(comparison, names),
    ):
        assert "<b>" not in html
        assert "<i>" not in html


def test_it_is_said_in_french_too():
    with speaking("fr"):
        said = told(candidate("a", WR=80, AN=50), candidate("b", WR=50, AN=80))

    assert "10 points sur 100 étaient déplacés" in said
