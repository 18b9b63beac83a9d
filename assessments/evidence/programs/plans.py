"""Checks on plans: objectives that can be met, measures that count, dates that lie in the period, sides of a test."""

import re
from collections.abc import Mapping
from datetime import date

from assessments.evidence.programs import arguments
from assessments.evidence.running import dates, figures, without_dates
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, listed, of, written
from assessments.form import Check
from rubric.record import Text

STORY_YEAR = 2026  # meant where a date has no year
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "sixteen": 16, "twenty": 20, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "douze": 12, "seize": 16, "vingt": 20,
}  # fmt: skip
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_TOTAL = re.compile(r"\s*(?:reels?\b|in\s+all\b|in\s+total\b|altogether\b|en\s+tout\b|au\s+total\b)", re.IGNORECASE)


def dated(work: Work, check: Check) -> Verdict:
    """Every text holds a figure besides its date, and a date."""
    passages = work.passages_of(check.items)
    if not written(passages):
        return NOT_GIVEN
    right = [bool(dates(text, STORY_YEAR) and figures(without_dates(text))) for text in map(_text, passages)]
    return kept(whole=all(right), detail=of(sum(right), len(right)))


def inside(work: Work, check: Check) -> Verdict:
    """A date, or the whole of a month that is named, lies between `arguments["first"]` and `arguments["last"]`."""
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    first, last = (date.fromisoformat(str(check.arguments[name])) for name in ("first", "last"))
    spans = [
        passage.span(one.start, one.end)
        for passage in passages
        for one in dates(_text(passage), STORY_YEAR)
        if first <= one.first and one.last <= last
    ]
    return kept(whole=bool(spans), spans=tuple(spans))


def measured(work: Work, check: Check) -> Verdict:
    """At least `arguments["least"]` different ones of `arguments["measures"]`, patterns by a name, are named."""
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    spans = {
        name: passage.span(*match.span())
        for passage in passages
        for name, pattern in arguments.words(check, "measures").items()
        if (match := re.search(pattern, _text(passage), re.IGNORECASE))
    }
    told = [Text(en=span.quote, fr=span.quote) for span in spans.values()]
    least = arguments.number(check, "least")
    return kept(whole=len(spans) >= least, detail=listed(told) if told else None, spans=tuple(spans.values()))


def sides(work: Work, check: Check) -> Verdict:
    """A number of `arguments["fewest"]` to half of `arguments["most"]` for a side, and no total above `most`.

    Numbers are read in figures and in words; a number is a total where what is counted, or "in all", follows it.
    """
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    fewest, most = arguments.number(check, "fewest"), arguments.number(check, "most")
    counted = [one for passage in passages for one in _counts(_text(passage))]
    a_side = any(fewest <= number <= most / 2 for number, _ in counted)
    too_many = any(number > most for number, is_total in counted if is_total)
    return kept(whole=a_side and not too_many)


def _counts(text: str) -> list[tuple[float, bool]]:
    """The numbers of a text, each with whether it is a total."""
    bare = without_dates(text)
    found = [(value, one.end) for one in figures(bare) if not one.percent for value in one.values]
    found += [(_NUMBERS[one.group().casefold()], one.end()) for one in _NUMBER_WORD.finditer(bare)]
    return [(number, _TOTAL.match(bare, end) is not None) for number, end in found]


def _text(passage: Passage) -> str:
    return passage.folded.text


PROGRAMS: Mapping[str, Program] = {
    "plans.dated": dated,
    "plans.inside": inside,
    "plans.measured": measured,
    "plans.sides": sides,
}
