"""The list of screens at the side: in groups where it is long, plain where it is short, and nothing lost."""

import pytest

from assessments.attempt import Role
from pages.parts.screens import SCREENS, grouped
from pages.parts.words import speaking
from tests.builders import admin, rater, staff


def of(*roles):
    return frozenset(name for name, who in SCREENS if set(who) & {*roles, "anyone"})


def test_whoever_does_everything_finds_it_in_groups():
    with speaking("en"):
        found = grouped(of(*Role))

    assert found["Judging"] == ["rate", "training", "severity", "settle", "pairs", "raters"]
    assert found["Accounts and help"] == ["staff", "handbook"]
    assert {"positions", "board", "report", "compare", "transparency"} <= set(found["Hiring"])
    assert {"forms", "gallery", "item_health"} <= set(found["Tasks and forms"])
    assert found[""] == ["welcome", "take", "self_report", "own_report"]
    assert sorted(name for group in found.values() for name in group) == sorted(name for name, _who in SCREENS)


def test_a_rater_has_a_short_list_without_headings():
    assert list(grouped(of(Role.RATER))) == [""]


def test_headings_speak_the_reader_s_language():
    with speaking("fr"):
        assert "Recrutement" in grouped(of(*Role))


@pytest.mark.parametrize("screen", ["board.py", "gallery.py"])
def test_a_screen_in_a_group_opens_by_its_address(store, open_page, screen):
    for who in (staff(store, *Role), admin(store)):
        at = open_page(screen, who)
        assert not at.exception
        assert at.title
    assert not open_page("rate.py", rater(store)).exception
