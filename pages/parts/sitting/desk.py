"""One task at a time: what it is about, what it is worked from, its questions, and the ways on and back."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import groupby
from typing import TypeVar

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor, Refused
from assessments.form import Export
from assessments.item import MenuGrid, Written
from assessments.views import ItemState, Sitting, TaskState
from pages.parts import frame, materials, prose, words
from pages.parts.components import (
    Button,
    Field,
    Line,
    Part,
    Progress,
    Question,
    Review,
    bar,
    boxes,
    choices,
    show,
    strip,
    told,
)
from pages.parts.guard import acting, now, store
from pages.parts.sitting import notice, unfolding, workbench
from pages.parts.widgets import Piece, Seat, ask, pieces, stands_alone, tab
from pages.parts.words import _, n_, number
from rubric.record import Language

REVIEW = "review"
K = TypeVar("K")


def place(sitting: Sitting) -> str:
    """The task that the address asks for, else the one that was worked on last: where one comes back to."""
    asked = st.query_params.get("task")
    known = [one.task.id for one in sitting.tasks]
    if asked in known or asked == REVIEW:
        return asked
    saved = [(item.saved_at, task.task.id) for task in sitting.tasks for item in task.items if item.saved_at]
    return max(saved)[1] if saved else known[0]


def task(sitting: Sitting, task_id: str) -> None:
    """A task of the running block, or what comes before the first one."""
    state = next(one for one in sitting.tasks if one.task.id == task_id)
    timed = sitting.step == "block"
    if state.moments is not None and state.moments.pace is None and opens_by_itself(state):
        _begin(state)
    said = sitting.attempt.language
    frame.named(state.task.title.said(said), wide=timed)
    if timed:
        st.html(beside(task_id, said))
    else:
        st.html(materials.instructions(state.task, said))
    lay(state, Seat(sitting.attempt.id, said, tab()), _ways(sitting, task_id), _send)


def beside(task_id: str, said: Language) -> str:
    """What stands beside the questions of a task, as HTML that the style sheet of the document places there."""
    return f'<div class="assay-brief">{materials.brief(task_id, said, words.language())}</div>'


def lay(state: TaskState, seat: Seat, ways: Part, send: Callable[[str], None]) -> None:
    """What a task is worked with, its questions and the ways on; `send` takes the id of a question that is sent."""
    with nullcontext() if in_one(state) else st.container(key="answers"):
        for one in exports(state):
            workbench.show(one, seat.said)
        show("desk", *questions(state, seat, send), ways)


def _begin(state: TaskState) -> None:
    """Note the first second of a task; a part that has ended meanwhile has none, and the next run says so."""
    try:
        workflow.begin(store(), acting(), state.items[0].item.id, now())
    except Refused:
        return


def opens_by_itself(state: TaskState) -> bool:
    """Whether the first second of a task is when it is shown, since nobody has to press anything for it to begin."""
    return any(isinstance(one.item, MenuGrid) for one in state.items)


def in_one(state: TaskState) -> bool:
    """Whether everything that is asked is shown together with the ways on, as one element."""
    return not state.task.scenes and not exports(state) and not any(stands_alone(one) for one in state.items)


def exports(state: TaskState) -> tuple[Export, ...]:
    """The files of data that the task is worked from."""
    return tuple(one for one in state.task.materials if isinstance(one, Export))


def top(sitting: Sitting, task_id: str) -> tuple[Part, ...]:
    """The thin line above everything: the part, the task, the share of all tasks behind one, the time left.

    Below it the title of the task, where there is one: an element of its own would cost as much as all of this.
    """
    line = strip(progress(sitting, task_id), now(), sitting.deadline, _expired)
    titles = [one.task.title.said(sitting.attempt.language) for one in sitting.tasks if one.task.id == task_id]
    return (line, *(told("title", prose.title(one)) for one in titles))


def progress(sitting: Sitting, task_id: str) -> Progress:
    """How far one is; what comes before the first task counts for nothing."""
    if sitting.step == "submitted":
        return Progress(_("Handed in"), 1.0)
    if sitting.block is None:
        return Progress(_("Before the first part"), 0.0)
    if sitting.step == "break":
        done = sum(len(block.tasks) for block in sitting.form.blocks[: sitting.block])
        return Progress(_("Break") if done else _("Before the first part"), done / len(sitting.form.task_ids))
    known = [one.task.id for one in sitting.tasks]
    blocks = sitting.form.blocks
    part = _("Part {n} of {all}", n=sitting.block + 1, all=len(blocks)) if len(blocks) > 1 else ""
    before = sum(len(block.tasks) for block in blocks[: sitting.block])
    at = known.index(task_id) if task_id in known else len(known)
    here = _("Task {n} of {all}", n=at + 1, all=len(known)) if task_id in known else _("Review")
    return Progress(" · ".join(one for one in (part, here) if one), (before + at) / len(sitting.form.task_ids))


def _expired() -> None:
    st.session_state["expired"] = True


def questions(state: TaskState, seat: Seat, send: Callable[[str], None]) -> tuple[Part, ...]:
    """Everything the task asks on the route that was chosen, with the button that sends what others wait for.

    What comes last is not shown but returned, to be shown together with what follows it.
    """
    shown = [one for one in state.items if not one.hidden]
    if state.task.scenes:
        return unfolding.show(state, seat, partial(_ask_all, send), send)
    return _ask_all(send, shown, seat)


def _ask_all(send: Callable[[str], None], shown: Sequence[ItemState], seat: Seat) -> tuple[Part, ...]:
    awaited = {one.item.after for one in shown if isinstance(one.item, Written)}
    waiting: list[Piece] = []  # what follows each other is shown together
    for number_, one in enumerate(shown, start=1):
        place = number_ if len(shown) > 1 else None
        found = pieces(one, seat, place)
        if not found:
            _show(waiting)
            waiting.clear()
            ask(one, seat, place)
        waiting += found
        if one.item.id in awaited and not one.sealed:
            button = Button(one.item.id, _("Send this reply"))
            note = _("Once sent it can no longer be changed; then you read what comes back.")
            waiting.append(bar(f"send:{one.item.id}", (button,), send, note=note))
    return parts(waiting)


def parts(waiting: Sequence[Piece]) -> tuple[Part, ...]:
    """One part for all boxes that follow each other, one for all choices that do, and the others as they are."""
    found: list[Part] = []
    for kind, alike in groupby(waiting, type):
        same = tuple(alike)
        if kind is Question:
            found.append(choices(*_of(Question, same)))
        elif kind is Field:
            found.append(boxes(*_of(Field, same)))
        else:
            found += _of(Part, same)
    return tuple(found)


def _of(kind: type[K], same: Sequence[object]) -> tuple[K, ...]:
    return tuple(one for one in same if isinstance(one, kind))


def _show(waiting: Sequence[Piece]) -> None:
    found = parts(waiting)
    if found:
        show(found[0].id, *found)


def _send(item_id: str) -> None:
    try:
        workflow.send_answer(store(), acting(), item_id, now())
    except Refused as error:
        frame.refused_later(error, "warning")


# --- ways on ----------------------------------------------------------------------------------------------------------


def _ways(sitting: Sitting, task_id: str) -> Part:
    if sitting.step != "block":
        return bar("ways", (Button("leave", _on(sitting), "primary"),), _leave)
    known = [one.task.id for one in sitting.tasks]
    at = known.index(task_id)
    row = [Button(known[at - 1], _("Back"))] if at else []
    if at + 1 < len(known):
        row.append(Button(known[at + 1], _("Next task"), "primary", last=True))
    else:
        row.append(Button(REVIEW, _("Review this part"), "primary", last=True))
    return bar("ways", tuple(row), go)


def _on(sitting: Sitting) -> str:
    return _("Go on to the tasks") if sitting.step == "levels" else _("Leave practice and go on")


def go(task_id: str) -> None:
    """Put a task into the address, so that the browser's own Back and Forward work."""
    st.query_params["task"] = task_id


