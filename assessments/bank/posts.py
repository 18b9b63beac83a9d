"""A company's own export of its posts, read from the CSV of any network: columns, dates, figures, and what is wrong."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, get_args

from rubric.record import Record

PostField = Literal[
    "post_id",
    "published_at",
    "platform",
    "format",
    "reach",
    "likes",
    "comments",
    "shares",
    "saves",
    "impressions",
    "link_clicks",
    "spend_eur",
]
Problem = Literal[
    "no_column",  # a field that is needed has none
    "column_twice",  # one column stands for two fields
    "empty",
    "not_a_number",
    "not_a_date",
    "conflict",  # the same post with other figures
    "too_few",  # not enough posts to ask anything of them
    "too_many",
]
FIELDS: tuple[PostField, ...] = get_args(PostField)
WORDS: tuple[PostField, ...] = ("post_id", "published_at", "platform", "format")
NEEDED: tuple[PostField, ...] = (*WORDS, "reach", "likes", "comments", "shares")
MOST = 5000  # rows: years of posts, and little enough for a page of a candidate
MONTHS = 12
SEPARATORS = (";", ",", "\t", "|")
GUESSES: Mapping[PostField, tuple[str, ...]] = {  # heads of columns as networks and tools write them, folded
    "post_id": ("post id", "id", "identifiant de la publication", "identifiant", "permalink", "permalien", "post"),
    "published_at": (
        "published at",
        "publish time",
        "published",
        "date",
        "heure de publication",
        "publie le",
        "created",
    ),
    "platform": ("platform", "network", "reseau", "plateforme", "channel", "canal", "source"),
    "format": ("format", "post type", "type de publication", "media type", "content type", "type"),
    "reach": ("reach", "portee", "couverture", "unique views", "accounts reached", "comptes touches"),
    "likes": ("likes", "reactions", "j aime", "mentions j aime"),
    "comments": ("comments", "commentaires", "replies", "reponses"),
    "shares": ("shares", "partages", "reposts", "retweets", "republications"),
    "saves": ("saves", "enregistrements", "saved", "bookmarks", "sauvegardes"),
    "impressions": ("impressions", "views", "vues"),
    "link_clicks": ("link clicks", "clics sur le lien", "clicks", "clics"),
    "spend_eur": ("spend eur", "amount spent", "spend", "depense", "montant depense", "cost", "cout"),
}


class Sheet(Record):
    """A CSV file as it stands: the heads of its columns, and every row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Reading(Record):
    """How a sheet is to be read: which column stands for which field, and how figures and dates are written."""

    columns: dict[PostField, str]
    decimal: Literal[".", ","] = "."
    day_first: bool = True  # of 03/04/2026; where the year comes first it does not matter


class PostError(Record):
    """One thing that keeps a sheet from being read; row 0: the sheet as a whole."""

    row: int  # as a spreadsheet counts: the heads are row 1
    field: PostField | None
    problem: Problem
    content: str = ""


def sheet(raw: bytes | str) -> Sheet:
    """The rows of a file, whatever parts its cells; blank rows are left out. What is no table has no heads."""
    text = (raw if isinstance(raw, str) else _decoded(raw)).replace("\r\n", "\n").replace("\r", "\n")
    text = text.lstrip("\ufeff\n").replace("\0", "")
    separator = max(SEPARATORS, key=text.split("\n", 1)[0].count)
    try:
        read = [tuple(map(str.strip, row)) for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error:  # a cell without an end
        return Sheet(heads=(), rows=())
    filled = [row for row in read if any(row)]
    heads = filled[0] if filled else ()
    return Sheet(heads=heads, rows=tuple((*row, *[""] * len(heads))[: len(heads)] for row in filled[1:]))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")  # what spreadsheets on Windows write


def guessed(of: Sheet) -> Reading:
    """The reading that heads and cells suggest; it is shown to be corrected."""
    left, columns = list(of.heads), dict[PostField, str]()
    for exactly in (True, False):  # a head that says just this is worth more than one that says it among other words
        for field in FIELDS:
            found = None if field in columns else _best(field, left, exactly=exactly)
            if found is not None:
                columns[field] = found
                left.remove(found)
    cells = [cell for row in of.rows for cell in row]
    return Reading(columns=columns, decimal=_decimal(cells), day_first=_day_first(cells))


def _best(field: PostField, heads: Iterable[str], *, exactly: bool) -> str | None:
    folded = {one: _folded(one) for one in heads}
    for guess in GUESSES[field]:
        for head, words in folded.items():
            if words == guess if exactly else re.search(rf"\b{guess}\b", words):
                return head
    return None


def _folded(head: str) -> str:
    plain = unicodedata.normalize("NFKD", head.replace("’", " ")).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _decimal(cells: Iterable[str]) -> Literal[".", ","]:
    """The comma where some figure can only be read with it: 12,5 or 1.234,5."""
    return "," if any(re.fullmatch(r"[\d.\s\u00a0\u202f]*\d,\d{1,2}", one) for one in cells) else "."


def _day_first(cells: Iterable[str]) -> bool:
    """Whether days come before months; only a second number that can be no month says otherwise."""
    found = [_SHORT.match(one) for one in cells]
    return not any(one is not None and int(one[2]) > MONTHS for one in found)


_SHORT = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?!\d)[T ,]*(\d{1,2}:\d{2})?")
_LONG = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)[T ,]*(\d{1,2}:\d{2})?")


