"""How much of a given text somebody has written anew: told to raters, never scored."""

from collections.abc import Sequence
from itertools import pairwise

from assessments.evidence.work import Work, after_colon, found, listed, percent, written
from assessments.form import EvidenceRule
from assessments.item import Written
from rubric.rating import Evidence
from rubric.record import Text

_OUTGROWN = 4  # times the words of the draft: beyond, nearly all of a text is new, and the difference is a bound


def rewritten(work: Work, rule: EvidenceRule) -> tuple[Evidence, ...]:
    """The share of each text that began with words given; from the rule's threshold on it is called much."""
    told: list[Text] = []
    for passage in written(work.passages(rule)):
        item = passage.item
        if isinstance(item, Written) and item.start is not None:
            share = changed(item.start.said(work.language), passage.text)
            told.append(after_colon(work.name_of(item), _said(share, rule.threshold)))
    return (found(work, rule, listed(told, "; ") if told else None),)


def _said(share: float, threshold: float | None) -> Text:
    if threshold is None or share < threshold:
        return percent(share)
    return listed([percent(share), Text(en="much", fr="beaucoup")])


def changed(draft: str, text: str) -> float:
    """The fewest words to put in, leave out or replace, over the words of the draft; 0 for the same words.

    Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals", Soviet Physics Doklady 10
    (1966), 707-710, on words between white space. A text that has outgrown the draft four times is told by the
    difference of their lengths, which is the least that was changed.
    """
    given, kept = draft.split(), text.split()
    if len(kept) > _OUTGROWN * len(given):
        return (len(kept) - len(given)) / max(1, len(given))
    return _distance(given, kept) / max(1, len(given))


def _distance(one: Sequence[str], other: Sequence[str]) -> int:
    row = list(range(len(other) + 1))
    for place, word in enumerate(one, start=1):
        fresh = [place]
        for (corner, above), wanted in zip(pairwise(row), other, strict=True):
            fresh.append(min(fresh[-1] + 1, above + 1, corner + (word != wanted)))
        row = fresh
    return row[-1]
