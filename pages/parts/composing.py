"""A form while it is composed: its fields as session state, its tasks in their order, and what they come to."""

from collections.abc import Iterable

import streamlit as st

from assessments import bank
from assessments.attempt import FormRefused
from assessments.form import Block, Form, FormDraft, Task
from pages.parts import frame, held
from pages.parts.frame import literal
from pages.parts.words import LANGUAGE_NAMES, _, language, listed, minutes, n_, number
from rubric.model import load_model
from rubric.record import LANGUAGES, Text

BUDGET = 60  # minutes, where nothing else is known
LONGEST = 240  # minutes anybody may be asked to give


def key(field: str) -> str:
    return f"form-{field}"


def fill(form: Form | None, *, named: bool = True) -> None:
    """Put a form on the desk, once; without its name where it is only the model of another."""
    if is_filled():
        return
    tasks = list(form.task_ids) if form else []
    last = [block.tasks[-1] for block in form.blocks[:-1]] if form else []
    for said in LANGUAGES:
        st.session_state[key(f"name-{said}")] = form.name.said(said) if form and named else ""
        st.session_state[key(f"purpose-{said}")] = form.purpose.said(said) if form and named else ""
    st.session_state[key("budget")] = form.budget if form else BUDGET
    st.session_state[key("tasks")] = tasks
    st.session_state[key("breaks")] = frozenset(last)
    st.session_state[key("filled")] = True


def is_filled() -> bool:
    """Whether anything lies on the desk; a click may come after it was sent."""
    return key("filled") in st.session_state


def clear() -> None:
    for name in [name for name in st.session_state if str(name).startswith(key(""))]:
        del st.session_state[name]


def read() -> FormDraft:
    """The record of what lies on the desk; raises FormRefused without a name. Without a purpose its name says it."""
    state = st.session_state
    name = {said: state[key(f"name-{said}")].strip() for said in LANGUAGES}
    if not all(name.values()):
        raise FormRefused("name_missing")
    purpose = {said: state[key(f"purpose-{said}")].strip() or name[said] for said in LANGUAGES}
    return FormDraft(
        name=Text(**name),
        purpose=Text(**purpose),
        budget=state[key("budget")],
        blocks=blocks(state[key("tasks")], state[key("breaks")]),
    )


def blocks(tasks: Iterable[str], breaks: frozenset[str]) -> tuple[Block, ...]:
    """The tasks in their order, parted after each that a break follows."""
    parts: list[list[str]] = [[]]
    for one in tasks:
        parts[-1].append(one)
        if one in breaks:
            parts.append([])
    return tuple(Block(tasks=tuple(part)) for part in parts if part)


# --- the desk ---------------------------------------------------------------------------------------------------------


def draw(tasks: Iterable[Task]) -> None:
    """Names, minutes, tasks and their order; then what the form comes to."""
    for field, asked, most in (("name", _("Name"), 80), ("purpose", _("What it is for"), 300)):
        columns = st.columns(len(LANGUAGES))
        for column, said in zip(columns, LANGUAGES, strict=True):
            name = key(f"{field}-{said}")
            full = _("{asked}, {language}", asked=asked, language=LANGUAGE_NAMES[said])
            column.text_input(full, held.value(name), key=name, max_chars=most)
    st.number_input(_("Minutes the tasks may take together"), 1, LONGEST, held.value(key("budget")), key=key("budget"))
    st.header(_("Tasks"), anchor=False)
    draw_sum()
    _draw_choice(tasks)
    _draw_order()
    st.header(_("What this measures"), anchor=False)
    draw_coverage(st.session_state[key("tasks")])


def _draw_choice(tasks: Iterable[Task]) -> None:
    """Every task that is not chosen yet, by competency, private ones last."""
    chosen = set(st.session_state[key("tasks")])
    left = {one.id: one for one in tasks if one.id not in chosen}
    name = key("more")
    st.selectbox(
        _("Add a task"),
        list(left),
        None,
        key=name,
        format_func=lambda one: task_facts(left[one]),
        placeholder=_("Choose a task of the bank"),
        on_change=_add,
    )


def task_facts(task: Task, *, titled: bool = True) -> str:
    """A task in a line: code, title on request, competency, minutes."""
    competency = load_model().competency(task.competency_id).name.said(language())
    title = [task.title.said(language())] if titled else []
    return " · ".join((task.id, *title, competency, minutes(task.minutes)))


def _add() -> None:
    one = st.session_state.get(key("more"))
    tasks: list[str] = st.session_state.get(key("tasks"), [])
    if one and is_filled() and one not in tasks:
        st.session_state[key("tasks")] = [*tasks, one]
    st.session_state[key("more")] = None


