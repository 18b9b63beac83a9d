"""Rows of what people change on the board, and of the views they save."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import RowMapping, and_, delete, func, insert, select, update

from assessments.attempt import Change
from assessments.boards import BoardView
from assessments.store.engine import Db
from assessments.store.tables import AttemptRow, InvitationRow, table_of
from assessments.store.tables_hiring import ChangeRow, SavedViewRow

ATTEMPTS, INVITATIONS = table_of(AttemptRow), table_of(InvitationRow)
CHANGES, VIEWS = table_of(ChangeRow), table_of(SavedViewRow)


def add_changes(db: Db, new: Iterable[Change]) -> None:
    db.connection().execute(insert(CHANGES), [one.model_dump() for one in new])


def last_changes(db: Db, position_id: str) -> dict[str, dict[str, Change]]:
    """The last change of each kind, by attempt and by what was changed."""
    last = (
        select(func.max(CHANGES.c.id))
        .join(ATTEMPTS, ATTEMPTS.c.id == CHANGES.c.attempt_id)
        .where(ATTEMPTS.c.position_id == position_id)
        .group_by(CHANGES.c.attempt_id, CHANGES.c.field)
    )
    found: defaultdict[str, dict[str, Change]] = defaultdict(dict)
    for row in db.connection().execute(select(CHANGES).where(CHANGES.c.id.in_(last))).mappings():
        change = _change(row)
        found[change.attempt_id][change.field] = change
    return dict(found)


def changes_of(db: Db, attempt_id: str) -> tuple[Change, ...]:
    """Everything changed about one candidate, the first thing first."""
    rows = db.connection().execute(select(CHANGES).where(CHANGES.c.attempt_id == attempt_id).order_by(CHANGES.c.id))
    return tuple(map(_change, rows.mappings()))


def batch(db: Db, batch_id: str) -> tuple[tuple[Change, bool], ...]:
    """The changes of one act, each with whether it is still the last of its kind about that candidate."""
    later = CHANGES.alias()
    is_last = ~(
        select(later.c.id)
        .where(
            and_(
                later.c.attempt_id == CHANGES.c.attempt_id,
                later.c.field == CHANGES.c.field,
                later.c.id > CHANGES.c.id,
            )
        )
        .exists()
    )
    found = select(CHANGES, is_last.label("is_last")).where(CHANGES.c.batch == batch_id).order_by(CHANGES.c.id)
    return tuple((_change(row), bool(row["is_last"])) for row in db.connection().execute(found).mappings())


def _change(row: RowMapping) -> Change:
    return Change.model_validate({name: row[name] for name in Change.model_fields})


def set_end(db: Db, invitation_id: str, until: datetime) -> None:
    db.connection().execute(update(INVITATIONS).where(INVITATIONS.c.id == invitation_id).values(expires_at=until))


def keep_view(db: Db, user_id: str, position_id: str, name: str, view: BoardView) -> None:
    drop_view(db, user_id, position_id, name)
    db.add(SavedViewRow(user_id=user_id, position_id=position_id, name=name, record=view.model_dump_json()))


def drop_view(db: Db, user_id: str, position_id: str, name: str) -> None:
    db.connection().execute(
        delete(VIEWS).where(VIEWS.c.user_id == user_id, VIEWS.c.position_id == position_id, VIEWS.c.name == name)
    )


def views(db: Db, user_id: str, position_id: str) -> dict[str, BoardView]:
    """By name, in its order."""
    found = select(VIEWS).where(VIEWS.c.user_id == user_id, VIEWS.c.position_id == position_id).order_by(VIEWS.c.name)
    return {
        row["name"]: BoardView.model_validate_json(row["record"]) for row in db.connection().execute(found).mappings()
    }
