"""Tables to take away, as CSV and as Excel: each with a dictionary of its columns, nothing in them a formula."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from pages.parts.words import _

Cell = str | float | int | datetime | None  # None: not known, and empty in the file, never 0
RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet may run as a formula (OWASP, CSV injection)
WIDEST, NARROWEST = 48, 9  # characters of a column


class Column(NamedTuple):
    """One column, and what the dictionary says of it."""

    title: str
    meaning: str
    unit: str = ""
    states: Sequence[str] = ()  # every value it can have, where it has few


class Sheet(NamedTuple):
    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def dictionary(sheet: Sheet) -> Sheet:
    """What explains the columns of a sheet: one row for each."""
    columns = [Column(one, "") for one in (_("Column"), _("Meaning"), _("Unit"), _("Possible values"))]
    rows = [(one.title, one.meaning, one.unit or None, "; ".join(one.states) or None) for one in sheet.columns]
    told = _("An empty cell means: not known. It never stands for zero.")
    return Sheet(_("Dictionary"), columns, [*rows, (None, told, None, None)])


def neutral(words: str) -> str:
    """An apostrophe before what could be a formula: it says "this is text" to every spreadsheet."""
    return f"'{words}" if words.startswith(RISKY) else words


def as_zip(sheet: Sheet, zone: tzinfo) -> bytes:
    """Two CSV files in one archive, the table and its dictionary; UTF-8 with a mark, so that Excel reads accents."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in (sheet, dictionary(sheet)):
            archive.writestr(f"{one.name.lower()}.csv", _csv(one, zone).encode("utf-8-sig"))
    return made.getvalue()


def _csv(sheet: Sheet, zone: tzinfo) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([neutral(one.title) for one in sheet.columns])
    writer.writerows([_written(cell, zone) for cell in row] for row in sheet.rows)
    return text.getvalue()


def _written(cell: Cell, zone: tzinfo) -> object:
    match cell:
        case str():
            return neutral(cell)
        case datetime():
            return cell.astimezone(zone).isoformat(timespec="minutes")
        case _:
            return cell


def as_excel(sheet: Sheet, zone: tzinfo) -> bytes:
    """One workbook: the table, its first row and column in sight, and the dictionary behind it."""
    from openpyxl import Workbook  # noqa: PLC0415 - only who exports loads it
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    book = Workbook()
    book.remove(book.worksheets[0])
    for one in (sheet, dictionary(sheet)):
        page = book.create_sheet(one.name[:31])
        page.append([neutral(column.title) for column in one.columns])
        for row in one.rows:
            page.append([_in_excel(cell, zone) for cell in row])
        for cell in page[1]:
            cell.font = Font(bold=True)
        page.freeze_panes = "B2"
        for place, width in enumerate(_widths(one), 1):
            page.column_dimensions[page.cell(1, place).column_letter].width = width
        for cells in page.iter_rows(min_row=2):
            for cell in cells:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _in_excel(cell: Cell, zone: tzinfo) -> object:
    """Excel knows no time zones: moments are those of the reader, which the dictionary says."""
    match cell:
        case str():
            return neutral(cell)
        case datetime():
            return cell.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
        case _:
            return cell


def _widths(sheet: Sheet) -> Iterable[int]:
    for place, column in enumerate(sheet.columns):
        longest = max((len(row[place]) for row in sheet.rows if isinstance(row[place], str)), default=0)  # type: ignore[arg-type]
        yield min(WIDEST, max(NARROWEST, 2 + len(column.title), 2 + longest))
