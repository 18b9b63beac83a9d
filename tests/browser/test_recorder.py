"""A speech in a real browser with a microphone and a camera that are not: sound, a picture, drops, a second try."""

import pytest

from assessments import workflow
from assessments.answer import SpokenAnswer
from assessments.form import Block, FormDraft
from rubric.record import Text
from tests import seats
from tests.browser.looking import LOOKS, troubles
from tests.seats import now

ITEM = "LV2.opening"


def at_the_desk(store, language="en"):
    """Somebody who has chosen to record the opening of LV2."""
    form = seats_form(store)
    me = seats.at_work(store, seats.candidate(store, form=form, language=language))
    workflow.save_response(store, me, ITEM, SpokenAnswer(route="sound"), 0, "t", now())
    return me


def seats_form(store):
    words = Text(en="Live", fr="Direct")
    draft = FormDraft(name=words, purpose=words, budget=60, blocks=(Block(tasks=("LV2",)),))
    return workflow.compose_form(store, seats.office(store), draft, now()).form.id


def answer(store, me):
    return seats.state(store, me, ITEM).answer


def figures(store, me, media):
    return workflow.sound_figures(store, me, media)


def test_a_dropped_connection_and_a_killed_server_cost_nothing_and_the_second_try_counts(visit, fresh_server):
    store = fresh_server.store
    me = at_the_desk(store)
    visitor = visit(fresh_server).sign_in(store, me, "en")
    page = visitor.open("/take?task=LV2")
    page.get_by_role("button", name="Record try 1").click()
    page.get_by_text("0:02 of 1:30").wait_for()
    visitor.context.set_offline(True)
    page.get_by_text("0:04 of 1:30").wait_for()
    page.get_by_text("No connection. Your recording is kept in this tab").wait_for()
    fresh_server.kill()
    visitor.context.set_offline(False)
    page.get_by_role("button", name="Stop").click()
    fresh_server.start()
    page.get_by_text("Your recording is saved.").wait_for()
    (first,) = answer(store, me).tries
    assert figures(store, me, first).seconds > 3.5
    assert page.get_by_label("Listen to try 1").evaluate(PLAYS)
    page.get_by_role("button", name="Record try 2").click()
    page.get_by_text("0:01 of 1:30").wait_for()
    page.get_by_role("button", name="Stop").click()
    page.get_by_label("Try 2 counts").wait_for()
    page.wait_for_timeout(500)
    second = answer(store, me).tries[1]
    assert (answer(store, me).kept, answer(store, me).pictured) == (second, ())
    page.get_by_label("Try 1 counts").check()
    page.wait_for_timeout(800)
    assert answer(store, me).kept == first
    assert page.get_by_role("button", name="Record try").count() == 0


# Whether a player can play what it is given, once it has read the beginning.
PLAYS = """(player) => new Promise((done) => {
  player.onloadeddata = () => done(true);
  player.onerror = () => done(false);
  player.preload = "auto";
  player.load();
})"""


def test_a_picture_is_added_only_by_who_ticks_it(visit, server):
    store = server.store
    me = at_the_desk(store)
    page = visit(server).sign_in(store, me, "en").open("/take?task=LV2")
    choice = page.get_by_label("Add a picture from my camera. It is never needed and never rated.")
    assert not choice.is_checked()
    choice.check()
    page.get_by_role("button", name="Record try 1").click()
    page.get_by_text("0:02 of 1:30").wait_for()
    assert page.get_by_label("Your camera").is_visible()
    page.get_by_role("button", name="Stop").click()
    page.get_by_label("Watch try 1").wait_for()
    assert page.get_by_label("Watch try 1").evaluate(PLAYS)
    page.wait_for_timeout(800)
    (media,) = answer(store, me).tries
    assert answer(store, me).pictured == (media,)
    assert workflow.media_file(store, me, media).mime == "video/webm"
    assert figures(store, me, media).seconds > 1.5


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, server, look):
    language = look["locale"][:2]
    me = at_the_desk(server.store, language)
    page = visit(server, **look).sign_in(server.store, me, language).open("/take?task=LV2")
    page.locator("#choice").wait_for()
    assert troubles(page) == []
