"""Rows of recordings; their bytes are files in the media folder."""

from sqlalchemy import select, update

from assessments.store.engine import Db
from assessments.store.tables import MediaRow, table_of
from assessments.views import Recording

MEDIA = table_of(MediaRow)


def recording(db: Db, media_id: str) -> Recording | None:
    row = db.connection().execute(select(MEDIA).where(MEDIA.c.id == media_id)).mappings().one_or_none()
    return None if row is None else Recording.model_validate(dict(row))


def recordings(db: Db, attempt_id: str, item_id: str | None = None) -> tuple[Recording, ...]:
    """The recordings of an attempt, or of one of its items, in the order in which they were begun."""
    found = select(MEDIA).where(MEDIA.c.attempt_id == attempt_id).order_by(MEDIA.c.started_at, MEDIA.c.id)
    if item_id is not None:
        found = found.where(MEDIA.c.item_id == item_id)
    return tuple(Recording.model_validate(dict(row)) for row in db.connection().execute(found).mappings())


def is_shared(db: Db, one: Recording) -> bool:
    """Whether the bytes of a recording are also those of another sitting."""
    found = select(MEDIA.c.id).where(MEDIA.c.digest == one.digest, MEDIA.c.attempt_id != one.attempt_id).limit(1)
    return db.connection().execute(found).first() is not None


def add_recording(db: Db, new: Recording) -> None:
    db.add(MediaRow(**new.model_dump()))


def change_recording(db: Db, changed: Recording) -> None:
    """Keep how far a recording has come, or where its finished bytes are."""
    db.exec(update(MEDIA).where(MEDIA.c.id == changed.id).values(changed.model_dump(exclude={"id"})))
