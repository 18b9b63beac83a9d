"""A live chat in a real browser: by keyboard, on a phone, through a reload and a killed server, and without a clock."""

from datetime import timedelta

import pytest

from assessments import workflow
from assessments.attempt import Role
from assessments.form import Block, FormDraft
from rubric.record import Text
from tests import seats
from tests.browser.looking import LOOKS, troubles
from tests.live_chat import AT, CHAT
from tests.seats import now


def at_the_desk(store, language="en"):
    """Somebody in a part of LV4 and, for its minutes, LV3."""
    words = Text(en="Live", fr="Direct")
    draft = FormDraft(name=words, purpose=words, budget=90, blocks=(Block(tasks=("LV4", "LV3")),))
    form = workflow.compose_form(store, seats.office(store), draft, now()).form.id
    return seats.at_work(store, seats.candidate(store, form=form, language=language))


def begun(store, me, line):
    """The chat has gone on until two seconds after this line."""
    workflow.begin(store, me, CHAT.id, now() - timedelta(seconds=AT[f"LV4.{line}"] + 2))
    return me


def said(store, me):
    answer = seats.state(store, me, CHAT.id).answer
    return [(one.line, one.deeds, one.text) for one in answer.entries] if answer else []


def tell(page, line, text):
    """Answer a line without a mouse."""
    page.get_by_label("Line", exact=True).focus()
    page.keyboard.type(line)
    page.keyboard.press("Tab")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_chat_by_keyboard_survives_a_reload_and_a_killed_server(visit, fresh_server):
    store = fresh_server.store
    me = at_the_desk(store)
    page = visit(fresh_server).sign_in(store, me, "en").open("/take?task=LV4")
    page.get_by_role("button", name="Begin the chat").focus()
    page.keyboard.press("Enter")
    page.get_by_text("First time here").first.wait_for()
    page.locator("#aloud").filter(has_text="Line 1, lucie_et_tom").wait_for(state="attached")
    tell(page, "1", "Welcome!")
    page.get_by_text("Saved", exact=False).first.wait_for()
    page.get_by_label("What you say").type("half a sent")
    page.reload()
    page.get_by_text("Welcome!").wait_for()
    assert page.get_by_label("What you say").input_value() == "half a sent"
    page.get_by_label("What you say").fill("")
    fresh_server.kill()
    tell(page, "To", "Hello all.")
    page.get_by_text("No connection. What you send").wait_for()
    page.wait_for_timeout(1000 * AT["LV4.02"] - 3000)
    fresh_server.start()
    page.get_by_text("Do you repair lunch boxes").first.wait_for()
    page.wait_for_timeout(1500)
    assert said(store, me) == [("LV4.01", (), "Welcome!"), (None, (), "Hello all.")]
    left = workflow.heard(store, me, CHAT.id, 0, now()).left
    clock = page.locator("#chat-left").inner_text()
    minutes, seconds = clock.split()[0].split(":")
    assert abs(60 * int(minutes) + int(seconds) - left) < 3


def test_what_is_sent_needs_a_line_and_something_to_send(visit, server):
    me = begun(server.store, at_the_desk(server.store), "13")
    page = visit(server).sign_in(server.store, me, "en").open("/take?task=LV4")
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_text("Choose the line that this is about").wait_for()
    page.get_by_role("button", name="Answer line 13").click()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_text("Write something, or tick what you do.").wait_for()
    page.get_by_label("Hide it").check()
    page.get_by_label("Report it").check()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_text("[Hide it, Report it]").wait_for()
    page.wait_for_timeout(800)
    assert said(server.store, me) == [("LV4.13", ("hide", "report"), "")]
    assert CHAT.lines[-1].text.en not in page.content()


def test_many_lines_at_once_are_one_announcement(visit, server):
    me = at_the_desk(server.store)
    page = visit(server).sign_in(server.store, me, "en").open("/take?task=LV4")
    page.get_by_role("button", name="Begin the chat").wait_for()
    begun(server.store, me, "09")
    page.get_by_role("button", name="Begin the chat").click()
    page.get_by_text("Just joined").wait_for()
    told = page.locator("#aloud").filter(has_text="9 new lines, 1 to 9.")
    told.wait_for(state="attached")
    assert page.locator("#feed").get_attribute("aria-live") is None


def test_without_a_clock_lines_come_in_groups(visit, server):
    me = at_the_desk(server.store, "fr")
    workflow.set_untimed(server.store, seats.office(server.store), me.id, now(), untimed=True)
    page = visit(server, width=390, locale="fr-FR").sign_in(server.store, me, "fr").open("/take?task=LV4")
    page.get_by_role("button", name="Commencer le tchat").click()
    page.get_by_text("pas de réponse sur le prix").wait_for()
    assert page.locator("#feed li.line").count() == 6
    assert page.locator("#chat-left").is_hidden()
    page.get_by_role("button", name="Afficher les lignes suivantes").click()
    page.get_by_text("C’est accessible en fauteuil").wait_for()
    page.reload()
    page.get_by_text("C’est accessible en fauteuil").wait_for()
    page.get_by_role("button", name="Afficher les lignes suivantes").click()
    page.get_by_text("je fais comment").wait_for()
    assert page.get_by_role("button", name="Afficher les lignes suivantes").is_hidden()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, server, look):
    language = look["locale"][:2]
    me = at_the_desk(server.store, language)
    visitor = visit(server, **look).sign_in(server.store, me, language)
    page = visitor.open("/take?task=LV4")
    page.locator("#start").wait_for()
    wrong = {"before": troubles(page)}
    begun(server.store, me, "10")
    visitor.open("/take?task=LV4")
    page.locator("#feed li.line").nth(9).wait_for()
    wrong["meanwhile"] = troubles(page)
    assert wrong == {"before": [], "meanwhile": []}


def test_whoever_only_tries_the_task_hears_the_lines_and_saves_nothing(visit, server):
    lead = server.add_staff(Role.LEAD)
    page = visit(server).sign_in(server.store, lead, "en").open("/gallery?task=LV4")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    page.get_by_role("button", name="Begin the chat").click()
    page.get_by_text("First time here").first.wait_for()
    tell(page, "1", "Welcome!")
    page.get_by_text("Welcome!").wait_for()
    page.wait_for_timeout(500)
    assert asked == []
