"""How each rater judges answers of agreed level over time: one's own in groups, everybody's for whoever leads them."""

from collections.abc import Iterable, Sequence

from assessments.assignment import AnchorRating
from assessments.attempt import Actor, Role, User
from assessments.raters import FollowedRater, Point
from assessments.store import Store, accounts, anchoring
from assessments.workflow.access import allow
from rubric.severity import severity

GROUP = 5  # judgements in a point of one's own chart: alone they would tell which answers had an agreed level


def own_severity(store: Store, actor: Actor) -> FollowedRater:
    """This rater's severity so far; single judgements are not told, or the anchors among their work were known."""
    allow(actor, Role.RATER)
    with store.read() as db:
        user = accounts.user(db, actor.id)
        given = anchoring.ratings(db, actor.id)
    assert user is not None  # whoever is allowed to has an account
    return _followed(user, given, grouped=True)


def severities(store: Store, actor: Actor) -> tuple[FollowedRater, ...]:
    """Every rater who has judged an answer of agreed level, by name; for whoever leads them."""
    allow(actor, Role.LEAD, Role.ADMIN)
    with store.read() as db:
        given = anchoring.ratings(db)
        users = accounts.users(db)
    return tuple(
        _followed(one, own, grouped=False) for one in users if (own := [it for it in given if it.rater_id == one.id])
    )


def _followed(user: User, given: Iterable[AnchorRating], *, grouped: bool) -> FollowedRater:
    points = _points(given)
    whole = points[: len(points) // GROUP * GROUP] if grouped else points
    return FollowedRater(
        user=user,
        severity=severity([one.distance for one in whole]),
        points=tuple(_mean(one) for one in _batches(whole)) if grouped else tuple(points),
    )


def _points(given: Iterable[AnchorRating]) -> list[Point]:
    """The first judgement of each anchor, in the order of time; blanks are no level."""
    first: dict[str, AnchorRating] = {}
    for one in given:
        first.setdefault(one.anchor_id, one)
    return [
        Point(at=one.rated_at, distance=distance, task_id=one.task_id, live=one.purpose == "live")
        for one in sorted(first.values(), key=lambda one: one.rated_at)
        if (distance := one.distance) is not None
    ]


def _batches(points: Sequence[Point]) -> Iterable[Sequence[Point]]:
    return (points[start : start + GROUP] for start in range(0, len(points), GROUP))


def _mean(group: Sequence[Point]) -> Point:
    return Point(at=group[-1].at, distance=sum(one.distance for one in group) / len(group), count=len(group))
