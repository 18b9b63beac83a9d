"""Two answers to one task beside each other, blind: which is better; and for whoever leads, what the pairs say."""

from functools import partial
from typing import Literal

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Role
from assessments.pairs import PairCard, PairLine
from assessments.views import AnswerToRate
from pages.parts import choosing, frame, keys, laying, paired, reading
from pages.parts.guard import acting, now, require, store
from pages.parts.words import _, language, n_
from rubric.model import load_model
from rubric.record import Language

me = require(Role.RATER, Role.LEAD, Role.HR, Role.ADMIN)

# Long answers do not take the choice out of sight; without it the page still works.
_AT_HAND = """<style>
@media (min-width: 700px) {
  div:has(> .st-key-pair-choice) { position: sticky; bottom: 0; z-index: 1; background: light-dark(#FBFAF7, #14181F); }
  .st-key-pair-choice { padding-block: 0.75rem; }
}
</style>"""
BEFORE = "_pair_before"  # in session state: the pair judged last, to go back to
BETTER: dict[str, Literal["left", "right"] | None] = {"1": "left", "2": "right", "0": None}


def draw_waiting(lines: tuple[PairLine, ...]) -> None:
    if not lines:
        frame.empty(_("No pair is waiting. They appear here once a round is open and your own levels are in."))
    for line in lines:
        waiting = n_("{count} pair waiting", "{count} pairs waiting", line.waiting)
        done = n_("{count} judged by you", "{count} judged by you", line.done)
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container():
                frame.two_lines(
                    bank.task(line.task_id).title.said(language()),
                    f"{waiting if line.waiting else _('nothing waiting')} · {done}",
                )
            if line.waiting:
                st.button(_("Compare"), key=f"open-{line.task_id}", on_click=open_next, args=(line.task_id,))


def open_next(task_id: str) -> None:
    """Put the next pair of the task on the desk, or go back to the list when there is none."""
    try:
        card = workflow.next_pair_card(store(), acting(), task_id)
    except Refused as error:
        frame.refused_later(error)
        return
    if card is None:
        st.query_params.clear()
        frame.later(_("Every pair that was waiting is judged. Thank you."))
    else:
        open_pair(task_id, card.pair_id)


def open_pair(task_id: str, pair_id: str) -> None:
    st.query_params.from_dict({"task": task_id, "pair": pair_id})


def judge(card: PairCard, pressed: str) -> None:
    """Append what was chosen and go on to the next pair."""
    try:
        workflow.judge_pair(store(), acting(), card.task.id, card.pair_id, BETTER[pressed], now())
    except Refused as error:
        frame.refused_later(error)
        return
    st.session_state[BEFORE] = card.task.id, card.pair_id
    open_next(card.task.id)


def draw_pair(card: PairCard) -> None:
    competency = load_model().competency(card.task.competency_id)
    frame.title(_("Which of the two is better?"), wide=True)
    told, way_out = st.columns([5, 2], vertical_alignment="center")
    with told:
        written = _("written in French") if card.language == "fr" else _("written in English")
        waiting = n_("{count} pair waiting", "{count} pairs waiting", card.waiting)
        frame.two_lines(card.task.title.said(language()), f"{competency.name.said(language())} · {written} · {waiting}")
    with way_out, st.container(horizontal=True, horizontal_alignment="right"):
        if before := back_from(card):
            st.button(_("The pair before"), key="before", on_click=open_pair, args=before, type="tertiary")
        st.button(_("Pause"), key="leave", on_click=st.query_params.clear, type="tertiary", icon=":material/pause:")
    frame.quiet(competency.definition.said(language()))
    laying.draw_asked(card.task, card.language)
    left, right = st.columns(2, gap="large")
    with left:
        draw_work(_("Answer {number}", number="1"), card.left, card.language)
    with right:
        draw_work(_("Answer {number}", number="2"), card.right, card.language)
    st.html(_AT_HAND)
    with st.container(horizontal=True, horizontal_alignment="center", key="pair-choice"):
        said = {"1": _("Answer 1 is better"), "0": _("I cannot tell"), "2": _("Answer 2 is better")}
        for pressed, words in said.items():
            st.button(f"{words} ({pressed})", key=f"choose-{pressed}", on_click=judge, args=(card, pressed))
    keys.listen(f"keys-{card.pair_id}", ("0", "1", "2", "u"), partial(press, card))


def draw_work(name: str, works: tuple[AnswerToRate, ...], said: Language) -> None:
    st.subheader(name, anchor=False)
    for one in works:
        reading.show(one, said)


def back_from(card: PairCard) -> tuple[str, str] | None:
    before = st.session_state.get(BEFORE)
    return before if before is not None and before != (card.task.id, card.pair_id) else None


def press(card: PairCard, pressed: str, _words: str) -> None:
    if pressed in BETTER:
        judge(card, pressed)
    elif before := back_from(card):
        open_pair(*before)


def on_the_desk() -> PairCard | None:
    """The pair named in the address, so that a reload brings the same two back."""
    task_id, pair_id = st.query_params.get("task"), st.query_params.get("pair")
    if not (task_id and pair_id) or Role.RATER not in me.actor.roles:
        return None
    try:
        return workflow.pair_card(store(), me.actor, task_id, pair_id)
    except Refused:
        frame.later(_("This pair is not on your desk. Choose a task below."), "info")
        return None


on_desk = on_the_desk()
if on_desk is not None:
    draw_pair(on_desk)
else:
    frame.title(
        _("What do pairs tell?"),
        _("Two answers to one task, side by side and without names. An order comes of it, and no score."),
        wide=True,
    )
    if Role.RATER in me.actor.roles:
        draw_waiting(workflow.pair_queue(store(), me.actor))
    if not me.actor.roles.isdisjoint({Role.LEAD, Role.HR, Role.ADMIN}):
        position = choosing.position(me.actor)
        if position is not None:
            paired.draw_rounds(me.actor, position)
