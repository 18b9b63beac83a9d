"""Checks on several texts together: in how many something stands, and whether two say the same."""

import re
from collections.abc import Mapping
from itertools import combinations

from assessments.evidence.folding import base_letters
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, listed, of, written
from assessments.form import Check

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
    """No two texts share more of their words of four letters and more than `arguments["most"]` (Jaccard, 0..1)."""
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    limit = check.arguments["most"]
    assert isinstance(limit, int | float)
    alike = [
        listed([work.name_of(one.item), work.name_of(other.item)], " / ")
        for one, other in combinations(passages, 2)
        if overlap(one, other) > limit
    ]
    return kept(whole=not alike, detail=listed(alike, "; ") if alike else None)


def overlap(one: Passage, other: Passage) -> float:
    """The share of the words of four letters and more of either text that stand in both, 0..1 (Jaccard)."""
    mine, yours = (set(_LONG_WORD.findall(base_letters(text.folded.text.lower()).text)) for text in (one, other))
    return len(mine & yours) / len(mine | yours) if mine | yours else 0.0


PROGRAMS: Mapping[str, Program] = {"texts.enough": enough, "texts.distinct": distinct}
