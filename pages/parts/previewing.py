"""A form walked through as a candidate would, by whoever chooses it: nothing is saved and no clock runs."""

from functools import partial
from typing import Literal, NamedTuple

import streamlit as st

from assessments import bank
from assessments.attempt import Actor
from assessments.form import Form
from pages.parts import composing, frame, held, trial
from pages.parts.components import Button, buttons
from pages.parts.frame import literal
from pages.parts.words import LANGUAGE_NAMES, _, language, minutes, number
from rubric.record import LANGUAGES, Language

SAID, STEP = "preview-said", "step"


class Step(NamedTuple):
    """One page of a sitting."""

    kind: Literal["start", "practice", "task", "break", "end"]
    task_id: str = ""
    place: str = ""  # where in the form it stands, in words


def steps(form: Form) -> tuple[Step, ...]:
    """Every page that a candidate goes through after the notice."""
    found = [Step("start")]
    if form.practice is not None:
        found.append(Step("practice", form.practice, _("Before the first part")))
    for index, block in enumerate(form.blocks):
        if index:
            found.append(Step("break", place=_("Break")))
        part = _("Part {n} of {all}", n=number(index + 1), all=number(len(form.blocks)))
        for at, task_id in enumerate(block.tasks, start=1):
            here = _("Task {n} of {all}", n=number(at), all=number(len(block.tasks)))
            found.append(Step("task", task_id, f"{part} · {here}" if len(form.blocks) > 1 else here))
    return (*found, Step("end"))


def draw(actor: Actor, form: Form) -> None:
    """The page that the address names, marked as a preview, with the ways on and back."""
    walk = steps(form)
    at = min(_asked(), len(walk) - 1)
    step = walk[at]
    titled = bank.task(step.task_id).title if step.task_id else form.name
    said = _said()
    frame.title(titled.said(said), wide=step.kind == "task")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            _("Language of the sitting"),
            LANGUAGES,
            default=said,
            key=SAID,
            format_func=LANGUAGE_NAMES.__getitem__,
            required=True,
        )
        st.button(_("Leave the preview"), key="leave", on_click=st.query_params.clear)
    st.info(literal(_("Preview: this is what a candidate sees. No clock runs, and nothing you do here is saved.")))
    if step.place:
        frame.quiet(step.place)
    ways = _ways(walk, at)
    match step.kind:
        case "task":
            trial.draw(actor, step.task_id, said, ways, partial(_go, at))
        case "practice":
            trial.warm_up(actor, step.task_id, said, ways, partial(_go, at))
        case "start" | "break" | "end":
            _draw_between(form, step, said)
            buttons("ways", ways, partial(_go, at))


def _said() -> Language:
    asked = held.value(SAID)
    return asked if asked in LANGUAGES else language()


def _asked() -> int:
    asked = st.query_params.get(STEP, "")
    return int(asked) if asked.isdecimal() else 0


def _ways(walk: tuple[Step, ...], at: int) -> tuple[Button, ...]:
    row = [Button("back", _("Back"))] if at else []
    if at + 1 < len(walk):
        row.append(Button("on", _("Begin") if not at else _("Go on"), "primary", last=True))
    return tuple(row)


def _go(at: int, pressed: str) -> None:
    st.query_params[STEP] = str(at + 1 if pressed == "on" else at - 1)


def _draw_between(form: Form, step: Step, said: Language) -> None:
    if step.kind == "start":
        st.markdown(literal(form.purpose.said(said)))
        length = sum(bank.task(one).minutes for one in form.task_ids)
        frame.quiet(
            _("{length} in all. Before this, every candidate reads and confirms the notice.", length=minutes(length))
        )
        composing.draw_tasks(form)
    elif step.kind == "break":
        st.markdown(literal(_("Here the candidate may rest: the clock stands still until the next part is begun.")))
    else:
        st.markdown(literal(_("Here the candidate has handed everything in, and reads what happens next.")))
