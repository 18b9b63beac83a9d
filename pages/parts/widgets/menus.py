"""Menus in a grid, and drafts to be checked before they go out."""

from functools import partial

import streamlit as st

from assessments.answer import MenuGridAnswer, PreflightAnswer
from assessments.item import Checkpoint, MenuGrid, MenuRow, Preflight
from assessments.views import ItemState
from pages.parts import frame, held
from pages.parts.frame import literal
from pages.parts.labels import label
from pages.parts.widgets import saving
from pages.parts.widgets.saving import Seat, key, seed
from pages.parts.words import _

FEW = 5  # options that are shown at once; more are folded into a menu


def grid(item: MenuGrid, state: ItemState, seat: Seat) -> None:
    """A menu for each column of each row."""
    answer = saving.latest(state, MenuGridAnswer)
    keep = partial(saving.save, item.id, partial(_read_grid, item))
    options = {one.id: label(one.text.said(seat.said)) for one in item.options}
    for place, row in enumerate(item.rows, start=1):
        with st.container(border=True):
            _row(item, row, place, answer, options, seat, keep)
    if item.distinct_columns:
        _complain(item, seat)
    saving.stand(state)


def _row(
    item: MenuGrid,
    row: MenuRow,
    place: int,
    answer: MenuGridAnswer,
    options: dict[str, str],
    seat: Seat,
    keep: partial[None],
) -> None:
    said = literal(row.text.said(seat.said))
    st.markdown(f"**{literal(row.author)}**  \n{said}" if row.author else f"**{place}\\.** {said}")
    for column in item.columns:
        name = key(item.id, row.id, column.id)
        asked = column.label.said(seat.said)
        seed(name, answer.chosen.get(row.id, {}).get(column.id))
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


def _complain(item: MenuGrid, seat: Seat) -> None:
    """Rows in which one thing was chosen twice, where that cannot be right."""
    chosen = _read_grid(item).chosen
    for row in item.rows:
        picked = list(chosen.get(row.id, {}).values())
        if len(set(picked)) < len(picked):
            said = literal(row.text.said(seat.said))
            st.warning(_("The same choice stands in both menus here: {row}", row=said))


def preflight(item: Preflight, state: ItemState, seat: Seat) -> None:
    """The draft as a card, the checkpoints to tick, and the fix for each that is ticked."""
    answer = saving.latest(state, PreflightAnswer)
    keep = partial(saving.save, item.id, partial(_read_faults, item))
    _draft(item, seat)
    saving.told(item.id)
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


def _draft(item: Preflight, seat: Seat) -> None:
    st.markdown(f"**{literal(item.prompt.said(seat.said))}**")
    lines = [literal(fact.said(seat.said)) for fact in item.facts]
    if item.details:
        lines.append(literal(item.details.said(seat.said)))
    with st.container(border=True):
        st.markdown(literal(item.caption.said(seat.said)))
    st.markdown("\n".join(f"- {line}" for line in lines))


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
