"""Where somebody has most to learn for a role."""

from rubric.development import gaps
from tests.rubric.making import profile
from tests.rubric.test_compare import candidate


def ordered(role, error=2.0, **values):
    return [one.competency.id for one in gaps(candidate("a", error, role=role, **values))]


def test_what_would_add_most_to_the_fit_comes_first():
    role = profile({"WR": 60, "AN": 40})
    assert ordered(role, WR=50, AN=50) == ["WR", "AN"]
    assert ordered(role, WR=62, AN=50) == ["AN", "WR"]  # .6 * 13 and .4 * 25


def test_a_minimum_that_is_not_reached_comes_before_all_else():
    assert ordered(profile({"WR": 90, "AN": 10}, ("AN", 3)), WR=25, AN=25) == ["AN", "WR"]


def test_a_trait_is_told_last_be_it_a_minimum_or_not():
    assert ordered(profile({"AD": 90, "AN": 10}), AD=25, AN=25) == ["AN", "AD"]
    assert ordered(profile({"AD": 90, "AN": 10}, ("AD", 3)), AD=25, AN=25) == ["AN", "AD"]


def test_what_lies_within_the_error_and_what_weighs_nothing_is_no_gap():
    assert ordered(profile({"WR": 100, "AN": 0}), error=20, WR=60, AN=0) == []
    assert ordered(profile({"WR": 100, "AN": 0}), WR=100, AN=0) == []
