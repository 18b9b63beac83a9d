"""Checks on an amount that was shared out, by itself and beside an order, a choice or a text."""

from collections.abc import Mapping

from assessments.answer import AllocationAnswer, ChoiceAnswer, OrderingAnswer
from assessments.evidence.programs import arguments
from assessments.evidence.search import seek
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, after_colon, listed, of
from assessments.form import Check
from assessments.item import Allocation
from rubric.keyed import kendall_tau
from rubric.record import Text


def whole(work: Work, check: Check) -> Verdict:
    """The rows make up the total, and each row of `arguments["at_least"]`, if there are any, has what it asks for."""
    item, amounts = _shared(work, check)
    if not amounts:
        return NOT_GIVEN
    given = round(sum(amounts.values()), 2)
    least = arguments.numbers(check, "at_least")
    enough = all(amounts.get(row, 0.0) >= wanted for row, wanted in least.items())
    short = [after_colon(_row(item, row), of(amounts.get(row, 0.0), wanted)) for row, wanted in least.items()]
    return kept(whole=given == item.total and enough, detail=listed([of(given, item.total), *short], "; "))


def within(work: Work, check: Check) -> Verdict:
    """The rows of each of `arguments["rows"]`, lists by a name, add up to at most its `arguments["limits"]`."""
    _, amounts = _shared(work, check)
    if not amounts:
        return NOT_GIVEN
    rows, limits = arguments.lists(check, "rows"), arguments.numbers(check, "limits")
    sums = {name: round(sum(amounts.get(row, 0.0) for row in of_name), 2) for name, of_name in rows.items()}
    over = [of(given, limits[name]) for name, given in sums.items() if given > limits[name]]
    return kept(whole=not over, detail=listed(over, "; ") if over else None)


def weighed(work: Work, check: Check) -> Verdict:
    """Each row times its `arguments["weights"]` adds up to at most `arguments["most"]`: the hours that posts take."""
    _, amounts = _shared(work, check)
    if not amounts:
        return NOT_GIVEN
    weights, most = arguments.numbers(check, "weights"), arguments.number(check, "most")
    taken = round(sum(amount * weights[row] for row, amount in amounts.items()), 2)
    return kept(whole=taken <= most, detail=of(taken, most))


def unequal(work: Work, check: Check) -> Verdict:
    """Not all rows that were given something were given the same."""
    _, amounts = _shared(work, check)
    used = [amount for amount in amounts.values() if amount]
    return kept(whole=len(set(used)) > 1) if used else NOT_GIVEN


def ordered(work: Work, check: Check) -> Verdict:
    """Kendall's tau between an order, the question `arguments["order"]`, and the amounts is at least `least`.

    Over the pairs that the amounts tell apart: rows that were given the same may stand in any order.
    """
    item, amounts = _shared(work, check)
    answer = work.answers.get(str(check.arguments["order"]))
    ranks = answer.ranks if isinstance(answer, OrderingAnswer) else {}
    places = {row.id: -amounts.get(row.id, 0.0) for row in item.rows}
    if not amounts or not ranks:
        return NOT_GIVEN
    if len(set(places.values())) == 1:
        return kept(whole=False)
    tau = kendall_tau(ranks, places)
    told = round(tau, 2)
    detail = Text(en=f"agreement {told:g}", fr=f"accord {told:g}".replace(".", ","))
    return kept(whole=tau >= arguments.number(check, "least"), detail=detail)


def paused(work: Work, check: Check) -> Verdict:
    """The row that the question `arguments["pause"]` chooses is given nothing."""
    _, amounts = _shared(work, check)
    answer = work.answers.get(str(check.arguments["pause"]))
    chosen = answer.option if isinstance(answer, ChoiceAnswer) else None
    return kept(whole=not amounts.get(chosen)) if amounts and chosen else NOT_GIVEN


def served(work: Work, check: Check) -> Verdict:
    """A row, `arguments["row"]`, has at least `least`, or one of the patterns in `arguments["text"]` gives it up."""
    _, amounts = _shared(work, check)
    (passage,) = work.passages_of((str(check.arguments["text"]),))
    if not amounts and passage.blank:
        return NOT_GIVEN
    spans = seek(check.patterns, check.strip, passage, work.language)
    enough = amounts.get(str(check.arguments["row"]), 0.0) >= arguments.number(check, "least")
    return kept(whole=enough or spans is not None, spans=spans or ())


def _shared(work: Work, check: Check) -> tuple[Allocation, Mapping[str, float]]:
    """The question that shares out, and what each of its rows was given."""
    item = work.task.item(check.items[0])
    assert isinstance(item, Allocation)
    answer = work.answers.get(item.id)
    return item, answer.amounts if isinstance(answer, AllocationAnswer) else {}


def _row(item: Allocation, name: str) -> Text:
    return next(row.text for row in item.rows if row.id == name)


PROGRAMS: Mapping[str, Program] = {
    "sharing.whole": whole,
    "sharing.within": within,
    "sharing.weighed": weighed,
    "sharing.unequal": unequal,
    "sharing.ordered": ordered,
    "sharing.paused": paused,
    "sharing.served": served,
}
