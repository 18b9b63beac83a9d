"""How strict each rater is against agreed levels and whether that changes: one's own, and everybody's for the lead."""

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Role, User
from assessments.raters import FollowedRater
from pages.parts import courses, frame, tables
from pages.parts.guard import acting, now, require, store
from pages.parts.labels import label
from pages.parts.reporting import PLAIN, shade
from pages.parts.words import _, day, language, number

me = require(Role.RATER, Role.LEAD)


def draw_rater(rater: FollowedRater, key: str) -> None:
    """In words first, then the chart, then the table behind it."""
    st.markdown(frame.literal(courses.habit_words(rater.severity)))
    frame.quiet(courses.course_words(rater.severity))
    if not rater.points:
        return
    st.plotly_chart(
        courses.figure(rater, shade()), key=f"chart-{key}", theme=None, config=PLAIN, alt=courses.described(rater)
    )
    with st.expander(_("The same as a table")):
        tables.draw(
            {
                _("Day"): [day(one.at) for one in rater.points],
                _("Level given, against the agreed one"): [courses.signed(one) for one in rater.points],
                _("Answers"): [number(one.count) for one in rater.points],
            },
            _("Distance from agreed levels over time"),
        )


def draw_own() -> None:
    own = workflow.own_severity(store(), me.actor)
    frame.quiet(
        _(
            "Each point is the mean of five answers whose level is agreed, from training and from among your work. "
            "Nobody’s pay or name hangs on it: it tells you where to look, and it is never part of a candidate’s score."
        )
    )
    draw_rater(own, "own")


def draw_all() -> None:
    for user, task_id in workflow.waiting_for_lead(store(), me.actor):
        draw_waiting(user, task_id)
    found = workflow.severities(store(), me.actor)
    if not found:
        frame.empty(_("Nobody has judged an answer of agreed level yet. They appear as raters train and rate."))
        return
    frame.quiet(
        _(
            "Answers stand in the order of time; open circles are training, filled ones lay unmarked among real work. "
            "The band holds the mean, 95 times in 100."
        )
    )
    for rater in found:
        st.subheader(frame.literal(rater.user.name), anchor=False)
        draw_rater(rater, rater.user.id)


def draw_waiting(user: User, task_id: str) -> None:
    """Somebody who was not close enough twice, and what it takes to let them rate."""
    field = f"admit-{user.id}-{task_id}"
    with st.container(border=True):
        title = bank.task(task_id).title.said(language())
        st.markdown(
            frame.literal(
                _("{name} was not close enough twice: {task}. Talk the levels over first.", name=user.name, task=title)
            )
        )
        st.text_input(
            label(_("Why may {name} rate it now?", name=user.name)),
            st.session_state.get(field, ""),
            key=field,
            max_chars=500,
        )
        st.button(_("Let them rate"), key=f"{field}-go", on_click=admit, args=(user.id, task_id, field))


def admit(rater_id: str, task_id: str, field: str) -> None:
    try:
        workflow.admit(store(), acting(), rater_id, task_id, st.session_state.get(field, ""), now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("They may rate it now. Your reason is kept."))


frame.title(_("How strict, and is it changing?"))
if Role.RATER in me.actor.roles:
    draw_own()
if Role.LEAD in me.actor.roles:
    if Role.RATER in me.actor.roles:
        st.header(_("Everybody you lead"), anchor=False)
    draw_all()
