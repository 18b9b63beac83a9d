"""Agreement of orders: two of them (Kendall's tau-b, Spearman's rho), and several (Kendall's W)."""

from math import atanh, sqrt, tanh

import numpy as np
from pydantic import Field

from rubric.statistics.arrays import Matrix, Rows, Values, Vector, matrix, vector
from rubric.statistics.estimate import CONFIDENCE, Estimate, Finite, none_because
from rubric.statistics.quantiles import chi2_above, normal_two_sided, two_sided

EXACT_UP_TO = 60  # pairs of values for which the exact distribution is counted out, without ties


class Tau(Finite):
    """Kendall's tau-b, with the two-sided P of an order as far from none."""

    tau: Estimate
    p: float | None = Field(ge=0, le=1)
    exact: bool


class Concordance(Finite):
    """Kendall's W, 0..1, with its chi-square test: n - 1 degrees of freedom."""

    w: Estimate
    raters: int
    chi2: float | None
    p: float | None


def kendall_tau(x: Values, y: Values, confidence: float = CONFIDENCE) -> Tau:
    """tau-b of two lists (Kendall 1945): concordant minus discordant pairs over the pairs tied in neither.

    P is exact up to 60 values without ties, and otherwise normal with the variance for ties (Kendall 1970). The
    interval is Fieller's (Fieller, Hartley & Pearson 1957: var of atanh tau = .437/(n - 4)). n counts the values.
    Raises ValueError for lists of different lengths.
    """
    one, other = vector(x), vector(y)
    if len(one) != len(other):
        raise ValueError("two lists of one length are needed")
    n = len(one)
    if n < 2:  # noqa: PLR2004 (a pair)
        return Tau(tau=none_because("too_few", n), p=None, exact=False)
    surplus = _surplus(one, other)
    ties = _ties(one), _ties(other)
    pairs = n * (n - 1) / 2
    bottom = sqrt((pairs - sum(t * (t - 1) / 2 for t in ties[0])) * (pairs - sum(t * (t - 1) / 2 for t in ties[1])))
    if bottom == 0:
        return Tau(tau=none_because("no_variance", n), p=None, exact=False)
    exact = n <= EXACT_UP_TO and not (ties[0] or ties[1])
    p = _exact_p(n, surplus) if exact else normal_two_sided(surplus / sqrt(_variance(n, *ties)))
    tau = _fisher_z(surplus / bottom, n, 0.437 / (n - 4) if n > 4 else None, confidence)  # noqa: PLR2004 (n - 4)
    return Tau(tau=tau, p=p, exact=exact)


def _surplus(one: Vector, other: Vector) -> int:
    """Concordant minus discordant pairs."""
    return sum(
        int((np.sign(one[i + 1 :] - one[i]) * np.sign(other[i + 1 :] - other[i])).sum()) for i in range(len(one) - 1)
    )


def _ties(values: Vector) -> list[int]:
    """How many share each value that occurs more than once."""
    times = np.unique(values, return_counts=True)[1]
    return [int(one) for one in times if one > 1]


def _exact_p(n: int, surplus: int) -> float:
    """Two-sided: orders of n by their number of inversions, counted out."""
    inversions = n * (n - 1) // 2
    ways = [1]
    for size in range(2, n + 1):
        summed = [0]
        for one in ways:
            summed.append(summed[-1] + one)
        top = len(ways) - 1 + size - 1
        ways = [
            summed[min(k, len(ways) - 1) + 1] - summed[max(0, k - size + 1)] if max(0, k - size + 1) < len(ways) else 0
            for k in range(top + 1)
        ]
    fewest = (inversions - abs(surplus)) // 2
    return min(1.0, 2 * (sum(ways[: fewest + 1]) / sum(ways)))


