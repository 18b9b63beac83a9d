"""Checks on the figures of a text: those that nothing the candidate was given states."""

import re
from collections.abc import Mapping
from itertools import chain

from assessments.evidence.counting import LINK
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, after_colon, listed, written
from assessments.form import Check
from rubric.rating import Span
from rubric.record import Language, Text

_FIGURE = re.compile(r"(?<!\d)(?:\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2}(?!\d))?)")
_IN_WORDS: Mapping[Language, tuple[str, ...]] = {  # from two; "neuf" is new as often as nine
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "fr": ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "", "dix"),
}
_BY_THE_CLOCK = re.compile(  # a time at which somebody answers states nothing about the company
    r"\b(?:by|before|until|at|avant|jusqu['’]à|vers|dès|à)\s+\d{1,2}(?:[:.]\d\d|\s?h(?:\s?\d\d)?\b|\s?[ap]\.?m\b)",
    re.IGNORECASE,
)


def known(work: Work, check: Check) -> Verdict:
    """Every figure of a text stands in its question or in `arguments["allowed"]` (item id -> figures).

    Figures are digits, and the words from two to ten; times of day and addresses are none.
    """
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    strange = [(passage, spans) for passage in passages if (spans := _unknown(work, check, passage))]
    told = [
        after_colon(work.name_of(passage.item), listed(Text(en=one.quote, fr=one.quote) for one in spans))
        for passage, spans in strange
    ]
    spans = tuple(chain.from_iterable(spans for _, spans in strange))
    return kept(whole=not strange, detail=listed(told, "; ") if told else None, spans=spans)


def _unknown(work: Work, check: Check, passage: Passage) -> tuple[Span, ...]:
    allowed = check.arguments["allowed"]
    assert isinstance(allowed, dict)
    given = allowed.get(passage.item.id, ())
    asked = passage.item.details.said(work.language) if passage.item.details else ""
    stated = {value for _, _, value in figures(asked, work.language)}
    stated |= {float(one) for one in (given if isinstance(given, tuple) else (given,))}
    found = figures(passage.text, work.language)
    return tuple(passage.stored(start, end) for start, end, value in found if value not in stated)


def figures(text: str, language: Language) -> list[tuple[int, int, float]]:
    """The figures of a text with their places: "4 120", "4.90" and "4,90", "six"; times and addresses left out."""
    without_links = LINK.sub(lambda one: " " * len(one.group()), text)
    said = _BY_THE_CLOCK.sub(lambda one: " " * len(one.group()), without_links)
    digits = [(*one.span(), _value(one.group())) for one in _FIGURE.finditer(said)]
    spelt = [
        (*one.span(), float(value))
        for value, word in enumerate(_IN_WORDS[language], start=2)
        if word
        for one in re.finditer(rf"\b{word}\b", said, re.IGNORECASE)
    ]
    return sorted(digits + spelt)


def _value(digits: str) -> float:
    grouped = re.fullmatch(r"\d{1,3}(?:[^\d]\d{3})+", digits)
    return float(re.sub(r"\D", "", digits) if grouped else digits.replace(",", "."))


PROGRAMS: Mapping[str, Program] = {"stated.known": known}
