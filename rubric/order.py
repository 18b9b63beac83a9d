"""Whether a decision follows the order of the fits: who was clearly ahead and was passed over, and how far ahead."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from rubric.banding import Placed, gap
from rubric.compare import verdict_of
from rubric.record import Record

NAMED = 5  # of those passed over; the others are counted

Relation = Literal["follows", "departs", "not_distinguishable"]


class Passed(Record):
    """Somebody on the other side of a decision against the order: who was left, or who goes on instead."""

    attempt_id: str
    points: float = Field(gt=0)  # between the two fits
    probability: float = Field(ge=0, le=1)  # that the one ahead is truly so


class OrderRelation(Record):
    """How a decision stood to the order of the fits at its moment."""

    relation: Relation
    named: tuple[Passed, ...] = ()  # the furthest apart first, at most NAMED
    count: int = 0  # of all whom the decision passes over, or prefers


def order_relation(
    one: Placed, others: Mapping[str, Placed], reliability: float, *, taken: bool
) -> OrderRelation | None:
    """`taken`: one goes on and the others (by attempt id) were left; otherwise one is left and the others go on.

    Departs: somebody left is clearly ahead of somebody taken. Follows: nobody left can be told apart as ahead.
    Otherwise somebody may be ahead, but not clearly. `reliability` is common to all (0..1). None without others.
    """
    gaps = {
        name: gap(other, one, reliability) if taken else gap(one, other, reliability) for name, other in others.items()
    }
    ahead = {name: found for name, found in gaps.items() if found.difference > 0}
    clear = [
        Passed(attempt_id=name, points=found.difference, probability=found.probability)
        for name, found in ahead.items()
        if verdict_of(found.probability) == "clear"
    ]
    if clear:
        clear.sort(key=lambda each: (-each.points, each.attempt_id))
        return OrderRelation(relation="departs", named=tuple(clear[:NAMED]), count=len(clear))
    if any(verdict_of(found.probability) != "not_distinguishable" for found in ahead.values()):
        return OrderRelation(relation="not_distinguishable")
    return OrderRelation(relation="follows") if gaps else None
