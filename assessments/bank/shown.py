"""What people may see of a task: a candidate without keys and in their own order, a rater without keys."""

from collections.abc import Iterable
from typing import TypeVar, assert_never

from assessments.bank.draw import shuffled_key
from assessments.form import Lexicon, Task
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
    Option,
    OrderedPick,
    Ordering,
    Preflight,
    RatedOption,
    RateOptions,
    Revision,
    SelfLevel,
    Spoken,
    Timetable,
    Upload,
    Written,
)

Named = TypeVar("Named", Option, RatedOption, MenuRow)
BLANK_LEVEL = 1.0  # a key must be a level; this one says nothing


def without_keys(task: Task) -> Task:
    """The task as a candidate's page may hold it: nothing in it tells a right answer or how it is judged."""
    safe = for_rater(task)
    return safe.model_copy(update={"human": None, "items": tuple(map(_unheard, safe.items))})


def _unheard(item: AnyItem) -> AnyItem:
    """A chat without its lines: each is told when it is due."""
    return item.model_copy(update={"lines": ()}) if isinstance(item, LiveChat) else item


def for_rater(task: Task) -> Task:
    """The task as a rater's card may hold it: what to judge by, but no key and nothing software looks for."""
    hidden: dict[str, object] = {
        "lexicon": Lexicon(),
        "checks": (),
        "line_rules": (),
        "author_name": None,
        "guest": None,
        "evidence": (),
    }
    return task.model_copy(update={**hidden, "items": tuple(keyless(item) for item in task.items)})


def keyless(item: AnyItem) -> AnyItem:  # noqa: C901, PLR0911, PLR0912  # one kind, one line: a missing kind is a type error
    """The same question without its key, its faults, its reasons and what its checks look for."""
    match item:
        case Choice():
            return item.model_copy(update={"key": "", "half": frozenset[str](), "rationale": None, "source": None})
        case MultiSelect():
            return item.model_copy(update={"keys": frozenset[str]()})
        case Number():
            return item.model_copy(
                update={"key": 0.0, "relative_tolerance": 0.0, "absolute_tolerance": 0.0, "signatures": ()}
            )
        case Ordering():
            return item.model_copy(update={"key": ()})
        case OrderedPick():
            return item.model_copy(update={"key": frozenset[str]()})
        case RateOptions():
            options = tuple(one.model_copy(update={"key": BLANK_LEVEL}) for one in item.options)
            return item.model_copy(update={"options": options, "rationale": None})
        case MenuGrid():
            return item.model_copy(update={"rows": tuple(row.model_copy(update={"keys": {}}) for row in item.rows)})
        case Preflight():
            return item.model_copy(update={"faults": {}, "decoys": {}})
        case Written():
            return item.model_copy(update={"required_facts": (), "checks": (), "branch": None, "own_error": None})
        case Spoken():
            return item.model_copy(update={"required_facts": ()})
        case Layouts():
            return item.model_copy(update={"key_order": (), "key_defects": {}})
        case Canvas() | Allocation() | Timetable() | Revision() | LiveChat() | SelfLevel() | Upload():
            return item
        case _:
            assert_never(item)


def ordered_for(item: AnyItem, seed: int) -> AnyItem:
    """The item with its options, or the rows of its grid, in the order of this candidate.

    Menus, mock-ups and checkpoints keep the order they were written in: they are looked up, not weighed in turn.
    """
    salt = f"{seed}.{item.id}"
    match item:
        case Choice() | Ordering() | OrderedPick() | MenuGrid() if item.fixed_order:
            return item
        case Choice() | MultiSelect() | Ordering() | OrderedPick():
            return item.model_copy(update={"options": _shuffled(item.options, salt)})
        case RateOptions():
            return item.model_copy(update={"options": _shuffled(item.options, salt)})
        case MenuGrid():
            return item.model_copy(update={"rows": _shuffled(item.rows, salt)})
        case Number() | Allocation() | Timetable() | Preflight() | Layouts() | Canvas() | LiveChat() | SelfLevel():
            return item
        case Written() | Revision() | Spoken() | Upload():
            return item
        case _:
            assert_never(item)


def _shuffled(things: Iterable[Named], salt: str) -> tuple[Named, ...]:
    return tuple(sorted(things, key=lambda one: shuffled_key(salt, one.id)))
