"""The key as one more rater: what it finds, on the scale of the raters."""

from collections.abc import Iterable
from datetime import datetime

from assessments.form import Task, fingerprint
from rubric.rating import Evidence, Rating, Source, level_of

KEY = "key"  # rater id of the key


def key_ratings(
    task: Task,
    evidence: Iterable[Evidence],
    attempt_id: str,
    competency_id: str,
    model_fingerprint: str,
    now: datetime,
) -> tuple[Rating, ...]:
    """One rating for each rule of the task that carries a weight, from the evidence that it gave.

    What was asked and not answered has a share of 0 and so the lowest level. Where a rule could score nothing (its
    share is None) no rating is made: a part without one counts as not judged, never as a 1.
    """
    shares = {one.id: one.share for one in evidence if one.kind == "score"}
    task_fingerprint = fingerprint(task)
    return tuple(
        Rating(
            attempt_id=attempt_id,
            task_id=task.id,
            part_id=rule.id,
            competency_id=competency_id,
            rater_id=KEY,
            source=Source.KEY,
            level=level_of(share),
            model_fingerprint=model_fingerprint,
            task_fingerprint=task_fingerprint,
            rated_at=now,
        )
        for rule in task.evidence
        if rule.weight and (share := shares.get(rule.id)) is not None
    )
