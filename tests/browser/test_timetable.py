"""A table filled in, in a real browser: by keyboard alone, on a phone, after the server was killed."""

import re

import pytest
from playwright.sync_api import expect

from assessments import workflow
from tests import plans, seats
from tests.browser.conftest import settle
from tests.browser.looking import troubles
from tests.browser.walking import until

LOOKS = [
    pytest.param("PL1", {"width": 1280, "dark": False, "locale": "en-GB"}, id="calendar-desk-light-en"),
    pytest.param("LV1", {"width": 1280, "dark": True, "locale": "fr-FR"}, id="show-desk-dark-fr"),
    pytest.param("PL1", {"width": 390, "dark": True, "locale": "fr-FR"}, id="calendar-phone-dark-fr"),
    pytest.param("LV1", {"width": 390, "dark": False, "locale": "en-GB"}, id="show-phone-light-en"),
]
FILLED = {"PL1": plans.calendar, "LV1": plans.show}


def at_work(visit, server, task, language="en", rows=(), **look):
    """Somebody in front of a table with these rows, and their page."""
    me = seats.at_work(
        server.store,
        seats.candidate(server.store, form=seats.composed(server.store, ("PL1", "LV1")), language=language),
    )
    if rows:
        workflow.save_response(server.store, me, f"{task}.rows", plans.filled(rows), 0, "earlier", seats.now())
    visitor = visit(server, **look).sign_in(server.store, me, language)
    return me, visitor.open(f"/take?task={task}")


def kept(server, me, item_id, *rows):
    """Wait until these rows are on record."""
    until(lambda: seats.state(server.store, me, item_id).answer == plans.filled(rows), 10)


def lines(page):
    """The rows, each as it stands folded to a line."""
    return page.locator("#rows > li > details > summary")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.parametrize(("task", "look"), LOOKS)
def test_axe_is_silent_and_nothing_scrolls_sideways(visit, server, task, look):
    language = look["locale"][:2]
    _, page = at_work(visit, server, task, language, FILLED[task](language), **look)
    lines(page).nth(1).click()
    page.get_by_role("button", name={"en": "Delete this row", "fr": "Supprimer cette ligne"}[language]).click()
    lines(page).nth(1).click()
    expect(page.locator("#rows details[open]")).to_have_count(1)
    assert troubles(page) == []


def test_a_show_is_planned_by_keyboard_alone(visit, server):
    me, page = at_work(visit, server, "LV1")
    page.get_by_role("button", name="Add a row").focus()
    press(page, "Enter")
    page.keyboard.type("11h")
    press(page, "Tab")
    page.keyboard.type("2")
    press(page, "Tab")
    page.keyboard.type("Ope")
    press(page, "Tab")
    page.keyboard.type("You")
    press(page, "Tab")
    page.keyboard.type("Hello")
    first = {"start": "11:00", "minutes": 2.0, "type": "opening", "who": "smm", "what": "Hello"}
    kept(server, me, "LV1.rows", first)
    expect(lines(page).first).to_contain_text(re.compile("1.*11:00.*2.*Opening.*You.*Hello"))
    expect(page.get_by_text("1 complete rows; 6 to 10 are asked for")).to_be_visible()

    page.get_by_role("button", name="Copy this row").focus()
    press(page, "Enter", "Tab")
    press(page, "ArrowUp")  # one minute more in the copy, whose second field this is
    kept(server, me, "LV1.rows", first, first | {"minutes": 3.0})
    page.get_by_role("button", name="Move up").nth(1).focus()
    press(page, "Enter")
    kept(server, me, "LV1.rows", first | {"minutes": 3.0}, first)
    expect(lines(page).first).to_be_focused()
    page.get_by_role("button", name="Delete this row").first.focus()
    press(page, "Enter")
    kept(server, me, "LV1.rows", first)
    expect(page.get_by_text("Row 1 is deleted.")).to_be_visible()
    press(page, "Enter")  # Undo has the focus
    kept(server, me, "LV1.rows", first | {"minutes": 3.0}, first)
    expect(lines(page).first).to_be_focused()


def test_what_is_no_hour_and_no_number_is_told_and_not_saved(visit, server):
    me, page = at_work(visit, server, "LV1")
    page.get_by_role("button", name="Add a row").click()
    page.get_by_label("Start", exact=True).fill("25:10")
    page.get_by_label("Minutes", exact=True).fill("2.5")
    expect(page.get_by_text("A whole number from 1 to 30, please; this one is not saved.")).to_be_visible()
    expect(page.get_by_text("A time such as 9:30, please; this one is not saved.")).to_be_visible()
    expect(page.get_by_text("Still missing: Start, Minutes, Type, Who speaks, What happens")).to_be_visible()
    page.get_by_label("Minutes", exact=True).fill("5")
    kept(server, me, "LV1.rows", {"minutes": 5.0})
    expect(page.get_by_label("Start", exact=True)).to_have_value("25:10")


def test_a_calendar_shows_its_days_is_sorted_when_asked_and_leads_to_a_row(visit, server):
    last, first = plans.calendar()[13], plans.calendar()[0]
    me, page = at_work(visit, server, "PL1", rows=[last, first])
    days = page.get_by_role("group", name="What stands on which day")
    expect(days.locator(".day")).to_have_count(14)
    expect(days.locator(".day").first).to_have_text(re.compile("Mon 8.*09:30.*Facebook"))
    page.get_by_role("button", name="Sort by date and time").click()
    kept(server, me, "PL1.rows", first, last)
    days.get_by_role("button", name="Row 2: 10:00 TikTok").click()
    expect(lines(page).nth(1)).to_be_focused()
    row = page.get_by_role("listitem", name="Row 2")
    row.get_by_label("Approval asked on", exact=True).select_option(label="Fri 5 Jun")
    kept(server, me, "PL1.rows", first, last | {"approval_asked": "2026-06-05T"})
    row.get_by_label("Approval asked on, at").fill("930")
    row.get_by_label("Approval asked on, at").blur()
    kept(server, me, "PL1.rows", first, last | {"approval_asked": "2026-06-05T09:30"})


def test_nothing_is_lost_when_the_server_is_killed_in_the_middle_of_a_row(visit, fresh_server):
    me, page = at_work(visit, fresh_server, "PL1", "fr", plans.calendar("fr")[:2], locale="fr-FR")
    lines(page).nth(1).click()
    fresh_server.kill()
    page.get_by_label("Sujet").nth(1).fill("Un couvercle, quatre gestes")
    page.get_by_role("button", name="Ajouter une ligne").click()
    page.get_by_label("Réseau").nth(2).select_option("tiktok")
    expect(page.get_by_text("Vos lignes sont gardées sur cet appareil")).to_be_visible()
    fresh_server.start()
    page.goto(f"{fresh_server.url}/take?task=PL1")
    settle(page)
    expect(lines(page)).to_have_count(3)
    first, second = plans.calendar("fr")[:2]
    kept(
        fresh_server, me, "PL1.rows", first, second | {"subject": "Un couvercle, quatre gestes"}, {"network": "tiktok"}
    )
    page.reload()
    settle(page)
    expect(lines(page).nth(1)).to_contain_text("Un couvercle, quatre gestes")
    expect(page.get_by_text(re.compile(r"^Enregistré à \d\d:\d\d$"))).to_be_visible()
