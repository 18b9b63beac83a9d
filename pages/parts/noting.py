"""What a rater notes beside the level: facts read in a picture, and how well a recording can be followed."""

from collections.abc import Iterable

import streamlit as st

from assessments import bank
from assessments.form import Line
from pages.parts import frame, held
from pages.parts.frame import literal
from pages.parts.words import _, language

OPEN = "open"  # nothing is said about the delivery
LEVELS = ("1", "2", "3", "4", "5", OPEN)


def draw_to_see(lines: Iterable[Line], field: str) -> None:
    """A tick for each fact; `field` begins the names of their widgets."""
    with st.container(border=True, gap="small"):
        st.markdown(f"**{literal(_('Tick what can be read in the picture'))}**")
        frame.quiet(_("Software does not read pictures. What the first rater ticks counts as the key says."))
        for line in lines:
            name = f"{field}{line.id}"
            st.checkbox(literal(line.text.said(language())), bool(held.value(name)), key=name)


def seen(lines: Iterable[Line], field: str) -> tuple[str, ...]:
    return tuple(line.id for line in lines if st.session_state.get(f"{field}{line.id}"))


def draw_delivery(field: str) -> None:
    """The scale of the delivery, apart from that of the work; leaving it open is a choice like any other."""
    scale = bank.delivery()
    with st.container(border=True, key="desk-delivery"):
        st.markdown(f"**{literal(_('Delivery, not part of the score'))}**")
        frame.quiet(scale.guide.said(language()))
        st.radio(
            _("How well can the recording be followed by ear?"),
            LEVELS,
            held.index(field, LEVELS),
            format_func=_worded,
            key=field,
        )


def delivery(field: str) -> int | None:
    chosen = st.session_state.get(field, OPEN)
    return None if chosen in (None, OPEN) else int(chosen)


def delivery_words(level: int) -> str:
    """The level of a delivery with its anchor, as markdown."""
    return f"**{level}.** {literal(delivery_told(level))}"


def delivery_told(level: int) -> str:
    """What a level of delivery shows; levels have no names here, those of the work would say too much."""
    return bank.delivery().anchors[level - 1].said(language())


def delivery_note() -> str:
    """What the reader of a report must know about levels of delivery."""
    return _(
        "How well a recording can be followed by ear, as each rater has it: never accent, voice, face or room. "
        "It counts in no score; whoever wrote instead has none and loses nothing."
    )


def _worded(level: str) -> str:
    return f"**{literal(_('Leave it open.'))}**" if level == OPEN else delivery_words(int(level))
