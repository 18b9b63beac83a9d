"""The structured interview of one candidate: what to ask, why, and how an answer is judged."""

import streamlit as st

from assessments import workflow
from assessments.attempt import RateFirst, Role
from assessments.views import BoardRow, Position
from pages.parts import choosing, frame, guard, interviewing, paper, scorecards
from pages.parts.guard import require
from pages.parts.words import _, language
from pages.print.interview_guide import guide_document

me = require(Role.HR, Role.ADMIN, Role.MANAGER)


def show(who: BoardRow, position: Position) -> None:
    try:
        view = workflow.interviewing.interview(guard.store(), me.actor, who.attempt.id, language(), guard.now())
    except RateFirst as error:
        frame.refused(error)
        return
    guide = view.guide
    interviewing.how(guide)
    scorecards.stand(view)
    scorecards.draw(view, who.person.name)
    st.header(_("To take along"), anchor=False)
    paper.downloads(
        guide_document(guide, who.person.name, position, guard.now()), f"assay-interview-{guide.attempt_id[:8]}"
    )


frame.title(_("What should we ask in the interview?"))
position = choosing.position(me.actor)
if position is not None:
    found = choosing.results(me.actor, position)
    if found:
        show(choosing.candidate(found), position)
    else:
        frame.empty(
            _("Nobody has sent their work for this position yet. Questions are chosen from what the work leaves open."),
            "board",
            _("See who stands where"),
        )
