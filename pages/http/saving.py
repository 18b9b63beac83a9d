"""Where answers and pieces of recordings arrive while the candidate goes on working."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from typing import TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response as Answered
from starlette.routing import Route

from assessments import workflow
from assessments.answer import Answer
from assessments.attempt import (
    AnswerSealed,
    AnswerTooLarge,
    AttemptClosed,
    NotAcknowledged,
    RecordingRefused,
    Refused,
    Response,
    StaleAnswer,
    UploadRefused,
)
from assessments.views import WebSession
from assessments.workflow import Busy
from pages.http.shell import COOKIE
from pages.parts import guard

MOST_BYTES = 200_000  # of an answer as JSON, far above the longest that any task asks for
MOST_UPLOAD_BYTES = 6_000_000  # of a picture; what a question allows is looked at behind it
MOST_CHUNK_BYTES = 2_000_000  # of one piece of a recording; a second of sound takes some 16 kB

# What the browser is told; 409 says that trying again will not help.
_STATUS: tuple[tuple[type[Refused], int, str], ...] = (
    (StaleAnswer, 409, "stale"),
    (AnswerSealed, 409, "sealed"),
    (AttemptClosed, 409, "closed"),
    (NotAcknowledged, 409, "not_acknowledged"),
    (AnswerTooLarge, 413, "too_large"),
    (RecordingRefused, 422, "recording"),
    (Refused, 422, "refused"),
)


Q = TypeVar("Q", bound=BaseModel)


class Saving(BaseModel):
    """One save: the answer, the revision it was written on, and the tab it was written in."""

    model_config = ConfigDict(extra="forbid")

    item: str = Field(max_length=100)
    answer: Answer
    base: int = Field(ge=0)  # 0: never saved before
    tab: str = Field(min_length=1, max_length=64)


class Handed(BaseModel):
    """Which question a picture answers, and the tab it was chosen in."""

    model_config = ConfigDict(extra="forbid")

    item: str = Field(max_length=100)
    tab: str = Field(min_length=1, max_length=64)


class Piece(BaseModel):
    """Which piece of which recording, as the address says it."""

    model_config = ConfigDict(extra="forbid")

    item: str = Field(max_length=100)
    attempted: str = Field(alias="try", min_length=1, max_length=64)
    n: int = Field(default=0, ge=0, le=100_000)
    end: bool = False
    seconds: float | None = Field(default=None, ge=0, le=3600)
    pieces: int | None = Field(default=None, ge=1)
    sum: str = Field(default="", max_length=64)  # SHA-256 of the piece, as hexadecimal digits


async def autosave(request: Request) -> Answered:
    """200 {revision, saved_at}; 401 no session; 409 {reason: closed|sealed|stale, latest}; 413; 422."""
    token = request.cookies.get(COOKIE)
    if not token:
        return told(401, "signed_out")
    body = await _read(request, MOST_BYTES)
    if body is None:
        return told(413, "too_large")
    try:
        asked = Saving.model_validate_json(body)
    except ValidationError:
        return told(422, "refused")
    try:
        saved = await _save(workflow.digest(token), asked)
    except Refused as error:
        return refused(error)
    if saved is None:
        return told(401, "signed_out")
    return answer(200, {"revision": saved.revision, "saved_at": saved.saved_at.isoformat()})


async def _save(who: str, asked: Saving) -> Response | None:
    """On the event loop if that can be done at once, which is nearly always; in a thread where it has to wait."""
    now = guard.now()
    ready = guard.opened()
    if ready is not None:
        with suppress(Busy):
            return workflow.save_typed(ready, who, asked.item, asked.answer, asked.base, asked.tab, now, wait=False)
    return await run_in_threadpool(
        lambda: workflow.save_typed(guard.store(), who, asked.item, asked.answer, asked.base, asked.tab, now)
    )


def sitter(request: Request) -> WebSession | None:
    """Only people in a sitting save answers."""
    found = cast("WebSession | None", request.scope["assay"])
    return found if found is not None and found.actor.kind in {"candidate", "self"} else None


async def _read(request: Request, most: int) -> bytes | None:
    """The body, or None as soon as it is longer than allowed."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    return bytes(body)


