"""Content validity: who knows the work says of each task, alone, whether the job needs it; then all see the count."""

import streamlit as st

from assessments import workflow
from assessments.attempt import Role
from assessments.workflow.validating import ContentValidity
from pages.parts import belonging, choosing, frame, guard, paper, tables
from pages.parts.guard import require
from pages.parts.words import _, language
from pages.print.validity import validity_document

me = require(Role.RATER, Role.LEAD, Role.MANAGER, Role.HR, Role.ADMIN)


def draw(found: ContentValidity) -> None:
    left = belonging.left(found)
    if found.own is not None:
        with st.container() if left else st.expander(_("Your votes")):
            belonging.ask(me.actor, found)
    if found.tasks is None:
        frame.quiet(belonging.hidden())
        return
    st.header(_("What the votes add up to"), anchor=False)
    st.markdown(f"**{frame.literal(belonging.verdict(found.tasks))}**")
    tables.draw(belonging.columns(found.tasks), _("Votes on each task"))
    frame.quiet(belonging.how_to_read())
    st.header(_("To take along"), anchor=False)
    paper.downloads(validity_document(found.form, found.tasks, found.experts, guard.now()), "assay-content-validity")
    st.download_button(
        _("Download the votes as CSV"),
        data=belonging.as_csv(found.tasks),
        file_name=f"assay-content-validity-{found.form.id}.csv",
        mime="text/csv",
        on_click="ignore",
    )


frame.title(
    _("Does the form ask for what the job needs?"),
    _("People who know the work say so of each task: each alone, and nobody sees a name beside a vote."),
    wide=True,
)
forms = {one.id: one.name.said(language()) for one in workflow.validating.forms(guard.store(), me.actor)}
draw(workflow.validating.content_validity(guard.store(), me.actor, choosing.form(forms)))
