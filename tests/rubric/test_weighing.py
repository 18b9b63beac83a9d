"""How much the weights decide."""

import pytest

from rubric.weighing import effective_weights


def test_what_does_not_differ_decides_nothing():
    scores = [{"WR": 50.0, "AN": float(10 * place)} for place in range(10)]
    found = effective_weights({"WR": 80, "AN": 20}, scores)

    assert found == pytest.approx({"WR": 0, "AN": 100})


def test_equal_spreads_that_do_not_go_together_count_as_their_squares():
    """Var(F) = .8^2 + .2^2 of equal variances: .64/.68 and .04/.68."""
    corners = [(x, y) for x in (40.0, 60.0) for y in (40.0, 60.0)] * 3
    found = effective_weights({"WR": 80, "AN": 20}, [{"WR": x, "AN": y} for x, y in corners])

    assert found == pytest.approx({"WR": 100 * 0.64 / 0.68, "AN": 100 * 0.04 / 0.68})


def test_few_people_or_equal_ones_say_nothing_about_weights():
    assert effective_weights({"WR": 1}, [{"WR": float(one)} for one in range(9)]) is None
    assert effective_weights({"WR": 1}, [{"WR": 5.0}] * 10) is None
