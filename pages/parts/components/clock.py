"""The thin line at the top of a sitting: how far one has come, and how long one has by the server's clock."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from pages.parts.components.together import Part
from pages.parts.words import _


class Progress(NamedTuple):
    where: str  # "Part 1 of 2, task 2 of 3"
    share: float | None  # 0..1, None: no line


def strip(progress: Progress, now: datetime, deadline: datetime | None, expired: Callable[[], None]) -> Part:
    """The line; `expired` is called before the run that the end of the time sets off."""
    data: dict[str, object] = {
        "where": progress.where,
        "share": progress.share,
        "now": now.isoformat(),
        "deadline": deadline and deadline.isoformat(),
        "words": {
            "progress": _("Progress"),
            "offline": _("No connection. You can go on answering; we keep trying."),
            "label": _("Time left"),
            "minutes": _("{n} min left", n="{n}"),
            "seconds": _("{clock} left", clock="{clock}"),
            "at_10": _("Ten minutes left."),
            "at_5": _("Five minutes left."),
            "at_1": _("One minute left. What is saved when the time is up counts."),
        },
    }
    return Part("clock", "clock", data, lambda _told: expired())
