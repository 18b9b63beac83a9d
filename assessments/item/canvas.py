"""A picture to be laid out: given elements, to be placed by numbers on a canvas of one format."""

from typing import Literal

from pydantic import Field

from assessments.item.base import Item
from rubric.record import Record, Text

LEAST_WIDTH, LEAST_HEIGHT = 40, 30  # px of an element
TYPE_SIZES = (12, 260)  # px, the smallest and the largest


class Colour(Record):
    """A colour of a company's palette."""

    id: str
    hex: str  # #RRGGBB
    name: Text


class SafeBox(Record):
    """What no icon covers, in pixels from the top left."""

    x_min: int
    x_max: int
    y_min: int
    y_max: int


class CanvasElement(Record):
    """One thing that has to be on the picture; its id says what it is there for: title, date, photo."""

    id: str
    kind: Literal["text", "logo", "photo"]
    label: Text
    text: Text  # as it stands on the picture, line by line; of a photo what it shows
    bold: bool = False


class Canvas(Item):
    """A format, the elements to be placed on it, and the colours they may have."""

    kind: Literal["canvas"] = "canvas"
    width: int = Field(gt=0)
    height: int = Field(gt=0)
    safe_box: SafeBox
    elements: tuple[CanvasElement, ...] = Field(min_length=1)
    colours: tuple[Colour, ...] = Field(min_length=2)

    def hex_of(self, colour: str) -> str:
        return next(one.hex for one in self.colours if one.id == colour)
