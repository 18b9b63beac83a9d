"""Questions of fact that jobs often rest on: what HR begins with when it writes the conditions of a position."""

from typing import Literal

from rubric.record import Record, Text


class UsualCondition(Record):
    """A question to begin with; days and numbers have no bound yet, which only the job can set."""

    id: str
    kind: Literal["yes_no", "choice", "number", "date"]
    name: Text
    question: Text
    options: tuple[Text, ...] = ()
    needed: tuple[str, ...] = ()  # "yes", or options in English


class UsualConditions(Record):
    usual: tuple[UsualCondition, ...]
