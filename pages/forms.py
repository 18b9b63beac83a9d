"""What candidates are asked to do: the forms there are, and the desk on which one is composed from the bank."""

from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Role
from assessments.form import Form, FormVersion
from pages.parts import composing, frame, previewing, refusals
from pages.parts.frame import literal
from pages.parts.guard import acting, now, require, store
from pages.parts.position_form import form_facts
from pages.parts.words import _, language, number

me = require(Role.HR, Role.ADMIN)


def draw_list(composed: tuple[FormVersion, ...]) -> None:
    frame.title(_("What are candidates asked to do?"))
    st.button(_("Compose a form"), key="compose", type="primary", on_click=go_to, args=("new",))
    if not composed:
        frame.quiet(_("A position can use one of the forms below, or one that you compose from all tasks of the bank."))
    for one in composed:
        draw_form(one.form, one)
    for form_id in workflow.SHIPPED:
        draw_form(bank.form(form_id))


def draw_form(form: Form, version: FormVersion | None = None) -> None:
    with st.container(border=True, gap="xsmall"):
        facts = form_facts(form)
        if version is not None:
            facts = f"{facts} · {_('version {n}', n=number(version.number))}"
        frame.two_lines(form.name.said(language()), facts)
        st.markdown(literal(form.purpose.said(language())))
        with st.expander(_("Tasks, and what they measure")):
            composing.draw_tasks(form)
            composing.draw_coverage(form.task_ids)
        with st.container(horizontal=True):
            if version is not None:
                st.button(_("Change"), key=f"change-{version.series}", on_click=go_to, args=(version.series,))
            st.button(
                _("See it as a candidate"),
                key=f"preview-{form.id}",
                type="tertiary",
                on_click=st.query_params.from_dict,
                args=({"preview": form.id},),
            )
            st.button(
                _("Compose one like it"), key=f"like-{form.id}", type="tertiary", on_click=go_to, args=("new", form.id)
            )


def go_to(which: str | None, like: str | None = None) -> None:
    """Show the desk for one series, for a new one ("new"), or the list (None); the address keeps it over a reload."""
    composing.clear()
    if which is None:
        st.query_params.clear()
    else:
        st.query_params.from_dict({"edit": which} | ({"like": like} if like else {}))


def draw_desk(version: FormVersion | None) -> None:
    frame.title(_("What should this form hold?"), version.form.name.said(language()) if version else None)
    if version is not None:
        frame.quiet(
            _(
                "Saving makes version {n}. Positions and sittings that have an earlier version keep it.",
                n=number(version.number + 1),
            )
        )
    like = st.query_params.get("like")
    model = bank.form(like) if like and bank.is_known(like) else None
    composing.fill(version.form if version else model, named=version is not None)
    composing.draw(workflow.choosable(store(), me.actor))
    if problem := st.session_state.pop(composing.key("problem"), None):
        st.error(literal(problem))
    with st.container(horizontal=True):
        label = _("Save as version {n}", n=number(version.number + 1)) if version else _("Save this form")
        st.button(label, key="save", type="primary", on_click=partial(save, version and version.series))
        st.button(_("Back without saving"), key="back", type="tertiary", on_click=go_to, args=(None,))


def save(series: str | None) -> None:
    """Keep a version; what is wrong is told and the desk stays as it is. A second click finds the desk cleared."""
    done = _("Saved. Positions can now use this form.")
    if not composing.is_filled():
        frame.later(done)
        return
    try:
        workflow.compose_form(store(), acting(), composing.read(), now(), series)
    except Refused as error:
        st.session_state[composing.key("problem")] = refusals.sentence(error)
        return
    frame.later(done)
    go_to(None)


known = {one.series: one for one in workflow.composed_forms(store(), me.actor)}
asked, previewed = st.query_params.get("edit"), st.query_params.get("preview")
if previewed in {*workflow.SHIPPED, *(one.form.id for one in known.values())}:
    previewing.draw(me.actor, bank.form(previewed))
elif asked == "new" or asked in known:
    draw_desk(known.get(asked))
else:
    draw_list(tuple(known.values()))
