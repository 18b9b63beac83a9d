"""Looking for what the lexicon of a task names in what a candidate wrote."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assessments.evidence.counting import LINK
from assessments.evidence.folding import FILLER, searchable
from assessments.evidence.work import Passage
from assessments.form import Lexicon, Mention, Pattern, Task
from assessments.item import Written
from rubric.rating import Span
from rubric.record import Language

_MOST_SPANS = 20  # of one thing in one text: more would only be noise beside an answer
_BETWEEN = "."  # stands for all that is no hashtag: neither a space nor anything that a pattern reads over
_HASHTAG = re.compile(r"(?<!\w)#\w+")
_DENIAL_REACHES = 32  # code points from a "not" to what it denies
_DENIED = {  # "not only", "why not" and "no greener" deny nothing
    "en": re.compile(
        r"(?:(?<!why )\bnot\b(?!\s+(?:only|just|merely))|n['’]t\b(?!\s+(?:only|just))|\b(?:never|without|nor|cannot)\b"
        r"|\bno\b(?!\s+\w+er\b)|\b(?:rather\s+than|instead\s+of)\b)[^.!?;:\n]*$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:(?<!pourquoi )\bpas\b(?!\s+(?:que|seulement))|\b(?:jamais|sans|ni|aucune?)\b|\bnon\b(?!\s+seulement)"
        r"|\b(?:plut[oô]t\s+que|au\s+lieu\s+de)\b)[^.!?;:\n]*$",
        re.IGNORECASE,
    ),
}
_WHOLE_TEXT = re.compile(r"\(\?([a-z]*s[a-z]*)\)(?=\(\?=\.\*)")


def find(mention: Mention, passage: Passage, language: Language) -> tuple[Span, ...] | None:
    """Where a text says what a mention names; () when it does but no words can be pointed at, None when it does not."""
    return seek(mention.patterns, mention.strip, passage, language)


def seek(patterns: Pattern, strip: Pattern, passage: Passage, language: Language) -> tuple[Span, ...] | None:
    """Where any of the patterns of a language is found in a text; None where none is.

    What `strip` matches is taken out first, so that "feel free" is not "free".
    """
    text = stripped(strip, passage, language)
    matches = [match for pattern in _in(patterns.of(language)) for match in pattern.finditer(text)]
    places = {place for match in matches for place in _places(match)}
    return tuple(passage.span(*place) for place in sorted(places)[:_MOST_SPANS]) if matches else None


def says(patterns: Pattern, text: str, language: Language) -> bool:
    """Whether any of the patterns of a language is found in words that are no text of their own, such as a cell."""
    folded = searchable(text).text
    return any(pattern.search(folded) for pattern in _in(patterns.of(language)))


def stripped(strip: Pattern, passage: Passage, language: Language) -> str:
    """A text in its searchable form, with everything that the patterns match made blank in its place."""
    text = passage.folded.text
    for pattern in _in(strip.of(language)):
        text = pattern.sub(lambda one: FILLER * len(one.group()), text)
    return text


def find_claim(mention: Mention, passage: Passage, language: Language) -> tuple[Span, ...] | None:
    """Like `find`, and inside hashtags too, where words stand without spaces: #MadeInFrance is a claim.

    What a text denies ("not made in France") it does not claim: a miss is better than a false accusation.
    """
    said = [span for span in find(mention, passage, language) or () if not _is_denied(span, passage, language)]
    tags = _tags_saying(mention, passage, language)
    if not said and not tags:
        return None
    inside = [span for span in said if not any(tag.start <= span.start < tag.end for tag in tags)]
    return tuple(sorted([*inside, *tags], key=lambda span: span.start))


def _is_denied(span: Span, passage: Passage, language: Language) -> bool:
    before = passage.text[max(0, span.start - _DENIAL_REACHES) : span.start]
    return _DENIED[language].search(before) is not None


def _tags_saying(mention: Mention, passage: Passage, language: Language) -> list[Span]:
    """The hashtags that hold what a mention names, without the spaces that its pattern asks for."""
    text = LINK.sub(lambda link: _BETWEEN * len(link.group()), passage.folded.text)
    places = {tag.start(): tag.end() for tag in _HASHTAG.finditer(text)}
    if not places:
        return []
    only_tags = list(_BETWEEN * len(text))
    for start, end in places.items():
        only_tags[start:end] = text[start:end]
    tags = "".join(only_tags)
    run_together = [_compiled(pattern.replace(r"\s+", r"\s*")) for pattern in mention.patterns.of(language)]
    starts = {tags.rfind("#", 0, one.start() + 1) for pattern in run_together for one in pattern.finditer(tags)}
    return [passage.span(start, places[start]) for start in sorted(starts & places.keys())[:_MOST_SPANS]]


def named(mentions: Iterable[Mention], names: Iterable[str]) -> tuple[Mention, ...]:
    """The mentions that go by these names, in the order of the names; unknown names are left out."""
    by_name = {mention.name: mention for mention in mentions}
    return tuple(by_name[name] for name in names if name in by_name)


def branch_taken(task: Task, item: Written, first_text: str, language: Language) -> bool:
    """Whether the earlier text says what the item's branch depends on; False for an item without a branch."""
    if item.branch is None:
        return False
    lexicon: Lexicon = task.lexicon
    passage = Passage(item, first_text)
    return any(find(mention, passage, language) is not None for mention in named(lexicon.checks, [item.branch.check]))


def _places(match: re.Match[str]) -> list[tuple[int, int]]:
    """The words that matched; of a match that only looks ahead, the words it saw."""
    if match.end() > match.start():
        return [match.span()]
    groups = range(1, match.re.groups + 1)
    return [match.span(group) for group in groups if match.end(group) > match.start(group)]


def _in(patterns: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [_compiled(pattern) for pattern in patterns]


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that looks ahead through the whole text is tried at its beginning only: what it finds from there
    it would find from anywhere, and trying everywhere takes time that grows with the square of the length.
    """
    return re.compile(_WHOLE_TEXT.sub(r"(?\1)\\A", pattern, count=1))
