"""What a check says about one candidate's work."""

from collections.abc import Callable
from dataclasses import dataclass

from assessments.evidence.work import Work
from assessments.form import Check
from rubric.rating import Span
from rubric.record import Text


@dataclass(frozen=True)
class Verdict:
    """How far a check is kept: 1 whole, 0 broken, between where it is kept in part; and what was seen.

    `asked` is False where there was nothing to look at; such a check is broken by rule where it scores, and told as
    not given. `applies` is False where the answer went another way, to which the check has nothing to say: it counts
    for nothing.
    """

    share: float
    detail: Text | None = None
    spans: tuple[Span, ...] = ()
    asked: bool = True
    applies: bool = True

    @property
    def whole(self) -> bool:
        return self.share >= 1


Program = Callable[[Work, Check], Verdict]
NOT_GIVEN = Verdict(0.0, asked=False)
LEFT_OUT = Verdict(0.0, asked=False, applies=False)


def kept(*, whole: bool, detail: Text | None = None, spans: tuple[Span, ...] = ()) -> Verdict:
    """Kept or broken, with nothing between."""
    return Verdict(1.0 if whole else 0.0, detail, spans)
