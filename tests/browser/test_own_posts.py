"""A company's own posts become tasks in a real browser: a file chosen, columns corrected by keyboard, errors read."""

import pytest
from playwright.sync_api import expect

from assessments.attempt import Role
from tests.browser.conftest import findings, settle
from tests.posts import french, rows

WIDE = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"


def chosen(page, text):
    page.locator("input[type=file]").set_input_files({"name": "p.csv", "mimeType": "text/csv", "buffer": text.encode()})
    expect(page.get_by_text("Which column is what?")).to_be_visible()
    settle(page)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_file_is_matched_corrected_refused_and_made(visit, fresh_server, dark):
    server = fresh_server
    visitor = visit(server, width=390, dark=dark).sign_in(server.store, server.add_staff(Role.HR), "en")
    page = visitor.open("/own_posts")
    chosen(page, french(rows()).replace("Portée", "Foule"))
    page.get_by_label("Name of the company").fill("Lumiplume")
    page.get_by_label("Name of the company").press("Tab")
    settle(page)
    page.get_by_role("button", name="Check the posts and make the tasks").press("Enter")
    expect(page.get_by_text("1 thing is wrong, so nothing was made")).to_be_visible()
    assert findings(page) == []
    assert page.evaluate(WIDE) <= 0

    reach = page.get_by_role("combobox", name="Reach", exact=False).first
    reach.focus()
    reach.press_sequentially("Foule")
    reach.press("Enter")
    settle(page)
    page.get_by_role("button", name="Check the posts and make the tasks").press("Enter")
    expect(page.get_by_text("Forms can now use them")).to_be_visible()
    expect(page.get_by_role("link", name="See it with its key")).to_have_count(2)
    assert findings(page) == []
    assert page.evaluate(WIDE) <= 0
