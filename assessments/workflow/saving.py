"""Saving an answer: on every change, as one more revision, and never over what another tab has saved."""

from datetime import datetime
from typing import TypeVar

from assessments.answer import Answer, LiveChatAnswer, answers
from assessments.attempt import (
    Actor,
    AnswerLocked,
    AnswerSealed,
    AnswerTooLarge,
    NotFound,
    NothingToSend,
    Response,
    StaleAnswer,
)
from assessments.evidence import is_answered
from assessments.item import AnyItem, Spoken, Upload
from assessments.store import Db, Store, recordings, responses, sessions, sitting
from assessments.workflow.access import own_attempt
from assessments.workflow.checking import check
from assessments.workflow.clock import stamped, unstamped
from assessments.workflow.scenes import sent_with, waits_for
from assessments.workflow.state import Place, places, refuse_unless_open

Kind = TypeVar("Kind", Spoken, Upload)

NOBODY = "-"  # tab of an answer that nobody has typed
LARGEST = 200_000  # bytes of an answer as JSON; the longest text asked for has some 3,000 characters


def save_response(
    store: Store, actor: Actor, item_id: str, answer: Answer, base_revision: int, tab: str, now: datetime
) -> Response:
    """Append the answer as the next revision of its item and return it.

    `base_revision` is the revision the tab knew when it began to edit (0: none). Saving the same answer again
    returns what is there, so that a retry is harmless. Raises NotFound, AnswerRefused, AnswerTooLarge,
    NotAcknowledged, AttemptClosed, AnswerSealed, AnswerLocked, and StaleAnswer when another tab has saved since.
    """
    attempt_id = own_attempt(actor)
    written = _written(item_id, answer)
    with store.write() as db:
        return _append(db, attempt_id, item_id, answer, written, base_revision, tab, now)


def save_typed(
    store: Store,
    token_digest: str,
    item_id: str,
    answer: Answer,
    base_revision: int,
    tab: str,
    now: datetime,
    *,
    wait: bool = True,
) -> Response | None:
    """The same for whoever holds this web session; None once it is over, or when nobody in a sitting holds it.

    One transaction finds out who saves and saves: what is typed arrives more often than anything else does. Without
    `wait` it raises Busy when somebody else is writing.
    """
    written = _written(item_id, answer)
    with store.write() if wait else store.write_at_once() as db:
        attempt_id = sessions.sitter(db, token_digest, now)
        if attempt_id is None:
            return None
        return _append(db, attempt_id, item_id, answer, written, base_revision, tab, now)


def _written(item_id: str, answer: Answer) -> str:
    written = answers.dump_json(answer)
    if len(written) > LARGEST:
        raise AnswerTooLarge(item_id)
    return written.decode()


def _append(
    db: Db, attempt_id: str, item_id: str, answer: Answer, written: str, base_revision: int, tab: str, now: datetime
) -> Response:
    place = open_place(db, attempt_id, item_id, now)
    check(place.item, answer, _sounds(db, attempt_id, place))
    last = responses.latest(db, attempt_id, item_id)
    given, answer = answer, stamped(db, attempt_id, place.task, place.item, answer, last, now)
    if last and last.answer == answer:
        return last
    joins = isinstance(answer, LiveChatAnswer)  # with what other tabs have sent: nothing is lost
    _refuse_if_passed(last, last.revision if last and joins else base_revision, tab)
    _refuse_if_locked(db, place, attempt_id)
    saved = Response(
        attempt_id=attempt_id,
        item_id=item_id,
        revision=last.revision + 1 if last else 1,
        answer=answer,
        tab=tab,
        saved_at=now,
    )
    written = written if answer is given else answers.dump_json(answer).decode()
    responses.append(db, saved, written, is_answered(place.item, answer))
    return saved


def open_place(db: Db, attempt_id: str, item_id: str, now: datetime) -> Place:
    """Where the item stands in this sitting, if it may be answered now; raises like save_response."""
    gate = sitting.gate(db, attempt_id)
    place = places(gate.form_id).get(item_id) if gate else None
    if gate is None or place is None:
        raise NotFound(item_id)
    refuse_unless_open(gate, place, now)
    return place


def open_item(db: Db, attempt_id: str, item_id: str, now: datetime, kind: type[Kind]) -> Kind:
    """The item, if it is of this kind and may be answered now; raises like save_response."""
    item = open_place(db, attempt_id, item_id, now).item
    if not isinstance(item, kind):
        raise NotFound(item_id)
    return item


def _sounds(db: Db, attempt_id: str, place: Place) -> frozenset[str]:
    """Ids of the finished recordings or pictures an answer may name."""
    if not isinstance(place.item, Spoken | Upload):
        return frozenset()
    made = recordings.recordings(db, attempt_id, place.item.id)
    return frozenset(one.id for one in made if one.finished_at is not None)


def _refuse_if_passed(last: Response | None, base_revision: int, tab: str) -> None:
    if last is None:
        return
    if last.sealed:
        raise AnswerSealed(last.item_id)
    if last.revision > base_revision and last.tab != tab:
        raise StaleAnswer(last.model_copy(update={"answer": unstamped(last.answer)}))


def _refuse_if_locked(db: Db, place: Place, attempt_id: str) -> None:
    """An item that waits for another one to be sent is not open yet."""
    first = waits_for(place.task, place.item)
    if first is not None:
        before = responses.latest(db, attempt_id, first)
        if before is None or not before.sealed:
            raise AnswerLocked(place.item.id)


def send_answer(store: Store, actor: Actor, item_id: str, now: datetime) -> Response:
    """Send an answer that another item waits for: it is sealed as it stands, and the story goes on.

    An answer of a scene is sent with all the others of that scene; what is empty there is sealed empty. Sending twice
    is harmless. Raises NotFound when nothing waits for the item, NothingToSend while there is nothing to send,
    NotAcknowledged and AttemptClosed.
    """
    attempt_id = own_attempt(actor)
    with store.write() as db:
        place = open_place(db, attempt_id, item_id, now)
        if item_id not in (waits_for(place.task, one) for one in place.task.items):
            raise NotFound(item_id)
        _refuse_if_locked(db, place, attempt_id)
        together = {one: responses.latest(db, attempt_id, one) for one in sent_with(place.task, item_id)}
        if not any(one and is_answered(place.task.item(one.item_id), one.answer) for one in together.values()):
            raise NothingToSend(item_id)
        for name, last in together.items():
            if last is None or not last.sealed:
                responses.seal(db, last or _empty(db, attempt_id, place.task.item(name), now), now)
        db.flush()
        sent = responses.latest(db, attempt_id, item_id)
    assert sent is not None
    return sent


def _empty(db: Db, attempt_id: str, item: AnyItem, now: datetime) -> Response:
    """An answer with nothing in it, kept so that it can be sealed."""
    nothing = answers.validate_python({"kind": item.kind})
    kept = Response(attempt_id=attempt_id, item_id=item.id, revision=1, answer=nothing, tab=NOBODY, saved_at=now)
    responses.append(db, kept, answers.dump_json(nothing).decode(), filled=False)
    return kept
