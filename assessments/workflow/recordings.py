"""Recordings of spoken answers: taken piece by piece, kept under what they are and never under who speaks."""

import hashlib
import secrets
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from assessments.answer import SpokenAnswer, answers
from assessments.attempt import Actor, Attempt, NotFound, RecordingRefused, Response, Role
from assessments.evidence import SoundFigures, UnknownFile, files, levels, without_metadata
from assessments.form import Task
from assessments.item import Spoken
from assessments.store import Db, Store, judging, positions, recordings, responses, sitting
from assessments.views import MediaFile, Recording
from assessments.workflow.access import RATERS, READERS, own_attempt
from assessments.workflow.saving import open_item
from assessments.workflow.state import Answers, places

LARGEST_PIECE = 1_000_000  # bytes; a second of sound has 2,000 to 32,000
LARGEST = 10_000_000  # bytes; three minutes of uncompressed speech have 5.8 million
LARGEST_PICTURED = 40_000_000  # bytes; browsers that do as they are asked make 5 million of 90 seconds
SPARE_TRIES = 5  # recordings that broke off do not count as tries, within reason
EXTENSIONS = {
    "audio/webm": "webm",
    "audio/ogg": "ogg",
    "audio/mp4": "mp4",
    "audio/wav": "wav",
    "video/webm": "webm",
    "video/mp4": "mp4",
    "image/png": "png",
    "image/jpeg": "jpg",
}
PICTURES = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG4", b"vide")  # what the head of a file with a picture names


def sound_type(head: bytes) -> str | None:
    """The type of a recording by its first piece, whatever its sender calls it; None when it is no sound we play."""
    kind = "video" if any(one in head for one in PICTURES) else "audio"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return f"{kind}/webm"
    if head.startswith(b"OggS"):
        return "audio/ogg"
    if head[4:8] == b"ftyp":
        return f"{kind}/mp4"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio/wav"
    return None


def media_id(attempt_id: str, item_id: str, try_id: str) -> str:
    """The id of a try; nobody who does not know the attempt can work it out, and it does not lead back to it."""
    return hashlib.sha256(f"{attempt_id} {item_id} {try_id}".encode()).hexdigest()[:32]


def save_chunk(store: Store, actor: Actor, item_id: str, try_id: str, n: int, data: bytes, now: datetime) -> Recording:
    """Append piece `n` (0 first) of a try; a piece that is there already is not taken twice.

    Returns the recording; its `chunks` is the number of the next piece. Raises RecordingRefused, and NotFound,
    NotAcknowledged, AttemptClosed like any save.
    """
    attempt_id = own_attempt(actor)
    if not data:
        raise RecordingRefused("empty")
    if len(data) > LARGEST_PIECE:
        raise RecordingRefused("too_large")
    with store.write() as db:
        item = open_item(db, attempt_id, item_id, now, Spoken)
        known = recordings.recording(db, media_id(attempt_id, item_id, try_id))
        if known is None:
            known = _begin(db, attempt_id, item, try_id, n, data, now)
        if n < known.chunks:
            return known
        _refuse_piece(known, n, data)
        _write(_incoming(store.media, known), known.size, data)
        grown = known.model_copy(update={"size": known.size + len(data), "chunks": n + 1})
        recordings.change_recording(db, grown)
    return grown


def _begin(db: Db, attempt_id: str, item: Spoken, try_id: str, n: int, data: bytes, now: datetime) -> Recording:
    mime = sound_type(data)
    if n != 0:
        raise RecordingRefused("piece_missing")
    if mime is None:
        raise RecordingRefused("not_sound")
    made = recordings.recordings(db, attempt_id, item.id)
    finished = sum(one.finished_at is not None for one in made)
    if finished >= item.tries or len(made) >= item.tries + SPARE_TRIES:
        raise RecordingRefused("no_try_left")
    begun = Recording(
        id=media_id(attempt_id, item.id, try_id), attempt_id=attempt_id, item_id=item.id, mime=mime, started_at=now
    )
    recordings.add_recording(db, begun)
    return begun


def _refuse_piece(known: Recording, n: int, data: bytes) -> None:
    if n > known.chunks or known.finished_at is not None:
        raise RecordingRefused("piece_missing")
    if known.size + len(data) > (LARGEST_PICTURED if is_pictured(known) else LARGEST):
        raise RecordingRefused("too_large")


def is_pictured(recording: Recording) -> bool:
    return recording.mime.startswith("video/")


