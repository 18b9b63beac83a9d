"""Where a score lies among everybody who sat the same form: from a hundred people on, and never by group."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import fsum, sqrt

from pydantic import Field

from rubric.precision import Z
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
    n: int


def norm_group(structure: str, scores: Sequence[float]) -> NormGroup | None:
    """A norm group; None for fewer than 100 people, or when all have the same score."""
    if len(scores) < ENOUGH or min(scores) == max(scores):
        return None
    return NormGroup(structure=structure, scores=tuple(sorted(scores)))


def place(value: float, standard_error: float, group: NormGroup) -> Norm:
    """Where a score with its standard error lies in the group (T scores: McCall 1922)."""
    step = SD / group.deviation
    t = MEAN + step * (value - group.mean)
    half = Z * step * standard_error
    below = (bisect_left(group.scores, value) + bisect_right(group.scores, value)) / 2 / group.n
    return Norm(t=t, low=t - half, high=t + half, below=below, n=group.n)
