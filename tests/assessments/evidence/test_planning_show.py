"""The rules of a run of show, one by one, on a show that keeps them and on ones that do not."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.evidence.planning import Segment, segments, show, told
from tests import plans

GOOD = segments(plans.show())
THIRDS = (time(11, 10), time(11, 20))


def says(*words):
    """Whether a text holds one of these words."""
    return lambda text: any(one in text.casefold() for one in words)


def changed(place, **cells):
    return tuple(replace(one, **cells) if one.place == place else one for one in GOOD)


def rules(parts):
    """Which rules a show breaks."""
    judged = {
        "total": show.total(parts, 6, 10, 30),
        "continuous": show.continuous(parts, time(11)),
        "opening": show.opening(parts, 2),
        "close": show.closing(parts, 1, 3),
        "audience": show.audience(parts, 3, THIRDS),
        "product": show.at_most(parts, "product", 5),
        "guest": show.on_air(parts, {"samira", "both"}, 15),
        "longest": show.longest(parts, 8),
        "recap": show.recap(parts, time(11, 8), time(11, 22), says("late")),
        "fallbacks": show.fallbacks(parts, 3, says("sound", "freezes")),
    }
    return {name for name, breaches in judged.items() if breaches}


def test_a_good_show_breaks_nothing():
    assert rules(GOOD) == set()


def test_thirty_five_minutes_of_product_talk_break_all_but_the_order():
    poor = (
        Segment(1, time(11), 5, "opening", "smm"),
        Segment(2, time(11, 5), 20, "product", "smm"),
        Segment(3, time(11, 25), 10, "interview", "both", audience="Likes"),
    )
    everything = "total opening close audience product guest longest recap fallbacks"
    assert rules(poor) == set(everything.split())


def test_rows_and_minutes_are_told_where_they_do_not_come_out():
    assert told(show.total(GOOD[:5], 6, 10, 21)).en == "21 minutes in 5 rows"
    assert told(show.total(changed(2, minutes=6.5), 6, 10, 30)).fr == "30,5 minutes en lignes\u00a0: 7"
    assert len(show.total(GOOD * 2, 6, 10, 60)) == 1


def test_each_row_starts_when_the_one_above_ends():
    moved = changed(3, start=time(11, 9))
    assert told(show.continuous(moved, time(11))).en == "row 3: 11:09; row 4: 11:13"
    assert [one.rows for one in show.continuous(changed(1, start=None), time(11))] == [(1,), (2,)]
    assert told(show.continuous(changed(7, start=None), time(11))).fr == "ligne 7\u00a0: pas de début"


@pytest.mark.parametrize(("minutes", "kept"), [(0, True), (2, True), (3, False)])
def test_an_opening_is_short(minutes, kept):
    assert (show.opening(changed(1, minutes=minutes), 2) == ()) is kept
    assert show.opening(changed(1, kind="story"), 2)


@pytest.mark.parametrize(("minutes", "kept"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_close_is_there_and_short(minutes, kept):
    assert (show.closing(changed(7, minutes=minutes), 1, 3) == ()) is kept
    assert show.closing(changed(7, kind="story"), 1, 3)


@pytest.mark.parametrize(
    ("place", "cells"),
    [(1, {"audience": "Likes!!!!"}), (6, {"start": time(11, 19)}), (6, {"start": None})],
    ids=["nine characters", "none in the last third", "no start"],
)
def test_the_audience_acts_in_each_third(place, cells):
    assert show.audience(changed(place, **cells), 3, THIRDS)


def test_three_moments_are_asked_for_even_where_each_third_has_one():
    assert told(show.audience(GOOD, 5, THIRDS)).en == "rows 1, 4, 5 and 6: 4/5"


def test_late_joiners_are_told_by_a_row_of_its_own_or_in_words_in_time():
    without = changed(4, kind="story")
    late = says("late")

    assert show.recap(without, time(11, 8), time(11, 22), late)
    for place in (3, 4, 6):
        told_in = tuple(replace(one, what="For the late") if one.place == place else one for one in without)
        assert show.recap(told_in, time(11, 8), time(11, 22), late) == ()
    too_late = tuple(replace(one, audience="For the late") if one.place == 7 else one for one in without)
    assert show.recap(too_late, time(11, 8), time(11, 22), late)


def test_three_ways_out_one_of_them_technical():
    assert show.fallbacks(GOOD, 3, says("freezes")) == ()
    assert told(show.fallbacks(GOOD, 3, says("rain"))).en == "rows 1, 2 and 5: 3/3"
    assert told(show.fallbacks(changed(1, fallback="Smile"), 3, says("freezes"))).en == "rows 2 and 5: 2/3"


def test_minutes_are_counted_by_whoever_speaks():
    assert show.minutes_by(GOOD, lambda one: one.who) == {"smm": 6, "samira": 6, "both": 12, "visitor": 6}
    assert show.minutes_by((Segment(1, minutes=3),), lambda one: one.who) == {}


@given(st.permutations(GOOD))
def test_only_rules_on_order_mind_the_order(parts):
    assert rules(tuple(parts)) <= {"continuous", "opening", "close"}


@given(st.permutations(GOOD))
def test_a_good_show_in_any_order_is_good_again_once_sorted_by_its_starts(parts):
    assert rules(tuple(sorted(parts, key=lambda one: one.start))) == set()
