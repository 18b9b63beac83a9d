"""Pictures that candidates hand in: taken whole or refused with a reason, kept without name, place or device."""

import hashlib
import secrets
from datetime import datetime
from pathlib import Path

from assessments.answer import UploadAnswer, answers
from assessments.attempt import Actor, Response, UploadRefused
from assessments.evidence.picture import BadPicture, read
from assessments.item import Upload
from assessments.store import Db, Store, recordings, responses
from assessments.views import Recording
from assessments.workflow.access import own_attempt
from assessments.workflow.recordings import kept_file, media_id
from assessments.workflow.saving import open_item

MOST_FILES = 20  # handed in for one question, one after the other; the last one counts


def save_upload(store: Store, actor: Actor, item_id: str, data: bytes, tab: str, now: datetime) -> Response:
    """Take a picture and make it the answer of its question; the very same file twice is taken once.

    What is kept is a new file with the same pixels. Whatever is refused leaves the answer as it was. Raises
    UploadRefused, and NotFound, NotAcknowledged, AttemptClosed like any save.
    """
    attempt_id = own_attempt(actor)
    with store.read() as db:
        item = open_item(db, attempt_id, item_id, now, Upload)
    try:  # outside of any transaction: it may take a second
        picture, clean = read(data, item.max_bytes, [one.hex for one in item.palette], item.near)
    except BadPicture as error:
        raise UploadRefused(error.why) from error
    name = media_id(attempt_id, item_id, hashlib.sha256(data).hexdigest())
    with store.write() as db:
        open_item(db, attempt_id, item_id, now, Upload)
        if recordings.recording(db, name) is None:
            if len(recordings.recordings(db, attempt_id, item_id)) >= MOST_FILES:
                raise UploadRefused("too_many")
            _keep(db, store.media, _row(name, attempt_id, item_id, picture.mime, clean, now), clean)
        last = responses.latest(db, attempt_id, item_id)
        before = last.answer if last and isinstance(last.answer, UploadAnswer) else UploadAnswer()
        answer = before.model_copy(update={"route": "file", "file": name, "picture": picture})
        if last and last.answer == answer:
            return last
        revision = last.revision + 1 if last else 1
        saved = Response(
            attempt_id=attempt_id, item_id=item_id, revision=revision, answer=answer, tab=tab, saved_at=now
        )
        responses.append(db, saved, answers.dump_json(answer).decode(), filled=True)
    return saved


def _row(name: str, attempt_id: str, item_id: str, mime: str, clean: bytes, now: datetime) -> Recording:
    return Recording(
        id=name,
        attempt_id=attempt_id,
        item_id=item_id,
        mime=mime,
        digest=hashlib.sha256(clean).hexdigest(),
        size=len(clean),
        chunks=1,
        started_at=now,
        finished_at=now,
    )


def _keep(db: Db, media: Path, row: Recording, clean: bytes) -> None:
    target = kept_file(media, row)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = target.with_suffix(f".{secrets.token_hex(4)}")  # a part of a picture is never shown
    made.write_bytes(clean)
    made.replace(target)
    recordings.add_recording(db, row)
