"""A canvas to lay elements out on."""

from assessments.answer import CanvasAnswer
from assessments.item import Canvas
from assessments.views import ItemState
from pages.parts.components import Board, Part, canvas
from pages.parts.widgets import asking
from pages.parts.widgets.seat import Seat


def board(item: Canvas, state: ItemState, seat: Seat, place: int | None) -> Part:
    return canvas(
        Board(
            attempt_id=seat.attempt_id,
            item=item,
            said=seat.said,
            answer=asking.latest(state, CanvasAnswer),
            revision=state.revision,
            saved_at=state.saved_at,
            tab=seat.tab,
            asked=asking.words(state, seat, place),
        )
    )
