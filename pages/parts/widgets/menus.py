"""Menus in a grid, and drafts to be checked before they go out."""

from functools import partial

import streamlit as st

from assessments.answer import MenuGridAnswer, PreflightAnswer
from assessments.item import Checkpoint, MenuColumn, MenuGrid, MenuRow, Preflight
from assessments.views import ItemState
from pages.parts import frame, held, prose
from pages.parts.frame import literal
from pages.parts.labels import label
from pages.parts.widgets import saving
from pages.parts.widgets.saving import Seat, alone, key, seed
from pages.parts.words import _

FEW = 5  # options that are shown at once; more are folded into a menu


def grid(item: MenuGrid, state: ItemState, seat: Seat) -> None:
    """A card for each row, with a menu for each column."""
    options = {one.id: label(one.text.said(seat.said)) for one in item.options}
    for place, row in enumerate(item.rows, start=1):
        with st.container(border=True):
            said = literal(row.text.said(seat.said))
            st.markdown(f"**{literal(row.author)}**  \n{said}" if row.author else f"**{place}\\.** {said}")
            alone(partial(_row, item, state, seat, row, place, options))


def _row(item: MenuGrid, state: ItemState, seat: Seat, row: MenuRow, place: int, options: dict[str, str]) -> None:
    chosen = saving.latest(state, MenuGridAnswer).chosen.get(row.id, {})
    for column in item.columns:
        seed(key(item.id, row.id, column.id), chosen.get(column.id))
        _menu(item, row, place, column, options, seat)
    picked = list(_read_grid(item).chosen.get(row.id, {}).values())
    if item.distinct_columns and len(set(picked)) < len(picked):
        said = literal(row.text.said(seat.said))
        st.warning(_("The same choice stands in both menus here: {row}", row=said))
    saving.stand(state, given=bool(picked))


def _menu(item: MenuGrid, row: MenuRow, place: int, column: MenuColumn, options: dict[str, str], seat: Seat) -> None:
    name = key(item.id, row.id, column.id)
    keep = partial(saving.save, item.id, partial(_read_grid, item))
    asked = column.label.said(seat.said)
    if len(options) <= FEW:
        st.radio(
            label(f"{asked}: {row.text.said(seat.said)}"),
            list(options),
            held.index(name, list(options)),
            format_func=options.__getitem__,
            key=name,
            on_change=keep,
            label_visibility="collapsed",
            width="stretch",
        )
    else:
        st.selectbox(
            label(f"{place}. {asked}"),
            list(options),
            held.index(name, list(options)),
            format_func=options.__getitem__,
            key=name,
            on_change=keep,
            placeholder=_("Choose"),
        )


def _read_grid(item: MenuGrid) -> MenuGridAnswer:
    chosen: dict[str, dict[str, str]] = {}
    for row in item.rows:
        picked = {one.id: st.session_state.get(key(item.id, row.id, one.id)) for one in item.columns}
        if kept := {column: option for column, option in picked.items() if option is not None}:
            chosen[row.id] = kept
    return MenuGridAnswer(chosen=chosen)


def preflight(item: Preflight, state: ItemState, seat: Seat) -> None:
    """The draft as a card, the checkpoints to tick, and the fix for each that is ticked."""
    facts = [fact.said(seat.said) for fact in (*item.facts, item.details) if fact is not None]
    draft = prose.card(item.caption.said(seat.said)) + prose.listed(facts)
    st.html(prose.sheet(prose.head(item.prompt.said(seat.said)), draft))
    saving.told(item.id)
    alone(partial(_faults, item, state, seat))


def _faults(item: Preflight, state: ItemState, seat: Seat) -> None:
    answer = saving.latest(state, PreflightAnswer)
    keep = partial(saving.save, item.id, partial(_read_faults, item))
    said = {one.id: label(one.text.said(seat.said)) for one in item.checkpoints}
    seed(key(item.id, "faults"), [one for one in said if one in answer.faults])
    ticked = st.pills(
        _("At fault"),
        list(said),
        selection_mode="multi",
        default=held.value(key(item.id, "faults")),
        format_func=said.__getitem__,
        key=key(item.id, "faults"),
        on_change=keep,
        wrap=True,
    )
    for checkpoint in item.checkpoints:
        if checkpoint.id in ticked:
            _fix(item, checkpoint, answer, seat, keep)
    _say_fine(item, state)
    saving.stand(state)


def _fix(item: Preflight, checkpoint: Checkpoint, answer: PreflightAnswer, seat: Seat, keep: partial[None]) -> None:
    said = {one.id: label(one.text.said(seat.said)) for one in checkpoint.fixes}
    seed(key(item.id, "fix", checkpoint.id), answer.faults.get(checkpoint.id))
    st.radio(
        label(_("Fix for: {checkpoint}", checkpoint=checkpoint.text.said(seat.said))),
        list(said),
        held.index(key(item.id, "fix", checkpoint.id), list(said)),
        format_func=said.__getitem__,
        key=key(item.id, "fix", checkpoint.id),
        on_change=keep,
        width="stretch",
    )


def _read_faults(item: Preflight) -> PreflightAnswer:
    ticked = st.session_state.get(key(item.id, "faults")) or ()
    return PreflightAnswer(faults={one: st.session_state.get(key(item.id, "fix", one)) for one in ticked})


def _say_fine(item: Preflight, state: ItemState) -> None:
    """A draft without faults is an answer too, once somebody says so."""
    if saving.untouched(state):
        st.button(
            _("Nothing is at fault in this draft"),
            key=key(item.id, "fine"),
            on_click=saving.save,
            args=(item.id, PreflightAnswer),
        )
    elif not st.session_state.get(key(item.id, "faults")):
        frame.quiet(_("You say: nothing is at fault in this draft."))
