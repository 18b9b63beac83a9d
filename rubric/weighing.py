"""How much the weights decide: what each truly counts for, and the smallest change that puts somebody else first."""

from collections.abc import Mapping, Sequence
from math import fsum

from pydantic import Field

from rubric.model import POINTS
from rubric.record import CLOSE, Record

SEVERAL = 10  # people below which the spread of scores, and with it what a weight truly counts for, is chance


class Swap(Record):
    """One weight that, moved this far while the others keep their proportions, makes the second the first."""

    competency_id: str
    weight: float = Field(ge=0, le=100)  # of 100, among what is compared
    needed: float = Field(ge=0, le=100)
    first: str
    second: str

    @property
    def change(self) -> float:
        """Points of 100, up or down."""
        return abs(self.needed - self.weight)


def smallest_swap(
    weights: Mapping[str, float], first: tuple[str, Mapping[str, float]], second: tuple[str, Mapping[str, float]]
) -> Swap | None:
    """The smallest change of one weight after which `second` is level with `first`; None where no single one does it.

    Each of the two is an id with its scores. With difference d_k between their scores, shares w_k, and the others
    scaled to 1 - w, the fits are level at w = a / (a - d_k), where a is the mean difference of the others.
    """
    total = fsum(weights.values())
    shares = {one: weight / total for one, weight in weights.items()}
    apart = {one: first[1][one] - second[1][one] for one in shares}
    found: list[Swap] = []
    for one, share in shares.items():
        if share >= 1 - CLOSE:
            continue
        others = fsum(shares[other] * apart[other] for other in shares if other != one) / (1 - share)
        if abs(others - apart[one]) < CLOSE:
            continue
        needed = others / (others - apart[one])
        if CLOSE < needed < 1 - CLOSE:  # beyond it there is room to overtake
            found.append(
                Swap(
                    competency_id=one,
                    weight=POINTS * share,
                    needed=POINTS * needed,
                    first=first[0],
                    second=second[0],
                )
            )
    return min(found, key=lambda one: one.change, default=None)


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
