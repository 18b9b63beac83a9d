"""A table that was filled in, as it is read: each cell in words, each row under its number."""

from datetime import date

import streamlit as st

from assessments.answer import TimetableAnswer
from assessments.item import Cell, Timetable, TimetableColumn
from pages.parts import prose
from pages.parts.words import _, number, weekday
from rubric.record import Language

EMPTY = "–"


def show(item: Timetable, answer: TimetableAnswer, said: Language) -> None:
    """The whole table; candidates' words in it are escaped with everything else, so none of them can act."""
    heads = [_("Row"), *(one.label.said(said) for one in item.columns)]
    rows = [
        [number(place), *(in_words(one, row.get(one.id), said) or EMPTY for one in item.columns)]
        for place, row in enumerate(answer.rows, start=1)
    ]
    table = prose.wide_table(heads, rows, item.prompt.said(said))
    st.html(f"<style>{prose.LOOK}</style>{prose.sheet(table)}")


def lines(item: Timetable, answer: TimetableAnswer, said: Language) -> tuple[tuple[str, str], ...]:
    """Each row with its number, and all that stands in it."""
    each = ([in_words(one, row.get(one.id), said) for one in item.columns] for row in answer.rows)
    return tuple(
        (_("Row {n}", n=number(place)), " · ".join(filter(None, cells)) or EMPTY)
        for place, cells in enumerate(each, start=1)
    )


def in_words(column: TimetableColumn, cell: Cell | None, said: Language) -> str:
    """One cell as it is read; "" of an empty one."""
    match column.type, cell:
        case _, None:
            return ""
        case "tick", _:
            return _("yes") if cell else ""
        case "menu", _:
            return next((one.text.said(said) for one in column.options if one.id == cell), "")
        case (("date" | "moment"), str()):
            day, _mark, hour = cell.partition("T")
            return " ".join(filter(None, (weekday(date.fromisoformat(day)) if day else "", hour)))
        case _, float() | int():
            return number(cell, 0 if cell % 1 == 0 else 2)
        case _:
            return str(cell)
