"""A short speech: recorded or written, two ways of equal worth, to be changed at any time before the end."""

from functools import partial

import streamlit as st

from assessments import workflow
from assessments.answer import SpokenAnswer
from assessments.attempt import Refused
from assessments.item import Spoken
from assessments.views import ItemState
from pages.parts import frame, prose, refusals
from pages.parts.components import Button, Field, Part, Recorder, bar, edit, record, show, told
from pages.parts.guard import acting, now, store
from pages.parts.widgets.seat import NOBODY, Seat, tab
from pages.parts.words import _

WAYS = "ways-tried"


def speech(item: Spoken, state: ItemState, seat: Seat) -> None:
    """What is asked, the way to the other way, and the recorder or the box of the way that was chosen."""
    answer = _answer(state)
    show(f"speech:{item.id}", *_asked(item, answer, seat))
    if answer.route == "sound":
        record(
            Recorder(
                attempt_id=seat.attempt_id,
                item_id=item.id,
                label=_("Your recording"),
                answer=answer,
                revision=state.revision,
                tab=seat.tab,
                seconds=item.seconds,
                tries=item.tries,
                picture=item.picture,
            ),
            made=_again,
        )
    elif answer.route == "typed":
        edit(_script(item, state, seat, answer))


def pieces(item: Spoken, state: ItemState, seat: Seat) -> tuple[Part | Field, ...]:
    """The same as pieces to be shown with others; none where there is a recorder."""
    answer = _answer(state)
    match answer.route:
        case "sound":
            return ()
        case "typed":
            return (*_asked(item, answer, seat), _script(item, state, seat, answer))
        case None:
            return _asked(item, answer, seat)


def by_sound(state: ItemState) -> bool:
    return _answer(state).route == "sound"


def _answer(state: ItemState) -> SpokenAnswer:
    return state.answer if isinstance(state.answer, SpokenAnswer) else SpokenAnswer()


def _script(item: Spoken, state: ItemState, seat: Seat, answer: SpokenAnswer) -> Field:
    return Field(
        attempt_id=seat.attempt_id,
        item_id=item.id,
        label=_("Your words, as you would say them"),
        text=answer.script,
        answer=answer,
        field="script",
        revision=state.revision,
        tab=seat.tab,
        language=seat.said,
        limits=item.limits,
    )


def _asked(item: Spoken, answer: SpokenAnswer, seat: Seat) -> tuple[Part, Part]:
    """What is asked, and which way: buttons that first bring in what is written, so that no change of mind loses it."""
    words = prose.head(item.prompt.said(seat.said))
    if item.details:
        words += prose.paragraphs(item.details.said(seat.said))
    if answer.route is None:
        words += prose.paragraphs(_("Record your voice, or write your words: both ways are rated on the same scale."))
    said = {"sound": _("Record it"), "typed": _("Write it")}
    if answer.route == "typed":
        said = {"sound": _("Record it instead")}
    elif answer.route == "sound":
        said = {"typed": _("Write it instead")}
    row = tuple(Button(route, label) for route, label in said.items())
    take = partial(try_way if seat.attempt_id == NOBODY else _take, item.id)
    return told(f"asked:{item.id}", words), bar(f"way:{item.id}", row, take)


def try_way(item_id: str, route: str) -> None:
    """The same for somebody who only tries the task: it is kept for as long as they look at it."""
    st.session_state[WAYS] = tried_ways() | {item_id: route}


def tried_ways() -> dict[str, str]:
    """The way that was tried, by the id of the question."""
    ways: dict[str, str] = st.session_state.get(WAYS, {})
    return ways


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
        answer = _answer(state)
        changed = SpokenAnswer.model_validate(answer.model_dump() | {"route": route})
        workflow.save_response(store(), actor, item_id, changed, state.revision, tab(), now())
    except Refused as error:
        frame.later(refusals.sentence(error), "warning")


def _again() -> None:
    """The run that follows reads the record; there is nothing else to do."""
