"""The lowest point of a smooth function of a few numbers, from its values alone."""

from collections.abc import Callable

import numpy as np

from rubric.statistics.arrays import Matrix, Vector

Function = Callable[[Vector], float]

ROUNDS = 200
WIDTH = 1e-3  # of a central difference
FLAT = 1e-5  # largest slope at which a point counts as the lowest
GAIN = 1e-9  # of the function: steps that win less have arrived
HALVES = 30  # of a step that goes too far
LONGEST = 2.0  # of a step


def lowest(function: Function, start: Vector) -> Vector:
    """Where `function` is lowest near `start`: steps of Broyden, Fletcher, Goldfarb & Shanno (1970).

    Slopes are central differences, which are exact to some 1e-6 of the curvature, more than a likelihood needs.
    """
    at, value = start, function(start)
    slope = _slope(function, at)
    inverse = np.eye(len(at)) / max(1.0, float(np.abs(slope).max()))
    for _ in range(ROUNDS):
        if np.abs(slope).max() < FLAT:
            break
        step = _step(-inverse @ slope, slope)
        found = _downhill(function, at, value, step, float(slope @ step))
        if found is None:
            break
        won, (moved, value) = value - found[1], found
        if won < GAIN:
            return moved
        new_slope = _slope(function, moved)
        inverse = _bent(inverse, moved - at, new_slope - slope)
        at, slope = moved, new_slope
    return at


def _slope(function: Function, at: Vector) -> Vector:
    ends = ((function(at + one), function(at - one)) for one in WIDTH * np.eye(len(at)))
    return np.array([(right - left) / (2 * WIDTH) for right, left in ends])


def _step(step: Vector, slope: Vector) -> Vector:
    """The step, or straight downhill where it would lead up; none longer than LONGEST."""
    way = step if float(step @ slope) < 0 else -slope
    return way / max(1.0, float(np.linalg.norm(way)) / LONGEST)


def _downhill(
    function: Function, at: Vector, value: float, step: Vector, promised: float
) -> tuple[Vector, float] | None:
    """The first of the step and its halves that keeps a part of what the slope promises (Armijo 1966)."""
    for half in range(HALVES):
        moved = at + step / 2**half
        reached = function(moved)
        if reached <= value + 1e-4 * promised / 2**half:
            return moved, reached
    return None


def _bent(inverse: Matrix, step: Vector, change: Vector) -> Matrix:
    """The inverse curvature that agrees with the last step; unchanged where the function bends the other way."""
    along = float(step @ change)
    if along <= 1e-12 * float(step @ step):
        return inverse
    left = np.eye(len(step)) - np.outer(step, change) / along
    return left @ inverse @ left.T + np.outer(step, step) / along
