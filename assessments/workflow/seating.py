"""Who is asked to judge which submitted work: seats on record, and those that are still to be dealt."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from assessments.assignment import RaterScope, RatingPlan, Seat, Why, Work, deal, first_plan
from assessments.attempt import SYSTEM, Attempt, Role, User
from assessments.form import Task
from assessments.store import Db, accepted, accounts, judging, responses, seats
from assessments.store.accepted import Met
from assessments.views import Position
from assessments.workflow.panel import by_people, levels, needs_third, tasks_for_people, wanted
from rubric.rating import Rating, Source
from rubric.record import Language

Key = tuple[str, str]  # attempt and task
One = TypeVar("One", Rating, Seat)


class Submitted(NamedTuple):
    """One piece of submitted work that people rate, with everything said and asked about it."""

    attempt: Attempt
    task: Task
    ratings: tuple[Rating, ...] = ()
    seats: tuple[Seat, ...] = ()
    met: frozenset[str] = frozenset()  # raters who were given a copy of it as an anchor: their eye is not fresh

    @property
    def key(self) -> Key:
        return self.attempt.id, self.task.id

    @property
    def since(self) -> datetime:
        """The moment of the last thing that happened to it."""
        return max([arrival(self.attempt), *(one.rated_at for one in self.ratings)])


class Floor(NamedTuple):
    """The work of one position, and those who can be asked to judge it."""

    position_id: str
    languages: tuple[Language, ...]
    plan: RatingPlan
    raters: tuple[RaterScope, ...]
    pieces: tuple[Submitted, ...]  # in the order of their arrival

    def able(self, piece: Submitted) -> frozenset[str]:
        """Who may judge this piece of work."""
        asked = piece.task.id, piece.attempt.language
        return frozenset(one.rater_id for one in self.raters if one.covers(*asked)) - piece.met

    def holders(self, piece: Submitted) -> tuple[str, ...]:
        """Who has judged it, and who is asked to and can."""
        able = self.able(piece)
        judged = (one.rater_id for one in by_people(piece.ratings))
        return tuple(dict.fromkeys([*judged, *(one.rater_id for one in piece.seats if one.rater_id in able)]))

    def waiting(self, piece: Submitted) -> tuple[str, ...]:
        """Who is asked to judge it and has not yet."""
        judged = {one.rater_id for one in by_people(piece.ratings)}
        return tuple(one for one in self.holders(piece) if one not in judged)

    def missing(self, piece: Submitted) -> int:
        """How many judgements are still to come; where nobody is free to be asked they are still missing."""
        return max(wanted(levels(piece.ratings), self.plan.raters_per_task), len(self.waiting(piece)))

    def needed(self, piece: Submitted) -> int:
        """How many people are to judge it: those planned, one for each who left it blank, a third where two differ."""
        given = by_people(piece.ratings)
        blank = sum(one.level is None for one in given)
        return self.plan.raters_per_task + blank + needs_third(levels(given), self.plan.raters_per_task)

    def can_seat(self) -> bool:
        """Whether there is an open seat, and somebody free to take it."""
        return any(
            len(held := self.holders(one)) < self.needed(one) and self.able(one) - _once(one) - set(held)
            for one in self.pieces
        )

    def seated(self) -> "Floor":
        """The same floor with every open seat at work that was handed in dealt, as far as somebody is free."""
        added: defaultdict[Key, list[Seat]] = defaultdict(list)
        works = [
            Work(*one.key, one.attempt.language, self.needed(one), self.holders(one), _once(one))
            for one in self.pieces
            if one.attempt.submitted_at
        ]
        pieces = {one.key: one for one in self.pieces}
        for work, rater_id in deal(works, self.raters, self.position_id):
            key = work.attempt_id, work.task_id
            third = needs_third(levels(pieces[key].ratings), self.plan.raters_per_task)
            why: Why = "third" if third else "dealt"
            added[key].append(seat(*key, rater_id, why, SYSTEM.id, pieces[key].since))
        return self._replace(
            pieces=tuple(one._replace(seats=(*one.seats, *added[one.key])) for one in self.pieces),
        )


def _once(piece: Submitted) -> frozenset[str]:
    """Who is not dealt it: a seat that its holder could not take is not dealt again, nor one to who knows a copy."""
    return frozenset(one.rater_id for one in piece.seats) | piece.met


def seat(attempt_id: str, task_id: str, rater_id: str, why: Why, by: str, since: datetime) -> Seat:
    return Seat(attempt_id=attempt_id, task_id=task_id, rater_id=rater_id, why=why, seated_by=by, since=since)


def arrival(attempt: Attempt) -> datetime:
    return attempt.submitted_at or attempt.created_at


def floors(
    db: Db, positions: Sequence[Position], task_id: str | None = None, attempt: Attempt | None = None
) -> tuple[Floor, ...]:
    """The floor of each position as it is on record; with `task_id` or `attempt`, the work on one alone."""
    plans = seats.plans(db, [one.id for one in positions])
    attempts = (attempt,) if attempt else judging.submitted(db, [one.id for one in positions])
    ids = [one.id for one in attempts]
    failed = {(one.attempt_id, one.task_id) for one in responses.missing(db, ids)}
    given = by_key(judging.ratings(db, ids, task_id, Source.RATER))
    seated = by_key(seats.seats(db, ids, task_id))
    copies = () if attempt else accepted.met(db, [one.id for one in positions])  # who has a card was asked before
    active = can_rate(accounts.users(db))
    return tuple(
        floor(
            plans.get(position.id) or first_plan(position.id),
            position.languages,
            [one for one in position.raters if one in active],
            [one for one in attempts if one.position_id == position.id],
            failed,
            given,
            seated,
            copies,
            task_id,
        )
        for position in positions
    )


def can_rate(users: Iterable[User]) -> frozenset[str]:
    """The ids of those who can be asked to rate anything."""
    return frozenset(one.id for one in users if one.active and Role.RATER in one.roles)


def by_key(found: Iterable[One]) -> Mapping[Key, tuple[One, ...]]:
    """Ratings or seats by the piece of work they are about."""
    sorted_: defaultdict[Key, list[One]] = defaultdict(list)
    for one in found:
        sorted_[one.attempt_id, one.task_id].append(one)
    return {key: tuple(several) for key, several in sorted_.items()}


def floor(
    plan: RatingPlan,
    languages: tuple[Language, ...],
    raters: Iterable[str],
    attempts: Iterable[Attempt],
    failed: set[Key],
    given: Mapping[Key, tuple[Rating, ...]],
    seated: Mapping[Key, tuple[Seat, ...]],
    copies: Collection[Met],
    task_id: str | None = None,
) -> Floor:
    """A floor from what is on record; raters are those of the position who can be asked, in its order."""
    met: defaultdict[Key, set[str]] = defaultdict(set)
    for one in copies:
        met[one.attempt_id, one.task_id].add(one.rater_id)
    pieces = (
        Submitted(attempt, task, given.get(key, ()), seated.get(key, ()), frozenset(met.get(key, ())))
        for attempt in sorted(attempts, key=lambda one: (arrival(one), one.id))
        for task in tasks_for_people(attempt)
        for key in [(attempt.id, task.id)]
    )
    return Floor(
        plan.position_id,
        languages,
        plan,
        tuple(map(plan.scope, raters)),
        tuple(one for one in pieces if one.key not in failed and task_id in {None, one.task.id}),
    )


def deal_open_seats(db: Db, positions: Sequence[Position]) -> tuple[Floor, ...]:
    """Deal whatever is open at these positions, and write it down; called inside a transaction that writes."""
    dealt: list[Floor] = []
    for before in floors(db, positions):
        after = before.seated()
        known = {(*one.key, held.rater_id) for one in before.pieces for held in one.seats}
        held = (held for one in after.pieces for held in one.seats)
        seats.add_seats(db, [one for one in held if (one.attempt_id, one.task_id, one.rater_id) not in known])
        dealt.append(after)
    return tuple(dealt)
