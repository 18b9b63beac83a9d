"""The Rasch model by conditional maximum likelihood: difficulties of items without any assumption about persons."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from pydantic import Field

from rubric.statistics.arrays import Codes, Matrix, Rows, Vector, inverse, matrix, solved
from rubric.statistics.estimate import Finite, Why
from rubric.statistics.graph import components

ROUNDS = 50
CLOSE = 1e-9
FAR = 15.0  # logits: further apart, items have no bound
MOST = 120  # items: sums of products stay within floating point


class RaschItem(Finite):
    """One item, in logits."""

    difficulty: float  # around a mean of 0
    standard_error: float = Field(ge=0)


class RaschFit(Finite):
    n: int  # persons who got some right and some wrong: nobody else tells items apart
    why: Why | None = None
    items: tuple[RaschItem, ...] = ()
    log_likelihood: float | None = None  # conditional


class _Sums(NamedTuple):
    """Elementary symmetric functions of the easinesses: of all items, without one, without two."""

    whole: Vector
    without_one: Matrix
    without_two: Matrix


class _Group(NamedTuple):
    """Everybody who answered the same items and got some of them right and some wrong."""

    items: Codes
    right: Vector  # how many got each of these items right
    scores: Vector  # how many have each score, from 0


def rasch(responses: Rows) -> RaschFit:
    """Difficulties of items answered right (1) or wrong (0), persons x items (Andersen 1970; Newton's method).

    Items that a person was not asked are missing: forms that share items are put on one scale, and `why` is
    "disconnected" where they share none. An item that everybody or nobody got right has no finite difficulty: `why` is
    "boundless". Raises ValueError for anything but 0, 1 and missing, and for more than 120 items.
    """
    table = matrix(responses)
    count = table.shape[1]
    if not (np.isin(table, (0, 1)) | np.isnan(table)).all() or count > MOST:
        raise ValueError(f"answers are 0 or 1, to at most {MOST} items")
    groups = _groups(table)
    n = round(sum(float(one.scores.sum()) for one in groups))
    if n < 2 or count < 2:  # noqa: PLR2004 (a difference)
        return RaschFit(n=n, why="too_few")
    right, asked = np.zeros(count), np.zeros(count)
    for one in groups:
        right[one.items] += one.right
        asked[one.items] += one.scores.sum()
    if (right == 0).any() or (right == asked).any():
        return RaschFit(n=n, why="boundless")
    if len(components((int(one.items[0]), int(item)) for one in groups for item in one.items)) > 1:
        return RaschFit(n=n, why="disconnected")
    found = _newton(right, asked, groups)
    if found is None:
        return RaschFit(n=n, why="boundless")
    easiness, covariance = found
    errors = np.sqrt(np.diag(covariance))
    return RaschFit(
        n=n,
        items=tuple(
            RaschItem(difficulty=-float(one), standard_error=float(error))
            for one, error in zip(easiness, errors, strict=True)
        ),
        log_likelihood=float(right @ easiness)
        - sum(float(one.scores @ np.log(_symmetric(np.exp(easiness[one.items])).whole)) for one in groups),
    )


def _groups(table: Matrix) -> list[_Group]:
    asked = ~np.isnan(table)
    patterns, which = np.unique(asked, axis=0, return_inverse=True)
    found: list[_Group] = []
    for place, pattern in enumerate(patterns):
        items = np.flatnonzero(pattern)
        own = table[which.ravel() == place][:, items]
        scores = own.sum(axis=1)
        kept = (scores > 0) & (scores < len(items))
        if kept.any():
            times = np.bincount(scores[kept].astype(np.int64), minlength=len(items) + 1).astype(np.float64)
            found.append(_Group(items, own[kept].sum(axis=0), times))
    return found


def _newton(right: Vector, asked: Vector, groups: Sequence[_Group]) -> tuple[Vector, Matrix] | None:
    """Easinesses around a mean of 0, and their covariances; None where they run away."""
    count = len(right)
    shares = right / asked
    at = np.log(shares / (1 - shares))
    at -= at.mean()
    centre = np.full((count, count), 1 / count)
    curve = centre
    step = np.full(1, np.inf)
    rounds = 0
    while rounds < ROUNDS and np.abs(step).max() >= CLOSE and np.abs(at).max() <= FAR:
        rounds += 1
        expected, curve = np.zeros(count), np.zeros((count, count))
        for one in groups:
            own, information = _moments(np.exp(at[one.items]), one.scores)
            expected[one.items] += own
            curve[np.ix_(one.items, one.items)] += information
        step = solved(curve + centre, right - expected)
        step -= step.mean()
        at = at + step / max(1.0, float(np.abs(step).max()) / 2)
    return (at, inverse(curve + centre) - centre) if np.abs(at).max() <= FAR else None


def _moments(weights: Vector, groups: Vector) -> tuple[Vector, Matrix]:
    """Expected right answers to each item given the scores, and their covariances, which is the information."""
    sums = _symmetric(weights)
    one = np.zeros((len(weights), len(groups)))
    one[:, 1:] = weights[:, None] * sums.without_one / sums.whole[1:]
    both = np.zeros((len(weights), len(weights), len(groups)))
    both[:, :, 2:] = weights[:, None, None] * weights[None, :, None] * sums.without_two / sums.whole[2:]
    places = np.arange(len(weights))
    both[places, places] = one
    return one @ groups, both @ groups - (one * groups) @ one.T


def _symmetric(weights: Vector) -> _Sums:
    """By adding one item after the other to each sum that it belongs to (Verhelst, Glas & van der Sluis 1984)."""
    count = len(weights)
    whole = np.zeros(count + 1)
    one = np.zeros((count, count))
    two = np.zeros((count, count, count - 1))
    whole[0] = 1
    one[:, 0] = 1
    two[:, :, 0] = 1
    for item, weight in enumerate(weights):
        others = np.full(count, float(weight))
        others[item] = 0
        whole[1:] += weight * whole[:-1].copy()
        one[:, 1:] += others[:, None] * one[:, :-1].copy()
        pairs = np.minimum(others[:, None], others[None, :])
        two[:, :, 1:] += pairs[:, :, None] * two[:, :, :-1].copy()
    return _Sums(whole, one, two)
