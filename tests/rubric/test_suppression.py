"""No count of fewer than five people is shown, nor can be found from those that are."""

from hypothesis import given
from hypothesis import strategies as st

from rubric.suppression import SMALLEST_CELL, safe, visible

people = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12))


def test_where_nobody_is_too_few_everything_is_shown():
    assert visible({"a": 5, "b": 30, "c": 0}, 2) == (("a", "b"), 2)


def test_a_small_group_is_hidden_with_the_number_of_those_who_said_nothing():
    """38 people in all: 38 - 30 = 8 are left, who may be any of the two."""
    assert visible({"a": 30, "b": 3}, 5) == (("a",), None)


def test_where_that_is_not_enough_the_smallest_group_is_hidden_too():
    assert visible({"a": 30, "b": 3, "c": 8}, 0) == (("a",), None)
    assert visible({"a": 30, "b": 3, "c": 8, "d": 9}, 1) == (("a", "d"), None)
    assert visible({"a": 30, "b": 3}, 0) == ((), None)


def test_one_number_is_found_by_taking_away_the_others_however_large_it_is():
    assert not safe([12])
    assert not safe([2, 2])
    assert safe([2, 3])


@given(people, st.integers(0, 12))
def test_whoever_knows_how_many_there_are_in_all_cannot_find_a_hidden_group(people, unknown):
    shown, told = visible(people, unknown)
    hidden = [n for one, n in people.items() if one not in shown and n]
    groups = len(hidden)
    hidden += [unknown] if told is None and unknown else []

    assert all(people[one] >= SMALLEST_CELL for one in shown)
    if groups:
        assert told is None
        assert not shown or (len(hidden) > 1 and sum(hidden) >= SMALLEST_CELL)
    else:
        assert told == unknown
