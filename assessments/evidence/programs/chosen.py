"""Checks on what was chosen among options: which two together, what they cost, whether the words fit the choice."""

from collections.abc import Mapping

from assessments.answer import ChoiceAnswer, MultiSelectAnswer
from assessments.evidence.counting import counters
from assessments.evidence.programs import arguments
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, listed
from assessments.form import Check, Pattern
from assessments.item import MultiSelect
from rubric.record import Text


def fits(work: Work, check: Check) -> Verdict:
    """The text says what belongs to the option that was chosen, nothing that belongs to another, and is not too long.

    `arguments["choice"]` is the question that was chosen in, `arguments["words"]` a pattern for each of its options.
    """
    (passage,) = work.passages_of(check.items)
    if passage.blank:
        return NOT_GIVEN
    answer = work.answers.get(str(check.arguments["choice"]))
    option = answer.option if isinstance(answer, ChoiceAnswer) else None
    seen = {
        name: seek(Pattern(en=(words,), fr=(words,)), Pattern(), passage, work.language)
        for name, words in arguments.words(check, "words").items()
    }
    said = {name for name, spans in seen.items() if spans is not None}
    spans = tuple(span for one in seen.values() for span in one or ())
    return kept(whole=said == {option} and not counters(passage.text, passage.limits).too_long, spans=spans)


def sets(work: Work, check: Check) -> Verdict:
    """Exactly one of the sets in `arguments["full"]` was ticked: 1; one of those in `arguments["half"]`: a half.

    A set is its option ids between spaces, in any order.
    """
    ticked = _ticked(work, check)
    if not ticked:
        return NOT_GIVEN
    full, half = ({frozenset(one.split()) for one in arguments.names(check, name)} for name in ("full", "half"))
    return Verdict(1.0 if ticked in full else 0.5 if ticked in half else 0.0, _named(work, check, ticked))


def affordable(work: Work, check: Check) -> Verdict:
    """What was ticked costs no more than `arguments["most"]` in all; the sum is told. Prices stand in `costs`."""
    ticked = _ticked(work, check)
    if not ticked:
        return NOT_GIVEN
    costs, most = arguments.numbers(check, "costs"), arguments.number(check, "most")
    total = sum(costs[one] for one in ticked)
    told = Text(en=f"€{total:g} of €{most:g}", fr=f"{total:g}\u00a0€ sur {most:g}\u00a0€")
    return kept(whole=total <= most, detail=told)


def _ticked(work: Work, check: Check) -> frozenset[str]:
    (name,) = check.items
    answer = work.answers.get(name)
    return answer.options if isinstance(answer, MultiSelectAnswer) else frozenset()


def _named(work: Work, check: Check, ticked: frozenset[str]) -> Text:
    item = work.task.item(check.items[0])
    assert isinstance(item, MultiSelect)
    return listed(one.text for one in item.options if one.id in ticked)


PROGRAMS: Mapping[str, Program] = {"chosen.fits": fits, "chosen.sets": sets, "chosen.affordable": affordable}
