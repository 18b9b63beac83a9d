"""An answer as raters and readers of reports see it: every kind of question, and nothing in it can act or pretend."""

from collections.abc import Iterable
from typing import assert_never

import streamlit as st

from assessments.answer import (
    AllocationAnswer,
    CanvasAnswer,
    ChoiceAnswer,
    LayoutsAnswer,
    LiveChatAnswer,
    MenuGridAnswer,
    MultiSelectAnswer,
    NumberAnswer,
    OrderedPickAnswer,
    OrderingAnswer,
    PreflightAnswer,
    RateOptionsAnswer,
    RevisionAnswer,
    SelfLevelAnswer,
    SpokenAnswer,
    TimetableAnswer,
    UploadAnswer,
    WrittenAnswer,
)
from assessments.item import (
    AnyItem,
    Canvas,
    Layouts,
    Number,
    Spoken,
    Timetable,
    Upload,
)
from assessments.views import AnswerToRate
from pages.parts import canvases, chats, filled, frame, mockups, picked, prose, recorded
from pages.parts.frame import literal
from pages.parts.words import _, number
from rubric.record import Language

PICTURE = 210  # px: one of several
_WORDS = WrittenAnswer | RevisionAnswer | NumberAnswer | SpokenAnswer | UploadAnswer


def show(work: AnswerToRate, said: Language) -> None:
    """One question and what was answered to it, in the language it was sat in (`said`)."""
    show_all((work,), said)


def show_all(works: Iterable[AnswerToRate], said: Language, before: str = "") -> None:
    """Questions and their answers below what stands `before` them, in one element as far as they are words.

    The candidate's own words are escaped to the letter: no markdown, no HTML, no address becomes a link or a picture.
    """
    parts = [before]
    for work in works:
        parts.append(_asked(work, said))
        if not is_given(work):
            parts.append(prose.quiet(_("No answer was given.")))
        elif isinstance(work.answer, _WORDS) and not work.media:
            parts.append(_worded(work))
        else:
            st.html(prose.sheet(*parts))
            _show_given(work, said)
            parts = []
    if any(parts):
        st.html(prose.sheet(*parts))


def _asked(work: AnswerToRate, said: Language) -> str:
    told, details = "", prose.quiet(work.item.details.said(said)) if work.item.details is not None else ""
    if work.message is not None:
        read = prose.paragraphs(work.message.said(said))
        told = prose.framed(prose.quiet(_("Message received before this answer")), read)
    return prose.head(work.item.prompt.said(said)) + details + told


def _worded(work: AnswerToRate) -> str:
    """The words that were written, and whatever has to be known of them."""
    words = prose.words(words_of(work))
    match work.item:
        case Number():
            return words + prose.quiet(_("As typed."))
        case Spoken() if not work.media:
            return prose.quiet(_("Typed instead of spoken; the same anchors apply.")) + words
        case Upload():
            return prose.quiet(_("Described in words instead of drawn; the same anchors apply.")) + words
        case _:
            return words


def is_given(work: AnswerToRate) -> bool:  # noqa: C901, PLR0911 - one case for each kind
    """Whether there is anything to read, finished or not; a route chosen without sound or script is nothing."""
    match work.answer:
        case None:
            return False
        case WrittenAnswer() | RevisionAnswer() | NumberAnswer() | SpokenAnswer() | UploadAnswer():
            return bool(words_of(work).strip() or work.media)
        case ChoiceAnswer(option=chosen) | SelfLevelAnswer(level=chosen):
            return chosen is not None
        case MultiSelectAnswer(options=options):
            return bool(options)
        case (
            OrderingAnswer(ranks=chosen)
            | OrderedPickAnswer(ranks=chosen)
            | RateOptionsAnswer(levels=chosen)
            | MenuGridAnswer(chosen=chosen)
        ):
            return bool(chosen)
        case AllocationAnswer(amounts=amounts):
            return bool(amounts)
        case CanvasAnswer(placed=placed):
            return bool(placed)
        case TimetableAnswer(rows=given):
            return bool(given)
        case LiveChatAnswer(entries=entries):
            return bool(entries)
        case LayoutsAnswer(ranks=ranks, defects=defects):
            return bool(ranks or any(defects.values()))
        case PreflightAnswer():
            return True  # ticking nothing says that nothing is wrong
        case _:
            assert_never(work.answer)


