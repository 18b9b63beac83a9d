"""Tasks that unfold and an inbox to sort, in a real browser: by keyboard, on a phone, after the server was killed."""

import pytest

from assessments import workflow
from assessments.answer import OrderedPickAnswer, WrittenAnswer
from tests import seats
from tests.assessments.evidence.test_interview import GOOD
from tests.browser.conftest import settle
from tests.browser.looking import LOOKS, troubles
from tests.seats import now


def at_the_desk(store, language="en"):
    """Somebody in a part of LV3, CS1 and CS3."""
    form = seats.composed(store, ("LV3", "CS1", "CS3"))
    return seats.at_work(store, seats.candidate(store, form=form, language=language))


def ask_six(page):
    """Type the six questions and send them, without a mouse."""
    for place in range(1, 7):
        page.locator("textarea").nth(place - 1).focus()
        page.keyboard.type(GOOD["en"][f"q{place}"])
    page.get_by_role("button", name="Send and go on").focus()
    page.keyboard.press("Enter")
    page.get_by_text("You asked:").first.wait_for()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, server, look):
    language = look["locale"][:2]
    me = at_the_desk(server.store, language)
    visitor = visit(server, **look).sign_in(server.store, me, language)
    wrong = {}
    for task in ("LV3", "CS1", "CS3"):
        visitor.open(f"/take?task={task}")
        if found := troubles(visitor.page):
            wrong[task] = found
    first = {"CS3.a04": 1, "CS3.a01": 2}
    for item_id, answer in (
        ("LV3.q1", WrittenAnswer(text=GOOD[language]["q1"])),
        ("CS3.stage0", OrderedPickAnswer(ranks=first)),
    ):
        workflow.save_response(server.store, me, item_id, answer, 0, "t", now())
        workflow.send_answer(server.store, me, item_id, now())
    for task in ("LV3", "CS3"):
        visitor.open(f"/take?task={task}")
        if found := troubles(visitor.page):
            wrong[f"{task}, later"] = found
    assert wrong == {}


def test_an_interview_by_keyboard_goes_on_where_a_killed_server_left_it(visit, fresh_server):
    me = at_the_desk(fresh_server.store)
    visitor = visit(fresh_server).sign_in(fresh_server.store, me, "en")
    page = visitor.open("/take?task=LV3")
    ask_six(page)
    fresh_server.kill()
    page.locator("textarea").nth(2).focus()
    page.keyboard.type(GOOD["en"]["f3"])
    fresh_server.start()
    visitor.open("/take?task=LV3")
    assert page.locator("textarea").nth(2).input_value() == GOOD["en"]["f3"]
    page.wait_for_timeout(1500)
    assert seats.state(fresh_server.store, me, "LV3.f3").answer == WrittenAnswer(text=GOOD["en"]["f3"])
    assert seats.state(fresh_server.store, me, "LV3.q6").sealed


def test_an_inbox_is_sorted_with_arrows_and_numbers(visit, server):
    me = at_the_desk(server.store)
    page = visit(server).sign_in(server.store, me, "en").open("/take?task=CS1")
    page.get_by_label("A01. Severity").focus()
    page.keyboard.press("1")
    place = page.get_by_role("radiogroup", name="A06 maman.de.trois").get_by_role("radio").first
    place.focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(1500)
    settle(page)
    assert seats.state(server.store, me, "CS1.grid").answer.chosen == {"A01": {"severity": "1"}}
    assert seats.state(server.store, me, "CS1.first5").answer.ranks == {"A06": 1}
