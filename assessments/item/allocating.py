"""A fixed amount to be shared out: hours, money, posts."""

from typing import Literal

from pydantic import Field

from assessments.item.base import Item, Option
from rubric.record import Text


class Allocation(Item):
    """Numbers over named rows that ought to make up a total; what does not is told and never corrected."""

    kind: Literal["allocation"] = "allocation"
    rows: tuple[Option, ...] = Field(min_length=2)
    total: float = Field(gt=0)
    unit: Text  # as it stands behind a number: "hours a week"
    step: float = Field(default=1.0, gt=0)  # of the buttons beside a field; any number may be typed
