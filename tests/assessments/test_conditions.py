"""What a job requires as a fact: three states, and words that keep a person from being judged by a box."""

from datetime import date

import pytest
from pydantic import ValidationError

from assessments.conditions import Amount, ConditionAnswer, ConditionSet, Day, asked_of, fits, overall, standings, state
from rubric.record import Text
from tests.builders import DAY, NOW
from tests.conditions import ALL, HOURS, LEVEL, RIGHT, START

ASKED = Text(en="?", fr="?")


def said(what, words=""):
    return ConditionAnswer(said=what, words=words, saved_at=NOW)


@pytest.mark.parametrize(
    ("condition", "what", "expected"),
    [
        (RIGHT, "yes", "met"),
        (RIGHT, "no", "not_met"),
        (LEVEL, "c1", "met"),
        (LEVEL, "b1", "not_met"),
        (HOURS, "20", "met"),
        (HOURS, "35", "met"),
        (HOURS, "19.5", "not_met"),
        (HOURS, "36", "not_met"),
        (Amount(id="a", question=ASKED, at_most=3), "0", "met"),
        (Amount(id="a", question=ASKED, at_least=3), "9", "met"),
        (START, "2027-05-01", "met"),
        (START, "2027-05-02", "not_met"),
        (Day(id="d", question=ASKED, earliest=date(2027, 1, 1)), "2026-12-31", "not_met"),
        (Day(id="d", question=ASKED, earliest=date(2027, 1, 1)), "2028-01-01", "met"),
    ],
)
def test_an_answer_meets_a_condition_or_does_not(condition, what, expected):
    assert fits(condition, what)
    assert state(condition, said(what)) == expected


def test_what_is_not_said_is_not_known_and_what_is_explained_is_for_a_person_to_clarify():
    assert (
        state(RIGHT, None)
        == state(RIGHT, said(None))
        == state(RIGHT, said(None, "My permit runs out in June"))
        == "not_known"
    )
    assert state(RIGHT, said("no", "My permit is on its way")) == "not_known"
    assert state(RIGHT, said("yes", "Until June")) == "met"


@pytest.mark.parametrize(
    ("condition", "what"),
    [(RIGHT, "perhaps"), (LEVEL, "a1"), (HOURS, "many"), (HOURS, "nan"), (HOURS, "inf"), (START, "soon")],
)
def test_what_cannot_be_said_to_a_question_does_not_fit_it(condition, what):
    assert not fits(condition, what)


@pytest.mark.parametrize(
    "bounds",
    [
        (Amount, {}),
        (Amount, {"at_least": 2, "at_most": 1}),
        (Day, {}),
        (Day, {"earliest": date(2027, 2, 1), "latest": date(2027, 1, 1)}),
    ],
)
def test_a_condition_that_requires_nothing_or_nothing_possible_is_none(bounds):
    kind, given = bounds
    with pytest.raises(ValidationError):
        kind(id="x", question=ASKED, **given)


def test_together_they_are_called_by_the_one_furthest_from_being_met():
    def together(*what):
        return overall(standings(ALL, {one.id: said(each) for one, each in zip(ALL, what, strict=False)}))

    assert together("yes", "c1", "30", "2027-04-01") == "met"
    assert together("yes", "c1", "30") == "not_known"
    assert together("no") == "not_met"
    assert overall(()) is None


def test_somebody_is_asked_what_was_in_force_when_they_were_invited():
    first, second = (
        ConditionSet(position_id="p", number=number, made_at=NOW + number * DAY, conditions=asked)
        for number, asked in ((1, (RIGHT,)), (2, (RIGHT, LEVEL)))
    )
    sets = (first, second)

    assert asked_of(sets, NOW) == ()
    assert asked_of(sets, NOW + DAY) == asked_of(sets, NOW + 1.5 * DAY) == (RIGHT,)
    assert asked_of(sets, NOW + 2 * DAY) == (RIGHT, LEVEL)
