"""The second self-assessment: the code to keep until then, and what has changed by more than its error."""

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor, Refused
from pages.parts import frame
from pages.parts.guard import now, store
from pages.parts.words import _, day, language, n_, number
from rubric.model import load_model
from rubric.selfview import SelfChange


def draw(actor: Actor) -> str | None:
    """After the first form the way to the second, whose code is returned; after the second what has changed."""
    if workflow.is_again(store(), actor):
        _changed(actor)
        return None
    st.header(_("Again in four weeks"), anchor=False)
    st.markdown(
        frame.literal(
            _(
                "Practise one thing until then. The second form has other tasks of the same kinds. Keep this code: it "
                "holds your scores and their date, and we keep nothing that leads to you."
            )
        )
    )
    code = workflow.retest_code(store(), actor, now())
    st.code(code, language=None, wrap_lines=True)
    frame.way("/self?again=1", _("The second form, when the time has come"))
    return code


def _changed(actor: Actor) -> None:
    st.header(_("What has changed since the first time?"), anchor=False)
    st.text_input(_("The code that you kept from the first time"), key="retest-code", max_chars=200)
    code = st.session_state["retest-code"]
    if not code.strip():
        return
    try:
        found = workflow.since(store(), actor, code, now())
    except Refused as error:
        frame.refused(error)
        return
    st.markdown(frame.literal(_("First time: {day}", day=day(found.first_on))))
    if found.early:
        frame.quiet(
            n_(
                "Only {count} day lies between the two: some of the difference may be memory.",
                "Only {count} days lie between the two: some of the difference may be memory.",
                found.days,
            )
        )
    for one in found.changes:
        st.markdown(f"- {frame.literal(_change(one))}")
    frame.quiet(
        _(
            "A change is told only where it is larger than the error of both sittings together, 19 times in 20. That "
            "the two forms are equally hard is assumed, not shown."
        )
    )


def _change(one: SelfChange) -> str:
    values = {
        "competency": load_model().competency(one.competency_id).name.said(language()),
        "before": number(one.before),
        "after": number(one.after),
        "error": number(one.error),
    }
    if not one.reliable:
        return _(
            "{competency}: {before}, now {after}. Within the error of ±{error}: nobody can say that it has changed.",
            **values,
        )
    if one.after > one.before:
        return _("{competency}: {before}, now {after}. More than the error of ±{error}: it has grown.", **values)
    return _("{competency}: {before}, now {after}. More than the error of ±{error}: it has fallen.", **values)
