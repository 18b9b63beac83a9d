"""A table to be filled in: its columns as they are to be read, and the rows as they were left."""

from assessments.answer import TimetableAnswer
from assessments.item import Timetable, TimetableColumn
from assessments.views import ItemState
from pages.parts.components import Column, Part, Sheet, timetable
from pages.parts.widgets import asking
from pages.parts.widgets.seat import Seat
from rubric.record import Language


def table(item: Timetable, state: ItemState, seat: Seat, place: int | None) -> Part:
    """The table as a part; what is still missing of a row is told, whether it is a good one is not."""
    return timetable(
        Sheet(
            attempt_id=seat.attempt_id,
            item_id=item.id,
            answer=asking.latest(state, TimetableAnswer),
            revision=state.revision,
            saved_at=state.saved_at,
            tab=seat.tab,
            asked=asking.words(state, seat, place),
            columns=asking.once(item, seat.said, lambda: tuple(_column(one, seat.said) for one in item.columns)),
            least=item.least,
            most=item.most,
        )
    )


def _column(one: TimetableColumn, said: Language) -> Column:
    return Column(
        id=one.id,
        type=one.type,
        label=one.label.said(said),
        options=tuple((option.id, option.text.said(said)) for option in one.options),
        days=tuple(day.isoformat() for day in one.days),
        least=one.least,
        most=one.most,
        required=one.required,
        in_line=one.in_line,
    )
