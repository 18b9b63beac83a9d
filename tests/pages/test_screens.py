"""Which screens are known to a run: all to staff, their own and the one they ask for to everybody else."""

import pytest

from assessments.attempt import Actor, Role
from assessments.views import WebSession
from pages.parts import guard
from pages.parts.screens import SCREENS, registered

EVERY = [name for name, _who in SCREENS]


def session(kind, *roles):
    return WebSession.model_construct(actor=Actor(kind=kind, id="a", roles=frozenset(roles)), language="en")


def known(me, wanted):
    visible = frozenset(name for name, who in SCREENS if me is not None and guard.may(me, *who))
    return registered(me, visible, wanted)


@pytest.mark.parametrize("roles", [{Role.HR}, {Role.LEAD}, {Role.RATER, Role.MANAGER}])
def test_staff_can_come_to_every_screen(roles):
    assert known(session("staff", *roles), "board") == EVERY


def test_who_rates_and_nothing_else_has_what_raters_need():
    found = known(session("staff", Role.RATER), "rate")

    assert {"rate", "training", "severity", "pairs", "validity", "handbook", "welcome"} == set(found)
    assert "board" in known(session("staff", Role.RATER), "board")


@pytest.mark.parametrize("wanted", ["take", "", "welcome"])
def test_a_candidate_pays_for_their_own_screens_alone(wanted):
    assert set(known(session("candidate"), wanted)) == {"welcome", "handbook", "take", "own_report", "transparency"}


def test_a_screen_that_is_not_for_them_is_there_to_tell_them_so():
    assert "report" in known(session("candidate"), "report")
    assert set(known(None, "report")) == {"welcome", "handbook", "report"}


def test_an_address_that_is_none_adds_none():
    assert set(known(session("self"), "elsewhere")) == {"welcome", "handbook", "take", "self_report"}


def test_where_the_address_is_not_known_all_screens_are():
    assert known(session("candidate"), None) == EVERY
