"""How well the scores of one sitting fit what a role needs: weighted, with minimums, and with honest error."""

from typing import Literal, Self

from pydantic import Field, model_validator

from rubric.model import POINTS
from rubric.record import CLOSE, Record, Text
from rubric.scoring import Band, Basis

LEVEL_STEP = 25.0  # points between two anchors


class Minimum(Record):
    """The level of a critical competency below which the role cannot be done."""

    competency_id: str
    level: int = Field(ge=1, le=5)

    @property
    def cut(self) -> float:
        """The level on 0..100."""
        return (self.level - 1) * LEVEL_STEP


class RoleProfile(Record):
    """What a role needs: weights that sum to 100, and at most two minimums (science.md 0.6)."""

    id: str
    name: Text
    weights: dict[str, float]
    minimums: tuple[Minimum, ...] = Field(default=(), max_length=2)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if any(weight < 0 for weight in self.weights.values()):
            raise ValueError("a weight cannot be negative")
        if abs(sum(self.weights.values()) - POINTS) > CLOSE:
            raise ValueError(f"the weights sum to {sum(self.weights.values()):g}, not to 100")
        critical = [one.competency_id for one in self.minimums]
        if len(set(critical)) < len(critical) or not set(critical) <= set(self.weights):
            raise ValueError("a minimum belongs to one weighted competency, and each has at most one")
        return self


class MinimumState(Record):
    competency_id: str
    cut: float
    state: Literal["meets", "below", "uncertain", "not_assessed"]
    probability: float | None = Field(default=None, ge=0, le=1)  # that the true score reaches the cut


class Fit(Record):
    """The weighted score of one sitting for one role."""

    profile: RoleProfile
    value: float | None = Field(default=None, ge=0, le=100)
    low_high: Band | None = None  # instead of the value, when a critical competency is missing
    standard_error: float | None = Field(default=None, ge=0)
    basis: Basis | None = None
    reliability: float | None = Field(default=None, ge=0, le=1)
    band: Band | None = None
    coverage: float = Field(ge=0, le=1)  # weight of what was scored over all weight
    weights_used: dict[str, float]  # renormalised over what was scored: they sum to 1
    minimums: tuple[MinimumState, ...] = ()
    missing: tuple[str, ...] = ()  # weighted competencies without a score
