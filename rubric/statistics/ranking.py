"""Who may truly be first, or among the first few, when every score has an error: places counted over draws."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rubric.statistics.arrays import Codes, Matrix, Values, Vector, vector

DRAWS = 10_000
BLOCK = 500_000  # numbers drawn at once: what fits the cache


def top_chances(
    means: Values,
    errors: Values,
    k: int = 1,
    *,
    common: Sequence[Sequence[float]] = (),
    draws: int = DRAWS,
    seed: int = 0,
) -> Vector:
    """For each, the share of draws of true values in which they are among the k highest; the shares sum to k.

    `means` and `errors` are those of normal posteriors that are independent of each other, in any unit. `common` has
    a row for each, of what they move by with one standard deviation of each thing that several of them share. Where k
    is the number of all or more, everybody is among them. Raises ValueError for lists of different lengths, errors
    below 0, and less than one draw or place.
    """
    middles, spreads = _checked(means, errors, draws, k)
    n = len(middles)
    if k >= n:
        return np.ones(n)
    counted = np.zeros(n, dtype=np.int64)
    for block in _drawn(middles, spreads, draws, seed, common):
        if k == 1:
            counted += np.bincount(block.argmax(axis=1), minlength=n)
        else:
            bound = np.partition(block, n - k, axis=1)[:, n - k]
            counted += (block >= bound[:, None]).sum(axis=0)
    return counted / draws


def place_chances(means: Values, errors: Values, *, draws: int = DRAWS, seed: int = 0) -> Matrix:
    """The share of draws in which each (row) takes each place (column 0: the highest); rows and columns sum to 1.

    Arguments and errors are those of `top_chances`.
    """
    middles, spreads = _checked(means, errors, draws, 1)
    n = len(middles)
    counted = np.zeros(n * n, dtype=np.int64)
    places = np.arange(n, dtype=np.int64)
    for block in _drawn(-middles, spreads, draws, seed):
        order: Codes = np.argsort(block, axis=1)
        counted += np.bincount((order * n + places).ravel(), minlength=n * n)
    return counted.reshape(n, n) / draws


def _checked(means: Values, errors: Values, draws: int, k: int) -> tuple[Vector, Vector]:
    middles, spreads = vector(means), vector(errors)
    if len(middles) != len(spreads) or not len(middles) or (spreads < 0).any() or draws < 1 or k < 1:
        raise ValueError("each mean has an error of at least 0, and there is at least one draw and one place")
    return middles, spreads


def _drawn(
    means: Vector, errors: Vector, draws: int, seed: int, common: Sequence[Sequence[float]] = ()
) -> Iterator[NDArray[np.float32]]:
    """Blocks of draws, one row for each; single precision tells places apart as well as double."""
    rng = np.random.default_rng(seed)
    middle, spread = (means - means.mean()).astype(np.float32), errors.astype(np.float32)
    moves = np.array(common, dtype=np.float32).T
    size = max(1, BLOCK // len(means))
    for start in range(0, draws, size):
        block = rng.standard_normal((min(size, draws - start), len(means)), dtype=np.float32)
        block *= spread
        block += middle
        if moves.size:
            block += rng.standard_normal((len(block), len(moves)), dtype=np.float32) @ moves
        yield block
