"""The cheapest way to meet several linear demands at once."""

from collections.abc import Sequence

import numpy as np

from rubric.statistics.arrays import Matrix, Vector, matrix, vector

NIL = 1e-9  # what counts as nothing, in a table whose entries are about 1


def cheapest(costs: Sequence[float], demands: Sequence[Sequence[float]], least: Sequence[float]) -> Vector | None:
    """The x >= 0 with the least sum of costs x among those with demands x >= least; None where no x meets them all.

    The dual simplex of Lemke (1954), which may begin with x = 0 because no cost is negative (ValueError otherwise).
    Ties go to the first in the order of the variables (Bland 1977), so that it ends.
    """
    price, table, bound = vector(costs), matrix(demands, missing=False), vector(least)
    if (price < 0).any():
        raise ValueError("a cost is at least 0")
    rows, columns = table.shape
    body = np.hstack([-table, np.eye(rows), -bound[:, None]])
    prices = np.concatenate([price, np.zeros(rows)])
    basis = list(range(columns, columns + rows))
    while short := [row for row in range(rows) if body[row, -1] < -NIL]:
        row = min(short, key=basis.__getitem__)
        entering = _entering(prices, body[row, :-1])
        if entering is None:
            return None
        prices = _pivoted(body, prices, row, entering)
        basis[row] = entering
    found = np.zeros(columns + rows)
    found[basis] = body[:, -1]
    return found[:columns]


def _entering(prices: Vector, row: Vector) -> int | None:
    """The variable that may enter for the least rise in price."""
    usable = np.flatnonzero(row < -NIL)
    if not len(usable):
        return None
    rises = prices[usable] / -row[usable]
    return int(usable[np.flatnonzero(rises <= rises.min() + NIL)[0]])


def _pivoted(body: Matrix, prices: Vector, row: int, entering: int) -> Vector:
    """Let a variable enter at a row of `body`, in place; the prices that are left."""
    body[row] /= body[row, entering]
    others = np.arange(len(body)) != row
    body[others] -= np.outer(body[others, entering], body[row])
    return prices - prices[entering] * body[row, :-1]
