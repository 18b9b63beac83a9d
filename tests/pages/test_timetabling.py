"""A table to be filled in: what the browser is given to draw it, and how it is read afterwards."""

import json

import pytest

from assessments import bank, workflow
from pages.parts import filled, words
from pages.parts.sitting.ended import answer_lines
from tests import plans, seats
from tests.pages.handed import handed

PL1 = bank.task("PL1").item("PL1.rows")


@pytest.fixture
def planning(store):
    return seats.at_work(store, seats.candidate(store, form=seats.composed(store, ("PL1", "LV1"))))


def table(at):
    (data,) = handed(at, "timetable")
    return data


def test_columns_arrive_with_their_names_and_what_can_be_chosen(open_page, planning):
    data = table(open_page("take.py", planning, task="PL1"))
    columns = {one["id"]: one for one in data["columns"]}

    assert [columns["network"]["label"], columns["network"]["options"][0]] == ["Network", ["instagram", "Instagram"]]
    assert (columns["date"]["days"][0], columns["date"]["days"][-1], len(columns["date"]["days"])) == (
        "2026-06-08",
        "2026-06-21",
        14,
    )
    assert [one for one in columns if columns[one]["in_line"]] == ["date", "time", "network", "format", "subject"]
    assert (data["least"], data["most"], data["words"]["sort"]) == (14, 22, "Sort by date and time")
    assert data["answer"] == {"kind": "timetable", "rows": []}


def test_nothing_of_the_rules_reaches_the_page(open_page, planning):
    shown = json.dumps(table(open_page("take.py", planning, task="PL1")))
    assert "AS3" in shown
    for secret in ("embargo", "calendar.", "No Halte Duo price", "At most 15 design hours", "PL1.H01"):
        assert secret not in shown


def test_rows_come_back_as_they_were_left(store, open_page, planning):
    workflow.save_response(store, planning, "LV1.rows", plans.filled(plans.show()), 0, "elsewhere", seats.now())
    data = table(open_page("take.py", planning, task="LV1"))

    assert data["answer"]["rows"] == list(plans.show())
    assert (data["revision"], data["words"]["sort"]) == (1, "Sort by time")


def test_a_cell_is_read_in_the_language_it_was_filled_in():
    cells = {one.id: one for one in PL1.columns}
    with words.speaking("fr"):
        assert filled.in_words(cells["date"], "2026-06-13", "fr") == "sam. 13 juin"
        assert filled.in_words(cells["approval_asked"], "2026-06-05T09:00", "fr") == "ven. 5 juin 09:00"
        assert filled.in_words(cells["approval_asked"], "T09:00", "fr") == "09:00"
        assert filled.in_words(cells["hours"], 1.5, "fr") == "1,50"
        assert filled.in_words(cells["format"], "live", "fr") == "Direct"
        assert filled.in_words(cells["shows_price"], cell=True, said="fr") == "oui"
    assert filled.in_words(cells["shows_price"], cell=False, said="en") == ""
    assert filled.in_words(cells["subject"], None, "en") == ""
    assert filled.in_words(cells["hours"], 2.0, "en") == "2"


def test_the_copy_to_keep_has_a_line_for_each_row(store, planning):
    rows = plans.filled([*plans.show()[2:3], {}])
    workflow.save_response(store, planning, "LV1.rows", rows, 0, "elsewhere", seats.now())
    assert answer_lines(seats.state(store, planning, "LV1.rows"), "en") == [
        "Row 1: 11:08 · 5 · Interview · You and Samira · Why seals fail",
        "Row 2: –",
    ]
