"""How the questions of a form work: which ask for a look, how sure that is, and what there are too few to say of."""

import streamlit as st

from assessments import workflow
from assessments.attempt import Role
from pages.parts import choosing, figures_file, frame, held, paper, sheets, tables, wellness
from pages.parts.guard import now, require, store
from pages.parts.reporting import PLAIN, shade
from pages.parts.words import _, language
from pages.print.health import health_document
from pages.print.health_sheet import answers_sheet

me = require(Role.HR, Role.ADMIN)


def chosen_form() -> workflow.SatForm | None:
    """The form that the address names, else the one that most people sat."""
    found = {one.form.id: one for one in workflow.sat_forms(store(), me.actor)}
    if not found:
        frame.empty(
            _("Nobody has handed in a form yet. What its questions are worth shows here as people do."),
            "positions",
            _("Open a position"),
        )
        return None
    return found[choosing.form({name: wellness.form_words(one) for name, one in found.items()})]


def draw(sat: workflow.SatForm) -> None:
    with frame.waiting(_("Reading every answer to this form …")):
        health = workflow.item_health(store(), me.actor, sat.form.id)
    st.markdown(f"**{frame.literal(wellness.verdict(health))}**")
    frame.quiet(wellness.rests_on(health, sat))
    draw_questions(health)
    draw_tasks(health)
    st.header(_("How reliable the form is"), anchor=False)
    tables.draw(wellness.reliability(health), _("How reliable the form is"))
    frame.quiet(wellness.coefficients_words())
    paper.downloads(health_document(sat, health, now()), f"assay-questions-{sat.form.id}")
    st.download_button(
        _("Download the figures as CSV"),
        data=figures_file.as_csv(health),
        file_name=f"assay-questions-{sat.form.id}.csv",
        mime="text/csv",
        on_click="ignore",
    )
    frame.quiet(
        _(
            "Whoever wants to compute the figures again, by hand or in a statistics program, takes every credit, "
            "choice and level along: with a number for each person and rater, and no name."
        )
    )
    with st.container(horizontal=True):
        sheets.buttons(
            lambda actor, _clock: answers_sheet(workflow.behind_health(store(), actor, sat.form.id)),
            f"assay-answers-{sat.form.id}",
            "answers",
        )


def draw_questions(health: workflow.Health) -> None:
    st.header(_("Questions with a key"), anchor=False)
    if not health.figures.questions:
        frame.quiet(_("This form has none."))
        return
    if any(one.enough for one in health.figures.questions):
        figure = wellness.figure(health, shade())
        st.plotly_chart(figure, key="map", theme=None, config=PLAIN, alt=wellness.described(health))
        frame.quiet(
            _(
                "To the right: easier. Further up: people who do well elsewhere get it right more often. "
                "Diamonds ask for a look."
            )
        )
    tables.draw(wellness.questions(health, now().date()), _("Questions with a key"))
    choices = wellness.choices(health)
    if not choices:
        return
    with st.expander(_("What each answer option does")):
        chosen = st.selectbox(
            _("Question"),
            list(choices),
            held.place("question", list(choices)),
            format_func=lambda one: wellness.question_words(health, one),
            key="question",
        )
        st.markdown(frame.literal(health.units[chosen].said.said(language())))
        tables.draw(wellness.options(health, choices[chosen]), _("What each answer option does"))


def draw_tasks(health: workflow.Health) -> None:
    if health.figures.tasks:
        st.header(_("Work that people rate"), anchor=False)
        tables.draw(wellness.tasks(health), _("Work that people rate"))


frame.title(_("How do the questions work?"), wide=True)
sat = chosen_form()
if sat is not None:
    draw(sat)
