"""The two-parameter logistic model by marginal maximum likelihood, for banks with hundreds of answers to each item."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from rubric.statistics.arrays import Matrix, Rows, Vector, matrix
from rubric.statistics.estimate import Finite, Why

NODES, SPAN = 31, 5.5  # points of the ability scale, -5.5 .. 5.5 standard deviations
CLOSE = 5e-5  # change of a parameter in one step of the algorithm
ROUNDS = 1_000
STEEPEST = 0.7  # change of a slope in one step of Newton
FEW = 100  # persons below which slopes are noise: 12 items and 30 persons give slopes of 5
Single = NDArray[np.float32]


class CalibratedItem(Finite):
    """P(right) = 1 / (1 + exp(-a (ability - b))), ability standard normal."""

    discrimination: float  # a
    difficulty: float  # b
    discrimination_error: float = Field(ge=0)
    difficulty_error: float = Field(ge=0)


class Calibration(Finite):
    n: int  # persons
    why: Why | None = None
    items: tuple[CalibratedItem, ...] = ()
    log_likelihood: float | None = None
    rounds: int = 0


class _Data(NamedTuple):
    right: Single  # persons x items, 0 where missing
    seen: Single | None  # persons x items; None: everything
    nodes: Vector
    log_weights: Single


class _Step(NamedTuple):
    parameters: Vector  # slopes, then intercepts
    log_likelihood: float


def two_parameter(responses: Rows, *, close: float = CLOSE) -> Calibration:
    """Slopes and difficulties of items answered right (1), wrong (0) or not (missing), persons x items.

    EM of Bock & Aitkin (1981) on 31 nodes, accelerated by SQUAREM (Varadhan & Roland 2008); standard errors from the
    cross-products of the persons' slopes (Mislevy & Sheehan 1989). An item that everybody or nobody got right is
    "boundless"; below 100 persons there is no calibration ("too_few"). Raises ValueError for anything but 0, 1 and
    missing.
    """
    table = matrix(responses)
    known = ~np.isnan(table)
    if not np.isin(table[known], (0, 1)).all():
        raise ValueError("answers are 0 or 1, or missing")
    n, count = table.shape
    if n < FEW or count < 3:  # noqa: PLR2004 (three items identify a slope)
        return Calibration(n=n, why="too_few")
    right, seen = np.where(known, table, 0).sum(axis=0), known.sum(axis=0)
    if (right == 0).any() or (right == seen).any():
        return Calibration(n=n, why="boundless")
    data = _data(table, known)
    found, rounds = _accelerated(data, _start(right, seen), close)
    if rounds >= ROUNDS:
        return Calibration(n=n, why="no_convergence", rounds=rounds)
    return _told(data, found, n, rounds)


def _data(table: Matrix, known: NDArray[np.bool_]) -> _Data:
    nodes = np.linspace(-SPAN, SPAN, NODES)
    weights = np.exp(-nodes * nodes / 2)
    everything = bool(known.all())
    return _Data(
        np.ascontiguousarray(table if everything else np.where(known, table, 0), dtype=np.float32),
        None if everything else known.astype(np.float32),
        nodes,
        np.log(weights / weights.sum()).astype(np.float32),
    )


def _start(right: Vector, seen: Vector) -> Vector:
    share = np.clip(right / seen, 0.01, 0.99)
    return np.concatenate([np.ones(len(right)), np.log(share / (1 - share))])


def _posterior(data: _Data, parameters: Vector) -> tuple[Single, Vector]:
    """For each person the weight of each node, and the logarithm of what was seen."""
    slopes, intercepts = np.split(parameters, 2)
    logits = slopes[:, None] * data.nodes + intercepts[:, None]
    wrong = -np.logaddexp(0, logits)
    found = data.right @ logits.astype(np.float32)
    if data.seen is None:
        found += (wrong.sum(axis=0)).astype(np.float32) + data.log_weights
    else:
        found += data.seen @ wrong.astype(np.float32)
        found += data.log_weights
    top = found.max(axis=1, keepdims=True)
    found -= top
    np.exp(found, out=found)
    total = found.sum(axis=1, keepdims=True)
    found /= total
    return found, (np.log(total) + top).ravel().astype(np.float64)


def _em(data: _Data, parameters: Vector) -> _Step:
    """One E step, and two of Newton's on each item's slope and intercept."""
    weights, seen = _posterior(data, parameters)
    right = (data.right.T @ weights).astype(np.float64)
    times = weights.sum(axis=0, dtype=np.float64) if data.seen is None else (data.seen.T @ weights).astype(np.float64)
    slopes, intercepts = np.split(parameters, 2)
    nodes = data.nodes
    for _ in range(2):
        chance = 1 / (1 + np.exp(-(slopes[:, None] * nodes + intercepts[:, None])))
        rest, weight = right - times * chance, times * chance * (1 - chance)
        up, along = rest.sum(axis=1), rest @ nodes
        flat, cross, steep = weight.sum(axis=1), weight @ nodes, weight @ (nodes * nodes)
        size = steep * flat - cross**2
        slopes = slopes + np.clip((flat * along - cross * up) / size, -STEEPEST, STEEPEST)
        intercepts = intercepts + np.clip((steep * up - cross * along) / size, -1, 1)
    return _Step(np.concatenate([slopes, intercepts]), float(seen.sum()))


def _accelerated(data: _Data, start: Vector, close: float) -> tuple[Vector, int]:
    """SQUAREM: two steps, and a leap as long as they promise; a leap to a slope at or below 0 is not taken."""
    at, rounds, half = start, 0, len(start) // 2
    while rounds < ROUNDS:
        first = _em(data, at).parameters
        second = _em(data, first).parameters
        rounds += 2
        if np.abs(second - first).max() < close:
            return second, rounds
        step = first - at
        bend = second - first - step
        length = -np.clip(np.linalg.norm(step) / max(float(np.linalg.norm(bend)), 1e-300), 1, 8)
        leap = at - 2 * length * step + length * length * bend
        at = leap if (leap[:half] > 0.01).all() or (second[:half] <= 0.01).any() else second  # noqa: PLR2004 (flat)
    return at, rounds


def _told(data: _Data, parameters: Vector, n: int, rounds: int) -> Calibration:
    slopes, intercepts = np.split(parameters, 2)
    covariance, likelihood = _information(data, parameters)
    errors = np.sqrt(np.diag(covariance))
    half = len(slopes)
    places = np.arange(half)
    between = covariance[places, places + half]
    difficulty = -intercepts / slopes
    spread = (errors[half:] ** 2 + difficulty**2 * errors[:half] ** 2 + 2 * difficulty * between) / slopes**2
    return Calibration(
        n=n,
        items=tuple(
            CalibratedItem(
                discrimination=float(slopes[i]),
                difficulty=float(difficulty[i]),
                discrimination_error=float(errors[i]),
                difficulty_error=float(np.sqrt(max(0.0, spread[i]))),
            )
            for i in range(half)
        ),
        log_likelihood=likelihood,
        rounds=rounds,
    )


def _information(data: _Data, parameters: Vector) -> tuple[Matrix, float]:
    """Covariances of the parameters, from the slopes of each person's likelihood, and the whole likelihood."""
    slopes, intercepts = np.split(parameters, 2)
    weights, seen = _posterior(data, parameters)
    chance = (1 / (1 + np.exp(-(slopes[:, None] * data.nodes + intercepts[:, None])))).astype(np.float32)
    nodes = data.nodes.astype(np.float32)
    up, along = data.right - weights @ chance.T, (weights @ nodes)[:, None] * data.right - (weights * nodes) @ chance.T
    if data.seen is not None:
        up, along = up * data.seen, along * data.seen
    each = np.concatenate([along, up], axis=1)
    information = (each.T @ each).astype(np.float64)
    return np.asarray(np.linalg.pinv(information), dtype=np.float64), float(seen.sum())
