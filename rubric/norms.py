"""Where a score lies among everybody who sat the same form: from a hundred people on, and never by group."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import fsum, sqrt

from pydantic import Field

from rubric.record import Record

ENOUGH = 100  # people; below it, scores are told against the anchors alone
MEAN, SD = 50.0, 10.0  # of T scores


class NormGroup(Record):
    """The scores that others are placed among, frozen: one form, everybody who sat it, whoever they are."""

    structure: str  # of model and form: only scores of the same structure are placed among them
    scores: tuple[float, ...] = Field(min_length=ENOUGH)  # ascending, 0..100

    @property
    def n(self) -> int:
        return len(self.scores)

    @property
    def mean(self) -> float:
        return fsum(self.scores) / self.n

    @property
    def deviation(self) -> float:
        return sqrt(fsum((one - self.mean) ** 2 for one in self.scores) / (self.n - 1))


class Norm(Record):
    """A score as T = 50 + 10 z, with its 95 % band, and the share of the group below it."""

    t: float
    low: float
    high: float
    below: float = Field(ge=0, le=1)  # those at the same score count half
    below_low: float = Field(ge=0, le=1)  # the same at either end of the band
    below_high: float = Field(ge=0, le=1)
    n: int


def norm_group(structure: str, scores: Sequence[float]) -> NormGroup | None:
    """A norm group; None for fewer than 100 people, or when all have the same score."""
    if len(scores) < ENOUGH or min(scores) == max(scores):
        return None
    return NormGroup(structure=structure, scores=tuple(sorted(scores)))


def place(value: float, margin: float, group: NormGroup) -> Norm:
    """Where a score lies in the group (T scores: McCall 1922); `margin` is half its 95 % band, in points."""
    step = SD / group.deviation
    t = MEAN + step * (value - group.mean)
    return Norm(
        t=t,
        low=t - step * margin,
        high=t + step * margin,
        below=_below(value, group),
        below_low=_below(value - margin, group),
        below_high=_below(value + margin, group),
        n=group.n,
    )


def _below(value: float, group: NormGroup) -> float:
    return (bisect_left(group.scores, value) + bisect_right(group.scores, value)) / 2 / group.n
