"""A piece of work laid before a rater: what was asked, hard limits, the answers; in training as in real work."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused
from assessments.form import Task
from assessments.item import Spoken
from assessments.views import AnswerToRate, RatingCard
from pages.parts import aftermath, frame, materials, prose, reading
from pages.parts.guard import acting, store
from pages.parts.words import _, language, number, percent
from rubric.model import load_model
from rubric.record import Language


@contextmanager
def beside(card: RatingCard) -> Iterator[None]:
    """The work of a card; what is drawn within stands in a pane at its right and stays in sight."""
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
    st.html(prose.sheet(asked(task, said)))


def asked(task: Task, said: Language) -> str:
    told = prose.paragraphs(task.instructions.said(said)) + materials.all_folds(task, said)
    return prose.fold(_("What the candidate was asked"), told)


def draw_answer(card: RatingCard) -> None:
    """Everything in as few elements as the answers allow: each is paid for with every look at the desk."""
    limits = (one for one in card.limits if one.value is not None)  # a recording has no length in words
    before = asked(card.task, card.language) + "".join(map(aftermath.evidence, limits))
    waiting: list[AnswerToRate] = []
    for work in card.answers:
        waiting.append(work)
        if work.media:
            reading.show_all(waiting, card.language, before)
            before, waiting = "", []
            for media in work.media if isinstance(work.item, Spoken) else ():
                _draw_sound(media)
    reading.show_all(waiting, card.language, before)


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
