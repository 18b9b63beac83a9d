"""How a choice is kept: seeded from the record, saved on every change, and never silently over another tab's."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeVar

import streamlit as st

from assessments import workflow
from assessments.answer import Answer
from assessments.attempt import AttemptClosed, Refused, Response, StaleAnswer
from assessments.views import ItemState
from pages.parts import frame, refusals, words
from pages.parts.guard import acting, now, store
from pages.parts.words import _
from rubric.record import Language

A = TypeVar("A", bound=Answer)
Known = Response | ItemState  # both say: answer, revision, saved_at


class Seat(NamedTuple):
    """Where somebody sits: which attempt, and in which language its content is read."""

    attempt_id: str
    said: Language


def tab() -> str:
    """This browser tab, as the record of answers names it; a reload makes a new one."""
    if "tab" not in st.session_state:
        st.session_state["tab"] = secrets.token_hex(8)
    found: str = st.session_state["tab"]
    return found


def key(item_id: str, *parts: str) -> str:
    """The name of a widget of a question."""
    return "|".join((item_id, *parts))


def catch_up(state: ItemState) -> None:
    """When the record has moved on without this tab, fill the widgets anew and say so; before anything is drawn."""
    known = _known(state.item.id)
    if known is None or state.revision > known.revision:
        if known is not None and state.answer != known.answer:
            say(state.item.id, _("This answer was changed elsewhere; the newer version is shown."))
            forget(state.item.id)
        _know(state.item.id, state)


def latest(state: ItemState, kind: type[A]) -> A:
    """The answer to show: the one on record, or the one this tab has saved since the record was read."""
    answer = (_known(state.item.id) or state).answer
    return answer if isinstance(answer, kind) else kind()


def _known(item_id: str) -> Known | None:
    return st.session_state.get(f"known:{item_id}")


def _know(item_id: str, known: Known) -> None:
    st.session_state[f"known:{item_id}"] = known


def untouched(state: ItemState) -> bool:
    """Whether nothing was ever saved for this question."""
    return (_known(state.item.id) or state).revision == 0


def forget(item_id: str) -> None:
    """Let the widgets of a question be filled again from what is known."""
    for name in [name for name in st.session_state if str(name).startswith(f"{item_id}|")]:
        del st.session_state[name]


def seed(name: str, value: object) -> None:
    """What a widget shows before anybody has touched it."""
    if name not in st.session_state:
        st.session_state[name] = value


def save(item_id: str, read: Callable[[], Answer]) -> None:
    """Keep what the widgets of a question say; runs as a callback, so the right to do so is asked anew."""
    known = _known(item_id)
    base = known.revision if known else 0
    try:
        _know(item_id, workflow.save_response(store(), acting(), item_id, read(), base, tab(), now()))
    except StaleAnswer as stale:
        _know(item_id, stale.latest)
        _start_over(item_id)
        say(
            item_id,
            _(
                "This answer was changed in another tab or on another device. What was saved there is shown now; "
                "your last choice was not saved. Choose again if it should count."
            ),
        )
    except AttemptClosed as closed:
        frame.later(refusals.sentence(closed), "warning")
        st.session_state["over"] = True
    except Refused as refused:
        _start_over(item_id)
        say(item_id, refusals.sentence(refused))


def _start_over(item_id: str) -> None:
    """What is shown of a question no longer holds, wherever on the page it stands."""
    forget(item_id)
    st.session_state["over"] = True


def over() -> bool:
    """Whether a save has just been refused, so that the whole page has to be drawn anew; true once."""
    return bool(st.session_state.pop("over", False))


def alone(draw: Callable[[], None], *, name: str | None = None) -> None:
    """Draw widgets that run by themselves when one of them is changed, without the page around them.

    What never changes is drawn outside: an edit costs as much as there is in here, for the server and for the eye.
    A callback can ask by `name` that they run.
    """
    st.fragment(_by_themselves, key=name)(draw)


def _by_themselves(draw: Callable[[], None]) -> None:
    if over():
        st.rerun()
    draw()


def say(item_id: str, message: str) -> None:
    st.session_state[f"said:{item_id}"] = message


def told(item_id: str) -> None:
    """What has happened to this answer, shown once, where the answer is."""
    message = st.session_state.pop(f"said:{item_id}", None)
    if message is not None:
        st.warning(frame.literal(message))


def stand(state: ItemState, *, given: bool = True) -> None:
    """Under a question: whether it is saved, in words; always one line, so that nothing jumps.

    Under one part of a question `given` says whether anything is chosen in it.
    """
    known = _known(state.item.id) or state
    frame.quiet(standing(known.saved_at if given else None))


def standing(saved_at: datetime | None) -> str:
    return _("Saved {clock}", clock=words.clock(saved_at)) if saved_at else _("Not answered yet")
