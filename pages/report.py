"""The fit report of one candidate: the verdict first, and behind every number the way back to the answer."""

import streamlit as st

from assessments import workflow
from assessments.attempt import RateFirst, Role
from assessments.views import BoardRow, Position
from pages.parts import choosing, conditions, contesting, deciding, exporting, frame, guard, norming, paper, reporting
from pages.parts.guard import require
from pages.parts.words import _
from pages.print.heard import with_interview
from rubric.model import load_model
from rubric.report import FitReport

me = require(Role.HR, Role.ADMIN, Role.MANAGER)


def show(report: FitReport, who: BoardRow, position: Position, names: dict[str, str]) -> None:
    model = load_model()
    reporting.answer(report, model, who.person.name)
    reporting.flags(report)
    heard = workflow.interviewing.beside(guard.store(), me.actor, report)
    paper.show(with_interview(heard, report.fit, model))
    frame.link(
        "interview", _("Questions and scorecards of the interview"), position=position.id, attempt=who.attempt.id
    )
    found = workflow.decisions(guard.store(), me.actor, who.attempt.id)
    deciding.decisions(found, who, names)
    conditions.draw(who)
    st.header(_("Competency by competency"), anchor=False)
    for one in report.competencies:
        reporting.competency(one)
    reporting.delivered(report)
    norming.norms(me.actor, position.id, {who.attempt.id: who.person.name})
    with st.expander(_("How the numbers were made: from the fit to the answer")):
        reporting.walk(report.walk)
    if heard.joined is not None:
        with st.expander(_("How the numbers with the interview were made: to scorecard, level and interviewer")):
            reporting.walk(heard.joined.walk)
    exporting.answers(me.actor, who)
    exporting.download(me.actor, report, who, position, found, names, heard)
    if not me.actor.roles.isdisjoint({Role.HR, Role.ADMIN}):
        exporting.dossier(who)
        contesting.office(me.actor, who)


frame.title(_("How well does the work fit the role?"))
position = choosing.position(me.actor)
if position is not None:
    found = choosing.results(me.actor, position)
    if not found:
        frame.empty(
            _("Nobody has sent their work for this position yet. Reports appear here once a sitting is submitted."),
            "board",
            _("See who stands where"),
        )
    else:
        who = choosing.candidate(found)
        try:
            report = workflow.fit_report(guard.store(), me.actor, who.attempt.id, guard.now())
        except RateFirst as error:
            frame.refused(error)
        else:
            show(report, who, position, choosing.names(found))
