"""Grids of menus, and drafts to check before they go out."""

from typing import Literal

from pydantic import Field

from assessments.item.base import Item, Option
from rubric.record import Record, Text


class MenuKey(Record):
    full: frozenset[str]
    half: frozenset[str] = frozenset()
    note: Text | None = None
    group: str | None = None  # criticism, abuse, privacy, question, friendly ...


class MenuRow(Record):
    id: str
    text: Text
    author: str | None = None
    channel: str | None = None  # the network it came by
    received: Text | None = None
    public: bool | None = None  # None: nothing to be said about it
    keys: dict[str, MenuKey]  # by column id


class MenuColumn(Record):
    id: str
    label: Text
    options: tuple[Option, ...] = ()  # empty: those of the grid


class MenuGrid(Item):
    """Rows with one or more menus each."""

    kind: Literal["menu_grid"] = "menu_grid"
    rows: tuple[MenuRow, ...] = Field(min_length=1)
    columns: tuple[MenuColumn, ...] = Field(min_length=1)
    options: tuple[Option, ...] = ()  # of every column that has none of its own
    fixed_order: bool = False  # rows are shown in the order written: things that are numbered elsewhere
    distinct_columns: bool = False  # the same option in both columns of a row scores the second one 0
    stamped: bool = False  # the server notes at which second of the task each row was first acted on

    def offered(self, column: MenuColumn) -> tuple[Option, ...]:
        """What can be chosen in a column."""
        return column.options or self.options


class Checkpoint(Record):
    id: str
    text: Text
    fixes: tuple[Option, ...] = ()  # none: ticking it says all


class Fault(Record):
    fix: str | None = None  # None: there is none to choose
    note: Text
    flag: str | None = None  # critical flag when it is missed


class Preflight(Item):
    """A draft about to be published: tick what is at fault and choose the fix."""

    kind: Literal["preflight"] = "preflight"
    network: str | None = None
    caption: Text
    facts: tuple[Text, ...] = ()  # format, size, length, hour of publication
    asked: Text | None = None  # what the boxes are, where they are no faults of a draft
    fine: Text | None = None  # what ticking none of them says
    checkpoints: tuple[Checkpoint, ...]
    faults: dict[str, Fault]  # by checkpoint id
    decoys: dict[str, Text] = Field(default={})  # checkpoint id -> why it is right although it looks odd
