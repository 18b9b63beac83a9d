"""A chat whose lines come in by the clock, to be answered and acted on while they do."""

from hashlib import sha256
from typing import Literal

from pydantic import Field

from assessments.item.base import Item, Option
from assessments.item.writing import Limits
from rubric.record import Record, Text


class ChatLine(Record):
    """One line of the chat, and the second of the task at which it comes in."""

    id: str
    second: int = Field(ge=0)
    author: str
    text: Text


class LiveChat(Item):
    """Lines that come in for so many seconds; the same seed brings them at the same seconds to everybody.

    Whoever sits without a clock gets the same lines in groups instead.
    """

    kind: Literal["live_chat"] = "live_chat"
    lines: tuple[ChatLine, ...]  # none on a candidate's page: what is due is asked for
    seconds: int = Field(gt=0)
    deeds: tuple[Option, ...]  # what can be done besides saying something
    limits: Limits = Limits()  # of each thing said
    groups: int = Field(default=3, ge=1)
    seed: int = 0
    spread: int = Field(default=0, ge=0)  # seconds by which a line may come earlier or later than it was written for

    def arrivals(self) -> tuple[ChatLine, ...]:
        """The lines with the seconds at which they come in, as the seed draws them."""
        return tuple(one.model_copy(update={"second": self._drawn(one)}) for one in self.lines)

    def _drawn(self, line: ChatLine) -> int:
        draw = int.from_bytes(sha256(f"{self.seed}.{line.id}".encode()).digest()[:4])
        return max(0, line.second + draw % (2 * self.spread + 1) - self.spread)

    def group_of(self, line_id: str) -> int:
        """In which group a line comes without a clock, the first one being 1."""
        place = [one.id for one in self.lines].index(line_id)
        return 1 + place * self.groups // len(self.lines)
