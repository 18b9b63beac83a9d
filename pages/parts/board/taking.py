"""Taking candidates away as a file: a table and its dictionary, as Excel or as CSV."""

from collections.abc import Callable, Collection
from datetime import tzinfo
from functools import partial

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor
from assessments.views import Position
from pages.parts import frame, guard, sheets
from pages.parts.words import _
from pages.print.board_sheet import board_sheet
from pages.print.sheet import Sheet


def draw(position: Position, chosen: Callable[[Actor], Collection[str]]) -> None:
    """Both files of the candidates that are `chosen` when one is made, given as the ids of their sittings."""
    with st.popover(_("Export"), key=f"take-{position.id}"):
        frame.quiet(_("Each file explains its columns in a dictionary. What is not known is empty, never zero."))
        make = partial(candidates, position, chosen)
        sheets.buttons(make, "assay-candidates", f"take-{position.id}")


def candidates(position: Position, chosen: Callable[[Actor], Collection[str]], actor: Actor, clock: tzinfo) -> Sheet:
    known = workflow.export(guard.store(), actor, position.id, chosen(actor), guard.now())
    return board_sheet(position, known, clock)
