"""After the work is handed in: what a candidate may say of themselves, saved as it is chosen and theirs to withdraw."""

from functools import partial
from typing import get_args

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor, Refused
from assessments.demographics import NOTHING, Attribute, OwnDemographics
from pages.parts import frame, groups, held
from pages.parts.guard import acting, store
from pages.parts.words import _

ATTRIBUTES: tuple[Attribute, ...] = get_args(Attribute)
ERASED = "about-erased"


def own(actor: Actor) -> OwnDemographics | None:
    """The questions with what was said; None where there are none."""
    return workflow.own_demographics(store(), actor)


def draw(found: OwnDemographics) -> None:
    st.header(_("About you, if you wish"), anchor=False)
    st.markdown(frame.literal(found.intro))
    for attribute, offered in found.asked.items():
        field = _key(attribute)
        st.session_state.setdefault(field, getattr(found.said, attribute))
        st.radio(
            groups.question(attribute),
            offered,
            held.index(field, offered),
            format_func=partial(groups.answer_words, attribute),
            key=field,
            on_change=_say,
            args=(attribute,),
            horizontal=True,
        )
    if found.said != NOTHING:
        frame.quiet(_("What you have chosen is saved, and stands in the copy of your answers above."))
        st.button(_("Withdraw what I said about myself"), key="about-withdraw", on_click=_withdraw, args=(found,))
    elif st.session_state.pop(ERASED, False):
        st.success(_("What you said about yourself is erased. You can answer again if you wish."))


def _key(attribute: Attribute) -> str:
    return f"about-{attribute}"


def _say(attribute: Attribute) -> None:
    try:
        workflow.say_of_oneself(store(), acting(), attribute, st.session_state[_key(attribute)])
    except Refused as error:
        del st.session_state[_key(attribute)]  # what is kept is shown again
        frame.refused_later(error, "warning")


def _withdraw(found: OwnDemographics) -> None:
    try:
        workflow.withdraw_demographics(store(), acting())
    except Refused as error:
        frame.refused_later(error, "warning")
        return
    for attribute in found.asked:
        st.session_state[_key(attribute)] = None
    st.session_state[ERASED] = True


def lines(found: OwnDemographics) -> list[str]:
    """The same in the copy of one's answers, which nobody else can make."""
    parts: list[str] = []
    for attribute in ATTRIBUTES:
        if (answer := getattr(found.said, attribute)) is not None:
            parts += [groups.question(attribute), f"  {groups.answer_words(attribute, answer)}", ""]
    title = _("About me")
    return ["", title, "=" * len(title), "", *parts] if parts else []
