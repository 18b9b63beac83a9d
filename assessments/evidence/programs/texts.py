"""Checks on several texts together: in how many something stands, and whether two say the same."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import combinations

from assessments.evidence.counting import counters, emoji, hashtags
from assessments.evidence.folding import base_letters
from assessments.evidence.looking import look
from assessments.evidence.search import seek, stripped
from assessments.evidence.shape import DECORATIVE
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, after_colon, listed, of, written
from assessments.form import Check, Pattern
from rubric.record import Text

_TOO_LONG = Text(en="too long", fr="trop long")
_TOO_SHORT = Text(en="too short", fr="trop court")
_EMPTY = Text(en="empty", fr="vide")
_HASHTAG = Text(en="hashtag", fr="hashtag")
_ORNAMENTS = Text(en="ornamental letters", fr="lettres décoratives")
_STUFFING = 3  # times a word is said before it is stuffing
_WORD = re.compile(r"\w{5,}")
_LONG_WORD = re.compile(r"\w{4,}")


def enough(work: Work, check: Check) -> Verdict:
    """At least `arguments["texts"]` of the texts hold one of the patterns; `arguments["none_of"]` turns it round.

    Turned round, a text counts when it is written and holds none of them.
    """
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    turned = bool(check.arguments.get("none_of", False))
    seen = [seek(check.patterns, check.strip, passage, work.language) for passage in passages]
    right = sum((one is None) == turned for one in seen)
    wanted = check.arguments["texts"]
    assert isinstance(wanted, int | float)
    spans = tuple(span for one in seen for span in one or ())
    return kept(whole=right >= wanted, detail=of(right, len(work.passages_of(check.items))), spans=spans)


def distinct(work: Work, check: Check) -> Verdict:
    """No two texts share more of their words of four letters and more than `arguments["most"]` (Jaccard, 0..1).

    What `strip` matches, facts that all of them must give, is not compared.
    """
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    limit = check.arguments["most"]
    assert isinstance(limit, int | float)
    bare = [Passage(one.item, stripped(check.strip, one, work.language)) for one in passages]
    read = [(work.name_of(one.item), _long_words(one)) for one in bare]
    alike = [
        listed([name, other], " / ")
        for (name, mine), (other, yours) in combinations(read, 2)
        if _jaccard(mine, yours) > limit
    ]
    return kept(whole=not alike, detail=listed(alike, "; ") if alike else None)


def _jaccard(mine: set[str], yours: set[str]) -> float:
    return len(mine & yours) / len(mine | yours) if mine | yours else 0.0


def within_limits(work: Work, check: Check) -> Verdict:
    """Every text is written and as long as its question allows, counted as its network counts."""
    return _each(work, check, _length_problems)


def without(work: Work, check: Check) -> Verdict:
    """No pattern is found in any text, and each is as long as its question allows; one left empty is not."""
    passages = work.passages_of(check.items)
    verdict = _each(work, check, _length_problems)
    seen = look(check, passages, work.language)
    if not verdict.asked or not seen.said:
        return verdict
    said = [Text(en=span.quote, fr=span.quote) for span in seen.spans]
    return kept(whole=False, detail=listed([*said, *([verdict.detail] if verdict.detail else [])]), spans=seen.spans)


def plain(work: Work, check: Check) -> Verdict:
    """No text holds more emoji than its question allows, nor ornamental letters."""
    return _each(work, check, _emoji_problems)


def unstuffed(work: Work, check: Check) -> Verdict:
    """No text holds a hashtag, or says a word of five letters and more three times."""
    return _each(work, check, _stuffing)


def early(work: Work, check: Check) -> Verdict:
    """In every written text a pattern is found that begins within the first `arguments["within"]` code points."""
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    within = check.arguments["within"]
    assert isinstance(within, int | float)
    seen = [look(check, [passage], work.language) for passage in passages]
    late = [
        work.name_of(passage.item)
        for passage, one in zip(passages, seen, strict=True)
        if not any(span.start < within for span in one.spans)
    ]
    spans = tuple(span for one in seen for span in one.spans)
    return kept(whole=not late, detail=listed(late) if late else None, spans=spans)


def in_each_written(work: Work, check: Check) -> Verdict:
    """Every text that is written holds what is looked for; one left empty hides nothing."""
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    seen = [(passage, look(check, [passage], work.language)) for passage in passages]
    silent = [work.name_of(passage.item) for passage, one in seen if not one.said]
    spans = tuple(span for _, one in seen for span in one.spans)
    return kept(whole=not silent, detail=listed(silent) if silent else None, spans=spans)


def repeats(work: Work, check: Check) -> Verdict:
    """Of two texts (`arguments["pairs"]`, item id -> item id) the first says less than `arguments["most"]` (0..1) of
    its words of four letters and more in the words of the second.
    """
    pairs, most = check.arguments["pairs"], check.arguments["most"]
    assert isinstance(pairs, dict)
    assert isinstance(most, int | float)
    texts = {passage.item.id: passage for passage in work.passages_of(())}
    asked = [(texts[one], texts[str(other)]) for one, other in pairs.items() if one in texts and str(other) in texts]
    asked = [(one, other) for one, other in asked if not one.blank and not other.blank]
    if not asked:
        return NOT_GIVEN
    alike = [work.name_of(one.item) for one, other in asked if shared(one, other) > most]
    return kept(whole=not alike, detail=listed(alike) if alike else None)


def shared(one: Passage, other: Passage) -> float:
    """The share of the long words of a text that stand in the other too, 0..1; 0 for a text without any."""
    mine, yours = _long_words(one), _long_words(other)
    return len(mine & yours) / len(mine) if mine else 0.0


def few(work: Work, check: Check) -> Verdict:
    """At most `arguments["most"]` of the patterns are found, each counted once over all the texts."""
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    most = check.arguments["most"]
    assert isinstance(most, int | float)
    each = [Pattern(en=(one,), fr=(one,)) for one in check.patterns.of(work.language)]
    seen = [[seek(one, check.strip, passage, work.language) for passage in passages] for one in each]
    times = sum(any(places is not None for places in one) for one in seen)
    spans = tuple(span for one in seen for places in one for span in places or ())
    return kept(whole=times <= most, detail=of(times, most), spans=spans)


def _long_words(passage: Passage) -> set[str]:
    return set(_LONG_WORD.findall(base_letters(passage.folded.text.lower()).text))


def _each(work: Work, check: Check, problems: Callable[[Passage], list[Text]]) -> Verdict:
    """Kept when no text has a problem; the problems by the name of the text otherwise."""
    passages = work.passages_of(check.items)
    if not written(passages):
        return NOT_GIVEN
    told = [after_colon(work.name_of(one.item), listed(what)) for one in passages if (what := problems(one))]
    return kept(whole=not told, detail=listed(told, "; ") if told else None)


def _length_problems(passage: Passage) -> list[Text]:
    counted = counters(passage.text, passage.limits)
    problems = ((passage.blank, _EMPTY), (counted.too_long, _TOO_LONG), (counted.too_short, _TOO_SHORT))
    return [name for is_so, name in problems if is_so][:1]


def _emoji_problems(passage: Passage) -> list[Text]:
    most, pictures = passage.limits.emoji, len(emoji(passage.text))
    problems = [Text(en=f"{pictures} emoji", fr=f"{pictures} emoji")] if most is not None and pictures > most else []
    return [*problems, *([_ORNAMENTS] if DECORATIVE.search(passage.text) else [])]


def _stuffing(passage: Passage) -> list[Text]:
    said = Counter(_WORD.findall(base_letters(passage.text).text))
    words = [Text(en=word, fr=word) for word, times in said.items() if times >= _STUFFING]
    return [*([_HASHTAG] if hashtags(passage.text) else []), *words]


PROGRAMS: Mapping[str, Program] = {
    "texts.enough": enough,
    "texts.distinct": distinct,
    "texts.within_limits": within_limits,
    "texts.without": without,
    "texts.plain": plain,
    "texts.unstuffed": unstuffed,
    "texts.early": early,
    "texts.in_each_written": in_each_written,
    "texts.repeats": repeats,
    "texts.few": few,
}
