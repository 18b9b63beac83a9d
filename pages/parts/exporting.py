"""What leaves a report: the answers it rests on, how to read it, and a file that prints clean."""

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor, Decision
from assessments.views import Position, Result, Work
from pages.parts import frame, guard, reading, reporting
from pages.parts.words import _, language
from pages.print.report import Head, fit_report_html
from rubric.model import load_model
from rubric.report import FitReport


def answers(actor: Actor, who: Result) -> None:
    """The candidate's own work, task by task: the end of every walk."""
    with st.expander(_("The answers themselves")):
        for one in workflow.work(guard.store(), actor, who.attempt_id):
            _task(one)


def _task(one: Work) -> None:
    st.markdown(f"**{frame.literal(one.task.id)} · {frame.literal(one.task.title.said(language()))}**")
    for given in one.answers:
        reading.show(given, one.language)


def download(report: FitReport, who: Result, position: Position, found: tuple[Decision, ...]) -> None:
    """How to read the report, and the same report as one HTML file."""
    head = head_of(report, who, position)
    with st.expander(_("How to read this report")):
        st.markdown(frame.literal(head.introduction))
        st.markdown(frame.literal(head.limits))
    st.download_button(
        _("Download the report"),
        data=fit_report_html(report, head, load_model(), reporting.flag_names(), found),
        file_name=f"assay-report-{report.attempt_id[:8]}-{language()}.html",
        mime="text/html",
        key="download",
        on_click="ignore",
        type="primary",
    )


def head_of(report: FitReport, who: Result, position: Position) -> Head:
    said = language()
    form = bank.form(position.form_id)
    introduction, limits = workflow.report_notices(position, report.fit.coverage, said)
    return Head(
        person=who.person_name,
        position=position.title,
        organisation=position.notice.organisation,
        form=form.name.said(said),
        submitted_at=who.submitted_at,
        introduction=introduction,
        limits=limits,
    )
