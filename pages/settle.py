"""Where raters cannot agree: a lead reads the work and every rating, and adds one more with its reason."""

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Role
from assessments.raters import Unsettled, UnsettledCard
from pages.parts import dealing, frame, held, judgement, laying
from pages.parts.frame import literal
from pages.parts.guard import acting, now, require, store
from pages.parts.words import _, language, listed, quoted
from rubric.model import Competency, load_model

me = require(Role.LEAD)


def draw_list() -> None:
    frame.title(
        _("Where can raters not agree?"),
        _("Everybody asked has judged this work, and two of them still lie two levels or more apart."),
    )
    found = workflow.unsettled(store(), me.actor)
    if not found:
        frame.empty(_("Nothing to settle. Work comes here when a third rater has looked and levels still lie apart."))
    for one in found:
        draw_line(one)


def draw_line(one: Unsettled) -> None:
    title = bank.task(one.task_id).title.said(language())
    given = listed([f"{level:g}" for level in one.levels])
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container():
            frame.two_lines(title, f"{dealing.task_name(one.task_id)} · {_('levels given: {levels}', levels=given)}")
        st.button(_("Read it"), key=f"open-{one.card_id}", on_click=go_to, args=(one.card_id,))


def go_to(card_id: str | None) -> None:
    if card_id is None:
        st.query_params.clear()
    else:
        st.query_params.from_dict({"card": card_id})


def draw_card(found: UnsettledCard) -> None:
    card = found.card
    competency = load_model().competency(card.task.competency_id)
    frame.title(_("What does this work show, once all is read?"), wide=True)
    head, way_out = st.columns([5, 1], vertical_alignment="center")
    with head:
        laying.draw_head(card)
    way_out.button(_("Back to the list"), key="leave", on_click=go_to, args=(None,), type="tertiary")
    with laying.beside(card):
        draw_ratings(found)
        draw_own(card.card_id, competency)


def draw_ratings(found: UnsettledCard) -> None:
    """What each rater said, with the words they quoted."""
    for index, one in enumerate(found.ratings):
        with st.container(border=True):
            said = _("not assessed") if one.level is None else judgement.level_words(one.level)
            st.markdown(f"**{literal(_('Rater {name}: {level}', name=chr(ord('A') + index), level=said))}**")
            for span in one.quotes:
                st.text(quoted(span.quote))
            if one.note or one.not_assessed_because:
                st.text(one.note or one.not_assessed_because or "")


def draw_own(card_id: str, competency: Competency) -> None:
    field, words = f"settle-{card_id}-level", f"settle-{card_id}-reason"
    judgement.draw_anchors(field, competency)
    st.text_area(
        _("Why this level? The reason is kept with it."),
        held.value(words) or "",
        key=words,
        max_chars=1000,
        height=100,
    )
    frame.quiet(_("Your rating counts beside the others, as one more. None of them is taken away."))
    st.button(
        _("Save my rating"),
        key=f"settle-{card_id}-save",
        type="primary",
        on_click=save,
        args=(card_id,),
        width="stretch",
    )


def save(card_id: str) -> None:
    level = st.session_state.get(f"settle-{card_id}-level")
    if level is None:
        frame.later(_("Choose a level first. Nothing was saved yet."), "info")
        return
    try:
        workflow.settle(
            store(), acting(), card_id, float(level), st.session_state.get(f"settle-{card_id}-reason", ""), now()
        )
    except Refused as error:
        frame.refused_later(error)
        return
    frame.later(_("Saved, with your reason. Every rating is kept."))
    go_to(None)


asked = st.query_params.get("card")
try:
    opened = workflow.unsettled_card(store(), me.actor, asked) if asked else None
except Refused:
    opened = None
    frame.later(_("This work is settled, or it is not yours to settle."), "info")
if opened is None:
    draw_list()
else:
    draw_card(opened)
