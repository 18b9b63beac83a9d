"""What can be wrong with a question although it is well formed: keys and names that lead nowhere."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import assert_never

from assessments.form import Mention, Task
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

Problem = tuple[str, str, str]  # id, field, what is wrong


def item_problems(item: AnyItem, task: Task) -> Iterator[Problem]:  # noqa: C901, PLR0912  # one kind, one branch
    """Everything about one item that cannot be right."""
    match item:
        case Choice():
            yield from _choice(item)
        case MultiSelect():
            yield from _unknown(item.id, "keys", item.keys, _ids(item.options))
        case Ordering():
            yield from _not_an_order(item.id, "key", item.key, _ids(item.options))
        case OrderedPick():
            yield from _picks(item)
        case RateOptions():
            if len({option.key for option in item.options}) == 1:
                yield item.id, "options", "all keys are equal: nothing could be told apart"
        case MenuGrid():
            yield from _grid(item)
        case Preflight():
            yield from _preflight(item)
        case Written():
            yield from _written(item, task)
        case Spoken():
            yield from _facts(item.id, item.required_facts, task)
        case Layouts():
            yield from _layouts(item)
        case Canvas():
            yield from _canvas(item)
        case Timetable():
            yield from _timetable(item)
        case LiveChat():
            yield from _chat(item)
        case Number() | Allocation() | Revision() | Upload() | SelfLevel():
            pass
        case _:
            assert_never(item)
    yield from _repeated(item)


def _ids(things: Iterable[object]) -> list[str]:
    return [str(getattr(thing, "id", "")) for thing in things]


def names(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(mention.name for mention in mentions)


def _unknown(item_id: str, field: str, asked: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    for one in sorted(set(asked) - set(known)):
        yield item_id, field, f"there is no {one!r} to choose"


def _not_an_order(item_id: str, field: str, order: tuple[str, ...], known: list[str]) -> Iterator[Problem]:
    if sorted(order) != sorted(known):
        yield item_id, field, "must name everything that is put in order, once each"


def _repeated(item: AnyItem) -> Iterator[Problem]:
    for field in (
        "options",
        "rows",
        "columns",
        "checkpoints",
        "layouts",
        "defects",
        "elements",
        "colours",
        "lines",
        "deeds",
        "palette",
    ):
        ids = _ids(getattr(item, field, ()))
        for one in sorted({one for one in ids if ids.count(one) > 1}):
            yield item.id, field, f"{one!r} stands more than once"


def _choice(item: Choice) -> Iterator[Problem]:
    yield from _unknown(item.id, "key", {item.key} - {""}, _ids(item.options))
    yield from _unknown(item.id, "half", item.half, _ids(item.options))
    if item.half and (not item.key or item.key in item.half):
        yield item.id, "half", "needs a full answer that is not also half an answer"


def _picks(item: OrderedPick) -> Iterator[Problem]:
    yield from _unknown(item.id, "key", item.key, _ids(item.options))
    if not item.least <= item.most <= len(item.options):
        yield item.id, "most", "there are not as many places as that to give"


def _grid(item: MenuGrid) -> Iterator[Problem]:
    columns = set(_ids(item.columns))
    offered = {column.id: _ids(item.offered(column)) for column in item.columns}
    for column, options in offered.items():
        if not options:
            yield item.id, f"columns.{column}", "offers nothing to choose"
    for row in item.rows:
        if set(row.keys) != columns:
            yield row.id, "keys", "there must be one key for each column"
        for column, key in row.keys.items():
            yield from _unknown(row.id, f"keys.{column}", key.full | key.half, offered.get(column, []))
            if not key.full or key.full & key.half:
                yield row.id, f"keys.{column}", "needs a full answer that is not also half an answer"


def _preflight(item: Preflight) -> Iterator[Problem]:
    fixes = {checkpoint.id: _ids(checkpoint.fixes) for checkpoint in item.checkpoints}
    yield from _unknown(item.id, "faults", item.faults, fixes)
    yield from _unknown(item.id, "decoys", item.decoys, fixes)
    for checkpoint, fault in item.faults.items():
        choosable = fixes.get(checkpoint) or [None]
        if fault.fix not in choosable:
            yield item.id, f"faults.{checkpoint}.fix", f"there is no {fault.fix!r} to choose"
    for checkpoint in sorted(set(item.faults) & set(item.decoys)):
        yield item.id, f"decoys.{checkpoint}", "cannot be a fault as well"


def _layouts(item: Layouts) -> Iterator[Problem]:
    shown = _ids(item.layouts)
    yield from _not_an_order(item.id, "key_order", item.key_order, shown)
    yield from _unknown(item.id, "key_defects", item.key_defects, shown)
    for layout, defects in item.key_defects.items():
        yield from _unknown(item.id, f"key_defects.{layout}", defects, _ids(item.defects))


def _canvas(item: Canvas) -> Iterator[Problem]:
    box = item.safe_box
    if not (0 <= box.x_min < box.x_max <= item.width and 0 <= box.y_min < box.y_max <= item.height):
        yield item.id, "safe_box", "does not lie inside the format"


def _timetable(item: Timetable) -> Iterator[Problem]:
    if item.least > item.most:
        yield item.id, "most", "there cannot be as many rows as have to be there"
    for column in item.columns:
        if column.type == "menu" and not column.options:
            yield item.id, f"columns.{column.id}", "offers nothing to choose"
        if column.type in {"date", "moment"} and not column.days:
            yield item.id, f"columns.{column.id}", "has no days to choose from"


def _chat(item: LiveChat) -> Iterator[Problem]:
    at = [one.second for one in item.arrivals()]
    if any(later <= earlier for earlier, later in pairwise(at)):
        yield item.id, "lines", "must come in one after the other, in the order written"
    if not at or at[-1] >= item.seconds:
        yield item.id, "seconds", "the last line comes in after the end, or there is none"


def _facts(item_id: str, required: tuple[tuple[str, ...], ...], task: Task) -> Iterator[Problem]:
    asked = {name for any_of in required for name in any_of}
    yield from _unknown(item_id, "required_facts", asked, names(task.lexicon.facts))


def _written(item: Written, task: Task) -> Iterator[Problem]:
    yield from _facts(item.id, item.required_facts, task)
    yield from _unknown(item.id, "checks", item.checks, names(task.lexicon.checks))
    others = set(_ids(task.items)) - {item.id}
    if item.after is not None:
        yield from _unknown(item.id, "after", {item.after}, others)
    if item.branch is not None:
        yield from _unknown(item.id, "branch.on_item", {item.branch.on_item}, others)
        yield from _unknown(item.id, "branch.check", {item.branch.check}, names(task.lexicon.checks))
    if item.only_with_typed is not None:
        spoken = _ids(other for other in task.items if isinstance(other, Spoken))
        yield from _unknown(item.id, "only_with_typed", {item.only_with_typed}, spoken)
