"""How dependable a score is from so many raters and tasks, and how many of them would make it so."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from rubric.statistics.arrays import Rows, matrix
from rubric.statistics.estimate import Finite
from rubric.statistics.severity import Components

Cube = NDArray[np.float64]  # candidates x raters x tasks


class Dependability(Finite):
    """Of the mean over `raters` raters and `tasks` tasks, in squared rating units and on 0..1."""

    raters: int = Field(ge=1)
    tasks: int = Field(ge=1)
    relative_error: float = Field(ge=0)  # variance: everybody has the same raters and tasks, or they are corrected for
    absolute_error: float = Field(ge=0)  # variance: raters and tasks differ, or the score is compared with a cut
    relative: float | None = Field(ge=0, le=1)  # E rho^2; None: nothing varies
    absolute: float | None = Field(ge=0, le=1)  # Phi


def crossed_components(ratings: Sequence[Rows]) -> Components:
    """Variances of a complete design, one table (candidates x raters) for each task (Brennan 2001, chapters 2 and 3).

    From mean squares, each minus what it holds of the others; those below 0 count as 0 in the end. With one task
    there are candidates, raters and the rest. Raises ValueError for missing ratings, tables of different shapes, and
    fewer than two candidates or raters.
    """
    table = np.stack([matrix(one, missing=False) for one in ratings], axis=2)
    n, r, t = table.shape
    if n < 2 or r < 2:  # noqa: PLR2004 (a variance needs two)
        raise ValueError("variances need two candidates and two raters")
    facets = "cr" if t == 1 else "crt"
    size = dict(zip("crt", table.shape, strict=True))
    left: dict[str, float] = {}  # variance of each effect, the largest first, since smaller ones hold larger ones
    for order in range(len(facets), 0, -1):
        for effect in ("".join(one) for one in combinations(facets, order)):
            within = [other for other in left if set(effect) < set(other)]
            held = sum(left[other] * prod(size[one] for one in facets if one not in other) for other in within)
            times = prod(size[one] for one in facets if one not in effect)
            left[effect] = (_mean_square(table, effect) - held) / times
    found = {effect: max(0.0, value) for effect, value in left.items()}
    return Components(
        candidate=found["c"],
        rater=found["r"],
        task=found.get("t"),
        candidate_task=found.get("ct"),
        candidate_rater=found["cr"] if t > 1 else None,
        rater_task=found.get("rt"),
        residual=found[facets],
    )


def _mean_square(table: Cube, effect: str) -> float:
    """Of the means over all facets that are not in the effect, without what its facets do alone or by fewer."""
    others = tuple(place for place, one in enumerate("crt") if one not in effect)
    found = table.mean(axis=others, keepdims=True)
    for place, one in enumerate("crt"):
        if one in effect:
            found = found - found.mean(axis=place, keepdims=True)
    df = prod(table.shape[place] - 1 for place in range(3) if place not in others)
    return float((found**2).sum()) * prod(table.shape[place] for place in others) / df


def dependability(own: Components, raters: int, tasks: int = 1) -> Dependability:
    """Generalizability coefficients of a crossed design (Cronbach et al. 1972; Brennan 2001, section 4.1).

    Relative error: candidate x task / n_t + candidate x rater / n_r + rest / (n_t n_r); absolute error adds
    rater / n_r, task / n_t and rater x task / (n_t n_r). A variance that is not in the model counts as part of the
    rest, where it is. Raises ValueError for fewer than one rater or task.
    """
    if raters < 1 or tasks < 1:
        raise ValueError("a score comes from at least one rater and one task")
    relative = (
        (own.candidate_task or 0.0) / tasks + (own.candidate_rater or 0.0) / raters + own.residual / (tasks * raters)
    )
    absolute = relative + own.rater / raters + (own.task or 0.0) / tasks + (own.rater_task or 0.0) / (tasks * raters)
    return Dependability(
        raters=raters,
        tasks=tasks,
        relative_error=relative,
        absolute_error=absolute,
        relative=_share(own.candidate, relative),
        absolute=_share(own.candidate, absolute),
    )


def _share(signal: float, error: float) -> float | None:
    return signal / (signal + error) if signal + error > 0 else None


def decision_study(own: Components, raters: Iterable[int], tasks: Iterable[int] = (1,)) -> tuple[Dependability, ...]:
    """Dependability for each number of raters with each number of tasks (a D study)."""
    numbers = tuple(tasks)
    return tuple(dependability(own, one, other) for one in raters for other in numbers)
