"""What candidates ask to have arranged: read and answered by HR alone."""

from collections.abc import Iterable

import streamlit as st

from assessments import workflow
from assessments.attempt import Arrangement, Refused
from assessments.views import BoardRow, Position
from pages.parts import frame
from pages.parts.guard import acting, now, store
from pages.parts.words import _, day, n_


def draw(position: Position, rows: Iterable[BoardRow]) -> None:
    """Open requests first and in sight; answered ones folded."""
    names = {one.attempt.id: one.person.name for one in rows}
    asked = workflow.arrangements(store(), acting(), position.id)
    still_open = [one for one in asked if one.answer is None]
    answered = [one for one in asked if one.answer is not None]
    if still_open:
        heading = n_(
            "{count} candidate asks for an arrangement", "{count} candidates ask for an arrangement", len(still_open)
        )
        with st.container(border=True):
            st.header(frame.literal(heading), anchor=False)
            for one in still_open:
                _draw_open(one, names.get(one.attempt_id, ""))
    if answered:
        with st.expander(_("Arrangements answered")):
            for one in answered:
                st.markdown(f"**{frame.literal(names.get(one.attempt_id, ''))}**")
                st.text(one.wishes)
                frame.quiet(_("Answer given"))
                st.text(one.answer or "")


def _draw_open(one: Arrangement, name: str) -> None:
    st.markdown(f"**{frame.literal(name)}** · {frame.literal(day(one.asked_at))}")
    st.text(one.wishes)
    st.text_area(
        _("Your answer"),
        key=f"arrangement-{one.id}",
        height=80,
        max_chars=1000,
        placeholder=_("What is arranged, or what is offered instead and why"),
    )
    st.button(_("Answer"), key=f"arrangement-{one.id}-go", on_click=answer, args=(one, name))


def answer(one: Arrangement, name: str) -> None:
    said = st.session_state.get(f"arrangement-{one.id}", "").strip()
    try:
        workflow.answer_arrangement(store(), acting(), one.id, said, now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(
        _("Your answer to {name} is kept. Set extra time in the candidate’s line if it was granted.", name=name)
    )
