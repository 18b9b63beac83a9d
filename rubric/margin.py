"""What the margin of a fit is made of, so that nobody takes errors that go together for independent ones."""

from math import sqrt

from pydantic import Field

from rubric.fit import Fit
from rubric.precision import reach
from rubric.record import Record
from rubric.score import Score


class MarginParts(Record):
    """Shares of the error variance, 0..1, and half the width of the band in points."""

    tasks: float = Field(ge=0, le=1)  # tasks and single ratings
    severity: float = Field(ge=0, le=1)  # how severe raters may be to everybody
    halo: float = Field(ge=0, le=1)  # what a rater makes of this one person
    half: float = Field(ge=0)
    apart: float = Field(ge=0)  # what it would be if nobody had judged two competencies


def margin_parts(fit: Fit, scores: tuple[Score, ...]) -> MarginParts | None:
    """None where nobody rated, or there is no fit. `scores` are those the fit was made of."""
    if not fit.loads or fit.standard_error is None:
        return None
    whole, severe, halo = fit.standard_error**2, fit.leaning.of_severity(fit.loads), fit.leaning.of_halo(fit.loads)
    errors = {one.competency_id: known.standard_error for one in scores if (known := one.measured)}
    independent = sqrt(sum((weight * errors[one]) ** 2 for one, weight in fit.weights_used.items()))
    return MarginParts(
        tasks=max(0.0, 1 - (severe + halo) / whole),
        severity=severe / whole,
        halo=halo / whole,
        half=reach(fit.df) * fit.standard_error,
        apart=reach(fit.df) * independent,
    )
