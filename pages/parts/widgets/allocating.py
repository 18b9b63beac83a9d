"""A fixed amount to be shared out: a field for each row, and what is left in words."""

from assessments.answer import AllocationAnswer
from assessments.item import Allocation
from assessments.views import ItemState
from pages.parts.amounts import sentences
from pages.parts.components import Control, Question, Row, Total
from pages.parts.widgets import asking
from pages.parts.widgets.seat import Seat


def allocation(item: Allocation, state: ItemState, seat: Seat, place: int | None) -> Question:
    """The sum is told as it is typed; nothing that was typed is ever changed to make it right."""
    rows = [
        Row("", (Control("amount", ("amounts", one.id), one.text.said(seat.said), step=item.step),))
        for one in item.rows
    ]
    total = Total("amounts", item.total, *sentences(item.unit.said(seat.said)))
    answer = asking.latest(state, AllocationAnswer)
    asked = asking.words(state, seat, place)
    return asking.question(state, seat, answer, asked, rows, shape="amounts", total=total)
