"""The rating desk: one answer at a time across all candidates, anchors beside it, and no trace of who wrote it."""

from functools import partial

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Role
from assessments.views import AfterRating, QueueLine, RatingCard
from pages.parts import aftermath, drafts, frame, judgement, keyboard, keys, laying, pace, prose, refusals
from pages.parts.guard import acting, now, require, store
from pages.parts.waiting import Read
from pages.parts.words import _, language, n_
from rubric.model import load_model

me = require(Role.RATER)

HANDED = "_laid"  # in session state: what a callback has just read or saved, for the run that follows it
LYING = "_lying"  # in session state: the answer on the desk, which does not change while it waits for its rater
AHEAD = "_ahead"  # in session state: the answer after this one, made ready while this one is read once more


def draw_queue() -> None:
    frame.title(_("Which work is waiting for you?"))
    draw_pairs()
    lines = workflow.queue(store(), me.actor)
    if not lines:
        frame.empty(_("Nothing is waiting. Work arrives here, without names, as soon as a candidate submits it."))
        return
    first = next((line.task_id for line in lines if line.waiting), None)
    for line in lines:
        draw_line(line, first=line.task_id == first)
    frame.link("handbook", _("Read how to rate in the handbook"))


def draw_pairs() -> None:
    """The way to pairs of answers, where some wait."""
    waiting = sum(one.waiting for one in workflow.pair_queue(store(), me.actor))
    if waiting:
        frame.link("pairs", n_("{count} pair of answers to compare", "{count} pairs of answers to compare", waiting))


def draw_line(line: QueueLine, *, first: bool) -> None:
    task = bank.task(line.task_id)
    name = load_model().competency(task.competency_id).name.said(language())
    waiting = n_("{count} answer waiting", "{count} answers waiting", line.waiting)
    done = n_("{count} rated by you", "{count} rated by you", line.done)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container():
            told = f"{name} · {waiting if line.waiting else _('nothing waiting')} · {done}"
            if not line.trained:
                told = f"{name} · {_('work waits; a short training comes first')}"
            frame.two_lines(task.title.said(language()), told)
        if not line.trained:
            frame.link("training", _("Train first"), task=line.task_id)
        elif line.waiting:
            st.button(
                _("Rate"),
                key=f"open-{line.task_id}",
                on_click=open_next,
                args=(line.task_id,),
                type="primary" if first else "secondary",
            )


def open_next(task_id: str) -> None:
    """Put the next unrated answer of the task on the desk, or go back to the list when there is none."""
    try:
        card = next_answer(task_id)
    except Refused as error:
        frame.refused_later(error)
        return
    if card is None:
        st.query_params.clear()
        frame.later(_("Everything that was waiting for this task is rated. Thank you."))
    else:
        judgement.put_away(st.query_params.get("card", ""))  # what a session keeps it pays for with every run
        st.query_params.from_dict({"task": task_id, "card": card.card_id})
        st.session_state[HANDED] = card, None


def next_answer(task_id: str) -> RatingCard | None:
    """The one that was made ready, if it still waits for this rater."""
    ahead: Read | None = st.session_state.pop(AHEAD, None)
    actor = acting()
    if ahead is not None and ahead.card.task.id == task_id and (found := ahead.again(actor)):
        return found.card
    return workflow.next_card(store(), actor, task_id)


def leave() -> None:
    pace.pause()
    st.query_params.clear()


def save(card: RatingCard) -> None:
    """Append the rating; whatever is missing is said beside the button and the draft stays."""
    try:
        draft = judgement.draft(card)
        after = workflow.rate(
            store(),
            acting(),
            card.card_id,
            level=draft.level,
            quotes=draft.quotes,
            note=draft.note,
            flags=draft.flags,
            not_assessed_because=draft.not_assessed_because,
            now=now(),
            seen=draft.seen,
            delivery=draft.delivery,
        )
    except ValueError as problem:
        judgement.complain(card.card_id, str(problem))
    except Refused as error:
        st.session_state.pop(LYING, None)  # whether it is still this rater's is asked anew
        judgement.complain(card.card_id, refusals.sentence(error))
    else:
        pace.pause()
        judgement.put_away(card.card_id)
        st.session_state[HANDED] = card, after


