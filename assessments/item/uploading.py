"""A picture made elsewhere and handed in as a file, or described in words so well that it could be drawn."""

from typing import Literal

from pydantic import Field

from assessments.item.base import Item
from assessments.item.canvas import Colour
from assessments.item.writing import Limits


class Upload(Item):
    """A PNG or JPEG file, or the written route, rated on the same scale."""

    kind: Literal["upload"] = "upload"
    max_bytes: int = Field(gt=0)
    palette: tuple[Colour, ...] = Field(min_length=1)  # colours that the picture's are held against
    near: float = Field(gt=0)  # distance in RGB within which a pixel counts as of the palette
    limits: Limits = Limits(count="words")  # of the written route
