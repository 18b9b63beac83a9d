"""A list of candidates as somebody pastes it: rows of a spreadsheet or CSV, read with every problem named by row."""

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from assessments.attempt import EmailRefused
from assessments.views import RowError, RowProblem
from assessments.workflow.accounts import clean_email
from rubric.record import Language, Record

Column = Literal["name", "email", "language", "extra_time"]
COLUMNS: tuple[Column, ...] = get_args(Column)
LONGEST_LINE = 2000  # characters
MOST_EXTRA_TIME = 3.0

# What a header may call each column, in lower case.
HEADERS: Mapping[str, Column] = {
    "name": "name",
    "full name": "name",
    "candidate": "name",
    "nom": "name",
    "nom complet": "name",
    "candidat": "name",
    "e-mail": "email",
    "email": "email",
    "mail": "email",
    "courriel": "email",
    "adresse e-mail": "email",
    "language": "language",
    "langue": "language",
    "extra time": "extra_time",
    "temps supplémentaire": "extra_time",
    "majoration": "extra_time",
}
LANGUAGE_NAMES: Mapping[str, Language] = {
    "en": "en",
    "english": "en",
    "anglais": "en",
    "fr": "fr",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
}
_EXTRA_TIME = re.compile(r"\+?\s*(\d{1,3}(?:[.,]\d{1,3})?)\s*(%?)")


class Candidate(Record):
    """Somebody to be invited."""

    name: str
    email: str
    language: Language
    extra_time: float = 1.0


class Line(Record):
    """One line of the list that is not empty, cut into its columns."""

    row: int  # 1-based, empty lines counted
    content: str
    cells: dict[Column, str] | None  # None: it does not have the columns it should have


class Rejected(Exception):  # noqa: N818 - an event: a cell was rejected
    def __init__(self, problem: RowProblem) -> None:
        super().__init__(problem)
        self.problem: RowProblem = problem


def read_candidates(
    pasted: str, languages: tuple[Language, ...], invited: set[str]
) -> tuple[tuple[Candidate, ...], tuple[RowError, ...]]:
    """The candidates of a list, or what is wrong with it.

    Columns are name, e-mail, and optionally language and extra time, in this order or in that of a header; they are
    separated by tabs, semicolons or commas. `languages` are those of the position, the first one where a row names
    none; `invited` are the addresses that have a link already. Extra time is a factor (1.33 or 1,33) or what is added
    in percent (33 %).
    """
    found: list[Candidate] = []
    errors: list[RowError] = []
    seen: set[str] = set()
    for line in lines(pasted):
        try:
            candidate = _candidate(line, languages)
            _is_new(candidate.email, seen, invited)
        except Rejected as rejected:
            errors.append(RowError(row=line.row, problem=rejected.problem, content=line.content[:200]))
        else:
            found.append(candidate)
            seen.add(candidate.email)
    return tuple(found), tuple(errors)


def lines(pasted: str) -> Iterator[Line]:
    numbered = [(row, text) for row, text in enumerate(pasted.lstrip("\ufeff").splitlines(), 1) if text.strip()]
    if not numbered:
        return
    delimiter = _delimiter(numbered[0][1])
    order = _header(_cells(numbered[0][1], delimiter))
    for row, text in numbered[1:] if order else numbered:
        yield Line(row=row, content=text, cells=_named(_cells(text, delimiter), order))


def _delimiter(first: str) -> str:
    return next((one for one in "\t;" if one in first), ",")


def _cells(text: str, delimiter: str) -> list[str]:
    # Line by line: a stray quotation mark may spoil its own row, never the ones below.
    return [cell.strip() for cell in next(csv.reader([text[:LONGEST_LINE]], delimiter=delimiter))]


def _header(cells: list[str]) -> list[Column | None] | None:
    """Which column each place holds, if this row is a header: it names the e-mail column and holds no address."""
    order: list[Column | None] = [HEADERS.get(cell.casefold()) for cell in cells]
    return order if "email" in order and not any("@" in cell for cell in cells) else None


def _named(cells: list[str], order: list[Column | None] | None) -> dict[Column, str] | None:
    if order is None:
        fits = len(COLUMNS) >= len(cells) > 1
        return dict(zip(COLUMNS, cells, strict=False)) if fits else None
    if len(cells) > len(order):
        return None
    return {column: cell for column, cell in zip(order, cells, strict=False) if column}


def _candidate(line: Line, languages: tuple[Language, ...]) -> Candidate:
    if line.cells is None:
        raise Rejected("columns")
    if not line.cells.get("name"):
        raise Rejected("name_missing")
    try:
        email = clean_email(line.cells.get("email", ""))
    except EmailRefused:
        raise Rejected("email_invalid") from None
    return Candidate(
        name=line.cells["name"],
        email=email,
        language=_language(line.cells.get("language", ""), languages),
        extra_time=_extra_time(line.cells.get("extra_time", "")),
    )


def _language(cell: str, languages: tuple[Language, ...]) -> Language:
    language = LANGUAGE_NAMES.get(cell.casefold()) if cell else languages[0]
    if language is None or language not in languages:
        raise Rejected("language_unknown")
    return language


def _extra_time(cell: str) -> float:
    """The factor on every deadline, 1 to 3."""
    if not cell:
        return 1.0
    read = _EXTRA_TIME.fullmatch(cell)
    value = float(read[1].replace(",", ".")) if read else 0.0
    factor = round(1 + value / 100, 4) if read and read[2] else value
    if not 1 <= factor <= MOST_EXTRA_TIME:
        raise Rejected("extra_time_unknown")
    return factor


def _is_new(email: str, seen: set[str], invited: set[str]) -> None:
    if email in seen:
        raise Rejected("email_twice")
    if email in invited:
        raise Rejected("already_invited")
