"""The soft rules of a calendar: habits that make a plan worth following, and are left with a reason only."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, time

from assessments.evidence.planning.breach import Breach, same
from assessments.evidence.planning.limits import Breaches, Posts
from assessments.evidence.planning.rows import Post
from rubric.record import Text


def spread(given: Iterable[str], names: Mapping[str, Text], least: int) -> Breaches:
    """Each of these is given at least so many times; names by id."""
    counts = Counter(given)
    return tuple(Breach((), _counted(name, counts[one])) for one, name in names.items() if counts[one] < least)


def balance(given: Collection[str], names: Mapping[str, Text], most: float) -> Breaches:
    """None of these takes more than a share of all that is given, 0..1."""
    counts = Counter(given)
    return tuple(
        Breach((), _counted(name, counts[one])) for one, name in names.items() if counts[one] > most * len(given)
    )


def _counted(name: Text, count: int) -> Text:
    return Text(en=f"{name.en} {count}", fr=f"{name.fr} {count}")


def share(posts: Posts, assets: Collection[str], most: float) -> Breaches:
    """These assets take no more than a share of the rows, 0..1."""
    taken = tuple(one.place for one in posts if one.asset in assets)
    return (Breach(taken, same(f"{len(taken)}/{len(posts)}")),) if len(taken) > most * len(posts) else ()


def reuse(posts: Posts, without: Collection[str]) -> Breaches:
    """At least one asset is used on two networks; some are nothing that could be used again."""
    networks: dict[str, set[str]] = defaultdict(set)
    for one in posts:
        if one.asset and one.network and one.asset not in without:
            networks[one.asset].add(one.network)
    used_again = any(len(each) > 1 for each in networks.values())
    return () if used_again else (Breach((), Text(en="no asset on two networks", fr="aucun contenu sur deux réseaux")),)


def waking(posts: Posts, first: time, last: time) -> Breaches:
    """Everything goes out between two times of the day, both included."""
    return tuple(
        Breach((one.place,), same(f"{one.hour:%H:%M}")) for one in posts if one.hour and not first <= one.hour <= last
    )


def told_around(about: Iterable[Post], event: date, before: int, after: int) -> Breaches:
    """Of the posts about an event so many lie before its day, and so many after it."""
    days = [one.day for one in about if one.day]
    earlier, later = sum(day < event for day in days), sum(day > event for day in days)
    if earlier >= before and later >= after:
        return ()
    return (Breach((), Text(en=f"{earlier} before, {later} after", fr=f"{earlier} avant, {later} après")),)
