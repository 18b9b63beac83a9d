"""How sure a number is: priors that stand in for data, and the few formulae that every error rests on."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import atan, cos, erf, exp, fsum, lgamma, pi, sqrt
from statistics import NormalDist

from pydantic import Field

from rubric.record import Record

# Judgements until there are data; each is named wherever it carries a band (basis "prior").
PRIOR_MEAN = 50.0  # of competency scores: anchor 3, the middle of the scale
PRIOR_SD = 20.0  # of true scores between candidates: .8 of a level; an assumption until there are data
PRIOR_DF = 4.0  # degrees of freedom the prior counts for beside the m - 1 of m tasks (see moderated)
CORRELATION = 0.3  # of true scores of two competencies, for the reliability of a fit; low, so that it errs on caution
SELF_RELIABILITY = 0.5  # of one self-rating: a single rater's

# What the error of one rating is made of, besides the severity of who gave it (see leaning.py); they sum to 1.
SPECIAL = 0.2  # this person on this piece of work: all who rate it see it alike, and no further rater takes it out
HALO = 0.1  # this rater on this person, whatever the work: .2 of a level
REST = 0.7

Z = 1.96  # half the width, in standard errors, of a band that holds 95 of 100
LEVEL_STEP = 25.0  # points between two anchors
MANY = 200.0  # degrees of freedom from which Student's t is as wide as the normal within 1 %
STEPS = 48  # of Simpson's rule; even


Correlation = Callable[[int, int], float]  # of the errors, or true scores, at two places of a list


class Band(Record):
    """A range on 0..100."""

    low: float = Field(ge=0, le=100)
    high: float = Field(ge=0, le=100)


def normal_cdf(z: float) -> float:
    """P(standard normal <= z)."""
    return (1 + erf(z / sqrt(2))) / 2


def t_cdf(t: float, df: float | None) -> float:
    """P(Student's t with `df` degrees of freedom, 1 or more, <= t), right to 1e-5; None: the normal.

    P(|T| <= t) is the area under cos^(df - 1) from 0 to atan(t / sqrt(df)), times 2 G((df + 1) / 2) / (sqrt(pi)
    G(df / 2)): Student's density (1908) with t = sqrt(df) tan(angle), here by Simpson's rule. Without scipy, since
    every report asks for it.
    """
    if df is None or df >= MANY:
        return normal_cdf(t)
    step = atan(abs(t) / sqrt(df)) / STEPS
    heights = [cos(step * one) ** (df - 1) for one in range(STEPS + 1)]
    area = step / 3 * (heights[0] + 4 * fsum(heights[1:-1:2]) + 2 * fsum(heights[2:-1:2]) + heights[-1])
    inside = min(1.0, 2 / sqrt(pi) * exp(lgamma((df + 1) / 2) - lgamma(df / 2)) * area)
    return (1 + inside) / 2 if t > 0 else (1 - inside) / 2


def reach(df: float | None) -> float:
    """Half the width, in standard errors, of a band that holds 95 of 100: the 97.5 % point of Student's t."""
    return Z if df is None or df >= MANY else point(0.975, df)


@lru_cache(maxsize=4096)
def point(share: float, df: float | None) -> float:
    """Where Student's t has this share, above .5 and below 1, of its area below; None: the normal."""
    t = NormalDist().inv_cdf(share)
    if df is None or df >= MANY:
        return t
    scale = exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / sqrt(pi * df)
    short = 1.0
    while short > 1e-9:  # noqa: PLR2004 (Newton from below on a concave curve never passes the point)
        short = share - t_cdf(t, df)
        t += short / (scale * (1 + t * t / df) ** (-(df + 1) / 2))
    return t


def prior_error(reliability: float) -> float:
    """SEM = SD sqrt((1 - r) / r) in points, with the stored SD of true scores: r = SD^2 / (SD^2 + SEM^2)."""
    return PRIOR_SD * sqrt((1 - reliability) / reliability)


def reliability_of(standard_error: float) -> float:
    """r = SD^2 / (SD^2 + SEM^2), with the stored SD of true scores."""
    return PRIOR_SD**2 / (PRIOR_SD**2 + standard_error**2)


def moderated(prior: float, observed: float, df: float, prior_df: float = PRIOR_DF) -> float:
    """A variance from few observations, drawn to its prior: (d0 p + d s) / (d0 + d) (Smyth 2004, SAGMB 3:3).

    Two tasks that happen to give the same share would otherwise give an error of zero.
    """
    return (prior_df * prior + df * observed) / (prior_df + df)


def combined_error(weights: Sequence[float], errors: Sequence[float], correlation: Correlation) -> float:
    """sqrt(sum_ij w_i w_j rho_ij e_i e_j): the standard error of a weighted sum whose errors may go together."""
    count = range(len(weights))
    return sqrt(
        fsum(
            weights[i] * weights[j] * errors[i] * errors[j] * (1.0 if i == j else correlation(i, j))
            for i in count
            for j in count
        )
    )


def band_around(value: float, standard_error: float, df: float | None = None) -> Band:
    """value +- t SEM (1.96 SEM where the error is known as well as errors get), as far as the scale goes."""
    half = reach(df) * standard_error
    return Band(low=max(0.0, value - half), high=min(100.0, value + half))


def reaches(value: float, standard_error: float, cut: float, df: float | None = None) -> float:
    """P(true score >= cut) = Phi((X - cut) / SEM); nobody is below the end of the scale."""
    if cut <= 0:
        return 1.0
    return t_cdf((value - cut) / standard_error, df)


def nearest_level(value: float) -> int:
    """The anchor, 1..5, that a score of 0..100 lies nearest to; half way counts up."""
    return int(value / LEVEL_STEP + 1.5)
