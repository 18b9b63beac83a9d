"""Checks on a run of show, with what the task says of each."""

from collections.abc import Callable, Mapping
from datetime import time

from assessments.evidence.planning import Breach, Segment, segments, show
from assessments.evidence.programs import arguments as given
from assessments.evidence.programs import tables
from assessments.evidence.search import says
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, listed
from assessments.form import Check
from rubric.record import Text

Segments = tuple[Segment, ...]
Breaches = tuple[Breach, ...]


def _rule(judge: Callable[[Segments, Check], Breaches]) -> Program:
    """A rule on the parts of the show as a check; nothing is judged of a table without rows."""
    return _worded(lambda parts, check, _is_said: judge(parts, check))


def _worded(judge: Callable[[Segments, Check, Callable[[str], bool]], Breaches]) -> Program:
    """The same for a rule that asks whether words hold one of the patterns of the check."""

    def judged(work: Work, check: Check) -> Verdict:
        parts = segments(tables.rows(work, check))
        if not parts:
            return NOT_GIVEN
        return tables.verdict(judge(parts, check, lambda words: says(check.patterns, words, work.language)))

    return judged


def minutes(work: Work, check: Check) -> Verdict:
    """How many minutes each option of `arguments["column"]`, type or who, takes; a check that only tells."""
    parts = segments(tables.rows(work, check))
    if not parts:
        return NOT_GIVEN
    column = str(check.arguments["column"])
    names = tables.names(work, check, column)
    sums = show.minutes_by(parts, lambda part: part.kind if column == "type" else part.who)
    told = [Text(en=f"{names[one].en} {taken:g}", fr=f"{names[one].fr} {taken:g}") for one, taken in sums.items()]
    return kept(whole=True, detail=listed(told))


def _clocks(check: Check, name: str) -> tuple[time, ...]:
    return tuple(time.fromisoformat(one) for one in given.names(check, name))


PROGRAMS: Mapping[str, Program] = {
    "show.total": _rule(
        lambda parts, check: show.total(
            parts,
            round(given.number(check, "fewest")),
            round(given.number(check, "most")),
            given.number(check, "minutes"),
        )
    ),
    "show.continuous": _rule(lambda parts, check: show.continuous(parts, given.clock(check, "starts"))),
    "show.opening": _rule(lambda parts, check: show.opening(parts, given.number(check, "most"))),
    "show.closing": _rule(
        lambda parts, check: show.closing(parts, given.number(check, "least"), given.number(check, "most"))
    ),
    "show.audience": _rule(
        lambda parts, check: show.audience(parts, round(given.number(check, "least")), _clocks(check, "parts"))
    ),
    "show.at_most": _rule(
        lambda parts, check: show.at_most(parts, str(check.arguments["type"]), given.number(check, "minutes"))
    ),
    "show.on_air": _rule(
        lambda parts, check: show.on_air(parts, given.names(check, "who"), given.number(check, "minutes"))
    ),
    "show.longest": _rule(lambda parts, check: show.longest(parts, given.number(check, "minutes"))),
    "show.recap": _worded(
        lambda parts, check, is_said: show.recap(
            parts, given.clock(check, "first"), given.clock(check, "last"), is_said
        )
    ),
    "show.fallbacks": _worded(
        lambda parts, check, is_said: show.fallbacks(parts, round(given.number(check, "least")), is_said)
    ),
    "show.minutes": minutes,
}
