"""A candidate's own report: how their work was seen, their answers, and the way to contest a result."""

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused
from pages.parts import contesting, frame, guard, paper
from pages.parts.guard import require
from pages.parts.words import _
from pages.print.own_report import answers, own_document, seen

me = require("candidate")

try:
    own = workflow.own_report(guard.store(), me.actor, guard.now())
except Refused:
    frame.title(_("How was your work seen?"))
    frame.empty(
        _("Your report will be here once the people who recruit hand it over. Your link goes on opening this page."),
        "take",
        _("Back to your sitting"),
    )
else:
    guard.keep_to(me, own.language)
    frame.title(_("How was your work seen?"))
    tasks = workflow.own_answers(guard.store(), me.actor)
    frame.quiet(f"{own.position_title} · {own.organisation}")
    paper.show(seen(own))
    st.header(_("Your own answers"), anchor=False)
    paper.show(answers(tasks))
    paper.downloads(own_document(own, tasks), "assay-report")
    contesting.own(own)