async def _received(request: Request, most: int, kind: type[Q]) -> tuple[WebSession, bytes, Q] | Answered:
    """Who sends a file, its bytes, and what its query says; or the answer that nothing more is to be done."""
    me = sitter(request)
    if me is None:
        return told(401, "signed_out")
    body = await _read(request, most)
    if body is None:
        return told(413, "too_large")
    try:
        return me, body, kind.model_validate(dict(request.query_params))
    except ValidationError:
        return told(422, "refused")


def refused(error: Refused) -> Answered:
    status, reason = next((status, reason) for kind, status, reason in _STATUS if isinstance(error, kind))
    latest = _shown(error.latest) if isinstance(error, StaleAnswer) else None
    return told(status, reason, latest)


def _shown(response: Response) -> dict[str, object]:
    return {
        "revision": response.revision,
        "answer": response.answer.model_dump(mode="json"),
        "saved_at": response.saved_at.isoformat(),
        "tab": response.tab,
    }


def told(status: int, reason: str, latest: dict[str, object] | None = None) -> Answered:
    return answer(status, {"reason": reason} | ({"latest": latest} if latest else {}))


def answer(status: int, said: Mapping[str, object]) -> Answered:
    return Answered(to_json(said), status, media_type="application/json")


async def chunk(request: Request) -> Answered:
    """A piece of a recording: 200 {next}, the number of the piece that is wanted next; with `end`, 200 {media}, its id.

    The query says `item`, `try`, `n` (0 first) and `sum`, or `end=1`, `seconds` and the number of `pieces`; the body is
    the piece. 400 {reason: damaged} for one that has changed on its way: to be sent again. Otherwise like autosave. A
    piece that arrives twice is taken once.
    """
    received = await _received(request, MOST_CHUNK_BYTES, Piece)
    if isinstance(received, Answered):
        return received
    me, body, asked = received
    if asked.sum and hashlib.sha256(body).hexdigest() != asked.sum:
        return told(400, "damaged")
    try:
        return answer(200, await run_in_threadpool(lambda: _take(asked, me, body)))
    except Refused as error:
        return refused(error)


def _take(asked: Piece, me: WebSession, body: bytes) -> dict[str, object]:
    if asked.end:
        media = workflow.finish_recording(
            guard.store(),
            me.actor,
            asked.item,
            asked.attempted,
            guard.now(),
            seconds=asked.seconds,
            pieces=asked.pieces,
        )
        return {"media": media}
    taken = workflow.save_chunk(guard.store(), me.actor, asked.item, asked.attempted, asked.n, body, guard.now())
    return {"next": taken.chunks}


async def upload(request: Request) -> Answered:
    """A picture: 200 {media, revision}, once it is the answer; 422 {reason} says why it is not taken.

    The query says `item` and `tab`, the body is the file. Otherwise like autosave; a picture sent twice is taken once.
    """
    received = await _received(request, MOST_UPLOAD_BYTES, Handed)
    if isinstance(received, Answered):
        return received
    me, body, asked = received
    try:
        saved = await run_in_threadpool(
            lambda: workflow.save_upload(guard.store(), me.actor, asked.item, body, asked.tab, guard.now())
        )
    except UploadRefused as error:
        return told(422, error.why)
    except Refused as error:
        return refused(error)
    return answer(200, {"media": getattr(saved.answer, "file", None), "revision": saved.revision})


at_once = {"/api/autosave": autosave}  # answered by the shell itself: half of what a save took was the way to it
routes = [
    Route("/api/chunk", chunk, methods=["POST"]),
    Route("/api/upload", upload, methods=["POST"]),
]
