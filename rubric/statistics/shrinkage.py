"""Several estimates of one kind drawn to their common mean, each by as much as its own error asks for."""

from math import fsum, sqrt
from typing import Literal

from pydantic import Field

from rubric.statistics.arrays import Values, vector
from rubric.statistics.estimate import Estimate, Finite, Why

ROUNDS = 200
CLOSE = 1e-10


class Shrunk(Finite):
    """One estimate after it was drawn to the mean."""

    value: float
    standard_error: float = Field(ge=0)  # of the true value, the mean and the variance between taken as known
    kept: float = Field(ge=0, le=1)  # share of its distance from the mean that it keeps


class Shrinkage(Finite):
    """The common mean, the variance between true values, and each value drawn to the mean."""

    pooled: Estimate  # n counts the estimates
    between: float | None = Field(ge=0)  # variance of the true values
    q: float | None  # Cochran's Q: about n - 1 when all differences are error
    values: tuple[Shrunk, ...] = ()
    why: Why | None = None


def shrink(
    values: Values,
    errors: Values,
    *,
    between: float | None = None,
    method: Literal["dersimonian_laird", "reml"] = "dersimonian_laird",
) -> Shrinkage:
    """Empirical Bayes: theta_i = M + B_i (X_i - M), B_i = t2 / (t2 + SE_i^2) (Efron & Morris 1975).

    The variance of theta_i is B_i SE_i^2. t2 is that of DerSimonian & Laird (1986), of REML (Viechtbauer 2005), or
    `between` where it is known from before, and never below 0: then all are drawn to the mean entirely. There is one
    mean for everybody: no parameter for groups exists. Raises ValueError for lists of different lengths and errors
    that are not above 0.
    """
    found, spread = vector(values), vector(errors)
    if len(found) != len(spread) or (spread <= 0).any():
        raise ValueError("each value has a standard error above 0")
    n = len(found)
    if (n < 2 and between is None) or n == 0:  # noqa: PLR2004 (a variance needs two)
        return Shrinkage(pooled=Estimate(value=None, n=n, why="too_few"), between=None, q=None, why="too_few")
    x, variances = [float(one) for one in found], [float(one) ** 2 for one in spread]
    fixed_mean, _fixed_weights = _pooled(x, variances, 0.0)
    q = fsum((one - fixed_mean) ** 2 / v for one, v in zip(x, variances, strict=True))
    t2 = between if between is not None else (_dl if method == "dersimonian_laird" else _reml)(x, variances, q)
    mean, weight = _pooled(x, variances, t2)
    error = 1 / sqrt(weight)
    return Shrinkage(
        pooled=Estimate(value=mean, n=n, standard_error=error, low=mean - 1.96 * error, high=mean + 1.96 * error),
        between=t2,
        q=q,
        values=tuple(_drawn(one, v, mean, t2) for one, v in zip(x, variances, strict=True)),
    )


def _pooled(x: list[float], variances: list[float], t2: float) -> tuple[float, float]:
    weights = [1 / (v + t2) for v in variances]
    total = fsum(weights)
    return fsum(w * one for w, one in zip(weights, x, strict=True)) / total, total


def _dl(_x: list[float], variances: list[float], q: float) -> float:
    weights = [1 / v for v in variances]
    total = fsum(weights)
    return max(0.0, (q - (len(variances) - 1)) / (total - fsum(w * w for w in weights) / total))


def _reml(x: list[float], variances: list[float], q: float) -> float:
    """Fisher scoring from the moment estimate."""
    t2 = _dl(x, variances, q)
    for _ in range(ROUNDS):
        mean, total = _pooled(x, variances, t2)
        squares = [1 / (v + t2) ** 2 for v in variances]
        sums = fsum(w * ((one - mean) ** 2 - v) for w, one, v in zip(squares, x, variances, strict=True))
        new = max(0.0, sums / fsum(squares) + 1 / total)
        if abs(new - t2) < CLOSE:
            return new
        t2 = new
    return t2


def _drawn(x: float, variance: float, mean: float, t2: float) -> Shrunk:
    kept = t2 / (t2 + variance)
    return Shrunk(value=mean + kept * (x - mean), standard_error=sqrt(kept * variance), kept=kept)
