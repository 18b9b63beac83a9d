"""One widget for each kind of question; a kind without a widget is a type error."""

from typing import assert_never

from assessments.item import (
    Allocation,
    Choice,
    Layouts,
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
    Written,
)
from assessments.views import ItemState
from pages.parts.components import Question, choose
from pages.parts.widgets import allocating, choosing, menus, ranking, speaking, writing
from pages.parts.widgets.seat import Seat
from pages.parts.widgets.writing import box, sent

__all__ = ["Seat", "ask", "box", "chosen", "sent"]


def ask(state: ItemState, seat: Seat, place: int | None = None) -> None:
    """Show a question, numbered if it has a place, with the answer it has; every change of it is saved.

    Choices and words save by themselves, without a run of the page; a speech changes what else is asked.
    """
    item = state.item
    match item:
        case Number():
            writing.number(item, state, seat)
        case Written():
            writing.text(item, state, seat)
        case Revision():
            writing.revision(item, state, seat)
        case Spoken():
            speaking.speech(item, state, seat)
        case _:
            choose(_question(item, state, seat, place))


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


def chosen(state: ItemState, seat: Seat, place: int | None = None) -> Question | None:
    """A question that is nothing but choices, to be shown together with others; None for every other question."""
    return _question(state.item, state, seat, place) if isinstance(state.item, Chosen) else None


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
