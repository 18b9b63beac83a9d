"""The draw of dated knowledge items into a task: the same for everybody, never an item past its date."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from assessments.item import Choice
from rubric.content import ContentError, ContentErrors
from rubric.record import Record

Difficulty = Literal["easy", "medium", "hard"]
TRIES = 500  # draws looked at until one keeps the strata and the expected difficulty


class Stratum(Record):
    id: str
    count: int = Field(gt=0)
    topics: frozenset[str]


class DrawPlan(Record):
    """How many items of which topics and difficulty, for an edition that is open until a date."""

    edition: str  # a new one is a new draw
    checked_until: date  # nothing read again after this day is drawn: what the pool gains later changes no edition
    open_until: date  # nothing that expires before this day is drawn
    besides: str | None = None  # id of a task: no fact that it asks about is asked about again
    strata: tuple[Stratum, ...] = Field(min_length=1)
    fill_from: str  # stratum that makes up for a short one
    difficulty: dict[Difficulty, int]
    tolerance: int = Field(default=1, ge=0)

    @property
    def count(self) -> int:
        return sum(stratum.count for stratum in self.strata)


class FactPool(Record):
    """All items that could be drawn. Items on one fact share an id up to the last dot."""

    version: str
    items: tuple[Choice, ...]


def expired(items: Iterable[object], today: date) -> tuple[str, ...]:
    """The ids of items that may no longer be asked: the last day is still a good one."""
    choices = (item for item in items if isinstance(item, Choice))
    return tuple(item.id for item in choices if item.source is not None and item.source.expires_on < today)


def shuffled_key(salt: str, thing: str) -> str:
    """A place in an order that looks random and is the same on every machine and for ever."""
    return hashlib.sha256(f"{salt}|{thing}".encode()).hexdigest()


def draw(pool: Sequence[Choice], plan: DrawPlan, today: date, asked: Iterable[str] = ()) -> tuple[Choice, ...]:
    """Items of each stratum, one for each fact, none expired, none on a fact that is `asked` about elsewhere.

    ContentErrors when the pool cannot give them.
    """
    old, elsewhere = set(expired(pool, max(today, plan.open_until))), frozenset(asked)
    known = [item for item in pool if item.source is not None and item.source.as_of <= plan.checked_until]
    live = [item for item in known if item.id not in old and fact_of(item) not in elsewhere]
    for attempt in range(TRIES):
        picked = _pick(live, plan, f"{plan.edition}.{attempt}")
        if len(picked) == plan.count and _difficulty_kept(picked, plan):
            return tuple(sorted(picked, key=lambda item: shuffled_key(plan.edition, item.id)))
    raise ContentErrors([ContentError("facts.yaml", "", "items", f"no draw of {plan.count} keeps plan {plan.edition}")])


def fact_of(item: Choice) -> str:
    """The fact an item asks about."""
    return item.id.rpartition(".")[0]


def _pick(live: Sequence[Choice], plan: DrawPlan, salt: str) -> list[Choice]:
    order = sorted(live, key=lambda item: shuffled_key(salt, item.id))
    picked: list[Choice] = []
    for stratum in plan.strata:
        picked += _take(order, stratum.topics, stratum.count, picked)
    filler = next(stratum for stratum in plan.strata if stratum.id == plan.fill_from)
    return picked + _take(order, filler.topics, plan.count - len(picked), picked)


def _take(order: Sequence[Choice], topics: frozenset[str], count: int, already: Sequence[Choice]) -> list[Choice]:
    used = {fact_of(item) for item in already}
    taken: list[Choice] = []
    for item in order:
        fits = item.source is not None and item.source.topic in topics and fact_of(item) not in used
        if fits and len(taken) < count:
            taken.append(item)
            used.add(fact_of(item))
    return taken


def _difficulty_kept(picked: Sequence[Choice], plan: DrawPlan) -> bool:
    found = Counter(item.source.difficulty for item in picked if item.source is not None)
    return all(abs(found[level] - wanted) <= plan.tolerance for level, wanted in plan.difficulty.items())
