"""The verbs of a lead where raters cannot agree: one more rating is given, with its reason, and all are kept."""

import hashlib
from datetime import datetime
from typing import NamedTuple

from assessments import bank
from assessments.attempt import Actor, NotFound, ReasonMissing, Role
from assessments.raters import Unsettled, UnsettledCard
from assessments.store import Db, Store, audit, invitations, judging, positions
from assessments.workflow.access import allow
from assessments.workflow.cards import Redact, known_of
from assessments.workflow.desks import Dealt, drawn
from assessments.workflow.laying import card_of, work_of
from assessments.workflow.panel import APART, by_people, levels, spread
from assessments.workflow.seating import Floor, Submitted, floors
from assessments.workflow.state import model_fingerprint
from rubric.rating import Rating, Source


class Case(NamedTuple):
    """Work on which raters lie far apart, under the card of the lead who reads it."""

    card_id: str
    piece: Submitted


def unsettled(store: Store, actor: Actor) -> tuple[Unsettled, ...]:
    """Where raters lie two levels or more apart although everybody asked has judged; no candidate is named.

    What this lead has rated as well is left out: whoever is one of the voices does not settle between them.
    """
    allow(actor, Role.LEAD)
    return tuple(
        Unsettled(card_id=one.card_id, task_id=one.piece.task.id, levels=tuple(sorted(levels(one.piece.ratings))))
        for one in _cases(store, actor)
    )


def unsettled_card(store: Store, actor: Actor, card_id: str) -> UnsettledCard:
    """The work behind a card, with every rating of it under a letter. Raises NotFound unless it is to be settled."""
    allow(actor, Role.LEAD)
    cases = _cases(store, actor)
    case = _case(cases, card_id)
    with store.read() as db:
        work = work_of(db, Dealt(card_id, actor.id, case.piece.task.id, 0.0, attempt_id=case.piece.attempt.id))
        everybody = known_of(invitations.people(db, case.piece.attempt.position_id or "").values())
    place = [one.card_id for one in cases].index(card_id) + 1
    notes = work._replace(known=everybody)
    return UnsettledCard(card=card_of(work, card_id, place, len(cases)), ratings=_shuffled(case, notes.redact))


def _shuffled(case: Case, redact: Redact) -> tuple[Rating, ...]:
    """The ratings in an order that chance gave, under no name, and naming nobody whom a rater believes to know."""
    ordered = sorted(
        by_people(case.piece.ratings),
        key=lambda one: hashlib.sha256(f"{case.card_id} {one.rater_id}".encode()).digest(),
    )
    return tuple(_blind(one, redact) for one in ordered)


def _blind(one: Rating, redact: Redact) -> Rating:
    because = one.not_assessed_because
    return one.model_copy(
        update={
            "rater_id": "",
            "attempt_id": "",
            "note": redact(one.note),
            "not_assessed_because": because and redact(because),
            "flags": tuple(flag.model_copy(update={"reason": redact(flag.reason)}) for flag in one.flags),
        }
    )


def settle(store: Store, actor: Actor, card_id: str, level: float, reason: str, now: datetime) -> None:
    """Append the lead's own rating with its reason. It counts beside the others, as one more; none is taken away.

    Raises ReasonMissing, NotFound, ValueError for a level outside 1 to 5.
    """
    allow(actor, Role.LEAD)
    if not reason.strip():
        raise ReasonMissing(card_id)
    piece = _case(_cases(store, actor), card_id).piece
    assert piece.task.human is not None  # no other work is rated
    rating = Rating(
        attempt_id=piece.attempt.id,
        task_id=piece.task.id,
        part_id=piece.task.human.id,
        competency_id=piece.task.competency_id,
        rater_id=actor.id,
        source=Source.RATER,
        level=level,
        note=reason.strip(),
        model_fingerprint=model_fingerprint(),
        task_fingerprint=bank.task_fingerprint(piece.task),
        rated_at=now,
        after_others=True,
    )
    with store.write() as db:
        judging.add_ratings(db, [rating])
        audit.note(db, actor, "settle", piece.attempt.id, now, task=piece.task.id, reason=reason.strip())


def _case(cases: tuple[Case, ...], card_id: str) -> Case:
    for one in cases:
        if one.card_id == card_id:
            return one
    raise NotFound(card_id)


def _cases(store: Store, actor: Actor) -> tuple[Case, ...]:
    """The work to be settled, in an order of this lead's own; cards are dealt for what is new."""
    with store.read() as db:
        open_now = _open(db, actor.id)
        dealt = _cards(db, actor.id)
    if new := sorted(open_now.keys() - dealt.keys()):
        with store.write() as db:
            known = _cards(db, actor.id)
            missing = [key for key in new if key not in known]
            judging.add_cards(db, [judging.Card(*_with_place(actor.id, *key)) for key in missing])
            dealt = _cards(db, actor.id)
    found = [(dealt[key].place, Case(dealt[key].id, piece)) for key, piece in open_now.items()]
    return tuple(case for _, case in sorted(found, key=lambda one: one[0]))


def _with_place(rater_id: str, attempt_id: str, task_id: str) -> tuple[str, str, str, str, float]:
    card_id, place = drawn()
    return card_id, rater_id, attempt_id, task_id, place


def _cards(db: Db, rater_id: str) -> dict[tuple[str, str], judging.Card]:
    return {(one.attempt_id, one.task_id): one for one in judging.cards(db, rater_id)}


def _open(db: Db, lead_id: str) -> dict[tuple[str, str], Submitted]:
    found = [one.seated() for one in floors(db, positions.positions(db))]
    return {one.key: one for floor in found for one in floor.pieces if _is_open(floor, one, lead_id)}


def _is_open(floor: Floor, piece: Submitted, lead_id: str) -> bool:
    """Whether everybody asked has judged it, and still they lie far apart and no lead has had the last word."""
    given = by_people(piece.ratings)
    apart = spread(levels(given))
    return (
        apart is not None
        and apart >= APART
        and not floor.waiting(piece)
        and not any(one.after_others or one.rater_id == lead_id for one in given)
    )
