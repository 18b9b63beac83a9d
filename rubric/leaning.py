"""How far the raters of a position may lean, severe or kind, to all or to one person, and what that does to errors."""

from collections.abc import Mapping
from math import fsum

from pydantic import Field

from rubric.precision import HALO, LEVEL_STEP, moderated, prior_error
from rubric.record import Record

# Until raters have shared candidates. An assumption: the variance of severity between raters is taken as .05 where they
# were trained together and as .30 where they were not; .1 lies between them.
SEVERITY = 0.1  # levels^2
SEVERITY_DF = 1.0  # the prior counts as one rater more: what the panel shows soon outweighs it
HALO_VARIANCE = HALO * (prior_error(0.6) / LEVEL_STEP) ** 2  # levels^2, at the reliability stored for a task

Loads = Mapping[str, float]  # by rater: how many points a score moves when this rater leans by one level


class Leaning(Record):
    """What is not known about raters, in levels^2; known from `df` degrees of freedom.

    A rating is the level deserved, plus the rater's severity s_j, plus the rater's view h_ij of this person (halo),
    plus what is special to the work and the rest. A score that moves by L_j points with each level of rater j
    therefore carries, whatever the number of tasks,

        V = sum_j L_j^2 (v_j + h_j) + c (sum_j L_j)^2

    where v_j is the variance of s_j, and h_j that of views: `halo`, or what `views` says of whoever sees the person and
    not the work alone. While levels count as given v_j is `severity`, and c is 0. Once severity has been taken out
    (adjusting.py) only its error of prediction is left: `left` of each rater's own, and c = `shared`, the mean of the
    raters who happened to be on the panel, which no comparison among them can tell (Henderson 1975).
    """

    severity: float = Field(default=SEVERITY, ge=0)
    df: float = Field(default=SEVERITY_DF, gt=0)
    halo: float = Field(default=HALO_VARIANCE, ge=0)
    left: dict[str, float] = Field(default_factory=dict[str, float])
    shared: float = Field(default=0.0, ge=0)
    views: dict[str, float] = Field(default_factory=dict[str, float])

    def severity_of(self, rater: str) -> float:
        return self.left.get(rater, self.severity)

    def of_severity(self, loads: Loads) -> float:
        """The part of V that severity brings, points^2; with the loads of two scores apart, of their difference."""
        own = fsum(load * load * self.severity_of(rater) for rater, load in loads.items())
        return own + self.shared * fsum(load for rater, load in loads.items() if rater in self.left) ** 2

    def of_halo(self, loads: Loads) -> float:
        """The part of V that views of this one person bring, points^2."""
        return fsum(load * load * self.views.get(rater, self.halo) for rater, load in loads.items())

    def variance(self, loads: Loads) -> float:
        """V, points^2."""
        return self.of_severity(loads) + self.of_halo(loads)

    def own(self, standard_error: float, loads: Loads) -> float:
        """What of SE^2 is not the leaning of raters, points^2."""
        return standard_error**2 - self.variance(loads)

    def freedom(self, loads: Loads, variance: float) -> float | None:
        """Degrees of freedom of a whole `variance` in points^2; None where severity has no part in it.

        df (variance / V_s)^2 (Satterthwaite 1946), V_s the part of severity. All other parts count as known: the prior
        that they are drawn to is worth many observations, while raters are few.
        """
        severe = self.of_severity(loads)
        return self.df * (variance / severe) ** 2 if severe > 0 else None


def moderated_severity(observed: float, raters: int) -> float:
    """The variance of severity seen between so many raters, drawn to its prior."""
    return moderated(SEVERITY, observed, raters - 1, SEVERITY_DF)


def moderated_halo(observed: float, df: float) -> float:
    return moderated(HALO_VARIANCE, observed, df)


def loads_together(weighted: Mapping[str, float], loads: Mapping[str, Loads]) -> dict[str, float]:
    """The loads of a weighted sum of scores, weights and loads by the same names."""
    found: dict[str, float] = {}
    for name, weight in weighted.items():
        for rater, load in loads[name].items():
            found[rater] = found.get(rater, 0.0) + weight * load
    return found
