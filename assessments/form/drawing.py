"""Pictures a candidate works from, kept as shapes and drawn by the program."""

from typing import Annotated, Literal

from pydantic import Field

from rubric.record import Record, Text

Point = tuple[float, float]


class Words(Record):
    """Words on a picture; x and y are the top left of their line, in pixels."""

    shape: Literal["words"] = "words"
    x: float
    y: float
    px: float = Field(gt=0)
    colour: str  # as #RRGGBB
    text: Text


class Stroke(Record):
    shape: Literal["stroke"] = "stroke"
    start: Point
    end: Point
    width: float = Field(gt=0)
    colour: str


class Box(Record):
    shape: Literal["box"] = "box"
    x: float
    y: float
    w: float = Field(gt=0)
    h: float = Field(gt=0)
    fill: str


class Polygon(Record):
    shape: Literal["polygon"] = "polygon"
    points: tuple[Point, ...] = Field(min_length=3)
    fill: str


class Disc(Record):
    shape: Literal["disc"] = "disc"
    centre: Point
    r: float = Field(gt=0)
    fill: str


Shape = Annotated[Words | Stroke | Box | Polygon | Disc, Field(discriminator="shape")]


class Drawing(Record):
    """A picture, in pixels from the top left; what is drawn later lies above."""

    kind: Literal["drawing"] = "drawing"
    id: str
    title: Text
    width: int = Field(gt=0)
    height: int = Field(gt=0)
    background: str
    shapes: tuple[Shape, ...]
    neutral: Text  # all that can be seen, for somebody who does not see it
    note: Text | None = None  # what the picture is for
