"""What a candidate works from."""

from typing import Annotated, Literal

from pydantic import Field

from assessments.form.drawing import Drawing
from rubric.record import Record, Text


class Line(Record):
    id: str
    text: Text
    author: str | None = None


class TableRow(Record):
    id: str
    text: Text
    value: float


class Note(Record):
    """Prose the candidate works from; paragraphs are split by blank lines, numbered lists keep their numbers."""

    kind: Literal["note"] = "note"
    id: str
    title: Text
    text: Text


class Message(Record):
    """A message by somebody in the story."""

    kind: Literal["message"] = "message"
    id: str
    title: Text
    author: str
    channel: str
    text: Text


class Table(Record):
    kind: Literal["table"] = "table"
    id: str
    title: Text
    rows: tuple[TableRow, ...]


class WideRow(Record):
    """A cell is a figure, words in both languages, or a name that is the same in both."""

    id: str
    cells: tuple[float | Text | str, ...]


class WideTable(Record):
    """A table of several columns, such as a report has; what a row is about stands in its first cell."""

    kind: Literal["wide_table"] = "wide_table"
    id: str
    title: Text
    columns: tuple[Text, ...] = Field(min_length=2)
    rows: tuple[WideRow, ...] = Field(min_length=1)
    note: Text | None = None  # how to read it


class Lines(Record):
    """A list: a card of facts, a chat, a fact sheet."""

    kind: Literal["lines"] = "lines"
    id: str
    title: Text
    lines: tuple[Line, ...]


class ExportColumn(Record):
    """A column of a file of data: what it is called, and how its cells are read."""

    id: str  # as the head of the file names it
    label: Text
    kind: Literal["name", "moment", "choice", "number", "text"] = "number"
    values: dict[str, Text] = Field(default={})  # what the values of a choice are called; none: as they stand


class Export(Record):
    """A file of data to be filtered, drawn and taken away; columns that are not named here are shown to nobody."""

    kind: Literal["export"] = "export"
    id: str
    title: Text
    file: str  # in the data folder of the bank
    columns: tuple[ExportColumn, ...] = Field(min_length=1)  # the first one names a row
    rows: tuple[str, ...] = ()  # ids of the rows shown; none: all


Material = Annotated[Note | Message | Table | WideTable | Lines | Drawing | Export, Field(discriminator="kind")]
