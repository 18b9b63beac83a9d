"""Figures and dates in running text, as people write them in English and French."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

import regex

from assessments.evidence.counting import LINK
from rubric.record import Language


class Figure(NamedTuple):
    """A figure at code points start..end; `values` are its readings: "1,900" is 1900, or 1.9 to a French eye."""

    start: int
    end: int
    values: frozenset[float]
    percent: bool  # a percent sign or its words follow


class Period(NamedTuple):
    """A date, or the month that was named instead of one, at code points start..end."""

    start: int
    end: int
    first: date
    last: date


_FIGURE = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,12}(?:[.,]\d{1,12})?)"
    r"(?P<percent>\s?(?:%|per\s?cent\b|pour\s?cent\b))?",
    re.IGNORECASE,
)
_IN_WORDS: Mapping[Language, tuple[str, ...]] = {  # from two; "neuf" is new as often as nine
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "fr": ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "", "dix"),
}
_SPELT: Mapping[Language, re.Pattern[str]] = {
    language: re.compile(rf"\b(?:{'|'.join(filter(None, words))})\b", re.IGNORECASE)
    for language, words in _IN_WORDS.items()
}
_BY_THE_CLOCK = re.compile(  # a time at which somebody answers states nothing about the company
    r"\b(?:by|before|until|at)\s+\d{1,2}(?:[:.][0-5]\d(?!\d|\s?%)|\s?[ap]\.?m\b)"
    r"|\b(?:avant|jusqu['’]à|vers|dès|à)\s+\d{1,2}(?::[0-5]\d|\s?h(?:\s?[0-5]\d)?\b)",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_MONTHS = (
    "january|janvier",
    "february|février|fevrier",
    "march|mars",
    "april|avril",
    "may|mai",
    "june|juin",
    "july|juillet",
    "august|août|aout",
    "september|septembre",
    "october|octobre",
    "november|novembre",
    "december|décembre|decembre",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er)?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d)(?![-\d]))?"
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>20\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        r"(?<![\d/])(?P<day>[0-3]?\d)/(?P<number>[01]?\d)(?:/(?P<year>20\d\d))?(?![\d/])",
        rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}",
        rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}(?!\d){_YEAR}",
        rf"\b{_MONTH}{_YEAR}",
    )
)
_YEARS = re.compile(r"(?<![\d.,])20[0-9]{2}(?![\d.,]\d|\d)")


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a text in its order, those of dates among them; never raises."""
    return tuple(
        Figure(one.start(), one.end(), _readings(one["digits"]), bool(one["percent"])) for one in _FIGURE.finditer(text)
    )


def spelt(text: str, language: Language) -> tuple[Figure, ...]:
    """The words from two to ten, in their order."""
    return tuple(
        Figure(one.start(), one.end(), frozenset({2.0 + _IN_WORDS[language].index(one.group().lower())}), percent=False)
        for one in _SPELT[language].finditer(text)
    )


def _readings(digits: str) -> frozenset[float]:
    """What digits may mean: a mark before exactly three of them parts thousands or decimals."""
    bare = re.sub(r"[ \u00a0\u202f'’]", "", digits)
    if _AMBIGUOUS.fullmatch(bare):
        return frozenset({float(re.sub(r"[.,]", "", bare)), float(bare.replace(",", "."))})
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return frozenset({float(bare)})
    whole, tail = re.sub(r"[.,]", "", bare[:last]), bare[last + 1 :]
    grouped = bare[:last] != whole and len(tail) == len("000")
    return frozenset({float(whole + tail) if grouped and bare[last] in bare[:last] else float(f"{whole}.{tail}")})


def dates(text: str, year: int) -> tuple[Period, ...]:
    """Every date and named month of a text in its order; `year` is meant where none is written."""
    found: list[Period] = []
    taken = bytearray(len(text))  # 1 where a date has been read: what is read first is the fuller form
    for form in _DATES:
        for one in form.finditer(text):
            if not any(taken[one.start() : one.end()]) and (period := _period(one, year)) is not None:
                found.append(period)
                taken[one.start() : one.end()] = b"\1" * (one.end() - one.start())
    return tuple(sorted(found))


def _period(match: re.Match[str], year: int) -> Period | None:
    """What a match means; None for a day that no month has, and for the words may and march."""
    parts = match.groupdict()
    if match.group() in {"may", "march"}:
        return None
    month = int(parts["number"]) if parts.get("number") else _MONTH_OF[parts["month"].casefold()]
    in_year = int(parts["year"]) if parts.get("year") else year
    try:
        last_day = calendar.monthrange(in_year, month)[1]
        first, last = (int(parts["day"]),) * 2 if parts.get("day") else (1, last_day)
        return Period(match.start(), match.end(), date(in_year, month, first), date(in_year, month, last))
    except ValueError:
        return None


def without_dates(text: str) -> str:
    """The text with every date and year made blank, each character in its place."""
    bare = list(text)
    for period in dates(text, 2000):
        bare[period.start : period.end] = " " * (period.end - period.start)
    return _YEARS.sub(_blank, "".join(bare))


def without_times(text: str) -> str:
    """The text with every address and every time of day made blank, each character in its place."""
    return _BY_THE_CLOCK.sub(_blank, LINK.sub(_blank, text))


def _blank(match: re.Match[str] | regex.Match[str]) -> str:
    return " " * len(match.group())


def near(text: str, figure: Figure, found: Callable[[str], object], reach: int = 30) -> bool:
    """Whether something is found within `reach` characters of a figure."""
    return bool(found(text[max(0, figure.start - reach) : figure.end + reach]))
