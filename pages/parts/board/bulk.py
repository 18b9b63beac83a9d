"""What HR does to the candidates that are selected, and how it is taken back."""

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta

import streamlit as st

from assessments import workflow
from assessments.attempt import HiringStage, Refused, Stage
from assessments.views import BoardRow, Position
from pages.parts import frame, links, posting
from pages.parts.board import reminding, taking
from pages.parts.board.funnel import hiring_words
from pages.parts.guard import acting, now, store
from pages.parts.position_draft import end_of
from pages.parts.words import _, day, n_

LOST = (Stage.EXPIRED, Stage.REVOKED)
UNDO = "board-undo"  # in session state: the last act, and what to call it


def key(position: Position, field: str) -> str:
    return f"bulk-{position.id}-{field}"


def picked(position: Position) -> set[str]:
    """The ids of the sittings that are selected, whether they are on this page or not."""
    return st.session_state.setdefault(key(position, "picked"), set())


def tick(position: Position, row: BoardRow, label: str) -> None:
    """The box with which one candidate is selected; its label is their name."""
    field = f"pick-{row.attempt.id}"
    st.session_state[field] = row.attempt.id in picked(position)
    st.checkbox(label, st.session_state[field], key=field, on_change=toggle, args=(position, row.attempt.id))


def toggle(position: Position, attempt_id: str) -> None:
    chosen = picked(position)
    if st.session_state[f"pick-{attempt_id}"]:
        chosen.add(attempt_id)
    else:
        chosen.discard(attempt_id)


def pick(position: Position, attempt_ids: Collection[str]) -> None:
    st.session_state[key(position, "picked")] = set(attempt_ids)


def draw(position: Position, shown: Sequence[BoardRow], rows: Sequence[BoardRow], sender: str) -> None:
    """How many are selected, what can be done to them, and the way back from what was done last."""
    draw_undo(position)
    everybody = [row.attempt.id for row in shown]
    chosen = picked(position)
    chosen &= {row.attempt.id for row in rows}  # the others were erased meanwhile
    with st.container(horizontal=True, vertical_alignment="center", key=key(position, "bar")):
        said = n_("{count} selected", "{count} selected", len(chosen)) if chosen else _("Nobody is selected")
        st.markdown(f"**{frame.literal(said)}**", width="content")
        if chosen != set(everybody):
            label = n_("Select {count} shown", "Select all {count} shown", len(everybody))
            st.button(label, key=key(position, "all"), on_click=pick, args=(position, everybody), type="tertiary")
        if chosen:
            st.button(
                _("Select nobody"), key=key(position, "none"), on_click=pick, args=(position, ()), type="tertiary"
            )
            draw_move(position)
            _draw_later(position)
            ids = frozenset(chosen)
            taking.draw(position, lambda _actor: ids)
            reminding.draw_button(position)
            if lost := [row.attempt.id for row in rows if row.attempt.id in chosen and row.stage in LOST]:
                label = n_("Invite {count} again", "Invite {count} again", len(lost))
                st.button(label, key=key(position, "again"), on_click=again, args=(position, rows, lost))
                if posting.server() is not None:
                    label = n_("Send {count} new link by mail", "Send {count} new links by mail", len(lost))
                    given = (position, lost, sender)
                    st.button(label, key=key(position, "send"), on_click=posting.send_links, args=given)
    if chosen:
        reminding.draw(position, chosen, rows, sender)


def again(position: Position, rows: Sequence[BoardRow], lost: Collection[str]) -> None:
    """New links for those whose link has lapsed or was revoked."""
    shown = links.shown()
    try:
        made = workflow.invite_again(store(), acting(), position.id, lost, now())
    except Refused as error:
        frame.refused_later(error)
        return
    people = {row.attempt.id: row.person for row in rows}
    found = [(people[one], token) for one, token in made]
    links.keep(
        shown,
        [links.Link(position.id, one.name, one.email, one.language, token, position.closes_at) for one, token in found],
    )
    frame.later(n_("{count} new link is below.", "{count} new links are below.", len(made)))


def draw_move(position: Position) -> None:
    with st.popover(_("Move to a stage"), key=key(position, "move")):
        st.selectbox(_("Stage"), tuple(HiringStage), index=1, key=key(position, "stage"), format_func=hiring_words)
        frame.quiet(_("A stage is changed by people only; no score moves anybody."))
        st.button(_("Move"), key=key(position, "move-go"), on_click=move, args=(position,))


def move(position: Position) -> None:
    to = st.session_state[key(position, "stage")]
    chosen = picked(position)
    said = n_(
        "{count} candidate is now at: {stage}.",
        "{count} candidates are now at: {stage}.",
        len(chosen),
        stage=hiring_words(to),
    )
    _act(position, lambda: workflow.move(store(), acting(), position.id, chosen, to, now()), said)


def _draw_later(position: Position) -> None:
    with st.popover(_("Give more days"), key=key(position, "later")):
        until = max(position.closes_at, now()).date()
        st.date_input(
            _("The link works until the end of"),
            until + timedelta(days=3),
            min_value=now().date(),
            key=key(position, "until"),
            format="DD/MM/YYYY",
        )
        frame.quiet(_("Links that work longer already, and work that is in, stay as they are."))
        st.button(_("Give more days"), key=key(position, "later-go"), on_click=later, args=(position,))


def later(position: Position) -> None:
    until = end_of(st.session_state[key(position, "until")])
    _act(
        position,
        lambda: workflow.extend(store(), acting(), position.id, picked(position), until, now()),
        _("The links that would have ended earlier now work until {day}.", day=day(until)),
    )


def _act(position: Position, verb: Callable[[], str], said: str) -> None:
    try:
        with frame.waiting(_("Changing those selected …")):
            batch = verb()
    except Refused as error:
        frame.refused_later(error)
        return
    st.session_state[UNDO] = (position.id, batch, said)


def draw_undo(position: Position) -> None:
    last = st.session_state.get(UNDO)
    if last and last[0] == position.id:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.success(frame.literal(last[2]))
            st.button(_("Undo"), key=key(position, "undo"), on_click=undo, args=(last[1],))


def undo(batch: str) -> None:
    st.session_state.pop(UNDO, None)
    try:
        with frame.waiting(_("Taking it back …")):
            found = workflow.undo(store(), acting(), batch, now())
    except Refused as error:
        frame.refused_later(error)
        return
    if found.done:
        frame.later(n_("Taken back for {count} candidate.", "Taken back for {count} candidates.", found.done))
    if found.kept:
        frame.later(
            n_(
                "{count} candidate was changed again since and stays as they are.",
                "{count} candidates were changed again since and stay as they are.",
                found.kept,
            ),
            "info",
        )
