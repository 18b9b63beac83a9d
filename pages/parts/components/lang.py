"""Tells the browser the language of the page and where a new step begins, and clears this device at the end."""

from streamlit.components import v2 as components

from pages.parts.components.source import loaded, source
from rubric.record import Language

_leaf = components.component("assay_lang", html="<span hidden></span>\n", js=loaded("lang", source("lang.js")))


def leaf(language: Language, step: str, forget: str | None = None) -> None:
    """`step` names what is shown: when it changes the page starts at its top again.

    `forget` is the id of an attempt that has been submitted: its texts kept by this browser are removed, since the
    device may be shared.
    """
    _leaf(key="lang", data=[{"language": language, "step": step, "forget": forget}])
