"""How far two fits lie apart, and how surely one is truly above the other."""

from math import sqrt
from typing import NamedTuple

from rubric.fit import Fit
from rubric.precision import t_cdf
from rubric.score import Measured


class Apart(NamedTuple):
    """The difference of two fits, in points."""

    difference: float
    deviation: float  # SED, its standard error
    reliability: float  # (T_A + T_B) / (T_A + T_B + SED^2), T the variances of true fits
    df: float | None = None  # degrees of freedom of SED; None: as good as known

    @property
    def probability(self) -> float:
        """P(true A above true B) = Phi(sqrt(r) (X_A - X_B) / SED); t for Phi where SED has a df."""
        return t_cdf(sqrt(self.reliability) * self.difference / self.deviation, self.df)


def apart(one: Fit, other: Fit) -> Apart:
    """SED^2 = own_A + own_B + h (sum L_A^2 + sum L_B^2) + V_s(L_A - L_B), in the terms of leaning.py.

    A rater who is severe to both moves both, and drops out as far as both depend on that rater; the view they take of
    each (h) does not. Both fits are of one position and have a value.
    """
    a, b = _known(one), _known(other)
    loads = {name: one.loads.get(name, 0.0) - other.loads.get(name, 0.0) for name in one.loads | other.loads}
    variance = alone(one) + alone(other) + one.leaning.of_severity(loads)
    signal = _true_variance(a) + _true_variance(b)
    df = one.leaning.freedom(loads, variance)
    return Apart(a.value - b.value, sqrt(variance), signal / (signal + variance), df)


def alone(fit: Fit) -> float:
    """The error variance that severity has no part in, points^2: no two candidates share it."""
    return _known(fit).standard_error ** 2 - fit.leaning.of_severity(fit.loads)


def _true_variance(known: Measured) -> float:
    """From r = T / (T + SEM^2)."""
    return known.standard_error**2 * known.reliability / (1 - known.reliability)


def _known(fit: Fit) -> Measured:
    if fit.measured is None:
        raise ValueError("a fit without a value is neither above nor below another")
    return fit.measured
