"""Conditions of a job in a real browser: answered by keyboard on a phone, explained, found again; then written."""

import re

import pytest
from playwright.sync_api import expect

from assessments import workflow
from tests.browser.conftest import settle
from tests.browser.keyboard import tab_to
from tests.browser.looking import troubles
from tests.builders import hr
from tests.conditions import HOURS, RIGHT, conditions_of
from tests.pages.openings import invited, opened, today


@pytest.fixture
def office(fresh_server):
    return hr(fresh_server.store, now=today())


@pytest.fixture
def opening(fresh_server, office):
    return opened(fresh_server.store, office, form_id="screen")


def said(store, actor):
    return [one.answer and (one.answer.said, one.answer.words) for one in workflow.conditions.own(store, actor)]


def test_a_candidate_answers_and_explains_by_keyboard_on_a_phone(fresh_server, visit, office, opening):
    store = fresh_server.store
    conditions_of(store, office, opening, RIGHT, HOURS, now=opening.revised_at)
    _, token = invited(store, office, opening, language="fr")
    actor = workflow.redeem(store, token, today())
    workflow.acknowledge(store, actor, today())
    workflow.finish_practice(store, actor, today())
    page = visit(fresh_server, width=390, dark=True, locale="fr-FR").redeem(token)
    assert troubles(page) == []

    tab_to(page, "Oui")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")  # while the first choice is still on its way
    settle(page)
    page.get_by_label("Combien d’heures").fill("30")
    page.keyboard.press("Enter")
    settle(page)
    assert said(store, actor) == [("no", ""), ("30", "")]
    expect(page.get_by_text(re.compile(r"^Enregistré à \d"))).to_have_count(2)

    page.get_by_text("Je veux expliquer").first.click()
    settle(page)
    page.get_by_label("En quelques mots").fill("Mon titre est en cours.")
    page.get_by_role("button", name="Garder ces mots").click()
    settle(page)
    expect(page.get_by_text("Mon titre est en cours.", exact=True)).to_be_visible()
    assert said(store, actor)[0] == ("no", "Mon titre est en cours.")

    page.reload()
    settle(page)
    expect(page.get_by_role("radio", name="Non")).to_be_checked()
    assert troubles(page) == []


def test_hr_writes_a_question_from_a_usual_one(fresh_server, visit, office, opening):
    store = fresh_server.store
    page = visit(fresh_server, width=390).sign_in(store, office, "en").open(f"/positions?conditions={opening.id}")
    assert troubles(page) == []

    page.get_by_role("combobox", name="Begin with a usual question").click()
    page.get_by_role("option", name="Level of a language").click()
    settle(page)
    assert troubles(page) == []
    page.get_by_role("button", name="Ask it of those invited from now on").click()
    settle(page)

    expect(page.get_by_text("needed: I write posts that can go out as they are")).to_be_visible()
    (one,) = workflow.conditions.of_position(store, office, opening.id).conditions
    assert one.needed == ("o3",)
