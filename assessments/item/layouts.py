"""Mock-ups, drawn from numbers, to be ranked and judged."""

from typing import Literal

from pydantic import Field

from assessments.item.base import Item, Option
from rubric.record import Record, Text


class Element(Record):
    """One thing on a mock-up, in pixels from the top left."""

    id: str
    role: str
    kind: Literal["text", "photo", "logo"]
    text: Text
    x: int
    y: int
    w: int
    h: int
    fill: str  # colour as #RRGGBB
    colour: str
    px: int
    bold: bool


class Layout(Record):
    id: str
    label: Text
    width: int
    height: int
    background: str  # colour as #RRGGBB
    elements: tuple[Element, ...]


class Layouts(Item):
    """Mock-ups to rank, with the defects of each to tick."""

    kind: Literal["layouts"] = "layouts"
    layouts: tuple[Layout, ...] = Field(min_length=2)
    defects: tuple[Option, ...]
    key_order: tuple[str, ...]  # best first
    key_defects: dict[str, frozenset[str]]  # by layout id
