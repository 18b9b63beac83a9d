"""How strict a rater is against agreed levels, whether that is changing, and whether there is enough to say so."""

from collections.abc import Sequence
from math import fsum, sqrt
from typing import Literal

from rubric.precision import PRIOR_DF, moderated
from rubric.record import Record

FEWEST = 5  # answers of agreed level from which anything is said; below, one slip would be a habit
FEWEST_FOR_DRIFT = 8
PRIOR_VARIANCE = 0.36  # levels^2 of one judgement around what the rater tends to: .6 of a level, science of ratings 1.2
NOTABLE = 0.25  # levels; less than a quarter changes no decision, whatever its error
PER = 10  # answers; drift is told as the change over so many

Habit = Literal["too_few", "in_line", "strict", "kind"]
Course = Literal["too_few", "steady", "stricter", "kinder"]


class Severity(Record):
    """How far somebody's levels lie from agreed ones, in levels; above 0 is kinder than agreed."""

    n: int
    mean: float | None = None
    low: float | None = None  # of the 95 % interval of the mean
    high: float | None = None
    habit: Habit
    drift: float | None = None  # levels over ten answers
    drift_error: float | None = None  # its standard error
    course: Course


def severity(distances: Sequence[float]) -> Severity:
    """Severity and drift from distances (level given minus level agreed) in the order in which they came about.

    The interval is mean +- t s/sqrt(n) (Student 1908), with a variance moderated by a prior (Smyth 2004, SAGMB 3:3),
    since five levels that happen to be right do not make a rater without error. Drift is the least-squares slope.
    """
    n = len(distances)
    if n < FEWEST:
        return Severity(n=n, habit="too_few", course="too_few")
    mean = fsum(distances) / n
    variance = moderated(PRIOR_VARIANCE, fsum((one - mean) ** 2 for one in distances) / (n - 1), n - 1)
    reach = _t(PRIOR_DF + n - 1) * sqrt(variance / n)
    drift, error = _drift(distances) if n >= FEWEST_FOR_DRIFT else (None, None)
    return Severity(
        n=n,
        mean=mean,
        low=mean - reach,
        high=mean + reach,
        habit=_habit(mean, reach),
        drift=drift,
        drift_error=error,
        course=_course(drift, error, n),
    )


def _habit(mean: float, reach: float) -> Habit:
    if abs(mean) < NOTABLE or abs(mean) <= reach:
        return "in_line"
    return "kind" if mean > 0 else "strict"


def _course(drift: float | None, error: float | None, n: int) -> Course:
    if drift is None or error is None:
        return "too_few"
    if abs(drift) < NOTABLE or abs(drift) <= _t(PRIOR_DF + n - 2) * error:
        return "steady"
    return "kinder" if drift > 0 else "stricter"


def _drift(distances: Sequence[float]) -> tuple[float, float]:
    """The slope over ten answers and its standard error: b = Sxy/Sxx, SE = sqrt(s2/Sxx)."""
    n = len(distances)
    middle, mean = (n - 1) / 2, fsum(distances) / n
    sxx = fsum((at - middle) ** 2 for at in range(n))
    slope = fsum((at - middle) * (one - mean) for at, one in enumerate(distances)) / sxx
    rest = fsum((one - mean - slope * (at - middle)) ** 2 for at, one in enumerate(distances))
    variance = moderated(PRIOR_VARIANCE, rest / (n - 2), n - 2)
    return PER * slope, PER * sqrt(variance / sxx)


def _t(df: float) -> float:
    """The 97.5 % quantile of Student's t."""
    from rubric.statistics.quantiles import t_quantile  # noqa: PLC0415 - only whoever looks at severity pays for it

    return t_quantile(0.975, df)
