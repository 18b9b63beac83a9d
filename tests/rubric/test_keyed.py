from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.keyed import (
    brier,
    chance_corrected,
    checks_share,
    d_prime,
    kendall,
    kendall_tau,
    numeric,
    partial_key,
    plus_minus,
    sjt,
    unit_slip,
    weighted_kappa,
)

OPTIONS = ["a", "b", "c", "d", "e"]


def test_wrong_ticks_take_from_right_ones_but_never_below_zero():
    assert plus_minus(10, 3, 14) == 0.5
    assert plus_minus(2, 9, 14) == 0.0
    assert plus_minus(14, 0, 14) == 1.0


def test_ticking_everything_earns_nothing_where_half_or_fewer_are_right():
    assert plus_minus(14, 80 - 14, 14) == 0.0


@pytest.mark.parametrize(("hits", "keyed"), [(0, 0), (3, 2), (-1, 2)])
def test_ticks_that_cannot_be_are_refused(hits, keyed):
    with pytest.raises(ValueError, match="right ticks"):
        plus_minus(hits, 0, keyed)


def test_a_number_is_right_within_its_tolerance_and_fades_to_nothing_at_three_times():
    # key 200, 1 %: tolerance 2; an error of 3 is half a tolerance too far: 1 - 1/4
    assert [numeric(x, 200) for x in (200, 202, 198)] == [1, 1, 1]
    assert isclose(numeric(203, 200), 0.75)
    assert isclose(numeric(204, 200), 0.5)
    assert numeric(206, 200) == 0
    assert numeric(None, 200) == 0


def test_the_greater_tolerance_holds_and_none_means_exact():
    assert numeric(1.5, 1, relative=0.01, absolute=0.5) == 1
    assert numeric(3, 3, relative=0) == 1
    assert numeric(3.0001, 3, relative=0) == 0


def test_a_unit_slip_is_named_and_not_accepted():
    assert unit_slip(525, 5.25)
    assert unit_slip(0.0525, 5.25)
    assert numeric(525, 5.25) == 0
    assert not unit_slip(5.25, 5.25)
    assert not unit_slip(7, 5.25)
    assert not unit_slip(None, 5.25)


# Hollander & Wolfe (1973), p. 185-194, tuna lightness and consumer panel; R cor.test: T = 26 of 36 pairs, tau = .4444
TUNA_X = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
TUNA_Y = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]


def test_kendall_agrees_with_the_published_tuna_data():
    x = {str(n): value for n, value in enumerate(TUNA_X)}
    y = {str(n): value for n, value in enumerate(TUNA_Y)}
    assert isclose(kendall_tau(y, x), 0.4444, abs_tol=1e-4)
    assert isclose(kendall_tau(y, x), (26 - 10) / 36)
    assert isclose(kendall(x, y), 0.4444, abs_tol=1e-4)


def test_order_and_places_say_the_same():
    assert kendall(["b", "a", "c"], ["a", "b", "c"]) == kendall({"b": 1, "a": 2, "c": 3}, {"a": 1, "b": 2, "c": 3})


def test_the_reverse_order_has_tau_minus_one_and_earns_nothing():
    assert kendall_tau(OPTIONS[::-1], OPTIONS) == -1
    assert kendall(OPTIONS[::-1], OPTIONS) == 0
    assert kendall(OPTIONS, OPTIONS) == 1


def test_ties_in_the_key_are_not_asked_and_ties_in_the_answer_do_not_count():
    tied_key = {"a": 1, "b": 1, "c": 2}  # the pair a, b does not matter
    assert kendall(["a", "b", "c"], tied_key) == kendall(["b", "a", "c"], tied_key) == 1
    assert kendall_tau({"a": 1, "b": 1, "c": 1}, ["a", "b", "c"]) == -1


def test_an_order_left_unfinished_earns_only_the_pairs_it_has():
    # of six pairs, a-b alone is given: (1 - 5) / 6
    assert isclose(kendall_tau(["a", "b"], ["a", "b", "c", "d"]), -4 / 6)
    assert kendall([], ["a", "b", "c", "d"]) == 0


def test_a_key_without_any_order_is_refused():
    with pytest.raises(ValueError, match="at least two"):
        kendall(["a"], {"a": 1, "b": 1})


def test_chance_gives_zero_tau_on_average():
    from itertools import permutations  # noqa: PLC0415 (this test alone goes through all orders)

    taus = [kendall_tau(order, OPTIONS) for order in permutations(OPTIONS)]
    assert isclose(sum(taus), 0, abs_tol=1e-9)


KEY = {"a": 4.6, "b": 3.9, "c": 2.5, "d": 1.4}


def test_sjt_takes_no_notice_of_how_wide_somebody_uses_the_scale():
    assert isclose(sjt({"a": 5, "b": 4, "c": 2, "d": 1}, {"a": 5, "b": 4, "c": 2, "d": 1}), 1)
    # 3 + .5 * (x - 3) keeps every distance in proportion
    assert isclose(sjt({"a": 4, "b": 3.5, "c": 2.5, "d": 2}, {"a": 5, "b": 4, "c": 2, "d": 1}), 1)


def test_sjt_is_pearsons_r():
    # ratings 5 3 4 1 (mean 3.25), key 4.6 3.9 2.5 1.4 (mean 3.1):
    # sum xy = 1.75*1.5 - .25*.8 - .75*.6 + 2.25*1.7 = 5.8; sum x2 = 8.75; sum y2 = 6.14; r = 5.8 / sqrt(53.725)
    assert isclose(sjt({"a": 5, "b": 3, "c": 4, "d": 1}, KEY), 5.8 / 53.725**0.5)


