"""Rates of selection side by side: what a flag rests on, when there is too little to say, and who stays hidden."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.fairness import Groups, cut_offs, impact_table, pooled
from rubric.statistics.proportions import fisher_exact
from rubric.suppression import SMALLEST_CELL
from tests.rubric.statistics.published import CASES


def told(unknown=0, **counts):
    table = impact_table(Groups(counts, unknown))
    return table, {one.group: one for one in table.groups}


def test_the_worked_example_of_the_agencies_flags_one_group_of_four():
    """Questions and Answers on the Uniform Guidelines (1979), 44 FR 11996: rates of 60, 45, 48 and 51 %."""
    _, found = told(White=(60, 100), Indian=(45, 100), Hispanic=(48, 100), Black=(51, 100))

    assert {one: group.below_four_fifths for one, group in found.items()} == {
        "White": False,
        "Indian": True,
        "Hispanic": False,
        "Black": False,
    }
    assert found["White"].finding == "reference"
    assert found["White"].p is None


def test_exactly_four_fifths_is_no_flag():
    """(4/25) / (5/25) is below .8 in floating point."""
    _, found = told(a=(5, 25), b=(4, 25))

    assert not found["b"].below_four_fifths


def test_a_flag_comes_with_its_test_its_intervals_and_how_many_are_short():
    """By hand: 60 of 200 are 30 % in all, so that 30 of the 100 of b would be; 15 are."""
    _, found = told(a=(45, 100), b=(15, 100))
    b = found["b"]

    assert b.finding == "flag"
    assert b.ratio == pytest.approx(1 / 3)
    assert b.p < 0.0001
    assert b.p_adjusted == b.p
    assert b.difference.value == pytest.approx(-0.3)
    assert b.difference.low < -0.3 < b.difference.high < 0
    assert b.ratio_range.low < 1 / 3 < b.ratio_range.high < 0.8
    assert b.shortfall == 15
    assert found["a"].shortfall == 0
    assert not b.fragile


def test_people_who_are_short_are_whole_people():
    """Of all, 25/70: of the 30 of b 10.7 would be, rounded up 11; 5 are."""
    _, found = told(a=(20, 40), b=(5, 30))

    assert found["b"].shortfall == 6


def test_the_p_of_several_groups_is_adjusted_for_their_number():
    _, found = told(a=(60, 100), b=(55, 100), c=(45, 100))

    assert found["c"].p < 0.05 < found["b"].p
    assert found["c"].p_adjusted == pytest.approx(2 * found["c"].p)


def test_a_flag_that_one_person_makes_or_unmakes_says_so():
    """20/40 against 16/40: exactly .8. One fewer is .75, a flag; with 15 one more is none."""
    _, found = told(a=(20, 40), b=(16, 40))
    _, flagged = told(a=(20, 40), b=(15, 40))
    _, steady = told(a=(20, 40), b=(12, 40))

    assert found["b"].fragile
    assert not found["b"].below_four_fifths
    assert flagged["b"].fragile
    assert not steady["b"].fragile


def test_a_group_of_which_nobody_or_everybody_is_selected_can_only_move_one_way():
    _, found = told(a=(10, 40), b=(0, 40), c=(0, 5))
    _, all_of_them = told(a=(40, 40), b=(35, 40), c=(5, 5))

    assert found["b"].ratio == 0
    assert found["b"].ratio_range.why == "boundless"
    assert not found["b"].fragile
    assert not all_of_them["c"].fragile


def test_it_is_too_few_where_one_selection_turns_the_order_round():
    """3/8 against 2/8: with one moved it is 2/8 against 3/8."""
    _, found = told(a=(3, 8), b=(2, 8))

    assert found["b"].finding == "too_few"
    assert found["b"].below_four_fifths


def test_each_finding_has_its_case():
    findings = {
        "flag_unsure": told(a=(10, 30), b=(6, 30))[1]["b"],
        "difference": told(a=(900, 1000), b=(800, 1000))[1]["b"],
        "alike": told(a=(300, 1000), b=(295, 1000))[1]["b"],
        "cannot_tell": told(a=(10, 40), b=(8, 40), c=(9, 36))[1]["b"],
    }

    assert {name: one.finding for name, one in findings.items()} == {name: name for name in findings}
    assert findings["alike"].power > 0.8 > findings["cannot_tell"].power


def test_groups_that_share_the_highest_rate_have_one_reference():
    _, found = told(a=(10, 40), b=(20, 80))

    assert found["a"].finding == "reference"
    assert found["b"].ratio == 1
    assert found["b"].finding == "cannot_tell"


def test_groups_of_fewer_than_five_are_hidden_and_do_not_count():
    """The 4 of 4 of c would be the highest rate."""
    table, found = told(unknown=6, a=(10, 40), b=(8, 40), c=(4, 4))

    assert table.hidden == ("c",)
    assert table.unknown is None
    assert found["a"].ratio == 1


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({}, "few_groups"),
        ({"a": (10, 40), "b": (1, 4)}, "few_groups"),
        ({"a": (2, 40), "b": (2, 40)}, "few_selected"),
        ({"a": (38, 40), "b": (38, 40)}, "few_selected"),
        ({"a": (3, 40), "b": (2, 40)}, "told"),
    ],
)
def test_nothing_is_told_of_too_few(counts, state):
    table = impact_table(Groups(counts, 3))

    assert table.state == state
    assert bool(table.groups) == (state == "told")


# --- cut-offs ---------------------------------------------------------------------------------------------------------


def spread(answer, fits):
    return [(answer, float(one)) for one in fits]


def test_a_cut_off_takes_whoever_reaches_it():
    """a has 30, 40, ... 90; b has 20, 30, ... 80, each twice. Five lie below 40 at the earliest: two 20s, three 30s."""
    people = [*spread("a", range(30, 100, 10)), *(2 * spread("b", range(20, 90, 10))), (None, 50.0)]
    found = cut_offs(people, ["a", "b"])

    assert found[0].cut == 31
    assert (found[0].groups["a"].selected, found[0].groups["a"].n) == (6, 7)
    assert (found[0].groups["b"].selected, found[0].groups["b"].n) == (10, 14)
    assert {one.cut for one in found} == {31, 51}


def test_a_flag_at_a_cut_off_comes_with_its_test():
    people = [*spread("a", [90] * 20), *spread("a", [10] * 20), *spread("b", [90] * 5), *spread("b", [10] * 35)]
    found = cut_offs(people, ["a", "b"])[0].groups

    assert found["b"].below_four_fifths
    assert found["b"].p == pytest.approx(fisher_exact([[5, 35], [20, 20]]).two_sided)
    assert found["a"].p is None


def test_whoever_has_no_fit_is_taken_by_no_cut_off():
    people = [*spread("a", [60] * 10), *spread("b", [60] * 6), *(5 * [("b", None)])]
    (found,) = cut_offs(people, ["a", "b"])

    assert found.cut == 1
    assert found.groups["b"].rate == pytest.approx(6 / 11)
    assert not cut_offs(people[:-1], ["a", "b"])  # four without a fit would stand alone


def test_one_group_has_nothing_beside_it_at_any_cut_off():
    assert cut_offs(spread("a", range(100)), ["a", "b"]) == ()


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.floats(0, 100) | st.none()), max_size=60))
def test_between_two_cut_offs_lie_five_people_or_more(people):
    taken = [sum(one.selected for one in found.groups.values()) for found in cut_offs(people, ["a", "b"])]

    assert all(before - after >= SMALLEST_CELL for before, after in pairwise(taken))
    assert all(one >= SMALLEST_CELL for one in taken)


# --- several positions ------------------------------------------------------------------------------------------------


def departments():
    """Admissions at Berkeley by department (Bickel, Hammel & O'Connell 1975)."""
    for (men, women), (men_out, women_out) in CASES["mantel_haenszel_common"]["data"]["strata"]:
        yield Groups({"men": (men, men + men_out), "women": (women, women + women_out)}, 0)


def test_a_flag_over_all_may_vanish_within_each():
    found = pooled(list(departments()))
    _, women = found.table.groups

    assert women.below_four_fifths
    assert women.ratio == pytest.approx(0.6818, abs=1e-4)
    assert found.within["women"].odds_ratio.value == pytest.approx(1 / 0.9047, abs=1e-3)
    assert found.within["women"].strata == 6


def test_a_small_group_of_one_position_stays_out_of_the_sum():
    """10 - 7 = 3 of b in the second position could be found."""
    big = Groups({"a": (10, 40), "b": (2, 7)}, 0)
    small = Groups({"a": (10, 40), "b": (1, 3)}, 9)
    found = pooled([big, small])

    assert {one.group: one.n for one in found.table.groups} == {"a": 80, "b": 7}


def test_small_groups_of_several_positions_are_summed():
    one = Groups({"a": (10, 40), "b": (1, 3)}, 9)
    found = pooled([one, one])

    assert {one.group: one.n for one in found.table.groups} == {"a": 80, "b": 6}
    assert found.table.unknown is None


def test_positions_that_took_too_few_are_summed_only_where_several_did():
    told = Groups({"a": (10, 40), "b": (8, 40)}, 0)
    untold = Groups({"a": (2, 20), "b": (1, 20)}, 0)

    assert sum(one.n for one in pooled([told, untold]).table.groups) == 80
    assert sum(one.n for one in pooled([told, untold, untold]).table.groups) == 160
    assert pooled([untold]).within == {}
    assert pooled([]).table.state == "few_groups"


groups = st.dictionaries(
    st.sampled_from("abc"), st.integers(0, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(Groups, groups, st.integers(0, 9)), min_size=1, max_size=4))
def test_taking_what_each_position_tells_from_the_sum_leaves_nobody_alone(strata):
    each = [{one.group: one.n for one in impact_table(own).groups} for own in strata]
    for one in pooled(strata).table.groups:
        left = one.n - sum(told.get(one.group, 0) for told in each)
        assert left == 0 or left >= SMALLEST_CELL


def test_a_table_of_groups_is_what_r_makes_of_its_counts():
    """R 4.2.2: fisher.test, p.adjust (BH), prop.test without correction, power by adding up every pair of outcomes."""
    reference, focal, smallest = impact_table(Groups({"A": (48, 80), "B": (24, 60), "C": (9, 30)}, 0)).groups

    assert (reference.rate_range.low, reference.rate_range.high) == pytest.approx((0.49045465, 0.70038172))
    assert (focal.p, smallest.p) == pytest.approx((0.0261477438, 0.0057922502))
    assert (focal.p_adjusted, smallest.p_adjusted) == pytest.approx((0.026147744, 0.0115845))
    assert (focal.difference.low, focal.difference.high) == pytest.approx((-0.352125426, -0.032782046))
    assert (focal.ratio_range.low, focal.ratio_range.high) == pytest.approx((0.46612384, 0.95349006))
    assert focal.power == pytest.approx(0.61288912)
    assert (focal.shortfall, smallest.shortfall) == (5, 6)
