"""What a comparison draws at random; apart from it, so that numpy is loaded when somebody compares and not before."""

from collections.abc import Sequence

import numpy as np

from rubric.record import CLOSE


def firsts(means: Sequence[float], deviations: Sequence[float], times: int, seed: int) -> list[float]:
    """How often each is highest among `times` draws of normal values; shares that sum to 1, in the order given."""
    drawn = np.random.default_rng((seed, 0)).normal(means, deviations, size=(times, len(means)))
    return (np.bincount(drawn.argmax(axis=1), minlength=len(means)) / times).tolist()


def order_kept(
    scores: Sequence[Sequence[float]], weights: Sequence[float], concentration: float, times: int, seed: int
) -> float:
    """The share, 0..1, of weights drawn around the given ones under which each row stays at or above the next.

    `scores` has one row for each person, highest first, and in each row one value for each weight. The weights are
    drawn from a Dirichlet distribution of this concentration.
    """
    shares = np.array(weights) / np.sum(weights)
    drawn = np.random.default_rng((seed, 1)).dirichlet(concentration * shares, size=times)
    fits = drawn @ np.array(scores).T
    return float((np.diff(fits, axis=1) <= CLOSE).all(axis=1).mean())
