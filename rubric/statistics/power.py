"""How likely Fisher's exact test is to notice a difference of two rates: what "not significant" is worth."""

import numpy as np

from rubric.statistics.arrays import Codes, Vector
from rubric.statistics.proportions import ALIKE

REACH = 6.0  # standard deviations around a mean beyond which nothing happens (a share below 1e-8)


def fisher_power(first: tuple[float, int], second: tuple[float, int], level: float = 0.05) -> float:
    """The chance that the two-sided test of two groups, given as (true rate, n), has a P of at most `level`.

    Exact: summed over all pairs of counts (Bennett & Hsu 1960). Raises ValueError for an empty group or a rate outside
    0..1.
    """
    (p, m), (q, n) = first, second
    if not (0 <= p <= 1 and 0 <= q <= 1 and m > 0 and n > 0):
        raise ValueError("each group has somebody in it, and a rate between 0 and 1")
    logs = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, m + n + 1)))))  # of the factorials
    (x, px), (y, py) = _binomial(p, m, logs), _binomial(q, n, logs)
    noticed = 0.0
    for total in range(int(x[0] + y[0]), int(x[-1] + y[-1]) + 1):
        low, high = max(0, total - n), min(m, total)
        kept = range(max(low, int(x[0]), total - int(y[-1])), min(high, int(x[-1]), total - int(y[0])) + 1)
        significant = _two_sided(np.arange(low, high + 1), total, m, n, logs) <= level
        here = slice(kept.start - int(x[0]), kept.stop - int(x[0]))
        there = total - np.arange(kept.start, kept.stop) - int(y[0])
        noticed += float((px[here] * py[there] * significant[kept.start - low : kept.stop - low]).sum())
    return min(1.0, noticed)


def _binomial(p: float, n: int, logs: Vector) -> tuple[Codes, Vector]:
    """The counts that happen at all, and their chances."""
    half = REACH * np.sqrt(n * p * (1 - p)) + 1
    counts = np.arange(max(0, int(n * p - half)), min(n, int(n * p + half) + 1) + 1)
    sure, never = np.log(np.maximum([p, 1 - p], 1e-300))  # a rate of 0 or 1 has no logarithm
    logged = logs[n] - logs[counts] - logs[n - counts] + counts * sure + (n - counts) * never
    return counts, np.exp(logged)


def _two_sided(x: Codes, total: int, m: int, n: int, logs: Vector) -> Vector:
    """P of each first count x under its margins: of all tables no likelier than it."""
    logged = -(logs[x] + logs[m - x] + logs[total - x] + logs[n - total + x])
    chances = np.exp(logged - logged.max())
    chances /= chances.sum()
    order = np.sort(chances)
    below = np.concatenate(([0.0], np.cumsum(order)))
    return below[np.searchsorted(order, chances * (1 + ALIKE), side="right")]
