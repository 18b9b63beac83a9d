"""A table that was filled in, as it is read: each row under its number, what it is about first."""

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from assessments.answer import TimetableAnswer
from assessments.item import Cell, Timetable, TimetableColumn
from pages.parts import prose
from pages.parts.words import _, number, weekday
from rubric.record import Language

EMPTY = "–"
_LOOK = f"""<style>{prose.LOOK}
.assay-sheet ol.assay-rows {{ list-style: none; margin: 0; padding: 0; }}
.assay-sheet .assay-rows > li {{ margin: 0; padding: .5rem 0; border-top: 1px solid {prose.LINE}; }}
.assay-sheet .assay-rows > li > p {{ margin: 0 0 .125rem; }}
</style>"""


def show(item: Timetable, answer: TimetableAnswer, said: Language) -> None:
    """All rows; candidates' words in them are escaped with everything else, so that none of them can act.

    Of each row: when and where, then what it is about, then the other words, and last whatever else was filled in.
    """
    rows = "".join(f"<li>{_row(item, row, place, said)}</li>" for place, row in enumerate(answer.rows, start=1))
    st.html(f'{_LOOK}<div class="assay-sheet"><ol class="assay-rows">{rows}</ol></div>')


def _row(item: Timetable, row: dict[str, Cell], place: int, said: Language) -> str:
    main = [one for one in item.columns if one.in_line]
    others = [one for one in item.columns if not one.in_line]
    heads = [_short(one, row.get(one.id), said) for one in main if one.type != "text"]
    about = [in_words(one, row.get(one.id), said) or EMPTY for one in main if one.type == "text"]
    words = [_named(one, row.get(one.id), said) for one in others if _is_prose(one)]
    rest = [_named(one, row.get(one.id), said) for one in others if not _is_prose(one)]
    return "".join(
        (
            prose.head(" · ".join([number(place), *heads])),
            *_paragraphs(about),
            *_paragraphs(words),
            prose.quiet(" · ".join(rest)) if rest else "",
        )
    )


def _is_prose(column: TimetableColumn) -> bool:
    """Whether words are asked for, and not an address or a code, for which no length is set."""
    return column.type == "text" and column.most is not None


def _paragraphs(lines: Iterable[str]) -> list[str]:
    return [f"<p>{escape(one)}</p>" for one in lines]


def _short(column: TimetableColumn, cell: Cell | None, said: Language) -> str:
    """A cell that says by itself what it is; a bare figure does not."""
    if column.type in {"number", "whole"}:
        return _named(column, cell, said)
    return in_words(column, cell, said) or EMPTY


def _named(column: TimetableColumn, cell: Cell | None, said: Language) -> str:
    given = in_words(column, cell, said)
    if column.type == "tick":
        return f"{column.label.said(said)} {given or _('no')}"
    return _("{name}: {words}", name=column.label.said(said), words=given or EMPTY)


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
