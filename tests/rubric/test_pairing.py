"""Judgements of pairs become an order with its error, and a level where levels are known."""

import json
from itertools import combinations
from math import log

import pytest

from rubric.pairing import PairJudgement, in_force, leads, order
from tests.builders import NOW

ABC = ("a", "b", "c")


def said(left, right, better="left", rater="r1"):
    return PairJudgement(rater_id=rater, left=left, right=right, better=better, judged_at=NOW)


def often(left, right, won, lost):
    """So many raters find the first better, so many the other."""
    return [said(left, right, "left", f"w{i}") for i in range(won)] + [
        said(left, right, "right", f"l{i}") for i in range(lost)
    ]


def test_of_two_the_strength_is_the_logit_of_the_share_won():
    """Three to one: log 3 apart, so log(3)/2 around 0; its error is sqrt(1/(4 * 3/4 * 1/4)) / 2."""
    found = order(often("a", "b", 3, 1), ("a", "b"))

    assert [one.work for one in found.places] == ["a", "b"]
    assert found.places[0].value == pytest.approx(log(3) / 2)
    assert found.places[0].standard_error == pytest.approx((4 * 3 / 16) ** -0.5 / 2)
    assert (found.n, found.held, found.parts) == (4, False, (frozenset("ab"),))


def test_cannot_tell_is_half_a_win_for_each():
    found = order([said("a", "b", None)], ("a", "b"))

    assert [one.value for one in found.places] == [0.0, 0.0]


def test_what_a_rater_said_last_of_a_pair_counts_whichever_side_it_stood_on():
    first, changed = said("a", "b"), said("b", "a")

    assert in_force([first, changed, said("a", "b", rater="r2")]) == (changed, said("a", "b", rater="r2"))


def test_work_that_was_never_compared_has_no_order_and_the_parts_are_named():
    found = order([said("a", "b"), said("c", "d")], ("a", "b", "c", "d", "e"))

    assert found.places == ()
    assert set(found.parts) == {frozenset("ab"), frozenset("cd"), frozenset("e")}
    assert order([], ABC).places == ()


def test_what_has_won_everything_is_held_at_a_finite_strength():
    found = order([said("a", "b"), said("b", "c"), said("a", "c")], ABC)

    assert found.held
    assert [one.work for one in found.places] == ["a", "b", "c"]
    assert found.places[0].standard_error > 0.5


def test_judgements_of_work_that_is_gone_are_left_out():
    kept = often("a", "b", 3, 1)

    assert order([*kept, said("a", "gone")], ("a", "b")) == order(kept, ("a", "b"))


def levelled(levels):
    judgements = [one for ahead, behind in combinations("abcd", 2) for one in often(ahead, behind, 3, 1)]
    return order(judgements, "abcd", levels)


def test_a_level_is_read_off_the_line_through_those_that_have_one():
    found = levelled({"a": 5.0, "b": 4.0, "c": 3.0})
    by_work = {one.work: one for one in found.places}

    assert by_work["d"].level.value == pytest.approx(2.0, abs=0.3)
    assert by_work["b"].level.value == pytest.approx(4.0, abs=0.1)
    assert by_work["d"].level.standard_error > by_work["b"].level.standard_error
    assert by_work["d"].level.firm == (by_work["d"].level.standard_error <= 0.5)


def test_the_line_through_points_on_it_has_only_the_error_of_the_strength():
    """Levels made from the strengths themselves: 3 + t. Then level and error are those of the strength."""
    bare = levelled({})
    found = levelled({one.work: 3 + one.value for one in bare.places})

    for one in found.places:
        assert one.level.value == pytest.approx(3 + one.value)
        assert one.level.standard_error == pytest.approx(one.standard_error)


@pytest.mark.parametrize(
    "levels", [{}, {"a": 4.0, "b": 3.0}, {"a": 1.0, "b": 3.0, "c": 5.0}, dict.fromkeys("abc", 3.0)]
)
def test_without_three_levels_or_against_them_there_is_no_level(levels):
    assert {one.level for one in levelled(levels).places} == {None}


def test_pieces_of_one_strength_give_no_line():
    even = [said(one, other, None) for one, other in combinations("abc", 2)]

    assert {one.level for one in order(even, "abc", {"a": 1.0, "b": 2.0, "c": 3.0}).places} == {None}


def test_a_level_stays_on_the_scale():
    assert all(1 <= one.level.value <= 5 for one in levelled({"b": 5.0, "c": 3.0, "d": 1.0}).places)


def test_a_lead_has_the_error_of_the_difference():
    """Of two alone: log 3, with the error of a logit of 3 in 4; the chance is that of the normal curve."""
    (found,) = leads(often("a", "b", 3, 1), ("a", "b"), ("b", "a"))

    assert (found.ahead, found.behind) == ("a", "b")
    assert found.value == pytest.approx(log(3))
    assert found.standard_error == pytest.approx((4 * 3 / 16) ** -0.5)
    assert found.chance == pytest.approx(0.8293, abs=1e-4)


def test_leads_are_told_among_those_asked_for_and_rest_on_the_whole_round():
    whole = [said("a", "b"), said("b", "c"), said("a", "c"), said("c", "b", rater="r2")]

    assert [(one.ahead, one.behind) for one in leads(whole, ABC, ("c", "a"))] == [("a", "c")]
    assert leads(whole, ABC, ("a",)) == ()
    assert leads(whole, (*ABC, "d"), ABC) == ()


def test_a_judgement_of_a_pair_holds_nothing_that_a_score_could_be_made_of():
    assert json.loads(said("a", "b").model_dump_json()).keys() == {"rater_id", "left", "right", "better", "judged_at"}
