"""What the job requires as a fact: the candidate answers before or between parts, each answer saved at once."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor, Refused
from assessments.conditions import WORDS, Amount, Day, Pick, Standing, YesNo
from pages.parts import frame, held
from pages.parts.components import Button, request
from pages.parts.guard import acting, now, store
from pages.parts.labels import label
from pages.parts.words import _, clock, language

DAY = "DD/MM/YYYY"


def show(actor: Actor) -> None:
    """Nothing where the job asks for nothing."""
    asked = workflow.conditions.own(store(), actor)
    if not asked:
        return
    with st.container(border=True):
        st.subheader(_("Before the tasks: questions of fact"), anchor=False)
        frame.quiet(
            _(
                "Each answer is saved as you give it and can be changed until your work is handed in. It changes no "
                "score, raters never see it, and no answer decides by itself: a person reads it."
            )
        )
        for one in asked:
            _question(one)


def key(one: Standing) -> str:
    return f"fact:{one.condition.id}"


def _question(one: Standing) -> None:
    name, said = key(one), one.answer and one.answer.said
    asked = label(one.condition.question.said(language()))
    saved = partial(_save, one)
    match one.condition:
        case YesNo():
            _pick(one, {"yes": _("Yes"), "no": _("No")}, across=True)
        case Pick():
            _pick(one, {each.id: label(each.label.said(language())) for each in one.condition.options})
        case Amount():
            st.session_state.setdefault(name, None if said is None else float(said))
            st.number_input(asked, value=held.value(name), key=name, format="%g", on_change=saved)
        case Day():
            st.session_state.setdefault(name, None if said is None else date.fromisoformat(said))
            st.date_input(asked, held.value(name), key=name, format=DAY, on_change=saved)
    if one.answer is not None:
        frame.quiet(_("Saved {clock}", clock=clock(one.answer.saved_at)))
    _explain(one)


def _pick(one: Standing, labels: Mapping[str, str], *, across: bool = False) -> None:
    """Nothing is chosen beforehand."""
    name, options = key(one), list(labels)
    st.session_state.setdefault(name, one.answer and one.answer.said)
    st.radio(
        label(one.condition.question.said(language())),
        options,
        held.index(name, options),
        key=name,
        format_func=labels.__getitem__,
        horizontal=across,
        on_change=_save,
        args=(one,),
    )


def _explain(one: Standing) -> None:
    """A fold for words of one's own, not made until it is wanted."""
    words = one.answer.words if one.answer else ""
    with st.expander(
        _("I want to explain"), expanded=bool(words), key=f"why:{one.condition.id}", on_change="rerun"
    ) as fold:
        if not fold.open:
            return
        if words:
            st.text(words)
            st.button(_("Take these words back"), key=f"unsay:{one.condition.id}", on_click=_answer, args=(one, ""))
        request(
            f"explain_{one.condition.id}",
            _("In a few words: what a person should know. Leave out health and family."),
            Button("keep", _("Keep these words")),
            partial(_keep, one),
        )


def _said(one: Standing) -> str | None:
    value = st.session_state.get(key(one))
    match value:
        case None | str():
            return value
        case date():
            return value.isoformat()
        case _:
            return f"{value:.12g}"


def _save(one: Standing) -> None:
    _answer(one, one.answer.words if one.answer else "")


def _keep(one: Standing, words: str) -> None:
    if words.strip():
        _answer(one, words[:WORDS])


def _answer(one: Standing, words: str) -> None:
    try:
        workflow.conditions.answer(store(), acting(), one.condition.id, _said(one), words, now())
    except Refused as error:
        frame.refused_later(error, "warning")
