"""Questions answered in words, typed or spoken."""

from typing import Literal

from pydantic import Field

from assessments.item.base import Item
from rubric.record import Record, Text

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


class OwnError(Record):
    """One's own answer that missed its key, to be looked at once the part it was in is over."""

    of: tuple[str, ...]  # ids of keyed tasks, the first to be looked through first
    title: Text
    case: Text  # to be worked on where there is no such answer
    case_title: Text


class Listening(Record):
    """A query can be tried on these rows of a file of mentions before it is handed in; only their number is told."""

    file: str  # in the data folder of the bank
    rows: tuple[str, ...]  # ids


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
    follows_up: str | None = None  # id of the question to the task's guest whose answer stands before this box
    show_counter: bool = True
    only_with_typed: str | None = None  # asked only when that spoken item goes by the typed route
    own_error: OwnError | None = None  # stands before the box
    one_line: bool = False  # a line, as a subtitle is one
    listens: Listening | None = None  # the text is a query
    start: Text | None = None  # stands in the box from the beginning; nothing is answered until it is changed

    def is_start(self, text: str) -> bool:
        """Whether a text is the one that stood in the box."""
        return self.start is not None and text.strip() in {self.start.en.strip(), self.start.fr.strip()}


class Revision(Item):
    """One's own earlier text, to be revised after the brief has changed."""

    kind: Literal["revision"] = "revision"
    of: str  # item id of the earlier text, possibly in another task
    fallback: Text
    network: str | None = None
    limits: Limits = Limits()
    address: Literal["tu", "vous"] | None = None  # how the reader is addressed, French only


class Spoken(Item):
    """A short speech: recorded sound or the typed script, rated on the same scale."""

    kind: Literal["spoken"] = "spoken"
    seconds: int = Field(gt=0)
    tries: int = Field(gt=0)
    picture: bool = False  # may be added by who wants to; nobody rates it
    limits: Limits = Limits(count="words")  # of the typed route
    required_facts: tuple[tuple[str, ...], ...] = ()
