"""Two ways of equal worth to answer a question, to be changed at any time before the end."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.answer import Answer, SpokenAnswer, UploadAnswer, answers
from assessments.attempt import Refused
from assessments.item import AnyItem, Spoken, Upload
from assessments.views import ItemState
from pages.parts import frame, prose
from pages.parts.components import Button, Field, Part, bar, told
from pages.parts.guard import acting, now, store
from pages.parts.widgets.seat import NOBODY, Seat, tab

WAYS = "ways-tried"


def asked(item: Spoken | Upload, seat: Seat, invitation: str, ways: Mapping[str, str]) -> tuple[Part, Part]:
    """What is asked, and which way: buttons that first bring in what is written, so that no change of mind loses it."""
    words = prose.head(item.prompt.said(seat.said))
    if item.details:
        words += prose.paragraphs(item.details.said(seat.said))
    if invitation:
        words += prose.paragraphs(invitation)
    row = tuple(Button(route, label) for route, label in ways.items())
    take = partial(_try, item.id) if seat.attempt_id == NOBODY else partial(_take, item.id, frozenset(ways))
    return told(f"asked:{item.id}", words), bar(f"way:{item.id}", row, take)


def _try(item_id: str, route: str) -> None:
    """The same for somebody who only tries the task: it is kept for as long as they look at it."""
    st.session_state[WAYS] = _tried() | {item_id: route}


def tried() -> dict[str, Answer]:
    """The ways that were tried, as answers in which nothing else stands."""
    return {one: answers.validate_python({"kind": _item(one).kind, "route": way}) for one, way in _tried().items()}


def _tried() -> dict[str, str]:
    """By the id of the question."""
    found: dict[str, str] = st.session_state.get(WAYS, {})
    return found


def _item(item_id: str) -> AnyItem:
    return bank.task(item_id.partition(".")[0]).item(item_id)


def script(
    item: Spoken | Upload, state: ItemState, seat: Seat, answer: SpokenAnswer | UploadAnswer, label: str
) -> Field:
    """The box of the written way."""
    return Field(
        attempt_id=seat.attempt_id,
        item_id=item.id,
        label=label,
        text=answer.script,
        answer=answer,
        field="script",
        revision=state.revision,
        tab=seat.tab,
        language=seat.said,
        limits=item.limits,
    )


def _take(item_id: str, ways: frozenset[str], route: str) -> None:
    """Change the way and nothing else of the answer, as it stands on record at this moment."""
    if route not in ways:
        return
    try:
        actor = acting()
        sitting = workflow.sitting(store(), actor, now())
        states = {one.item.id: one for task in sitting.tasks for one in task.items}
        state = states.get(item_id)
        if state is None:
            return
        kind = UploadAnswer if isinstance(state.item, Upload) else SpokenAnswer
        answer = state.answer if isinstance(state.answer, SpokenAnswer | UploadAnswer) else kind()
        changed = answer.model_copy(update={"route": route})
        workflow.save_response(store(), actor, item_id, changed, state.revision, tab(), now())
    except Refused as error:
        frame.refused_later(error, "warning")
