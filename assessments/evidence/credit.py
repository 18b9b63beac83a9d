"""What an answer to one keyed question is worth, for each kind of question."""

from collections.abc import Collection, Mapping
from typing import NamedTuple, assert_never

from assessments.answer import (
    Answer,
    ChoiceAnswer,
    LayoutsAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderedPickAnswer,
    OrderingAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
)
from assessments.evidence.figures import parse_number
from assessments.item import (
    Allocation,
    AnyItem,
    Canvas,
    Choice,
    Layouts,
    LiveChat,
    MenuGrid,
    MenuRow,
    MultiSelect,
    Number,
    OrderedPick,
    Ordering,
    Preflight,
    RateOptions,
    Revision,
    SelfLevel,
    Spoken,
    Timetable,
    Upload,
    Written,
)
from rubric.keyed import kendall, numeric, partial_key, plus_minus, sjt
from rubric.record import Language


class Points(NamedTuple):
    """Credit earned, of credit that could be."""

    earned: float
    possible: int


class Findings(NamedTuple):
    """Ticks against the key. `cells` are all boxes that could be ticked; `fixes` the right fixes of true faults."""

    hits: int
    false_alarms: int
    keyed: int
    cells: int
    fixes: int = 0


def credit(item: AnyItem, answer: Answer | None, language: Language) -> Points | None:  # noqa: PLR0911 - by kind
    """The points of one question; None when its kind is not scored in points. Unanswered earns 0 of what it could."""
    match item:
        case Choice():
            option = answer.option if isinstance(answer, ChoiceAnswer) else None
            return Points(partial_key(option, {item.key}, item.half), 1) if item.key else None
        case MultiSelect():
            ticks = findings(item, answer)
            return Points(plus_minus(ticks.hits, ticks.false_alarms, ticks.keyed), 1) if ticks and ticks.keyed else None
        case Number():
            value = number_of(item, answer, language)
            return Points(numeric(value, item.key, item.relative_tolerance, item.absolute_tolerance), 1)
        case Ordering():
            return Points(kendall(answer.ranks if isinstance(answer, OrderingAnswer) else {}, item.key), 1)
        case OrderedPick():
            return Points(len(item.key & set(picked(item, answer))), len(item.key)) if item.key else None
        case RateOptions():
            levels = answer.levels if isinstance(answer, RateOptionsAnswer) else {}
            return Points(sjt(levels, {one.id: one.key for one in item.options}), 1)
        case MenuGrid():
            chosen = chosen_of(answer)
            earned = [one for row in item.rows for one in _row_credit(item, row, chosen.get(row.id, {}))]
            return Points(sum(earned), len(earned))
        case Layouts() | Canvas() | Preflight() | Allocation() | Timetable() | SelfLevel():
            return None
        case Written() | Revision() | Spoken() | LiveChat() | Upload():
            return None
        case _:
            assert_never(item)


def findings(item: AnyItem, answer: Answer | None) -> Findings | None:
    """Right and wrong ticks of one question; None when nothing is ticked in its kind."""
    match item:
        case MultiSelect():
            ticked = answer.options if isinstance(answer, MultiSelectAnswer) else frozenset[str]()
            return _ticks(ticked, item.keys, {one.id for one in item.options})
        case Preflight():
            faults = answer.faults if isinstance(answer, PreflightAnswer) else {}
            ticks = _ticks(faults.keys(), item.faults.keys(), {one.id for one in item.checkpoints})
            return ticks._replace(
                fixes=sum(point in faults and faults[point] == fault.fix for point, fault in item.faults.items())
            )
        case Layouts():
            given = answer.defects if isinstance(answer, LayoutsAnswer) else {}
            boxes = {one.id for one in item.defects}
            each = [
                _ticks(given.get(one.id, frozenset()), item.key_defects.get(one.id, frozenset()), boxes)
                for one in item.layouts
            ]
            return pooled(each)
        case Choice() | Number() | Ordering() | OrderedPick() | RateOptions() | MenuGrid():
            return None
        case Canvas() | Allocation() | Timetable() | SelfLevel():
            return None
        case Written() | Revision() | Spoken() | LiveChat() | Upload():
            return None
        case _:
            assert_never(item)


def agreement(item: AnyItem, answer: Answer | None) -> float | None:
    """How far the given order agrees with the key order, 0..1; None when nothing is ordered in this kind."""
    match item:
        case Ordering():
            return kendall(answer.ranks if isinstance(answer, OrderingAnswer) else {}, item.key)
        case Layouts():
            return kendall(answer.ranks if isinstance(answer, LayoutsAnswer) else {}, item.key_order)
        case Choice() | MultiSelect() | Number() | OrderedPick() | RateOptions() | MenuGrid():
            return None
        case Canvas() | Preflight() | Allocation() | Timetable() | SelfLevel():
            return None
        case Written() | Revision() | Spoken() | LiveChat() | Upload():
            return None
        case _:
            assert_never(item)


def picked(item: OrderedPick, answer: Answer | None) -> tuple[str, ...]:
    """What was picked, first place first, as far as there are places; of equal places in the order of the options."""
    ranks = answer.ranks if isinstance(answer, OrderedPickAnswer) else {}
    placed = sorted((one.id for one in item.options if one.id in ranks), key=ranks.__getitem__)
    return tuple(placed[: item.most])


def pooled(each: list[Findings]) -> Findings:
    """The findings of several questions as if they were one."""
    return Findings(*(sum(column) for column in zip(Findings(0, 0, 0, 0), *each, strict=True)))


def number_of(item: Number, answer: Answer | None, language: Language) -> float | None:
    """The number that was typed, in the item's unit; None without one."""
    return parse_number(answer.typed, item.unit, language) if isinstance(answer, NumberAnswer) else None


def chosen_of(answer: Answer | None) -> Mapping[str, Mapping[str, str]]:
    """The choices made in a grid of menus: row id -> column id -> option id."""
    return answer.chosen if isinstance(answer, MenuGridAnswer) else {}


def _row_credit(item: MenuGrid, row: MenuRow, chosen: Mapping[str, str]) -> list[float]:
    """The credit of each menu of a row; where columns must differ, an option chosen again earns nothing."""
    earned: list[float] = []
    seen: set[str] = set()
    for column in item.columns:
        if (key := row.keys.get(column.id)) is None:
            continue
        option = chosen.get(column.id)
        earned.append(0.0 if item.distinct_columns and option in seen else partial_key(option, key.full, key.half))
        seen.add(option or "")
    return earned


def _ticks(ticked: Collection[str], keyed: Collection[str], boxes: Collection[str]) -> Findings:
    """What was ticked against the key; a box that does not exist counts as not ticked."""
    real = set(ticked) & set(boxes)
    return Findings(
        hits=len(real & set(keyed)), false_alarms=len(real - set(keyed)), keyed=len(keyed), cells=len(boxes)
    )
