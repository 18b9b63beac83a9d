"""The key of a task in words: whatever a page for candidates does not hold, question by question.

What is hidden is found by comparing a question with what is left of it without its key (assessments/bank/shown.py), so
a new kind of question appears here by itself.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from html import escape
from typing import cast

from assessments import bank
from assessments.form import Task
from assessments.item import AnyItem
from pages.parts import prose
from pages.parts.words import _, number
from rubric.record import Language, Record, Text

Names = Mapping[str, Text]
NAMING = ("text", "label", "title", "caption", "prompt")  # fields that say what a part of a question is called


def keys(task: Task, said: Language) -> str:
    """Every question of a task that has a key, with it, as HTML; then those that have none."""
    known = names_in(task)
    without = [item for item in task.items if item == bank.keyless(item)]
    told = "".join(_question(item, known, said) for item in task.items if item not in without)
    if not without:
        return told
    rest = prose.quiet(_("Without a key of their own; people rate them, software reads them, or they only inform:"))
    return told + rest + prose.listed(item.prompt.said(said) for item in without)


def _question(item: AnyItem, known: Names, said: Language) -> str:
    inside = Naming({**bank.critical_flags(), **known, **names_in(item)}, said)
    return f"{prose.head(item.prompt.said(said))}<ul>{''.join(inside.differing(item, bank.keyless(item)))}</ul>"


def names_in(thing: object) -> dict[str, Text]:
    """What the parts of a record are called, by their id or name."""
    found: dict[str, Text] = {}
    for one in _records(thing):
        called = next((text for field in NAMING if isinstance(text := getattr(one, field, None), Text)), None)
        for field in ("id", "name"):
            own = getattr(one, field, None)
            if isinstance(own, str) and called is not None:
                found[own] = called
    return found


def _records(thing: object) -> Iterator[Record]:
    match thing:
        case Record():
            for field in type(thing).model_fields:
                yield from _records(getattr(thing, field))
            yield thing
        case tuple() | frozenset():
            for one in cast("tuple[object, ...]", thing):
                yield from _records(one)
        case dict():
            for one in cast("dict[str, object]", thing).values():
                yield from _records(one)
        case _:
            pass


class Naming:
    """Values of a question as words: ids are replaced by what they stand for."""

    def __init__(self, names: Names, said: Language) -> None:
        self.names: Names = names
        self.said: Language = said

    def differing(self, one: Record, without: Record) -> Iterator[str]:
        """An entry of a list for each field in which the two are not alike."""
        for field in type(one).model_fields:
            value, left = getattr(one, field), getattr(without, field)
            if value != left:
                yield f"<li>{self._between(field, value, left)}</li>"

    def _between(self, field: str, value: object, left: object) -> str:
        """Parts that are there with and without the key are gone through one by one; anything else is told whole."""
        if isinstance(value, tuple) and isinstance(left, tuple):
            parts = cast("tuple[object, ...]", value)
            rest = cast("tuple[object, ...]", left)
            if len(parts) == len(rest) and all(isinstance(one, Record) for one in parts):
                pairs = zip(cast("tuple[Record, ...]", parts), cast("tuple[Record, ...]", rest), strict=True)
                return "".join(f"{self._called(one)}<ul>{''.join(self.differing(one, two))}</ul>" for one, two in pairs)
        return f"<strong>{_led(field_words(field))}</strong> {self.told(value)}"

    def _called(self, one: Record) -> str:
        return escape(self._name(str(getattr(one, "id", ""))))

    def _name(self, one: str) -> str:
        return self.names[one].said(self.said) if one in self.names else one

    def told(self, value: object) -> str:  # noqa: PLR0911 - one case for each kind of value
        """A value as HTML; an empty one says nothing."""
        match value:
            case Text():
                return escape(value.said(self.said))
            case bool():
                return _("yes") if value else _("no")
            case int() | float():
                return number(value, 0 if float(value).is_integer() else 4)
            case str():
                return escape(self._name(value))
            case Record():
                return self._fields(value)
            case dict():
                pairs = cast("dict[str, object]", value).items()
                rows = (f"<li>{_led(self._name(one))} {self.told(held)}</li>" for one, held in pairs)
                return f"<ul>{''.join(rows)}</ul>"
            case tuple():
                return self._together([self.told(one) for one in cast("tuple[object, ...]", value)])
            case _ if isinstance(value, AbstractSet):
                return self._together(sorted(self.told(one) for one in cast("AbstractSet[object]", value)))
            case _:
                return escape(str(value))

    def _together(self, parts: list[str]) -> str:
        if any("<" in one for one in parts):
            return f"<ul>{''.join(f'<li>{one}</li>' for one in parts)}</ul>"
        return " · ".join(parts)

    def _fields(self, record: Record) -> str:
        held = ((field, getattr(record, field)) for field in type(record).model_fields)
        rows = (f"<li>{_led(field_words(field))} {self.told(one)}</li>" for field, one in held if _says(one))
        return f"<ul>{''.join(rows)}</ul>"


def _led(name: str) -> str:
    """What something is called, before what is said of it."""
    return escape(_("{name}:", name=name))


def _says(value: object) -> bool:
    return value is not None and value not in ((), "", {}, frozenset())


def field_words(field: str) -> str:
    """What a field of a key is called; one without a word of its own keeps its name."""
    known = {
        "key": _("Right answer"),
        "keys": _("Right answers"),
        "full": _("Earns everything"),
        "half": _("Earns half"),
        "rationale": _("Why"),
        "note": _("Why"),
        "source": _("Source"),
        "as_of": _("As of"),
        "expires_on": _("Asked until"),
        "group": _("Group"),
        "relative_tolerance": _("Deviation allowed, as a share"),
        "absolute_tolerance": _("Deviation allowed"),
        "signatures": _("Known mistakes"),
        "value": _("Value"),
        "text": _("What it is"),
        "faults": _("Faults, each with its fix"),
        "decoys": _("Looks wrong and is right"),
        "fix": _("Fix"),
        "flag": _("Critical flag"),
        "key_order": _("Right order"),
        "key_defects": _("Defects"),
        "required_facts": _("Facts that have to be in it"),
        "checks": _("Checked by software"),
        "branch": _("What the story answers"),
        "if_found": _("where it is found"),
        "if_not_found": _("where it is not"),
        "own_error": _("Answer to look back on"),
    }
    return known.get(field, field.replace("_", " "))
