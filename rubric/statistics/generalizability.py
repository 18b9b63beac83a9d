"""How dependable a score is from so many raters and tasks, and how many of them would make it so."""

from collections.abc import Iterable

from pydantic import Field

from rubric.statistics.estimate import Finite
from rubric.statistics.severity import Components


class Dependability(Finite):
    """Of the mean over `raters` raters and `tasks` tasks, in squared rating units and on 0..1."""

    raters: int = Field(ge=1)
    tasks: int = Field(ge=1)
    relative_error: float = Field(ge=0)  # variance: everybody has the same raters and tasks, or they are corrected for
    absolute_error: float = Field(ge=0)  # variance: raters and tasks differ, or the score is compared with a cut
    relative: float | None = Field(ge=0, le=1)  # E rho^2; None: nothing varies
    absolute: float | None = Field(ge=0, le=1)  # Phi


def dependability(own: Components, raters: int, tasks: int = 1) -> Dependability:
    """Generalizability coefficients of a crossed design (Cronbach et al. 1972; Brennan 2001, section 4.1).

    Relative error: candidate x task / n_t + candidate x rater / n_r + rest / (n_t n_r); absolute error adds
    rater / n_r and task / n_t. A variance that is not in the model counts as part of the rest, where it is. Raises
    ValueError for fewer than one rater or task.
    """
    if raters < 1 or tasks < 1:
        raise ValueError("a score comes from at least one rater and one task")
    relative = (
        (own.candidate_task or 0.0) / tasks + (own.candidate_rater or 0.0) / raters + own.residual / (tasks * raters)
    )
    absolute = relative + own.rater / raters + (own.task or 0.0) / tasks
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
