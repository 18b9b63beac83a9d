"""Votes on whether tasks belong to the job: asked for, counted, and said in words."""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import get_args

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor
from assessments.form import Task
from assessments.workflow.validating import ContentValidity
from pages.parts import frame, guard, held, materials, prose
from pages.parts.words import _, language, n_, number
from rubric.model import load_model
from rubric.validity import TaskValidity, Verdict, Vote, validity_index

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
IMPORTANCE = (1, 2, 3, 4, 5)


def left(found: ContentValidity) -> int:
    """How many tasks one has not voted on."""
    return 0 if found.own is None else len(found.form.task_ids) - len(found.own)


def ask(actor: Actor, found: ContentValidity) -> None:
    """Two questions for each task, kept as soon as both are answered."""
    own = found.own or {}
    waiting = left(found)
    done = _("You have voted on every task. A vote can be changed at any time.")
    frame.quiet(
        n_("{count} task waits for your vote.", "{count} tasks wait for your vote.", waiting) if waiting else done
    )
    for place, task in enumerate(map(bank.task, found.form.task_ids), start=1):
        with st.container(border=True):
            _ask(actor, task, place, own.get(task.id))


def _ask(actor: Actor, task: Task, place: int, said: Vote | None) -> None:
    spoken = language()
    name = load_model().competency(task.competency_id).name.said(spoken)
    frame.two_lines(f"{place}. {task.title.said(spoken)}", f"{name} · {task.assessed.said(spoken)}")
    with st.expander(_("What candidates are asked")):
        st.html(materials.instructions(task, spoken))
        st.html(prose.sheet(prose.listed(one.prompt.said(spoken) for one in task.items if one.scored)))
    verdict, importance = st.columns(2)
    with verdict:
        _choice(actor, task, "verdict", _("For the job, this is"), VERDICTS, said)
    with importance:
        _choice(actor, task, "importance", _("How much of the job depends on it"), IMPORTANCE, said)


def _choice(
    actor: Actor, task: Task, field: str, label: str, options: Sequence[Verdict | int], said: Vote | None
) -> None:
    name = _key(task, field)
    if said is not None:
        st.session_state.setdefault(name, getattr(said, field))
    st.radio(
        label,
        options,
        held.index(name, options),
        key=name,
        format_func=verdict_words if field == "verdict" else importance_words,
        on_change=_keep,
        args=(actor, task),
    )


def _key(task: Task, field: str) -> str:
    return f"vote-{task.id}-{field}"


def _keep(actor: Actor, task: Task) -> None:
    verdict, importance = (held.value(_key(task, one)) for one in ("verdict", "importance"))
    if verdict is None or importance is None:
        return
    said = Vote(task_id=task.id, verdict=verdict, importance=importance)
    workflow.validating.vote(guard.store(), actor, said, guard.now())


def verdict_words(verdict: str) -> str:
    return {"essential": _("essential"), "useful": _("useful, not essential"), "unneeded": _("not needed")}[verdict]


def importance_words(level: int) -> str:
    ends = {1: _("1 · hardly anything"), 5: _("5 · the job stands or falls by it")}
    return ends.get(level, number(level))


def hidden() -> str:
    return _("What the others said shows here once you have voted on every task, so that each vote is one’s own.")


def verdict(tasks: Sequence[TaskValidity]) -> str:
    """The answer in one sentence or two."""
    known = [one for one in tasks if one.state != "too_few"]
    if not known:
        return _("Too few votes to say: it takes five people on a task.")
    upheld = sum(one.state == "upheld" for one in known)
    said = n_(
        "{upheld} of {count} task with enough votes is upheld as essential.",
        "{upheld} of {count} tasks with enough votes are upheld as essential.",
        len(known),
        upheld=number(upheld),
    )
    index = validity_index(tasks)
    return said if index is None else f"{said} {_('Mean ratio of those: {index}.', index=number(index, 2))}"


def state_words(one: TaskValidity) -> str:
    match one.state:
        case "too_few":
            return _("too few to say")
        case "upheld":
            return _("upheld")
        case "not_upheld":
            return _("not upheld")


def columns(tasks: Sequence[TaskValidity]) -> dict[str, list[str]]:
    """A row for each task: what follows first, then the figures behind it."""
    shown = [bank.task(one.task_id) for one in tasks]
    said = language()
    model = load_model()
    return {
        _("Task"): [one.title.said(said) for one in shown],
        _("Competency"): [model.competency(one.competency_id).name.said(said) for one in shown],
        _("It follows"): [state_words(one) for one in tasks],
        _("Essential"): [f"{number(one.essential)} / {number(one.experts)}" for one in tasks],
        _("Takes"): ["–" if one.needed is None else number(one.needed) for one in tasks],
        _("Ratio"): ["–" if one.ratio is None else number(one.ratio, 2) for one in tasks],
        _("Useful"): [number(one.useful) for one in tasks],
        _("Not needed"): [number(one.unneeded) for one in tasks],
        _("Importance"): ["–" if one.importance is None else number(one.importance, 1) for one in tasks],
    }


def how_to_read() -> str:
    return _(
        "Ratio: −1 when nobody calls a task essential, 0 when half do, 1 when all do (Lawshe, 1975). Upheld: so many "
        "call it essential that it would come about by chance less than 5 times in 100 if everybody tossed a coin. "
        "Below five votes not even all of them are enough. Votes on an earlier wording of a task do not count."
    )


def as_csv(tasks: Sequence[TaskValidity]) -> str:
    """Figures for programs, in no language: one line for each task."""
    lines = StringIO()
    out = csv.writer(lines)
    out.writerow(("task", "competency", "experts", "essential", "useful", "unneeded", "ratio", "needed", "importance",
                  "state"))  # fmt: skip
    for one in tasks:
        ratio, importance = ("" if it is None else f"{it:.4f}" for it in (one.ratio, one.importance))
        out.writerow((one.task_id, bank.task(one.task_id).competency_id, one.experts, one.essential, one.useful,
                      one.unneeded, ratio, one.needed or "", importance, one.state))  # fmt: skip
    return lines.getvalue()
