"""Several pieces of ours as one component of Streamlit's, which takes as long over a component as over five texts.

Each piece keeps a shadow tree, a script and a listener of its own, as if it stood alone.
"""

import json
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, cast

import streamlit as st
from streamlit.components import v2 as components

from pages.parts import prose
from pages.parts.components.counting import patterns
from pages.parts.components.source import loaded, source

Kind = Literal[
    "canvas", "choices", "clock", "editor", "lang", "submit", "timetable", "upload", "weights", "words", "workbench"
]


class Part(NamedTuple):
    """A piece, and who listens to what it tells; the id sets it apart from the others shown with it."""

    kind: Kind
    id: str
    data: dict[str, object]
    heard: Callable[[object], None] | None = None


def show(key: str, *parts: Part) -> None:
    """Show the pieces below each other; listeners are called before the run that their piece sets off."""
    listeners = {part.id: part.heard for part in parts}

    def heard() -> None:
        told = cast("Mapping[str, object]", st.session_state.get(key) or {}).get("told")
        if not isinstance(told, dict):
            return
        said = cast("Mapping[str, object]", told)
        listener = listeners.get(str(said.get("part")))
        if listener is not None:
            listener(said.get("value"))

    _together(
        key=key,
        data=[{"parts": [{"kind": part.kind, "id": part.id, "data": part.data} for part in parts]}],
        on_told_change=heard,
    )


def told(name: str, html: str, *, own_look: bool = False) -> Part:
    """Words to be read among what is answered; the HTML is made by pages.parts.prose, unless its look is its own."""
    return Part("words", name, {"html": html, "own_look": own_look} if own_look else {"html": html})


def defined(kind: Kind, template: str, *scripts: str) -> str:
    """What the browser needs for one kind: its function, made of these scripts, and the inside of its shadow tree."""
    body = "".join(scripts).replace("export default function", "return function", 1)
    return f"KINDS.{kind} = {{ template: {json.dumps(template)}, show: (() => {{\n{body}\n}})() }};\n"


def styled(name: str) -> str:
    """The HTML of a kind with its style sheet."""
    return f"<style>{source(f'{name}.css')}</style>{source(f'{name}.html')}"


def kept(name: str) -> str:
    """The same for one answer, with what is said of its saving."""
    inside = source(f"{name}.html").replace("<!--keeping-->", source("keeping.html"))
    return f"<style>{source('keeping.css')}{source(f'{name}.css')}</style>{inside}"


_together = components.component(
    "assay_parts",
    html='<div id="parts"></div>\n',
    css=source("together.css"),
    js=loaded(
        "parts",
        "const KINDS = {};\n",
        *map(source, ("hosted.js", "keeping.js", "canonical.js")),
        defined("clock", styled("clock"), source("clock.js")),
        defined("lang", "", source("lang.js")),
        defined("words", f"<style>{prose.LOOK}</style>{styled('words')}", source("words.js")),
        defined("submit", styled("submit"), source("submit.js")),
        defined("upload", styled("upload"), source("upload.js")),
        defined(
            "editor",
            f'{styled("editors")}<template id="one">{kept("editor")}</template>',
            patterns(),
            *map(source, ("counting.js", "editor_view.js", "editor.js", "editors.js")),
        ),
        defined(
            "choices",
            f'{styled("choices_list")}<template id="one"><style>{prose.LOOK}</style>{kept("choices")}</template>',
            *map(source, ("choices_view.js", "choices.js", "choices_list.js")),
        ),
        defined(
            "canvas",
            f"<style>{prose.LOOK}</style>{kept('canvas')}",
            *map(source, ("canvas_measures.js", "canvas_sheet.js", "canvas_panel.js", "canvas.js")),
        ),
        defined(
            "timetable",
            f"<style>{prose.LOOK}</style>{kept('timetable')}",
            *map(source, ("timetable_view.js", "timetable.js")),
        ),
        defined("workbench", styled("workbench"), source("workbench.js")),
        defined("weights", styled("weights"), source("weights.js")),
        source("together.js"),
    ),
)
