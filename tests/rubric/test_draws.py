"""Draws are repeatable, and their shares are those that theory gives."""

from math import isclose, sqrt

from rubric.draws import firsts, order_kept
from rubric.precision import normal_cdf


def test_the_higher_of_two_is_first_as_often_as_theory_says():
    low, high = firsts([0, 1], [1, 1], 40_000, 3)

    assert isclose(low + high, 1)
    assert isclose(high, normal_cdf(1 / sqrt(2)), abs_tol=0.01)  # standard error .002


def test_an_order_is_kept_by_the_weights_that_keep_it():
    # kept where the first weight is above one half: the Beta distribution of equal shares is symmetric
    assert isclose(order_kept([(1, 0), (0, 1)], (1, 1), 40, 40_000, 3), 0.5, abs_tol=0.01)
    assert order_kept([(1, 1), (0, 0)], (3, 1), 40, 100, 3) == 1
    assert order_kept([(0, 0), (1, 1)], (3, 1), 40, 100, 3) == 0


def test_two_who_are_equal_stay_in_their_order_whatever_the_weights():
    assert order_kept([(0.1, 0.3), (0.1, 0.3)], (1, 2), 40, 200, 3) == 1


def test_the_same_seed_draws_the_same_and_another_does_not():
    assert firsts([0, 0, 0], [1, 1, 1], 500, 3) == firsts([0, 0, 0], [1, 1, 1], 500, 3)
    assert firsts([0, 0, 0], [1, 1, 1], 500, 3) != firsts([0, 0, 0], [1, 1, 1], 500, 4)
