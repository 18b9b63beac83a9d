"""What a rater notes beside the level, in a real browser: a recording's delivery and the facts of a picture."""

import pytest

from assessments import workflow
from assessments.answer import SpokenAnswer
from tests import seats
from tests.assessments.evidence.test_levels import SPEECH, as_wav
from tests.browser.conftest import settle
from tests.browser.looking import troubles, unfold
from tests.builders import hr, rater
from tests.pages.openings import at_the_door, opened, today
from tests.pictures import png


@pytest.fixture
def reader(fresh_server):
    """A rater of one recording and one picture."""
    store = fresh_server.store
    office, reader = hr(store, now=today()), rater(store, now=today())
    form = seats.composed(store, ("LV2", "DE5"))
    browser = at_the_door(store, office, opened(store, office, form_id=form, raters=(reader.id,)))
    browser.enter().start()
    workflow.save_chunk(store, browser.actor, "LV2.opening", "try", 0, as_wav(SPEECH), today())
    media = workflow.finish_recording(store, browser.actor, "LV2.opening", "try", today())
    browser.save("LV2.opening", SpokenAnswer(route="sound", tries=(media,), kept=media))
    workflow.save_upload(store, browser.actor, "DE5.visual", png(), "t", today())
    browser.submit()
    return reader


def on_the_card(visitor, task_id):
    visitor.open(f"/rate?task={task_id}")
    return visitor.page.url.rsplit("card=", 1)[1]


def press(page, key):
    page.keyboard.press(key)
    settle(page)


def rate(page, level):
    page.locator(".st-key-desk-levels input").nth(level - 1).focus()
    press(page, "Space")
    page.get_by_role("button", name="Save my rating").focus()
    press(page, "Enter")
    page.get_by_role("button", name="Next answer").wait_for()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_both_are_noted_by_keyboard_and_axe_finds_nothing(fresh_server, visit, reader, width, dark):
    store = fresh_server.store
    visitor = visit(fresh_server, width=width, dark=dark).sign_in(store, reader, "en")
    page = visitor.page

    card = on_the_card(visitor, "LV2")
    unfold(page)
    assert troubles(page) == []
    page.get_by_role("radio", name="3.", exact=False).last.focus()
    press(page, "Space")
    press(page, "ArrowDown")
    rate(page, 2)
    own = workflow.laid(store, reader, card)[1].own
    assert (own.level, own.delivery) == (2, 4)

    card = on_the_card(visitor, "DE5")
    unfold(page)
    assert troubles(page) == []
    page.get_by_role("checkbox", name="60 places").focus()
    press(page, "Space")
    rate(page, 3)
    own = workflow.laid(store, reader, card)[1].own
    assert (own.level, own.seen) == (3, ("DE5.S5",))
