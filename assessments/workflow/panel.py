"""How many people have to rate a piece of work, and what each of them may see of the others' levels."""

from collections.abc import Iterable, Sequence

from assessments import bank
from assessments.attempt import Attempt
from assessments.form import Task
from rubric.rating import Rating, Source, current

APART = 2.0  # levels between two raters from which on a third is called: half of the scale cannot be settled by a mean


def tasks_for_people(attempt: Attempt) -> tuple[Task, ...]:
    """The tasks of a sitting that people rate; once it is submitted, those of parts that were begun."""
    blocks = bank.form(attempt.form_id).blocks
    shown = blocks if attempt.submitted_at is None else blocks[: len(attempt.blocks)]
    tasks = (bank.task(task_id) for block in shown for task_id in block.tasks)
    return tuple(task for task in tasks if task.human is not None)


def by_people(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """The ratings in force that people gave, those left blank among them."""
    return tuple(rating for rating in current(ratings) if rating.source is Source.RATER)


def levels(ratings: Iterable[Rating]) -> tuple[float, ...]:
    return tuple(rating.level for rating in by_people(ratings) if rating.level is not None)


def spread(given: Sequence[float]) -> float | None:
    """Highest minus lowest level; None below two."""
    return max(given) - min(given) if len(given) > 1 else None


def wanted(given: Sequence[float], raters: int) -> int:
    """How many more people have to give a level: those foreseen, and one more where two lie far apart."""
    if len(given) < raters:
        return raters - len(given)
    return int(needs_third(given, raters))


def needs_third(given: Sequence[float], raters: int) -> bool:
    """Whether somebody who has not rated yet has to look, because those who did lie two levels or more apart."""
    apart = spread(given)
    return apart is not None and apart >= APART and len(given) <= raters


def may_see_other_ratings(rater_id: str, ratings: Iterable[Rating]) -> bool:
    """Only who has judged a piece of work may see how others judged it; leaving it blank with a reason counts."""
    return any(rating.rater_id == rater_id for rating in by_people(ratings))
