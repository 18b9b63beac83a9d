"""A query tried on the mentions that are shown: how many match, and nothing about whether they should."""

import streamlit as st

from assessments.answer import WrittenAnswer
from assessments.evidence.listening import QueryError
from assessments.evidence.programs.listening import matching
from assessments.item import Listening, Written
from assessments.views import ItemState
from pages.parts.components import Button, Part, bar
from pages.parts.widgets.seat import NOBODY, Seat
from pages.parts.words import _, number


def part(item: Written, on: Listening, state: ItemState, seat: Seat) -> Part:
    """The button, which waits until what was typed is saved, and under it what came of it."""
    query = state.answer.text if isinstance(state.answer, WrittenAnswer) else ""
    told = result(query, on) if st.session_state.get(_key(item.id)) else ""
    if told and seat.attempt_id == NOBODY:
        told = _("A query can be tried once it is saved, and nothing is saved here.")
    return bar(f"try:{item.id}", (Button(item.id, _("Try it on the mentions shown")),), _asked, note=told)


def _asked(item_id: str) -> None:
    st.session_state[_key(item_id)] = True


def _key(item_id: str) -> str:
    return f"tried:{item_id}"


def result(query: str, on: Listening) -> str:
    """What trying a query comes to, in words."""
    if not query.strip():
        return _("There is no query yet. Write one, then try it.")
    try:
        found = matching(query, on.file, on.rows)
    except QueryError as error:
        return _(
            "The query cannot be read at character {place}. It is saved as it stands; correct it and try again.",
            place=number(error.place),
        )
    return _("{found} of the {all} mentions shown match.", found=number(found), all=number(len(on.rows)))