# --- reading ----------------------------------------------------------------------------------------------------------


def read(of: Sheet, how: Reading) -> tuple[tuple[dict[str, str], ...], tuple[PostError, ...]]:
    """Every row under the names of the fields, dates as 2026-03-02, figures with a point; and all that is wrong.

    Where anything is wrong the rows are not to be used.
    """
    if missing := tuple(_missing(of, how)):
        return (), missing
    if len(of.rows) > MOST:
        return (), (PostError(row=0, field=None, problem="too_many", content=str(len(of.rows))),)
    places: dict[PostField, int] = {field: of.heads.index(head) for field, head in how.columns.items()}
    rows: list[dict[str, str]] = []
    errors: list[PostError] = []
    for number, cells in enumerate(of.rows, start=2):
        row: dict[str, str] = {}
        for field, place in places.items():
            row[field], problem = _cell(field, cells[place], how)
            if problem is not None:
                errors.append(PostError(row=number, field=field, problem=problem, content=cells[place]))
        rows.append(row)
    return tuple(rows), (*errors, *_conflicts(rows))


def _missing(of: Sheet, how: Reading) -> Iterator[PostError]:
    heads = list(how.columns.values())
    for field in NEEDED:
        if how.columns.get(field) not in of.heads:
            yield PostError(row=0, field=field, problem="no_column")
    for field, head in how.columns.items():
        if heads.count(head) > 1:
            yield PostError(row=1, field=field, problem="column_twice", content=head)


def _cell(field: PostField, cell: str, how: Reading) -> tuple[str, Problem | None]:
    """A cell in the one way of writing, and what is wrong with it."""
    if not cell:
        return "", "empty" if field in NEEDED else None
    if field == "published_at":
        moment = _moment(cell, day_first=how.day_first)
        return moment or "", None if moment else "not_a_date"
    if field in WORDS:
        return cell, None
    figure = _figure(cell, how.decimal)
    return figure or "", None if figure else "not_a_number"


def _moment(cell: str, *, day_first: bool) -> str | None:
    long, short = _LONG.match(cell), _SHORT.match(cell)
    if long is not None:
        year, month, day, clock = long.groups()
    elif short is not None:
        first, second, year, clock = short.groups()
        day, month = (first, second) if day_first else (second, first)
    else:
        return None
    try:
        found = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    return f"{found} {clock:0>5}" if clock else found


def _figure(cell: str, decimal: Literal[".", ","]) -> str | None:
    thousands = "," if decimal == "." else "."
    plain = re.sub(r"[\s\u00a0\u202f€$£'’]", "", cell).replace(thousands, "").replace(decimal, ".")
    return plain if re.fullmatch(r"\d+(\.\d+)?", plain) else None


def _conflicts(rows: list[dict[str, str]]) -> Iterator[PostError]:
    first: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, start=2):
        known = first.setdefault(row["post_id"], row)
        if known != row and row["post_id"]:
            yield PostError(row=number, field="post_id", problem="conflict", content=row["post_id"])
