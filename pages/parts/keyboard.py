"""What every key of the rating desk does, in a window that `?` opens."""

import streamlit as st

from pages.parts import tables
from pages.parts.words import _

_ASKED = "_keyboard"  # in session state: the window is wanted at the next run


def ask() -> None:
    st.session_state[_ASKED] = True


def draw() -> None:
    """The button that opens the window, and the window where it was asked for."""
    st.button(_("Keyboard"), key="keyboard", on_click=ask, type="tertiary", icon=":material/keyboard:")
    if st.session_state.pop(_ASKED, False):
        st.dialog(_("Keyboard"))(_draw_keys)()


def _draw_keys() -> None:
    said = {
        "1 – 5": _("choose a level"),
        "N": _("not assessed"),
        "Q": _("quote the words that are selected in the answer"),
        "U": _("undo the last change, until the rating is saved"),
        _("Enter"): _("save, then go on to the next answer"),
        "?": _("show these keys"),
    }
    tables.draw({_("Press"): list(said), _("What it does"): list(said.values())}, _("Keys of the rating desk"))
