"""The board of a position: where each candidate stands, who waits for which rater, and what HR can do about it."""

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Role, Stage
from assessments.views import BoardRow, Position
from pages.parts import arrangements, choosing, contesting, frame, inviting, keeping, links, row_actions
from pages.parts.board import bulk, filters, funnel, mails
from pages.parts.board.words import below_words, stand_words
from pages.parts.guard import now, require, store
from pages.parts.standing import (
    answered_share,
    closing_words,
    missing_words,
    stage_counts,
)
from pages.parts.words import _, language

me = require(Role.HR, Role.ADMIN, Role.MANAGER)
INVITING = "board-inviting"
IN_HAND = frozenset({Stage.SUBMITTED, Stage.RATED, Stage.DECIDED})


def may_change() -> bool:
    return not me.actor.roles.isdisjoint({Role.HR, Role.ADMIN})


def draw_head(known: tuple[Position, ...]) -> Position:
    """The position named in the address, or the one changed last; beside it the one thing to do here."""
    names = {one.id: one for one in known}
    titles = choosing.titles(known)
    asked = st.query_params.get("position")
    choice, action = st.columns([3, 1], vertical_alignment="bottom")
    picked = choice.selectbox(
        _("Position"),
        list(names),
        index=list(names).index(asked) if asked in names else 0,
        format_func=titles.__getitem__,
        key="board-position",
        on_change=remember,
    )
    if may_change():
        action.button(_("Invite candidates"), key="invite", type="primary", on_click=open_inviting, width="stretch")
    return names[picked]


def remember() -> None:
    st.query_params["position"] = st.session_state["board-position"]
    st.session_state.pop(INVITING, None)
    links.forget()


def open_inviting() -> None:
    st.session_state[INVITING] = not st.session_state.get(INVITING, False)


def draw_board(position: Position) -> None:
    rows = workflow.board(store(), me.actor, position.id, now())
    form = bank.form(position.form_id).name.said(language())
    frame.quiet(f"{form} · {closing_words(position, now())} · {stage_counts(rows)}")
    if rows:
        funnel.draw(rows)
    known = mails.last(position) if may_change() else {}
    if may_change():
        links.draw(position, me.name or "")
        if st.session_state.setdefault(INVITING, not rows):
            draw_inviting(position)
        mails.draw(position, known, rows, me.name or "")
        arrangements.draw(position, rows)
        contesting.waiting(position, rows)
    if not rows:
        frame.empty(_("Each candidate will be a line here, with who has to act next."))
    else:
        draw_rows(position, rows, known)
    if may_change():
        keeping.draw(position)


def draw_rows(position: Position, rows: tuple[BoardRow, ...], known: mails.Last) -> None:
    """What the filters leave, a page of it, with what can be done to several at once above it."""
    found = filters.draw(position, rows)
    if may_change():
        bulk.draw(position, found, rows, me.name or position.notice.organisation)
    if not found:
        frame.empty(_("Nobody matches. Take a filter away, or show everybody in “Views”."))
    for row in filters.page_of(position, found):
        draw_row(position, row, known)


def draw_inviting(position: Position) -> None:
    if position.closes_at <= now():
        st.info(_("The closing date has passed, so nobody can be invited. Move the date to go on."))
        frame.link("positions", _("Change the closing date"), edit=position.id)
    else:
        inviting.draw(position, me.name or "")


def draw_row(position: Position, row: BoardRow, known: mails.Last) -> None:
    """Name, stage and who has to act next, as one line of a list; what HR can do stands behind a button."""
    with st.container(border=True):
        who, where, what = st.columns([30, 36, 33], vertical_alignment="center")
        with who:
            draw_person(position, row)
        with where:
            frame.two_lines(
                stand_words(row), " · ".join(one for one in (below_words(row), mails.line(row, known)) if one)
            )
            for said in missing_words(row):
                frame.quiet(said)
            if row.stage is Stage.SITTING:
                st.progress(answered_share(row))
        with what, st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            if row.stage in IN_HAND:
                frame.link("report", _("Report"), position=position.id, attempt=row.attempt.id)
            if may_change():
                row_actions.draw(position, row, me.name or "")


def draw_person(position: Position, row: BoardRow) -> None:
    if may_change():
        with st.container(gap=None):
            bulk.tick(position, row, f"**{frame.literal(row.person.name)}**")
            frame.quiet(row.person.email)
    else:
        frame.two_lines(row.person.name, row.person.email)


frame.title(_("Who is waiting for whom?"), wide=True)
positions = workflow.positions(store(), me.actor)
if positions:
    draw_board(draw_head(positions))
else:
    frame.empty(
        _("There is no position yet, so nobody can be invited."),
        "positions",
        _("Open a position") if may_change() else _("Positions"),
    )
