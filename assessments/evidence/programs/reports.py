"""Checks on reports: verdicts that follow from one's own benchmark, and what a report opens with."""

from collections.abc import Mapping

from assessments.evidence.credit import chosen_of, number_of
from assessments.evidence.programs import arguments
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Passage, Work, listed, written
from assessments.form import Check
from assessments.item import MenuGrid, Number
from rubric.record import Text


def consistent(work: Work, check: Check) -> Verdict:
    """Each verdict on a rate follows from the quartiles the candidate gave, right or wrong.

    `rates` maps the row of the grid to its rate; `low` and `high` name the questions that ask for the quartiles.
    """
    low, high = (_number(work, arguments.names(check, name)) for name in ("low", "high"))
    grid = next((item for item in work.task.items if item.id in check.items and isinstance(item, MenuGrid)), None)
    given = chosen_of(work.answers.get(grid.id) if grid else None)
    rates = {row: rate for row, rate in arguments.numbers(check, "rates").items() if given.get(row)}
    if grid is None or low is None or high is None or not rates:
        return NOT_GIVEN
    names = {row.id: row.text for row in grid.rows}
    wrong = [names[row] for row, rate in rates.items() if verdict_on(rate, low, high) not in set(given[row].values())]
    return kept(whole=not wrong, detail=listed(wrong) if wrong else None)


def verdict_on(rate: float, low: float, high: float) -> str:
    """above, within or below two quartiles, in the unit of all three."""
    if rate > high:
        return "above"
    return "below" if rate < low else "within"


def _number(work: Work, names: tuple[str, ...]) -> float | None:
    asked = (item for item in work.task.items if item.id in names and isinstance(item, Number))
    given = [number_of(item, work.answers.get(item.id), work.language) for item in asked]
    return given[0] if given else None


def opening(work: Work, check: Check) -> Verdict:
    """None of the patterns stands in the first `words` words of a text."""
    passages = written(work.passages_of(check.items))
    if not passages:
        return NOT_GIVEN
    most = int(arguments.number(check, "words"))
    found = [
        span
        for passage in passages
        for span in seek(check.patterns, check.strip, _start(passage, most), work.language) or ()
    ]
    quotes = listed(Text(en=one.quote, fr=one.quote) for one in found)
    return kept(whole=not found, detail=quotes if found else None, spans=tuple(found))


def _start(passage: Passage, words: int) -> Passage:
    """The first words of a text, at the places where they stand in it."""
    place = 0
    for piece in passage.text.split()[:words]:
        place = passage.text.index(piece, place) + len(piece)
    return Passage(passage.item, passage.text[:place])


PROGRAMS: Mapping[str, Program] = {"reports.consistent": consistent, "reports.opening": opening}
