"""Consistency of items: Cronbach's alpha and McDonald's omega."""

import numpy as np
import pytest

from rubric.statistics.consistency import alpha_from_variances, cronbach_alpha, mcdonald_omega, one_factor
from tests.rubric.statistics.published import CASES

JUDGES = CASES["icc"]["data"]["ratings"]


def persons(loadings, n, seed):
    """Scores with one common factor; items have variance 1."""
    rng = np.random.default_rng(seed)
    common = rng.normal(size=(n, 1)) * loadings
    return common + rng.normal(size=(n, len(loadings))) * np.sqrt(1 - np.array(loadings) ** 2)


def test_alpha_and_its_interval_are_those_of_pingouin():
    """pingouin 0.7.0: .9093155, [.676, .986]."""
    found = cronbach_alpha(JUDGES)

    assert (found.value, found.low, found.high) == pytest.approx((0.9093155, 0.676, 0.986), abs=5e-4)


def test_a_person_with_a_missing_item_is_left_out():
    assert cronbach_alpha([*JUDGES, [1, None, 2, 3]]) == cronbach_alpha(JUDGES)


def test_alpha_needs_two_items_two_persons_and_a_spread():
    assert cronbach_alpha([[1, 2]]).why == "too_few"
    assert cronbach_alpha([[1], [2]]).why == "too_few"
    assert cronbach_alpha([[1, 2], [2, 1]]).why == "no_variance"


@pytest.mark.parametrize(("k", "items", "total", "n"), [(1, 1, 1, 5), (2, 1, 1, 1), (2, -1, 1, 5), (2, 1, 0, 5)])
def test_printed_variances_that_are_none_are_refused(k, items, total, n):
    with pytest.raises(ValueError, match="alpha needs"):
        alpha_from_variances(k, items, total, n)


def test_loadings_of_an_exact_factor_are_found():
    loadings = np.array([0.9, 0.7, 0.5, 0.3])
    correlations = np.outer(loadings, loadings)
    np.fill_diagonal(correlations, 1)

    assert one_factor(correlations) == pytest.approx(loadings, abs=1e-8)


def test_omega_is_the_reliability_of_the_sum_and_alpha_at_most_that():
    """Loadings .9 .7 .5 .3: omega = 2.4^2 / (2.4^2 + 4 - 1.64) = .7094."""
    table = persons([0.9, 0.7, 0.5, 0.3], 20_000, 1)
    found = mcdonald_omega(table)

    assert found.value == pytest.approx(2.4**2 / (2.4**2 + 4 - 1.64), abs=0.01)
    assert cronbach_alpha(table).value < found.value
    assert found.n == 20_000


def test_omega_counts_items_in_their_own_units():
    table = persons([0.8, 0.6, 0.4], 20_000, 2) * [10, 1, 1]
    expected = (8 + 0.6 + 0.4) ** 2

    assert mcdonald_omega(table).value == pytest.approx(expected / (expected + 36 + 0.64 + 0.84), abs=0.01)


def test_the_interval_of_omega_holds_it():
    found = mcdonald_omega(persons([0.8, 0.7, 0.6, 0.5], 200, 3), resamples=200, seed=1)

    assert found.low < found.value < found.high


def test_omega_needs_three_items_that_differ_and_go_together():
    assert mcdonald_omega([[1, 2], [2, 3], [3, 1]]).why == "too_few"
    assert mcdonald_omega([[1, 2, 3], [1, 3, 4], [1, 1, 1]]).why == "no_variance"
    apart = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]]
    assert mcdonald_omega(apart).why == "one_factor_fails"


def test_two_items_that_are_the_same_leave_no_factor_for_the_third():
    rng = np.random.default_rng(4)
    one = rng.normal(size=50)

    assert mcdonald_omega(np.column_stack([one, one, rng.normal(size=50)])).why == "one_factor_fails"


@pytest.mark.parametrize("seed", [0, 2])
def test_an_interval_that_no_resample_supports_is_none(seed):
    """Four persons: a single resample has an item without spread (seed 2), or items without a common factor."""
    found = mcdonald_omega([[2, 0, 0], [0, 0, 2], [2, 1, 0], [0, 0, 1]], resamples=1, seed=seed)

    assert found.value is not None
    assert found.low is None


@pytest.mark.parametrize(
    "correlations", [[[1, 0.5, -0.5], [0.5, 1, 0.5], [-0.5, 0.5, 1]], [[1, 0.9, 0.1], [0.9, 1, 0.9], [0.1, 0.9, 1]]]
)
def test_correlations_that_no_single_factor_explains_have_no_loadings(correlations):
    """The first runs away without end, the second settles on a loading above 1."""
    assert one_factor(np.array(correlations)) is None
