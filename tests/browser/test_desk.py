"""The rating desk from the keyboard, in a real browser: every key where it is meant, and none while somebody types."""

from datetime import UTC, datetime

import pytest

from assessments import workflow
from assessments.attempt import Actor, Role
from tests.browser.conftest import findings, settle
from tests.builders import hr, rater
from tests.pages.openings import opened, sat


@pytest.fixture
def desk(fresh_server, visit):
    """A rater before the first of two answers to a task."""
    store = fresh_server.store
    office, reader = hr(store, now=datetime.now(UTC)), rater(store, now=datetime.now(UTC))
    opening = opened(store, office, raters=(reader.id,))
    for name in ("Camille", "Dana"):
        sat(store, office, opening, name, f"{name.lower()}@mail.example")
    visitor = visit(fresh_server).sign_in(store, Actor(kind="staff", id=reader.id, roles=frozenset({Role.RATER})), "en")
    visitor.open("/rate?task=CS2")
    return visitor, store, reader


def press(page, key):
    page.keyboard.press(key)
    settle(page)


def chosen(page):
    found = page.locator(".st-key-desk-levels input:checked")
    return found.locator("xpath=ancestor::label").inner_text()[:1] if found.count() else None


def select_first_answer(page):
    """What dragging the mouse over a whole answer does."""
    page.evaluate(
        "() => { const text = document.querySelector('.assay-sheet .words');"
        " const range = document.createRange(); range.selectNodeContents(text);"
        " const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); }"
    )


def test_an_answer_is_rated_from_the_keyboard_alone(desk):
    visitor, store, reader = desk
    page = visitor.page
    first = page.url.rsplit("card=", 1)[1]

    press(page, "2")
    assert chosen(page) == "2"
    press(page, "4")
    assert chosen(page) == "4"
    select_first_answer(page)
    press(page, "q")
    press(page, "Enter")
    page.get_by_role("button", name="Next answer").wait_for()

    own = workflow.laid(store, reader, first)[1].own
    assert own.level == 4
    assert own.quotes[0].quote.startswith("CS2.reply1. We repair bottles")

    press(page, "Enter")
    page.get_by_text("answer 2 of 2").wait_for()
    assert page.url.rsplit("card=", 1)[1] != first
    assert chosen(page) is None
    assert [one for one in visitor.heard if "404" not in one] == []  # Streamlit looks for its base path


def test_keys_do_nothing_while_somebody_types(desk):
    visitor, store, reader = desk
    page = visitor.page
    note = page.get_by_label("Note for the report (optional)")
    note.click()
    page.keyboard.type("1 of 5 n q")
    page.keyboard.press("Enter")
    settle(page)

    assert chosen(page) is None
    assert note.input_value() == "1 of 5 n q\n"
    assert workflow.laid(store, reader, page.url.rsplit("card=", 1)[1])[1] is None


def test_enter_on_a_button_presses_that_button_and_nothing_else(desk):
    visitor, _, _ = desk
    page = visitor.page
    press(page, "3")
    page.get_by_role("button", name="Save my rating").focus()
    press(page, "Enter")
    page.get_by_role("button", name="Next answer").wait_for()

    assert page.get_by_text("answer 1 of 2").count() == 1


def test_the_desk_has_no_serious_finding_before_and_after_rating(desk):
    visitor, _, _ = desk
    page = visitor.page
    assert findings(page) == []
    press(page, "n")
    assert findings(page) == []
    page.get_by_text("I believe I know who wrote this").click()
    settle(page)
    press(page, "Enter")
    page.get_by_role("button", name="Next answer").wait_for()
    assert findings(page) == []
