"""Places counted over draws, of scores and of weights."""

from math import erf, sqrt

import numpy as np
import pytest

from rubric.statistics.ranking import place_chances, top_chances
from rubric.statistics.robustness import kept_orders


def test_of_two_the_chance_of_being_first_is_the_normal_one():
    """P(A > B) = Phi((m_A - m_B) / sqrt(v_A + v_B)) = Phi(.6)."""
    found = top_chances([3, 0], [3, 4], draws=40_000)

    assert found[0] == pytest.approx((1 + erf(0.6 / sqrt(2))) / 2, abs=0.01)
    assert found.sum() == pytest.approx(1)


def test_shares_of_the_first_few_sum_to_their_number():
    rng = np.random.default_rng(1)
    means, errors = rng.normal(size=40), rng.uniform(0.1, 1, 40)

    for k in (1, 3, 10):
        assert top_chances(means, errors, k, draws=2_000).sum() == pytest.approx(k)
    assert (top_chances(means, errors, 40) == 1).all()


def test_chances_of_places_agree_with_those_of_being_among_the_first():
    means, errors = [1.0, 0.8, 0.2, -0.5], [0.5, 0.4, 0.3, 0.9]
    places = place_chances(means, errors, draws=20_000, seed=3)

    assert places.sum(axis=0) == pytest.approx(np.ones(4))
    assert places.sum(axis=1) == pytest.approx(np.ones(4))
    assert places[:, :2].sum(axis=1) == pytest.approx(top_chances(means, errors, 2, draws=20_000, seed=4), abs=0.02)


def test_without_errors_the_order_is_the_order():
    assert (place_chances([1, 3, 2], [0, 0, 0], draws=5) == [[0, 0, 1], [1, 0, 0], [0, 1, 0]]).all()


def test_draws_repeat_with_their_seed_whatever_their_number_in_a_block():
    one = top_chances([0.1, 0], [1, 1], draws=600_000, seed=7)

    assert (one == top_chances([0.1, 0], [1, 1], draws=600_000, seed=7)).all()
    assert (one != top_chances([0.1, 0], [1, 1], draws=600_000, seed=8)).any()


@pytest.mark.parametrize(
    ("means", "errors", "more"),
    [([1], [1, 2], {}), ([], [], {}), ([1], [-1], {}), ([1], [1], {"draws": 0}), ([1], [1], {"k": 0})],
)
def test_what_has_no_places_is_refused(means, errors, more):
    with pytest.raises(ValueError, match="at least one draw"):
        top_chances(means, errors, **more)


def test_an_order_that_no_weight_changes_is_kept_in_every_draw():
    assert kept_orders([[80, 70], [60, 50]], [0.5, 0.5], 40, 200, 1) == 1


def test_an_order_that_hangs_on_one_weight_is_kept_as_often_as_it_stays_above_half():
    """Beta(24, 16) is above .5 in 90 of 100 draws."""
    assert kept_orders([[80, 50], [50, 80]], [0.6, 0.4], 40, 20_000, 2) == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize("weights", [[1.0, 0.0], [1.0]])
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ValueError, match="weight above 0"):
        kept_orders([[1, 2], [2, 1]], weights, 40, 10, 1)


def test_two_who_are_equal_stay_in_their_order_whatever_the_weights():
    assert kept_orders([[0.1, 0.3], [0.1, 0.3]], [1 / 3, 2 / 3], 40, 200, 3) == 1
