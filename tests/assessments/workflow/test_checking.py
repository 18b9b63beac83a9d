"""Every kind of question refuses what cannot be an answer to it, and takes what is half-finished."""

import pytest

from assessments import bank
from assessments.answer import (
    AllocationAnswer,
    CanvasAnswer,
    ChoiceAnswer,
    LayoutsAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderingAnswer,
    Placed,
    PreflightAnswer,
    RateOptionsAnswer,
    RevisionAnswer,
    SelfLevelAnswer,
    SpokenAnswer,
    TimetableAnswer,
    WrittenAnswer,
)
from assessments.attempt import AnswerRefused
from assessments.workflow.checking import check, fits
from assessments.workflow.levels import levels_task
from tests.journeys.bots import an_answer
from tests.plans import filled


def item(item_id):
    task = levels_task() if item_id.startswith("SELF") else bank.task(item_id.partition(".")[0])
    return task.item(item_id)


CHOICE, SURE = bank.task("PU1").items[0], item("AN3.C1")
SEVERAL, ORDER = item("PRACTICE.several"), item("PRACTICE.order")
NUMBER, RATED, GRID = item("AN1.Q1"), item("AD3.S1"), item("CS5.actions")
FLIGHT, LAYOUTS, SPOKEN = item("PU2.D1"), item("DE1.mockups"), item("LV2.opening")
SHARED, CANVAS = item("PU3.posts"), item("DE2.feed")
PLAN, SHOW = item("PL1.rows"), item("LV1.rows")
TEXT, REVISED, LEVEL = item("WR1.x"), item("AD1.x"), item("SELF.WR")
ALL = (
    CHOICE,
    SURE,
    SEVERAL,
    ORDER,
    NUMBER,
    RATED,
    GRID,
    FLIGHT,
    LAYOUTS,
    SPOKEN,
    SHARED,
    CANVAS,
    PLAN,
    SHOW,
    TEXT,
    REVISED,
    LEVEL,
)
SOUNDS = frozenset({"m1", "m2", "m3"})

HALF_FINISHED = [
    (CHOICE, ChoiceAnswer()),
    (SURE, ChoiceAnswer(option=SURE.options[0].id, confidence=SURE.confidence_levels[0])),
    (CHOICE, ChoiceAnswer(option=CHOICE.options[0].id, changed=CHOICE.asks_if_changed)),
    (SEVERAL, MultiSelectAnswer()),
    (ORDER, OrderingAnswer(ranks={ORDER.options[0].id: 1, ORDER.options[1].id: 1})),
    (NUMBER, NumberAnswer(typed="no idea")),
    (RATED, RateOptionsAnswer(levels={RATED.options[0].id: 5})),
    (GRID, MenuGridAnswer(chosen={GRID.rows[0].id: {}})),
    (FLIGHT, PreflightAnswer(faults={FLIGHT.checkpoints[0].id: None})),
    (LAYOUTS, LayoutsAnswer(defects={LAYOUTS.layouts[0].id: frozenset({LAYOUTS.defects[0].id})})),
    (SPOKEN, SpokenAnswer(route="sound", tries=("m1", "m2"), kept="m2")),
    (SPOKEN, SpokenAnswer(route="typed")),
    (SHARED, AllocationAnswer()),
    (SHARED, AllocationAnswer(amounts={"tiktok": 99.5})),
    (LEVEL, SelfLevelAnswer()),
    (PLAN, TimetableAnswer()),
    (PLAN, filled([{}, {"date": "2026-06-21"}])),
    (PLAN, filled([{"approval_asked": "2026-06-05T"}, {"approval_asked": "T09:00"}])),
    (PLAN, filled([{"hours": 0.0, "shows_price": False}])),
    (SHOW, filled([{"minutes": 30.0, "start": "23:59", "what": "w" * 140}])),
]
IMPOSSIBLE = [
    (CHOICE, ChoiceAnswer(option="none of these")),
    (CHOICE, ChoiceAnswer(confidence=33)),
    (SURE, ChoiceAnswer(changed=True)),
    (SEVERAL, MultiSelectAnswer(options=frozenset({"none of these"}))),
    (ORDER, OrderingAnswer(ranks={"none of these": 1})),
    (ORDER, OrderingAnswer(ranks={ORDER.options[0].id: 0})),
    (ORDER, OrderingAnswer(ranks={ORDER.options[0].id: len(ORDER.options) + 1})),
    (RATED, RateOptionsAnswer(levels={RATED.options[0].id: 6})),
    (RATED, RateOptionsAnswer(levels={"none of these": 3})),
    (GRID, MenuGridAnswer(chosen={"no such row": {}})),
    (GRID, MenuGridAnswer(chosen={GRID.rows[0].id: {"no such column": GRID.options[0].id}})),
    (GRID, MenuGridAnswer(chosen={GRID.rows[0].id: {GRID.columns[0].id: "no such option"}})),
    (FLIGHT, PreflightAnswer(faults={"no such checkpoint": None})),
    (FLIGHT, PreflightAnswer(faults={FLIGHT.checkpoints[0].id: "no such fix"})),
    (LAYOUTS, LayoutsAnswer(ranks={"no such layout": 1})),
    (LAYOUTS, LayoutsAnswer(defects={"no such layout": frozenset()})),
    (LAYOUTS, LayoutsAnswer(defects={LAYOUTS.layouts[0].id: frozenset({"no such defect"})})),
    (SHARED, AllocationAnswer(amounts={"no such row": 1})),
    (PLAN, filled([{"no such column": "x"}])),
    (PLAN, filled([{"date": "2026-06-22"}])),
    (PLAN, filled([{"date": "soon"}])),
    (PLAN, filled([{"date": "20260613"}])),
    (PLAN, filled([{"time": "24:00"}])),
    (PLAN, filled([{"network": "x"}])),
    (PLAN, filled([{"network": True}])),
    (PLAN, filled([{"shows_price": "yes"}])),
    (PLAN, filled([{"hours": "two"}])),
    (PLAN, filled([{"hours": -0.5}])),
    (PLAN, filled([{"hours": 30.5}])),
    (PLAN, filled([{"subject": "s" * 91}])),
    (PLAN, filled([{"link": "l" * 301}])),
    (PLAN, filled([{"approval_asked": "T"}])),
    (PLAN, filled([{"approval_asked": "2026-05-31T09:00"}])),
    (PLAN, filled([{"approval_asked": "2026-06-05T9"}])),
    (PLAN, filled([{}] * 23)),
    (SHOW, filled([{"minutes": 2.5}])),
    (SHOW, filled([{"what": 3.0}])),
    (SPOKEN, SpokenAnswer(tries=("m1",), kept="m2")),
    (SPOKEN, SpokenAnswer(tries=("somebody else's",))),
    (SPOKEN, SpokenAnswer(tries=("m1", "m2", "m3"))),
]


