"""Two answers are compared from the keyboard alone, on a desk and on a phone, and nothing keeps anybody out."""

from datetime import UTC, datetime

import pytest

from assessments import workflow
from tests.browser.conftest import findings, settle
from tests.builders import hr, rated, rater, rating
from tests.pages.openings import opened, sat


@pytest.fixture
def pairs(fresh_server, visit):
    """A rater before three pairs."""
    store, now = fresh_server.store, datetime.now(UTC)
    office, reader = hr(store, now=now), rater(store, now=now)
    opening = opened(store, office, raters=(reader.id,))
    browsers = [sat(store, office, opening, name, f"{name}@mail.example").actor for name in ("Camille", "Dana", "Ezra")]
    rated(store, *(rating(one.id, "WR1", reader.id, 3.0, now) for one in browsers))
    workflow.set_pair_round(store, office, opening.id, "WR1", now, is_open=True)
    visitor = visit(fresh_server).sign_in(store, reader, "en")
    visitor.open("/pairs")
    return visitor, store, reader


def test_pairs_are_judged_with_one_key_each_and_gone_back_to(pairs):
    visitor, store, reader = pairs
    page = visitor.page
    page.get_by_role("button", name="Compare").press("Enter")
    page.get_by_role("heading", name="Which of the two is better?").wait_for()
    settle(page)
    assert findings(page) == []
    first = page.url
    for key in ("1", "0", "u", "2"):
        page.keyboard.press(key)
        page.wait_for_url(lambda url, before=page.url: url != before)
        settle(page)

    assert page.url != first
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 390
    assert findings(page) == []
    page.keyboard.press("2")
    page.get_by_text("Every pair that was waiting is judged. Thank you.").wait_for()
    (line,) = workflow.pair_queue(store, reader)
    assert (line.done, line.waiting) == (3, 0)
