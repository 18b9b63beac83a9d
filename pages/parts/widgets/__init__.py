"""One widget for each kind of question; a kind without a widget is a type error."""

from typing import assert_never

import streamlit as st

from assessments.item import (
    Choice,
    Layouts,
    MenuGrid,
    MultiSelect,
    Number,
    Ordering,
    Preflight,
    RateOptions,
    Revision,
    SelfLevel,
    Spoken,
    Written,
)
from assessments.views import ItemState
from pages.parts.frame import literal
from pages.parts.widgets import choosing, menus, ranking, saving, speaking, writing
from pages.parts.widgets.saving import Seat
from pages.parts.widgets.writing import box, sent

__all__ = ["Seat", "ask", "box", "sent"]


def ask(state: ItemState, seat: Seat, place: int | None = None) -> None:
    """Show a question, numbered if it has a place, with the answer it has; every change of it is saved.

    Questions of choice run alone when they are changed, so that editing one costs neither the page nor a reading of
    the whole sitting. The box for words saves by itself, and a speech changes what else is asked.
    """
    saving.over()  # the page is being drawn anew, which is what it asked for
    if not isinstance(state.item, Written | Revision | Number | Spoken):
        saving.catch_up(state)
    _question(state, seat, place)


def _question(state: ItemState, seat: Seat, place: int | None) -> None:  # noqa: C901, PLR0912 - one case for each kind
    item = state.item
    match item:
        case Choice():
            _words(state, seat, place)
            choosing.one(item, state, seat)
        case MultiSelect():
            _words(state, seat, place)
            choosing.several(item, state, seat)
        case SelfLevel():
            _words(state, seat, place)
            choosing.own_level(item, state, seat)
        case RateOptions():
            _words(state, seat, place)
            ranking.rate(item, state, seat)
        case Ordering():
            _words(state, seat, place)
            ranking.order(item, state, seat)
        case Layouts():
            _words(state, seat, place)
            ranking.layouts(item, state, seat)
        case MenuGrid():
            _words(state, seat, place)
            menus.grid(item, state, seat)
        case Preflight():
            menus.preflight(item, state, seat)
        case Number():
            writing.number(item, state, seat)
        case Written():
            writing.text(item, state, seat)
        case Revision():
            writing.revision(item, state, seat)
        case Spoken():
            speaking.speech(item, state, seat)
        case _:
            assert_never(item)


def _words(state: ItemState, seat: Seat, place: int | None) -> None:
    """What is asked, above the widget that repeats it to those who listen; and what has happened to the answer."""
    asked = literal(state.item.prompt.said(seat.said))
    lines = [f"**{place}\\. {asked}**" if place else f"**{asked}**"]
    if state.item.details:
        lines.append(literal(state.item.details.said(seat.said)))
    st.markdown("\n\n".join(lines))
    saving.told(state.item.id)
