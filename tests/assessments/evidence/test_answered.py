"""A question is answered when nothing that it asks for is left open."""

import pytest

from assessments.answer import (
    AllocationAnswer,
    ChoiceAnswer,
    LayoutsAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderingAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
    RevisionAnswer,
    SelfLevelAnswer,
    SpokenAnswer,
    TimetableAnswer,
    WrittenAnswer,
)
from assessments.evidence import is_answered, words_of
from tests.assessments.evidence.build import (
    allocation,
    choice,
    draft,
    layouts,
    menus,
    multi_select,
    number,
    ordering,
    rate_options,
    revision,
    self_level,
    spoken,
    timetable,
    written,
)
from tests.plans import filled

GRID = menus({"r1": {"one": (["keep"], []), "two": (["hide"], [])}}, columns=("one", "two"))
CASES = [
    (choice(), ChoiceAnswer(option="b"), ChoiceAnswer(confidence=70)),
    (multi_select("a"), MultiSelectAnswer(options=frozenset("b")), MultiSelectAnswer()),
    (number(), NumberAnswer(typed="six"), NumberAnswer(typed=" \n")),
    (ordering("b", "a"), OrderingAnswer(ranks={"a": 1, "b": 1}), OrderingAnswer(ranks={"a": 1})),
    (
        rate_options(a=1, b=2, c=3),
        RateOptionsAnswer(levels={"a": 1, "b": 1, "c": 1}),
        RateOptionsAnswer(levels={"a": 1}),
    ),
    (GRID, MenuGridAnswer(chosen={"r1": {"one": "a", "two": "b"}}), MenuGridAnswer(chosen={"r1": {"one": "a"}})),
    (draft(), PreflightAnswer(), PreflightAnswer(faults={"link": None})),
    (draft(), PreflightAnswer(faults={"link": "link1"}), None),
    (layouts("ab", {}), LayoutsAnswer(ranks={"a": 1, "b": 2}), LayoutsAnswer(ranks={"a": 1})),
    (allocation(), AllocationAnswer(amounts={"a": 7.5, "b": 2.5}), AllocationAnswer(amounts={"a": 7.5})),
    (allocation(), AllocationAnswer(amounts={"a": 0.1, "b": 9.9}), AllocationAnswer(amounts={"a": 10, "b": 1})),
    (timetable("a"), filled([{"a": "yes"}]), filled([{}])),
    (timetable("a", "b"), filled([{"a": "1", "b": "2"}]), filled([{"a": "1", "b": "2"}, {"a": "3"}])),
    (timetable("a", least=2), filled([{"a": "1"}, {"a": "2"}]), filled([{"a": "1"}])),
    (timetable("a"), filled([{"a": "yes"}]), TimetableAnswer()),
    (written(), WrittenAnswer(text="yes"), WrittenAnswer(text=" \n")),
    (revision(), RevisionAnswer(text="yes"), RevisionAnswer()),
    (spoken(), SpokenAnswer(route="sound", tries=("m1",), kept="m1"), SpokenAnswer(route="sound", tries=("m1",))),
    (spoken(), SpokenAnswer(route="typed", script="Hello"), SpokenAnswer(route="typed", kept="m1")),
    (spoken(), SpokenAnswer(script="Hello"), SpokenAnswer(route="sound", script="Hello")),
    (self_level(), SelfLevelAnswer(level=3), SelfLevelAnswer()),
]


@pytest.mark.parametrize(
    ("item", "whole", "open_"), CASES, ids=[f"{case[0].kind} {at}" for at, case in enumerate(CASES)]
)
def test_what_is_left_open_is_not_answered(item, whole, open_):
    assert is_answered(item, whole)
    assert not is_answered(item, open_)
    assert not is_answered(item, None)


@pytest.mark.parametrize(
    "item", [case[0] for case in CASES], ids=[f"{case[0].kind} {at}" for at, case in enumerate(CASES)]
)
def test_an_answer_to_another_kind_of_question_is_none(item):
    other = NumberAnswer(typed="6") if item.kind != "number" else WrittenAnswer(text="6")

    assert not is_answered(item, other)
    assert words_of(item, other) == ""


def test_the_words_of_an_answer_are_those_that_were_written():
    assert words_of(written(), WrittenAnswer(text="a")) == "a"
    assert words_of(revision(), RevisionAnswer(text="b")) == "b"
    assert words_of(spoken(), SpokenAnswer(route="typed", script="c")) == "c"
    assert words_of(spoken(), SpokenAnswer(route="sound", script="c")) == ""
    assert words_of(choice(), ChoiceAnswer(option="a")) == ""
    assert words_of(timetable("a", "b"), filled([{"b": "2", "a": "1"}, {"b": "4"}])) == "1\n2\n4"
