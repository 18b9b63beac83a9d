"""What is open about somebody: why, and in which order an interview should look at it."""

from rubric.fit import assess_fit
from rubric.model import load_model
from rubric.report import build_report
from rubric.uncertain import open_points
from tests.rubric.making import NOW, profile, score

EVEN = {"PU": 25.0, "WR": 25.0, "CS": 25.0, "AN": 25.0}


def opened(role, *scores, alike=0):
    report = build_report(load_model(), scores, assess_fit(role, scores), attempt_id="a", form_structure="f", now=NOW)
    return {one.competency_id: one.why for one in open_points(report, alike)}


def test_a_band_of_more_than_a_level_on_either_side_is_wide():
    """1.96 x 12 = 23.5 points lies within a level of 25, 1.96 x 13 = 25.5 does not."""
    assert opened(profile({"PU": 50.0, "WR": 50.0}), score("PU", 60, 12), score("WR", 60, 13)) == {"WR": ("wide",)}


def test_what_was_not_assessed_is_open_and_what_the_role_does_not_weigh_is_not():
    role = profile({"PU": 60.0, "WR": 40.0})

    assert opened(role, score("PU", 60, 5), score("WR", None), score("AN", 60, 30)) == {"WR": ("not_assessed",)}


def test_a_minimum_that_cannot_be_told_comes_first_whatever_it_weighs():
    role = profile({"PU": 90.0, "WR": 10.0}, ("WR", 3))

    assert list(opened(role, score("PU", 60, 20), score("WR", 52, 5)).items()) == [
        ("WR", ("minimum",)),
        ("PU", ("wide",)),
    ]
    assert opened(role, score("PU", 60, 5), score("WR", None)) == {"WR": ("minimum", "not_assessed")}
    assert opened(role, score("PU", 60, 5), score("WR", 80, 5)) == {}


def test_what_adds_most_to_the_error_comes_first():
    """Weight x error: 40 x 14, 20 x 20 (the deviation of true scores, where nothing is known), 40 x 13.5."""
    role = profile({"PU": 40.0, "WR": 20.0, "CS": 40.0})

    assert list(opened(role, score("PU", 60, 13.5), score("WR", None), score("CS", 60, 14))) == ["CS", "PU", "WR"]


def test_near_a_tie_those_are_open_that_carry_half_of_the_error():
    """Squares of the errors: 100, 64, 16, 4 of 184; the first alone carries more than half."""
    scores = (score("PU", 60, 10), score("WR", 60, 8), score("CS", 60, 4), score("AN", 60, 2))

    assert opened(profile(EVEN), *scores, alike=1) == {"PU": ("tie",)}
    assert opened(profile(EVEN), *scores) == {}
    alike = (score("PU", 60, 8), score("WR", 60, 8), score("CS", 60, 8), score("AN", 60, 8))
    assert opened(profile(EVEN), *alike, alike=2) == {"PU": ("tie",), "WR": ("tie",)}
