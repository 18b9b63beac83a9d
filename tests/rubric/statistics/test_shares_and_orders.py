"""Shares, exact tests, several tests at once, orders, change."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.statistics.change import reliable_change
from rubric.statistics.estimate import Estimate
from rubric.statistics.impact import impact_ratios, pooled_test
from rubric.statistics.multiple import benjamini_hochberg
from rubric.statistics.proportions import fisher_exact, fisher_p, newcombe, rate_ratio, wilson
from rubric.statistics.ranks import kendall_tau, kendall_w, spearman_rho

small = st.integers(0, 12)


def test_a_share_of_nobody_has_no_value():
    assert wilson(0, 0).why == "too_few"
    assert newcombe((0, 0), (1, 2)).why == "too_few"
    assert newcombe((1, 2), (0, 0)).why == "too_few"


def test_a_ratio_of_shares_needs_somebody_on_both_sides():
    assert rate_ratio((0, 0), (1, 2)).why == "too_few"
    assert rate_ratio((1, 2), (0, 0)).why == "too_few"
    assert rate_ratio((0, 5), (1, 2)).why == "boundless"
    assert rate_ratio((1, 5), (0, 2)).why == "boundless"


def test_a_ratio_and_its_inverse_have_intervals_that_mirror_each_other():
    one, other = rate_ratio((12, 40), (20, 50)), rate_ratio((20, 50), (12, 40))

    assert one.value == pytest.approx(0.75)
    assert (one.low, one.high) == pytest.approx((1 / other.high, 1 / other.low))


def test_everybody_is_a_share_that_ends_at_1():
    found = wilson(20, 20)

    assert found.high == 1
    assert found.low == pytest.approx(1 - 0.1611, abs=1e-4)
    assert found.standard_error == 0


@pytest.mark.parametrize(("successes", "n"), [(3, 2), (-1, 2)])
def test_more_than_all_is_no_share(successes, n):
    with pytest.raises(ValueError, match="no share"):
        wilson(successes, n)


def test_fisher_counts_tables_no_likelier_than_the_observed_one():
    """scipy 1.17.1, fisher_exact and contingency.odds_ratio."""
    found = fisher_exact([[8, 2], [1, 5]])

    assert (found.two_sided, found.greater, found.less) == pytest.approx((0.03496503, 0.02447552, 0.99912587))
    assert found.odds_ratio == pytest.approx(15.4658197, abs=1e-5)
    assert found.n == 16


def test_an_empty_cell_leaves_the_odds_ratio_without_a_bound():
    found = fisher_exact([[5, 0], [0, 5]])

    assert found.odds_ratio is None
    assert found.why == "boundless"
    assert found.two_sided == pytest.approx(2 / 252)
    assert fisher_exact([[0, 0], [0, 0]]).two_sided == 1


@pytest.mark.parametrize("table", [[[1, 2, 3], [1, 2, 3]], [[1, 2.5], [1, 2]], [[1, -2], [1, 2]]])
def test_fisher_refuses_what_is_no_table_of_counts(table):
    with pytest.raises(ValueError, match=r"two rows|counts"):
        fisher_exact(table)


@given(small, small, small, small)
def test_the_two_tails_of_fisher_share_the_observed_table(a, b, c, d):
    found = fisher_exact([[a, b], [c, d]])
    turned = fisher_exact([[b, a], [d, c]])

    assert found.greater + found.less >= 1 - 1e-9
    assert turned.less == pytest.approx(found.greater)
    assert turned.two_sided == pytest.approx(found.two_sided)
    assert fisher_p((a, a + b), (c, c + d)) == found.two_sided


def test_adjusted_p_values_are_those_of_benjamini_and_hochberg():
    """By hand: .005 x 5/1, .01 x 5/2, .03 x 5/3, .04 x 5/4, and none above a later one."""
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005, 0.5]) == pytest.approx((0.025, 0.05, 0.05, 0.025, 0.5))
    assert benjamini_hochberg([]) == ()
    assert benjamini_hochberg([1.0, 0.9]) == (1, 1)


def test_what_is_no_probability_is_refused():
    for wrong in ([1.2], [-0.1]):
        with pytest.raises(ValueError, match="between 0 and 1"):
            benjamini_hochberg(wrong)
    for wrong in ([float("nan")], [[0.1]]):
        with pytest.raises(ValueError, match="finite"):
            benjamini_hochberg(wrong)


def test_tau_with_ties_is_tau_b_with_the_normal_test():
    """scipy 1.17.1, kendalltau(method="asymptotic"): .68421053, p .04113638; spearmanr .83333333."""
    one, other = [1, 2, 2, 3, 4, 4, 5], [2, 1, 2, 4, 3, 5, 5]
    found = kendall_tau(one, other)

    assert found.tau.value == pytest.approx(0.68421053)
    assert found.p == pytest.approx(0.04113638, abs=1e-8)
    assert not found.exact
    assert found.tau.low < found.tau.value < found.tau.high
    assert spearman_rho(one, other).value == pytest.approx(0.83333333)


def test_the_exact_p_counts_every_order():
    """Of 720 orders of six, counted one by one."""
    base = list(range(6))

    def surplus(order):
        return sum(np.sign(order[j] - order[i]) for i in range(6) for j in range(i + 1, 6))

    all_of_them = [surplus(one) for one in permutations(base)]
    for order in ([1, 0, 2, 3, 5, 4], [5, 4, 2, 3, 1, 0], [2, 0, 1, 4, 3, 5]):
        found = kendall_tau(base, order)
        far = sum(abs(one) >= abs(surplus(order)) for one in all_of_them) / 720
        assert found.exact
        assert found.p == pytest.approx(far)


def test_orders_that_are_the_same_have_no_interval_and_the_smallest_p():
    found = kendall_tau([1, 2, 3, 4, 5], [2, 3, 4, 5, 6])

    assert found.tau.value == 1
    assert found.tau.low is None
    assert found.p == pytest.approx(2 / 120)
    assert spearman_rho([1, 2, 3, 4], [1, 2, 3, 4]).low is None


def test_too_few_or_equal_values_have_no_order():
    assert kendall_tau([1], [2]).tau.why == "too_few"
    assert kendall_tau([1, 1], [2, 3]).tau.why == "no_variance"
    assert kendall_tau([1, 1, 2], [2, 3, 3]).tau.n == 3
    assert kendall_tau([1, 1], [2, 3]).p is None
    assert kendall_tau([1, 2], [2, 3]).tau.value == 1
    assert spearman_rho([1], [2]).why == "too_few"
    assert spearman_rho([1, 1], [2, 3]).why == "no_variance"
    assert spearman_rho([1, 2, 3], [2, 1, 3]).low is None


def test_lists_of_different_lengths_are_refused():
    for function in (kendall_tau, spearman_rho):
        with pytest.raises(ValueError, match="one length"):
            function([1, 2], [1, 2, 3])


def test_two_tied_values_have_a_test_without_triples():
    found = kendall_tau([1, 1, 2, 2], [1, 2, 2, 3])

    assert not found.exact
    assert found.p > 0.1


def test_w_with_ties_is_friedmans_test():
    """scipy 1.17.1, friedmanchisquare: 11.05084746, p .02599846."""
    found = kendall_w([[1, 2, 3, 4, 5], [2, 1, 3, 5, 4], [1.5, 1.5, 3, 4, 5]])

    assert found.chi2 == pytest.approx(11.05084746)
    assert found.p == pytest.approx(0.02599846, abs=1e-8)
    assert found.w.value == pytest.approx(11.05084746 / (3 * 4))
    assert (found.raters, found.w.n) == (3, 5)


def test_full_agreement_is_a_w_of_1_and_opposite_orders_of_0():
    assert kendall_w([[1, 2], [1, 2]]).w.value == 1
    assert kendall_w([[1, 2], [2, 1]]).w.value == 0
    assert kendall_w([[1, 2], [2, 1]]).p == 1


def test_w_needs_two_rankings_of_two_things():
    assert kendall_w([[1, 2]]).w.why == "one_rater"
    assert kendall_w([[1], [2]]).w.why == "too_few"
    assert kendall_w([[1, 1], [2, 2]]).w.why == "no_variance"
    with pytest.raises(ValueError, match="empty cells"):
        kendall_w([[1, None], [1, 2]])


def test_a_group_from_which_nobody_was_selected_has_no_ratio_to_a_rate_of_0():
    found = impact_ratios({"a": (0, 5), "b": (0, 9)})

    assert {one.ratio for one in found.values()} == {None}
    assert not any(one.below_four_fifths for one in found.values())
    assert impact_ratios({}) == {}


def test_exactly_four_fifths_is_not_below_it():
    """(4/25)/(5/25) is .7999999999999999 in floating point."""
    assert not impact_ratios({"a": (4, 25), "b": (5, 25)})["a"].below_four_fifths
    assert impact_ratios({"a": (39, 250), "b": (50, 250)})["a"].below_four_fifths


def test_groups_that_are_none_are_refused():
    for group in ((1, 0), (3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="selects from them"):
            impact_ratios({"a": group})
        with pytest.raises(ValueError, match="selects from them"):
            pooled_test(group, (1, 2))


def test_when_everybody_is_selected_there_is_nothing_to_test():
    assert pooled_test((2, 2), (3, 3)).z is None
    assert pooled_test((0, 2), (0, 3)).p is None


def test_the_change_of_jacobson_and_truax():
    """Jacobson & Truax (1991, p. 14): 47.5 to 32.5 with an SD of 7.5 and a reliability of .80 is -3.16."""
    found = reliable_change(47.5, 32.5, 7.5 * np.sqrt(1 - 0.8))

    assert found.error == pytest.approx(4.74, abs=0.005)
    assert found.index == pytest.approx(-3.16, abs=0.005)
    assert found.reliable
    assert not reliable_change(50, 55, 4, 6).reliable


def test_a_change_needs_errors():
    for errors in ((0, 1), (1, 0), (-1, 1)):
        with pytest.raises(ValueError, match="above 0"):
            reliable_change(1, 2, *errors)


def test_an_estimate_has_a_value_or_a_reason_and_an_interval_has_two_ends():
    for wrong in (
        {"value": None, "n": 1},
        {"value": 1, "n": 1, "why": "too_few"},
        {"value": 1, "n": 1, "low": 0.5},
        {"value": None, "n": 1, "why": "too_few", "low": 0, "high": 1},
        {"value": float("nan"), "n": 1},
    ):
        with pytest.raises(ValueError, match=r"estimate|interval|finite"):
            Estimate(**wrong)
