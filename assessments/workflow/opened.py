"""A file of candidates as rows of words: CSV in whatever way it is separated, or the first sheet of an Excel file."""

import csv
import io
import zipfile
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Sequence
from typing import Literal
from xml.etree.ElementTree import ParseError

from assessments.attempt import Refused

Table = tuple[tuple[str, ...], ...]
MOST_ROWS, MOST_COLUMNS, MOST_BYTES = 20_000, 60, 20_000_000
MOST_CELLS = 5_000_000  # the empty ones too, which take time to pass over
MOST_UNPACKED = 200_000_000  # bytes; an Excel file is an archive, and may be made to burst
# What openpyxl runs into where an archive is no workbook, is damaged or needs a password.
BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, TypeError, OSError, RuntimeError)


class FileRefused(Refused):
    """A file cannot be read as a table of candidates; `why` is a code for pages to put into words."""

    def __init__(self, why: Literal["unreadable", "too_large", "empty"]) -> None:
        super().__init__(why)
        self.why: Literal["unreadable", "too_large", "empty"] = why


def open_table(content: bytes) -> Table:
    """The rows of a file, its titles first, empty rows kept so that their numbers stay; raises FileRefused."""
    if len(content) > MOST_BYTES:
        raise FileRefused("too_large")
    rows = _cut(_excel(content) if content.startswith(b"PK") else _csv(content))
    if not any(map(any, rows)):
        raise FileRefused("empty")
    return rows


def _cut(rows: Iterable[Sequence[object]]) -> Table:
    """Up to the last row and the last column with words: a spreadsheet also tells of cells that only have a look."""
    found: list[tuple[str, ...]] = []
    wide = tall = cells = 0
    for place, row in enumerate(rows, 1):
        words = tuple(_words(one) for one in row[:MOST_COLUMNS])
        if any(words):
            wide, tall = max(wide, *(at for at, one in enumerate(words, 1) if one)), place
        cells += 1 + len(row)
        if tall > MOST_ROWS or cells > MOST_CELLS or any(map(_words, row[MOST_COLUMNS:])):
            raise FileRefused("too_large")
        if place <= MOST_ROWS:
            found.append(words)
    return tuple(row[:wide] for row in found[:tall])


def _words(cell: object) -> str:
    """33.0 in a sheet is 33 to whoever typed it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _csv(content: bytes) -> Iterable[Sequence[str]]:
    text = _decoded(content)
    if "\0" in text:
        raise FileRefused("unreadable")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((one for one in "\t;" if one in first), ",")
    try:
        yield from csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)
    except csv.Error:
        raise FileRefused("unreadable") from None


def _decoded(content: bytes) -> str:
    """Spreadsheets write UTF-8 or UTF-16 with a mark, or the code page of their country."""
    try:
        return content.decode("utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _excel(content: bytes) -> Iterable[Sequence[object]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only who imports a file loads it

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
                raise FileRefused("too_large")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # as the file tells them, they may be too small or reach to the end of all columns
        yield from sheet.iter_rows(values_only=True)
    except BROKEN:
        raise FileRefused("unreadable") from None
