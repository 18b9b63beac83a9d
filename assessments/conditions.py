"""What a job requires as a fact, what a candidate says to it, and the three states that follow.

No state moves anybody: it is shown apart from the score, and a person reads what was said.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Annotated, Literal, TypeVar, assert_never

from pydantic import AwareDatetime, Field, model_validator

from rubric.record import Record, Text

Bound = TypeVar("Bound", float, date)

MOST = 12  # conditions of a position
WORDS = 2_000  # characters of an explanation

State = Literal["met", "not_met", "not_known"]
# What several are called together: by the one that is furthest from being met.
WORST: tuple[State, ...] = ("not_met", "not_known", "met")


class Option(Record):
    id: str
    label: Text


class _Condition(Record):
    id: str
    question: Text


class YesNo(_Condition):
    kind: Literal["yes_no"] = "yes_no"
    needed: Literal["yes", "no"]


class Pick(_Condition):
    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=2)
    needed: tuple[str, ...] = Field(min_length=1)  # ids of the options that meet it


class Amount(_Condition):
    kind: Literal["number"] = "number"
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _bounded(self) -> "Amount":
        _refuse_bounds(self.id, self.at_least, self.at_most)
        return self


class Day(_Condition):
    kind: Literal["date"] = "date"
    earliest: date | None = None
    latest: date | None = None

    @model_validator(mode="after")
    def _bounded(self) -> "Day":
        _refuse_bounds(self.id, self.earliest, self.latest)
        return self


def _refuse_bounds(name: str, low: Bound | None, high: Bound | None) -> None:
    if low is None and high is None:
        raise ValueError(f"{name}: nothing is required")
    if low is not None and high is not None and low > high:
        raise ValueError(f"{name}: nothing meets it")


Condition = Annotated[YesNo | Pick | Amount | Day, Field(discriminator="kind")]


class ConditionSet(Record):
    """The conditions of a position from a moment on; a change is a further set, for those who are invited later."""

    position_id: str
    number: int = Field(ge=1)
    made_at: AwareDatetime
    conditions: tuple[Condition, ...] = Field(max_length=MOST)


class ConditionAnswer(Record):
    """What a candidate says: "yes" or "no", the id of an option, a number, a day as 2027-03-01; and words to it."""

    said: str | None = None
    words: str = Field(default="", max_length=WORDS)
    saved_at: AwareDatetime


class Standing(Record):
    """One condition as it stands for one candidate."""

    condition: Condition
    answer: ConditionAnswer | None  # None: never answered
    state: State


def asked_of(sets: Sequence[ConditionSet], invited_at: datetime) -> tuple[Condition, ...]:
    """What somebody invited at this moment is asked: the conditions in force then, whatever was changed since."""
    in_force = [one for one in sets if one.made_at <= invited_at]
    return in_force[-1].conditions if in_force else ()


def standings(asked: Iterable[Condition], answers: Mapping[str, ConditionAnswer]) -> tuple[Standing, ...]:
    return tuple(
        Standing(condition=one, answer=answers.get(one.id), state=state(one, answers.get(one.id))) for one in asked
    )


def state(condition: Condition, answer: ConditionAnswer | None) -> State:
    """Not known as long as nothing is said, and where words explain what would not meet it: a person clarifies."""
    if answer is None or answer.said is None:
        return "not_known"
    if _meets(condition, answer.said):
        return "met"
    return "not_known" if answer.words else "not_met"


def overall(found: Iterable[Standing]) -> State | None:
    """The state furthest from being met; None where nothing is asked."""
    states = {one.state for one in found}
    return next((one for one in WORST if one in states), None)


def fits(condition: Condition, said: str) -> bool:
    """Whether this can be said to this question at all."""
    match condition:
        case YesNo():
            return said in {"yes", "no"}
        case Pick():
            return said in {one.id for one in condition.options}
        case Amount() | Day():
            return _read(condition, said) is not None
        case _:
            assert_never(condition)


def _meets(condition: Condition, said: str) -> bool:
    match condition:
        case YesNo():
            return said == condition.needed
        case Pick():
            return said in condition.needed
        case Amount():
            number = float(said)
            above = condition.at_least is None or number >= condition.at_least
            return above and (condition.at_most is None or number <= condition.at_most)
        case Day():
            day = date.fromisoformat(said)
            after = condition.earliest is None or day >= condition.earliest
            return after and (condition.latest is None or day <= condition.latest)
        case _:
            assert_never(condition)


def _read(condition: Amount | Day, said: str) -> float | date | None:
    try:
        read = float(said) if condition.kind == "number" else date.fromisoformat(said)
    except ValueError:
        return None
    return read if isinstance(read, date) or isfinite(read) else None
