"""A table to be filled in: rows that the candidate adds, of columns that the task names."""

import re
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from assessments.item.base import Item, Option
from rubric.record import Record, Text

Cell = str | bool | float
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
LONGEST = 300  # characters of a text for which the task names no limit


class TimetableColumn(Record):
    """A column and what its cells hold; an empty cell is left out of a row.

    A date is "2026-06-13", a time "11:00", a moment both with a T between them, of which one may still be missing; a
    menu holds the id of an option, a tick is true or false.
    """

    id: str
    label: Text
    type: Literal["date", "time", "moment", "menu", "text", "number", "whole", "tick"]
    options: tuple[Option, ...] = ()  # of a menu
    first: date | None = None  # of a date or a moment: the days to choose from
    last: date | None = None
    least: float = 0.0  # of a number
    most: float | None = None  # of a number, and of a text its characters
    required: bool = False  # a row is not whole without it
    in_line: bool = False  # shown of a row that is folded to one line

    @property
    def days(self) -> tuple[date, ...]:
        if self.first is None or self.last is None:
            return ()
        return tuple(self.first + timedelta(days=one) for one in range((self.last - self.first).days + 1))

    @property
    def longest(self) -> int:
        """How many characters a text may have."""
        return LONGEST if self.most is None else int(self.most)

    def holds(self, cell: Cell) -> bool:
        """Whether this can stand in the column, finished or not."""
        match cell:
            case bool():
                return self.type == "tick"
            case str():
                return self._holds_words(cell)
            case _:
                in_range = self.least <= cell and (self.most is None or cell <= self.most)
                return self.type in {"number", "whole"} and in_range and (self.type == "number" or cell % 1 == 0)

    def _holds_words(self, cell: str) -> bool:
        day, mark, hour = cell.partition("T")
        match self.type:
            case "text":
                return len(cell) <= self.longest
            case "menu":
                return any(one.id == cell for one in self.options)
            case "date":
                return self._is_day(cell)
            case "time":
                return CLOCK.fullmatch(cell) is not None
            case "moment":
                fits = (not day or self._is_day(day)) and (not hour or CLOCK.fullmatch(hour) is not None)
                return fits and bool(mark and (day or hour))
            case _:
                return False

    def _is_day(self, cell: str) -> bool:
        try:
            day = date.fromisoformat(cell)
        except ValueError:
            return False
        return day.isoformat() == cell and (self.first or day) <= day <= (self.last or day)


class Timetable(Item):
    """Rows of typed columns, in the order the candidate leaves them in."""

    kind: Literal["timetable"] = "timetable"
    columns: tuple[TimetableColumn, ...] = Field(min_length=1)
    least: int = Field(default=1, ge=1)  # rows that have to be whole before it counts as answered
    most: int = Field(ge=1)  # rows there can be

    def is_whole(self, row: dict[str, Cell]) -> bool:
        """Whether nothing that a row needs is missing."""
        return all(row.get(one.id, "") != "" for one in self.columns if one.required)
