"""The dossier of a report: for HR, made when the button is pressed, the right to it asked anew."""

import json
from datetime import UTC, datetime

import pytest

from assessments import workflow
from assessments.dossier import check
from pages.parts import exporting
from tests.builders import manager
from tests.pages.sittings import rated_position


@pytest.fixture
def rated(store):
    return rated_position(store)


def session_of(store, who):
    return workflow.digest(workflow.open_session(store, who, "en", datetime.now(UTC)))


def test_hr_is_offered_the_dossier_and_a_manager_is_not(store, open_page, rated):
    office, opening, attempts = rated

    for who, offered in ((office, True), (manager(store), False)):
        page = open_page("report.py", who, position=opening.id, attempt=attempts[0])
        assert not page.exception
        assert ("Download the dossier" in [one.label for one in page.get("download_button")]) is offered


def test_what_is_downloaded_can_be_checked(open_page, store, rated):
    office, opening, attempts = rated
    open_page("report.py", office, position=opening.id, attempt=attempts[0])

    assert check(exporting.sealed(session_of(store, office), attempts[0], "en").decode()) == ()


def test_who_may_not_have_it_is_told_in_their_language(open_page, store, rated):
    office, opening, attempts = rated
    open_page("report.py", office, position=opening.id, attempt=attempts[0])
    boss = session_of(store, manager(store))

    assert "may not do this" in json.loads(exporting.sealed("nobody", attempts[0], "en"))["refused"]
    assert "may not do this" in json.loads(exporting.sealed(boss, attempts[0], "en"))["refused"]
    assert "Rien n’a été modifié" in json.loads(exporting.sealed(session_of(store, office), "nobody", "fr"))["refused"]
