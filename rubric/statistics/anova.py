"""The mean squares of a table of ratings, pieces of work by raters."""

from rubric.statistics.arrays import Matrix
from rubric.statistics.estimate import Finite

EXACT = 1e-12  # of the sum of squares: what rounding leaves of a zero


class MeanSquares(Finite):
    """Of a two-way table: between rows, within rows, between columns, and what is left (error)."""

    between: float
    within: float
    raters: float
    error: float


def mean_squares(table: Matrix) -> MeanSquares:
    """Mean squares of a complete table of n >= 2 rows by k >= 2 columns (Shrout & Fleiss 1979, Table 1).

    What rounding leaves of a sum of squares that is zero is taken as zero.
    """
    n, k = table.shape
    deviations = table - table.mean()
    rows, columns = deviations.mean(axis=1), deviations.mean(axis=0)
    total = float((deviations * deviations).sum())
    between, raters = k * float(rows @ rows), n * float(columns @ columns)
    floor = EXACT * (total + table.size * float(table.mean()) ** 2 * EXACT)
    between, raters = (0.0 if one <= floor else one for one in (between, raters))
    within, error = (0.0 if one <= floor else one for one in (total - between, total - between - raters))
    return MeanSquares(
        between=between / (n - 1),
        within=within / (n * (k - 1)),
        raters=raters / (k - 1),
        error=error / ((n - 1) * (k - 1)),
    )
