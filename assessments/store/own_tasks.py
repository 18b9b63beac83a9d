"""Rows of private tasks. Whatever form names one is read together with it."""

import json

from sqlmodel import col, select

from assessments import bank
from assessments.bank.exports import Cells, make_rows_known
from assessments.form import Form
from assessments.store.engine import Db
from assessments.store.tables_tasks import OwnTaskRow
from assessments.views import OwnTask


def ensure(db: Db, form: Form) -> None:
    """Make the private tasks of a form known to the bank, once a process; a version never changes."""
    for task_id in form.task_ids:
        if task_id not in bank.task_ids() and not bank.is_own(task_id) and (row := db.get(OwnTaskRow, task_id)):
            _known(row)


def add(db: Db, made: OwnTask, rows: tuple[Cells, ...]) -> None:
    row = OwnTaskRow(
        id=made.task.id,
        series=made.series,
        number=made.number,
        record=made.model_dump_json(),
        data=json.dumps(rows, ensure_ascii=False),
        created_at=made.created_at,
    )
    db.add(row)
    _known(row)


def versions(db: Db) -> tuple[OwnTask, ...]:
    """All versions; within a series the first one first."""
    rows = db.exec(select(OwnTaskRow).order_by(col(OwnTaskRow.series), col(OwnTaskRow.number)))
    return tuple(map(_known, rows))


def _known(row: OwnTaskRow) -> OwnTask:
    found = OwnTask.model_validate_json(row.record)
    if not bank.is_own(row.id):
        make_rows_known(row.id, tuple(json.loads(row.data)))
        bank.make_task_known(found.task)
    return found
