"""Weights while somebody is still moving them: how far they are from 100, and how to share them out."""

from collections.abc import Collection, Mapping

from rubric.model import POINTS


def total(weights: Mapping[str, float]) -> float:
    return sum(weights.values())


def missing(weights: Mapping[str, float]) -> float:
    """Points still to be given; negative when there are too many."""
    return POINTS - total(weights)


def carried_by(weights: Mapping[str, float], competencies: Collection[str]) -> float:
    """The points that lie on some of the competencies."""
    return sum(weight for competency, weight in weights.items() if competency in competencies)


def shared_out(weights: Mapping[str, float]) -> dict[str, float]:
    """Whole points that sum to 100 in the same proportions; equal ones when all weights are 0.

    Largest remainders: everybody gets the whole part of their share, the points left over go to the largest rests,
    the earlier competency first where rests are equal.
    """
    given = total(weights)
    exact = {one: (weight / given if given else 1 / len(weights)) * POINTS for one, weight in weights.items()}
    whole = {one: float(int(share)) for one, share in exact.items()}
    left_over = round(POINTS - sum(whole.values()))
    for one in sorted(exact, key=lambda name: whole[name] - exact[name])[:left_over]:
        whole[one] += 1
    return whole
