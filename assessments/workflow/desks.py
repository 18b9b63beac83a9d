"""What lies on a rater's desk: work under cards that say nothing, and unmarked among it some whose level is known."""

import hashlib
import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from assessments import bank
from assessments.assignment import to_seed
from assessments.attempt import Actor, NotAllowed
from assessments.store import Db, Store, anchoring, judging, positions, sitting
from assessments.views import Position
from assessments.workflow.access import RATERS
from assessments.workflow.anchored import accepted_for
from assessments.workflow.panel import may_see_other_ratings
from assessments.workflow.seating import Floor, Key, Submitted, deal_open_seats, floors
from rubric.record import Language


class Dealt(NamedTuple):
    """A piece of work as it was dealt to one rater: of a sitting, or an anchor answer."""

    id: str
    rater_id: str
    task_id: str
    place: float
    attempt_id: str | None = None
    anchor_id: str | None = None


class Piece(NamedTuple):
    """One piece of work on a rater's desk."""

    card: Dealt
    done: bool  # rated by this rater
    waits: bool  # not rated by this rater, who was asked to
    raters: int  # how many are to judge it, as planned


class Desk(NamedTuple):
    """A rater's desk, in their own order, and the tasks they have to train for first."""

    pieces: tuple[Piece, ...]
    untrained: frozenset[str]
    asked: frozenset[str]  # sittings on whose work their judgement is wanted


class Lying(NamedTuple):
    """A card of a pile, and whether its rater has judged the work under it."""

    card: Dealt
    done: bool


class Held(NamedTuple):
    piece: Submitted
    raters: int


def desk(store: Store, actor: Actor, task_id: str | None = None) -> Desk:
    """What is dealt to a rater; what has come in since is dealt now, and nothing of a task before they trained for it.

    Raises NotAllowed for anybody but a rater.
    """
    refuse_others(actor)
    with store.read() as db:
        found = seen(db, actor.id, task_id)
        held, open_tasks = _held(found, actor.id), trained_for(db, found, actor.id)
        dealt = _dealt(db, actor.id, task_id)
    if any(one.can_seat() for one in found) or _new(held, dealt, open_tasks):
        with store.write() as db:
            deal_open_seats(db, _mine(db, actor.id))
            found = seen(db, actor.id, task_id)
            held = _held(found, actor.id)
            _deal(db, actor.id, _new(held, _dealt(db, actor.id, task_id), open_tasks), held, found)
            dealt = _dealt(db, actor.id, task_id)
    with store.read() as db:
        anchored = {one.anchor_id for one in anchoring.ratings(db, actor.id, task_id, "live")} if dealt else set[str]()
    pieces = [piece for one in dealt if (piece := _piece(one, held, anchored, open_tasks)) is not None]
    return Desk(
        tuple(pieces),
        untrained=frozenset(one.piece.task.id for one in held.values()) - open_tasks,
        asked=frozenset(
            one.piece.attempt.id for one in held.values() if not may_see_other_ratings(actor.id, one.piece.ratings)
        ),
    )


def refuse_others(actor: Actor) -> None:
    """Raise NotAllowed for anybody but a rater."""
    if actor.kind != "staff" or actor.roles.isdisjoint(RATERS):
        raise NotAllowed(actor.id)


def pile(db: Db, rater_id: str, task_id: str) -> tuple[Lying, ...]:
    """What was dealt to a rater of one task, in their order, as it is on record: nothing is dealt, nothing looked into.

    For a hundred answers `desk` takes some thirty times as long; it is asked when the pile is opened or at its end.
    """
    anchors = anchoring.cards(db, rater_id, task_id)
    judged = anchoring.judged(db, rater_id, task_id) if anchors else frozenset[str]()
    known = [Lying(_as_dealt(one), one.anchor_id in judged) for one in anchors]
    real = [Lying(_as_dealt(one), done) for one, done in judging.pile(db, rater_id, task_id)]
    return tuple(sorted([*real, *known], key=lambda one: one.card.place))


def piece_under(db: Db, rater_id: str, card_id: str) -> Piece | None:
    """The piece of work under a card; None where it is not this rater's to judge."""
    known = judging.card(db, card_id) or anchoring.card(db, card_id)
    if known is None or known.rater_id != rater_id:
        return None
    if isinstance(known, judging.Card):
        return piece_of(db, Lying(_as_dealt(known), done=False), ())
    lying = pile(db, rater_id, known.task_id)
    return next(piece_of(db, one, lying) for one in lying if one.card.id == card_id)


def piece_of(db: Db, one: Lying, lying: Sequence[Lying]) -> Piece | None:
    """What `desk` says of one card of a pile; None where the work is not its rater's to judge any more."""
    rater_id = one.card.rater_id
    for real in (each.card for each in ((one,) if one.card.attempt_id else lying)):
        floor = _floor_of(db, real) if real.attempt_id else None
        if floor is not None and (held := _held([floor], rater_id)):
            anchored = {one.card.anchor_id or ""} if one.done else set[str]()
            return _piece(one.card, held, anchored, trained_for(db, [floor], rater_id))
    return None


