"""Looking for what the patterns of a check name, in several texts taken together."""

from collections.abc import Iterable
from typing import NamedTuple

from assessments.evidence.search import seek
from assessments.evidence.work import Passage
from assessments.form import Check, Pattern
from rubric.rating import Span
from rubric.record import Language


class Seen(NamedTuple):
    """Whether texts say what a check looks for, and the words that do."""

    said: bool
    spans: tuple[Span, ...] = ()


def look(check: Check, passages: Iterable[Passage], language: Language) -> Seen:
    """Whether one of the patterns and each of `every` stand in the texts, and nothing of `never` does."""
    passages = tuple(passages)
    each = [Pattern(en=(one,), fr=(one,)) for one in check.every.of(language)]
    wanted = [*([check.patterns] if check.patterns.of(language) else ()), *each]
    seen = [_places(one, check.strip, passages, language) for one in wanted]
    spans = tuple(span for one in seen for span in one or ())
    taken_back = _places(check.never, check.strip, passages, language)
    return Seen(bool(wanted) and None not in seen and taken_back is None, spans)


def _places(
    patterns: Pattern, strip: Pattern, passages: Iterable[Passage], language: Language
) -> tuple[Span, ...] | None:
    found = [spans for passage in passages if (spans := seek(patterns, strip, passage, language)) is not None]
    return tuple(span for spans in found for span in spans) if found else None
