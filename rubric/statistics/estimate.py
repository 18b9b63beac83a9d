"""What a statistic returns: a value with its n and interval, or the reason why there is none."""

from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from rubric.record import Record

CONFIDENCE = 0.95

Why = Literal[
    "too_few",  # fewer cases than the formula needs
    "one_rater",  # nobody to compare with
    "no_overlap",  # no two ratings of the same thing
    "no_variance",  # everything is alike: agreement beyond chance has no meaning
    "one_factor_fails",  # items do not go together, so there is no common factor to be reliable about
    "disconnected",  # parts of the design share nobody, so they are not on one scale
    "boundless",  # the best value is infinite: somebody always wins, or a cell is empty
    "no_convergence",  # the data do not decide between the values tried
]


class Finite(Record):
    """A record whose numbers are finite: what cannot be computed is None."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Estimate(Finite):
    """One number, how sure it is, and what it rests on.

    `n` counts what the function names (persons, pieces of work, pairs); the interval and the standard error are None
    where the literature gives none.
    """

    value: float | None
    n: int = Field(ge=0)
    standard_error: float | None = Field(default=None, ge=0)
    low: float | None = None
    high: float | None = None
    confidence: float = Field(default=CONFIDENCE, gt=0, lt=1)
    why: Why | None = None  # there is no value

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.value is None) == (self.why is None):
            raise ValueError("an estimate has a value, or the reason why there is none")
        if (self.low is None) != (self.high is None) or (self.value is None and self.low is not None):
            raise ValueError("an interval has two ends, and belongs to a value")
        return self


def none_because(why: Why, n: int) -> Estimate:
    """The estimate that legitimate data do not allow."""
    return Estimate(value=None, n=n, why=why)
