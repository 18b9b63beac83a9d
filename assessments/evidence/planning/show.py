"""The rules of a run of show: thirty minutes that follow each other, with people in them and a way out of trouble."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from assessments.evidence.planning.breach import Breach, figures, same
from assessments.evidence.planning.limits import Breaches
from assessments.evidence.planning.rows import Segment
from rubric.record import Text

Segments = tuple[Segment, ...]

_ANY_DAY = date(2000, 1, 1)
_FILLED = 10  # characters from which on a cell says something


def total(show: Segments, fewest: int, most: int, minutes: float) -> Breaches:
    """So many rows, and exactly so many minutes in all."""
    taken = _minutes(show)
    if fewest <= len(show) <= most and taken == minutes:
        return ()
    given = figures(taken)
    rows = len(show)
    why = Text(en=f"{given.en} minutes in {rows} rows", fr=f"{given.fr} minutes en lignes\u00a0: {rows}")
    return (Breach((), why),)


def continuous(show: Segments, starts: time) -> Breaches:
    """The first row starts on time, and each other one when the one above it ends."""
    expected = [starts, *(_end(one) for one in show[:-1])]
    return tuple(
        Breach((one.place,), _clock(one.start))
        for one, wanted in zip(show, expected, strict=False)
        if one.start is None or one.start != wanted
    )


def opening(show: Segments, most: float) -> Breaches:
    """The first row opens, and briefly."""
    first = show[0]
    return () if first.kind == "opening" and first.minutes <= most else (_length(first),)


def closing(show: Segments, least: float, most: float) -> Breaches:
    """The last row closes, neither abruptly nor at length."""
    last = show[-1]
    return () if last.kind == "close" and least <= last.minutes <= most else (_length(last),)


def audience(show: Segments, least: int, parts: Collection[time]) -> Breaches:
    """The audience does something in so many rows, and in each of the parts that these times divide the show into."""
    moments = [one for one in show if _is_filled(one.audience)]
    bounds = [time.min, *parts, time.max]
    met = [any(one.start and begins <= one.start < ends for one in moments) for begins, ends in pairwise(bounds)]
    if len(moments) >= least and all(met):
        return ()
    rows = tuple(one.place for one in moments)
    return (Breach(rows, same(f"{len(moments)}/{least}")),)


def at_most(show: Segments, kind: str, minutes: float) -> Breaches:
    """Rows of one kind take no more minutes than so many."""
    its = tuple(one for one in show if one.kind == kind)
    taken = _minutes(its)
    return (Breach(tuple(one.place for one in its), _in_minutes(taken)),) if taken > minutes else ()


def on_air(show: Segments, who: Collection[str], minutes: float) -> Breaches:
    """These people speak for at least so many minutes."""
    taken = _minutes(one for one in show if one.who in who)
    return () if taken >= minutes else (Breach((), _in_minutes(taken)),)


def longest(show: Segments, minutes: float) -> Breaches:
    """No row is longer than so many minutes."""
    return tuple(Breach((one.place,), _in_minutes(one.minutes)) for one in show if one.minutes > minutes)


def recap(show: Segments, first: time, last: time, is_one: Callable[[str], bool]) -> Breaches:
    """Those who join late are told where they are: in a row for it, or in the words of one that starts in time."""
    told = [
        one
        for one in show
        if one.kind == "recap" or (one.start and first <= one.start <= last and is_one(f"{one.what}\n{one.audience}"))
    ]
    return () if told else (Breach((), Text(en="no such row", fr="aucune ligne de ce genre")),)


def fallbacks(show: Segments, least: int, is_technical: Callable[[str], bool]) -> Breaches:
    """So many rows say what is done when they fail, one of them for the technology or the guest."""
    ready = [one for one in show if _is_filled(one.fallback)]
    if len(ready) >= least and any(is_technical(one.fallback) for one in ready):
        return ()
    return (Breach(tuple(one.place for one in ready), same(f"{len(ready)}/{least}")),)


def minutes_by(show: Segments, group: Callable[[Segment], str]) -> dict[str, float]:
    """Minutes of each group, rows of none left out."""
    sums: dict[str, float] = defaultdict(float)
    for one in show:
        if group(one):
            sums[group(one)] += one.minutes
    return sums


def _minutes(show: Iterable[Segment]) -> float:
    return sum(one.minutes for one in show)


def _end(segment: Segment) -> time | None:
    if segment.start is None:
        return None
    return (datetime.combine(_ANY_DAY, segment.start) + timedelta(minutes=segment.minutes)).time()


def _is_filled(cell: str) -> bool:
    return len(cell) >= _FILLED


def _length(segment: Segment) -> Breach:
    return Breach((segment.place,), _in_minutes(segment.minutes))


def _in_minutes(minutes: float) -> Text:
    given = figures(minutes)
    return Text(en=f"{given.en} minutes", fr=f"{given.fr} minutes")


def _clock(hour: time | None) -> Text:
    return same(f"{hour:%H:%M}") if hour else Text(en="no start", fr="pas de début")
