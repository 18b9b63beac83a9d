"""Shares with honest intervals, and the exact test of two of them: for rates of passing, of options, of selection."""

from math import exp, fsum, lgamma, sqrt

from pydantic import Field

from rubric.statistics.arrays import Rows, counts
from rubric.statistics.estimate import CONFIDENCE, Estimate, Finite, Why, none_because
from rubric.statistics.quantiles import two_sided

ALIKE = 1e-7  # relative: tables as likely as the observed one are counted with it, as in R's fisher.test


class Fisher(Finite):
    """Fisher's exact test of a table of two rows and two columns."""

    n: int
    two_sided: float = Field(ge=0, le=1)  # P of tables no likelier than this one
    greater: float = Field(ge=0, le=1)  # P of a first cell at least as large
    less: float = Field(ge=0, le=1)
    odds_ratio: float | None  # conditional maximum likelihood, not the cross-product of the cells
    why: Why | None = None  # there is no odds ratio


def wilson(successes: int, n: int, confidence: float = CONFIDENCE) -> Estimate:
    """A share with the score interval of Wilson (1927), which stays within 0..1 (Newcombe 1998a, method 3).

    Raises ValueError unless 0 <= successes <= n.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    if n == 0:
        return none_because("too_few", 0)
    p, z = successes / n, two_sided(confidence)
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (max(0.0, middle - half) / (1 + z * z / n), min(1.0, (middle + half) / (1 + z * z / n)))
    return Estimate(
        value=p,
        n=n,
        standard_error=sqrt(p * (1 - p) / n),
        low=0.0 if successes == 0 else low,
        high=1.0 if successes == n else high,
        confidence=confidence,
    )


def newcombe(first: tuple[int, int], second: tuple[int, int], confidence: float = CONFIDENCE) -> Estimate:
    """The difference of two shares, given as (successes, n), with the interval of Newcombe (1998b), method 10.

    n counts both. Raises ValueError unless 0 <= successes <= n in each.
    """
    one, other = wilson(*first, confidence), wilson(*second, confidence)
    n = first[1] + second[1]
    if one.value is None or other.value is None:
        return none_because("too_few", n)
    assert one.low is not None and one.high is not None  # noqa: PT018 (a share has both ends)
    assert other.low is not None and other.high is not None  # noqa: PT018
    difference = one.value - other.value
    return Estimate(
        value=difference,
        n=n,
        low=difference - sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2),
        high=difference + sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2),
        confidence=confidence,
    )


def rate_ratio(first: tuple[int, int], second: tuple[int, int], confidence: float = CONFIDENCE) -> Estimate:
    """The ratio of two shares, given as (successes, n), with the interval on its logarithm (Katz et al. 1978).

    n counts both. Raises ValueError unless 0 <= successes <= n in each.
    """
    one, other = wilson(*first, confidence), wilson(*second, confidence)
    n = first[1] + second[1]
    if one.value is None or other.value is None:
        return none_because("too_few", n)
    if not (one.value and other.value):
        return none_because("boundless", n)
    value, half = one.value / other.value, two_sided(confidence) * sqrt(fsum(1 / s - 1 / n for s, n in (first, second)))
    return Estimate(value=value, n=n, low=value * exp(-half), high=value * exp(half), confidence=confidence)


def fisher_exact(table: Rows) -> Fisher:
    """Fisher's (1935) exact test of a table of counts, two rows by two columns.

    The odds ratio is the conditional maximum-likelihood one, and None where a margin or the cells leave it without a
    bound. Raises ValueError for another shape or cells that are no counts.
    """
    found = counts(table)
    if found.shape != (2, 2):
        raise ValueError("Fisher's exact test here is for two rows and two columns")
    a, b, c, d = (int(one) for one in found.ravel())
    low, high = max(0, a - d), min(a + b, a + c)
    logs = _log_chances(a, b, c, d)
    chances = _shares(logs, 0.0, low)
    ratio = None if a in (low, high) else _conditional_ratio(logs, low, a)
    return Fisher(
        n=a + b + c + d,
        two_sided=_no_likelier(chances, a - low),
        greater=min(1.0, fsum(chances[a - low :])),
        less=min(1.0, fsum(chances[: a - low + 1])),
        odds_ratio=ratio,
        why="boundless" if ratio is None else None,
    )


def fisher_p(first: tuple[int, int], second: tuple[int, int]) -> float:
    """The two-sided P of the same test for two groups given as (successes, n), without the rest."""
    (a, m), (c, n) = first, second
    chances = _shares(_log_chances(a, m - a, c, n - c), 0.0, 0)
    return _no_likelier(chances, a - max(0, a - n + c))


def _log_chances(a: int, b: int, c: int, d: int) -> list[float]:
    """For every first cell that the margins allow, from the lowest."""
    return [_log_chance(x, a + b, c + d, a + c) for x in range(max(0, a - d), min(a + b, a + c) + 1)]


def _no_likelier(chances: list[float], place: int) -> float:
    return min(1.0, fsum(one for one in chances if one <= chances[place] * (1 + ALIKE)))


def _log_chance(x: int, row: int, other_row: int, column: int) -> float:
    """log of the hypergeometric chance of x in the first cell, up to what is common to all x."""
    return -fsum(lgamma(one + 1) for one in (x, row - x, column - x, other_row - column + x))


def _shares(logs: list[float], log_ratio: float, low: int) -> list[float]:
    """Chances of low, low + 1, ... under an odds ratio; they sum to 1."""
    tilted = [one + log_ratio * (low + i) for i, one in enumerate(logs)]
    top = max(tilted)
    weights = [exp(one - top) for one in tilted]
    total = fsum(weights)
    return [one / total for one in weights]


def _conditional_ratio(logs: list[float], low: int, observed: int) -> float:
    """The odds ratio under which the mean of the first cell is the observed one, by bisection on its logarithm."""
    left, right = -50.0, 50.0
    for _ in range(100):
        middle = (left + right) / 2
        mean = fsum((low + i) * share for i, share in enumerate(_shares(logs, middle, low)))
        left, right = (middle, right) if mean < observed else (left, middle)
    return exp((left + right) / 2)
