"""A task laid out as a candidate gets it, for somebody who only tries it: it unfolds, and nothing is saved."""

from collections.abc import Callable

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor
from assessments.views import TaskState
from pages.parts import materials
from pages.parts.components import Button, Part, bar
from pages.parts.sitting import desk
from pages.parts.widgets import NOBODY, Seat
from pages.parts.widgets.ways import tried
from pages.parts.words import _
from rubric.record import Language

SENT = "trial-sent"


def draw(actor: Actor, task_id: str, said: Language, ways: tuple[Button, ...], go: Callable[[str], None]) -> None:
    """The task with its questions, and these ways on; `go` takes the id of the button pressed."""
    state = workflow.tried(actor, task_id, said, _sent(task_id), tried())
    with st.container():
        st.html(desk.beside(task_id, said))
        desk.lay(state, Seat(NOBODY, said), _ways(state, ways, go), _send)


def warm_up(actor: Actor, task_id: str, said: Language, ways: tuple[Button, ...], go: Callable[[str], None]) -> None:
    """The same for what comes before the first part and has nothing to work from."""
    state = workflow.tried(actor, task_id, said, (), tried())
    st.html(materials.instructions(state.task, said))
    desk.lay(state, Seat(NOBODY, said), bar("ways", ways, go), _send)


def _ways(state: TaskState, ways: tuple[Button, ...], go: Callable[[str], None]) -> Part:
    """The ways on, with the one back to the first scene where something has been sent on."""
    row = (Button(state.task.id, _("Begin this task anew")), *ways) if _sent(state.task.id) else ways

    def pressed(button: str) -> None:
        if button == state.task.id:
            st.session_state[SENT] = frozenset[str]()
        else:
            go(button)

    return bar("ways", row, pressed)


def _send(item_id: str) -> None:
    st.session_state[SENT] = st.session_state.get(SENT, frozenset[str]()) | {item_id}


def _sent(task_id: str) -> frozenset[str]:
    """The questions of a task that were sent on in this visit."""
    every: frozenset[str] = st.session_state.get(SENT, frozenset())
    return frozenset(one for one in every if one.split(".")[0] == task_id)
