"""How much the weights decide."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.weighing import effective_weights, smallest_swap

points = st.floats(0, 100)


def test_the_smallest_swap_is_found_by_hand():
    """a 80/50, b 50/80 at 60:40: level at 50:50; both weights would do, by ten points each."""
    found = smallest_swap({"WR": 60, "AN": 40}, ("a", {"WR": 80, "AN": 50}), ("b", {"WR": 50, "AN": 80}))

    assert (found.first, found.second) == ("a", "b")
    assert isclose(found.needed, 50)
    assert isclose(found.change, 10)


def test_nobody_overtakes_who_is_behind_in_everything():
    assert smallest_swap({"WR": 60, "AN": 40}, ("a", {"WR": 80, "AN": 70}), ("b", {"WR": 50, "AN": 60})) is None


def test_one_competency_alone_has_no_weight_to_move():
    assert smallest_swap({"WR": 100}, ("a", {"WR": 80}), ("b", {"WR": 50})) is None


def test_the_same_difference_everywhere_is_no_matter_of_weights():
    assert smallest_swap({"WR": 50, "AN": 50}, ("a", {"WR": 60, "AN": 60}), ("b", {"WR": 50, "AN": 50})) is None


@given(st.lists(st.tuples(st.floats(1, 50), points, points), min_size=2, max_size=6))
def test_at_the_weight_that_is_told_the_two_are_level(rows):
    weights = {str(place): row[0] for place, row in enumerate(rows)}
    first, second = ({str(place): row[who] for place, row in enumerate(rows)} for who in (1, 2))
    found = smallest_swap(weights, ("a", first), ("b", second))
    if found is None:
        return
    others = {one: weight for one, weight in weights.items() if one != found.competency_id}
    scale = (100 - found.needed) / sum(others.values())
    moved = {one: weight * scale for one, weight in others.items()} | {found.competency_id: found.needed}

    assert sum(weight * (first[one] - second[one]) for one, weight in moved.items()) == pytest.approx(0, abs=1e-3)


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


def test_a_weight_at_which_two_are_level_and_no_more_swaps_nobody():
    """Alike in one competency: with all of the weight there they are level, and nobody overtakes."""
    assert smallest_swap({"WR": 60, "AN": 40}, ("a", {"WR": 80, "AN": 50}), ("b", {"WR": 50, "AN": 50})) is None
