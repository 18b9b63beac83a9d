"""Words and numbers: always in our own box, which saves while typing pauses; what has been sent is only shown."""

import streamlit as st

from assessments.answer import NumberAnswer, RevisionAnswer, WrittenAnswer
from assessments.item import Number, Revision, Written
from assessments.views import ItemState
from pages.parts import frame
from pages.parts.components import Field, edit
from pages.parts.frame import literal
from pages.parts.widgets.saving import Seat, tab
from pages.parts.words import _


def text(item: Written, state: ItemState, seat: Seat) -> None:
    """A text; before it, what somebody in the story has written meanwhile; sent or locked texts cannot be changed."""
    asked = item.prompt.said(seat.said)
    if state.locked:
        st.markdown(f"**{literal(asked)}**")
        frame.quiet(_("Opens once the answer before it has been sent."))
        return
    _message(state, seat)
    answer = state.answer if isinstance(state.answer, WrittenAnswer) else WrittenAnswer()
    if state.sealed:
        _sent(asked, answer.text)
        return
    edit(
        Field(
            attempt_id=seat.attempt_id,
            item_id=item.id,
            label=asked,
            hint=item.details.said(seat.said) if item.details else "",
            text=answer.text,
            answer=answer,
            field="text",
            revision=state.revision,
            tab=tab(),
            language=seat.said,
            limits=item.limits if item.show_counter else None,
        )
    )


def _message(state: ItemState, seat: Seat) -> None:
    if state.message is not None:
        with st.container(border=True):
            st.markdown(f"**{literal(state.message_author or '')}**  \n{literal(state.message.said(seat.said))}")


def _sent(asked: str, words: str) -> None:
    st.markdown(f"**{literal(asked)}**")
    with st.container(border=True):
        st.text(words)
    frame.quiet(_("Sent; it can no longer be changed."))


def revision(item: Revision, state: ItemState, seat: Seat) -> None:
    """One's own earlier text, to be changed; it stands in the box as it was left."""
    start = state.start_text or ""
    answer = state.answer if isinstance(state.answer, RevisionAnswer) else RevisionAnswer(text=start)
    edit(
        Field(
            attempt_id=seat.attempt_id,
            item_id=item.id,
            label=item.prompt.said(seat.said),
            hint=item.details.said(seat.said) if item.details else "",
            text=answer.text,
            answer=answer,
            field="text",
            revision=state.revision,
            tab=tab(),
            language=seat.said,
            limits=item.limits,
        )
    )


def number(item: Number, state: ItemState, seat: Seat) -> None:
    """A number as it is typed; it is read when it is judged, so comma or point and a unit sign are all welcome."""
    answer = state.answer if isinstance(state.answer, NumberAnswer) else NumberAnswer()
    units = {"percent": "%", "eur": "€", "ratio": "", "count": ""}
    edit(
        Field(
            attempt_id=seat.attempt_id,
            item_id=item.id,
            label=item.prompt.said(seat.said),
            hint=item.details.said(seat.said) if item.details else "",
            text=answer.typed,
            answer=answer,
            field="typed",
            revision=state.revision,
            tab=tab(),
            language=seat.said,
            line=True,
            unit=units[item.unit],
        )
    )
