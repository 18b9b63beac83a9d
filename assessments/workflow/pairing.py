"""The verbs of raters who compare: two pieces of work on one task, blind, and which of them is better."""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Literal, NamedTuple

from assessments import bank
from assessments.assignment import next_pair, wanted
from assessments.attempt import Actor, NotAllowed, NotFound
from assessments.form import Task
from assessments.pairs import PairCard, PairLine
from assessments.store import Db, Store, pairing
from assessments.views import AnswerToRate
from assessments.workflow.access import RATERS
from assessments.workflow.cards import answers_to_rate
from assessments.workflow.desks import Dealt, seen, trained_for
from assessments.workflow.laying import work_of
from assessments.workflow.seating import Floor
from rubric.pairing import PairJudgement, in_force
from rubric.record import Language

CREATIVE = frozenset({"WR", "DE"})  # competencies whose work is compared more surely than it is levelled


class Pile(NamedTuple):
    """The work on one task in one language that one rater may compare, and what was said of it."""

    task_id: str
    language: Language
    works: tuple[str, ...]  # sittings
    judgements: tuple[PairJudgement, ...]  # of anybody, those in force

    def own(self, rater_id: str) -> list[frozenset[str]]:
        return [one.pair for one in self.judgements if one.rater_id == rater_id]

    def next(self, rater_id: str) -> tuple[str, str] | None:
        met = [one.pair for one in self.judgements]
        return next_pair(self.works, met, self.own(rater_id), f"{rater_id} {self.task_id}")

    def waiting(self, rater_id: str | None = None) -> int:
        """Judgements still to come, in all or as many as one rater can give."""
        own = None if rater_id is None else self.own(rater_id)
        return wanted(self.works, [one.pair for one in self.judgements], own)


def is_compared(task: Task) -> bool:
    """Whether pairs of work on a task can be judged: what people rate, and where taste of the whole is the matter."""
    return task.human is not None and task.competency_id in CREATIVE


def pair_queue(store: Store, actor: Actor) -> tuple[PairLine, ...]:
    """The tasks of which pairs wait for this rater, or were judged by them."""
    with store.read() as db:
        piles = _piles(db, actor)
    lines: dict[str, list[Pile]] = defaultdict(list)
    for one in piles:
        lines[one.task_id].append(one)
    return tuple(
        PairLine(
            task_id=task_id,
            waiting=sum(one.waiting(actor.id) for one in found),
            done=sum(len(one.own(actor.id)) for one in found),
        )
        for task_id, found in lines.items()
    )


def next_pair_card(store: Store, actor: Actor, task_id: str) -> PairCard | None:
    """The next two for this rater; None when nothing waits."""
    with store.read() as db:
        piles = [one for one in _piles(db, actor) if one.task_id == task_id]
        for pile in piles:
            found = pile.next(actor.id)
            if found is not None:
                return _card(db, actor, pile, found, piles)
    return None


def pair_card(store: Store, actor: Actor, task_id: str, pair_id: str) -> PairCard:
    """Two pieces by the id of their pair; NotFound unless both are this rater's to compare."""
    with store.read() as db:
        piles = [one for one in _piles(db, actor) if one.task_id == task_id]
        pile, found = _known(piles, actor, pair_id)
        return _card(db, actor, pile, found, piles)


def judge_pair(
    store: Store, actor: Actor, task_id: str, pair_id: str, better: Literal["left", "right"] | None, now: datetime
) -> None:
    """Append which of the two is better, as they stood on the page; of the same pair the later judgement counts.

    Raises NotFound unless both are this rater's to compare.
    """
    with store.write() as db:
        piles = [one for one in _piles(db, actor) if one.task_id == task_id]
        _, (left, right) = _known(piles, actor, pair_id)
        made = PairJudgement(rater_id=actor.id, left=left, right=right, better=better, judged_at=now)
        pairing.add(db, secrets.token_hex(12), task_id, made)


def _piles(db: Db, actor: Actor) -> list[Pile]:
    """Work of every open round, as far as it is this rater's to compare."""
    if actor.kind != "staff" or actor.roles.isdisjoint(RATERS):
        raise NotAllowed(actor.id)
    found = [one.seated() for one in seen(db, actor.id)]
    is_open = {key for key, value in pairing.rounds(db, [one.position_id for one in found]).items() if value}
    if not is_open:
        return []
    trained = trained_for(db, found, actor.id)
    return [
        pile
        for floor in found
        for task_id in dict.fromkeys(one.task.id for one in floor.pieces)
        if (floor.position_id, task_id) in is_open and task_id in trained
        for pile in piles_of(db, floor, task_id, actor.id)
    ]


def piles_of(db: Db, floor: Floor, task_id: str, rater_id: str | None = None) -> list[Pile]:
    """The work on a task by language; for a rater, what they may read and have no level of their own to give first.

    A level is given to a piece of work by itself: nobody compares what still waits for theirs.
    """
    works: defaultdict[Language, list[str]] = defaultdict(list)
    for one in floor.pieces:
        may = rater_id is None or (rater_id in floor.able(one) and rater_id not in floor.waiting(one))
        if one.task.id == task_id and may:
            works[one.attempt.language].append(one.attempt.id)
    return [
        Pile(task_id, said, tuple(found), in_force(pairing.judgements(db, found, task_id)))
        for said, found in sorted(works.items())
        if len(found) > 1
    ]


def code(rater_id: str, task_id: str, attempt_id: str) -> str:
    """What stands for a piece of work in an address; nobody who does not know the sitting can work it out."""
    return hashlib.sha256(f"{rater_id} {task_id} {attempt_id}".encode()).hexdigest()[:16]


def _known(piles: Iterable[Pile], actor: Actor, pair_id: str) -> tuple[Pile, tuple[str, str]]:
    for pile in piles:
        codes = {code(actor.id, pile.task_id, one): one for one in pile.works}
        pair = tuple(codes[one] for one in pair_id.split("-") if one in codes)
        if len(set(pair)) == 2:  # noqa: PLR2004 - a pair
            return pile, (pair[0], pair[1])
    raise NotFound(pair_id)


def _card(db: Db, actor: Actor, pile: Pile, pair: tuple[str, str], piles: Iterable[Pile]) -> PairCard:
    left, right = (read_work(db, pile.task_id, one) for one in pair)
    return PairCard(
        pair_id="-".join(code(actor.id, pile.task_id, one) for one in pair),
        task=bank.for_rater(bank.task(pile.task_id)),
        language=pile.language,
        left=left,
        right=right,
        done=sum(len(one.own(actor.id)) for one in piles),
        waiting=sum(one.waiting(actor.id) for one in piles),
    )


def read_work(db: Db, task_id: str, attempt_id: str) -> tuple[AnswerToRate, ...]:
    """A piece of work, redacted, as raters read it."""
    return answers_to_rate(work_of(db, Dealt("", "", task_id, 0.0, attempt_id=attempt_id)))
