"""Words and numbers: always in our own box, which saves while typing pauses; what has been sent is only shown."""

from assessments.answer import Answer, NumberAnswer, RevisionAnswer, WrittenAnswer
from assessments.item import AnyItem, Limits, Number, Revision, Written
from assessments.views import ItemState
from pages.parts import prose
from pages.parts.components import Field, Part, told
from pages.parts.widgets.seat import Seat
from pages.parts.words import _

UNITS = {"percent": "%", "eur": "€", "ratio": "", "count": "", "per_1000": ""}


def text(item: Written, state: ItemState, seat: Seat) -> Field | Part:
    """A text with what somebody in the story has written before it; sent or locked texts cannot be changed."""
    asked = item.prompt.said(seat.said)
    answer = state.answer if isinstance(state.answer, WrittenAnswer) else WrittenAnswer(text=state.start_text or "")
    if state.locked:
        below = _("Opens once the answer before it has been sent.")
        return told(f"locked:{item.id}", prose.head(asked) + prose.quiet(below))
    if state.sealed:
        return told(f"sent:{item.id}", sent(asked, answer.text))
    return _field(item, state, seat, answer, answer.text, item.limits if item.show_counter else None)


def _before(state: ItemState, seat: Seat) -> tuple[tuple[str, str], ...]:
    """What somebody in the story has said meanwhile, under the candidate's own words that it answers."""
    if state.message is None:
        return ()
    asked = ((_("You asked:"), state.asked_by),) if state.asked_by else ()
    return (*asked, (_("{name}:", name=state.message_author or ""), state.message.said(seat.said)))


def sent(asked: str, text: str) -> str:
    """An answer that can no longer be changed, as HTML."""
    return prose.head(asked) + prose.card(text) + prose.quiet(_("Sent; it can no longer be changed."))


def revision(item: Revision, state: ItemState, seat: Seat) -> Field:
    """One's own earlier text, to be changed; it stands in the box as it was left."""
    answer = state.answer if isinstance(state.answer, RevisionAnswer) else RevisionAnswer(text=state.start_text or "")
    return _field(item, state, seat, answer, answer.text, item.limits)


def number(item: Number, state: ItemState, seat: Seat) -> Field:
    """A number as it is typed; it is read when it is judged, so comma or point and a unit sign are all welcome."""
    answer = state.answer if isinstance(state.answer, NumberAnswer) else NumberAnswer()
    return _field(item, state, seat, answer, answer.typed, None)


def _field(item: AnyItem, state: ItemState, seat: Seat, answer: Answer, words: str, limits: Limits | None) -> Field:
    return Field(
        attempt_id=seat.attempt_id,
        item_id=item.id,
        label=item.prompt.said(seat.said),
        hint=item.details.said(seat.said) if item.details else "",
        text=words,
        answer=answer,
        field="typed" if isinstance(item, Number) else "text",
        revision=state.revision,
        tab=seat.tab,
        language=seat.said,
        limits=limits,
        line=isinstance(item, Number) or (isinstance(item, Written) and item.one_line),
        unit=UNITS[item.unit] if isinstance(item, Number) else "",
        before=_before(state, seat),
    )
