"""What every question of choice has in common: whose it is, what was saved, and its words above the controls."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from assessments.answer import Answer
from assessments.views import ItemState
from pages.parts import prose
from pages.parts.components import Clash, Fine, Option, Question, Row, Total
from pages.parts.components.choices import Shape
from pages.parts.widgets.seat import Seat, tab
from rubric.record import Language, Text

A = TypeVar("A", bound=Answer)


def latest(state: ItemState, kind: type[A]) -> A:
    """The answer on record, or an empty one."""
    return state.answer if isinstance(state.answer, kind) else kind()


def question(
    state: ItemState,
    seat: Seat,
    answer: Answer,
    asked: str,
    rows: Iterable[Row],
    *,
    shape: Shape = "",
    clash: Clash | None = None,
    fine: Fine | None = None,
    total: Total | None = None,
) -> Question:
    return Question(
        attempt_id=seat.attempt_id,
        item_id=state.item.id,
        answer=answer,
        revision=state.revision,
        saved_at=state.saved_at,
        tab=tab(),
        asked=asked,
        rows=tuple(rows),
        shape=shape,
        clash=clash,
        fine=fine,
        total=total,
    )


def words(state: ItemState, seat: Seat, place: int | None, *more: str) -> str:
    """What is asked, numbered if it has a place, and whatever else has to be read first."""
    asked = state.item.prompt.said(seat.said)
    details = [prose.paragraphs(state.item.details.said(seat.said))] if state.item.details else []
    return prose.sheet(prose.head(f"{place}. {asked}" if place else asked), *details, *more)


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> Text: ...


def told(things: Iterable[_Named], said: Language) -> tuple[Option, ...]:
    """Options as they are to be read."""
    return tuple(Option(one.id, one.text.said(said)) for one in things)
