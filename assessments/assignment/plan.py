"""How many people rate each piece of work of a position, and what each of them may rate."""

from typing import Literal

from pydantic import AwareDatetime, Field

from rubric.record import Language, Record

RATERS = 2  # independent judgements of each piece of work, science of ratings: one gives a reliability near .5, two .67

# dealt: by the plan; third: two lay far apart; crossed: by hand, so that raters can be compared
Why = Literal["dealt", "third", "crossed"]


class RaterScope(Record):
    """What one rater may rate; None: everything."""

    rater_id: str
    tasks: frozenset[str] | None = None
    languages: frozenset[Language] | None = None
    reserve: bool = False  # asked only where the others are not enough: a third opinion, somebody who drops out

    def covers(self, task_id: str, language: Language) -> bool:
        return (self.tasks is None or task_id in self.tasks) and (self.languages is None or language in self.languages)


class RatingPlan(Record):
    """How the work of a position is dealt. Changes append a revision."""

    position_id: str
    revision: int = Field(ge=0)  # 0: nobody has changed anything yet
    raters_per_task: int = Field(default=RATERS, ge=1, le=5)
    training: bool = True  # whether raters train on anchor answers before they rate a task, where there are any
    scopes: tuple[RaterScope, ...] = ()  # of raters who may not rate everything, or are held in reserve
    set_by: str | None = None
    set_at: AwareDatetime | None = None

    def scope(self, rater_id: str) -> RaterScope:
        return next((one for one in self.scopes if one.rater_id == rater_id), RaterScope(rater_id=rater_id))


class Seat(Record):
    """One rater asked to judge one piece of work. Seats are added, never taken away."""

    attempt_id: str
    task_id: str
    rater_id: str
    why: Why = "dealt"
    seated_by: str  # user id, or "system"
    since: AwareDatetime  # the moment that made it necessary


def first_plan(position_id: str) -> RatingPlan:
    """What holds until somebody changes it: two raters for each piece of work, and everybody may rate everything."""
    return RatingPlan(position_id=position_id, revision=0)
