"""Whether an order holds when its weights are drawn anew around those given."""

from collections.abc import Sequence

import numpy as np

from rubric.statistics.arrays import matrix, vector

ALIKE = 1e-6  # points that make no order


def kept_orders(
    scores: Sequence[Sequence[float]], weights: Sequence[float], concentration: float, draws: int, seed: int
) -> float:
    """The share of drawn weights under which nobody overtakes anybody; rows of `scores` are people, best first.

    Weights are drawn from a Dirichlet distribution around `weights`, which sum to 1: the higher the concentration, the
    closer. Raises ValueError for weights that are not above 0, or as many as a person has scores.
    """
    table, shares = matrix(scores, missing=False), vector(weights)
    if (shares <= 0).any() or len(shares) != table.shape[1]:
        raise ValueError("each score has a weight above 0")
    drawn = np.random.default_rng(seed).dirichlet(concentration * shares, size=draws)
    fits = drawn @ table.T
    return float((np.diff(fits, axis=1) <= ALIKE).all(axis=1).mean())