def _leave(_pressed: str) -> None:
    try:
        workflow.finish_practice(store(), acting(), now())
    except Refused as error:
        frame.refused_later(error, "warning")


# --- review -----------------------------------------------------------------------------------------------------------


def review(actor: Actor, sitting: Sitting) -> None:
    """What is answered and what is not, task by task, before a part is handed in."""
    last = sitting.block == len(sitting.form.blocks) - 1
    frame.title(_("Review before you submit") if last else _("Review before the break"))
    rule = _("You may go back to any task while time remains. Once this is handed in, it can no longer be changed.")
    row = (
        Button(sitting.tasks[-1].task.id, _("Back to the tasks")),
        Button("end", _("Submit my work") if last else _("Finish this part"), "primary", last=True),
    )
    lines = tuple(_line(sitting, state) for state in sitting.tasks)
    show("ways", bar("ways", row, partial(_finish, last), above=Review(rule, lines)))
    notice.arrangement(actor, sitting)


def _line(sitting: Sitting, state: TaskState) -> Line:
    asked = state.asked
    done = sum(one.answered for one in asked)
    left_out = state.task.optional and not any(one.answered for one in state.items)
    counted = _("Optional, and left out: that costs nothing") if left_out else _counted(done, len(asked))
    return Line(state.task.id, state.task.title.said(sitting.attempt.language), counted, _("Open"))


def _counted(done: int, asked: int) -> str:
    if done == asked:
        return n_("{count} question, answered", "All {count} questions answered", asked)
    left = number(asked - done)
    return _("{done} of {all} answered, {left} left open", done=number(done), all=number(asked), left=left)


def _finish(last: bool, pressed: str) -> None:
    """End the part, or go back; submitting twice is harmless, the verb sees to that."""
    if pressed != "end":
        go(pressed)
        return
    try:
        if last:
            workflow.submit(store(), acting(), now())
        else:
            workflow.end_block(store(), acting(), now())
    except Refused as error:
        frame.refused_later(error, "warning")
    st.query_params.pop("task", None)