def test_sjt_gives_nothing_for_the_same_rating_everywhere_or_against_the_key():
    assert sjt(dict.fromkeys("abcd", 3), KEY) == 0
    assert sjt({"a": 1, "b": 2, "c": 4, "d": 5}, KEY) == 0
    assert sjt({}, KEY) == 0


def test_an_option_left_out_says_nothing_and_costs_something():
    whole, partly = {"a": 5, "b": 4, "c": 2, "d": 1}, {"a": 5, "d": 1}
    assert 0 < sjt(partly, KEY) < sjt(whole, KEY)


def test_sjt_refuses_a_key_that_rates_all_alike():
    with pytest.raises(ValueError, match="alike"):
        sjt({"a": 1, "b": 2}, {"a": 3, "b": 3})


def test_an_acceptable_answer_earns_half():
    assert [partial_key(one, {"a"}, {"b"}) for one in ("a", "b", "c", None)] == [1, 0.5, 0, 0]


def test_checks_are_counted_over_all():
    assert checks_share(3, 4) == 0.75
    for passed, total in ((0, 0), (5, 4), (-1, 4)):
        with pytest.raises(ValueError, match="at least one"):
            checks_share(passed, total)


def test_chance_is_taken_out_for_display():
    assert isclose(chance_corrected(0.7, [4] * 20), 0.6)  # (.7 - .25) / .75
    assert chance_corrected(0.25, [4] * 20) == 0
    assert chance_corrected(0.1, [4] * 20) == 0
    assert isclose(chance_corrected(0.5, [2, 4]), 0.2)  # g = .375: .125 / .625


def test_brier_is_the_mean_squared_miss_of_the_confidence():
    assert isclose(brier([0.8, 0.6], [True, False]) or 0, (0.04 + 0.36) / 2)
    assert brier([], []) is None


def test_d_prime_is_zero_at_chance_and_finite_at_the_ends():
    assert d_prime(7, 14, 33, 66) == 0
    # Hautus 1995: (14.5/15, .5/67): z(.96667) = 1.83391, z(.00746) = -2.43350
    assert isclose(d_prime(14, 14, 0, 66), 1.83391 + 2.43350, abs_tol=1e-3)


shares = st.floats(0, 1)
orders = st.permutations(OPTIONS)
levels = st.fixed_dictionaries({one: st.integers(1, 5) for one in OPTIONS})


@given(orders, orders)
def test_an_order_is_worth_a_share_whichever_way_it_is_read(order, key):
    assert 0 <= kendall(order, key) <= 1
    assert isclose(kendall_tau(order, key), kendall_tau(key, order))


@given(orders, st.integers(0, 3))
def test_setting_two_neighbours_right_never_lowers_an_order(order, place):
    sorted_pair = list(order)
    if OPTIONS.index(order[place]) > OPTIONS.index(order[place + 1]):
        sorted_pair[place], sorted_pair[place + 1] = order[place + 1], order[place]
    assert kendall(sorted_pair, OPTIONS) >= kendall(order, OPTIONS)


@given(levels)
def test_sjt_is_a_share_and_does_not_move_with_a_shift_of_the_scale(rated):
    key = {"a": 4.5, "b": 4.0, "c": 3.0, "d": 2.0, "e": 1.5}
    assert 0 <= sjt(rated, key) <= 1
    assert isclose(sjt({one: level + 7 for one, level in rated.items()}, key), sjt(rated, key), abs_tol=1e-9)


@given(st.floats(-1000, 1000), st.floats(-1000, 1000), st.floats(0, 0.5), st.floats(0, 5))
def test_a_number_is_worth_a_share_and_never_less_for_being_nearer(x, key, relative, absolute):
    share = numeric(x, key, relative, absolute)
    assert 0 <= share <= 1
    assert numeric((x + key) / 2, key, relative, absolute) >= share


@given(st.integers(1, 20), st.data())
def test_ticks_are_worth_a_share(keyed, data):
    hits, alarms = data.draw(st.integers(0, keyed)), data.draw(st.integers(0, 60))
    assert 0 <= plus_minus(hits, alarms + 1, keyed) <= plus_minus(hits, alarms, keyed) <= 1


# --- weighted kappa ---------------------------------------------------------------------------------------------------


def test_the_same_grades_agree_wholly_and_opposite_ones_disagree():
    assert weighted_kappa([0, 1, 2], [0, 1, 2], 3) == 1
    assert weighted_kappa([0, 2], [2, 0], 3) == -1


def test_steps_weigh_by_their_width():
    """By hand: of 4 grades one is a step off and one two, 0.75 on average; by chance 0.75 from 0 and 1.25 from 2."""
    assert weighted_kappa([0, 0, 2, 2], [0, 1, 2, 0], 3) == pytest.approx(1 - 0.75 / 1.0)


def test_one_level_on_both_sides_is_agreement():
    assert weighted_kappa([1, 1], [1, 1], 3) == 1


@pytest.mark.parametrize(("given", "key"), [([], []), ([1], [1, 2])])
def test_grades_and_keys_go_in_pairs(given, key):
    with pytest.raises(ValueError, match="as many"):
        weighted_kappa(given, key, 3)
