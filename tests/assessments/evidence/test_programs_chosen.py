"""Checks on what was chosen: which two together, what they cost, whether the words fit the choice."""

import pytest

from assessments.answer import ChoiceAnswer, MultiSelectAnswer, WrittenAnswer
from assessments.evidence.kept import verdict_of
from assessments.evidence.work import Work
from assessments.form import Check
from assessments.item import Limits, Written
from tests.assessments.evidence.build import choice, multi_select, same, task

BOX = Written(id="T.text", prompt=same("text"), limits=Limits(count="words", maximum=4))
ITEMS = (choice("to", key=""), multi_select(), BOX)


def verdict(program, answers, item, **arguments):
    check = Check(
        id="T.C1", label=same("c"), how="programmed", program=f"chosen.{program}", items=(item,), arguments=arguments
    )
    return verdict_of(Work(task(*ITEMS, checks=(check,)), answers, "en", {}), check)


@pytest.mark.parametrize(
    ("option", "text", "whole"),
    [
        ("a", "we pay 280", True),
        ("b", "we pay 280", False),
        ("a", "we pay 280 or 420", False),
        ("a", "we pay you", False),
        (None, "we pay 280", False),
        ("a", "we will pay you 280", False),
    ],
)
def test_the_fee_is_that_of_the_person_chosen_in_few_words(option, text, whole):
    answers = {"to": ChoiceAnswer(option=option), "T.text": WrittenAnswer(text=text)}
    one = verdict("fits", answers, "T.text", choice="to", words={"a": r"\b280\b", "b": r"\b420\b"})
    assert one.whole is whole


def test_a_message_that_was_not_written_fits_nobody():
    assert not verdict("fits", {"to": ChoiceAnswer(option="a")}, "T.text", choice="to", words={"a": "280"}).asked


@pytest.mark.parametrize(("ticked", "share"), [("ab", 1.0), ("ac", 0.5), ("bc", 0.0), ("abc", 0.0), ("a", 0.0)])
def test_two_together_are_right_or_half_right_or_not(ticked, share):
    answers = {"m": MultiSelectAnswer(options=frozenset(ticked))}
    one = verdict("sets", answers, "m", full=("b a",), half=("a c",))
    assert one.share == share
    assert one.detail.en == ", ".join(f"option {name}" for name in ticked)


def test_the_sum_is_told_of_how_much():
    costs = {"a": 280.0, "b": 420.0, "c": 2400.0}
    cheap, dear = ({"m": MultiSelectAnswer(options=frozenset(ticked))} for ticked in ("ab", "ac"))
    fine = verdict("affordable", cheap, "m", costs=costs, most=800)
    assert (fine.whole, fine.detail.en) == (True, "€700 of €800")
    assert not verdict("affordable", dear, "m", costs=costs, most=800).whole


@pytest.mark.parametrize("program", ["sets", "affordable"])
def test_nothing_ticked_is_nothing_to_judge(program):
    assert not verdict(program, {}, "m", full=(), half=(), costs={}, most=1).asked
