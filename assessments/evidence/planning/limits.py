"""The hard limits of a calendar: what goes wrong in real life when a plan does not keep to them.

A row that lacks what a rule looks at breaks it only where the rule asks for that very thing: an approval, an owner, a
date for what may not be shown yet. Moments are those of the story, which has one clock.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from assessments.evidence.planning.breach import Breach, at, figures, on, same
from assessments.evidence.planning.rows import Post
from rubric.record import Text

Posts = tuple[Post, ...]
Breaches = tuple[Breach, ...]

NO_DATE = Text(en="no date", fr="pas de date")
NO_GOAL = Text(en="no goal", fr="pas de but")
NO_LINK = Text(en="no link", fr="pas de lien")
TOO_EARLY = Text(en="before the hour", fr="avant l’heure")
NO_OWNER = Text(en="nobody named", fr="personne de nommé")
NO_SUCH_ROW = Text(en="no such row", fr="aucune ligne de ce genre")
NOT_ASKED = Text(en="not asked", fr="non demandée")


class Live(NamedTuple):
    """The broadcast that has been announced."""

    network: str
    starts: datetime

    def is_planned_as(self, post: Post) -> bool:
        return (post.network, post.form, post.moment) == (self.network, "live", self.starts)


def embargo(posts: Posts, assets: Collection[str], public_from: datetime) -> Breaches:
    """No price of these assets is shown before it is public."""
    return _of(one for one in posts if one.shows_price and one.asset in assets and _before(one, public_from))


def sold_out(posts: Posts, assets: Collection[str], back_on: date) -> Breaches:
    """What cannot be bought is not shown before it is back."""
    return _of(one for one in posts if one.asset in assets and not (one.day and one.day >= back_on))


def designed(posts: Posts, assets: Collection[str], days: Collection[date]) -> Breaches:
    """What has yet to be designed is first used after one of the designer's days, not on it."""
    first: dict[str, Post] = {}
    for _, one in sorted(_dated(posts), key=lambda dated: dated[0]):
        if one.asset in assets:
            first.setdefault(one.asset, one)
    return _of(one for one in first.values() if one.day and one.day <= min(days))


def design_load(posts: Posts, hours: Mapping[str, float], most: float) -> Breaches:
    """What a week shows takes the designer no more hours than there are; an asset counts once a week."""
    used: dict[date, set[str]] = defaultdict(set)
    for day, one in _dated(posts):
        used[_monday(day)] |= {one.asset} & hours.keys()
    return _over({week: sum(hours[one] for one in assets) for week, assets in used.items()}, most)


def approval(posts: Posts, assets: Collection[str], ahead: timedelta) -> Breaches:
    """Approval of a price, or of these assets, is asked for early enough."""
    wanting = [one for one in posts if one.shows_price or one.asset in assets]
    never = [Breach((one.place,), NOT_ASKED) for one in wanting if one.asked is None]
    late = [
        Breach((one.place,), _notice((one.moment - one.asked) / timedelta(hours=1)))
        for one in wanting
        if one.asked and one.moment and one.moment - one.asked < ahead
    ]
    return (*never, *late)


def clash(posts: Posts, live: Live, begins: datetime, ends: datetime) -> Breaches:
    """From one moment to another, both included, nothing goes out but the live."""
    return _of(one for one in posts if one.moment and begins <= one.moment <= ends and not live.is_planned_as(one))


def live_planned(posts: Posts, live: Live) -> Breaches:
    """The live stands in the plan, on its network, at its minute."""
    return () if any(live.is_planned_as(one) for one in posts) else (Breach((), NO_SUCH_ROW),)


def launched(posts: Posts, assets: Collection[str], public_from: datetime) -> Breaches:
    """On the day of the launch, from its hour, one of these assets goes out."""
    there = [one for one in posts if one.asset in assets and one.day == public_from.date()]
    on_time = any(one.moment and one.moment >= public_from for one in there)
    return () if on_time else (Breach(tuple(one.place for one in there), TOO_EARLY if there else NO_SUCH_ROW),)


def crowding(posts: Posts, each: int, in_all: int) -> Breaches:
    """No day has more than so many posts on one network, or more than so many altogether."""
    days: dict[date, list[Post]] = defaultdict(list)
    for day, one in _dated(posts):
        days[day].append(one)
    found: list[Breach] = []
    for day, its in sorted(days.items()):
        networks = Counter(one.network for one in its if one.network)
        if len(its) > in_all or any(count > each for count in networks.values()):
            found.append(Breach(tuple(one.place for one in its), on(day)))
    return tuple(found)


def load(posts: Posts, most: float) -> Breaches:
    """No week takes more hours than so many."""
    hours: dict[date, float] = defaultdict(float)
    for day, one in _dated(posts):
        hours[_monday(day)] += one.hours
    return _over(hours, most)


def links(posts: Posts, in_bio: Collection[str], pattern: str) -> Breaches:
    """On some networks the link stands in the profile, but for stories; any other is written as the pattern says."""
    wrong = [one for one in posts if not _is_linked(one, in_bio, pattern)]
    return tuple(Breach((one.place,), same(one.link) if one.link else NO_LINK) for one in wrong)


def _is_linked(post: Post, in_bio: Collection[str], pattern: str) -> bool:
    if post.network in in_bio and post.form != "story":
        return post.link == "bio"
    return re.fullmatch(pattern, post.link) is not None


def access(posts: Posts, without: Collection[str]) -> Breaches:
    """Whatever is seen or heard has its alternative text or its captions planned; some formats need none."""
    return _of(one for one in posts if one.form not in without and not one.accessible)


def owned(posts: Posts) -> Breaches:
    """Every row has somebody who does it and a goal that it serves."""
    return tuple(
        Breach((one.place,), NO_OWNER if not one.owner else NO_GOAL)
        for one in posts
        if not one.owner or not one.objective
    )


def workdays(posts: Posts, owner: str, weekdays: Collection[int]) -> Breaches:
    """Somebody is given work on their own days only; Monday is 0."""
    return _of(one for one in posts if one.owner == owner and one.day and one.day.weekday() not in weekdays)


def _of(posts: Iterable[Post]) -> Breaches:
    """One breach for each post, told by its day and hour."""
    return tuple(Breach((one.place,), _when(one)) for one in posts)


def _when(post: Post) -> Text:
    if post.day is None:
        return NO_DATE
    return at(post.day, post.hour) if post.hour else on(post.day)


def _dated(posts: Posts) -> list[tuple[date, Post]]:
    return [(one.day, one) for one in posts if one.day]


def _before(post: Post, moment: datetime) -> bool:
    return post.moment is not None and post.moment < moment


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _over(hours: Mapping[date, float], most: float) -> Breaches:
    """A breach for each week, by its Monday, that takes more than there is."""
    return tuple(Breach((), _weekly(week, taken, most)) for week, taken in sorted(hours.items()) if taken > most)


def _weekly(week: date, taken: float, most: float) -> Text:
    monday, hours, limit = on(week), figures(round(taken, 2)), figures(most)
    return Text(
        en=f"week of {monday.en}: {hours.en} hours of {limit.en}",
        fr=f"semaine du {monday.fr}\u00a0: {hours.fr} heures sur {limit.fr}",
    )


def _notice(hours: float) -> Text:
    if hours < 0:
        return Text(en="asked afterwards", fr="demandée après coup")
    ahead = figures(round(hours, 1))
    return Text(en=f"asked {ahead.en} hours before", fr=f"demandée {ahead.fr} heures avant")
