"""A live chat that comes in by itself."""

from assessments.answer import LiveChatAnswer
from assessments.item import LiveChat
from assessments.views import ItemState
from pages.parts.components import Chat
from pages.parts.widgets import asking
from pages.parts.widgets.seat import NOBODY, Seat

LETTERS = 300  # where the task sets no limit


def chat(item: LiveChat, state: ItemState, seat: Seat) -> None:
    """The chat; its lines go with the page only where somebody tries the task who may read them all."""
    Chat(
        attempt_id=seat.attempt_id,
        item_id=item.id,
        label=item.prompt.said(seat.said),
        answer=asking.latest(state, LiveChatAnswer),
        revision=state.revision,
        tab=seat.tab,
        deeds=tuple((one.id, one.text.said(seat.said)) for one in item.deeds),
        letters=item.limits.maximum or LETTERS,
        trial=_lines(item, seat) if seat.attempt_id == NOBODY else None,
    ).show()


def _lines(item: LiveChat, seat: Seat) -> dict[str, object]:
    lines = [
        {"id": one.id, "number": number, "author": one.author, "text": one.text.said(seat.said), "second": one.second}
        for number, one in enumerate(item.arrivals(), start=1)
    ]
    return {"lines": lines, "seconds": item.seconds}
