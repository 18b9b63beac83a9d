"""Only so many screens are drawn at once, and each gives its turn back however it ends."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from assessments.attempt import Actor
from pages.parts.turns import AT_ONCE, turn
from tests import builders


def free() -> int:
    """How many turns nobody holds."""
    taken = 0
    while turn.acquire(blocking=False):
        taken += 1
    for _ in range(taken):
        turn.release()
    return taken


@pytest.mark.parametrize("screen", ["welcome.py", "handbook.py", "board.py"])
def test_a_screen_gives_its_turn_back_also_when_it_stops_early(open_page, screen):
    at = open_page(screen)  # the board turns a stranger away

    assert not at.exception
    assert free() == AT_ONCE


def test_a_screen_that_fails_gives_its_turn_back(open_page, monkeypatch):
    monkeypatch.setattr("pages.parts.bar.draw", lambda _me: 1 / 0)
    at = open_page("welcome.py")

    assert at.exception
    assert free() == AT_ONCE


def test_who_comes_when_all_turns_are_taken_waits_for_the_next(open_page, store):
    office = builders.hr(store)
    with ThreadPoolExecutor(1) as pool:
        for _ in range(AT_ONCE):
            turn.acquire()
        drawn = pool.submit(open_page, "positions.py", Actor(kind="staff", id=office.id, roles=office.roles))
        waiting = threading.Event()
        waited = not waiting.wait(2) and not drawn.done()
        for _ in range(AT_ONCE):
            turn.release()

        assert waited
        assert not drawn.result().exception
