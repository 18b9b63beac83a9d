"""The hard limits of a calendar, one by one: what breaks them, where exactly the border lies, and what they tell."""

from datetime import date, datetime, time, timedelta

import pytest

from assessments.evidence.planning import Breach, Post, limits, posts, told
from tests import plans

moment = datetime.fromisoformat  # of the story, which has one clock
DUO = {"AS3", "AS4"}
LIVE = limits.Live("instagram", moment("2026-06-13T11:00"))
ON_AIR = Post(1, date(2026, 6, 13), time(11), network="instagram", form="live")


def at(day, hour="10:00", place=1, **cells):
    return Post(place, date(2026, 6, day), time.fromisoformat(hour) if hour else None, **cells)


def rows(breaches):
    """The rows of each breach."""
    return [one.rows for one in breaches]


def test_a_row_is_read_with_what_it_lacks():
    first, second = posts([plans.calendar()[0], {"approval_asked": "2026-06-05T", "link": "  bio "}])

    assert (first.place, first.day, first.hour) == (1, date(2026, 6, 8), time(9, 30))
    assert (first.asked, first.shows_price, first.accessible, first.hours) == (
        moment("2026-06-05T09:00"),
        True,
        False,
        1,
    )
    assert second == Post(2, link="bio")
    assert second.moment is None


@pytest.mark.parametrize(
    ("day", "hour", "price", "asset", "broken"),
    [
        (8, "08:59", True, "AS3", True),
        (8, "09:00", True, "AS3", False),
        (8, "08:59", False, "AS3", False),
        (8, "08:59", True, "AS1", False),
        (8, None, True, "AS3", False),
    ],
)
def test_a_price_waits_for_its_hour(day, hour, price, asset, broken):
    one = at(day, hour, shows_price=price, asset=asset)
    assert rows(limits.embargo((one,), DUO, moment("2026-06-08T09:00"))) == ([(1,)] if broken else [])


def test_what_is_sold_out_waits_for_its_day_and_a_row_without_a_day_cannot_know():
    plan = (at(21, asset="AS5"), Post(2, asset="AS5"), at(22, asset="AS5", place=3), at(9, asset="AS1", place=4))
    found = limits.sold_out(plan, {"AS5"}, date(2026, 6, 22))

    assert rows(found) == [(1,), (2,)]
    assert told(found).en == "row 1: Sun 21 June, 10:00; row 2: no date"
    assert told(found).fr == "ligne 1\u00a0: dim. 21 juin, 10:00\u202f; ligne 2\u00a0: pas de date"


@pytest.mark.parametrize(("first_use", "broken"), [(8, True), (9, True), (10, False), (16, False)])
def test_a_design_goes_out_after_a_designers_day_and_not_on_it(first_use, broken):
    plan = (at(20, asset="AS2", place=1), at(first_use, asset="AS2", place=2), at(8, asset="AS1", place=3))
    found = limits.designed(plan, {"AS2"}, {date(2026, 6, 9), date(2026, 6, 11)})
    assert rows(found) == ([(2,)] if broken else [])


def test_an_asset_costs_its_design_once_a_week():
    hours = {"AS2": 9.0, "AS3": 6.0, "AS4": 6.5}
    one_week = (at(9, asset="AS2"), at(10, asset="AS2"), at(11, asset="AS3"), at(12, asset="AS1"))

    assert limits.design_load(one_week, hours, 15) == ()
    found = limits.design_load((*one_week, at(14, asset="AS4")), hours, 15)
    assert told(found).en == "week of Mon 8 June: 21.5 hours of 15"
    assert told(found).fr == "semaine du lun. 8 juin\u00a0: 21,5 heures sur 15"
    assert limits.design_load((*one_week, at(15, asset="AS4")), hours, 15) == ()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (moment("2026-06-07T10:00"), None),
        (moment("2026-06-07T10:01"), "row 1: asked 48 hours before"),
        (moment("2026-06-08T22:00"), "row 1: asked 12 hours before"),
        (moment("2026-06-09T12:00"), "row 1: asked afterwards"),
        (None, "row 1: not asked"),
    ],
)
def test_approval_is_asked_for_two_days_before(asked, says):
    found = limits.approval((at(9, asset="AS3", asked=asked),), DUO, timedelta(hours=48))
    assert (told(found).en if found else None) == says
    assert len(limits.approval((at(9, shows_price=True, asked=asked),), DUO, timedelta(hours=48))) == len(found)
    assert limits.approval((at(9, asset="AS1", asked=asked),), DUO, timedelta(hours=48)) == ()


def test_approval_of_a_row_without_an_hour_cannot_be_late():
    asked = moment("2026-06-09T09:00")
    assert limits.approval((at(9, None, asset="AS3", asked=asked),), DUO, timedelta(hours=48)) == ()


