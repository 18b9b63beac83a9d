"""One of several, several of several, and one's own level on the anchors of a competency."""

from assessments.answer import ChoiceAnswer, MultiSelectAnswer, SelfLevelAnswer
from assessments.item import Choice, MultiSelect, SelfLevel
from assessments.views import ItemState
from pages.parts import words
from pages.parts.components import Control, Option, Question, Row
from pages.parts.widgets import asking
from pages.parts.widgets.seat import Seat
from pages.parts.words import _
from rubric.model import load_model


def one(item: Choice, state: ItemState, seat: Seat, place: int | None) -> Question:
    """One option; how sure one is, and whether the rule has changed since, where the question asks for it."""
    controls = [Control("radios", ("option",), options=asking.told(item.options, seat.said))]
    if item.confidence_levels:
        levels = tuple(Option(level, words.percent(level / 100)) for level in item.confidence_levels)
        controls.append(Control("levels", ("confidence",), _("How sure are you?"), levels, free=True))
    if item.asks_if_changed:
        label = _("I believe this has changed since the date stated (not scored)")
        controls.append(Control("tick", ("changed",), label))
    answer = asking.latest(state, ChoiceAnswer)
    return asking.question(state, seat, answer, asking.words(state, seat, place), [Row("", tuple(controls))])


def several(item: MultiSelect, state: ItemState, seat: Seat, place: int | None) -> Question:
    """A box to tick for each option."""
    control = Control("boxes", ("options",), options=asking.told(item.options, seat.said))
    answer = asking.latest(state, MultiSelectAnswer)
    return asking.question(state, seat, answer, asking.words(state, seat, place), [Row("", (control,))])


def own_level(item: SelfLevel, state: ItemState, seat: Seat, place: int | None) -> Question:
    """The five anchors as they are used by raters, to place oneself on."""
    model = load_model()
    names = [name.said(seat.said) for name in model.scale_labels]
    anchors = tuple(
        Option(anchor.level, anchor.text.said(seat.said), f"{anchor.level} · {names[anchor.level - 1]}")
        for anchor in model.competency(item.competency_id).anchors
    )
    answer = asking.latest(state, SelfLevelAnswer)
    row = Row("", (Control("radios", ("level",), options=anchors),))
    return asking.question(state, seat, answer, asking.words(state, seat, place), [row])
