"""Kappa: agreement on categories beyond chance, of two raters or of several."""

from typing import Literal

import numpy as np

from rubric.statistics.arrays import Matrix, Rows, counts, matrix
from rubric.statistics.estimate import CONFIDENCE, Estimate, none_because
from rubric.statistics.quantiles import t_quantile, two_sided

Weights = Literal["none", "linear", "quadratic"]


def cohen_kappa(table: Rows, weights: Weights | Rows = "none", confidence: float = CONFIDENCE) -> Estimate:
    """Kappa of two raters from their cross-table (rows: the first, columns: the second), weighted or not.

    Cohen (1960); weighted, Cohen (1968). `weights` of one's own are disagreements, 0 where the two agree. Cells are
    counts, or shares times n. The standard error is that of Fleiss, Cohen & Everitt (1969) and makes the interval. n
    counts what both rated. Raises ValueError for a table that is not square or has cells below 0, and for weights of
    another shape, below 0 or all 0.
    """
    found = matrix(table, missing=False)
    size = len(found)
    if found.shape != (size, size) or (found < 0).any():
        raise ValueError("a cross-table of two raters is square and holds no numbers below 0")
    total = float(found.sum())
    n = round(total)
    if n == 0:
        return none_because("no_overlap", 0)
    agreement = _agreement(weights, size)
    shares = found / total
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, expected = float((shares * agreement).sum()), float(rows @ agreement @ columns)
    if expected >= 1:
        return none_because("no_variance", n)
    value = (observed - expected) / (1 - expected)
    by_row, by_column = agreement @ columns, rows @ agreement
    spread = agreement - (by_row[:, None] + by_column[None]) * (1 - value)
    variance = float((shares * spread**2).sum()) - (value - expected * (1 - value)) ** 2
    error = float(np.sqrt(max(0.0, variance) / total)) / (1 - expected)
    return _with_error(value, n, error, two_sided(confidence), confidence)


def _agreement(weights: Weights | Rows, size: int) -> Matrix:
    """Agreement of each two categories, 1 for the same and 0 for the furthest apart."""
    if isinstance(weights, str):
        apart = np.abs(np.subtract.outer(np.arange(size), np.arange(size))).astype(np.float64)
        away = {"none": (apart > 0).astype(np.float64), "linear": apart, "quadratic": apart**2}[weights]
        return 1 - away / max(1.0, float(away.max()))
    away = matrix(weights, missing=False)
    if away.shape != (size, size) or (away < 0).any() or not (away > 0).any():
        raise ValueError("weights of disagreement have the shape of the table, are at least 0 and not all 0")
    return 1 - away / away.max()


def _with_error(value: float, n: int, error: float, z: float, confidence: float) -> Estimate:
    """The value with value +- z SE, as far as agreement can go."""
    low, high = max(-1.0, value - z * error), min(1.0, value + z * error)
    return Estimate(value=value, n=n, standard_error=error, low=low, high=high, confidence=confidence)


def fleiss_kappa(table: Rows, confidence: float = CONFIDENCE) -> Estimate:
    """Kappa of several raters, who need not be the same: `table` counts ratings by piece of work (row) and category.

    Fleiss (1971); of one category, its column beside the sum of the others. Pieces with one rating add to the chance of
    a category alone. The standard error is Gwet's (2008, Br. J. Math. Stat. Psychol. 61:29), over pieces of work; t
    makes the interval. n counts pieces with two ratings or more. Raises ValueError for cells that are no counts.
    """
    found = counts(table)
    found = found[found.sum(axis=1) > 0]
    ratings = found.sum(axis=1)
    several = ratings > 1
    n = int(several.sum())
    if n == 0:
        return none_because("no_overlap", 0)
    chances = (found / ratings[:, None]).mean(axis=0)
    expected = float(chances @ chances)
    if expected >= 1 - 1e-12:
        return none_because("no_variance", n)
    own = np.zeros(len(found))
    own[several] = (found[several] * (found[several] - 1)).sum(axis=1) / (ratings * (ratings - 1))[several]
    value = (float(own.sum()) / n - expected) / (1 - expected)
    if n < 2:  # noqa: PLR2004 (no spread of one)
        return Estimate(value=value, n=n, confidence=confidence)
    pieces = len(found)
    each = np.where(several, pieces / n * (own - expected), 0.0) / (1 - expected)
    each -= 2 * (1 - value) * ((found / ratings[:, None]) @ chances - expected) / (1 - expected)
    error = float(np.sqrt(((each - value) ** 2).sum() / (pieces * (pieces - 1))))
    return _with_error(value, n, error, t_quantile((1 + confidence) / 2, pieces - 1), confidence)
