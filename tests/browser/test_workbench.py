"""A file of data, worked with in the browser: narrowed, put in order, leafed through, taken away, drawn."""

import csv
from functools import partial

import pytest
from playwright.sync_api import expect

from assessments.bank import exports, task
from tests import seats
from tests.browser.conftest import settle
from tests.browser.looking import troubles
from tests.browser.walking import said

(EXPORT,) = (one for one in task("AN2").materials if one.kind == "export")
ROWS = exports.shown(EXPORT)


@pytest.fixture(params=[{"width": 1280, "language": "en"}, {"width": 390, "language": "fr", "dark": True}])
def bench(request, server, visit):
    """The page of AN2 with the file open, and how to find a field of it."""
    language = request.param["language"]
    form = seats.composed(server.store, ("AN2",))
    me = seats.at_work(server.store, seats.candidate(server.store, form=form, language=language))
    visitor = visit(server, width=request.param["width"], dark=request.param.get("dark", False))
    page = visitor.sign_in(server.store, me, language).open("/take?task=AN2")
    page.get_by_role("button", name=said("Workbench: filter, sort, draw", language)).press("Enter")
    return page, language


def column(page, at):
    return page.locator("#wide tbody tr").locator(f":nth-child({at})").all_inner_texts()


def test_rows_are_narrowed_ordered_and_leafed_through(bench):
    page, language = bench
    speak = partial(said, language=language)
    expect(page.get_by_text(speak("{left} of {all} rows", left="149", all="149"))).to_be_visible()
    assert len(column(page, 1)) == 26  # the sums, and a page
    page.get_by_role("button", name=speak("Later rows")).press("Enter")
    assert column(page, 1)[1] == ROWS[25]["post_id"]
    page.get_by_label(speak("In the order of")).select_option(label=EXPORT.columns[0].label.said(language))
    page.get_by_label(speak("Largest first")).press("Space")
    page.get_by_role("button", name=speak("Earlier rows")).press("Enter")
    assert column(page, 1)[1] == max(row["post_id"] for row in ROWS)
    (paid,) = (one for one in EXPORT.columns if one.id == "paid")
    page.get_by_label(paid.label.said(language), exact=True).select_option(label=paid.values["1"].said(language))
    expect(page.get_by_text(speak("{left} of {all} rows", left="6", all="149"))).to_be_visible()
    assert "570" in page.locator("#wide tbody tr").first.inner_text()  # what the six cost together


def test_it_is_taken_away_as_it_was(bench):
    page, language = bench
    with page.expect_download() as taken:
        page.get_by_role("button", name=said("Download as CSV", language)).click()
    assert taken.value.suggested_filename == EXPORT.file
    with open(taken.value.path(), encoding="utf-8", newline="") as file:  # noqa: PTH123 - csv wants it so
        assert list(csv.DictReader(file)) == list(ROWS)


def test_a_chart_follows_what_is_left_and_all_can_be_looked_at(bench):
    page, language = bench
    page.get_by_label(said("Draw a chart", language)).press("Space")
    page.get_by_test_id("stPlotlyChart").wait_for()  # plotly takes its time
    (paid,) = (one for one in EXPORT.columns if one.id == "paid")
    page.get_by_label(said("for each", language)).select_option(label=paid.label.said(language))
    settle(page)
    page.get_by_text(said("The same as a table", language)).click()
    expect(page.get_by_role("row", name=f"{paid.values['1'].said(language)} 570")).to_be_visible()
    assert troubles(page) == []
