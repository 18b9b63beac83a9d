"""One way in which a plan breaks a rule, and the words for it."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import NamedTuple

from rubric.record import Text

_DAYS = (
    ("Mon", "lun."),
    ("Tue", "mar."),
    ("Wed", "mer."),
    ("Thu", "jeu."),
    ("Fri", "ven."),
    ("Sat", "sam."),
    ("Sun", "dim."),
)
_MONTHS = (
    ("January", "janvier"),
    ("February", "février"),
    ("March", "mars"),
    ("April", "avril"),
    ("May", "mai"),
    ("June", "juin"),
    ("July", "juillet"),
    ("August", "août"),
    ("September", "septembre"),
    ("October", "octobre"),
    ("November", "novembre"),
    ("December", "décembre"),
)


class Breach(NamedTuple):
    """The rows that break a rule, by their places, 1 first (none: the plan as a whole does), and why."""

    rows: tuple[int, ...]
    why: Text


def told(breaches: Iterable[Breach]) -> Text:
    """ "row 3: Mon 8 June, 08:00; rows 4 and 7: ..." in both languages."""
    lines = [_line(one) for one in breaches]
    return Text(en="; ".join(one.en for one in lines), fr="\u202f; ".join(one.fr for one in lines))


def _line(breach: Breach) -> Text:
    if not breach.rows:
        return breach.why
    many = len(breach.rows) > 1
    en = f"{'rows' if many else 'row'} {_listed(breach.rows, 'and')}: {breach.why.en}"
    return Text(en=en, fr=f"{'lignes' if many else 'ligne'} {_listed(breach.rows, 'et')}\u00a0: {breach.why.fr}")


def _listed(places: Sequence[int], joined: str) -> str:
    *first, last = map(str, places)
    return f"{', '.join(first)} {joined} {last}" if first else last


def on(day: date) -> Text:
    """ "Mon 8 June" in both languages."""
    en, fr = zip(_DAYS[day.weekday()], _MONTHS[day.month - 1], strict=True)
    return Text(en=f"{en[0]} {day.day} {en[1]}", fr=f"{fr[0]} {day.day} {fr[1]}")


def at(day: date, hour: time) -> Text:
    """ "Mon 8 June, 08:00" in both languages."""
    named = on(day)
    return Text(en=f"{named.en}, {hour:%H:%M}", fr=f"{named.fr}, {hour:%H:%M}")


def same(words: str) -> Text:
    """What reads alike in both languages."""
    return Text(en=words, fr=words)


def figures(value: float) -> Text:
    """7.5, and 7,5 in French."""
    return Text(en=f"{value:g}", fr=f"{value:g}".replace(".", ","))
