"""A short speech: recorded or written, two ways of equal worth, to be changed at any time before the end."""

from assessments.answer import SpokenAnswer
from assessments.item import Spoken
from assessments.views import ItemState
from pages.parts.components import Field, Part, Recorder, edit, record, show
from pages.parts.widgets import ways
from pages.parts.widgets.seat import Seat
from pages.parts.words import _


def speech(item: Spoken, state: ItemState, seat: Seat) -> None:
    """What is asked, the way to the other way, and the recorder or the box of the way that was chosen."""
    answer = _answer(state)
    show(f"speech:{item.id}", *_asked(item, answer, seat))
    if answer.route == "sound":
        record(
            Recorder(
                attempt_id=seat.attempt_id,
                item_id=item.id,
                label=_("Your recording"),
                answer=answer,
                revision=state.revision,
                tab=seat.tab,
                seconds=item.seconds,
                tries=item.tries,
                picture=item.picture,
            ),
            made=_again,
        )
    elif answer.route == "typed":
        edit(_script(item, state, seat, answer))


def pieces(item: Spoken, state: ItemState, seat: Seat) -> tuple[Part | Field, ...]:
    """The same as pieces to be shown with others; none where there is a recorder."""
    answer = _answer(state)
    match answer.route:
        case "sound":
            return ()
        case "typed":
            return (*_asked(item, answer, seat), _script(item, state, seat, answer))
        case None:
            return _asked(item, answer, seat)


def by_sound(state: ItemState) -> bool:
    return _answer(state).route == "sound"


def _answer(state: ItemState) -> SpokenAnswer:
    return state.answer if isinstance(state.answer, SpokenAnswer) else SpokenAnswer()


def _script(item: Spoken, state: ItemState, seat: Seat, answer: SpokenAnswer) -> Field:
    return ways.script(item, state, seat, answer, _("Your words, as you would say them"))


def _asked(item: Spoken, answer: SpokenAnswer, seat: Seat) -> tuple[Part, Part]:
    match answer.route:
        case "typed":
            return ways.asked(item, seat, "", {"sound": _("Record it instead")})
        case "sound":
            return ways.asked(item, seat, "", {"typed": _("Write it instead")})
        case None:
            said = _("Record your voice, or write your words: both ways are rated on the same scale.")
            return ways.asked(item, seat, said, {"sound": _("Record it"), "typed": _("Write it")})


def _again() -> None:
    """The run that follows reads the record; there is nothing else to do."""
