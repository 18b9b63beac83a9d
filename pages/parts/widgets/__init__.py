"""One widget for each kind of question; a kind without a widget is a type error."""

from typing import assert_never

from assessments.item import (
    Allocation,
    Canvas,
    Choice,
    Layouts,
    LiveChat,
    MenuGrid,
    MultiSelect,
    Number,
    OrderedPick,
    Ordering,
    Preflight,
    RateOptions,
    Revision,
    SelfLevel,
    Spoken,
    Timetable,
    Upload,
    Written,
)
from assessments.views import ItemState
from pages.parts.components import Field, Part, Question, choose, edit, show
from pages.parts.widgets import (
    allocating,
    chatting,
    choosing,
    handing_in,
    laying_out,
    menus,
    ranking,
    speaking,
    timetabling,
    trying,
    writing,
)
from pages.parts.widgets.seat import NOBODY, Seat, tab
from pages.parts.widgets.writing import sent

__all__ = ["NOBODY", "Piece", "Seat", "ask", "pieces", "sent", "stands_alone", "tab"]

Piece = Field | Question | Part
Chosen = (
    Allocation
    | Choice
    | MultiSelect
    | SelfLevel
    | RateOptions
    | Ordering
    | OrderedPick
    | Layouts
    | MenuGrid
    | Preflight
)


def ask(state: ItemState, seat: Seat, place: int | None = None) -> None:
    """Show a question, numbered if it has a place, with the answer it has; every change of it is saved.

    Choices and words save by themselves, without a run of the page; a speech changes what else is asked.
    """
    match state.item:
        case Spoken():
            speaking.speech(state.item, state, seat)
        case LiveChat():
            chatting.chat(state.item, state, seat)
        case _:
            for one in pieces(state, seat, place):
                _alone(one)


def _alone(piece: Piece) -> None:
    match piece:
        case Field():
            edit(piece)
        case Question():
            choose(piece)
        case Part():
            show(piece.id, piece)


def stands_alone(state: ItemState) -> bool:
    """Whether a question is an element of its own and cannot be shown in one with others: a recorder, a live chat."""
    return isinstance(state.item, LiveChat) or (isinstance(state.item, Spoken) and speaking.by_sound(state))


def pieces(state: ItemState, seat: Seat, place: int | None = None) -> tuple[Piece, ...]:  # noqa: PLR0911 - one case for each kind
    """A question as pieces to be shown in one element with others; none for what stands alone."""
    item = state.item
    match item:
        case Number():
            return (writing.number(item, state, seat),)
        case Written() if item.listens is not None:
            return writing.text(item, state, seat), trying.part(item, item.listens, state, seat)
        case Written():
            return (writing.text(item, state, seat),)
        case Timetable():
            return (timetabling.table(item, state, seat, place),)
        case Revision():
            return (writing.revision(item, state, seat),)
        case Spoken():
            return speaking.pieces(item, state, seat)
        case Upload():
            return handing_in.pieces(item, state, seat)
        case Canvas():
            return (laying_out.board(item, state, seat, place),)
        case LiveChat():
            return ()
        case _:
            return (_question(item, state, seat, place),)


def _question(item: Chosen, state: ItemState, seat: Seat, place: int | None) -> Question:  # noqa: C901, PLR0911 - one case for each kind
    match item:
        case Choice():
            return choosing.one(item, state, seat, place)
        case MultiSelect():
            return choosing.several(item, state, seat, place)
        case Allocation():
            return allocating.allocation(item, state, seat, place)
        case SelfLevel():
            return choosing.own_level(item, state, seat, place)
        case RateOptions():
            return ranking.rate(item, state, seat, place)
        case Ordering():
            return ranking.order(item, state, seat, place)
        case OrderedPick():
            return ranking.pick(item, state, seat, place)
        case Layouts():
            return ranking.layouts(item, state, seat, place)
        case MenuGrid():
            return menus.grid(item, state, seat, place)
        case Preflight():
            return menus.preflight(item, state, seat)
        case _:
            assert_never(item)