def draw_desk(card: RatingCard, after: AfterRating | None) -> None:
    competency = load_model().competency(card.task.competency_id)
    drafts.restore(card.card_id, me.actor)
    frame.named(_("What does this answer show?"), wide=True)
    draw_header(card)
    with laying.beside(card):
        if after is None or judgement.is_correcting(card.card_id):
            if after is not None and after.others:
                aftermath.warn_of_correction()
            pace.start(card.card_id)
            judgement.draw(card, competency, save)
            drafts.keep(card.card_id)
            if drafts.can_undo(card.card_id):
                st.button(
                    _("Undo the last change"),
                    key=judgement.key(card.card_id, "undo"),
                    type="tertiary",
                    on_click=drafts.undo,
                    args=(card.card_id,),
                )
            heard = partial(press, card)
        else:
            aftermath.draw(card, competency, after, next_answer=open_next)
            if taken := pace.words(card.card_id):
                frame.quiet(taken)
            heard = partial(press_after, card)
    keys.listen(f"keys-{card.card_id}", judgement.DESK_KEYS, heard)


def draw_header(card: RatingCard) -> None:
    name, place = card.task.title.said(language()), laying.place_words(card)
    told = prose.title(_("What does this answer show?")) + prose.head(name) + prose.quiet(place)
    with st.container(horizontal=True, vertical_alignment="bottom", key="desk-head"):
        st.html(prose.sheet(told, prose.progress(card.position - 1, card.of, place)))
        keyboard.draw()
        st.button(
            _("Pause"),
            key="leave",
            on_click=leave,
            type="tertiary",
            icon=":material/pause:",
            help=_("What you entered is kept. All tasks are listed there, and the way back to this answer."),
        )


def press(card: RatingCard, pressed: str, words: str) -> None:
    """What a key does while the card is being rated."""
    if pressed == "u":
        drafts.undo(card.card_id)
    elif pressed == "?":
        keyboard.ask()
    else:
        judgement.press(card, pressed, words, save)


def press_after(card: RatingCard, pressed: str, _words: str) -> None:
    """What a key does once the rating is in."""
    if pressed == "enter":
        open_next(card.task.id)
    elif pressed == "?":
        keyboard.ask()


def on_the_desk() -> tuple[RatingCard, AfterRating | None] | None:
    """The card named in the address, so that a reload brings the same answer back; a task alone brings its next."""
    task_id, card_id = st.query_params.get("task"), st.query_params.get("card")
    handed: tuple[RatingCard, AfterRating | None] | None = st.session_state.pop(HANDED, None)
    lying: Read | None = st.session_state.pop(LYING, None)
    if handed is not None and handed[0].card_id == card_id:
        return handed
    if lying is not None and lying.card.card_id == card_id and (found := lying.again(me.actor)):
        st.session_state[LYING] = found
        return found.card, None
    if card_id:
        return workflow.laid(store(), me.actor, card_id)
    card = workflow.next_card(store(), me.actor, task_id) if task_id else None
    if card is not None:
        st.query_params["card"] = card.card_id
    return None if card is None else (card, None)


try:
    on_desk = on_the_desk()
except (Refused, KeyError):
    on_desk = None
    frame.later(_("This answer is not on your desk. Choose a task below."), "info")
if on_desk is None:
    draw_queue()
else:
    draw_desk(*on_desk)
    one, after = on_desk
    if after is None:
        st.session_state.setdefault(LYING, Read(one, now()))
    elif (following := workflow.next_card(store(), me.actor, one.task.id)) is not None:
        st.session_state[AHEAD] = Read(following, now())
