"""The sliders of the whole field in a browser: by keyboard, while they move, and back to the position's weights."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from assessments import workflow
from assessments.attempt import SYSTEM, Role
from tests.browser.conftest import settle
from tests.browser.looking import troubles
from tests.browser.walking import said
from tests.builders import hr, position, rated
from tests.screened import WEIGHTS, keyed, sat

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "language", "dark"), [(1280, "en", False), (390, "fr", True)])
def test_the_list_follows_the_keys_and_charts_are_drawn(server, visit, width, language, dark):
    office = hr(server.store, email=f"field-{language}@mail.example")
    opening = position(server.store, office, form_id="screen", profile=workflow.role_profile("solo_sme", WEIGHTS))
    for name, level, analytics in (("Ada", 4.6, 1.5), ("Bo", 1.4, 5.0)):
        one = sat(server.store, office, opening, f"{name} {language}", level, tasks=("PU1", "CS5", "AD3"))
        rated(server.store, keyed(one, "AN4", analytics))
    page = (
        visit(server, width=width, dark=dark)
        .sign_in(server.store, office, language)
        .open(f"/field?position={opening.id}")
    )
    first = page.locator(".assay-scored tbody th").first
    expect(first).to_have_text(f"Ada {language}")

    page.get_by_role("slider").nth(1).focus()
    page.keyboard.press("End")
    for _time in range(20):
        page.keyboard.press("ArrowLeft")
    for place in (0, 2, 3):
        page.get_by_role("slider").nth(place).press("Home")
    expect(page.get_by_role("slider").nth(1)).to_have_attribute(
        "aria-valuetext", said("{share} of 100", language).format(share=100)
    )
    expect(first).to_have_text(f"Bo {language}")

    for look in ("Profiles", "Fit and its error"):
        page.get_by_text(said(look, language), exact=True).click()
        settle(page)
        picture = page.locator(".assay-drawn img")
        expect(picture).to_be_visible()
        assert picture.evaluate("(img) => img.naturalWidth") > 0
        assert troubles(page) == []

    page.get_by_role("button", name=said("Back to the weights of the position", language)).press("Enter")
    expect(first).to_have_text(f"Ada {language}")


def test_whoever_may_no_longer_read_scores_is_turned_away_by_the_next_move_of_a_slider(server, visit):
    office = hr(server.store, email="field-office@mail.example")
    opening = position(server.store, office, form_id="screen", profile=workflow.role_profile("solo_sme", WEIGHTS))
    sat(server.store, office, opening, "Ada", 4.6)
    page = visit(server).sign_in(server.store, office).open(f"/field?position={opening.id}")
    expect(page.locator(".assay-scored")).to_be_visible()

    workflow.change_user(server.store, SYSTEM, office.id, datetime.now(UTC), roles=frozenset({Role.RATER}))
    page.get_by_role("slider").first.press("Home")

    expect(page.get_by_text("This page is not part of your role.")).to_be_visible()
