"""Questions answered by choosing a few of many, and putting these in order."""

from typing import Literal

from pydantic import Field

from assessments.item.base import Item, Option


class OrderedPick(Item):
    """The few that come first, in order, by numbers and never by dragging alone."""

    kind: Literal["ordered_pick"] = "ordered_pick"
    options: tuple[Option, ...] = Field(min_length=2)
    most: int = Field(ge=1)  # how many places there are
    least: int = Field(default=1, ge=1)  # how many have to be given before it counts as answered
    key: frozenset[str] = frozenset()  # those that belong among the first, in any order; empty: judged elsewhere
    fixed_order: bool = False  # shown in the order written: things that are numbered elsewhere