def _variance(n: int, one: list[int], other: list[int]) -> float:
    """Of concordant minus discordant pairs when there is no order, with ties (Kendall 1970, section 4.9)."""

    def v(t: int) -> int:
        return t * (t - 1) * (2 * t + 5)

    first = (v(n) - sum(map(v, one)) - sum(map(v, other))) / 18
    pairs = [sum(t * (t - 1) for t in group) for group in (one, other)]
    triples = [sum(t * (t - 1) * (t - 2) for t in group) for group in (one, other)]
    third = triples[0] * triples[1] / (9 * n * (n - 1) * (n - 2)) if n > 2 else 0.0  # noqa: PLR2004 (three of them)
    return first + pairs[0] * pairs[1] / (2 * n * (n - 1)) + third


def _fisher_z(value: float, n: int, variance: float | None, confidence: float) -> Estimate:
    """The interval tanh(atanh v +- z sqrt(variance)); none for a variance that is not known, or a value of 1."""
    if variance is None or abs(value) >= 1:
        return Estimate(value=value, n=n, confidence=confidence)
    half = two_sided(confidence) * sqrt(variance)
    low, high = tanh(atanh(value) - half), tanh(atanh(value) + half)
    return Estimate(value=value, n=n, low=low, high=high, confidence=confidence)


def spearman_rho(x: Values, y: Values, confidence: float = CONFIDENCE) -> Estimate:
    """Spearman's (1904) correlation of ranks, ties at their mean rank, with the interval of Fieller et al. (1957).

    var of atanh rho = 1.06/(n - 3). n counts the values. Raises ValueError for lists of different lengths.
    """
    one, other = vector(x), vector(y)
    if len(one) != len(other):
        raise ValueError("two lists of one length are needed")
    n = len(one)
    if n < 2:  # noqa: PLR2004 (an order needs two)
        return none_because("too_few", n)
    ranks = _mean_ranks(np.stack([one, other]))
    ranks -= ranks.mean(axis=1, keepdims=True)
    bottom = sqrt(float((ranks[0] @ ranks[0]) * (ranks[1] @ ranks[1])))
    if bottom == 0:
        return none_because("no_variance", n)
    rho = max(-1.0, min(1.0, float(ranks[0] @ ranks[1]) / bottom))
    return _fisher_z(rho, n, 1.06 / (n - 3) if n > 3 else None, confidence)  # noqa: PLR2004 (n - 3 is below it)


def kendall_w(ratings: Rows) -> Concordance:
    """W of a table, raters in rows and what they rank in columns, ties at their mean rank (Kendall & Smith 1939).

    n counts what is ranked. The chi-square m(n - 1)W is Friedman's. Raises ValueError for a missing rating: a ranking
    is whole.
    """
    table = matrix(ratings, missing=False)
    m, n = table.shape
    if m < 2 or n < 2:  # noqa: PLR2004 (agreement needs two)
        return _no_concordance(none_because("one_rater" if m < 2 else "too_few", n), m)  # noqa: PLR2004
    ranked = _mean_ranks(table)
    sums = ranked.sum(axis=0)
    ties = sum(t**3 - t for row in table for t in _ties(row))
    bottom = m * m * (n**3 - n) - m * ties
    if bottom == 0:
        return _no_concordance(none_because("no_variance", n), m)
    w = min(1.0, 12 * float(((sums - sums.mean()) ** 2).sum()) / bottom)
    chi2 = m * (n - 1) * w
    return Concordance(w=Estimate(value=w, n=n), raters=m, chi2=chi2, p=chi2_above(chi2, n - 1))


def _no_concordance(none: Estimate, m: int) -> Concordance:
    return Concordance(w=none, raters=m, chi2=None, p=None)


def _mean_ranks(table: Matrix) -> Matrix:
    """Ranks from 1 within each row, ties at the mean of their places."""
    below = (table[:, None, :] < table[:, :, None]).sum(axis=2)
    same = (table[:, None, :] == table[:, :, None]).sum(axis=2)
    return below + (same + 1) / 2
