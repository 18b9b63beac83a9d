"""Arrays of ratings: made from rows with None, and refused where the shape is wrong."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Codes = NDArray[np.int64]
Rows = Matrix | Sequence[Sequence[float | None]]
Values = Vector | Sequence[float]


def matrix(rows: Rows, *, missing: bool = True) -> Matrix:
    """A table of numbers with NaN for None, or the array that was given.

    Raises ValueError for rows of different lengths, an empty table, infinite numbers, and, unless `missing` is
    allowed, for a cell without a number.
    """
    try:
        found = np.asarray(rows, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError("a table has rows of one length, with numbers or None") from error
    if found.ndim != 2 or found.size == 0:  # noqa: PLR2004 (rows and columns)
        raise ValueError(f"a table has rows and columns; this has the shape {found.shape}")
    if np.isinf(found).any():
        raise ValueError("a table holds finite numbers")
    if not missing and np.isnan(found).any():
        raise ValueError("this table may not have empty cells")
    return found


def vector(values: Values) -> Vector:
    """Numbers in a row. Raises ValueError for anything else, and for NaN or infinity."""
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 1 or not np.isfinite(found).all():
        raise ValueError("a list of finite numbers is needed")
    return found


def counts(table: Rows) -> Matrix:
    """A table of counts. Raises ValueError for a cell that is empty, negative or not whole."""
    found = matrix(table, missing=False)
    if (found < 0).any() or (found != np.rint(found)).any():
        raise ValueError("counts are whole numbers from 0")
    return found


def complete(table: Matrix) -> Matrix:
    """The rows without a missing value."""
    missing = np.isnan(table)
    return table[~missing.any(axis=1)] if missing.any() else table


def inverse(table: Matrix) -> Matrix:
    """The inverse of a table of full rank."""
    return np.asarray(np.linalg.inv(table), dtype=np.float64)


def solved(table: Matrix, right: Vector) -> Vector:
    """x with table x = right, for a table of full rank."""
    return np.asarray(np.linalg.solve(table, right), dtype=np.float64)
