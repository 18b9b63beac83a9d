"""A company's own posts: a CSV file of any network becomes private tasks, with keys computed from it."""

import streamlit as st

from assessments import workflow
from assessments.attempt import PostsRefused, Refused, Role
from assessments.views import OwnTask
from pages.parts import frame, mapping, refusals
from pages.parts.frame import literal
from pages.parts.guard import acting, now, require, store
from pages.parts.words import _, day_and_clock, language, number

me = require(Role.HR, Role.ADMIN)


def draw_made(made: tuple[OwnTask, ...]) -> None:
    if not made:
        frame.quiet(_("None yet. They stay private: only people you invite here work with your figures."))
    for one in made:
        with st.container(border=True, gap="xsmall"):
            told = _("version {n}", n=number(one.number)), day_and_clock(one.created_at)
            frame.two_lines(one.task.title.said(language()), " · ".join((one.task.id, *told)))
            frame.link("gallery", _("See it with its key"), task=one.task.id)


def make() -> None:
    """Make the tasks, or say everything that is wrong; whatever was entered stays."""
    of = mapping.given()
    if of is None:
        return
    wanted = mapping.wanted()
    try:
        made = workflow.make_tasks(store(), acting(), of, mapping.reading(of), mapping.facts(), wanted, now())
    except ValueError as problem:
        st.session_state[mapping.key("problem")] = str(problem)
    except PostsRefused as error:
        st.session_state[mapping.key("errors")] = error.args
    except Refused as error:
        st.session_state[mapping.key("problem")] = refusals.sentence(error)
    else:
        frame.later(_("Made: {tasks}. Forms can now use them.", tasks=", ".join(one.task.id for one in made)))


frame.title(
    _("What can candidates work on of your own?"),
    _("From an export of your own posts, private variants of two tasks are made; every key is computed from it."),
)
draw_made(workflow.own_tasks(store(), me.actor))
st.header(_("Your posts"), anchor=False)
mapping.draw_file()
posts = mapping.given()
if posts is None:
    frame.quiet(_("Choose a file: its columns are then matched with what the tasks need."))
else:
    mapping.draw_columns(posts)
    mapping.draw_facts()
    if problem := st.session_state.pop(mapping.key("problem"), None):
        st.error(literal(problem))
    if errors := st.session_state.pop(mapping.key("errors"), None):
        mapping.draw_errors(errors)
    nothing = not any(st.session_state.get(mapping.key(of)) for of in mapping.kinds())
    st.button(_("Check the posts and make the tasks"), key="make", type="primary", disabled=nothing, on_click=make)
