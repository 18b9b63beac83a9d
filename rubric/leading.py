"""What would have to be true for somebody to come first: other weights, or one competency shown better."""

from math import fsum

from pydantic import Field

from rubric.compare import Comparison
from rubric.model import POINTS
from rubric.record import CLOSE, Record
from rubric.report import FitReport
from rubric.score import Measured


class Moved(Record):
    """A weight, of 100 among what everybody was scored on, as it is and as it would have to be."""

    competency_id: str
    weight: float = Field(ge=0, le=100)
    needed: float = Field(ge=0, le=100)


class Rise(Record):
    """A score that, with all else as it is, would be enough."""

    competency_id: str
    value: float = Field(ge=0, le=100)
    needed: float = Field(ge=0, le=100)
    margin: float = Field(gt=0)  # half the width of the 95 % band

    @property
    def inside(self) -> bool:
        """Whether the band holds it, so that it may be true already."""
        return self.needed - self.value <= self.margin


class ToLead(Record):
    attempt_id: str
    behind: float  # points of fit below the first of the others; 0 or less: first already
    moved: tuple[Moved, ...] | None  # the fewest points of weight; none where nothing has to move; None: none would do
    rises: tuple[Rise, ...]  # each of them enough by itself, the one that asks least of its margin first

    @property
    def points(self) -> float:
        """How many of 100 points of weight change places."""
        return fsum(max(0.0, one.needed - one.weight) for one in self.moved or ())


def to_lead(comparison: Comparison, attempt_id: str) -> ToLead:
    """What would put one of those who have a fit level with the first of the others; beyond it they lead.

    Raises KeyError for anybody without a fit.
    """
    fits = {one: fit.value for one, fit in comparison.fits.items() if fit.value is not None}
    behind = max(value for one, value in fits.items() if one != attempt_id) - fits[attempt_id]
    return ToLead(
        attempt_id=attempt_id,
        behind=behind,
        moved=_moved(comparison, attempt_id),
        rises=_rises(comparison, attempt_id, behind) if behind > 0 else (),
    )


def _known(report: FitReport) -> dict[str, Measured]:
    return {one.competency_id: known for one in report.scores if (known := one.measured)}


def _rises(comparison: Comparison, attempt_id: str, behind: float) -> tuple[Rise, ...]:
    """A competency with share w of the fit makes up for `behind` points by rising behind / w."""
    own = next(_known(one) for one in comparison.reports if one.attempt_id == attempt_id)
    shares = comparison.fits[attempt_id].weights_used
    found = [
        Rise(competency_id=one, value=own[one].value, needed=needed, margin=own[one].margin)
        for one, share in shares.items()
        if (needed := own[one].value + behind / share) <= POINTS
    ]
    return tuple(sorted(found, key=lambda one: (one.needed - one.value) / one.margin))


def _moved(comparison: Comparison, attempt_id: str) -> tuple[Moved, ...] | None:
    """The fewest points moved after which no other's fit is higher, over all that everybody was scored on.

    With weights w, points u given and v taken, and D_k how far the person is above another in competency k: the least
    sum of u + v with sum u = sum v, v <= w, and sum (w + u - v) D >= 0 for each other.
    """
    from rubric.statistics.linear import cheapest  # noqa: PLC0415 - only who compares loads numpy

    known = {one.attempt_id: _known(one) for one in comparison.reports if one.attempt_id in comparison.fits}
    common = [one for one in comparison.profile.weights if all(one in own for own in known.values())]
    total = fsum(comparison.profile.weights[one] for one in common)
    shares = [comparison.profile.weights[one] / total for one in common]
    demands, least = [[1.0] * len(common) + [-1.0] * len(common)], [0.0]
    demands.append([-one for one in demands[0]])
    least.append(0.0)
    for place, share in enumerate(shares):
        demands.append([-1.0 if at == len(common) + place else 0.0 for at in range(2 * len(common))])
        least.append(-share)
    for other, scores in known.items():
        if other != attempt_id:
            above = [(known[attempt_id][one].value - scores[one].value) / POINTS for one in common]
            demands.append([*above, *(-one for one in above)])
            least.append(-fsum(share * one for share, one in zip(shares, above, strict=True)))
    found = cheapest([1.0] * (2 * len(common)), demands, least)
    if found is None:
        return None
    needed = [share + found[at] - found[len(common) + at] for at, share in enumerate(shares)]
    return tuple(
        Moved(competency_id=one, weight=POINTS * share, needed=min(POINTS, max(0.0, POINTS * float(new))))
        for one, share, new in zip(common, shares, needed, strict=True)
        if abs(new - share) > CLOSE
    )
