"""The public start: what this is, and the way in for everybody; for staff, what to do now."""

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor, Role
from assessments.views import WebSession
from pages.parts import frame, guard
from pages.parts.durations import task_time
from pages.parts.words import _, n_

me = guard.require("anyone")


def public() -> None:
    """What Assay is, in two sentences, and the three ways in."""
    frame.title(_("Hire a social media manager on evidence instead of impressions"))
    st.markdown(
        _(
            "Candidates do short, realistic pieces of the work; people judge it blind, against written anchors. "
            "Every result says how sure it is and what it rests on, and a person decides."
        )
    )
    st.subheader(_("For yourself"), anchor=False)
    st.markdown(
        _(
            "You place yourself on each competency, then do short tasks of {length} in all. No account: you see where "
            "you stand and what to practise next, and nobody else does.",
            length=task_time("self"),
        )
    )
    frame.way("/self", _("Assess yourself"), primary=True)
    st.subheader(_("Invited to an assessment?"), anchor=False)
    st.markdown(_("Open the link in your invitation. It brings you back to the same place, on any device."))
    st.subheader(_("Recruiting, rating or deciding?"), anchor=False)
    frame.way("/signin", _("Sign in"))
    frame.way("/handbook", _("Handbook: what is measured, and how"))


def sitting(me: WebSession) -> None:
    """The way on for somebody who has begun."""
    if me.actor.kind == "self":
        frame.title(_("Your self-assessment"), _("Everything you saved is kept. Go on where you stopped."))
        frame.way("/take", _("Go on with the self-assessment"), primary=True)
        frame.link("self_report", _("Your development page"))
    else:
        frame.title(_("Your assessment"), _("Everything you saved is kept. Go on where you stopped."))
        frame.way("/take", _("Go to your sitting"), primary=True)
    frame.link("handbook", _("Handbook: what is measured, and how"))


def staff(me: WebSession) -> None:
    """What waits for this person, by role."""
    frame.title(_("What is there to do now?"))
    if Role.RATER in me.actor.roles:
        to_rate(me.actor)
    if Role.LEAD in me.actor.roles:
        to_lead()
    if Role.HR in me.actor.roles:
        to_recruit(me.actor)
    if Role.MANAGER in me.actor.roles:
        to_decide()
    if Role.ADMIN in me.actor.roles:
        to_administer(me.actor)
    if not me.actor.roles:
        frame.empty(_("Your account has no role yet. Ask an administrator for one; you need not sign in again."))


def to_rate(actor: Actor) -> None:
    waiting = sum(line.waiting for line in workflow.queue(guard.store(), actor))
    with st.container(border=True):
        if waiting:
            st.markdown(
                n_(
                    "**{count} piece of work** waits for your rating.",
                    "**{count} pieces of work** wait for your rating.",
                    waiting,
                )
            )
            frame.link("rate", _("Rate the next one"))
        else:
            st.markdown(_("Nothing waits for your rating. New work appears here when candidates submit."))


def to_lead() -> None:
    with st.container(border=True):
        st.markdown(_("See how the rating is shared out, and where raters lie apart."))
        frame.link("raters", _("Is the rating shared out fairly?"))
        frame.link("settle", _("Where can raters not agree?"))


def to_recruit(actor: Actor) -> None:
    count = len(workflow.positions(guard.store(), actor))
    with st.container(border=True):
        if count:
            st.markdown(
                n_(
                    "**{count} position.** See who stands where, invite, decide.",
                    "**{count} positions.** See who stands where, invite, decide.",
                    count,
                )
            )
            frame.link("board", _("Who stands where?"))
            frame.link("positions", _("Positions and invitations"))
        else:
            st.markdown(_("No position is open yet. It says what the role needs, and candidates are invited to it."))
            frame.link("positions", _("Open a position"))


def to_decide() -> None:
    with st.container(border=True):
        st.markdown(_("Read what each candidate showed, and who can be told apart."))
        frame.link("report", _("Fit reports"))
        frame.link("compare", _("Compare candidates"))


def to_administer(actor: Actor) -> None:
    active = [user for user in workflow.users(guard.store(), actor) if user.active]
    without = sum(not user.has_password for user in active)
    with st.container(border=True):
        st.markdown(n_("**{count} active account.**", "**{count} active accounts.**", len(active)))
        if without:
            st.markdown(
                n_("{count} has not chosen a password yet.", "{count} have not chosen a password yet.", without)
            )
        frame.link("staff", _("People and their roles"))


if me is None:
    public()
elif me.actor.kind == "staff":
    staff(me)
else:
    sitting(me)
