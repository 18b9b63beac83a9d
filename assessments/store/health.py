"""The last answers to some questions in many sittings, for figures about the questions and never about people."""

from collections.abc import Collection, Iterator

from sqlalchemy import and_, func, select

from assessments.answer import Answer, answers
from assessments.store.engine import Db
from assessments.store.tables import ResponseRow, table_of

RESPONSES = table_of(ResponseRow)


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
