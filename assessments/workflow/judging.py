"""The verbs of rating: work is dealt in an order of the rater's own, judged blind, and compared only afterwards."""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from assessments import bank
from assessments.attempt import Actor, NotAllowed, NotFound, QuoteNotFound
from assessments.form import HumanPart, Task
from assessments.store import Db, Store, drafts, judging, positions, responses
from assessments.store import sitting as rows
from assessments.store.judging import Card
from assessments.views import AfterRating, QueueLine, RatingCard
from assessments.workflow.access import RATERS
from assessments.workflow.cards import Work, answers_to_rate, evidence_to_show, texts_of
from assessments.workflow.panel import (
    by_people,
    levels,
    may_see_other_ratings,
    needs_third,
    spread,
)
from assessments.workflow.seating import deal_open_seats, floors
from assessments.workflow.state import model_fingerprint
from rubric.rating import CriticalFlag, Rating, Source, Span, corrections


class Piece(NamedTuple):
    """One piece of work on a rater's desk."""

    card: Card
    done: bool  # rated by this rater
    waits: bool  # not rated by this rater, who was asked to


def queue(store: Store, actor: Actor) -> tuple[QueueLine, ...]:
    """What waits for this rater, task by task; nothing for a rater of no position."""
    lines: dict[str, list[Piece]] = defaultdict(list)
    for piece in desk(store, actor):
        lines[piece.card.task_id].append(piece)
    return tuple(
        QueueLine(
            task_id=task_id,
            waiting=sum(piece.waits for piece in lines[task_id]),
            done=sum(piece.done for piece in lines[task_id]),
        )
        for task_id in dict.fromkeys(one for form in bank.forms() for one in form.task_ids)
        if task_id in lines
    )


def next_card(store: Store, actor: Actor, task_id: str) -> RatingCard | None:
    """The next piece of work on this task in the order of this rater; None when nothing waits."""
    pieces = desk(store, actor, task_id)
    for piece in pieces:
        if piece.waits:
            return _rating_card(store, piece.card, pieces)
    return None


def card(store: Store, actor: Actor, card_id: str) -> RatingCard:
    """A card by its id; NotFound unless it lies on this rater's own desk."""
    found, pieces = _on_desk(store, actor, card_id)
    return _rating_card(store, found, pieces)


def rate(
    store: Store,
    actor: Actor,
    card_id: str,
    level: float | None,
    quotes: Iterable[Span],
    note: str,
    flags: Iterable[CriticalFlag],
    not_assessed_because: str | None,
    now: datetime,
) -> AfterRating:
    """Append a rating of the whole piece of work, on the anchors of its competency, and return what may now be seen.

    Rating again appends another one. The later counts as long as nobody else has rated the work; from then on one's
    own first judgement goes on counting, and the correction says that it came after. The same rating twice is kept
    once. Raises NotFound for a card of somebody else, QuoteNotFound for words that are not in the answer as shown,
    NotFound for an unknown flag, ValueError for a level outside 1 to 5 or none without a reason.
    """
    found, _pieces = _on_desk(store, actor, card_id)
    with store.write() as db:
        work = _work(db, found)
        quoted, raised = tuple(quotes), tuple(flags)
        _refuse_unknown(quoted, raised, texts_of(answers_to_rate(work)))
        given = judging.ratings(db, [found.attempt_id], found.task_id, Source.RATER)
        before = _latest(given, actor.id)
        rating = Rating(
            attempt_id=found.attempt_id,
            task_id=found.task_id,
            part_id=_human(work.task).id,
            competency_id=work.task.competency_id,
            rater_id=actor.id,
            source=Source.RATER,
            level=level,
            not_assessed_because=not_assessed_because,
            quotes=quoted,
            note=note,
            flags=raised,
            model_fingerprint=model_fingerprint(),
            task_fingerprint=bank.task_fingerprint(work.task),
            rated_at=now,
            after_others=before is not None and any(one.rater_id != actor.id for one in given),
        )
        if before is None or rating != before.model_copy(
            update=rating.model_dump(include={"rated_at", "after_others"})
        ):
            judging.add_ratings(db, [rating])
        drafts.forget(db, card_id)
        return _after(db, work, found)


def _refuse_unknown(quotes: Iterable[Span], flags: Iterable[CriticalFlag], texts: Mapping[str, str]) -> None:
    for span in quotes:
        if not span.quote or texts.get(span.item_id, "")[span.start : span.end] != span.quote:
            raise QuoteNotFound(span.quote)
    for flag in flags:
        if flag.flag not in bank.critical_flags():
            raise NotFound(flag.flag)


def after_rating(store: Store, actor: Actor, card_id: str) -> AfterRating | None:
    """Evidence and the others' levels, once one's own judgement is in; None before."""
    found, _pieces = _on_desk(store, actor, card_id)
    with store.read() as db:
        ratings = judging.ratings(db, [found.attempt_id], found.task_id)
        if not may_see_other_ratings(actor.id, ratings):
            return None
        return _after(db, _work(db, found), found)