def _draw_order() -> None:
    tasks: list[str] = st.session_state[key("tasks")]
    if not tasks:
        frame.quiet(_("Nothing chosen yet. Add the first task above."))
    for place, one in enumerate(tasks):
        with st.container(border=True, gap="xsmall"):
            title = bank.task(one).title.said(language())
            frame.two_lines(f"{place + 1}. {title}", task_facts(bank.task(one), titled=False))
            with st.container(horizontal=True, vertical_alignment="center"):
                _draw_ways(one, title, first=not place, last=place == len(tasks) - 1)


def _draw_ways(one: str, title: str, *, first: bool, last: bool) -> None:
    """What can be done with a chosen task."""
    up, down, out = (
        _("Move “{task}” up", task=title),
        _("Move “{task}” down", task=title),
        _("Take “{task}” out of the form", task=title),
    )
    st.button(_("Earlier"), key=f"up-{one}", help=up, disabled=first, on_click=_move, args=(one, -1))
    st.button(_("Later"), key=f"down-{one}", help=down, disabled=last, on_click=_move, args=(one, 1))
    st.button(_("Take out"), key=f"out-{one}", help=out, type="tertiary", on_click=_take_out, args=(one,))
    if not last:
        parted = one in st.session_state[key("breaks")]
        st.checkbox(_("Break after it"), parted, key=f"break-{one}", on_change=_part, args=(one,))


def _move(one: str, by: int) -> None:
    tasks: list[str] = [*st.session_state.get(key("tasks"), [])]
    if one not in tasks:
        return
    place = tasks.index(one)
    other = min(max(place + by, 0), len(tasks) - 1)
    tasks[place], tasks[other] = tasks[other], tasks[place]
    st.session_state[key("tasks")] = tasks


def _take_out(one: str) -> None:
    if not is_filled():
        return
    st.session_state[key("tasks")] = [each for each in st.session_state[key("tasks")] if each != one]
    st.session_state[key("breaks")] = st.session_state[key("breaks")] - {one}


def _part(one: str) -> None:
    if not is_filled():
        return
    breaks: frozenset[str] = st.session_state[key("breaks")]
    st.session_state[key("breaks")] = breaks | {one} if st.session_state[f"break-{one}"] else breaks - {one}


# --- what it comes to -------------------------------------------------------------------------------------------------


def draw_sum() -> None:
    """Minutes against the budget, in words."""
    tasks = [bank.task(one) for one in st.session_state[key("tasks")]]
    length, budget = sum(one.minutes for one in tasks), st.session_state[key("budget")]
    said = _("{length} of {budget}.", length=minutes(length), budget=minutes(budget))
    if length > budget:
        over = _("That is {over} too long: take a task out, or allow more time.", over=minutes(length - budget))
        st.warning(literal(f"{said} {over}"))
    else:
        st.markdown(literal(said))


def draw_tasks(form: Form) -> None:
    """The tasks of a form, part by part."""
    for place, block in enumerate(form.blocks, start=1):
        if len(form.blocks) > 1:
            st.markdown(f"**{literal(_('Part {n}', n=place))}**")
        st.markdown("\n".join(f"- {literal(task_facts(bank.task(one)))}" for one in block.tasks))


def draw_coverage(chosen: Iterable[str]) -> None:
    """For each competency that is measured: by what, for how long, which of its indicators show, and what is thin."""
    lines = [one for one in bank.coverage(chosen) if one.tasks]
    if not lines:
        return
    model = load_model()
    shown = [
        _("{seen} of {all}", seen=number(len(one.indicators)), all=number(len(one.indicators) + len(one.unseen)))
        for one in lines
    ]
    thin = [model.competency(one.competency_id).name.said(language()) for one in lines if one.thin]
    st.table(
        {
            _("Competency"): [literal(model.competency(one.competency_id).name.said(language())) for one in lines],
            _("Tasks"): [literal(", ".join(one.tasks)) for one in lines],
            _("Minutes"): [number(one.minutes) for one in lines],
            _("Indicators seen"): [literal(one) for one in shown],
        },
        border="horizontal",
        hide_index=True,
        alt=_("What the tasks measure"),
    )
    if thin:
        frame.quiet(
            n_(
                "{names} rests on one task only; two tell work from luck better.",
                "{names} rest on one task only each; two tell work from luck better.",
                len(thin),
                names=listed(thin),
            )
        )
    if missing := missing_from_profile(chosen):
        frame.quiet(_("Not measured: {names}.", names=listed(missing)))


def missing_from_profile(chosen: Iterable[str]) -> list[str]:
    """Competencies of the profile that no task measures, by name."""
    measured = {bank.task(one).competency_id for one in chosen}
    return [one.name.said(language()) for one in load_model().profile_competencies if one.id not in measured]
