"""What can be wrong with a table to be filled in, put in on purpose."""

import pytest

from assessments import bank
from assessments.bank.check import task_errors

ALL = bank.tasks()
PL1 = ALL["PL1"]


def told(**changes):
    """Where the check finds fault with the table of PL1; a column is changed by its id."""
    table = PL1.item("PL1.rows")
    columns = [one.model_copy(update=changes.pop(one.id, {})) for one in table.columns]
    bent = table.model_copy(update={"columns": tuple(columns), **changes})
    items = tuple(bent if one.id == table.id else one for one in PL1.items)
    errors = task_errors({**ALL, "PL1": PL1.model_copy(update={"items": items})}, complete=True)
    return {(one.id, one.field) for one in errors}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"most": 13}, "most"),
        ({"network": {"options": ()}}, "columns.network"),
        ({"date": {"first": None}}, "columns.date"),
        (
            {"approval_asked": {"last": PL1.item("PL1.rows").columns[0].first.replace(month=5)}},
            "columns.approval_asked",
        ),
        ({"time": {"id": "date"}}, "columns"),
    ],
)
def test_a_table_has_room_for_its_rows_and_something_to_choose(changes, field):
    assert told(**changes) == {("PL1.rows", field)}


def test_the_table_as_it_stands_is_fine():
    assert told() == set()
