"""Checks on whether answers are whole, and whether words and choices say the same."""

from collections.abc import Mapping

from assessments.answer import ChoiceAnswer
from assessments.evidence.answered import is_answered
from assessments.evidence.programs import arguments
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, of
from assessments.form import Check, Pattern


def complete(work: Work, check: Check) -> Verdict:
    """Nothing that these questions ask for is left open."""
    given = [is_answered(work.task.item(name), work.answers.get(name)) for name in check.items]
    if not any(name in work.answers for name in check.items):
        return NOT_GIVEN
    return kept(whole=all(given), detail=of(sum(given), len(given)))


def agree(work: Work, check: Check) -> Verdict:
    """The question `text` says in words which option was chosen.

    The patterns of an option stand under its id and the language: "stop.en".
    """
    (name,) = check.items
    answer = work.answers.get(name)
    option = answer.option if isinstance(answer, ChoiceAnswer) else None
    (passage,) = work.passages_of((str(check.arguments["text"]),))
    if option is None or passage.blank:
        return NOT_GIVEN
    patterns = arguments.names(check, f"{option}.{work.language}")
    spans = seek(Pattern(en=patterns, fr=patterns), Pattern(), passage, work.language)
    return kept(whole=spans is not None, spans=spans or ())


PROGRAMS: Mapping[str, Program] = {"answers.complete": complete, "answers.agree": agree}
