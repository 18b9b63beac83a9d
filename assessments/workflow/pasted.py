"""A list of candidates as somebody pastes it: rows of a spreadsheet or CSV, read with every problem named by row."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from assessments.attempt import EmailRefused
from assessments.views import RowError, RowProblem
from assessments.workflow.accounts import clean_email
from rubric.record import Language, Record

Column = Literal["name", "email", "language", "extra_time"]
COLUMNS: tuple[Column, ...] = get_args(Column)
Part = Literal[Column, "first_name", "last_name"]
PARTS: tuple[Part, ...] = get_args(Part)  # what a file may hold: a name in one column or in two
LONGEST_LINE = 2000  # characters
MOST_EXTRA_TIME = 3.0

# What a header may call each column, in lower case.
HEADERS: Mapping[str, Part] = {
    "name": "name",
    "full name": "name",
    "candidate": "name",
    "candidate name": "name",
    "nom": "name",
    "nom complet": "name",
    "nom et prénom": "name",
    "prénom et nom": "name",
    "candidat": "name",
    "e-mail": "email",
    "email": "email",
    "e-mail address": "email",
    "email address": "email",
    "mail": "email",
    "courriel": "email",
    "adresse e-mail": "email",
    "adresse mail": "email",
    "adresse électronique": "email",
    "language": "language",
    "langue": "language",
    "extra time": "extra_time",
    "temps supplémentaire": "extra_time",
    "majoration": "extra_time",
    "first name": "first_name",
    "given name": "first_name",
    "prénom": "first_name",
    "last name": "last_name",
    "surname": "last_name",
    "family name": "last_name",
    "nom de famille": "last_name",
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
    cells: dict[Part, str] | None  # None: it does not have the columns it should have


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
    return _read(lines(pasted), languages, invited)


def read_table(
    table: Iterable[Sequence[str]], order: Sequence[Part | None], languages: tuple[Language, ...], invited: set[str]
) -> tuple[tuple[Candidate, ...], tuple[RowError, ...]]:
    """The same for the rows of a file, its titles first; `order` says what each column holds, None: nothing of ours."""
    found = (
        Line(row=row, content=", ".join(one for one in cells if one), cells=_parts(cells, order))
        for row, cells in enumerate(table, 1)
        if row > 1 and any(cells)
    )
    return _read(found, languages, invited)


def guess(titles: Sequence[str]) -> tuple[Part | None, ...]:
    """What each column of a file holds by its title, each thing at most once.

    Beside a first name, a column called "nom" holds the last name.
    """
    order = _in_order(titles)
    if "first_name" in order and "last_name" not in order and "name" in order:
        order[order.index("name")] = "last_name"
    return tuple(one if order.index(one) == place else None for place, one in enumerate(order))


def _in_order(titles: Iterable[str]) -> list[Part | None]:
    return [HEADERS.get(one.strip().casefold()) for one in titles]


def _parts(cells: Sequence[str], order: Sequence[Part | None]) -> dict[Part, str]:
    return {part: cell.strip() for part, cell in zip(order, cells, strict=False) if part}


def _read(
    found_lines: Iterable[Line], languages: tuple[Language, ...], invited: set[str]
) -> tuple[tuple[Candidate, ...], tuple[RowError, ...]]:
    found: list[Candidate] = []
    errors: list[RowError] = []
    seen: set[str] = set()
    for line in found_lines:
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


def _header(cells: list[str]) -> list[Part | None] | None:
    """Which column each place holds, if this row is a header: it names the e-mail column and holds no address."""
    order = list(guess(cells))
    return order if "email" in order and not any("@" in cell for cell in cells) else None


def _named(cells: list[str], order: list[Part | None] | None) -> dict[Part, str] | None:
    if order is None:
        return _parts(cells, COLUMNS) if len(COLUMNS) >= len(cells) > 1 else None
    return None if len(cells) > len(order) else _parts(cells, order)


def _candidate(line: Line, languages: tuple[Language, ...]) -> Candidate:
    if line.cells is None:
        raise Rejected("columns")
    name = line.cells.get("name") or f"{line.cells.get('first_name', '')} {line.cells.get('last_name', '')}".strip()
    if not name:
        raise Rejected("name_missing")
    try:
        email = clean_email(line.cells.get("email", ""))
    except EmailRefused:
        raise Rejected("email_invalid") from None
    return Candidate(
        name=name,
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