def _floor_of(db: Db, real: Dealt) -> Floor | None:
    """The floor with nothing on it but the work under a card; None where its rater is not asked at the position."""
    attempt = sitting.attempt(db, real.attempt_id or "")
    position = positions.position(db, attempt.position_id or "") if attempt else None
    if position is None or real.rater_id not in position.raters:
        return None
    return floors(db, [position], real.task_id, attempt)[0]


def seen(db: Db, rater_id: str, task_id: str | None = None) -> tuple[Floor, ...]:
    """The floors somebody rates on."""
    return floors(db, _mine(db, rater_id), task_id)


def _mine(db: Db, rater_id: str) -> list[Position]:
    return [one for one in positions.positions(db) if rater_id in one.raters]


def _held(found: Sequence[Floor], rater_id: str) -> dict[Key, Held]:
    """The work somebody has judged or is asked to."""
    return {
        one.key: Held(one, floor.plan.raters_per_task)
        for floor in found
        for one in floor.pieces
        if rater_id in floor.holders(one)
    }


def trained_for(db: Db, found: Sequence[Floor], rater_id: str) -> frozenset[str]:
    """The tasks of these floors somebody may rate: those that ask for no training, and those they trained for."""
    asked = {one.task.id for floor in found if floor.plan.training for one in floor.pieces}
    everything = frozenset(one.task.id for floor in found for one in floor.pieces)
    needed = asked.intersection(bank.anchored())
    return everything - needed | (anchoring.admitted(db, rater_id) if needed else frozenset[str]())


def _dealt(db: Db, rater_id: str, task_id: str | None) -> tuple[Dealt, ...]:
    """Cards of real work and of anchors in one order: by task, then by a place that chance gave each of them."""
    found = [*judging.cards(db, rater_id, task_id), *anchoring.cards(db, rater_id, task_id)]
    return tuple(sorted(map(_as_dealt, found), key=lambda one: (one.task_id, one.place)))


def _as_dealt(card: judging.Card | anchoring.AnchorCard) -> Dealt:
    return Dealt(**card._asdict())


def _new(held: Mapping[Key, Held], dealt: Sequence[Dealt], open_tasks: Collection[str]) -> list[Key]:
    """The work that is asked of somebody and for which there is no card yet."""
    known = {(one.attempt_id, one.task_id) for one in dealt}
    return sorted(key for key in held if key not in known and key[1] in open_tasks)


def _piece(
    one: Dealt, held: Mapping[Key, Held], anchored: Collection[str], open_tasks: Collection[str]
) -> Piece | None:
    if one.task_id not in open_tasks:
        return None
    if one.anchor_id is not None:
        done = one.anchor_id in anchored
        raters = max((it.raters for key, it in held.items() if key[1] == one.task_id), default=0)
        return Piece(one, done=done, waits=not done, raters=raters) if raters or done else None
    found = held.get((one.attempt_id or "", one.task_id))
    if found is None:
        return None
    done = may_see_other_ratings(one.rater_id, found.piece.ratings)
    return Piece(one, done=done, waits=not done, raters=found.raters)


def _deal(db: Db, rater_id: str, new: Sequence[Key], held: Mapping[Key, Held], found: Sequence[Floor]) -> None:
    """Cards for new work, and with them, never by themselves, those for anchors that come to lie among it."""
    cards = [(*drawn(), attempt_id, task_id) for attempt_id, task_id in new]
    judging.add_cards(
        db, [judging.Card(card_id, rater_id, attempt, task, place) for card_id, place, attempt, task in cards]
    )
    copies = accepted_for(db, found, rater_id) if new else ()
    for task_id in sorted({task for _, task in new}):
        real = [one.piece for key, one in held.items() if key[1] == task_id]
        met = {one.anchor_id for one in anchoring.ratings(db, rater_id, task_id)}
        lying = {one.anchor_id for one in anchoring.cards(db, rater_id, task_id)}
        known = [*bank.anchors(task_id), *(one.anchor for one in copies if one.task_id == task_id)]
        whole = [one for one in known if bank.is_whole(one.answers, bank.task(task_id))]
        spoken: set[Language] = {one.attempt.language for one in real}
        anchors = to_seed(whole, met | lying, len(lying), spoken, len(real), f"{rater_id} {task_id} live")
        places = [(one.id, *drawn()) for one in anchors]
        anchoring.add_cards(
            db, [anchoring.AnchorCard(card_id, rater_id, task_id, of, place) for of, card_id, place in places]
        )


def drawn() -> tuple[str, float]:
    """An id drawn by chance, and the place that it gives: neither date, name nor kind has a part in the order."""
    card_id = secrets.token_hex(12)  # letters and digits: screens build names of widgets from it
    return card_id, int.from_bytes(hashlib.sha256(card_id.encode()).digest()[:6]) / 2**48
