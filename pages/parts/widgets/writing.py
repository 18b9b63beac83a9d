"""Words and numbers: always in our own box, which saves while typing pauses; what has been sent is only shown."""

import streamlit as st

from assessments.answer import Answer, NumberAnswer, RevisionAnswer, WrittenAnswer
from assessments.item import AnyItem, Limits, Number, Revision, Written
from assessments.views import ItemState
from pages.parts import frame
from pages.parts.components import Field, edit
from pages.parts.frame import literal
from pages.parts.widgets.seat import Seat, tab
from pages.parts.words import _

UNITS = {"percent": "%", "eur": "€", "ratio": "", "count": "", "per_1000": ""}


def box(state: ItemState, seat: Seat) -> Field | None:
    """The box of a question that is nothing but a box; None for every other question, and while there is more to it."""
    match state.item:
        case Written() if not state.locked and not state.sealed:
            return _text(state.item, state, seat)
        case Revision():
            return _revision(state.item, state, seat)
        case Number():
            return _number(state.item, state, seat)
        case _:
            return None


def text(item: Written, state: ItemState, seat: Seat) -> None:
    """A text with what somebody in the story has written before it; sent or locked texts cannot be changed."""
    asked = item.prompt.said(seat.said)
    if state.locked:
        frame.two_lines(asked, _("Opens once the answer before it has been sent."))
        return
    if state.sealed:
        sent(asked, state.answer.text if isinstance(state.answer, WrittenAnswer) else "")
        return
    edit(_text(item, state, seat))


def _before(state: ItemState, seat: Seat) -> tuple[tuple[str, str], ...]:
    """What somebody in the story has said meanwhile, under the candidate's own words that it answers."""
    if state.message is None:
        return ()
    asked = ((_("You asked:"), state.asked_by),) if state.asked_by else ()
    return (*asked, (_("{name}:", name=state.message_author or ""), state.message.said(seat.said)))


def sent(asked: str, words: str) -> None:
    """An answer that can no longer be changed."""
    with st.container(gap="xsmall"):
        st.markdown(f"**{literal(asked)}**")
        with st.container(border=True):
            st.text(words)
        frame.quiet(_("Sent; it can no longer be changed."))


def _text(item: Written, state: ItemState, seat: Seat) -> Field:
    answer = state.answer if isinstance(state.answer, WrittenAnswer) else WrittenAnswer(text=state.start_text or "")
    return _field(item, state, seat, answer, answer.text, item.limits if item.show_counter else None)


def revision(item: Revision, state: ItemState, seat: Seat) -> None:
    """One's own earlier text, to be changed; it stands in the box as it was left."""
    edit(_revision(item, state, seat))


def _revision(item: Revision, state: ItemState, seat: Seat) -> Field:
    answer = state.answer if isinstance(state.answer, RevisionAnswer) else RevisionAnswer(text=state.start_text or "")
    return _field(item, state, seat, answer, answer.text, item.limits)


def number(item: Number, state: ItemState, seat: Seat) -> None:
    """A number as it is typed; it is read when it is judged, so comma or point and a unit sign are all welcome."""
    edit(_number(item, state, seat))


def _number(item: Number, state: ItemState, seat: Seat) -> Field:
    answer = state.answer if isinstance(state.answer, NumberAnswer) else NumberAnswer()
    return _field(item, state, seat, answer, answer.typed, None)


def _field(item: AnyItem, state: ItemState, seat: Seat, answer: Answer, words: str, limits: Limits | None) -> Field:
    return Field(
        attempt_id=seat.attempt_id,
        item_id=item.id,
        label=item.prompt.said(seat.said),
        hint=item.details.said(seat.said) if item.details else "",
        text=words,
        answer=answer,
        field="typed" if isinstance(item, Number) else "text",
        revision=state.revision,
        tab=tab(),
        language=seat.said,
        limits=limits,
        line=isinstance(item, Number),
        unit=UNITS[item.unit] if isinstance(item, Number) else "",
        before=_before(state, seat),
    )
