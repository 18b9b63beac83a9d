"""Many fits in groups: within one, nobody can be told apart from its first."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from rubric.apart import Apart
from rubric.compare import verdict_of


class Placed(NamedTuple):
    """A fit, 0..100, with its standard error."""

    value: float
    standard_error: float
    df: float | None = None  # degrees of freedom of the error; None: as good as known


def group_begins(ordered: Sequence[Placed], reliability: float) -> tuple[float, ...]:
    """The fits with which each group begins; `ordered` is highest first, `reliability` common to all (0..1).

    Fixed bands (Cascio, Outtz, Zedeck & Goldstein 1991): the first group holds everybody who cannot
    be told apart from the highest fit, the next one begins with the first who can. Equal fits share a group.
    """
    begins: list[float] = []
    head: Placed | None = None
    for one in ordered:
        if head is None or told_apart(head, one, reliability):
            head = one
            begins.append(one.value)
    return tuple(begins)


def told_apart(one: Placed, other: Placed, reliability: float) -> bool:
    """Whether the first, whose fit is the higher, is at least slightly ahead of the other."""
    probability = gap(one, other, reliability).probability
    return one.value > other.value and verdict_of(probability) != "not_distinguishable"


def gap(one: Placed, other: Placed, reliability: float) -> Apart:
    """Errors are taken to be independent; that of a rater whom both share is in both, which errs on caution."""
    deviation = sqrt(one.standard_error**2 + other.standard_error**2)
    df = min((known for known in (one.df, other.df) if known is not None), default=None)
    return Apart(one.value - other.value, deviation, reliability, df)


def group_of(value: float, begins: Sequence[float]) -> int:
    """The 1-based number of the group a fit falls into."""
    return sum(value <= one for one in begins)


def alike(one: Placed, others: Sequence[Placed], reliability: float) -> int:
    """How many of `others` cannot be told apart from one fit, on either side of it."""
    return sum(
        not told_apart(*((one, other) if one.value > other.value else (other, one)), reliability) for other in others
    )
