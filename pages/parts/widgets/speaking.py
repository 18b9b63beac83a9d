"""A short speech: recorded or written, two ways of equal worth, to be changed at any time before the end."""

from functools import partial

import streamlit as st

from assessments import workflow
from assessments.answer import SpokenAnswer
from assessments.attempt import Refused
from assessments.item import Spoken
from assessments.views import ItemState
from pages.parts import frame, refusals
from pages.parts.components import Button, Field, Recorder, buttons, edit, record
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.widgets.seat import Seat, tab
from pages.parts.words import _


def speech(item: Spoken, state: ItemState, seat: Seat) -> None:
    """The way chosen, and the desk or the box that belongs to it."""
    answer = state.answer if isinstance(state.answer, SpokenAnswer) else SpokenAnswer()
    st.markdown(f"**{literal(item.prompt.said(seat.said))}**")
    if item.details:
        st.markdown(literal(item.details.said(seat.said)))
    _ways(item, answer)
    if answer.route == "sound":
        record(
            Recorder(
                attempt_id=seat.attempt_id,
                item_id=item.id,
                label=_("Your recording"),
                answer=answer,
                revision=state.revision,
                tab=tab(),
                seconds=item.seconds,
                tries=item.tries,
            ),
            made=_again,
        )
    elif answer.route == "typed":
        edit(
            Field(
                attempt_id=seat.attempt_id,
                item_id=item.id,
                label=_("Your words, as you would say them"),
                text=answer.script,
                answer=answer,
                field="script",
                revision=state.revision,
                tab=tab(),
                language=seat.said,
                limits=item.limits,
            )
        )


def _ways(item: Spoken, answer: SpokenAnswer) -> None:
    """Which way: buttons that first bring in what is written, so that changing one's mind loses nothing."""
    if answer.route is None:
        st.markdown(literal(_("Record your voice, or write your words: both ways are rated on the same scale.")))
    said = {"sound": _("Record it"), "typed": _("Write it")}
    if answer.route == "typed":
        said = {"sound": _("Record it instead")}
    elif answer.route == "sound":
        said = {"typed": _("Write it instead")}
    row = tuple(Button(route, label) for route, label in said.items())
    buttons(f"way:{item.id}", row, partial(_take, item.id))


def _take(item_id: str, route: str) -> None:
    """Change the way and nothing else of the answer, as it stands on record at this moment."""
    if route != "sound" and route != "typed":  # noqa: PLR1714 - narrows the type, which `in` does not
        return
    try:
        actor = acting()
        sitting = workflow.sitting(store(), actor, now())
        states = {one.item.id: one for task in sitting.tasks for one in task.items}
        state = states.get(item_id)
        if state is None:
            return
        answer = state.answer if isinstance(state.answer, SpokenAnswer) else SpokenAnswer()
        changed = SpokenAnswer(route=route, tries=answer.tries, kept=answer.kept, script=answer.script)
        workflow.save_response(store(), actor, item_id, changed, state.revision, tab(), now())
    except Refused as error:
        frame.later(refusals.sentence(error), "warning")


def _again() -> None:
    """The run that follows reads the record; there is nothing else to do."""
