"""Questions that are answered by choosing: shown in the browser's own radios, boxes and menus, saved without a run.

A question is a list of rows, each with words and controls; every control says where in the answer its value stands.
The browser makes the answer and hands it to POST /api/autosave, as the boxes for words do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal, NamedTuple

from assessments.answer import Answer
from pages.parts.components.keeping import kept
from pages.parts.components.together import Part, show
from pages.parts.words import _, language
from rubric.record import Language

Value = str | int
Look = Literal["radios", "levels", "boxes", "pills", "menu", "tick", "faults", "amount"]
Shape = Literal["", "framed", "pairs", "amounts"]


class Option(NamedTuple):
    """What the answer holds when this is chosen, and how it reads; the lead stands before it in bold."""

    value: Value
    label: str
    lead: str | None = None


class Fix(NamedTuple):
    """What a ticked checkpoint asks further."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Control:
    """One thing to choose.

    `radios` and `levels` hold one value or null, the latter in a row; `menu` the same, folded; `boxes` and `pills` a
    list of values; `tick` true or false; `faults` a mapping from what is ticked to the fix chosen for it; `amount` a
    number that is typed, or null.
    """

    look: Look
    at: tuple[str, ...]  # where in the answer: field, then key by key
    label: str = ""  # empty: the question says it
    options: tuple[Option, ...] = ()
    aside: bool = False  # the label is there for those who listen only; the eye reads the row
    free: bool = False  # a second press takes the choice back
    fixes: tuple[Fix, ...] = ()  # of faults: one for each option
    step: float = 1.0  # of an amount: what the arrow keys add


class Row(NamedTuple):
    html: str  # made by pages.parts.prose
    controls: tuple[Control, ...]
    twice: str | None = None  # what to say when two of its controls hold the same


class Clash(NamedTuple):
    """Places in the answer that may be given only once: where they stand, and what has been given which."""

    at: str
    names: tuple[tuple[str, str], ...]  # id, name


class Total(NamedTuple):
    """Amounts in the answer that ought to make up a total; what is said holds {given}, {total} and {rest}."""

    at: str
    total: float
    left: str
    over: str
    whole: str


class Fine(NamedTuple):
    """An empty answer that is one: the button that says so, and what is shown then."""

    say: str
    said: str


@dataclass(frozen=True)
class Question:
    attempt_id: str
    item_id: str
    answer: Answer  # as last saved, or empty
    revision: int  # 0: never saved
    saved_at: datetime | None
    tab: str
    asked: str  # HTML made by pages.parts.prose
    rows: tuple[Row, ...]
    shape: Shape = ""
    clash: Clash | None = None
    fine: Fine | None = None
    total: Total | None = None


def choose(*questions: Question) -> None:
    """Show questions. Nothing runs here while somebody chooses; the next run reads."""
    part = choices(*questions)
    show(part.id, part)


def choices(*questions: Question) -> Part:
    """Questions, to be shown together with other parts."""
    lists = _Lists()
    asked = [_asked(one, lists) for one in questions]
    data: dict[str, object] = {
        "words": states(language()),
        "language": language(),
        "lists": lists.known,
        "questions": asked,
    }
    return Part("choices", f"choices:{questions[0].item_id}", data)


class _Lists:
    """Lists of options, each sent once however many controls offer it."""

    def __init__(self) -> None:
        self.known: list[tuple[Option, ...]] = []
        self._places: dict[tuple[Option, ...], int] = {}

    def place(self, options: tuple[Option, ...]) -> int:
        found = self._places.get(options)
        if found is None:
            found = self._places[options] = len(self.known)
            self.known.append(options)
        return found


def _asked(one: Question, lists: _Lists) -> dict[str, object]:
    return kept(one) | {
        "shape": one.shape,
        "rows": [
            {"html": row.html, "twice": row.twice, "controls": [_control(control, lists) for control in row.controls]}
            for row in one.rows
        ],
        "clash": one.clash and _clash(one.clash),
        "fine": one.fine and one.fine._asdict(),
        "total": one.total and one.total._asdict(),
    }


def _control(one: Control, lists: _Lists) -> dict[str, object]:
    return {
        "kind": one.look,
        "at": one.at,
        "label": one.label,
        "options": lists.place(one.options),
        "aside": one.aside,
        "free": one.free,
        "step": one.step,
        "fixes": [(fix.label, lists.place(fix.options)) for fix in one.fixes],
    }


def _clash(one: Clash) -> dict[str, object]:
    said = _("Place {place} is given twice: {holders}.", place="{place}", holders="{holders}")
    return {"at": [one.at], "names": one.names, "said": said}


def options(pairs: Iterable[tuple[Value, str]]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in pairs)


@cache
def states(said: Language) -> dict[str, str]:
    """What a question says about itself; the browser fills in the time."""
    assert said == language()
    refused = _("This could not be saved. Your choice is kept on this device; reload the page and try again.")
    return {
        "open": _("Not answered yet"),
        "choose": _("Choose"),
        "wrong": _("A number from 0 upwards, please; this one is not saved."),
        "unsaved": _("Not saved yet"),
        "saved": _("Saved"),
        "saved_at": _("Saved {clock}", clock="{clock}"),
        "restored": _("Your last choices were still on this device. They are back, and are being saved."),
        "newer": _("This answer was changed elsewhere; the newer version is shown."),
        "offline": _("No connection. Your choice is kept on this device and saved as soon as possible; you can go on."),
        "signed_out": _(
            "Your session has ended. Your choice is kept on this device: open your link again in a new tab, "
            "and it will be saved."
        ),
        "closed": _("Time is up: this last change came too late. What was saved before it is kept."),
        "sealed": _("This answer has been sent and can no longer be changed."),
        "too_long": refused,
        "refused": refused,
        "rival": _("This answer was changed in another tab or on another device. Which version counts?"),
        "rival_other": _("The other version, where it differs"),
        "rival_empty": _("(empty)"),
        "rival_keep_mine": _("Keep what I chose here"),
        "rival_take_other": _("Use the other version"),
    }
