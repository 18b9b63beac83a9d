"""What a candidate may say of themselves, in a real browser: by keyboard, on a phone, found again, withdrawn."""

import pytest
from playwright.sync_api import expect

from assessments import workflow
from assessments.attempt.monitoring import usual
from assessments.demographics import NOTHING, Demographics
from tests.browser.conftest import settle
from tests.browser.keyboard import tab_to
from tests.browser.looking import troubles
from tests.builders import hr, submitted
from tests.pages.openings import invited, opened, today


@pytest.fixture
def handed_in(fresh_server):
    """Somebody who has handed in, in London, with the token of their link."""
    store = fresh_server.store
    office = hr(store, now=today())
    opening = opened(store, office, form_id="screen", monitoring=usual("uk"))
    _, token = invited(store, office, opening, language="fr")
    actor = workflow.redeem(store, token, today())
    submitted(store, actor, today())
    return actor, token


def test_a_candidate_says_changes_and_withdraws_by_keyboard_on_a_phone(fresh_server, visit, handed_in):
    actor, token = handed_in
    kept = lambda: workflow.own_demographics(fresh_server.store, actor).said  # noqa: E731 - read again and again
    page = visit(fresh_server, width=390, dark=True, locale="fr-FR").redeem(token)
    assert troubles(page) == []

    tab_to(page, "Moins de 30 ans")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")  # while the first choice is still on its way
    settle(page)
    tab_to(page, "Femme")
    page.keyboard.press("Space")
    expect(page.get_by_text("Ce que vous avez choisi est enregistré", exact=False)).to_be_visible()
    settle(page)
    assert kept() == Demographics(age="30_39", gender="woman")

    page.reload()
    settle(page)
    expect(page.get_by_role("radio", name="De 30 à 39 ans")).to_be_checked()
    expect(page.get_by_role("radio", name="Femme")).to_be_checked()
    assert troubles(page) == []

    tab_to(page, "Retirer ce que")
    page.keyboard.press("Enter")
    expect(page.get_by_text("est effacé", exact=False)).to_be_visible()
    settle(page)
    assert kept() == NOTHING
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)


def test_choices_made_faster_than_the_page_answers_are_all_kept(fresh_server, visit, handed_in):
    actor, token = handed_in
    page = visit(fresh_server, width=1280, dark=False, locale="fr-FR").redeem(token)

    for name in ("De 40 à 49 ans", "Homme", "Métisse, ou plusieurs de celles-ci", "Pas de handicap"):
        page.get_by_text(name, exact=True).click(no_wait_after=True)
    settle(page)

    expect(page.locator("input[type=radio]:checked")).to_have_count(4)
    said = workflow.own_demographics(fresh_server.store, actor).said
    assert said == Demographics(age="40_49", gender="man", origin="mixed", disability="no")