def _after(db: Db, work: Work, found: Card) -> AfterRating:
    ratings = judging.ratings(db, [found.attempt_id], found.task_id)
    own = _own(ratings, found.rater_id)
    assert own is not None
    others = sorted(
        (one for one in by_people(ratings) if one.rater_id != found.rater_id),
        key=lambda one: hashlib.sha256(f"{found.id} {one.rater_id}".encode()).digest(),  # "A" is not always the same
    )
    given = levels(ratings)
    return AfterRating(
        own=own,
        correction=next((one for one in corrections(ratings) if one.rater_id == found.rater_id), None),
        evidence=evidence_to_show(work, answers_to_rate(work)),
        others=tuple((chr(ord("A") + index), one.level) for index, one in enumerate(others)),
        spread=spread(given),
        needs_third=needs_third(given, _human(work.task).raters),
    )


def _latest(ratings: Iterable[Rating], rater_id: str) -> Rating | None:
    """What a rater said last, whether it counts or not."""
    return next((one for one in reversed(tuple(ratings)) if one.rater_id == rater_id), None)


def _own(ratings: Iterable[Rating], rater_id: str) -> Rating | None:
    return next((one for one in by_people(ratings) if one.rater_id == rater_id), None)


def _human(task: Task) -> HumanPart:
    assert task.human is not None  # no other task is dealt
    return task.human


def desk(store: Store, actor: Actor, task_id: str | None = None) -> tuple[Piece, ...]:
    """What is dealt to a rater, in their own order; what has come in since is dealt now."""
    if actor.kind != "staff" or actor.roles.isdisjoint(RATERS):
        raise NotAllowed(actor.id)
    with store.read() as db:
        mine = [one for one in positions.positions(db) if actor.id in one.raters]
        found = floors(db, mine, task_id)
        dealt = judging.cards(db, actor.id, task_id)
    if any(one.can_seat() for one in found):
        with store.write() as db:
            deal_open_seats(db, mine)
            found = floors(db, mine, task_id)
    held = {one.key: one for floor in found for one in floor.pieces if actor.id in floor.holders(one)}
    if held.keys() - {(one.attempt_id, one.task_id) for one in dealt}:
        with store.write() as db:
            already = {(one.attempt_id, one.task_id) for one in judging.cards(db, actor.id, task_id)}
            judging.add_cards(db, [_deal(actor.id, *one) for one in sorted(held.keys() - already)])
            dealt = judging.cards(db, actor.id, task_id)
    done = {key for key, one in held.items() if may_see_other_ratings(actor.id, one.ratings)}
    return tuple(
        Piece(one, done=key in done, waits=key not in done)
        for one in dealt
        if (key := (one.attempt_id, one.task_id)) in held
    )


def _deal(rater_id: str, attempt_id: str, task_id: str) -> Card:
    """A card under an id drawn by chance, which also gives its place: neither date nor name has a part in the order."""
    card_id = secrets.token_hex(12)  # letters and digits: screens build names of widgets from it
    place = int.from_bytes(hashlib.sha256(card_id.encode()).digest()[:6]) / 2**48
    return Card(id=card_id, rater_id=rater_id, attempt_id=attempt_id, task_id=task_id, place=place)


def _on_desk(store: Store, actor: Actor, card_id: str) -> tuple[Card, tuple[Piece, ...]]:
    """The card, if it lies on this rater's own desk, and every piece of work on the same task there."""
    with store.read() as db:
        known = judging.card(db, card_id)
    pieces = desk(store, actor, known.task_id) if known else ()
    for piece in pieces:
        if piece.card.id == card_id:
            return piece.card, pieces
    raise NotFound(card_id)


def _work(db: Db, found: Card) -> Work:
    attempt = rows.attempt(db, found.attempt_id)
    person = judging.person(db, attempt.person_id) if attempt and attempt.person_id else None
    assert attempt is not None
    assert person is not None
    return Work(bank.task(found.task_id), attempt, person, responses.latest_of_all(db, found.attempt_id))


def _rating_card(store: Store, found: Card, pieces: Iterable[Piece]) -> RatingCard:
    with store.read() as db:
        work = _work(db, found)
    answers = answers_to_rate(work)
    own = [piece.card.id for piece in pieces if piece.done or piece.waits]
    return RatingCard(
        card_id=found.id,
        task=bank.for_rater(work.task),
        language=work.attempt.language,
        answers=answers,
        limits=tuple(one for one in evidence_to_show(work, answers) if one.kind == "limit"),
        position=own.index(found.id) + 1 if found.id in own else len(own) + 1,
        of=len(own),
    )
