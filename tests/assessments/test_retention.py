"""Days: months are counted by the calendar, and a recruitment ends with the last thing that belongs to it."""

from datetime import UTC, datetime

import pytest

from assessments.retention import Amount, end_of_recruitment, months_later
from tests.builders import DAY, NOW


@pytest.mark.parametrize(
    ("begun", "months", "end"),
    [
        ((2027, 3, 15), 6, (2027, 9, 15)),
        ((2027, 8, 31), 6, (2028, 2, 29)),
        ((2027, 12, 31), 2, (2028, 2, 29)),
        ((2027, 12, 1), 1, (2028, 1, 1)),
        ((2028, 2, 29), 12, (2029, 2, 28)),
        ((2027, 1, 31), 48, (2031, 1, 31)),
    ],
)
def test_months_are_those_of_the_calendar(begun, months, end):
    moment = datetime(*begun, 9, 30, tzinfo=UTC)
    assert months_later(moment, months) == datetime(*end, 9, 30, tzinfo=UTC)


def test_a_recruitment_ends_with_the_last_thing_that_belongs_to_it():
    closes, by = NOW + 14 * DAY, NOW + 30 * DAY
    assert end_of_recruitment(closes, by, None, ()) == by
    assert end_of_recruitment(closes, by, NOW + 20 * DAY, ()) == NOW + 20 * DAY
    assert end_of_recruitment(closes, by, NOW + 3 * DAY, ()) == closes
    assert end_of_recruitment(closes, by, NOW + 3 * DAY, (NOW + 16 * DAY,)) == NOW + 16 * DAY


def test_amounts_add_up():
    assert Amount(people=1, answers=40) + Amount(people=1, ratings=2) == Amount(people=2, answers=40, ratings=2)