@pytest.mark.parametrize("question", ALL, ids=lambda one: one.id)
def test_a_whole_answer_fits(question):
    assert fits(question, an_answer(question), frozenset())


@pytest.mark.parametrize(("question", "answer"), HALF_FINISHED, ids=lambda one: getattr(one, "id", None) or one.kind)
def test_a_half_finished_answer_fits(question, answer):
    assert fits(question, answer, SOUNDS)


@pytest.mark.parametrize(("question", "answer"), IMPOSSIBLE, ids=lambda one: getattr(one, "id", None) or one.kind)
def test_an_answer_with_unknown_ids_or_out_of_range_is_refused(question, answer):
    with pytest.raises(AnswerRefused):
        check(question, answer, SOUNDS)


@pytest.mark.parametrize("question", ALL, ids=lambda one: one.id)
def test_an_answer_to_another_kind_of_question_is_refused(question):
    others = (
        ChoiceAnswer(),
        MultiSelectAnswer(),
        NumberAnswer(),
        OrderingAnswer(),
        RateOptionsAnswer(),
        MenuGridAnswer(),
        PreflightAnswer(),
        WrittenAnswer(),
        RevisionAnswer(),
        LayoutsAnswer(),
        SpokenAnswer(),
        AllocationAnswer(),
        TimetableAnswer(),
        SelfLevelAnswer(),
    )
    for answer in others:
        if answer.kind != question.kind:
            with pytest.raises(AnswerRefused):
                check(question, answer)


@pytest.mark.parametrize(
    ("fits_it", "changes"),
    [
        (True, {}),
        (True, {"x": 1000, "w": 1080}),  # over the edge: a mistake, and one that can be made
        (True, {"w": 40, "h": 30, "px": 12}),
        (True, {"px": 260}),
        (False, {"x": -1}),
        (False, {"y": 1351}),
        (False, {"w": 39}),
        (False, {"h": 29}),
        (False, {"w": 1081}),
        (False, {"h": 1351}),
        (False, {"px": 11}),
        (False, {"px": 261}),
        (False, {"colour": "rouge"}),
        (False, {"fill": ""}),
    ],
)
def test_an_element_stands_where_the_fields_allow_in_colours_of_the_palette(fits_it, changes):
    at = Placed(x=0, y=0, w=100, h=100, px=40, colour="encre", fill="craie").model_copy(update=changes)
    assert fits(CANVAS, CanvasAnswer(placed={"title": at}), frozenset()) is fits_it


def test_a_photo_has_no_text_and_a_layout_no_unknown_elements_or_grounds():
    photo = Placed(x=0, y=0, w=100, h=100)
    assert fits(CANVAS, CanvasAnswer(background="craie", placed={"photo": photo}), frozenset())
    assert not fits(CANVAS, CanvasAnswer(placed={"title": photo}), frozenset())
    assert not fits(CANVAS, CanvasAnswer(placed={"badge": photo}), frozenset())
    assert not fits(CANVAS, CanvasAnswer(background="rouge"), frozenset())