@pytest.mark.parametrize(
    ("hour", "broken"), [("10:44", False), ("10:45", True), ("11:00", True), ("11:45", True), ("11:46", False)]
)
def test_nothing_goes_out_around_the_live_but_the_live(hour, broken):
    begins, ends = moment("2026-06-13T10:45"), moment("2026-06-13T11:45")
    plan = (ON_AIR, at(13, hour, place=2, network="facebook"))
    assert rows(limits.clash(plan, LIVE, begins, ends)) == ([(2,)] if broken else [])


@pytest.mark.parametrize(
    "other",
    [
        at(13, "11:05", network="instagram", form="live"),
        at(13, "11:00", network="instagram", form="reel"),
        at(13, "11:00", network="tiktok", form="live"),
        at(12, "11:00", network="instagram", form="live"),
    ],
)
def test_the_live_is_at_its_minute_on_its_network(other):
    assert limits.live_planned((other, ON_AIR), LIVE) == ()
    assert rows(limits.live_planned((other,), LIVE)) == [()]


def test_the_launch_goes_out_on_its_day_from_its_hour():
    from_then = moment("2026-06-16T10:00")
    early, late = at(16, "09:59", asset="AS4"), at(16, "10:00", asset="AS3", place=2)

    assert limits.launched((early, late), DUO, from_then) == ()
    assert limits.launched((early,), DUO, from_then)[0].rows == (1,)
    assert rows(limits.launched((at(17, asset="AS3"), at(16, asset="AS1")), DUO, from_then)) == [()]


@pytest.mark.parametrize(
    ("networks", "broken"),
    [
        ("instagram instagram", False),
        ("instagram instagram instagram", True),
        ("instagram instagram facebook tiktok", False),
        ("instagram instagram facebook tiktok linkedin", True),
    ],
)
def test_a_day_has_two_posts_on_a_network_and_four_in_all(networks, broken):
    plan = tuple(at(9, place=place, network=one) for place, one in enumerate(networks.split(), start=1))
    found = limits.crowding((*plan, at(10, place=9, network="instagram")), 2, 4)
    assert rows(found) == ([tuple(range(1, len(plan) + 1))] if broken else [])


def test_a_week_holds_so_many_hours_and_sunday_belongs_to_it():
    plan = (at(8, hours=20.0), at(14, hours=10.0), at(15, hours=30.0), Post(4, hours=99.0))

    assert limits.load(plan, 30) == ()
    assert [one.why.en for one in limits.load(plan, 29.5)] == [
        "week of Mon 8 June: 30 hours of 29.5",
        "week of Mon 15 June: 30 hours of 29.5",
    ]


FORM = r"^(bio|https://tilvane\.example/[a-z0-9/-]*\?utm_source=[a-z]+&utm_medium=social&utm_campaign=[a-z0-9-]+)$"
TAGGED = f"{plans.SITE}?utm_source=facebook&utm_medium=social&utm_campaign=repair-day"


@pytest.mark.parametrize(
    ("network", "form", "link", "broken"),
    [
        ("instagram", "reel", "bio", False),
        ("instagram", "reel", TAGGED, True),
        ("instagram", "story", TAGGED, False),
        ("tiktok", "video", "", True),
        ("facebook", "photo", TAGGED, False),
        ("facebook", "photo", plans.SITE, True),
        ("linkedin", "text", TAGGED.replace("utm_source=f", "utm_source=F"), True),
        ("linkedin", "text", TAGGED.replace("-", " "), True),
    ],
)
def test_links_stand_in_the_profile_or_are_tagged(network, form, link, broken):
    found = limits.links((at(9, network=network, form=form, link=link),), {"instagram", "tiktok"}, FORM)
    assert [one.why.en for one in found] == ([link or "no link"] if broken else [])


def test_everything_but_words_needs_its_alternative():
    plan = (at(9, form="photo"), at(9, form="photo", accessible=True, place=2), at(9, form="text", place=3))
    assert rows(limits.access(plan, {"text"})) == [(1,)]


def test_every_row_has_somebody_and_a_goal():
    plan = (at(9, owner="smm", objective="G1"), at(9, objective="G1", place=2), at(9, owner="smm", place=3))
    assert told(limits.owned(plan)).fr == "ligne 2\u00a0: personne de nommé\u202f; ligne 3\u00a0: pas de but"


def test_the_designer_works_on_tuesdays_and_thursdays():
    plan = tuple(at(day, place=day, owner="noe") for day in range(8, 15))
    found = limits.workdays((*plan, at(10, owner="smm"), Post(9, owner="noe")), "noe", {1, 3})
    assert rows(found) == [(8,), (10,), (12,), (13,), (14,)]


def test_a_row_of_which_only_the_day_is_known_is_told_by_it():
    assert told(limits.access((at(9, None, form="photo"),), ())).en == "row 1: Tue 9 June"


def test_several_rows_are_told_together():
    why = limits.NO_GOAL
    assert told([Breach((2, 3, 5), why)]).en == "rows 2, 3 and 5: no goal"
    assert told([Breach((2, 3, 5), why)]).fr == "lignes 2, 3 et 5\u00a0: pas de but"
