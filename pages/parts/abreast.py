"""The answers of several candidates to one task next to each other, with what people and software said of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor, Refused, Role
from assessments.views import BoardRow, ItemState, TaskState
from pages.parts import exporting, frame, held, judgement, laying, reading, reporting, telling
from pages.parts.beside import MARKS
from pages.parts.frame import literal
from pages.parts.guard import now, require, store
from pages.parts.words import _, language, number, percent
from rubric.ontask import OnTask, on_task
from rubric.record import Language, Text
from rubric.report import FitReport

FIELD = "task"  # in session state and in the address

One = TypeVar("One")


class Work(NamedTuple):
    """One candidate's work on the task: None where there is none, or where nothing is known of it."""

    name: str  # with the mark that the charts give to them
    earlier: bool  # sat the form before it was changed
    spoken: Language
    state: TaskState | None
    on: OnTask | None


def draw(rows: Sequence[BoardRow], names: Mapping[str, str], reports: Sequence[FitReport]) -> None:
    """Runs by itself: another task does not compare everybody anew. Reports that are not given are read for it."""
    st.header(_("How did each answer the same task?"), anchor=False)
    st.fragment(_draw)(rows, names, reports)


def _draw(rows: Sequence[BoardRow], names: Mapping[str, str], reports: Sequence[FitReport]) -> None:
    actor = require(Role.HR, Role.ADMIN, Role.MANAGER).actor
    task_id = _choose(rows)
    if task_id is None:
        return
    try:
        everybody = _read(actor, rows, names, reports, task_id)
    except Refused as error:
        frame.refused(error)
        return
    did = [(one, one.state) for one in everybody if one.state is not None]
    if did:
        laying.draw_asked(did[0][1].task, language())
    across(everybody, _judged)
    for answered in zip(*([(one, item) for item in state.items] for one, state in did), strict=True):
        _question(answered)
    across([one for one, _state in did], _found)


def _choose(rows: Sequence[BoardRow]) -> str | None:
    """A task that one of them did; none at first, unless the address names one."""
    tasks = offered(rows)
    st.session_state.setdefault(FIELD, st.query_params.get(FIELD))
    if st.session_state[FIELD] not in tasks:
        st.session_state[FIELD] = None

    def worded(task_id: str) -> str:
        title = bank.task(task_id).title.said(language())
        if tasks[task_id] == len(rows):
            return title
        return _("{task} ({some} of {all})", task=title, some=number(tasks[task_id]), all=number(len(rows)))

    chosen = st.selectbox(
        _("Task"),
        list(tasks),
        held.index(FIELD, list(tasks)),
        key=FIELD,
        format_func=worded,
        placeholder=_("Choose a task to read their answers"),
    )
    if chosen is None:
        st.query_params.pop(FIELD, None)
    else:
        st.query_params[FIELD] = chosen
    return chosen


def offered(rows: Iterable[BoardRow]) -> dict[str, int]:
    """Every task of the forms they sat, and of how many it is known that they did it."""
    found: dict[str, int] = {}
    for row in rows:
        for task_id in bank.form(row.attempt.form_id).task_ids:
            found[task_id] = found.get(task_id, 0) + (task_id not in row.missing)
    return {task_id: several for task_id, several in found.items() if several}


def _read(
    actor: Actor, rows: Sequence[BoardRow], names: Mapping[str, str], reports: Sequence[FitReport], task_id: str
) -> tuple[Work, ...]:
    ids = [row.attempt.id for row in rows]
    states = workflow.answers_to(store(), actor, ids, task_id)
    known = {one.attempt_id: one for one in reports} or {
        one: workflow.fit_report(store(), actor, one, now()) for one in ids
    }
    return tuple(
        Work(
            name=f"{MARKS[place]} {names[row.attempt.id]}",
            earlier=row.attempt.form_structure not in (None, bank.form_structure(bank.form(row.attempt.form_id))),
            spoken=row.attempt.language,
            state=states.get(row.attempt.id),
            on=on_task(known[row.attempt.id], task_id),
        )
        for place, row in enumerate(rows)
    )


def across(several: Sequence[One], draw_one: Callable[[One], None]) -> None:
    """Two or three in a row, one under the other where the screen is narrow."""
    width = 2 if len(several) in (2, 4) else 3
    for start in range(0, len(several), width):
        for column, one in zip(st.columns(width, gap="medium"), several[start : start + width], strict=False):
            with column:
                draw_one(one)


def _judged(one: Work) -> None:
    """Whose work it is, the levels it was given with their anchors, and what the key says."""
    st.markdown(f"**{literal(one.name)}**")
    if notes := " · ".join(_notes(one)):
        frame.quiet(notes)
    if one.state is None or one.on is None:
        return
    if one.on.not_assessed is not None:
        st.markdown(literal(telling.not_assessed(one.on.not_assessed)))
    given = [rating.level for rating in one.on.ratings if rating.level is not None]
    for level in sorted(set(given), reverse=True):
        anchor = one.on.competency.anchor(round(level)).text.said(language())
        raters = telling.judged_by(given.count(level))
        st.markdown(f"**{literal(judgement.level_words(level))}** ({literal(raters)})  \n{literal(anchor)}")
    if one.on.apart:
        frame.quiet(telling.remark("rater_gap"))
    if one.on.by_key is not None:
        st.markdown(literal(_("By the key: {share}", share=percent(one.on.by_key))))
    flags = reporting.flag_names()
    for flag in dict.fromkeys(each.flag for each in one.on.flags):
        st.markdown(f":material/flag: {literal(flags.get(flag, flag))}")


def _notes(one: Work) -> Iterable[str]:
    if one.earlier:
        yield _("Sat an earlier version of the form.")
    if one.state is None:
        yield _("This task was not shown to them.")
    elif one.spoken != language():
        yield _("written in French") if one.spoken == "fr" else _("written in English")


def _question(answered: Sequence[tuple[Work, ItemState]]) -> None:
    """A question, and below it what each of them answered."""
    if all(state.hidden for _one, state in answered):
        return
    item = answered[0][1].item
    st.subheader(literal(item.prompt.said(language())), anchor=False)
    if item.details is not None:
        frame.quiet(item.details.said(language()))
    across(answered, _answer)


def _answer(answered: tuple[Work, ItemState]) -> None:
    """An answer under the name of who gave it: the question stands above all of them."""
    one, state = answered
    if state.hidden:
        frame.two_lines(one.name, _("Not asked on the way they chose."))
        return
    work = exporting.to_read(state)
    headed = {"prompt": Text(en=one.name, fr=one.name), "details": None}
    reading.show(work.model_copy(update={"item": work.item.model_copy(update=headed)}), one.spoken)


def _found(one: Work) -> None:
    """What the level rests on: the words that were quoted, and, apart from them, what software counted."""
    if one.on is None:
        return
    if one.on.quotes:
        with st.expander(literal(_("{name}: the words raters quoted", name=one.name))):
            reporting.quotes(one.on.quotes)
    if counted := telling.counted(one.on.evidence):
        with st.expander(literal(_("{name}: what software counted", name=one.name))):
            reporting.software(counted)
