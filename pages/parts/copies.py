"""Copies of a candidate's answers that train raters: HR withdraws them when the candidate objects."""

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused
from assessments.retention import Keeping
from pages.parts import frame
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.words import _, n_


def draw(one: Keeping) -> None:
    """Nothing where no answer of theirs trains anybody."""
    count = workflow.copies_of(store(), acting(), one.attempt_id)
    if not count:
        return
    said = n_(
        "A copy of {count} answer trains raters, without the name.",
        "Copies of {count} answers train raters, without the name.",
        count,
    )
    st.markdown(literal(said))
    st.text_input(
        _("Reason to withdraw them"),
        key=_key(one),
        max_chars=500,
        placeholder=_("For example: the candidate objects"),
    )
    st.button(_("Withdraw from training"), key=f"{_key(one)}-go", on_click=withdraw, args=(one,))


def _key(one: Keeping) -> str:
    return f"copies-{one.attempt_id}"


def withdraw(one: Keeping) -> None:
    try:
        workflow.withdraw_copies(store(), acting(), one.attempt_id, st.session_state[_key(one)], now())
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("No answer of {name} trains raters any more.", name=one.person.name))
