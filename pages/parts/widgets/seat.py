"""Where somebody sits while answering: whose answers these are, in which language, in which tab of a browser."""

import secrets
from typing import NamedTuple

import streamlit as st

from rubric.record import Language

NOBODY = ""  # whose answers are those of somebody who only tries a task: nothing of them leaves the browser


class Seat(NamedTuple):
    """Where somebody sits: which attempt, and in which language its content is read."""

    attempt_id: str
    said: Language
    tab: str = "-"  # of whoever answers, see below


def tab() -> str:
    """This browser tab, as the record of answers names it; a reload makes a new one."""
    if "tab" not in st.session_state:
        st.session_state["tab"] = secrets.token_hex(8)
    found: str = st.session_state["tab"]
    return found
