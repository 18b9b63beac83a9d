"""Rows of forms that were composed here. Whatever record names one is read together with it."""

from sqlalchemy import bindparam
from sqlalchemy import select as core_select
from sqlmodel import col, select

from assessments import bank
from assessments.form import Form, FormId, FormVersion
from assessments.store import own_tasks
from assessments.store.engine import Db
from assessments.store.prepared import Prepared
from assessments.store.tables import FormRow, table_of

FORMS = table_of(FormRow)
_BY_ID = Prepared(core_select(FORMS.c.record).where(FORMS.c.id == bindparam("form")))


def ensure(db: Db, form_id: FormId) -> None:
    """Make a composed form known to the bank, once a process; a version never changes, so it is never read again."""
    if not bank.is_known(form_id) and (rows := _BY_ID.rows(db, form=form_id)):
        _known(db, FormVersion.model_validate_json(rows[0]["record"]).form)


def _known(db: Db, form: Form) -> None:
    own_tasks.ensure(db, form)
    bank.make_known(form)


def add(db: Db, version: FormVersion) -> None:
    db.add(
        FormRow(
            id=version.form.id,
            series=version.series,
            number=version.number,
            record=version.model_dump_json(),
            created_at=version.created_at,
        )
    )
    _known(db, version.form)


def versions(db: Db, series: str | None = None) -> tuple[FormVersion, ...]:
    """All versions, or those of one series; within a series the first one first."""
    rows = select(FormRow).order_by(col(FormRow.series), col(FormRow.number))
    if series is not None:
        rows = rows.where(FormRow.series == series)
    found = tuple(FormVersion.model_validate_json(row.record) for row in db.exec(rows))
    for one in found:
        _known(db, one.form)
    return found
