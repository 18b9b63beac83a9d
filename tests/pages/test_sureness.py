"""What a reader is told about the severity of raters."""

import pytest

from assessments import workflow
from pages.parts import sureness, walking
from pages.parts.words import signed, speaking
from rubric.adjusting import Panel
from rubric.compare import reweight
from rubric.fit import assess_fit
from rubric.walk import Step
from tests.builders import NOW, hr, manager
from tests.many import many
from tests.pages.sittings import rated_position
from tests.pages.test_report import words_on


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ("few_candidates", "20 candidates and 3 raters or more"),
        ("few_raters", "20 candidates and 3 raters or more"),
        ("disconnected", "no candidates in common"),
        ("no_variance", "all of them are alike"),
    ],
)
def test_levels_as_given_are_told_with_the_reason(left, words):
    assert words in sureness.panel(Panel(candidates=4, raters=2, left=left))


def test_levels_without_severity_are_told_with_the_fit_as_given():
    panel = Panel(candidates=24, raters=3, as_given=61.23)

    assert "24 candidates and 3 raters" in sureness.panel(panel)
    assert "61.2" in sureness.panel(panel)
    assert "no value" in sureness.panel(Panel(candidates=24, raters=3))
    with speaking("fr"):
        assert "61,2" in sureness.panel(panel)


def test_a_level_is_told_as_it_was_given_with_what_was_added():
    step = Step(kind="rating", id="r1", value=60, level=3, weight=0.5, severity=0.4)

    assert "(level 3.0 as given, +0.4 for severity)" in walking.step(step)
    assert "severity" not in walking.step(step.model_copy(update={"severity": None}))


def test_signs_are_those_of_typography():
    assert (signed(0.34), signed(-0.34), signed(0), signed(-0.01)) == ("+0.3", "−0.3", "+0.0", "+0.0")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_report_says_it_on_the_page(store, open_page, language):
    _, opening, attempts = rated_position(store, names=("Camille Doe", "Dana Roe", "Kim Poe"), levels=(5.0, 3.0, 2.0))
    report = open_page("report.py", manager(store), language, position=opening.id, attempt=attempts[0])

    assert not report.exception
    told = {
        "en": ("Levels count as they were given", "in how severe raters may be", "Because the same people judged"),
        "fr": ("Les niveaux comptent tels qu’ils ont été donnés", "à la sévérité que", "Parce que les mêmes personnes"),
    }
    assert all(one in words_on(report) for one in told[language])


def test_a_margin_that_no_person_judged_says_nothing_of_people(store):
    office = hr(store)
    opening = many(store, office, [], 1, "screen", seed=1)
    (row,) = workflow.board(store, office, opening.id, NOW)

    assert sureness.margin(workflow.fit_report(store, office, row.attempt.id, NOW)) == ""


def test_where_each_judged_one_competency_the_margin_is_that_of_independent_errors(store):
    office, opening, attempts = rated_position(store)
    report = workflow.fit_report(store, office, attempts[0], NOW)
    weights = {"PU": 0.0, "WR": 100.0, "DE": 0.0, "CS": 0.0, "LV": 0.0, "AN": 0.0, "AD": 0.0}
    fit = assess_fit(reweight(opening.profile, weights), report.scores)

    said = sureness.margin(report.model_copy(update={"fit": fit}))
    assert "Of the error variance of the fit" in said
    assert "Because" not in said
