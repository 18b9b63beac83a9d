"""The key of every real task, given as an answer, earns everything; its opposite earns nothing."""

import pytest

from assessments import bank
from assessments.answer import (
    ChoiceAnswer,
    LayoutsAnswer,
    MenuGridAnswer,
    NumberAnswer,
    OrderedPickAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
)
from assessments.evidence import identify
from assessments.form import Measure
from assessments.item import Choice, Layouts, MenuGrid, Number, OrderedPick, Preflight, RateOptions

KEYED = {Measure.RIGHT, Measure.HITS, Measure.FIXES, Measure.ORDER}
TASKS = [each for each in bank.tasks().values() if any(rule.measure in KEYED for rule in each.evidence)]
by_id = pytest.mark.parametrize("of", TASKS, ids=[each.id for each in TASKS])


def right_answer(item):  # noqa: PLR0911 - by kind
    if isinstance(item, Choice):
        return ChoiceAnswer(option=item.key, confidence=100 if item.confidence_levels else None)
    if isinstance(item, Number):
        return NumberAnswer(typed=f"{item.key:.2f}".replace(".", ","))
    if isinstance(item, RateOptions):
        return RateOptionsAnswer(levels={one.id: round(one.key) for one in item.options})
    if isinstance(item, Preflight):
        return PreflightAnswer(faults={point: fault.fix for point, fault in item.faults.items()})
    if isinstance(item, Layouts):
        return LayoutsAnswer(ranks={one: at for at, one in enumerate(item.key_order, 1)}, defects=item.key_defects)
    if isinstance(item, MenuGrid):
        return MenuGridAnswer(chosen={row.id: chosen_row(row) for row in item.rows})
    if isinstance(item, OrderedPick):
        return OrderedPickAnswer(ranks={one: at for at, one in enumerate(sorted(item.key), 1)})
    return None


def chosen_row(row):
    return {column: min(key.full) for column, key in row.keys.items()}


def wrong_answer(item):  # noqa: PLR0911 - by kind
    if isinstance(item, Choice):
        return ChoiceAnswer(option=next(one.id for one in item.options if one.id not in {item.key, *item.half}))
    if isinstance(item, Number):
        return NumberAnswer(typed=str(item.key * 2))
    if isinstance(item, RateOptions):
        return RateOptionsAnswer(levels={one.id: 6 - round(one.key) for one in item.options})
    if isinstance(item, Preflight):
        return PreflightAnswer(faults={one.id: None for one in item.checkpoints if one.id not in item.faults})
    if isinstance(item, Layouts):
        return LayoutsAnswer(ranks={one: -at for at, one in enumerate(item.key_order)})
    if isinstance(item, MenuGrid):
        return MenuGridAnswer(chosen={row.id: unkeyed(item, row) for row in item.rows})
    if isinstance(item, OrderedPick):
        others = [one.id for one in item.options if one.id not in item.key]
        return OrderedPickAnswer(ranks={one: at for at, one in enumerate(others[: len(item.key)], 1)})
    return None


def unkeyed(item, row):
    """For each column an option that earns nothing in any, the same one where columns share their options."""
    taken = {option for key in row.keys.values() for option in (*key.full, *key.half)}
    return {
        column.id: next(one.id for one in item.offered(column) if one.id not in taken)
        for column in item.columns
        if column.id in row.keys
    }


def keyed(of, answer):
    answers = {item.id: given for item in of.items if (given := answer(item)) is not None}
    measures = {rule.id: rule.measure for rule in of.evidence}
    found = identify(of, answers, "fr")
    return found, {each.id: each.share for each in found if each.kind == "score" and measures[each.id] in KEYED}


def test_the_keyed_tasks_of_the_core_are_among_them():
    assert {each.id for each in TASKS} >= {
        "PU1", "PU2", "DE1", "CS5", "AN1", "AN3", "AN4", "LV5", "AD3", "CS6",
    }  # fmt: skip


@by_id
def test_the_key_earns_everything(of):
    found, shares = keyed(of, right_answer)

    assert shares == pytest.approx(dict.fromkeys(shares, 1.0))
    assert not [each for each in found if each.flag]


@by_id
def test_the_opposite_of_the_key_earns_nothing(of):
    _, shares = keyed(of, wrong_answer)

    assert shares == dict.fromkeys(shares, 0.0)


def test_every_critical_fault_missed_is_flagged():
    found, _ = keyed(bank.task("PU2"), wrong_answer)

    flags = [each.flag for each in found if each.flag]
    assert sorted(flags) == ["cf_disclosure", "cf_embargo", "cf_false_claim", "cf_music", "cf_privacy"]


def test_the_numbers_of_the_key_are_those_of_the_task():
    (hits, *_), _ = keyed(bank.task("PU2"), right_answer)
    layouts, _ = keyed(bank.task("DE1"), right_answer)

    assert hits.value.en == "14 of 14 found, 0 false alarms"
    assert next(each for each in layouts if each.id == "DE1.e2").value.en == "6 of 6 found, 0 false alarms"
    assert next(each for each in layouts if each.id == "DE1.e3").value.en.startswith(
        "6 of 6 found, 0 of 26 ticked wrongly"
    )


def test_all_mistakes_of_the_metrics_have_a_name():
    of = bank.task("AN1")
    for item in of.items:
        if isinstance(item, Number):
            for signature in item.signatures:
                found = identify(of, {item.id: NumberAnswer(typed=str(signature.value))}, "en")
                told = next(each for each in found if each.id == "AN1.e2").value.en
                assert signature.text.en in told
