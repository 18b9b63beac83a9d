"""Checks on the figures that a text rests on: those of a table cited, those of a key met, those from nowhere."""

import re
from collections.abc import Mapping
from math import isclose

from assessments.evidence.programs import arguments
from assessments.evidence.running import Figure, figures, near, spelt, without_dates, without_times
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, after_colon, listed, of, written
from assessments.form import Check
from rubric.rating import Span
from rubric.record import Text


def cited(work: Work, check: Check) -> Verdict:
    """At least `least` different ones of the `figures` stand in the texts.

    `figures` maps each figure, "9%" or "1700", to a pattern of what has to stand near it: without one a small figure
    would be found in any date or list. A percentage is cited with its sign, any other figure without one.
    """
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    wanted, least = arguments.words(check, "figures"), arguments.number(check, "least")
    spans: dict[str, list[Span]] = {}
    for passage in passages:
        text = without_dates(passage.folded.text)
        for one in figures(text):
            for name, beside in wanted.items():
                if _is(one, name) and near(text, one, re.compile(beside, re.IGNORECASE).search):
                    spans.setdefault(name, []).append(passage.span(one.start, one.end))
    return kept(
        whole=len(spans) >= least,
        detail=listed([_same(name) for name in spans]) if spans else None,
        spans=tuple(span for each in spans.values() for span in each),
    )


def uncited(work: Work, check: Check) -> Verdict:
    """None of the `figures` stands in the texts, read as in `cited`."""
    seen = cited(work, check.model_copy(update={"arguments": {**check.arguments, "least": 1.0}}))
    return kept(whole=not seen.spans, detail=seen.detail, spans=seen.spans) if seen.asked else seen


def close(work: Work, check: Check) -> Verdict:
    """At least `least` different ones of the `figures` are met within `relative` of their value, 0.01 being 1 %."""
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    wanted, least = arguments.names(check, "figures"), arguments.number(check, "least")
    relative = arguments.number(check, "relative")
    spans = {
        name: passage.span(one.start, one.end)
        for passage in passages
        for one in figures(passage.folded.text)
        for name in wanted
        if any(isclose(value, float(name), rel_tol=relative) for value in one.values)
    }
    return kept(whole=len(spans) >= least, detail=of(len(spans), len(wanted)), spans=tuple(spans.values()))


def known(work: Work, check: Check) -> Verdict:
    """Every figure of a text stands in its question, under the id of that question or under `everywhere`.

    Dates, times of day and addresses hold none. With `in_words` the words from two to ten are figures as well.
    """
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    strange = [(passage, unknown) for passage in passages if (unknown := _unknown(work, check, passage))]
    told = [
        after_colon(work.name_of(passage.item), listed([_same(passage.text[one.start : one.end]) for one in spans]))
        for passage, spans in strange
    ]
    spans = tuple(span for _, each in strange for span in each)
    return kept(whole=not strange, detail=listed(told, "; ") if told else None, spans=spans)


def _unknown(work: Work, check: Check, passage: Passage) -> tuple[Span, ...]:
    asked = passage.item.details.said(work.language) if passage.item.details else ""
    given = {float(one) for name in (passage.item.id, "everywhere") for one in arguments.names(check, name)}
    given |= {value for one in _stated(work, check, asked) for value in one.values}
    found = _stated(work, check, passage.folded.text)
    return tuple(passage.span(one.start, one.end) for one in found if given.isdisjoint(one.values))


def _stated(work: Work, check: Check, text: str) -> list[Figure]:
    said = without_times(without_dates(text))
    return sorted(figures(said) + (spelt(said, work.language) if check.arguments.get("in_words") is True else ()))


def _is(figure: Figure, name: str) -> bool:
    return figure.percent == name.endswith("%") and float(name.rstrip("%")) in figure.values


def _same(words: str) -> Text:
    return Text(en=words, fr=words)


PROGRAMS: Mapping[str, Program] = {
    "figures.cited": cited,
    "figures.uncited": uncited,
    "figures.near": close,
    "figures.known": known,
}
