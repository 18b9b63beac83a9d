"""What leaves a report: the answers it rests on, how to read it, and a file that prints clean."""

import json
from collections.abc import Mapping
from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor, Decision, NotAllowed, Refused
from assessments.evidence import files
from assessments.interviews import Beside
from assessments.views import AnswerToRate, BoardRow, ItemState, Position, TaskState
from pages.parts import frame, guard, paper, reading, refusals, reporting
from pages.parts.words import _, language, speaking
from pages.print.report import Head, fit_report
from rubric.model import load_model
from rubric.record import Language
from rubric.report import FitReport


def answers(actor: Actor, who: BoardRow) -> None:
    """The candidate's own work, task by task: the end of every walk."""
    st.header(_("The answers themselves"), anchor=False)
    for one in workflow.answers_of(guard.store(), actor, who.attempt.id):
        with st.expander(frame.literal(f"{one.task.id} · {one.task.title.said(language())}")):
            _task(one, who.attempt.language)


def _task(one: TaskState, spoken: Language) -> None:
    for state in one.items:
        if not state.hidden:
            reading.show(to_read(state), spoken)


def to_read(state: ItemState) -> AnswerToRate:
    """A question of a sitting as whoever reads its report sees it: in the candidate's own words."""
    return AnswerToRate(item=state.item, answer=state.answer, message=state.message, media=files(state.answer))


def download(
    actor: Actor,
    report: FitReport,
    who: BoardRow,
    position: Position,
    found: tuple[Decision, ...],
    names: Mapping[str, str],
    beside: Beside,
) -> None:
    """How to read the report, and the same report as files."""
    head = head_of(actor, report, who, position)
    with st.expander(_("How to read this report")):
        st.markdown(frame.literal(head.introduction))
        st.markdown(frame.literal(head.limits))
    document = fit_report(report, head, load_model(), reporting.flag_names(), found, names, beside)
    paper.downloads(document, f"assay-report-{report.attempt_id[:8]}")


def dossier(who: BoardRow) -> None:
    """All that the report is computed from, for whoever has to show that nothing was changed."""
    frame.quiet(
        _(
            "The dossier holds everything this report is computed from, sealed: “python -m assessments.dossier check” "
            "computes it again and names whatever was changed; docs/check-by-hand.md says how, with pencil or in R. It "
            "holds quotes from the work and no names."
        )
    )
    st.download_button(
        _("Download the dossier"),
        data=partial(sealed, str(st.user.get("sid")), who.attempt.id, language()),
        file_name=f"assay-dossier-{who.attempt.id[:8]}.json",
        mime="application/json",
        key="dossier",
        on_click="ignore",
    )


def sealed(session: str, attempt_id: str, said: Language) -> bytes:
    """The dossier, made when the button is pressed; the right to it is asked anew."""
    try:
        found = workflow.web_session(guard.store(), session, guard.now())
        if found is None:
            raise NotAllowed(session)
        return workflow.dossier(guard.store(), found.actor, attempt_id, guard.now()).encode()
    except Refused as error:
        with speaking(said):
            return json.dumps({"refused": refusals.sentence(error)}, ensure_ascii=False, indent=2).encode()


def head_of(actor: Actor, report: FitReport, who: BoardRow, position: Position) -> Head:
    said = language()
    form = bank.form(position.form_id)
    introduction, limits = workflow.report_notices(guard.store(), actor, position.id, report.fit.coverage, said)
    return Head(
        person=who.person.name,
        position=position.title,
        organisation=position.notice.organisation,
        form=form.name.said(said),
        submitted_at=who.attempt.submitted_at,
        introduction=introduction,
        limits=limits,
        conditions=who.conditions,
    )