def _write(path: Path, size: int, data: bytes) -> None:
    """Append after `size` bytes; what a killed process may have written beyond them is cut off."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.truncate(size)
        file.seek(size)
        file.write(data)


def _incoming(media: Path, recording: Recording) -> Path:
    return media / "incoming" / recording.id


def kept_file(media: Path, recording: Recording) -> Path:
    digest = recording.digest or ""
    return media / digest[:2] / f"{digest}.{EXTENSIONS[recording.mime]}"


def finish_recording(
    store: Store,
    actor: Actor,
    item_id: str,
    try_id: str,
    now: datetime,
    *,
    seconds: float | None = None,
    pieces: int | None = None,
) -> str:
    """Close a try and return its media id, which a spoken answer may then name. Finishing twice is harmless.

    `seconds` is the length as the browser measured it: recordings made live do not carry their own. Raises NotFound
    for an unknown try, RecordingRefused unless all its `pieces` are here, AttemptClosed once the block is over.
    """
    attempt_id = own_attempt(actor)
    name = media_id(attempt_id, item_id, try_id)
    digest = _digest(store.media / "incoming" / name)  # while nobody waits to write
    with store.write() as db:
        known = recordings.recording(db, name)
        if known is None:
            raise NotFound(try_id)
        if pieces is not None and pieces != known.chunks:
            raise RecordingRefused("piece_missing")
        if known.finished_at is None:
            open_item(db, attempt_id, item_id, now, Spoken)
            _finish(db, store.media, known, now, seconds, digest)
    return known.id


def remove_files(db: Db, media: Path, attempt_id: str) -> None:
    """Delete the bytes of every recording of a sitting, unless another sitting has handed in the very same bytes."""
    for one in recordings.recordings(db, attempt_id):
        _incoming(media, one).unlink(missing_ok=True)
        if one.digest is not None and not recordings.is_shared(db, one):
            kept_file(media, one).unlink(missing_ok=True)
            _blind_file(media, one).unlink(missing_ok=True)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""


def _finish(db: Db, media: Path, known: Recording, now: datetime, seconds: float | None, digest: str) -> None:
    source = _incoming(media, known)
    finished = known.model_copy(update={"digest": digest, "finished_at": now, "seconds": seconds})
    target = kept_file(media, finished)
    target.parent.mkdir(exist_ok=True)
    source.replace(target)
    recordings.change_recording(db, finished)


def rescue(db: Db, media: Path, attempt: Attempt, task: Task, given: Answers, at: datetime) -> None:
    """When a block ends before a recording was named in an answer, what arrived of it is the answer, if no other is.

    That is so in the middle of a speech, and when the browser could not save after it.
    """
    for item in task.items:
        last = given.get(item.id)
        answer = last.answer if last and isinstance(last.answer, SpokenAnswer) else SpokenAnswer()
        if not isinstance(item, Spoken) or answer.kept or answer.route == "typed":
            continue
        unnamed = [one for one in recordings.recordings(db, attempt.id, item.id) if one.id not in answer.tries]
        if unnamed and len(answer.tries) < item.tries:
            found = unnamed[-1]
            if found.finished_at is None:
                _finish(db, media, found, at, None, _digest(_incoming(media, found)))
            tries, seen = (*answer.tries, found.id), (found.id,) if is_pictured(found) else ()
            pictured = (*answer.pictured, *seen)
            rescued = SpokenAnswer(route="sound", tries=tries, kept=found.id, pictured=pictured)
            revision = last.revision + 1 if last else 1
            saved = Response(
                attempt_id=attempt.id, item_id=item.id, revision=revision, answer=rescued, tab="server", saved_at=at
            )
            responses.append(db, saved, answers.dump_json(rescued).decode(), filled=True)


def media_file(store: Store, actor: Actor, media_id: str) -> MediaFile:
    """Where a finished recording lies: for the candidate who made it, for raters who hold a card with it, and, if it
    is the one that counts, for those who read the report of the work it was handed in with.

    Staff get the bytes without their metadata, which may say who speaks. Raises NotFound in every other case, so that
    nobody learns whether a recording exists, and for staff where metadata cannot be taken out.
    """
    with store.read() as db:
        found = recordings.recording(db, media_id)
        if found is None or found.finished_at is None or not _may_hear(db, actor, found):
            raise NotFound(media_id)
    if actor.kind != "staff":
        return MediaFile(path=kept_file(store.media, found), mime=found.mime)
    try:
        return MediaFile(path=_made_blind(store.media, found), mime=found.mime)
    except UnknownFile as error:
        raise NotFound(media_id) from error


def sound_figures(store: Store, actor: Actor, media_id: str) -> SoundFigures | None:
    """Length, longest silence and clipping of a recording, for whoever may hear it; None where there is no sound.

    Raises NotFound like media_file.
    """
    file = media_file(store, actor, media_id)
    return _measured(file.path, EXTENSIONS[file.mime])


@lru_cache(maxsize=128)  # a page of rating is run with every key; a file never changes
def _measured(path: Path, extension: str) -> SoundFigures | None:
    return levels.sound_figures(path.read_bytes(), extension)


def _blind_file(media: Path, recording: Recording) -> Path:
    return kept_file(media, recording).with_suffix(".blind")


def _made_blind(media: Path, recording: Recording) -> Path:
    """The copy for staff, made when it is first asked for."""
    blind = _blind_file(media, recording)
    if not blind.exists():
        made = blind.with_suffix(f".{secrets.token_hex(4)}")  # two may ask at once, and a part is never played
        made.write_bytes(without_metadata(kept_file(media, recording).read_bytes()))
        made.replace(blind)
    return blind


def _may_hear(db: Db, actor: Actor, found: Recording) -> bool:
    if actor.kind in {"candidate", "self"}:
        return found.attempt_id == actor.id
    attempt = sitting.attempt(db, found.attempt_id)
    if actor.kind != "staff" or attempt is None or attempt.position_id is None:
        return False
    return _reads_report(db, actor, attempt, found) or _holds_card(db, actor, attempt, found)


def _reads_report(db: Db, actor: Actor, attempt: Attempt, found: Recording) -> bool:
    if attempt.submitted_at is None or actor.roles.isdisjoint(READERS):
        return False
    last = responses.latest(db, attempt.id, found.item_id)
    return found.id in files(last and last.answer)


def _holds_card(db: Db, actor: Actor, attempt: Attempt, found: Recording) -> bool:
    if actor.roles.isdisjoint({*RATERS, Role.LEAD}):
        return False
    position = positions.position(db, attempt.position_id or "")
    task_id = places(attempt.form_id)[found.item_id].task.id
    dealt = {(card.attempt_id, card.task_id) for card in judging.cards(db, actor.id)}
    asked = position is not None and actor.id in position.raters
    return (attempt.id, task_id) in dealt and (asked or Role.LEAD in actor.roles)
