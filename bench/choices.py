"""What a browser does with a control of a question: another value in its place in the answer."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

Path = Sequence[str]
MANY = {"boxes", "pills"}


def offered(control: Mapping[str, Any], lists: Sequence[Sequence[Sequence[Any]]]) -> tuple[Any, ...]:
    """What the control can hold: each option, or each one ticked alone; nothing first."""
    values = [option[0] for option in lists[control["options"]]]
    match control["kind"]:
        case "tick":
            return (False, True)
        case "faults":
            fixes = (lists[place] for _label, place in control["fixes"])
            return (
                {},
                *({one: None} for one in values),
                *({one: fix[0][0]} for one, fix in zip(values, fixes, strict=True) if fix),
            )
        case "amount":
            return (None, 1.0, 2.0)
        case kind if kind in MANY:
            return ([], *([one] for one in values))
        case _:
            return (None, *values)


def other(present: Any, values: Sequence[Any]) -> Any:
    """The next of the values, and after the last one nothing again."""
    place = values.index(present) if present in values else 0
    return values[(place + 1) % len(values)]


def at(answer: Any, path: Path) -> Any:
    for name in path:
        answer = cast("Mapping[str, Any]", answer).get(name) if answer else None
    return answer


def put(answer: Mapping[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """A copy of the answer with the value in its place; below the first level there is no place for nothing."""
    first, *rest = path
    inner = _within(answer.get(first) or {}, rest, value) if rest else value
    return {**answer, first: inner}


def _within(part: Mapping[str, Any], path: Path, value: Any) -> dict[str, Any]:
    first, *rest = path
    inner = _within(part.get(first) or {}, rest, value) if rest else value
    others = {name: one for name, one in part.items() if name != first}
    return others if inner is None or inner in ({}, []) else {**others, first: inner}
