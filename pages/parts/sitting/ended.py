"""After the last part: what happens next, and a copy of one's own answers to keep."""

import streamlit as st

from assessments import workflow
from assessments.answer import LayoutsAnswer, LiveChatAnswer, SpokenAnswer, UploadAnswer
from assessments.attempt import Actor
from assessments.evidence import files
from assessments.item import Layouts, LiveChat, Spoken, Upload
from assessments.views import AnswerToRate, ItemState, Sitting, TaskState
from pages.parts import chats, frame, picked, reading
from pages.parts.frame import literal
from pages.parts.guard import store
from pages.parts.sitting import about
from pages.parts.words import _
from rubric.record import Language


def show(actor: Actor, sitting: Sitting) -> None:
    """The thank-you of a submitted sitting, or the way to one's own report."""
    if actor.kind == "self":
        frame.title(_("Your answers are in"))
        st.markdown(literal(_("Nobody else sees them. Your page shows where a second look is worthwhile.")))
        frame.link("self_report", _("Open my development page"))
        return
    frame.title(_("Your work is handed in"))
    thanks = workflow.thanks(store(), actor)
    if thanks:
        st.markdown(literal(thanks))
    if sitting.attempt.reference:
        st.markdown(f"**{literal(_('Your reference: {reference}', reference=sitting.attempt.reference))}**")
    if workflow.shared_report(store(), actor, actor.id) is not None:
        frame.link("own_report", _("Read how your work was seen"))
    told = about.own(actor)
    copy = as_text(workflow.own_answers(store(), actor), sitting.attempt.language)
    frame.link("transparency", _("How this position is filled"))
    st.download_button(
        _("Download a copy of my answers"),
        data="\n".join([copy, *(about.lines(told) if told else ())]).encode(),
        file_name=_("my-answers-{reference}.txt", reference=sitting.attempt.reference or ""),
        mime="text/plain; charset=utf-8",
        on_click="ignore",
    )
    frame.quiet(_("Texts kept by this browser while you wrote have been removed from this device."))
    if told:
        about.draw(told)


def closed(sitting: Sitting) -> None:
    """The link is over, withdrawn or lapsed, and nothing had been handed in."""
    frame.title(_("This assessment is closed"))
    began = bool(sitting.attempt.blocks)
    st.markdown(
        literal(
            _("Your link is no longer open. What you had saved is kept. Ask the person who invited you what is next.")
            if began
            else _("Your link is no longer open. You had not started. Ask the person who invited you for a new one.")
        )
    )


# --- the copy ---------------------------------------------------------------------------------------------------------


def as_text(tasks: tuple[TaskState, ...], said: Language) -> str:
    """Every question with one's answer, as plain text."""
    parts = [_("My answers"), ""]
    for state in tasks:
        title = state.task.title.said(said)
        parts += [title, "=" * len(title), ""]
        for one in state.items:
            if not one.hidden:
                parts += [one.item.prompt.said(said), *(f"  {line}" for line in answer_lines(one, said)), ""]
    return "\n".join(parts)


def answer_lines(state: ItemState, said: Language) -> list[str]:
    """What was answered, one line for each thing chosen, or the words as they were written."""
    work = AnswerToRate(item=state.item, answer=state.answer, media=files(state.answer))
    if state.answer is None or not reading.is_given(work):
        return [_("No answer was given.")]
    match state.item, state.answer:
        case Layouts(), LayoutsAnswer():
            return _layout_lines(state.item, state.answer, said)
        case LiveChat(), LiveChatAnswer():
            return chats.copied(state.item, state.answer, said)
        case Spoken(), SpokenAnswer(kept=kept, tries=tries) if kept in tries:
            return [_("Recorded; try {n} counts.", n=tries.index(kept) + 1)]
        case Upload(), UploadAnswer(route="file", file=str()):
            return [_("A picture was handed in.")]
        case _:
            rows = [f"{asked}: {chosen}" for asked, chosen in picked.rows(state.item, state.answer, said)]
            return rows or reading.words_of(work).splitlines()


def _layout_lines(item: Layouts, answer: LayoutsAnswer, said: Language) -> list[str]:
    names = {one.id: one.text.said(said) for one in item.defects}
    lines = []
    for layout in item.layouts:
        place = answer.ranks.get(layout.id)
        found = [names[one] for one in names if one in answer.defects.get(layout.id, frozenset())]
        ranked = _("place {place}", place=place) if place else _("not ranked")
        lines.append(f"{layout.label.said(said)}: {'; '.join([ranked, *found])}")
    return lines
