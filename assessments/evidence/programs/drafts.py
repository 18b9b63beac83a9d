"""Checks on boxes that began with words: what should have been left alone."""

import re
from collections.abc import Mapping

from assessments.answer import WrittenAnswer
from assessments.evidence.folding import base_letters
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work
from assessments.form import Check
from assessments.item import Written
from rubric.record import Text

_WORD = re.compile(r"\w+")
_EMPTIED = Text(en="emptied", fr="vidé")


def unchanged(work: Work, check: Check) -> Verdict:
    """The words of each box are those it began with; case, accents, spaces and punctuation do not count.

    A box nobody has touched says nothing: it was left alone.
    """
    changed: list[str] = []
    touched = False
    for name in check.items:
        item, answer = work.task.item(name), work.answers.get(name)
        if isinstance(item, Written) and item.start is not None and isinstance(answer, WrittenAnswer):
            touched = True
            if _words(answer.text) != _words(item.start.said(work.language)):
                changed.append(answer.text.strip())
    if not touched:
        return NOT_GIVEN
    told = [Text(en=one, fr=one) if one else _EMPTIED for one in changed]
    return kept(whole=not changed, detail=told[0] if told else None)


def _words(text: str) -> list[str]:
    return _WORD.findall(base_letters(text).text)


PROGRAMS: Mapping[str, Program] = {"drafts.unchanged": unchanged}
