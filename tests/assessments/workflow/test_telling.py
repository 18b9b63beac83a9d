"""What candidates are told has no gap, names the right things in their language, and means the same to everybody."""

from datetime import datetime, timedelta, timezone

import pytest

from assessments import bank
from assessments.workflow.sitting import situation
from assessments.workflow.telling import day, moment, notice, raters
from tests.builders import NOW, candidate, hr, position
from tests.journeys.bots import Browser

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "15 March 2027, 22:30 UTC"), ("fr", "15 mars 2027 à 22:30 UTC")],
)
def test_a_moment_is_told_in_utc_and_says_so(language, said):
    paris = timezone(timedelta(hours=1))

    assert moment(datetime(2027, 3, 15, 23, 30, tzinfo=paris), language) == said


def test_the_first_of_a_month_has_its_own_form_in_french():
    assert (day(NOW, "fr"), day(NOW, "en")) == ("1er mars 2027", "1 March 2027")
    assert day(NOW + timedelta(days=10), "fr") == "11 mars 2027"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form_id", ["core", "screen"])
def test_no_notice_has_a_gap(store, form_id, language):
    office = hr(store)
    browser = Browser(store, candidate(store, office, position(store, office, form_id=form_id), language=language))
    shown = browser.look()
    position_, invitation = _of(store, browser)

    told = notice(shown.form, position_, invitation, sum(shown.block_minutes), language)

    words = " ".join((told.title, *told.paragraphs, told.agreement, told.refusal))
    assert "{" not in words
    for expected in ("Lumiplume", "Max Leads", "people@lumiplume.example", "CNIL"):
        assert expected in words
    assert told.version == bank.notices().version


def _of(store, browser):

    with store.read() as db:
        found = situation(db, browser.actor.id)
    return found.position, found.invitation


def test_only_the_core_form_is_rated_by_people():
    assert {form.id: raters(form) for form in bank.forms()} == {
        "core": 2,
        "screen": 0,
        "self": 0,
        "self_b": 0,
        "core_b": 2,
        "screen_b": 0,
    }


def test_the_notice_names_what_the_form_assesses(store):
    office = hr(store)
    browser = Browser(store, candidate(store, office, position(store, office, form_id="screen")))
    shown = browser.look()
    told = notice(shown.form, *_of(store, browser), 37, "en")

    assert "Analytics" in told.paragraphs[0]
    assert "Design" not in told.paragraphs[0]
    assert "About 37 minutes" in told.paragraphs[-1]
