"""The guide of an interview on a screen: how to hold it, and each question with its reason and its anchors."""

from collections.abc import Iterable
from typing import assert_never

import streamlit as st

from assessments import bank
from assessments.interviews import Asked, Guide
from pages.parts import frame
from pages.parts.words import _, language, minutes, n_, number
from rubric.model import load_model
from rubric.uncertain import Why


def how(guide: Guide) -> None:
    """The rules, and the words to open and to close with."""
    st.markdown(frame.literal(length(guide)))
    with st.expander(_("How to hold the interview")):
        st.markdown("\n".join(f"- {frame.literal(one)}" for one in rules()))
        st.markdown(f"**{frame.literal(_('To open'))}**  \n{frame.literal(guide.opening)}")
        st.markdown(f"**{frame.literal(_('To close'))}**  \n{frame.literal(guide.closing)}")


def length(guide: Guide) -> str:
    asked = n_("{count} question", "{count} questions", len(guide.asked))
    return _("{questions}, about {time}.", questions=asked, time=minutes(guide.minutes))


def rules() -> tuple[str, ...]:
    return tuple(one.text.said(language()) for one in bank.interview().rules)


def parts(guide: Guide, person: str) -> Iterable[tuple[str, list[tuple[int, Asked]]]]:
    """The headings, and under each its questions with their places in the interview."""
    placed = list(enumerate(guide.asked, start=1))
    yield _("Asked of every candidate"), [one for one in placed if one[1].for_all]
    if closer := [one for one in placed if not one[1].for_all]:
        yield _("A closer look at {name}", name=person), closer


def question(place: int, one: Asked, *, anchors: bool) -> None:
    """A question with all that goes with it; without its anchors where a scorecard words them."""
    said = language()
    frame.quiet(heading(place, one))
    st.subheader(frame.literal(one.question.question.said(said)), anchor=False)
    st.markdown(f"*{frame.literal(_('Then:'))}* {frame.literal(one.question.probe.said(said))}")
    st.markdown(f"*{frame.literal(_('Listen for:'))}* {frame.literal(one.question.listen_for.said(said))}")
    if anchors:
        st.markdown("\n".join(f"- **{frame.literal(level)}** {frame.literal(words)}" for level, words in worded(one)))
    frame.quiet(reason(one))


def heading(place: int, one: Asked) -> str:
    return _("{place}. {competency}", place=number(place), competency=competency(one))


def competency(one: Asked) -> str:
    return load_model().competency(one.competency_id).name.said(language())


def worded(one: Asked) -> tuple[tuple[str, str], ...]:
    """Each level that is worded, and its words."""
    levels = (_("Level {level}", level=number(each.level)) for each in one.question.anchors)
    return tuple(
        (_("{label}:", label=level), each.text.said(language()))
        for level, each in zip(levels, one.question.anchors, strict=True)
    )


def reason(one: Asked) -> str:
    """Why this question was chosen, never how high anything was scored."""
    open_here = " · ".join(open_words(each) for each in one.why)
    if not one.for_all:
        return _("Why: {reasons}.", reasons=open_here)
    if not open_here:
        return _("Why: the role needs it most, so everybody is asked.")
    return _("Why: the role needs it most, so everybody is asked. Here, also: {reasons}.", reasons=open_here)


def open_words(why: Why) -> str:
    match why:
        case "minimum":
            return _("whether the minimum of the role is reached cannot be told")
        case "not_assessed":
            return _("the work says nothing about it yet")
        case "wide":
            return _("its margin is wider than a level on either side")
        case "tie":
            return _("the fit cannot be told apart from another candidate’s, and much of its margin is here")
        case _:
            assert_never(why)
