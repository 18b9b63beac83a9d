"""What was judged and seen in the work of one sitting on one task, out of its report."""

from math import fsum

from rubric.model import Competency
from rubric.rating import Evidence, Rating, Source
from rubric.record import Record
from rubric.report import GAP_OF_RATERS, FitReport, NotAssessed, Quote, RaisedFlag
from rubric.score import TaskScore


class OnTask(Record):
    competency: Competency
    score: TaskScore
    not_assessed: NotAssessed | None  # None: it was judged
    quotes: tuple[Quote, ...]
    evidence: tuple[Evidence, ...]
    flags: tuple[RaisedFlag, ...]

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """What people said of it that counts, those who left the level blank too."""
        return tuple(rating for part in self.score.human_parts for rating in part.ratings)

    @property
    def apart(self) -> bool:
        """Whether two people differ by as much as calls for a discussion."""
        return self.score.spread is not None and self.score.spread >= GAP_OF_RATERS

    @property
    def by_key(self) -> float | None:
        """The share of what the key judged that was right, 0..1; None where it judged nothing."""
        keyed = [one for one in self.score.parts if one.part.source is Source.KEY and one.share is not None]
        weight = fsum(one.part.weight for one in keyed)
        return fsum(one.part.weight * (one.share or 0.0) for one in keyed) / weight if keyed else None


def on_task(report: FitReport, task_id: str) -> OnTask | None:
    """None where the report has no such task."""
    for one in report.competencies:
        for task in one.score.tasks:
            if task.blueprint.task_id == task_id:
                return OnTask(
                    competency=one.competency,
                    score=task,
                    not_assessed=next((each for each in one.not_assessed if each.task_id == task_id), None),
                    quotes=tuple(quote for quote in one.quotes if quote.task_id == task_id),
                    evidence=tuple(seen for seen in one.evidence if seen.task_id == task_id),
                    flags=tuple(flag for flag in one.flags if flag.task_id == task_id),
                )
    return None
