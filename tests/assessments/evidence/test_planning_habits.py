"""The soft rules of a calendar, one by one, with the border of each."""

from datetime import date, time

import pytest

from assessments.evidence.planning import Post, habits, told
from rubric.record import Text

NAMES = {"a": Text(en="Use", fr="Utiliser"), "b": Text(en="Work", fr="Travail")}
EVENT = date(2026, 6, 13)


def test_each_name_is_given_often_enough():
    assert habits.spread("aabb", NAMES, 2) == ()
    assert told(habits.spread(["a", "", "b", "b"], NAMES, 2)).en == "Use 1"
    assert told(habits.spread([], NAMES, 2)).fr == "Utiliser 0\u202f; Travail 0"


def test_no_name_takes_more_than_its_share_and_empty_cells_count_for_the_whole():
    assert habits.balance("aabb", NAMES, 0.5) == ()
    assert told(habits.balance("aaabb", NAMES, 0.5)).en == "Use 3"
    assert habits.balance(["a", "a", "a", "b", "b", ""], NAMES, 0.5) == ()


@pytest.mark.parametrize(("launch", "other", "broken"), [(4, 6, False), (5, 7, True), (0, 1, False)])
def test_the_launch_takes_forty_in_a_hundred(launch, other, broken):
    plan = tuple(Post(place, asset="AS3" if place <= launch else "AS1") for place in range(1, launch + other + 1))
    found = habits.share(plan, {"AS3", "AS4"}, 0.4)
    assert [one.rows for one in found] == ([tuple(range(1, launch + 1))] if broken else [])


def test_an_asset_is_used_again_on_another_network():
    twice = (Post(1, asset="AS1", network="tiktok"), Post(2, asset="AS1", network="tiktok"))

    assert habits.reuse((*twice, Post(3, asset="AS1", network="instagram")), {"AS8"}) == ()
    assert len(habits.reuse(twice, {"AS8"})) == 1
    words = (Post(1, asset="AS8", network="facebook"), Post(2, asset="AS8", network="linkedin"))
    assert len(habits.reuse(words, {"AS8"})) == 1


def test_posts_go_out_while_people_are_awake():
    hours = ["06:59", "07:00", "21:30", "21:31"]
    plan = (*(Post(place, hour=time.fromisoformat(one)) for place, one in enumerate(hours, start=1)), Post(5))
    assert told(habits.waking(plan, time(7), time(21, 30))).en == "row 1: 06:59; row 4: 21:31"


@pytest.mark.parametrize(("days", "kept"), [((11, 12, 14), True), ((12, 13, 14), False), ((11, 12, 13), False)])
def test_an_event_is_announced_twice_and_told_once_its_own_day_aside(days, kept):
    about = [Post(1, date(2026, 6, day)) for day in days] + [Post(9)]
    assert (habits.told_around(about, EVENT, 2, 1) == ()) is kept


def test_what_is_missing_around_an_event_is_counted():
    assert told(habits.told_around([Post(1, date(2026, 6, 12))], EVENT, 2, 1)).fr == "1 avant, 0 après"