def words_of(work: AnswerToRate) -> str:
    """The candidate's own words: the redacted text where there is one, else what was typed."""
    if work.text is not None:
        return work.text
    match work.answer:
        case WrittenAnswer(text=typed) | RevisionAnswer(text=typed) | NumberAnswer(typed=typed):
            return typed
        case SpokenAnswer(script=typed) | UploadAnswer(script=typed):
            return typed
        case _:
            return ""


def _show_given(work: AnswerToRate, said: Language) -> None:  # noqa: C901 - one case for each kind
    match work.answer:
        case SpokenAnswer():
            recorded.sounds(work.media, work.answer.pictured)
            if words_of(work).strip():
                st.html(prose.sheet(_worded(work)))
        case UploadAnswer():
            recorded.pictures(work.media)
        case LiveChatAnswer():
            _show_chat(work.item, work.answer, said)
        case LayoutsAnswer():
            _show_layouts(work.item, work.answer, said)
        case CanvasAnswer():
            _show_canvas(work.item, work.answer, said)
        case TimetableAnswer():
            if isinstance(work.item, Timetable):
                filled.show(work.item, work.answer, said)
        case (
            ChoiceAnswer()
            | MultiSelectAnswer()
            | OrderingAnswer()
            | OrderedPickAnswer()
            | RateOptionsAnswer()
            | MenuGridAnswer()
            | PreflightAnswer()
            | AllocationAnswer()
            | SelfLevelAnswer()
        ):
            _show_table(picked.rows(work.item, work.answer, said), work.item.prompt.said(said))
        case WrittenAnswer() | RevisionAnswer() | NumberAnswer() | None:
            return  # words, or nothing
        case _:
            assert_never(work.answer)


def _show_layouts(item: AnyItem, answer: LayoutsAnswer, said: Language) -> None:
    if not isinstance(item, Layouts):
        return
    ticked = {one.id: one.text.said(said) for one in item.defects}
    for layout in sorted(item.layouts, key=lambda one: answer.ranks.get(one.id, len(item.layouts) + 1)):
        place = answer.ranks.get(layout.id)
        row = st.container(horizontal=True, vertical_alignment="center")  # one under the other where it is narrow
        with row.container(width=PICTURE):
            mockups.show(layout, said)
        with row.container():
            heading = _("{place}. {layout}", place=number(place), layout=layout.label.said(said)) if place else None
            st.markdown(f"**{literal(heading or _('{layout}, not ranked', layout=layout.label.said(said)))}**")
            found = [ticked[one.id] for one in item.defects if one.id in answer.defects.get(layout.id, frozenset())]
            st.markdown("\n".join(f"- {literal(one)}" for one in found) or literal(_("No fault ticked.")))


def _show_canvas(item: AnyItem, answer: CanvasAnswer, said: Language) -> None:
    if isinstance(item, Canvas):
        with st.container(width=recorded.PHONE):
            mockups.show(canvases.layout(item, answer), said)


def _show_chat(item: AnyItem, answer: LiveChatAnswer, said: Language) -> None:
    """Every line in its order, answered or not, with what was said and done about it; last what everybody was told."""
    for about, own in chats.lines(item, answer, said):
        if about:
            st.markdown(literal(about))
        if own:
            with st.container(border=True):
                st.text("\n".join(own))


def _show_table(lines: tuple[tuple[str, str], ...], about: str) -> None:
    """Authored words only, so markdown is safe once escaped; a real table is read out as one."""
    if not lines:
        frame.quiet(_("No fault ticked."))
        return
    columns = {
        literal(_("Asked")): [literal(asked) for asked, _chosen in lines],
        literal(_("Answered")): [literal(chosen) for _asked, chosen in lines],
    }
    st.table(columns, border="horizontal", hide_index=True, alt=about)
