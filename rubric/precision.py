"""How sure a number is: priors that stand in for data, and the few formulae that every error rests on."""

from collections.abc import Callable, Sequence
from math import erf, fsum, sqrt

from pydantic import Field

from rubric.record import Record

# Judgements until there are data; each is named wherever it carries a band (basis "prior").
PRIOR_MEAN = 50.0  # of competency scores: anchor 3, the middle of the scale
PRIOR_SD = 20.0  # of scores between candidates: .8 of a level; the simulations of science.md 1.2 use .7 to .9
PRIOR_DF = 4.0  # degrees of freedom the prior counts for beside the m - 1 of m tasks (see moderated)
HALO = 0.5  # of the error of two scores by one person, what is common: severity alone gives .30/(.30 + .36) = .45
CORRELATION = 0.3  # of true scores of two competencies, for the reliability of a fit; low, so that it errs on caution
SELF_RELIABILITY = 0.5  # of one self-rating: a single rater's, science.md 0.2

Z = 1.96  # half the width, in standard errors, of a band that holds 95 of 100
LEVEL_STEP = 25.0  # points between two anchors


Correlation = Callable[[int, int], float]  # of the errors, or true scores, at two places of a list


class Band(Record):
    """A range on 0..100."""

    low: float = Field(ge=0, le=100)
    high: float = Field(ge=0, le=100)


def normal_cdf(z: float) -> float:
    """P(standard normal <= z)."""
    return (1 + erf(z / sqrt(2))) / 2


def spearman_brown(reliability: float, times: float) -> float:
    """Reliability of `times` parallel measurements: n r / (1 + (n - 1) r) (Spearman 1910, Brown 1910)."""
    return times * reliability / (1 + (times - 1) * reliability)


def prior_error(reliability: float) -> float:
    """SEM = SD sqrt(1 - r) in points, with the stored SD."""
    return PRIOR_SD * sqrt(1 - reliability)


def moderated(prior: float, observed: float, df: float) -> float:
    """A variance from few observations, drawn to its prior: (d0 p + d s) / (d0 + d) (Smyth 2004, SAGMB 3:3).

    Two tasks that happen to give the same share would otherwise give an error of zero.
    """
    return (PRIOR_DF * prior + df * observed) / (PRIOR_DF + df)


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


def band_around(value: float, standard_error: float) -> Band:
    """value +- 1.96 SEM, as far as the scale goes."""
    return Band(low=max(0.0, value - Z * standard_error), high=min(100.0, value + Z * standard_error))


def reaches(value: float, standard_error: float, cut: float) -> float:
    """P(true score >= cut) = Phi((X - cut) / SEM) (science.md 1.4); nobody is below the end of the scale."""
    if cut <= 0:
        return 1.0
    return normal_cdf((value - cut) / standard_error)


def nearest_level(value: float) -> int:
    """The anchor, 1..5, that a score of 0..100 lies nearest to; half way counts up."""
    return int(value / LEVEL_STEP + 1.5)
