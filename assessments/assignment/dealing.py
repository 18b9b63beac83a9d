"""Dealing pieces of work to raters: equal loads, raters linked through shared work, the same result every time."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from assessments.assignment.connection import Groups
from assessments.assignment.plan import RaterScope
from rubric.record import Language


class Work(NamedTuple):
    """One piece of work and who has been asked to judge it so far."""

    attempt_id: str
    task_id: str
    language: Language
    needed: int  # how many people are to judge it
    holders: tuple[str, ...] = ()  # who has judged it or is asked to
    refused: frozenset[str] = frozenset()  # who may not be asked although they hold nothing


def deal(works: Sequence[Work], raters: Sequence[RaterScope], seed: str) -> tuple[tuple[Work, str], ...]:
    """Who is asked in addition, piece by piece in the order of `works`; a pure function of its arguments.

    What is held stays. Each open seat goes to somebody who may rate the work and does not hold it, by these rules in
    turn: nobody in reserve while others are free; whoever links two groups of raters that share no work of this task
    yet; the smallest load on this task; the smallest share of the same candidate's work, since one person's general
    impression colours every task they see of somebody; the smallest load in all; the pair that met least; chance,
    drawn from `seed`. Work that arrives later (at the end of `works`) changes nothing that was dealt before.
    """
    dealer = _Dealer(raters, seed)
    for work in works:
        for rater_id in work.holders:
            dealer.take(work, rater_id, work.holders)
    dealt: list[tuple[Work, str]] = []
    for work in works:
        holders = list(work.holders)
        while len(holders) < work.needed and (chosen := dealer.choose(work, holders)) is not None:
            dealer.take(work, chosen, [*holders, chosen])
            holders.append(chosen)
            dealt.append((work, chosen))
    return tuple(dealt)


class _Dealer:
    """What has been dealt so far, counted the ways the rules look at it."""

    def __init__(self, raters: Sequence[RaterScope], seed: str) -> None:
        self._raters: Mapping[str, RaterScope] = {one.rater_id: one for one in raters}
        self._seed = seed
        self._load: Counter[str] = Counter()
        self._of_task: Counter[tuple[str, str]] = Counter()
        self._of_candidate: Counter[tuple[str, str]] = Counter()
        self._pairs: Counter[tuple[str, frozenset[str]]] = Counter()
        self._groups: dict[str, Groups] = {}

    def take(self, work: Work, rater_id: str, holders: Iterable[str]) -> None:
        self._load[rater_id] += 1
        self._of_task[work.task_id, rater_id] += 1
        self._of_candidate[work.attempt_id, rater_id] += 1
        groups = self._groups.setdefault(work.task_id, Groups())
        for other in holders:
            groups.join(rater_id, other)
            if other != rater_id:
                self._pairs[work.task_id, frozenset({rater_id, other})] += 1

    def choose(self, work: Work, holders: Sequence[str]) -> str | None:
        free = [
            one
            for one in self._raters.values()
            if one.rater_id not in holders
            and one.rater_id not in work.refused
            and one.covers(work.task_id, work.language)
        ]
        return min(free, key=lambda one: self._rank(one, work, holders)).rater_id if free else None

    def _rank(self, one: RaterScope, work: Work, holders: Sequence[str]) -> tuple[int | bool | bytes, ...]:
        groups = self._groups.setdefault(work.task_id, Groups())
        return (
            one.reserve,
            bool(holders) and groups.same(one.rater_id, holders[0]),
            self._of_task[work.task_id, one.rater_id],
            self._of_candidate[work.attempt_id, one.rater_id],
            self._load[one.rater_id],
            sum(self._pairs[work.task_id, frozenset({one.rater_id, other})] for other in holders),
            hashlib.sha256(f"{self._seed} {work.attempt_id} {work.task_id} {one.rater_id}".encode()).digest(),
        )
