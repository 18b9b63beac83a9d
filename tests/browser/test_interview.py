"""A scorecard in a real browser: filled in by keyboard, there again after a reload, handed in, read beside others."""

import pytest
from playwright.sync_api import expect

from assessments import workflow
from tests.browser.conftest import settle
from tests.browser.keyboard import tab_to
from tests.browser.looking import troubles, unfold
from tests.builders import hr, manager, submitted
from tests.pages.openings import invited, opened, today
from tests.pages.test_interview import heard


@pytest.fixture
def met(fresh_server):
    """A candidate whom the manager has heard, and HR has heard too but not said so yet."""
    store = fresh_server.store
    office = hr(store, now=today())
    opening = opened(store, office)
    actor = workflow.redeem(store, invited(store, office, opening)[1], today())
    submitted(store, actor, now=today())
    heard(store, manager(store, now=today()), actor.id, "5", "Halved the text and kept the price.")
    return office, actor


def test_a_scorecard_is_filled_in_by_keyboard_kept_and_handed_in(fresh_server, visit, met):
    office, actor = met
    visitor = visit(fresh_server, width=390, dark=True).sign_in(fresh_server.store, office)
    page = visitor.open(f"/interview?attempt={actor.id}")
    unfold(page)
    assert troubles(page) == []
    assert page.get_by_text("Halved the text").count() == 0

    tab_to(page, "Which level fits best?")
    page.keyboard.press("Space")
    tab_to(page, "What was said, in their words")
    page.keyboard.type("Her husband wrote it.")
    page.keyboard.press("Tab")
    expect(page.get_by_text("“husband” (family)", exact=False)).to_be_visible()
    expect(page.get_by_text("1 of 6 marked, saved.")).to_be_visible()

    page.reload()
    settle(page)
    groups = page.get_by_role("radiogroup", name="Which level fits best?").all()
    assert page.get_by_label("What was said, in their words").first.input_value() == "Her husband wrote it."
    for group in groups:
        group.locator("label").nth(3).click()
    settle(page)
    page.get_by_role("button", name="Hand in my scorecard").click()
    expect(page.get_by_text("Your scorecard is handed in.", exact=False)).to_be_visible()
    expect(page.get_by_text("Halved the text and kept the price.").first).to_be_visible()
    settle(page)
    assert troubles(page) == []
    own = workflow.interviewing.interview(fresh_server.store, office, actor.id, "en", today()).own
    assert own is not None
    assert [one.level for one in own.marks] == [4] * len(groups)
