"""Severity and drift against agreed levels: nothing from too few, an interval, a slope with its error."""

from math import sqrt

import pytest

from rubric.severity import FEWEST, FEWEST_FOR_DRIFT, severity


def test_too_few_are_said_to_be_too_few():
    found = severity([1.0] * (FEWEST - 1))

    assert (found.n, found.habit, found.course, found.mean, found.drift) == (4, "too_few", "too_few", None, None)


def test_the_interval_is_that_of_a_moderated_mean():
    """Distances -1, 0, 0, 1, 1: mean .2, s2 = .7; moderated (4 x .36 + 4 x .7) / 8 = .53; t(8) = 2.306."""
    found = severity([-1, 0, 0, 1, 1])

    assert found.mean == pytest.approx(0.2)
    assert found.high - found.mean == pytest.approx(2.306 * sqrt(0.53 / 5), abs=1e-4)
    assert found.mean - found.low == pytest.approx(found.high - found.mean)
    assert (found.habit, found.course) == ("in_line", "too_few")


def test_five_exact_levels_do_not_make_a_rater_without_error():
    found = severity([0.0] * 5)

    assert found.high > 0.3
    assert found.habit == "in_line"


@pytest.mark.parametrize(("sign", "habit"), [(-1, "strict"), (1, "kind")])
def test_a_steady_distance_has_a_name(sign, habit):
    found = severity([sign * one for one in (1, 1, 0, 1, 1, 1, 0, 1, 1, 1)])

    assert found.habit == habit
    assert found.course == "steady"


def test_less_than_a_quarter_of_a_level_is_in_line_however_sure():
    assert severity([0, 0, 0, 0, 0, 1] * 40).habit == "in_line"


def test_the_slope_is_that_of_least_squares():
    """0, 0, 0, 0, 1, 1, 1, 1 over 0..7: Sxx = 42, Sxy = 8, so 8/42 a step and 80/42 over ten."""
    found = severity([0, 0, 0, 0, 1, 1, 1, 1])

    assert FEWEST_FOR_DRIFT == 8
    assert found.drift == pytest.approx(80 / 42)
    rest = 2 - 42 * (8 / 42) ** 2
    assert found.drift_error == pytest.approx(10 * sqrt((4 * 0.36 + rest) / 10 / 42))
    assert found.course == "kinder"
    assert severity([0, 0, 0, 0, -1, -1, -1, -1]).course == "stricter"
