"""What each weight truly counts for."""

from collections.abc import Mapping, Sequence
from math import fsum

from rubric.model import POINTS
from rubric.record import CLOSE

SEVERAL = 10  # people below which the spread of scores, and with it what a weight truly counts for, is chance


def effective_weights(weights: Mapping[str, float], scores: Sequence[Mapping[str, float]]) -> dict[str, float] | None:
    """Of 100, how much of the differences in fit each competency makes: w_k Cov(X_k, F) / Var(F) (Guion 1998).

    A competency in which all do alike decides nothing, whatever its weight. `scores` has one entry for each person,
    with every weighted competency; None for fewer than 10 people, or when their fits are all alike. A competency
    that runs against the others can count for less than nothing.
    """
    if len(scores) < SEVERAL:
        return None
    total = fsum(weights.values())
    shares = {one: weight / total for one, weight in weights.items()}
    fits = [fsum(share * own[one] for one, share in shares.items()) for own in scores]
    middle = fsum(fits) / len(fits)
    spread = fsum((one - middle) ** 2 for one in fits)
    if spread < CLOSE:
        return None
    return {
        one: POINTS * share * fsum(own[one] * (fit - middle) for own, fit in zip(scores, fits, strict=True)) / spread
        for one, share in shares.items()
    }
