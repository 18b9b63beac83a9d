"""A layout made in a real browser: by hand, by keys, by numbers, on a phone, and after the server was killed."""

import pytest

from assessments import workflow
from assessments.answer import Placed, WrittenAnswer
from assessments.form import Block, FormDraft
from rubric.record import Text
from tests import seats
from tests.assessments.evidence.test_canvas import FEED, VERTICAL
from tests.browser.looking import LOOKS, troubles
from tests.seats import now


def at_the_desk(store, task="DE2", language="en"):
    """Somebody in a part of nothing but one task."""
    words = Text(en="Design", fr="Design")
    draft = FormDraft(name=words, purpose=words, budget=60, blocks=(Block(tasks=(task,)),))
    form = workflow.compose_form(store, seats.office(store), draft, now()).form.id
    return seats.at_work(store, seats.candidate(store, form=form, language=language))


def laid_out(store, me):
    for item_id, answer in (("DE2.feed", FEED), ("DE2.vertical", VERTICAL)):
        workflow.save_response(store, me, item_id, answer, 0, "t", now())


def kept(page, store, me, item_id="DE2.feed"):
    """What is on record once typing and moving have come to rest."""
    page.wait_for_timeout(1500)
    return seats.state(store, me, item_id).answer


def feed(page):
    return page.get_by_role("group", name="1. Feed, 1080 x 1350")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, server, look):
    language = look["locale"][:2]
    me = at_the_desk(server.store, language=language)
    visitor = visit(server, **look).sign_in(server.store, me, language)
    page = visitor.open("/take")
    assert troubles(page) == []
    laid_out(server.store, me)
    visitor.open("/take")
    page.get_by_role("button", name="Date", exact=True).first.click()
    for fold in page.locator("details summary").all():
        fold.click()
    assert troubles(page) == []


def test_a_layout_by_keyboard_alone_goes_on_where_a_killed_server_left_it(visit, fresh_server):
    me = at_the_desk(fresh_server.store)
    visitor = visit(fresh_server).sign_in(fresh_server.store, me, "en")
    page = visitor.open("/take")
    feed(page).get_by_role("radio", name="Craie").first.focus()
    page.keyboard.press("Space")
    feed(page).get_by_role("button", name="+ Title").focus()
    page.keyboard.press("Enter")  # it is placed, and the keys now move it
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowUp", "+", "+", "-"):
        page.keyboard.press(key)
    # 48 px, ten letters and two lines: 10 * 48 * 0.62 = 298 and 48 of air; 2 * 48 * 1.1 = 106 and 24 of air.
    title = Placed(x=20, y=10, w=298 + 48 + 10, h=106 + 24 - 10, px=50, colour="encre", fill="craie")
    found = kept(page, fresh_server.store, me)
    assert (found.background, found.placed) == ("craie", {"title": title})

    fresh_server.kill()
    feed(page).get_by_label("x, from the left").fill("65")
    feed(page).get_by_role("group", name="Text colour").get_by_role("radio", name="Algue").focus()
    page.keyboard.press("Space")
    fresh_server.start()
    visitor.open("/take")
    moved = title.model_copy(update={"x": 65, "colour": "algue"})
    assert kept(page, fresh_server.store, me).placed == {"title": moved}
    feed(page).get_by_role("button", name="Title: Saturday, we repair.").focus()
    page.keyboard.press("Delete")
    assert kept(page, fresh_server.store, me).placed == {}


def test_an_element_is_dragged_and_pulled_larger(visit, server):
    me = at_the_desk(server.store)
    laid_out(server.store, me)
    page = visit(server).sign_in(server.store, me, "en").open("/take")
    date = feed(page).get_by_role("button", name="Date: 13 June 2026")
    date.click()
    scale = feed(page).locator("#sheet").bounding_box()["width"] / 1080
    for grip, by in ((False, (108, -54)), (True, (54, 27))):
        box = date.bounding_box()
        x, y = (box["x"] + box["width"] - 6, box["y"] + box["height"] - 6) if grip else (box["x"] + 12, box["y"] + 12)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + by[0] * scale, y + by[1] * scale, steps=4)
        page.mouse.up()
    at = kept(page, server.store, me).placed["date"]
    assert (at.x, at.y, at.w, at.h) == tuple(
        pytest.approx(one, abs=4) for one in (65 + 108, 824 - 54, 520 + 54, 76 + 27)
    )
    assert kept(page, server.store, me).placed["title"] == FEED.placed["title"]


def test_a_number_that_no_field_allows_is_told_and_not_saved(visit, server):
    me = at_the_desk(server.store)
    laid_out(server.store, me)
    page = visit(server).sign_in(server.store, me, "en").open("/take")
    feed(page).get_by_role("button", name="Date", exact=True).click()
    feed(page).get_by_label("Text size").fill("900")
    told = "A whole number from 12 to 260, please; this one is not saved."
    assert feed(page).get_by_text(told).is_visible()
    feed(page).get_by_label("Width").focus()
    assert feed(page).get_by_label("Text size").input_value() == "64"
    assert kept(page, server.store, me) == FEED


def test_words_beside_the_canvas_are_typed_without_a_stop_while_a_layout_is_being_saved(visit, server):
    me = at_the_desk(server.store)
    laid_out(server.store, me)
    page = visit(server).sign_in(server.store, me, "en").open("/take")
    said = "The photo goes to the foot, and everything to be read moves up between the bars."
    feed(page).get_by_role("button", name="Date", exact=True).click()
    page.keyboard.press("ArrowDown")  # a save is under way
    page.get_by_role("textbox", name="What changed").focus()
    page.evaluate(
        "() => { window.slow = []; new PerformanceObserver((seen) => window.slow.push(...seen.getEntries()))"
        ".observe({ type: 'longtask' }); }"
    )
    page.keyboard.type(said, delay=5)
    assert page.get_by_role("textbox", name="What changed").input_value() == said
    assert kept(page, server.store, me, "DE2.why") == WrittenAnswer(text=said)
    assert kept(page, server.store, me).placed["date"].y == 834
    assert (
        max((one["duration"] for one in page.evaluate("() => window.slow.map((one) => one.toJSON())")), default=0) < 500
    )
