"""The verbs of rating: one piece of work is judged blind, and compared with what others said only afterwards."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from assessments import bank
from assessments.assignment import AnchorRating
from assessments.attempt import Actor, NotFound, TrainFirst
from assessments.form import HumanPart, Task
from assessments.store import Db, Store, anchoring, drafts, judging
from assessments.views import AfterRating, QueueLine, RatingCard
from assessments.workflow.anchored import live_rating
from assessments.workflow.cards import (
    NOBODY,
    Work,
    answers_to_rate,
    evidence_to_show,
    texts_of,
)
from assessments.workflow.desks import Dealt, Lying, Piece, desk, piece_of, piece_under, pile, refuse_others
from assessments.workflow.laying import card_of, work_of
from assessments.workflow.noted import count_seen, first_seen, refuse_misplaced, refuse_unknown, to_see
from assessments.workflow.panel import (
    APART,
    by_people,
    levels,
    may_see_other_ratings,
    needs_third,
    spread,
)
from assessments.workflow.state import model_fingerprint
from rubric.rating import CriticalFlag, Rating, Source, Span, corrections


def queue(store: Store, actor: Actor) -> tuple[QueueLine, ...]:
    """What waits for this rater, task by task; nothing for a rater of no position."""
    found = desk(store, actor)
    lines: dict[str, list[Piece]] = defaultdict(list)
    in_forms = [one for form in bank.forms() for one in form.task_ids]
    for piece in found.pieces:
        lines[piece.card.task_id].append(piece)
    return tuple(
        QueueLine(
            task_id=task_id,
            waiting=sum(piece.waits for piece in lines[task_id]),
            done=sum(piece.done for piece in lines[task_id]),
            trained=task_id not in found.untrained,
        )
        for task_id in dict.fromkeys([*in_forms, *(one.id for one in bank.choosable()), *lines])
        if task_id in lines or task_id in found.untrained
    )


def next_card(store: Store, actor: Actor, task_id: str) -> RatingCard | None:
    """The next piece of work on this task in the order of this rater; None when nothing waits.

    Raises TrainFirst where work waits and the rater has not trained for its task.
    """
    refuse_others(actor)
    if (found := _first(store, actor, task_id)) is not None:
        return found
    if task_id in desk(store, actor, task_id).untrained:  # what has come in since is dealt by it
        raise TrainFirst(task_id)
    return _first(store, actor, task_id)


def _first(store: Store, actor: Actor, task_id: str) -> RatingCard | None:
    """The first of a pile that waits for its rater."""
    with store.read() as db:
        lying = pile(db, actor.id, task_id)
        first = next((one.card for one in lying if not one.done and piece_of(db, one, lying) is not None), None)
        return first and _laid(db, first, lying)


def waits(store: Store, actor: Actor, card_id: str) -> bool:
    """Whether a card still lies on this rater's own desk and waits for them."""
    refuse_others(actor)
    with store.read() as db:
        found = piece_under(db, actor.id, card_id)
    return found is not None and found.waits


def card(store: Store, actor: Actor, card_id: str) -> RatingCard:
    """A card by its id; NotFound unless it lies on this rater's own desk."""
    return laid(store, actor, card_id)[0]


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
    seen: tuple[str, ...] | None = None,
    delivery: int | None = None,
) -> AfterRating:
    """Append a rating of the whole piece of work, on the anchors of its competency, and return what may now be seen.

    Rating again appends another one. The later counts as long as nobody else has rated the work; from then on one's
    own first judgement goes on counting, and the correction says that it came after. The same rating twice is kept
    once. What the first who looked has `seen` in a picture counts in the key's part, how a recording carries
    (`delivery`, 1 to 5) nowhere. Raises NotFound for a card of somebody else, an unknown flag, and what is noted of no
    picture or recording, QuoteNotFound for words that are not in the answer as shown, ValueError for a level outside 1
    to 5 or none without a reason.
    """
    with store.write() as db:
        found = _on_desk(db, actor, card_id)
        work = work_of(db, found.card)
        before = _latest(given := _ratings(db, work, found.card), actor.id)
        rating = Rating(
            attempt_id=found.card.attempt_id or NOBODY,
            task_id=work.task.id,
            part_id=_human(work.task).id,
            competency_id=work.task.competency_id,
            rater_id=actor.id,
            source=Source.RATER,
            level=level,
            not_assessed_because=not_assessed_because,
            quotes=tuple(quotes),
            note=note,
            flags=tuple(flags),
            seen=seen,
            delivery=delivery,
            model_fingerprint=model_fingerprint(),
            task_fingerprint=bank.task_fingerprint(work.task),
            rated_at=now,
            after_others=before is not None and any(one.rater_id != actor.id for one in given),
        )
        _refuse_misfit(work, rating)
        if before is None or _judges_otherwise(rating, before):
            _keep(db, work, found.card, rating)
        _forget_draft(db, card_id)
        return _after(db, work, found)


