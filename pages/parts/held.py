"""What the session holds for a widget, to be told to the browser once more as the widget's default.

Streamlit tells a browser what was put into the session only once, by the run after which it was put. A further click
throws away what that run has drawn and not sent yet; the widget would then be drawn empty, and its emptiness be sent
back as if somebody had chosen it. A default travels with every run. (Streamlit would warn of both being set; it is
told not to, in .streamlit/config.toml.)
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st


def value(name: str) -> Any:  # noqa: ANN401 - of whatever kind the widget of this name is
    """What it shows, or None."""
    return st.session_state.get(name)


def index(name: str, options: Sequence[object]) -> int | None:
    """The place of what it shows among its options, or None where nothing of them is chosen."""
    chosen = st.session_state.get(name)
    return options.index(chosen) if chosen in options else None


def place(name: str, options: Sequence[object]) -> int:
    """The same for widgets that always show one of their options: the first, until something else is chosen."""
    return index(name, options) or 0
