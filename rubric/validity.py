"""Whether tasks belong to the job, by the votes of people who know it (Lawshe, 1975)."""

from collections import Counter
from collections.abc import Iterable
from math import comb
from statistics import fmean
from typing import Literal

from pydantic import Field

from rubric.record import Record

Verdict = Literal["essential", "useful", "unneeded"]
State = Literal["too_few", "upheld", "not_upheld"]

CHANCE = 0.05  # at most, that a task nobody has an opinion on is upheld


class Vote(Record):
    """What one expert says of one task: whether the job needs what it asks for, and how much depends on it."""

    task_id: str
    verdict: Verdict
    importance: int = Field(ge=1, le=5)  # of the work in the job: 1 rarely matters, 5 the job stands or falls by it


class TaskValidity(Record):
    """The votes on one task, one from each expert."""

    task_id: str
    essential: int = Field(ge=0)
    useful: int = Field(ge=0)
    unneeded: int = Field(ge=0)
    ratio: float | None = Field(ge=-1, le=1)  # content validity ratio; None: nobody has voted
    needed: int | None  # how many must call it essential; None: not even all of so few are enough
    importance: float | None = Field(ge=1, le=5)  # mean

    @property
    def experts(self) -> int:
        return self.essential + self.useful + self.unneeded

    @property
    def state(self) -> State:
        if self.needed is None:
            return "too_few"
        return "upheld" if self.essential >= self.needed else "not_upheld"


def content_validity_ratio(essential: int, experts: int) -> float:
    """-1 (nobody calls it essential) to 1 (everybody): (n_e - N/2) / (N/2), Lawshe (1975), formula 1.

    Raises ValueError without experts, or with more votes than experts.
    """
    if not 0 <= essential <= experts or not experts:
        raise ValueError(f"{essential} of {experts}")
    return (essential - experts / 2) / (experts / 2)


def essential_needed(experts: int) -> int | None:
    """How many of the experts must call a task essential before that is hardly chance; None below five experts.

    Exact binomial, one-sided, p = 1/2: the critical values of Ayre & Scally (2014, table 2).
    """
    needed, ways = experts + 1, 0  # ways in which so many or more call it essential
    while ways + comb(experts, needed - 1) <= CHANCE * 2**experts:
        needed -= 1
        ways += comb(experts, needed)
    return needed if needed <= experts else None


def task_validity(task_id: str, votes: Iterable[Vote]) -> TaskValidity:
    """The votes on this task counted; those on others are passed over."""
    own = [one for one in votes if one.task_id == task_id]
    count = Counter(one.verdict for one in own)
    return TaskValidity(
        task_id=task_id,
        essential=count["essential"],
        useful=count["useful"],
        unneeded=count["unneeded"],
        ratio=content_validity_ratio(count["essential"], len(own)) if own else None,
        needed=essential_needed(len(own)),
        importance=fmean(one.importance for one in own) if own else None,
    )


def validity_index(tasks: Iterable[TaskValidity]) -> float | None:
    """Mean ratio of the tasks that are upheld (Lawshe's content validity index of what is kept); None: none is."""
    kept = [one.ratio for one in tasks if one.state == "upheld" and one.ratio is not None]
    return fmean(kept) if kept else None
