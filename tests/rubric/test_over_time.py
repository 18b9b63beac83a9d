"""Selection rates over time: months stand together until nobody can be found, and sums leave nothing over."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rubric.fairness import Groups, impact_table
from rubric.over_time import Part, over_time, summed
from rubric.suppression import SMALLEST_CELL


def month(unknown=0, silent=0, **counts):
    """Groups as (selected, n); of the unknown, `silent` were selected."""
    return Part(Groups(counts, unknown), silent)


BIG = month(a=(6, 10), b=(4, 10))
SMALL = month(a=(1, 2), b=(1, 1))


def places(found):
    return [(one.first, one.last) for one in found.stretches]


def test_each_month_that_holds_enough_stands_alone_with_its_own_rates():
    found = over_time([[BIG, month(a=(2, 10), b=(8, 10))]], 0)

    assert places(found) == [(0, 0), (1, 1)]
    first, second = ({one.group: one.rate for one in each.table.groups} for each in found.stretches)
    assert (first, second) == ({"a": 0.6, "b": 0.4}, {"a": 0.2, "b": 0.8})


def test_a_month_of_few_stands_with_the_next_and_the_last_with_the_one_before():
    assert places(over_time([[SMALL, BIG, BIG, SMALL]], 0)) == [(0, 1), (2, 3)]


def test_two_months_of_which_one_is_too_little_tell_nothing():
    found = over_time([[BIG, SMALL]], 0)

    assert (found.stretches, found.within) == ((), {})


@pytest.mark.parametrize(
    "lacking",
    [month(a=(6, 10), b=(2, 4)), month(a=(2, 10), b=(2, 10)), month(a=(8, 10), b=(8, 10))],
    ids=["four of a group", "four selected", "four not selected"],
)
def test_no_stretch_tells_of_fewer_than_five(lacking):
    assert places(over_time([[BIG, lacking, BIG]], 0)) == [(0, 0), (1, 2)]


def test_what_is_too_few_over_the_whole_time_is_told_of_no_month():
    nobody = month(a=(0, 10), b=(0, 10))

    assert places(over_time([[nobody, nobody], [BIG, BIG]], 0)) == []
    assert places(over_time([[nobody, nobody], [BIG, BIG]], 1)) == [(0, 0), (1, 1)]


def test_all_comparisons_share_their_stretches():
    """With others of its own, the second would tell, beside the first, of the month between."""
    few = month(a=(2, 10), b=(1, 10))
    comparisons = [[BIG, BIG, BIG, BIG], [few, few, few, few]]

    assert places(over_time(comparisons, 0)) == places(over_time(comparisons, 1)) == [(0, 1), (2, 3)]


def test_a_group_that_is_hidden_over_the_whole_time_is_hidden_in_each_month():
    with_few = month(unknown=4, a=(6, 10), b=(4, 10), c=(1, 1))
    found = over_time([[with_few, with_few]], 0)

    assert places(found) == [(0, 0), (1, 1)]
    assert {one.group for each in found.stretches for one in each.table.groups} == {"a", "b"}


def test_where_the_hidden_would_be_found_in_the_last_stretch_it_joins_the_one_before():
    """Of the last months nobody is without an answer: the two of c would be what is left over."""
    last = month(a=(6, 10), b=(4, 10), c=(0, 0)), month(a=(0, 0), b=(0, 0), c=(0, 2))
    first = month(unknown=5, a=(6, 10), b=(4, 10), c=(0, 1))

    assert places(over_time([[first, last[0]]], 0)) == [(0, 0), (1, 1)]
    assert places(over_time([[first, *last]], 0)) == []


def test_odds_are_compared_within_each_stretch():
    """Within each month both are selected alike; over all, b came when few were."""
    found = over_time([[month(a=(24, 30), b=(8, 10)), month(a=(2, 10), b=(6, 30))]], 0)

    assert found.within["b"].odds_ratio.value == pytest.approx(1.0)
    assert found.within["b"].strata == 2


def test_a_group_that_is_too_few_for_months_is_left_out_and_named():
    """It may be among those without an answer, or not, in each month."""
    with_few = month(unknown=9, silent=4, a=(6, 10), b=(4, 10), c=(1, 3))
    found = over_time([[with_few, with_few]], 0)

    assert places(found) == [(0, 0), (1, 1)]
    assert found.left_out == ("c",)
    assert [one.group for one in found.stretches[0].table.groups] == ["a", "b"]


@pytest.mark.parametrize(
    "unlike",
    [month(unknown=0, a=(6, 10), b=(4, 10), c=(1, 3)), month(unknown=9, silent=0, a=(6, 10), b=(4, 10), c=(1, 3))],
    ids=["nobody else is without an answer", "nobody else was selected"],
)
def test_a_group_is_not_left_out_where_it_would_be_what_is_left_over(unlike):
    assert places(over_time([[unlike, unlike]], 0)) == []


counts = st.integers(0, 14).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
plenty = st.integers(8, 14).flatmap(lambda n: st.tuples(st.integers(2, n - 2), st.just(n)))
unknown = st.integers(0, 9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
months = st.builds(
    lambda a, b, c, rest: Part(Groups({"a": a, "b": b, "c": c}, rest[1]), rest[0]), plenty, plenty, counts, unknown
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(months, months), min_size=2, max_size=8), st.integers(0, 1))
def test_stretches_cover_the_whole_time_and_what_they_tell_and_leave_untold_gives_nobody_away(pairs, of):
    parts = [one[of] for one in pairs]
    comparisons = [[one[place] for one in pairs] for place in (0, 1)]
    found = over_time(comparisons, of)
    assume(found.stretches)

    whole = summed(parts)
    told = {one.group: (one.selected, one.n) for one in impact_table(whole.groups).groups}
    named = [one.group for one in found.stretches[0].table.groups]
    assert {*named, *found.left_out} == told.keys()
    assert [one.first for one in found.stretches] == [0, *(one.last + 1 for one in found.stretches[:-1])]
    assert found.stretches[-1].last == len(parts) - 1
    assert places(over_time(comparisons, 1 - of)) in ([], places(found))
    for name in named:
        each = [one for stretch in found.stretches for one in stretch.table.groups if one.group == name]
        assert (sum(one.selected for one in each), sum(one.n for one in each)) == told[name]
    for stretch in found.stretches:
        own = stretch.table.groups
        assert [one.group for one in own] == named
        assert min(one.n for one in own) >= SMALLEST_CELL
        taken, n = sum(one.selected for one in own), sum(one.n for one in own)
        assert min(taken, n - taken) >= SMALLEST_CELL
        here = summed(parts[stretch.first : stretch.last + 1])
        for pick in (lambda one: one[0], lambda one: one[1] - one[0]):  # those selected, those not: known by name
            left = pick(everybody(here)) - sum(pick((one.selected, one.n)) for one in own)
            elsewhere = pick(everybody(whole)) - sum(pick(told[one]) for one in named) - left
            assert elsewhere >= sum(pick(told[one]) for one in found.left_out), "none of them need be here"


def everybody(part):
    """Selected and all, of everybody there."""
    counts = part.groups.counts.values()
    return part.silent + sum(one for one, _ in counts), part.groups.unknown + sum(n for _, n in counts)
