"""What many sittings of a form have in common: how many there are, and the last answers to its questions."""

from collections.abc import Collection, Iterator

from sqlalchemy import and_, func, select

from assessments.answer import Answer, answers
from assessments.store.engine import Db
from assessments.store.tables import AttemptRow, ResponseRow, table_of

ATTEMPTS, RESPONSES = table_of(AttemptRow), table_of(ResponseRow)


def count_alike(db: Db, attempt_id: str) -> int:
    """How many have handed in the same form as this sitting for a position."""
    structure = select(ATTEMPTS.c.form_structure).where(ATTEMPTS.c.id == attempt_id).scalar_subquery()
    found = select(func.count()).where(
        ATTEMPTS.c.form_structure == structure,
        ATTEMPTS.c.submitted_at.is_not(None),
        ATTEMPTS.c.position_id.is_not(None),
    )
    return db.connection().execute(found).scalar_one()


def last_answers(db: Db, attempt_ids: Collection[str], item_ids: Collection[str]) -> Iterator[tuple[str, str, Answer]]:
    """Attempt, question and what was answered last."""
    asked = and_(RESPONSES.c.attempt_id.in_(attempt_ids), RESPONSES.c.item_id.in_(item_ids))
    last = (
        select(RESPONSES.c.attempt_id, RESPONSES.c.item_id, func.max(RESPONSES.c.revision).label("revision"))
        .where(asked)
        .group_by(RESPONSES.c.attempt_id, RESPONSES.c.item_id)
        .subquery()
    )
    found = select(RESPONSES.c.attempt_id, RESPONSES.c.item_id, RESPONSES.c.answer).join(
        last,
        and_(
            RESPONSES.c.attempt_id == last.c.attempt_id,
            RESPONSES.c.item_id == last.c.item_id,
            RESPONSES.c.revision == last.c.revision,
        ),
    )
    for attempt_id, item_id, answer in db.connection().execute(found):
        yield attempt_id, item_id, answers.validate_json(answer)
