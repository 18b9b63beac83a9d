"""A piece of work laid before a rater: what was asked, hard limits, the answers; in training as in real work."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused
from assessments.form import Task
from assessments.item import Spoken
from assessments.views import RatingCard
from pages.parts import aftermath, frame, materials, reading
from pages.parts.guard import acting, store
from pages.parts.words import _, language, number, percent
from rubric.model import load_model
from rubric.record import Language

# Places our own containers and says nothing about colour: without it the page still works, only less at hand.
_TWO_PANES = """<style>
:is(.st-key-desk-levels, .st-key-desk-delivery) label { align-items: flex-start; padding-block: 0.375rem; }
:is(.st-key-desk-levels, .st-key-desk-delivery) label p { font-size: 1rem; line-height: 1.5; }
@media (min-width: 1100px) {
  div:has(> .st-key-desk-pane) { position: sticky; top: 3.75rem; }
  .st-key-desk-pane { max-height: calc(100vh - 4.5rem); overflow-y: auto; }
  .st-key-desk-pane > * { flex-shrink: 0; }
}
</style>"""


@contextmanager
def beside(card: RatingCard) -> Iterator[None]:
    """The work of a card; what is drawn within stands in a pane at its right and stays in sight."""
    st.html(_TWO_PANES)
    answer, pane = st.columns([4, 3], gap="large")
    with answer:
        draw_answer(card)
    with pane, st.container(key="desk-pane"):
        yield


def place_words(card: RatingCard) -> str:
    """ "Writing · answer 3 of 12 · written in French"."""
    competency = load_model().competency(card.task.competency_id).name.said(language())
    place = _("answer {place} of {all}", place=number(card.position), all=number(card.of))
    written = _("written in French") if card.language == "fr" else _("written in English")
    return f"{competency} · {place} · {written}"


def draw_asked(task: Task, said: Language) -> None:
    """Instructions and materials, folded, in the language of the sitting (`said`)."""
    with st.expander(_("What the candidate was asked")):
        st.markdown(materials.paragraphs(task.instructions.said(said)))
        materials.show(task, said)


def draw_answer(card: RatingCard) -> None:
    draw_asked(card.task, card.language)
    for limit in card.limits:
        if limit.value is not None:  # a recording has no length in words
            aftermath.draw_evidence(limit)
    for work in card.answers:
        reading.show(work, card.language)
        for media in work.media if isinstance(work.item, Spoken) else ():
            _draw_sound(media)


def _draw_sound(media: str) -> None:
    """What software has measured of a recording, for whoever has to hear it."""
    try:
        figures = workflow.sound_figures(store(), acting(), media)
    except Refused:  # whoever may read the words may not always hear the voice
        return
    if figures is None:
        frame.quiet(_("Software can decode no sound in this recording."))
        return
    told = _(
        "Measured: {seconds} s long, longest silence {gap} s, {share} of it cut off for loudness. No part of a score.",
        seconds=number(figures.seconds),
        gap=number(figures.longest_gap, 1),
        share=percent(figures.clipped, 1),
    )
    frame.quiet(told)


def draw_head(card: RatingCard) -> None:
    frame.two_lines(card.task.title.said(language()), place_words(card))
