"""The verbs around pairs: a round is opened, what it says is read, a piece of agreed place is proposed as an anchor."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from statistics import fmean

from assessments import bank
from assessments.attempt import Actor, NotFound, Role, User
from assessments.pairs import PairedGroup, PairRound, PlacedWork
from assessments.store import Db, Store, accepted, accounts, audit, pairing
from assessments.store.accepted import Accepted
from assessments.views import AnswerToRate
from assessments.workflow.access import LEADS, READERS, allow
from assessments.workflow.desks import trained_for
from assessments.workflow.pairing import Pile, is_compared, piles_of, read_work
from assessments.workflow.panel import APART, levels, spread
from assessments.workflow.positions import position_of
from assessments.workflow.reports import refuse_who_still_rates
from assessments.workflow.seating import Floor, floors
from rubric.pairing import PairOrder, Place, leads, order


def compared_tasks(position_form: str) -> tuple[str, ...]:
    """The tasks of a form whose work can be compared in pairs."""
    return tuple(one for one in bank.form(position_form).task_ids if is_compared(bank.task(one)))


def set_pair_round(store: Store, actor: Actor, position_id: str, task_id: str, now: datetime, *, is_open: bool) -> None:
    """Open the round of a task, so that its raters find pairs on their desk, or close it; what was judged stays.

    Raises NotFound for a task of which no pairs are judged.
    """
    allow(actor, *LEADS)
    with store.write() as db:
        if task_id not in compared_tasks(position_of(db, position_id).form_id):
            raise NotFound(task_id)
        pairing.set_round(db, position_id, task_id, actor.id, now, is_open=is_open)
        audit.note(db, actor, "set_pair_round", position_id, now, task=task_id, open=str(is_open).lower())


def pair_tasks(store: Store, actor: Actor, position_id: str) -> dict[str, bool]:
    """The tasks of a position whose work can be compared, and whether their round is open."""
    allow(actor, *LEADS)
    with store.read() as db:
        is_open = pairing.rounds(db, [position_id])
        tasks = compared_tasks(position_of(db, position_id).form_id)
    return {one: is_open.get((position_id, one), False) for one in tasks}


def pair_rounds(store: Store, actor: Actor, position_id: str) -> tuple[PairRound, ...]:
    """What pairs say on each task of a position that can be compared and of which there is work, by language."""
    allow(actor, *LEADS)
    with store.read() as db:
        position = position_of(db, position_id)
        floor = floors(db, [position])[0].seated()
        is_open = pairing.rounds(db, [position_id])
        users = {one.id: one for one in accounts.users(db)}
        return tuple(
            _round(db, floor, pile, users, is_open=is_open.get((position_id, task_id), False))
            for task_id in compared_tasks(position.form_id)
            for pile in piles_of(db, floor, task_id)
        )


def _round(db: Db, floor: Floor, pile: Pile, users: Mapping[str, User], *, is_open: bool) -> PairRound:
    found = order(pile.judgements, pile.works, _given(floor, pile))
    numbers, in_use = _numbers(pile), accepted.in_use(db, [floor.position_id])
    return PairRound(
        task_id=pile.task_id,
        language=pile.language,
        is_open=is_open,
        works=len(pile.works),
        judged=found.n,
        waiting=min(pile.waiting(), sum(pile.waiting(one.rater_id) for one in floor.raters)),
        parts=tuple(tuple(sorted(numbers[one] for one in part)) for part in found.parts),
        crossers=_crossers(db, floor, pile, found, users) if is_open else (),
        places=tuple(_placed(db, floor, pile, one, in_use) for one in found.places),
        held=found.held,
        reliability=found.reliability,
    )


def _numbers(pile: Pile) -> dict[str, int]:
    """A number for each piece of work, in an order of chance that stays as long as no work is added."""
    drawn = sorted(pile.works, key=lambda one: hashlib.sha256(f"{pile.task_id} {one}".encode()).digest())
    return {one: number for number, one in enumerate(drawn, start=1)}


def _given(floor: Floor, pile: Pile) -> dict[str, float]:
    """The mean level of each piece of work that has one on which raters do not lie apart."""
    found = {one.attempt.id: levels(one.ratings) for one in floor.pieces if one.task.id == pile.task_id}
    return {one: fmean(found[one]) for one in pile.works if found[one] and (spread(found[one]) or 0) < APART}


def _placed(db: Db, floor: Floor, pile: Pile, one: Place, in_use: Iterable[Accepted]) -> PlacedWork:
    proposed = pairing.proposed(db, [one.work], pile.task_id)
    accepted_at = {it.attempt_id: it.accepted_at for it in in_use if it.task_id == pile.task_id}
    return PlacedWork(
        number=_numbers(pile)[one.work],
        meetings=one.meetings,
        value=one.value,
        standard_error=one.standard_error,
        level=one.level,
        given=_given(floor, pile).get(one.work),
        can_be_anchor=_is_agreed(one),
        proposed_at=proposed[-1].proposed_at if proposed else None,
        accepted_at=accepted_at.get(one.work),
    )


def _is_agreed(one: Place) -> bool:
    """Whether pairs and levels together say one level of it."""
    return one.level is not None and one.level.firm


def _crossers(db: Db, floor: Floor, pile: Pile, found: PairOrder, users: Mapping[str, User]) -> tuple[User, ...]:
    """Who may compare work of two parts; their next pair joins them."""
    asked = [scope.rater_id for scope in floor.raters if pile.task_id in trained_for(db, [floor], scope.rater_id)]
    piles = {one: piles_of(db, floor, pile.task_id, one) for one in asked}
    joined = {
        rater_id: sum(not part.isdisjoint(one.works) for part in found.parts)
        for rater_id, several in piles.items()
        for one in several
        if one.language == pile.language
    }
    return tuple(users[rater_id] for rater_id, parts in joined.items() if parts > 1)


def pile_with(db: Db, position_id: str, task_id: str, language: str) -> tuple[Floor, Pile]:
    """The work of a round in one language. Raises NotFound."""
    (floor,) = floors(db, [position_of(db, position_id)], task_id)
    for pile in piles_of(db, floor, task_id):
        if pile.language == language and is_compared(bank.task(task_id)):
            return floor, pile
    raise NotFound(task_id)


def numbered(pile: Pile, number: int) -> str:
    """The sitting behind a number of the round. Raises NotFound."""
    for work, known in _numbers(pile).items():
        if known == number:
            return work
    raise NotFound(str(number))


def paired_work(
    store: Store, actor: Actor, position_id: str, task_id: str, language: str, number: int
) -> tuple[AnswerToRate, ...]:
    """A piece of work of a round, redacted, for whoever leads the raters. Raises NotFound."""
    allow(actor, Role.LEAD)
    with store.read() as db:
        _, pile = pile_with(db, position_id, task_id, language)
        return read_work(db, task_id, numbered(pile, number))


def propose_anchor(
    store: Store, actor: Actor, position_id: str, task_id: str, language: str, number: int, now: datetime
) -> None:
    """Keep a lead's word that a piece of work shows its estimated level well enough to train raters by.

    Raises NotFound unless pairs and levels together say one level of it.
    """
    allow(actor, Role.LEAD)
    with store.write() as db:
        floor, pile = pile_with(db, position_id, task_id, language)
        work = numbered(pile, number)
        found = {one.work: one for one in order(pile.judgements, pile.works, _given(floor, pile)).places}
        level = found[work].level if work in found else None
        if level is None or not level.firm:
            raise NotFound(str(number))
        pairing.propose(db, pairing.Proposed(work, task_id, level, now), actor.id)
        audit.note(db, actor, "propose_anchor", work, now, task=task_id, level=f"{level.value:.1f}")


def pairs_among(
    store: Store, actor: Actor, position_id: str, groups: Iterable[Iterable[str]]
) -> tuple[PairedGroup, ...]:
    """What pairs say about candidates who cannot be told apart, group by group and task by task; no score knows it."""
    allow(actor, *READERS)
    together = [tuple(one) for one in groups]
    refuse_who_still_rates(store, actor, tuple(dict.fromkeys(one for group in together for one in group)))
    with store.read() as db:
        position = position_of(db, position_id)
        (floor,) = floors(db, [position])
        piles = [pile for task_id in compared_tasks(position.form_id) for pile in piles_of(db, floor, task_id)]
    return tuple(found for group in together for pile in piles if (found := _group(pile, group)).leads)


def _group(pile: Pile, group: tuple[str, ...]) -> PairedGroup:
    found = order(pile.judgements, pile.works)
    return PairedGroup(
        task_id=pile.task_id,
        n=found.n,
        reliability=found.reliability,
        leads=leads(pile.judgements, pile.works, group),
    )
