"""Files to take away: every column explained, what is not known empty, nothing in them a formula."""

import csv
import io
import zipfile
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from assessments import workflow
from assessments.attempt import HiringStage
from pages.parts import sheets
from pages.parts.board import taking
from pages.parts.words import speaking
from pages.print import sheet
from pages.print.board_sheet import board_sheet
from pages.print.sheet import Column, Sheet, as_excel, as_zip, dictionary, neutral
from rubric.fit import Minimum
from tests.builders import manager, rater
from tests.pages.openings import invited, opened, sat, today

PARIS = ZoneInfo("Europe/Paris")
EVIL = "=HYPERLINK(1)"


def files(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")))) for name in archive.namelist()
        }


def book(content):
    return {page.title: list(page.values) for page in openpyxl.load_workbook(io.BytesIO(content))}


@pytest.fixture
def opening(store, office):
    weights = {"PU": 40.0, "AN": 20.0, "CS": 20.0, "AD": 20.0}
    profile = workflow.role_profile("solo_sme", weights, (Minimum(competency_id="AN", level=3),))
    return opened(store, office, form_id="screen", profile=profile)


@pytest.fixture
def two(store, office, opening):
    sent = sat(store, office, opening, EVIL, "evil@mail.example").actor.id
    waiting = invited(store, office, opening, "Bo Beta", "bo@mail.example")[0].attempt_id
    return sent, waiting


def known(store, office, opening, ids):
    return workflow.export(store, office, opening.id, ids, today())


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_what_could_be_a_formula_is_told_to_be_text(begin):
    assert neutral(f"{begin}1+1") == f"'{begin}1+1"
    assert neutral(f"a{begin}") == f"a{begin}"


def test_a_number_below_zero_stays_a_number_and_what_is_not_known_stays_empty():
    at = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    some = Sheet("Some", [Column(one, "x") for one in "abcd"], [(-1.5, None, 0, at), ("-1", "é", None, None)])

    rows = files(as_zip(some, PARIS))["some.csv"]
    assert rows[1:] == [["-1.5", "", "0", "2027-03-01T10:30+01:00"], ["'-1", "é", "", ""]]
    found = book(as_excel(some, PARIS))["Some"]
    assert found[1:] == [(-1.5, None, 0, datetime(2027, 3, 1, 10, 30)), ("'-1", "é", None, None)]  # noqa: DTZ001


@pytest.mark.parametrize("said", ["en", "fr"])
def test_the_dictionary_explains_every_column(store, office, opening, two, said):
    with speaking(said):
        made = board_sheet(opening, known(store, office, opening, two), UTC)
        explained = dictionary(made)

    assert [row[0] for row in explained.rows[:-1]] == [one.title for one in made.columns]
    assert all(row[1] for row in explained.rows)
    assert len({one.title for one in made.columns}) == len(made.columns)
    assert all(len(row) == len(made.columns) for row in made.rows)


def test_the_sheet_says_what_the_record_says(store, office, opening, two):
    workflow.move(store, office, opening.id, two[1:], HiringStage.INTERVIEW, today())
    found = known(store, office, opening, two)
    made = board_sheet(opening, found, UTC)
    sent, waiting = (dict(zip([one.title for one in made.columns], row, strict=True)) for row in made.rows)

    fit = workflow.fit_report(store, office, two[0], today()).fit
    assert (sent["Fit"], sent["Fit, low"]) == (round(fit.value, 2), round(fit.band.low, 2))
    assert sent["Minimum: Analytics"] in {"meets", "below", "uncertain"}
    assert (waiting["Stage"], waiting["Work"], waiting["Questions answered"]) == (
        "Interview",
        "Invited, not started",
        0,
    )
    assert {waiting[one] for one in ("Fit", "Group", "Coverage", "Handed in", "Minimum: Analytics", "Decision")} == {
        None
    }
    assert not any("time" in one.title.casefold() for one in made.columns)


def test_only_those_asked_for_are_in_it_and_the_trail_says_so(store, office, opening, two):
    found = known(store, office, opening, two[:1])

    assert [row.attempt.id for row, _scores in found] == [two[0]]
    assert [(one.verb, one.details) for one in workflow.trail(store, office, opening.id)][-1] == (
        "export_board",
        {"candidates": "1"},
    )


def session(store, actor):
    return workflow.digest(workflow.open_session(store, actor, "en", today()))


def test_a_pressed_button_makes_the_file_for_whoever_may_have_it(store, office, opening, two):
    make = partial(taking.candidates, opening, lambda _actor: two)

    def rows(actor):
        made = sheets.made(session(store, actor), make, sheet.as_zip, "en", UTC)
        return next(iter(files(made).values()))

    assert [row[0] for row in rows(office)] == ["Name", f"'{EVIL}", "Bo Beta"]
    assert [row[0] for row in rows(manager(store))] == ["Name", f"'{EVIL}", "Bo Beta"]
    (refused,) = rows(rater(store))
    assert "Bo Beta" not in str(refused)
    assert b"Bo Beta" not in sheets.made("no session", make, sheet.as_zip, "en", UTC)


def test_the_board_offers_both_files_for_those_selected(open_page, office, opening, two):
    at = open_page("board.py", office)
    assert not at.get("download_button") or "xlsx" not in str(at.get("download_button"))
    at = at.checkbox(key=f"pick-{two[0]}").check().run()

    assert {one.proto.label for one in at.get("download_button")} >= {"Excel file", "CSV files (in one archive)"}
