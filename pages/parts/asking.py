"""Whether candidates of a position are asked about themselves: a part of its form, by where the position is."""

from typing import get_args

import streamlit as st

from assessments.attempt.monitoring import ORIGIN_NEVER, ORIGIN_USUAL, Jurisdiction, Monitoring, usual
from pages.parts import frame, groups, held
from pages.parts.position_draft import NOWHERE, key, monitoring
from pages.parts.words import _

PLACES = (NOWHERE, *get_args(Jurisdiction))


def draw() -> None:
    st.header(_("Do groups fare alike?"), anchor=False)
    frame.quiet(
        _(
            "Once their work is handed in, candidates can be asked a few voluntary questions about themselves. "
            "You see counts of five people or more, never an answer. The law of the place says what may be asked."
        )
    )
    where = st.selectbox(
        _("Where the position is"),
        PLACES,
        held.place(key("jurisdiction"), PLACES),
        key=key("jurisdiction"),
        format_func=place_words,
        on_change=_take_usual,
    )
    if where and where not in ORIGIN_NEVER:
        st.checkbox(_("Ask about race or ethnicity"), bool(held.value(key("origin"))), key=key("origin"))
    if asked := monitoring():
        _tell(asked)


def place_words(place: str) -> str:
    known: dict[str, Jurisdiction] = {one: one for one in get_args(Jurisdiction)}
    return groups.jurisdiction_words(known[place]) if place else _("Not said: nothing is asked")


def _take_usual() -> None:
    where: Jurisdiction | None = st.session_state[key("jurisdiction")] or None
    st.session_state[key("origin")] = where is not None and usual(where).origin


def _tell(asked: Monitoring) -> None:
    names = [groups.attribute_words(one).lower() for one in groups.asked(asked)]
    said = _("Asked: {names}.", names=", ".join(names))
    if asked.jurisdiction in ORIGIN_NEVER:
        said = f"{said} {_('In France, statistics of origin are forbidden.')}"
    elif asked.origin and asked.jurisdiction not in ORIGIN_USUAL:
        said = f"{said} {_('Let a lawyer confirm that race or ethnicity may be asked there.')}"
    frame.quiet(said)
