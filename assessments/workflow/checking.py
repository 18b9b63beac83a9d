"""Does an answer fit its question: the right kind, known ids, ranks and levels in range."""

from collections.abc import Iterable
from typing import Protocol, assert_never

from assessments.answer import (
    AllocationAnswer,
    Answer,
    CanvasAnswer,
    ChoiceAnswer,
    LayoutsAnswer,
    LiveChatAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderedPickAnswer,
    OrderingAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
    RevisionAnswer,
    SelfLevelAnswer,
    SpokenAnswer,
    TimetableAnswer,
    UploadAnswer,
    WrittenAnswer,
)
from assessments.attempt import AnswerRefused
from assessments.item import (
    Allocation,
    AnyItem,
    Canvas,
    Choice,
    Layouts,
    LiveChat,
    MenuGrid,
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
from assessments.item.canvas import LEAST_HEIGHT, LEAST_WIDTH, TYPE_SIZES
from rubric.rating import HIGHEST, LOWEST


def check(item: AnyItem, answer: Answer, recordings: frozenset[str] = frozenset()) -> None:
    """Raise AnswerRefused unless `answer` can be an answer to `item`, finished or not.

    `recordings` are the media ids of what was recorded or handed in for this item; an answer names no other.
    """
    if not fits(item, answer, recordings):
        raise AnswerRefused(item.id)


def fits(item: AnyItem, answer: Answer, recordings: frozenset[str]) -> bool:  # noqa: C901, PLR0911, PLR0912 - one case for each kind
    match item:
        case Choice():
            return isinstance(answer, ChoiceAnswer) and _choice_fits(item, answer)
        case MultiSelect():
            return isinstance(answer, MultiSelectAnswer) and answer.options <= _ids(item.options)
        case Number():
            return isinstance(answer, NumberAnswer)
        case Ordering():
            return isinstance(answer, OrderingAnswer) and _ranks_fit(answer.ranks, _ids(item.options))
        case OrderedPick():
            return isinstance(answer, OrderedPickAnswer) and _picks_fit(item, answer)
        case RateOptions():
            return isinstance(answer, RateOptionsAnswer) and _levels_fit(answer.levels, _ids(item.options))
        case MenuGrid():
            return isinstance(answer, MenuGridAnswer) and _menus_fit(item, answer)
        case Preflight():
            return isinstance(answer, PreflightAnswer) and _faults_fit(item, answer)
        case Allocation():
            return isinstance(answer, AllocationAnswer) and answer.amounts.keys() <= _ids(item.rows)
        case Timetable():
            return isinstance(answer, TimetableAnswer) and _rows_fit(item, answer)
        case Written():
            return isinstance(answer, WrittenAnswer)
        case Revision():
            return isinstance(answer, RevisionAnswer)
        case Layouts():
            return isinstance(answer, LayoutsAnswer) and _layouts_fit(item, answer)
        case Canvas():
            return isinstance(answer, CanvasAnswer) and _placed_fit(item, answer)
        case Spoken():
            return isinstance(answer, SpokenAnswer) and _tries_fit(item, answer, recordings)
        case LiveChat():
            return isinstance(answer, LiveChatAnswer) and _entries_fit(item, answer)
        case Upload():
            return isinstance(answer, UploadAnswer) and (answer.file is None or answer.file in recordings)
        case SelfLevel():
            return isinstance(answer, SelfLevelAnswer)
        case _:
            assert_never(item)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _ids(things: Iterable[_Named]) -> frozenset[str]:
    return frozenset(one.id for one in things)


def _choice_fits(item: Choice, answer: ChoiceAnswer) -> bool:
    known_option = answer.option is None or answer.option in _ids(item.options)
    known_level = answer.confidence is None or answer.confidence in item.confidence_levels
    return known_option and known_level and (item.asks_if_changed or not answer.changed)


def _ranks_fit(ranks: dict[str, int], known: frozenset[str]) -> bool:
    """Half-finished orders may hold gaps and ties; a place beyond the number of options may not be."""
    return ranks.keys() <= known and all(1 <= place <= len(known) for place in ranks.values())


def _picks_fit(item: OrderedPick, answer: OrderedPickAnswer) -> bool:
    """Gaps and ties may stand while somebody is choosing; places that do not exist may not."""
    return answer.ranks.keys() <= _ids(item.options) and all(1 <= place <= item.most for place in answer.ranks.values())


def _levels_fit(levels: dict[str, int], known: frozenset[str]) -> bool:
    return levels.keys() <= known and all(LOWEST <= level <= HIGHEST for level in levels.values())


def _menus_fit(item: MenuGrid, answer: MenuGridAnswer) -> bool:
    offered = {column.id: _ids(item.offered(column)) for column in item.columns}
    return answer.chosen.keys() <= _ids(item.rows) and all(
        option in offered.get(column, ()) for row in answer.chosen.values() for column, option in row.items()
    )


def _faults_fit(item: Preflight, answer: PreflightAnswer) -> bool:
    fixes = {one.id: _ids(one.fixes) for one in item.checkpoints}
    return all(ticked in fixes and (fix is None or fix in fixes[ticked]) for ticked, fix in answer.faults.items())


def _layouts_fit(item: Layouts, answer: LayoutsAnswer) -> bool:
    known, defects = _ids(item.layouts), _ids(item.defects)
    ticks_fit = answer.defects.keys() <= known and all(ticked <= defects for ticked in answer.defects.values())
    return ticks_fit and _ranks_fit(answer.ranks, known)


def _placed_fit(item: Canvas, answer: CanvasAnswer) -> bool:
    """What hangs over the edge may be a mistake; what begins beyond it, or has a size that no field offers, is none."""
    known, colours = {one.id: one.kind for one in item.elements}, _ids(item.colours)
    least, most = TYPE_SIZES
    return (answer.background is None or answer.background in colours) and all(
        name in known
        and 0 <= at.x <= item.width
        and 0 <= at.y <= item.height
        and LEAST_WIDTH <= at.w <= item.width
        and LEAST_HEIGHT <= at.h <= item.height
        and (known[name] == "photo" or (least <= at.px <= most and {at.colour, at.fill} <= colours))
        for name, at in answer.placed.items()
    )


def _rows_fit(item: Timetable, answer: TimetableAnswer) -> bool:
    columns = {one.id: one for one in item.columns}
    cells = [(column, cell) for row in answer.rows for column, cell in row.items()]
    cells_fit = all(column in columns and columns[column].holds(cell) for column, cell in cells)
    return len(answer.rows) <= item.most and cells_fit


def _entries_fit(item: LiveChat, answer: LiveChatAnswer) -> bool:
    lines, deeds = {None, *_ids(item.lines)}, _ids(item.deeds)
    return answer.group <= item.groups and all(
        one.line in lines and deeds.issuperset(one.deeds) for one in answer.entries
    )


def _tries_fit(item: Spoken, answer: SpokenAnswer, recordings: frozenset[str]) -> bool:
    tries = frozenset(answer.tries)
    kept_is_a_try = answer.kept is None or answer.kept in tries
    known = tries <= recordings and tries.issuperset(answer.pictured)
    return kept_is_a_try and known and len(answer.tries) <= item.tries
