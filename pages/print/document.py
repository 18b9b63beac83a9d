"""A report as blocks of words that are already in the reader's language: what HTML and PDF are both set from."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from pages.parts.charts import Dot
from pages.parts.words import _, language
from rubric.record import Language, Record


class Heading(Record):
    kind: Literal["heading"] = "heading"
    level: Literal[2, 3]
    text: str
    new_page: bool = False
    whole: bool = False  # all up to the next heading stays on one page of paper


class Words(Record):
    """A paragraph; the tone says how loud it is."""

    kind: Literal["words"] = "words"
    text: str
    tone: Literal["plain", "quiet", "verdict"] = "plain"
    label: str = ""  # in bold before it


class Points(Record):
    kind: Literal["points"] = "points"
    lines: tuple[str, ...]


class Quote(Record):
    """Somebody's own words, with what is noted about them."""

    kind: Literal["quote"] = "quote"
    text: str
    note: str = ""


class Flag(Record):
    """What needs a person's decision."""

    kind: Literal["flag"] = "flag"
    name: str
    text: str
    quotes: tuple[str, ...] = ()
    reason: str = ""


class ChartRow(Record):
    label: str
    dots: tuple[Dot, ...]
    cut: float | None = Field(default=None, ge=0, le=100)
    cells: tuple[str, ...]  # the same in figures


class Chart(Record):
    """A table with its picture in it: a label, dots with bands on 0 to 100, the same in figures."""

    kind: Literal["chart"] = "chart"
    header: tuple[str, ...]  # of the labels, of the picture, of the cells
    rows: tuple[ChartRow, ...]
    key: str  # how to read it


class Table(Record):
    kind: Literal["table"] = "table"
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Branch(Record):
    text: str
    branches: tuple["Branch", ...] = ()


class Tree(Record):
    """Steps that rest on each other."""

    kind: Literal["tree"] = "tree"
    root: Branch


Told = Heading | Words | Points | Quote | Chart  # what a page shows as well
Block = Annotated[Heading | Words | Points | Quote | Flag | Chart | Table | Tree, Field(discriminator="kind")]


class Document(Record):
    """One report; at the foot of each page stand its title and `paging` ("Page {page} of {pages}")."""

    language: Language
    title: str
    facts: str
    paging: str
    made_at: AwareDatetime
    blocks: tuple[Block, ...]


def framed(title: str, facts: str, made_at: AwareDatetime, blocks: tuple[Block, ...]) -> Document:
    """A report in the language of the run; `facts` stand in small letters under its title."""
    paging = _("Page {page} of {pages}", page="{page}", pages="{pages}")
    return Document(language=language(), title=title, facts=facts, paging=paging, made_at=made_at, blocks=blocks)
