"""Checks on short texts that make a row or a card together."""

from collections.abc import Mapping

from assessments.evidence.programs import arguments
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, of, written
from assessments.form import Check


def portion(work: Work, check: Check) -> Verdict:
    """The share of the texts that hold one of the patterns; a text left empty holds none."""
    passages = work.passages_of(check.items)
    if not written(passages):
        return NOT_GIVEN
    seen = [seek(check.patterns, check.strip, passage, work.language) for passage in passages]
    right = sum(one is not None for one in seen)
    spans = tuple(span for one in seen for span in one or ())
    return Verdict(right / len(passages), of(right, len(passages)), spans)


def together(work: Work, check: Check) -> Verdict:
    """In each of `arguments["groups"]`, lists of questions, a pattern is found in their texts put together."""
    if not written(work.passages_of(check.items)):
        return NOT_GIVEN
    groups = arguments.lists(check, "groups")
    right = 0
    for names in groups.values():
        parts = work.passages_of(names)
        whole = Passage(parts[0].item, "\n".join(part.text for part in parts))
        right += seek(check.patterns, check.strip, whole, work.language) is not None
    return kept(whole=right == len(groups), detail=of(right, len(groups)))


PROGRAMS: Mapping[str, Program] = {"rows.portion": portion, "rows.together": together}
