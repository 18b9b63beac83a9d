"""What can be wrong with the lines of a live chat, put in on purpose."""

import pytest

from assessments import bank
from assessments.bank.check import task_errors
from tests.live_chat import CHAT

ALL = bank.tasks()


def told(**changes):
    items = (CHAT.model_copy(update=changes),)
    bent = {**ALL, "LV4": ALL["LV4"].model_copy(update={"items": items})}
    return {(one.id, one.field) for one in task_errors(bent, complete=True)}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lines": CHAT.lines[::-1]}, "lines"),
        ({"spread": 60}, "lines"),
        ({"lines": (*CHAT.lines, CHAT.lines[-1].model_copy(update={"second": 280}))}, "lines"),  # an id that is there
        ({"seconds": 267}, "seconds"),
        ({"lines": ()}, "seconds"),
        ({"deeds": (*CHAT.deeds, CHAT.deeds[0])}, "deeds"),
    ],
)
def test_lines_come_one_after_the_other_and_before_the_end(changes, field):
    assert ("LV4.chat", field) in told(**changes)


def test_the_seed_draws_when_lines_come_and_nothing_else_does():
    other = CHAT.model_copy(update={"seed": 7})
    assert [one.second for one in CHAT.arrivals()] == [one.second for one in CHAT.arrivals()]
    assert [one.second for one in other.arrivals()] != [one.second for one in CHAT.arrivals()]
    assert all(abs(drawn.second - one.second) <= 3 for drawn, one in zip(CHAT.arrivals(), CHAT.lines, strict=True))
    assert [one.id for one in other.arrivals()] == [one.id for one in CHAT.lines]
