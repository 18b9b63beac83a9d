"""Questions answered by choosing, ordering, rating or a number."""

from typing import Literal

from pydantic import Field

from assessments.item.base import Item, Option, Source
from rubric.record import Record, Text


class Choice(Item):
    """One right answer among several; nothing is deducted for a wrong one.

    A choice without a key ("") has no right answer: people read it beside what it is about.
    """

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=2)
    key: str
    half: frozenset[str] = frozenset()  # options that earn half
    fixed_order: bool = False  # shown in the order written: a scale, or things that are numbered elsewhere
    rationale: Text | None = None
    confidence_levels: tuple[int, ...] = ()  # percent; asked beside the choice when not empty, never scored
    asks_if_changed: bool = False  # "changed since the date stated", never scored
    source: Source | None = None


class MultiSelect(Item):
    """Several right answers; right ticks minus wrong ticks."""

    kind: Literal["multi_select"] = "multi_select"
    options: tuple[Option, ...] = Field(min_length=2)
    keys: frozenset[str]
    pick: int | None = Field(default=None, ge=1)  # exactly so many have to be ticked


class Signature(Record):
    """The value a known mistake leads to, so that the mistake can be named."""

    value: float
    text: Text


class Number(Item):
    """A number with its unit; percent or fraction, comma or point are read alike."""

    kind: Literal["number"] = "number"
    unit: Literal["percent", "eur", "ratio", "count", "per_1000"]  # per_1000: per post and 1,000 followers
    key: float
    relative_tolerance: float = Field(default=0.01, ge=0)
    absolute_tolerance: float = Field(default=0.0, ge=0)
    signatures: tuple[Signature, ...] = ()


class Ordering(Item):
    """Options to be put in order, by numbers and never by dragging alone."""

    kind: Literal["ordering"] = "ordering"
    options: tuple[Option, ...] = Field(min_length=2)
    key: tuple[str, ...]
    fixed_order: bool = False  # shown in the order written: things that are numbered elsewhere


class RatedOption(Record):
    id: str
    text: Text
    key: float = Field(ge=1, le=5)


class RateOptions(Item):
    """A situation whose possible actions are each rated 1 to 5 (situational judgement)."""

    kind: Literal["rate_options"] = "rate_options"
    options: tuple[RatedOption, ...] = Field(min_length=3)
    level_labels: tuple[Text, ...] = Field(min_length=5, max_length=5)
    rationale: Text | None = None


class SelfLevel(Item):
    """One's own level on the anchors of a competency; never part of a score."""

    kind: Literal["self_level"] = "self_level"
    competency_id: str
    scored: bool = False