def _refuse_misfit(work: Work, rating: Rating) -> None:
    answers = answers_to_rate(work)
    refuse_unknown(rating.quotes, rating.flags, texts_of(answers))
    refuse_misplaced(answers, to_see(work), rating)


def _judges_otherwise(rating: Rating, before: Rating) -> bool:
    return rating != before.model_copy(update=rating.model_dump(include={"rated_at", "after_others"}))


def _forget_draft(db: Db, card_id: str) -> None:
    drafts.forget(db, card_id)
    anchoring.forget_draft(db, card_id)


def _keep(db: Db, work: Work, dealt: Dealt, rating: Rating) -> None:
    """Append the rating; one of an anchor goes where no score is ever made from."""
    if dealt.anchor_id is None:
        judging.add_ratings(db, [rating])
        count_seen(db, work, rating.rated_at)
    else:
        anchoring.add_rating(db, live_rating(db, rating, dealt.anchor_id))


def _ratings(db: Db, work: Work, dealt: Dealt) -> tuple[Rating, ...]:
    """Everything people ever said about a piece of work, in the order in which they did."""
    if dealt.anchor_id is None:
        return judging.ratings(db, [dealt.attempt_id or ""], dealt.task_id, Source.RATER)
    given = anchoring.ratings(db, task_id=dealt.task_id, purpose="live")
    return tuple(_as_rating(one, work.task) for one in given if one.anchor_id == dealt.anchor_id)


def laid(store: Store, actor: Actor, card_id: str) -> tuple[RatingCard, AfterRating | None]:
    """A card and what may be seen once it is rated, for one look at the desk. Raises NotFound like `card`."""
    with store.read() as db:
        found = _on_desk(db, actor, card_id)
        work, lying = work_of(db, found.card), pile(db, actor.id, found.card.task_id)
        seen = may_see_other_ratings(actor.id, _ratings(db, work, found.card))
        return _laid(db, found.card, lying, work), _after(db, work, found) if seen else None


def _after(db: Db, work: Work, found: Piece) -> AfterRating:
    dealt = found.card
    ratings = _ratings(db, work, dealt)
    own = _own(ratings, dealt.rater_id)
    assert own is not None
    others = sorted(
        (one for one in by_people(ratings) if one.rater_id != dealt.rater_id),
        key=lambda one: hashlib.sha256(f"{dealt.id} {one.rater_id}".encode()).digest(),  # "A" is not always the same
    )
    if dealt.anchor_id is not None:
        others = _near(own, others)[: found.raters - 1]
    given = levels([own, *others])
    return AfterRating(
        own=own,
        correction=next((one for one in corrections(ratings) if one.rater_id == dealt.rater_id), None),
        evidence=evidence_to_show(work, answers_to_rate(work), first_seen(ratings)),
        others=tuple((chr(ord("A") + index), one.level) for index, one in enumerate(others)),
        spread=spread(given),
        needs_third=needs_third(given, found.raters),
    )


def _near(own: Rating, others: Sequence[Rating]) -> list[Rating]:
    """What others said of an anchor, as far as nobody would have to be told that a third is called: nobody is."""
    return [one for one in others if (apart := spread(levels([own, one]))) is None or apart < APART]


def _latest(ratings: Iterable[Rating], rater_id: str) -> Rating | None:
    """What a rater said last, whether it counts or not."""
    return next((one for one in reversed(tuple(ratings)) if one.rater_id == rater_id), None)


def _own(ratings: Iterable[Rating], rater_id: str) -> Rating | None:
    return next((one for one in by_people(ratings) if one.rater_id == rater_id), None)


def _human(task: Task) -> HumanPart:
    assert task.human is not None  # no other task is dealt
    return task.human


def _on_desk(db: Db, actor: Actor, card_id: str) -> Piece:
    """The card, if it lies on this rater's own desk."""
    refuse_others(actor)
    found = piece_under(db, actor.id, card_id)
    if found is None:
        raise NotFound(card_id)
    return found


def _laid(db: Db, dealt: Dealt, lying: Sequence[Lying], work: Work | None = None) -> RatingCard:
    own = [one.card.id for one in lying]
    return card_of(work or work_of(db, dealt), dealt.id, own.index(dealt.id) + 1, len(own))


def _as_rating(one: AnchorRating, task: Task) -> Rating:
    """The same as a page shows any rating."""
    return Rating(
        **one.model_dump(exclude={"anchor_id", "purpose", "agreed"}),
        attempt_id=NOBODY,
        part_id=_human(task).id,
        competency_id=task.competency_id,
        source=Source.RATER,
        model_fingerprint=model_fingerprint(),
    )
