"""What every question of choice has in common: whose it is, what was saved, and its words above the controls."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar, cast

from assessments.answer import Answer
from assessments.item import AnyItem
from assessments.views import ItemState
from pages.parts import prose
from pages.parts.components import Clash, Fine, Option, Question, Row, Total
from pages.parts.components.choices import Shape
from pages.parts.widgets.seat import Seat
from pages.parts.words import language
from rubric.record import Language, Text

A = TypeVar("A", bound=Answer)
T = TypeVar("T")


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
        tab=seat.tab,
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


_built: dict[tuple[str, Language, Language], object] = {}


def once(item: AnyItem, said: Language, build: Callable[[], T]) -> T:
    """What everybody reads alike, built for the first who does: of items whose parts stand in no order of one's own."""
    key = (item.id, said, language())
    if key not in _built:
        _built[key] = build()
    return cast("T", _built[key])


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> Text: ...


def told(things: Iterable[_Named], said: Language) -> tuple[Option, ...]:
    """Options as they are to be read."""
    return tuple(Option(one.id, one.text.said(said)) for one in things)
