"""Krippendorff's alpha: agreement of any number of raters, beyond chance, with ratings missing."""

from typing import Literal, NamedTuple

import numpy as np

from rubric.statistics.arrays import Codes, Matrix, Rows, Vector, matrix
from rubric.statistics.estimate import CONFIDENCE, Estimate, none_because

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
VALUES = 2_000  # different values that are told apart; the table of coincidences has their square
SMALL = 64  # whole numbers in a range up to this are counted, not sorted
BLOCK = 5_000_000  # numbers held at once while resampling


def krippendorff_alpha(
    ratings: Rows, metric: Metric, *, resamples: int = 0, seed: int = 0, confidence: float = CONFIDENCE
) -> Estimate:
    """alpha = 1 - observed / expected disagreement, of a table with pieces of work in rows and raters in columns.

    Krippendorff (2011), Computing Krippendorff's Alpha-Reliability. Pieces with fewer than two ratings drop out; n
    counts those that are left. With `resamples`, the interval holds the middle of alphas over pieces of work drawn
    with replacement, their ratings kept together. Raises ValueError for ratio ratings below 0, and for more than 2,000
    different values: round them.
    """
    table = matrix(ratings)
    if metric == "ratio" and np.nanmin(table, initial=0) < 0:
        raise ValueError("ratings on a ratio scale are at least 0")
    values, codes = _coded(table)
    if len(values) > VALUES:
        raise ValueError(f"{len(values)} different values: round them to {VALUES} or fewer")
    units = _units(codes, len(values))
    if units.n == 0:
        return none_because("one_rater" if table.shape[1] < 2 else "no_overlap", 0)  # noqa: PLR2004
    value = _alpha(_coincidences(units, units.times[None])[0], values, metric)
    if value is None:
        return none_because("no_variance", units.n)
    if not resamples:
        return Estimate(value=value, n=units.n, confidence=confidence)
    low, high = _resampled(units, values, metric, resamples, seed, confidence)
    return Estimate(value=value, n=units.n, low=low, high=high, confidence=confidence)


def _coded(table: Matrix) -> tuple[Vector, Codes]:
    """The different values in order, and the place of each rating among them (-1: missing)."""
    known = ~np.isnan(table)
    given = table[known]
    codes = np.full(table.shape, -1, dtype=np.int64)
    if given.size == 0:
        return np.empty(0), codes
    low, high = float(given.min()), float(given.max())
    whole = high - low < SMALL and low == np.floor(low)
    shifted = (given - low).astype(np.int64) if whole else None
    if shifted is not None and bool((shifted + low == given).all()):
        seen = np.bincount(shifted, minlength=1) > 0
        codes[known] = (np.cumsum(seen) - 1)[shifted]
        return np.flatnonzero(seen).astype(np.float64) + low, codes
    values, places = np.unique(given, return_inverse=True)
    codes[known] = places
    return values, codes


class _Units(NamedTuple):
    """Pieces of work with at least two ratings: the different patterns of them, and how often each occurs."""

    counts: Matrix  # pattern x value
    times: Vector
    n: int


def _units(codes: Codes, values: int) -> _Units:
    n = len(codes)
    flat = np.arange(n)[:, None] * (values + 1) + (codes + 1)
    table = np.bincount(flat.ravel(), minlength=n * (values + 1)).reshape(n, values + 1)[:, 1:]
    table = table[table.sum(axis=1) > 1]
    base = codes.shape[1] + 1
    if values * np.log2(base) < 62:  # noqa: PLR2004 (a pattern fits into one whole number)
        marks = table @ (base ** np.arange(values, dtype=np.int64))
        _marks, first, times = np.unique(marks, return_index=True, return_counts=True)
        return _Units(table[first].astype(np.float64), times.astype(np.float64), len(table))
    return _Units(table.astype(np.float64), np.ones(len(table)), len(table))


def _coincidences(units: _Units, times: Matrix) -> Matrix:
    """For each row of `times` (how often each pattern counts) the table of values met together in one piece of work."""
    counts = units.counts
    values = counts.shape[1]
    shares = counts / (counts.sum(axis=1, keepdims=True) - 1)
    if len(times) == 1:
        found = (shares * times[0][:, None]).T @ counts
        found[np.diag_indices(values)] -= times[0] @ shares
        return found[None]
    pairs = shares[:, :, None] * counts[:, None, :]
    pairs[:, np.arange(values), np.arange(values)] -= shares
    return (times @ pairs.reshape(len(counts), -1)).reshape(len(times), values, values)


def _alpha(coincidences: Matrix, values: Vector, metric: Metric) -> float | None:
    """None where all ratings are alike."""
    totals = coincidences.sum(axis=1)
    differences = _differences(totals, values, metric)
    expected = float(totals @ differences @ totals) / (float(totals.sum()) - 1)
    return None if expected <= 0 else 1 - float((coincidences * differences).sum()) / expected


def _differences(totals: Vector, values: Vector, metric: Metric) -> Matrix:
    """The squared difference of each two values in the metric."""
    if metric == "nominal":
        return 1 - np.eye(len(values))
    if metric == "ordinal":
        middles = np.cumsum(totals) - totals / 2
        return np.subtract.outer(middles, middles) ** 2
    apart = np.subtract.outer(values, values)
    if metric == "interval":
        return apart**2
    sums = np.add.outer(values, values)
    return np.divide(apart, sums, out=np.zeros_like(apart), where=sums > 0) ** 2


def _resampled(
    units: _Units, values: Vector, metric: Metric, resamples: int, seed: int, confidence: float
) -> tuple[float, float] | tuple[None, None]:
    rng = np.random.default_rng(seed)
    block = max(1, min(resamples, BLOCK // len(values) ** 2))
    alphas: list[float] = []
    for start in range(0, resamples, block):
        times = rng.multinomial(units.n, units.times / units.n, size=min(block, resamples - start))
        drawn = _coincidences(units, times.astype(np.float64))
        alphas += [alpha for one in drawn if (alpha := _alpha(one, values, metric)) is not None]
    if not alphas:
        return None, None
    low, high = np.quantile(alphas, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)
