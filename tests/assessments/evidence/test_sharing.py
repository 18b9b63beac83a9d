"""Checks on amounts that were shared out and on plans, with values worked out by hand."""

import pytest

from assessments.answer import ChoiceAnswer, OrderingAnswer
from assessments.evidence.answered import words_of
from assessments.evidence.credit import agreement, credit, findings
from tests.assessments.evidence.build import (
    allocation,
    choice,
    chosen,
    menus,
    ordering,
    seen,
    shared,
    written,
    wrote,
)
from tests.assessments.evidence.test_programs import check, told, verdict

ITEM = allocation("a", "b", "c")


def sharing(program, **given):
    return check(f"sharing.{program}", items=("x",), **given)


@pytest.mark.parametrize(
    ("amounts", "whole", "detail"),
    [
        ({"a": 4, "b": 4, "c": 2}, True, "10 of 10; option c: 2 of 2"),
        ({"a": 4, "b": 4, "c": 1}, False, "9 of 10; option c: 1 of 2"),
        ({"a": 5, "b": 5}, False, "10 of 10; option c: 0 of 2"),
        ({"a": 0.1, "b": 0.2, "c": 9.7}, True, "10 of 10; option c: 9.7 of 2"),
    ],
)
def test_a_total_is_made_up_and_the_reserve_kept(amounts, whole, detail):
    seen_ = verdict(sharing("whole", at_least={"c": 2.0}), ITEM, x=shared(**amounts))
    assert (seen_.whole, told(seen_)) == (whole, detail)


def test_without_a_reserve_only_the_total_counts():
    assert verdict(sharing("whole"), ITEM, x=shared(a=10)).whole


@pytest.mark.parametrize(("amounts", "whole"), [({"a": 3, "b": 2, "c": 5}, True), ({"a": 3, "b": 2.5}, False)])
def test_rows_together_stay_within_their_limit(amounts, whole):
    rows, limits = {"ab": ("a", "b"), "c": ("c",)}, {"ab": 5.0, "c": 5.0}
    one = verdict(sharing("within", rows=rows, limits=limits), ITEM, x=shared(**amounts))
    assert (one.whole, told(one)) == (whole, None if whole else "5.5 of 5")


def test_posts_take_hours():
    """8 x 2.5 + 5 x 1 = 25 of 25; one more takes 27.5."""
    weights = {"a": 2.5, "b": 1.0, "c": 0.5}
    fits = verdict(sharing("weighed", weights=weights, most=25), ITEM, x=shared(a=8, b=5))
    assert (fits.whole, told(fits)) == (True, "25 of 25")
    assert not verdict(sharing("weighed", weights=weights, most=25), ITEM, x=shared(a=9, b=5)).whole


def test_shares_that_are_all_equal_are_no_choice():
    assert not verdict(sharing("unequal"), ITEM, x=shared(a=5, b=5, c=0)).whole
    assert verdict(sharing("unequal"), ITEM, x=shared(a=6, b=4)).whole
    assert not verdict(sharing("unequal"), ITEM, x=shared(a=0)).asked


RANK = ordering("a", "b", "c")


@pytest.mark.parametrize(
    ("ranks", "amounts", "whole", "detail"),
    [
        ({"a": 1, "b": 2, "c": 3}, {"a": 5, "b": 3, "c": 2}, True, "agreement 1"),
        ({"a": 1, "b": 2, "c": 3}, {"a": 3, "b": 5, "c": 2}, False, "agreement 0.33"),  # one of three pairs turned
        ({"a": 2, "b": 1, "c": 3}, {"a": 4, "b": 4, "c": 2}, True, "agreement 1"),  # a and b are told apart by nothing
        ({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 1, "c": 1}, False, None),
    ],
)
def test_order_and_shares_agree(ranks, amounts, whole, detail):
    one = sharing("ordered", order="o", least=0.6)
    given = verdict(one, ITEM, RANK, x=shared(**amounts), o=OrderingAnswer(ranks=ranks))
    assert (given.whole, told(given)) == (whole, detail)


def test_without_an_order_or_shares_nothing_can_agree():
    one = sharing("ordered", order="o", least=0.6)
    assert not verdict(one, ITEM, RANK, x=shared(a=1)).asked
    assert not verdict(one, ITEM, RANK, o=OrderingAnswer(ranks={"a": 1})).asked


@pytest.mark.parametrize(("amounts", "whole"), [({"a": 0, "b": 9}, True), ({"b": 9}, True), ({"a": 1}, False)])
def test_what_is_paused_is_given_nothing(amounts, whole):
    one = sharing("paused", pause="q")
    assert verdict(one, ITEM, choice(), x=shared(**amounts), q=ChoiceAnswer(option="a")).whole is whole
    assert not verdict(one, ITEM, choice(), x=shared(**amounts)).asked


@pytest.mark.parametrize(
    ("amounts", "text", "whole"),
    [
        ({"c": 2}, "", True),
        ({"c": 1}, "we give up G3", True),
        ({"c": 1}, "G3 matters", False),
        ({}, "G3 matters", False),
    ],
)
def test_a_goal_is_served_or_given_up_in_words(amounts, text, whole):
    one = check("sharing.served", "give up G3", items=("x",), row="c", least=2, text="w")
    assert verdict(one, ITEM, written(), x=shared(**amounts), w=wrote(text)).whole is whole


def test_nothing_shared_out_is_nothing_to_look_at():
    for program, given in (
        ("whole", {}),
        ("within", {"rows": {}, "limits": {}}),
        ("weighed", {"weights": {}, "most": 1}),
        ("served", {"row": "c", "least": 1, "text": "w"}),
    ):
        assert not verdict(sharing(program, **given), ITEM, written()).asked


