"""One's own development page: levels put beside what the tasks showed, and one next step where it is called for."""

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused
from pages.parts import charts, developing, frame, guard, retesting
from pages.parts.guard import require
from pages.parts.reporting import PLAIN, shade
from pages.parts.words import _, language
from rubric.record import Language
from rubric.selfview import SelfGap

me = require("self")
said: Language = language()


def show(gaps: tuple[SelfGap, ...]) -> None:
    st.markdown(frame.literal(bank.notices().notice("ntc.report.self").text.said(said)))
    rows = developing.rows(gaps)
    figure = charts.rows_figure(rows, shade(), cut_label="", own_colour=True)
    st.markdown(_("● your own level   ■ what the tasks showed, with its margin"))
    st.plotly_chart(figure, key="own", theme=None, config=PLAIN, alt=charts.described(rows))
    st.header(_("What to look at first"), anchor=False)
    developing.gaps(gaps)
    st.header(_("One next step for each competency"), anchor=False)
    st.markdown("\n".join(f"- {frame.literal(one.text.said(said))}" for one in bank.development().general))
    developing.advice(gaps)
    retesting.draw(me.actor)
    with st.expander(_("What this page cannot say")):
        st.markdown(frame.literal(bank.notices().notice("ntc.limits").text.said(said)))


frame.title(_("Where do you stand, and what comes next?"))
try:
    gaps = workflow.self_report(guard.store(), me.actor, guard.now())
except Refused:
    frame.empty(
        _("This page fills once you have placed yourself on the scale and done the two short tasks."),
        "take",
        _("Go on with the self-assessment"),
    )
else:
    show(gaps)
