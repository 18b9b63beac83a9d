"""The decision of a named person with its reason: the record so far, and the form that appends to it."""

from typing import get_args

import streamlit as st

from assessments import workflow
from assessments.attempt import Decision, Refused
from assessments.views import BoardRow
from pages.parts import frame, guard, refusals, telling
from pages.parts.words import _, day_and_clock

OUTCOMES: tuple[str, ...] = get_args(Decision.model_fields["outcome"].annotation)


def decisions(found: tuple[Decision, ...], who: BoardRow) -> None:
    """What was decided, and a form for the next decision; a score alone changes nothing."""
    st.header(_("Decision"), anchor=False)
    for one in found:
        with st.container(border=True):
            st.markdown(
                f"**{frame.literal(telling.outcome(one.outcome))}** · {frame.literal(day_and_clock(one.decided_at))}"
            )
            st.text(one.reason)
            frame.quiet(_("Decided by {name}", name=one.decided_by_name))
    if not found:
        st.markdown(
            _("Nothing has been decided. No score accepts or rejects anybody: a named person does, and writes why.")
        )
    with st.expander(_("Record a decision")):
        st.selectbox(_("Outcome"), OUTCOMES, format_func=telling.outcome, key=f"outcome-{who.attempt.id}")
        st.text_area(
            _("Reason, in words that could be shown to the candidate"), key=f"reason-{who.attempt.id}", max_chars=4000
        )
        st.button(_("Record the decision"), key="decide", on_click=_decide, args=(who.attempt.id,))


def _decide(attempt_id: str) -> None:
    outcome = st.session_state[f"outcome-{attempt_id}"]
    reason = st.session_state[f"reason-{attempt_id}"]
    try:
        workflow.decide(guard.store(), guard.acting(), attempt_id, outcome, reason, guard.now())
    except Refused as error:
        frame.later(refusals.sentence(error), "error")
        return
    st.session_state[f"reason-{attempt_id}"] = ""
    frame.later(_("Decision recorded. Earlier ones stay in the record."))
