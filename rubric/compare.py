"""Two or more sittings beside each other: who is above whom, how surely, and who cannot be told apart."""

from typing import Literal

from pydantic import Field

from rubric.fit import Fit, RoleProfile
from rubric.record import Record
from rubric.report import FitReport

PairVerdict = Literal["clear", "likely", "slight", "not_distinguishable"]


class NotComparable(Exception):  # noqa: N818 (errors are named after what happened)
    """These reports cannot stand beside each other; `reason` is a code for pages to put into words."""

    def __init__(self, reason: Literal["too_few", "twice", "structure"]) -> None:
        super().__init__(reason)
        self.reason = reason


class Pair(Record):
    """Two attempts: the probability, 0..1, that the true fit of `a` is above that of `b`."""

    a: str
    b: str
    probability: float = Field(ge=0, le=1)
    verdict: PairVerdict
    ahead: str | None = None  # None: not distinguishable


class Comparison(Record):
    reports: tuple[FitReport, ...]
    profile: RoleProfile  # with the weights of this comparison
    compared_on: tuple[str, ...]  # competencies scored for everybody who is compared
    fits: dict[str, Fit]  # by attempt id, over `compared_on` only
    order: tuple[str, ...]  # attempt ids by fit, highest first; never shown without pairs and groups
    pairs: tuple[Pair, ...]
    groups: tuple[tuple[str, ...], ...]  # attempts that cannot be told apart; groups may overlap
    p_first: dict[str, float]  # by attempt id; sums to 1
    stability: float | None = Field(ge=0, le=1)  # share of drawn weights that leave the order as it is
    unranked: tuple[str, ...] = ()  # attempts without a fit value
