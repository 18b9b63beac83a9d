"""One class for each kind of question a task can ask, with the key beside it where there is one."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from rubric.record import Record, Text


class Option(Record):
    id: str
    text: Text


class Source(Record):
    """Where a knowledge item comes from and how long it may be asked."""

    name: str
    as_of: date
    expires_on: date
    topic: str
    difficulty: Literal["easy", "medium", "hard"]


class Item(Record):
    """What all questions share."""

    id: str
    prompt: Text
    details: Text | None = None  # a second, quieter line: context, author of a comment, media of a draft
    scored: bool = True
    required: bool = True  # False: leaving it empty is not "skipped"


class Choice(Item):
    """One right answer among several; nothing is deducted for a wrong one."""

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=2)
    key: str
    rationale: Text | None = None
    confidence_levels: tuple[int, ...] = ()  # percent; asked beside the choice when not empty, never scored
    asks_if_changed: bool = False  # "changed since the date stated", never scored
    source: Source | None = None


class MultiSelect(Item):
    """Several right answers; right ticks minus wrong ticks."""

    kind: Literal["multi_select"] = "multi_select"
    options: tuple[Option, ...] = Field(min_length=2)
    keys: frozenset[str]


class Signature(Record):
    """The value a known mistake leads to, so that the mistake can be named."""

    value: float
    text: Text


class Number(Item):
    """A number with its unit; percent or fraction, comma or point are read alike."""

    kind: Literal["number"] = "number"
    unit: Literal["percent", "eur", "ratio", "count"]
    key: float
    relative_tolerance: float = Field(default=0.01, ge=0)
    absolute_tolerance: float = Field(default=0.0, ge=0)
    signatures: tuple[Signature, ...] = ()


class Ordering(Item):
    """Options to be put in order, by numbers and never by dragging alone."""

    kind: Literal["ordering"] = "ordering"
    options: tuple[Option, ...] = Field(min_length=2)
    key: tuple[str, ...]


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


class MenuKey(Record):
    full: frozenset[str]
    half: frozenset[str] = frozenset()
    note: Text | None = None
    group: str | None = None  # criticism, abuse, privacy, question, friendly ...


class MenuRow(Record):
    id: str
    text: Text
    author: str | None = None
    keys: dict[str, MenuKey]  # by column id


class MenuColumn(Record):
    id: str
    label: Text


class MenuGrid(Item):
    """Rows with one or more menus each."""

    kind: Literal["menu_grid"] = "menu_grid"
    rows: tuple[MenuRow, ...] = Field(min_length=1)
    columns: tuple[MenuColumn, ...] = Field(min_length=1)
    options: tuple[Option, ...] = Field(min_length=2)
    distinct_columns: bool = False  # the same option in both columns of a row scores the second one 0


class Checkpoint(Record):
    id: str
    text: Text
    fixes: tuple[Option, ...]


class Fault(Record):
    fix: str
    note: Text
    flag: str | None = None  # critical flag when it is missed


class Preflight(Item):
    """A draft about to be published: tick what is at fault and choose the fix."""

    kind: Literal["preflight"] = "preflight"
    network: str
    caption: Text
    facts: tuple[Text, ...] = ()  # format, size, length, hour of publication
    checkpoints: tuple[Checkpoint, ...]
    faults: dict[str, Fault]  # by checkpoint id
    decoys: dict[str, Text] = Field(default={})  # checkpoint id -> why it is right although it looks odd


Count = Literal["codepoints", "x_weighted", "graphemes", "bytes", "words"]


class Limits(Record):
    """How long a text may be, counted as the network counts."""

    count: Count = "codepoints"
    maximum: int | None = None
    minimum: int | None = None
    fold: int | None = None  # characters that show before "more"
    hashtags: int | None = None
    emoji: int | None = None
    lines: int | None = None


class Branch(Record):
    """A message that depends on what an earlier text said."""

    on_item: str
    check: str  # name of the check of the task that decides
    author: str
    if_found: Text
    if_not_found: Text


class Written(Item):
    """A text, saved while it is typed."""

    kind: Literal["written"] = "written"
    network: str | None = None
    limits: Limits = Limits()
    address: Literal["tu", "vous"] | None = None  # how the reader is addressed, French only
    required_facts: tuple[tuple[str, ...], ...] = ()  # each a list of names of facts, any of which will do
    checks: tuple[str, ...] = ()  # names of checks of the task looked for in this text
    after: str | None = None  # locked until this item has been sent; sending it seals it
    branch: Branch | None = None
    show_counter: bool = True
    only_with_typed: str | None = None  # asked only when that spoken item goes by the typed route


class Revision(Item):
    """One's own earlier text, to be revised after the brief has changed."""

    kind: Literal["revision"] = "revision"
    of: str  # item id of the earlier text, possibly in another task
    fallback: Text
    network: str | None = None
    limits: Limits = Limits()
    address: Literal["tu", "vous"] | None = None  # how the reader is addressed, French only


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


class Spoken(Item):
    """A short speech: recorded sound or the typed script, rated on the same scale."""

    kind: Literal["spoken"] = "spoken"
    seconds: int = Field(gt=0)
    tries: int = Field(gt=0)
    limits: Limits = Limits(count="words")  # of the typed route
    required_facts: tuple[tuple[str, ...], ...] = ()


class SelfLevel(Item):
    """One's own level on the anchors of a competency; never part of a score."""

    kind: Literal["self_level"] = "self_level"
    competency_id: str
    scored: bool = False


AnyItem = Annotated[
    Choice
    | MultiSelect
    | Number
    | Ordering
    | RateOptions
    | MenuGrid
    | Preflight
    | Written
    | Revision
    | Layouts
    | Spoken
    | SelfLevel,
    Field(discriminator="kind"),
]