def test_an_amount_that_is_shared_out_has_no_key():
    assert credit(ITEM, shared(a=1), "en") is None
    assert findings(ITEM, shared(a=1)) is None
    assert agreement(ITEM, shared(a=1)) is None
    assert words_of(ITEM, shared(a=1)) == ""
    (evidence,) = seen("false_alarms", ITEM, answers={"x": shared(a=1)})
    assert evidence.value is None


# --- grids that share out work ----------------------------------------------------------------------------------------

GRID = menus(
    {
        "one": {"action": (("keep",), ())},
        "two": {"action": (("keep", "hide"), ())},
        "three": {"action": (("hide",), ())},
    }
)
LOAD = check(
    "menus.load", items=("g",), weights={"one": 3.0, "two": 2.0, "three": 2.5}, limits={"keep": 5.0, "hide": 2.0}
)


def test_hours_given_to_each_are_told_and_may_not_exceed_their_own():
    within = verdict(LOAD, GRID, g=chosen(one="keep", two="keep"))
    assert (within.whole, told(within)) == (True, "option keep: 5 of 5 (2 tasks); option hide: 0 of 2 (0 tasks)")
    over = verdict(LOAD, GRID, g=chosen(three="hide", two="report"))
    assert (over.whole, told(over)) == (False, "option keep: 0 of 5 (0 tasks); option hide: 2.5 of 2 (1 task)")
    assert over.detail.fr.endswith("2,5 sur 2 (1 tâche)")
    assert not verdict(LOAD, GRID).asked


def test_every_row_goes_to_somebody_its_key_allows():
    skilled = check("menus.skilled", items=("g",))
    assert verdict(skilled, GRID, g=chosen(one="keep", two="hide", three="hide")).whole
    wrong = verdict(skilled, GRID, g=chosen(one="hide", two="hide"))
    assert (wrong.whole, told(wrong)) == (False, "row one; row three")
    assert not verdict(skilled, GRID).asked


def test_choices_are_spread_over_several_options():
    spread = check("menus.spread", items=("g",), fewest=2, most=2)
    assert verdict(spread, GRID, g=chosen(one="keep", two="keep", three="hide")).whole
    assert not verdict(spread, GRID, g=chosen(one="keep", two="keep", three="keep")).whole
    assert not verdict(
        check("menus.spread", items=("g",), fewest=1, most=1), GRID, g=chosen(one="keep", two="keep")
    ).whole
    assert not verdict(spread, GRID).asked


# --- plans ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("200 bookings by 31 December", "de 23 à 40 d’ici fin décembre"), True),
        (("by 31 December 2026", "40 by December"), False),  # the figures of a date are its own
        (("200 bookings", "40 by December"), False),
        (("", "40 by December"), False),
    ],
)
def test_every_objective_has_a_figure_and_a_date(texts, whole):
    v, w = map(wrote, texts)
    assert verdict(check("plans.dated"), written("v"), written("w"), v=v, w=w).whole is whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("30 September", True),
        ("fin octobre", True),
        ("30 June", False),
        ("15/01/2027", False),
        ("soon", False),
        ("in December", True),
    ],
)
def test_a_review_lies_inside_the_period(text, whole):
    inside = check("plans.inside", first="2026-07-01", last="2026-12-31")
    assert verdict(inside, written(), w=wrote(text)).whole is whole


def test_three_different_measures_are_named():
    measures = {"bookings": "booking", "leads": "leads?", "sales": "sales|revenue"}
    three = check("plans.measured", measures=measures, least=3)
    assert verdict(three, written(), w=wrote("Bookings, leads and revenue")).whole
    two = verdict(three, written(), w=wrote("Bookings, leads and likes, bookings"))
    assert (two.whole, told(two)) == (False, "Booking, leads")
    assert verdict(three, written(), w=wrote("Followers")).detail is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Eight and eight, alternating", True),
        ("8 de chaque côté, 16 Reels en tout", True),
        ("Six of each", True),
        ("8 each, 24 Reels", False),
        ("Huit et huit, vingt en tout", False),
        ("Twelve and twelve", False),
        ("As many as possible, 8% more", False),
        ("from 5 July", False),
    ],
)
def test_both_sides_of_a_test_fit_into_what_can_be_made(text, whole):
    assert verdict(check("plans.sides", fewest=4, most=16), written(), w=wrote(text)).whole is whole


@pytest.mark.parametrize("program", ["dated", "inside", "measured", "sides"])
def test_no_plan_is_nothing_to_look_at(program):
    assert not verdict(check(f"plans.{program}", first="2026-07-01", last="2026-12-31"), written(), w=wrote(" ")).asked


# --- figures that are no argument -------------------------------------------------------------------------------------


def test_figures_to_leave_out_are_told_where_they_stand():
    uncited = check("figures.uncited", figures={"1900": "", "18600": ""})
    assert verdict(uncited, written(), w=wrote("9% of sessions")).whole
    named = verdict(uncited, written(), w=wrote("18,600 followers"))
    assert (named.whole, told(named)) == (False, "18600")
    assert not verdict(uncited, written()).asked


# --- choices with half points, or without any -------------------------------------------------------------------------


@pytest.mark.parametrize(("option", "earned"), [("a", 1.0), ("b", 0.5), ("c", 0.0), (None, 0.0)])
def test_an_acceptable_choice_earns_half(option, earned):
    assert credit(choice(half=frozenset({"b"})), ChoiceAnswer(option=option), "en") == (earned, 1)


def test_a_choice_without_a_key_is_not_scored():
    assert credit(choice(key=""), ChoiceAnswer(option="a"), "en") is None
