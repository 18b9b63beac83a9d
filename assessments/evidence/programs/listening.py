"""Checks on a listening query: it is run on labelled mentions, and told how much it catches and how often it calls."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from assessments.bank import exports
from assessments.bank.exports import Cells
from assessments.evidence.credit import number_of
from assessments.evidence.listening import QueryError, read, words
from assessments.evidence.programs import arguments
from assessments.evidence.verdict import NOT_GIVEN, Program, Verdict, kept
from assessments.evidence.work import Work, decimal, listed
from assessments.form import Check
from assessments.item import Number
from rubric.record import Text


class Catch(NamedTuple):
    """What a query caught of the mentions of a file."""

    matches: tuple[Cells, ...]
    true: tuple[Cells, ...]  # those of them that are about the issue
    wanted: tuple[Cells, ...]  # all that are
    days: int  # that the file covers

    @property
    def precision(self) -> float:
        """True matches over matches, 0..1; 0 when nothing matches."""
        return len(self.true) / len(self.matches) if self.matches else 0.0

    @property
    def recall(self) -> float:
        """True matches over all true mentions, 0..1."""
        return len(self.true) / len(self.wanted)

    @property
    def balance(self) -> float:
        """The harmonic mean of both (F1; van Rijsbergen 1979), 0..1; 0 when both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def per_day(self) -> Counter[str]:
        return Counter(row["day"] for row in self.matches)

    def alerts_a_day(self, threshold: int) -> float:
        """An alert each time the matches of a day reach a multiple of the threshold; their mean over all days."""
        return sum(many // threshold for many in self.per_day().values()) / self.days


def caught(query: str, file: str, label: str) -> Catch:
    """Run a query on a file whose column `label` is 1 where a mention is about the issue. Raises QueryError."""
    test = read(query)
    mentions = exports.rows_of(file)
    matches = tuple(row for row, said in zip(mentions, _texts(file), strict=True) if test(said))
    wanted = tuple(row for row in mentions if row[label] == "1")
    return Catch(matches, tuple(row for row in matches if row[label] == "1"), wanted, len({r["day"] for r in mentions}))


def matching(query: str, file: str, ids: tuple[str, ...]) -> int:
    """How many of these mentions a query matches. Raises QueryError."""
    test = read(query)
    return sum(row["id"] in ids and test(said) for row, said in zip(exports.rows_of(file), _texts(file), strict=True))


@lru_cache(maxsize=8)
def _texts(file: str) -> tuple[tuple[str, ...], ...]:
    return tuple(words(row["text"]) for row in exports.rows_of(file))


def balance(work: Work, check: Check) -> Verdict:
    """How far F1 has come from that of the brand's name alone (`floor`) to that of a good query (`goal`), 0..1."""
    catch = _catch(work, check)
    if not isinstance(catch, Catch):
        return catch
    floor, goal = arguments.number(check, "floor"), arguments.number(check, "goal")
    return Verdict(min(1.0, max(0.0, (catch.balance - floor) / (goal - floor))), _shares(catch))


def alerts(work: Work, check: Check) -> Verdict:
    """Half for the first report caught on its day, half for at most `most` alerts a day; nothing below `recall`."""
    catch = _catch(work, check)
    if not isinstance(catch, Catch):
        return catch
    threshold = _threshold(work, check)
    if threshold is None or catch.recall < arguments.number(check, "recall"):
        return Verdict(0.0)
    many = catch.alerts_a_day(threshold)
    share = 0.5 * _first(catch, check, threshold) + 0.5 * (many <= arguments.number(check, "most"))
    figure = decimal(many)
    return Verdict(share, Text(en=f"{figure.en} alerts a day", fr=f"{figure.fr} alertes par jour"))


def first_report(work: Work, check: Check) -> Verdict:
    """The first true mention raises an alert on its own day."""
    catch = _catch(work, check)
    if not isinstance(catch, Catch):
        return catch
    threshold = _threshold(work, check)
    return kept(whole=threshold is not None and _first(catch, check, threshold))


def told(work: Work, check: Check) -> Verdict:
    """Precision and recall, recall by language, matches by day: for a person to read."""
    catch = _catch(work, check)
    if not isinstance(catch, Catch):
        return catch
    parts = [_shares(catch)]
    for language in sorted({row["lang"] for row in catch.wanted}):
        wanted = sum(row["lang"] == language for row in catch.wanted)
        found = sum(row["lang"] == language for row in catch.true)
        parts.append(Text(en=f"{language}: {found} of {wanted}", fr=f"{language}\u00a0: {found} sur {wanted}"))
    by_day = ", ".join(f"{day[5:]} {many}" for day, many in sorted(catch.per_day().items()))
    parts.append(Text(en=f"matches by day: {by_day or 0}", fr=f"résultats par jour\u00a0: {by_day or 0}"))
    return Verdict(1.0, listed(parts, "; "))


def _catch(work: Work, check: Check) -> Catch | Verdict:
    """What the query of the work caught; the verdict on it where there is none, or none that can be read."""
    query = next((one.text for one in work.passages_of(check.items)), "")
    if not query.strip():
        return NOT_GIVEN
    try:
        return caught(query, _word(check, "file"), _word(check, "label"))
    except QueryError as error:
        there = error.place
        return Verdict(0.0, Text(en=f"cannot be read at character {there}", fr=f"illisible au caractère {there}"))


def _word(check: Check, name: str) -> str:
    (word,) = arguments.names(check, name)
    return word


def _threshold(work: Work, check: Check) -> int | None:
    """The threshold as it was typed, a whole number from 1 on; None for anything else."""
    item = work.task.item(_word(check, "threshold"))
    value = number_of(item, work.answers.get(item.id), work.language) if isinstance(item, Number) else None
    return int(value) if value is not None and value >= 1 and value == int(value) else None


def _first(catch: Catch, check: Check, threshold: int) -> bool:
    row = next((one for one in catch.matches if one["id"] == _word(check, "first")), None)
    return row is not None and catch.per_day()[row["day"]] >= threshold


def _shares(catch: Catch) -> Text:
    precision, recall = decimal(catch.precision), decimal(catch.recall)
    return Text(en=f"precision {precision.en}, recall {recall.en}", fr=f"précision {precision.fr}, rappel {recall.fr}")


PROGRAMS: Mapping[str, Program] = {
    "listening.balance": balance,
    "listening.alerts": alerts,
    "listening.first_report": first_report,
    "listening.told": told,
}
