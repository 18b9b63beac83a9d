"""What a candidate reads and confirms before anything starts, and how to ask for an arrangement."""

from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Actor, Refused
from assessments.views import Shown, Sitting, WebSession
from pages.parts import frame, held, prose, words
from pages.parts.components import Button, request
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.labels import label
from pages.parts.words import LANGUAGE_NAMES, _, in_turn
from rubric.record import Language

READ = "notice:read"
SPOKEN = "notice:language"


def show(me: WebSession, sitting: Sitting) -> None:
    """Language, the notice paragraph by paragraph, the box that nobody has ticked beforehand, the way on."""
    shown = workflow.notice(store(), me.actor)
    frame.title(shown.title, " · ".join(one for one in (sitting.position_title, sitting.organisation) if one) or None)
    _languages(me, sitting)
    for paragraph in shown.paragraphs:
        lead, rest = prose.parted(paragraph)
        st.markdown(f"**{literal(lead)}**  \n{literal(rest)}")
    if sitting.position_title:
        frame.link("transparency", _("How this position is filled"))
    arrangement(me.actor, sitting)
    _agree(shown)


def _languages(me: WebSession, sitting: Sitting) -> None:
    if len(sitting.languages) > 1:
        st.session_state.setdefault(SPOKEN, sitting.attempt.language)
        st.radio(
            _("Language of the assessment"),
            sitting.languages,
            held.place(SPOKEN, sitting.languages),
            format_func=LANGUAGE_NAMES.__getitem__,
            key=SPOKEN,
            on_change=partial(_speak, me.digest),
            horizontal=True,
        )


def _speak(digest: str) -> None:
    chosen: Language = st.session_state[SPOKEN]
    try:
        workflow.choose_language(store(), acting(), chosen, now())
    except Refused as error:
        frame.refused_later(error, "warning")
        return
    workflow.set_session_language(store(), digest, chosen)
    words.speak(chosen)


def _agree(shown: Shown) -> None:
    read = st.checkbox(label(shown.agreement), key=READ)
    st.button(_("Continue"), type="primary", disabled=not read, on_click=_acknowledge, args=(shown,))
    if shown.refusal:
        with st.expander(label(shown.refusal)):
            st.markdown(
                literal(
                    _(
                        "Nothing has started, and closing this page is enough. Write to the address in the notice "
                        "above: you will be told what else is possible."
                    )
                )
            )


def _acknowledge(read: Shown) -> None:
    try:
        workflow.acknowledge(store(), acting(), now(), read)
    except Refused as error:
        st.session_state[READ] = False  # whatever is read next is confirmed anew
        frame.refused_later(error, "warning")


# --- arrangements -----------------------------------------------------------------------------------------------------


def arrangement(actor: Actor, sitting: Sitting) -> None:
    """The form to ask with, and what has been asked and answered so far; folded, and not made, until it is wanted."""
    if sitting.attempt.person_id is None:
        return
    said = sitting.attempt.language
    texts = bank.notices()
    asked = workflow.own_arrangements(store(), actor)
    title = texts.notice("ntc.access.request.title").text.said(said)
    with st.expander(label(title), expanded=bool(asked), key="arrangement", on_change="rerun") as fold:
        if not fold.open:
            return
        for one in asked:
            st.text(_("Asked on {moment}: {wishes}", moment=words.day_and_clock(one.asked_at), wishes=one.wishes))
            st.text(_("Answer: {answer}", answer=one.answer) if one.answer else _("Not answered yet."))
        st.markdown(literal(workflow.notice(store(), actor).arrangement or ""))
        options = texts.notice("ntc.access.request.options").text.said(said).splitlines()
        *wishes, other = (line.removeprefix("- ") for line in options)
        for place, wish in enumerate(wishes):
            st.checkbox(label(wish), key=f"wish:{place}")
        request(
            "ask_arrangement",
            other.rstrip(" :\u00a0\u202f"),
            Button("ask", _("Send this request")),
            partial(_ask, tuple(wishes)),
        )


def _ask(wishes: tuple[str, ...], more: str) -> None:
    """Send what was ticked and written, if there is anything."""
    chosen = [wish for place, wish in enumerate(wishes) if st.session_state.get(f"wish:{place}")]
    asked = in_turn(one for one in (*chosen, more.strip()) if one)
    if not asked:
        frame.later(_("Nothing was sent: tick or write what would help."), "warning")
        return
    try:
        workflow.request_arrangement(store(), acting(), asked, now())
    except Refused as error:
        frame.refused_later(error, "warning")
        return
    for place in range(len(wishes)):
        st.session_state.pop(f"wish:{place}", None)
    frame.later(_("Your request is sent. The answer will be shown here; it will not appear in your report."))
