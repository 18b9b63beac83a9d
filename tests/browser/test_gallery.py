"""The gallery in a real browser: a task can be tried by keyboard alone, and nothing of it leaves the page."""

import pytest
from playwright.sync_api import expect

from assessments.attempt import Role
from tests.browser.conftest import findings, settle


@pytest.fixture
def visitor(visit, server):
    return visit(server, width=390).sign_in(server.store, server.add_staff(Role.HR), "en")


def sent_by(page):
    """What a page posts from now on."""
    posted = []
    page.on("request", lambda one: posted.append(one.url) if one.method == "POST" else None)
    return posted


def test_words_that_are_tried_stay_in_the_browser(visitor):
    page = visitor.open("/gallery?task=WR1")
    posted = sent_by(page)
    box = page.get_by_label("Instagram").first
    box.fill("Bottles leak.")
    expect(page.get_by_text("13 of 600 characters")).to_be_visible()
    page.wait_for_timeout(1500)  # longer than the pause after which an answer would be saved
    assert posted == []
    assert page.evaluate("() => Object.keys(localStorage).filter((one) => one.startsWith('assay:'))") == []
    visitor.open("/gallery?task=WR1")
    expect(page.get_by_label("Instagram").first).to_have_value("")


def test_a_choice_and_the_next_scene_are_tried_by_keyboard(visitor):
    page = visitor.open("/gallery?task=CS3")
    posted = sent_by(page)
    page.get_by_role("button", name="Send and go on").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("(2 of 3)")).to_be_visible()
    page.get_by_role("button", name="Begin this task anew").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("(1 of 3)")).to_be_visible()
    assert [one for one in posted if "/api/" in one] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_task_is_accessible_in_all_three_views_and_fits_a_phone(visit, server, dark):
    visitor = visit(server, width=390, dark=dark).sign_in(server.store, server.add_staff(Role.HR), "en")
    page = visitor.open("/gallery?task=AD4")
    for view in ("a candidate", "a rater", "the author"):
        page.get_by_role("radio", name=view, exact=True).press("Enter")
        settle(page)
        assert findings(page) == []
        assert page.evaluate(
            "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth <= m.clientWidth; }"
        )
