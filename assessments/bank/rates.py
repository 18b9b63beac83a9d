"""Figures that keys rest on, computed from rows of posts: rates as totals over totals, never averages of averages."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from assessments.bank.exports import Cells, value

ENGAGEMENTS = ("likes", "comments", "shares", "saves")


def engagements(row: Cells) -> float:
    return sum(value(row, name) for name in ENGAGEMENTS if name in row)


def rate(rows: Iterable[Cells]) -> float:
    """Engagements over reach, in percent, of all rows together."""
    some = tuple(rows)
    return 100 * sum(map(engagements, some)) / sum(value(row, "reach") for row in some)


def once(rows: Iterable[Cells]) -> tuple[Cells, ...]:
    """Each post once: the first of equal rows."""
    return tuple({row["post_id"]: row for row in reversed(tuple(rows))}.values())[::-1]


def impossible(row: Cells) -> bool:
    """Whether more people are said to have been reached than times the post was shown; nothing follows from blanks."""
    return bool(row.get("impressions")) and value(row, "reach") > value(row, "impressions")


def unknown_saves(row: Cells) -> bool:
    return row.get("saves") == ""


def clean(rows: Iterable[Cells]) -> tuple[Cells, ...]:
    """Each post once, without those whose reach cannot be, is nothing, or whose saves are not known."""
    return tuple(row for row in once(rows) if not (impossible(row) or unknown_saves(row)) and value(row, "reach") > 0)


def organic(rows: Iterable[Cells]) -> tuple[Cells, ...]:
    """Posts on which nothing was spent."""
    return tuple(row for row in rows if not float(row.get("spend_eur") or 0))


def halves(rows: Sequence[Cells]) -> date:
    """The first day of the second half of the days that rows span."""
    days = sorted(date.fromisoformat(row["published_at"][:10]) for row in rows)
    return days[0] + timedelta(days=((days[-1] - days[0]).days + 1) // 2)


def parted(rows: Iterable[Cells], day: date) -> tuple[tuple[Cells, ...], tuple[Cells, ...]]:
    """Rows before a day, and rows from it on."""
    some = tuple(rows)
    early = tuple(row for row in some if row["published_at"] < day.isoformat())
    return early, tuple(row for row in some if row not in early)


def commonest(rows: Iterable[Cells], column: str) -> str:
    """The value that occurs most often; of several the first by name."""
    values = [row[column] for row in rows]
    return min(set(values), key=lambda one: (-values.count(one), one))


def where(rows: Iterable[Cells], **wanted: str) -> tuple[Cells, ...]:
    return tuple(row for row in rows if all(row[name] == one for name, one in wanted.items()))
