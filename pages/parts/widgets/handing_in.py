"""A picture to be handed in as a file, or described in words."""

from assessments.answer import UploadAnswer
from assessments.item import Upload
from assessments.views import ItemState
from pages.parts.components import Field, Part, Shelf, shelf
from pages.parts.widgets import asking, ways
from pages.parts.widgets.seat import Seat
from pages.parts.words import _


def pieces(item: Upload, state: ItemState, seat: Seat) -> tuple[Part | Field, ...]:
    """What is asked, the way to the other way, and the place for the file or the box of the way that was chosen."""
    answer = asking.latest(state, UploadAnswer)
    match answer.route:
        case "file":
            other = {"typed": _("Describe it in words instead")}
            return (*ways.asked(item, seat, "", other), shelf(_shelf(item, state, seat, answer)))
        case "typed":
            box = ways.script(item, state, seat, answer, _("Your visual in words, so that it could be drawn"))
            return (*ways.asked(item, seat, "", {"file": _("Hand in a file instead")}), box)
        case None:
            said = _("Hand in a file, or describe your visual in words: both ways are rated on the same scale.")
            return ways.asked(item, seat, said, {"file": _("Hand in a file"), "typed": _("Describe it in words")})


def _shelf(item: Upload, state: ItemState, seat: Seat, answer: UploadAnswer) -> Shelf:
    return Shelf(
        attempt_id=seat.attempt_id,
        item_id=item.id,
        label=_("Your file"),
        file=answer.file,
        revision=state.revision,
        tab=seat.tab,
        max_bytes=item.max_bytes,
    )
