"""Which answers of agreed level a rater may meet: those of the bank, and copies of work that is new to them."""

from collections.abc import Iterable

from assessments import bank
from assessments.anchors import AnyAnchor
from assessments.assignment import AnchorRating
from assessments.store import Db, accepted
from assessments.store.accepted import Accepted
from assessments.workflow.seating import Floor
from rubric.rating import Rating


def accepted_for(db: Db, found: Iterable[Floor], rater_id: str) -> tuple[Accepted, ...]:
    """The copies in use that may be laid before a rater, in training or unmarked among their work.

    They come from positions whose work in that task and language the rater may read, as candidates were told. Whoever
    has read the work itself, is asked to, or was given an earlier copy of it, is not given this one.
    """
    scopes = {floor.position_id: one for floor in found for one in floor.raters if one.rater_id == rater_id}
    in_use = accepted.in_use(db, list(scopes))
    if not in_use:
        return ()
    read = accepted.readers(db, list(scopes))
    copies = [one for one in accepted.met(db, list(scopes)) if one.rater_id == rater_id]
    return tuple(
        one
        for one in in_use
        if scopes[one.position_id].covers(one.task_id, one.anchor.language)
        and (one.attempt_id, one.task_id, rater_id) not in read
        and not any(it.is_another_than(one) for it in copies)
    )


def anchor_of(db: Db, task_id: str, anchor_id: str) -> AnyAnchor:
    """An anchor that was given to somebody, of the bank or a copy."""
    known = {one.id: one for one in bank.anchors(task_id)}
    return known.get(anchor_id) or accepted.anchor(db, anchor_id)


def live_rating(db: Db, rating: Rating, anchor_id: str) -> AnchorRating:
    """A judgement of an anchor among real work, apart from the ratings of candidates."""
    return AnchorRating(
        **rating.model_dump(include=set(AnchorRating.model_fields)),
        anchor_id=anchor_id,
        purpose="live",
        agreed=anchor_of(db, rating.task_id, anchor_id).level,
    )
