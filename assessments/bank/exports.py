"""Files of data that tasks are worked from: read once, narrowed and added up without any library."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from assessments.bank.load import ROOT
from assessments.form import Export
from rubric.record import Language

Cells = Mapping[str, str]  # a row by the names of its columns, every cell as it stands in the file


_own: dict[str, tuple[Cells, ...]] = {}


def rows_of(file: str) -> tuple[Cells, ...]:
    """Every row of a file of the data folder, or of data that was made known; FileNotFoundError for an unknown one."""
    found = _own.get(file)
    return _shipped(file) if found is None else found


def make_rows_known(file: str, rows: tuple[Cells, ...]) -> None:
    """From now on `rows_of` finds this data of a private task; its name never stands for anything else."""
    _own[file] = rows


@cache
def _shipped(file: str) -> tuple[Cells, ...]:
    text = ROOT.joinpath("data", file).read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


def shown(export: Export) -> tuple[Cells, ...]:
    """The rows and columns of an export that may be seen, in the order of the file."""
    return _seen(export.file, tuple(one.id for one in export.columns), export.rows)


@lru_cache(maxsize=64)
def _seen(file: str, names: tuple[str, ...], rows: tuple[str, ...]) -> tuple[Cells, ...]:
    """Kept, since a page with a workbench is made of them each time."""
    wanted = set(rows)
    return tuple({name: row[name] for name in names} for row in rows_of(file) if not wanted or row[names[0]] in wanted)


def as_csv(export: Export) -> str:
    """What may be seen, as a file of its own: comma, UTF-8, dots in numbers, the names of the columns first."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [one.id for one in export.columns], lineterminator="\n")
    writer.writeheader()
    writer.writerows(shown(export))
    return out.getvalue()


def narrowed(
    rows: Iterable[Cells], kept: Mapping[str, str], moment: str | None, since: date | None, until: date | None
) -> tuple[Cells, ...]:
    """The rows whose columns hold the values `kept`, from the day `since` to the day `until`, both included."""
    first = since.isoformat() if since else ""
    last = until.isoformat() if until else "9"  # after every year
    return tuple(
        row
        for row in rows
        if all(row[name] == value for name, value in kept.items())
        and (moment is None or first <= row[moment][:10] <= last)
    )


def value(row: Cells, column: str) -> float:
    """A cell of a column of numbers; nothing in it counts as nothing."""
    return float(row[column] or 0)


def grouped(rows: Iterable[Cells], by: str, column: str, *, weeks: bool = False) -> dict[str, float]:
    """The sum of a column for each value of another, sorted; with `weeks`, for each Monday on or before a moment."""
    sums: dict[str, float] = {}
    for row in rows:
        group = monday(row[by]) if weeks else row[by]
        sums[group] = sums.get(group, 0.0) + value(row, column)
    return dict(sorted(sums.items()))


def monday(moment: str) -> str:
    """The Monday of the week of a moment that begins with its day, as 2026-03-02."""
    day = date.fromisoformat(moment[:10])
    return (day - timedelta(days=day.weekday())).isoformat()


def named(export: Export, column: str, cell: str, said: Language) -> str:
    """What a value of a choice is called."""
    of = next(one for one in export.columns if one.id == column)
    return of.values[cell].said(said) if cell in of.values else cell
