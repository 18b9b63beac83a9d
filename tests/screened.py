"""People whose closed tasks are keyed at a level, without sitting them through."""

from assessments import bank
from rubric.rating import Source
from tests.builders import HOUR, NOW, candidate, rated, rating, submitted

KEYED = ("PU1", "AN4", "CS5", "AD3")
WEIGHTS = {"PU": 25.0, "AN": 25.0, "CS": 25.0, "AD": 25.0}


def keyed(attempt_id, task_id, level):
    """What the key of a closed task gives."""
    task = bank.task(task_id)
    (part,) = bank.blueprint(task).parts
    given = rating(attempt_id, "WR1", "key", level, part_id=part.id, source=Source.KEY)
    return given.model_copy(update={"task_id": task_id, "competency_id": task.competency_id})


def sat(store, office, opening, name, level, tasks=KEYED, now=NOW + HOUR):
    actor = candidate(store, office, opening, name)
    submitted(store, actor, now)
    rated(store, *(keyed(actor.id, one, level) for one in tasks))
    return actor.id
