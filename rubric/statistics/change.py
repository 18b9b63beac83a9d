"""Whether somebody has changed from one sitting to the next by more than the error of the two."""

from math import hypot

from pydantic import Field

from rubric.statistics.estimate import Finite
from rubric.statistics.quantiles import normal_two_sided


class Change(Finite):
    """The difference of two scores, in their units, and in units of its own error."""

    difference: float
    error: float = Field(gt=0)  # standard error of the difference
    index: float  # reliable-change index
    p: float = Field(ge=0, le=1)  # of an index this far from 0 when nothing has changed
    reliable: bool  # further from 0 than 1.96


def reliable_change(before: float, after: float, error_before: float, error_after: float | None = None) -> Change:
    """RCI = (after - before) / sqrt(SEM_before^2 + SEM_after^2) (Jacobson & Truax 1991; one SEM: sqrt 2 times it).

    Raises ValueError unless the standard errors are above 0.
    """
    second = error_before if error_after is None else error_after
    if not (error_before > 0 and second > 0):
        raise ValueError("a standard error is above 0")
    error = hypot(error_before, second)
    index = (after - before) / error
    p = normal_two_sided(index)
    return Change(difference=after - before, error=error, index=index, p=p, reliable=p < 0.05)  # noqa: PLR2004 (95 %)
