"""The candidate's own report in a real browser: opened by their link, contested, answered, taken along as PDF."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from assessments import workflow
from tests.browser.conftest import settle
from tests.browser.looking import troubles, unfold
from tests.builders import hr, rater
from tests.journeys.bots import Browser, rate_all
from tests.pages.openings import invited, opened, today


@pytest.fixture
def handed_over(fresh_server):
    """Somebody whose report HR has handed over, with the token of their link."""
    store = fresh_server.store
    office, reader = hr(store, now=today()), rater(store, now=today())
    opening = opened(store, office, raters=(reader.id,))
    _, token = invited(store, office, opening, language="fr")
    actor = workflow.redeem(store, token, today())
    Browser(store, actor, now=today()).sit()
    rate_all(store, reader, today(), 3.0)
    workflow.share_report(store, office, actor.id, today())
    return office, opening, actor, token


def test_a_candidate_reads_contests_and_takes_their_report_along(fresh_server, visit, handed_over):
    office, opening, actor, token = handed_over
    visitor = visit(fresh_server, width=390, dark=True, locale="fr-FR")
    page = visitor.redeem(token)
    page.get_by_role("link", name="Lire comment votre travail a été vu").click()
    expect(page.get_by_role("heading", name="Comment votre travail a-t-il été vu", exact=False)).to_be_visible()
    settle(page)
    unfold(page)
    assert troubles(page) == []
    assert page.locator(".strip img").first.get_attribute("alt")

    with page.expect_download() as paper:
        page.get_by_role("button", name="Télécharger en PDF").click()
    assert paper.value.path().read_bytes().startswith(b"%PDF-")

    page.get_by_label("Qu’est-ce qui vous paraît faux", exact=False).fill("La limite était tenue.")
    page.get_by_role("button", name="Contester ce résultat").click()
    expect(page.get_by_text("Votre demande est enregistrée", exact=False)).to_be_visible()
    (waiting,) = workflow.open_contests(fresh_server.store, office, opening.id)
    assert waiting.contest.words == "La limite était tenue."

    workflow.answer_contest(
        fresh_server.store, office, waiting.contest.id, "stands", "Relu : deux textes dépassent.", datetime.now(UTC)
    )
    page.reload()
    expect(page.get_by_text("Relu : deux textes dépassent.")).to_be_visible()
    assert workflow.own_report(fresh_server.store, actor, today()).contests[0].outcome == "stands"
