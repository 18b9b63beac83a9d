"""A piece of work laid before a rater: what was asked, hard limits, the answers; in training as in real work."""

import streamlit as st

from assessments.views import RatingCard
from pages.parts import aftermath, frame, materials, reading
from pages.parts.words import _, language, number
from rubric.model import load_model


def place_words(card: RatingCard) -> str:
    """ "Writing · answer 3 of 12 · written in French"."""
    competency = load_model().competency(card.task.competency_id).name.said(language())
    place = _("answer {place} of {all}", place=number(card.position), all=number(card.of))
    written = _("written in French") if card.language == "fr" else _("written in English")
    return f"{competency} · {place} · {written}"


def draw_answer(card: RatingCard) -> None:
    with st.expander(_("What the candidate was asked")):
        st.markdown(materials.paragraphs(card.task.instructions.said(card.language)))
        materials.show(card.task, card.language)
    for limit in card.limits:
        aftermath.draw_evidence(limit)
    for work in card.answers:
        reading.show(work, card.language)


def draw_head(card: RatingCard) -> None:
    frame.two_lines(card.task.title.said(language()), place_words(card))
