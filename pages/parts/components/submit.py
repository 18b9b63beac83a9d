"""Buttons that wait for every answer of the page to be saved before anything happens, and work once."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, cast

import streamlit as st

from pages.parts.components.together import Part, show
from pages.parts.words import _

Kind = Literal["primary", "secondary"]


class Button(NamedTuple):
    id: str
    label: str
    kind: Kind = "secondary"
    last: bool = False  # pushed to the end of the row


class Line(NamedTuple):
    """One entry of a list with a button: what it is, how it stands, and what the button says."""

    id: str
    title: str
    said: str
    label: str


class Review(NamedTuple):
    """What is read before a decision: a rule, and a list whose every entry can be opened."""

    rule: str
    lines: tuple[Line, ...]


def buttons(key: str, row: tuple[Button, ...], pressed: Callable[[str], None]) -> None:
    """Show the row; `pressed` is called with the id of a button before the next run, at most once a press."""
    show(key, bar(key, row, pressed))


def bar(
    key: str, row: tuple[Button, ...], pressed: Callable[[str], None], *, above: Review | None = None, note: str = ""
) -> Part:
    """The row, to be shown together with other parts.

    Above it, where given, a list whose buttons are pressed alike; below it a quiet note.
    """
    part = _bar(key, row, "", lambda button, _words: pressed(button), above)
    return part._replace(data=part.data | {"below": note})


def request(key: str, label: str, button: Button, sent: Callable[[str], None]) -> None:
    """A box for a message that is no answer, and the button that sends it; `sent` is called with the words."""
    show(key, _bar(key, (button,), label, lambda _button, words: sent(words)))


def _bar(
    key: str, row: tuple[Button, ...], box: str, pressed: Callable[[str, str], None], above: Review | None = None
) -> Part:
    lines = above.lines if above else ()
    known = {one.id for one in (*row, *lines)}

    def heard(told: object) -> None:
        if not isinstance(told, dict):
            return
        said = cast("Mapping[str, object]", told)
        button, words = said.get("id"), said.get("words")
        if isinstance(button, str) and button in known and isinstance(words, str):
            pressed(button, words)

    data: dict[str, object] = {
        "buttons": [
            {"id": one.id, "label": one.label, "kind": f"{one.kind} last" if one.last else one.kind} for one in row
        ],
        "box": box,
        "rule": above.rule if above else "",
        "lines": [one._asdict() for one in lines],
        "run": _run(key),
        "words": {
            "waiting": _("Saving your work…"),
            "unsaved": _(
                "Not everything has reached us yet. Your answers are kept on this device; try again in a moment."
            ),
            "silent": _("The server has not answered. Nothing you saved is lost; please try again."),
        },
    }
    return Part("submit", key, data, heard)


def _run(key: str) -> int:
    """Counts the runs, so that the browser notices the answer to a press even when nothing else has changed."""
    counted: int = st.session_state.get(f"{key}:run", 0) + 1
    st.session_state[f"{key}:run"] = counted
    return counted
