"""What all questions share."""

from datetime import date
from typing import Literal

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
