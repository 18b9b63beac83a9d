"""What the work of several people leaves open, and is worth asking all of them in the same words."""

from rubric.compare import Comparison
from rubric.record import Record
from rubric.uncertain import Why, open_points

PRESSING: tuple[Why, ...] = ("minimum", "not_assessed", "tie")  # a wide band alone decides nothing
ORDER: tuple[Why, ...] = (*PRESSING, "wide")


class OpenAmong(Record):
    competency_id: str
    who: dict[Why, tuple[str, ...]]  # attempts, for each reason that holds for one of them, the most pressing first


def open_among(comparison: Comparison) -> tuple[OpenAmong, ...]:
    """Competencies in which something is open that may decide: minimums first, then what has no score, then ties."""
    found: dict[str, dict[Why, tuple[str, ...]]] = {}
    for report in comparison.reports:
        own = report.attempt_id
        alike = sum(one.ahead is None for one in comparison.pairs if own in (one.a, one.b))
        for point in open_points(report, alike):
            who = found.setdefault(point.competency_id, {})
            who.update({why: (*who.get(why, ()), own) for why in point.why})
    told = (
        OpenAmong(competency_id=one, who={why: who[why] for why in ORDER if why in who})
        for one, who in found.items()
        if not who.keys().isdisjoint(PRESSING)
    )
    return tuple(sorted(told, key=lambda one: [-len(one.who.get(why, ())) for why in PRESSING]))
