"""Buttons of staff pressed twice, as people from desktops do: one thing happens, and nothing is said to have failed."""

import re
from contextlib import closing

import pytest
from playwright.sync_api import expect

from assessments import workflow
from assessments.attempt import SYSTEM, Role
from tests import seats
from tests.browser.conftest import Server, settle
from tests.browser.walking import PAUSE_OF_A_DOUBLE_CLICK, choose, fill, heading, now
from tests.journeys.bots import Browser as Bot


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with closing(Server(tmp_path_factory.mktemp("twice"))) as server:
        yield server.start()


def press_twice(page, name):
    page.get_by_role("button", name=name, exact=True).click(click_count=2, delay=PAUSE_OF_A_DOUBLE_CLICK)
    page.wait_for_timeout(400)
    settle(page)
    assert page.get_by_test_id("stAlertContentError").count() == 0


def test_a_position_is_opened_once(house, visit):
    office = house.add_staff(Role.HR)
    page = visit(house).sign_in(house.store, office).open("/positions?edit=new")
    fill(page, "Title of the position", "Community manager")
    fill(page, "Organisation", "Lumiplume")
    fill(page, "In which role", "head of communication")
    fill(page, "Contact for questions and arrangements", "people@lumiplume.example")
    press_twice(page, "Open this position")
    expect(page.get_by_text("The position is open.", exact=False)).to_be_visible()
    assert [one.title for one in workflow.positions(house.store, office)] == ["Community manager"]


def test_a_candidate_is_invited_once_and_the_link_is_shown(house, visit):
    office = house.add_staff(Role.HR)
    opening = seats.opening(house.store)
    page = visit(house).sign_in(house.store, office).open(f"/board?position={opening.id}")
    for place in range(3):
        fill(page, "Name", f"Alix {place}")
        fill(page, "E-mail", f"alix{place}@mail.example")
        press_twice(page, "Invite")
        expect(page.get_by_text(re.compile(r"^http\S+/i/\S+$"))).to_have_count(place + 1)
    assert len(workflow.board(house.store, office, opening.id, now())) == 3


def test_a_list_is_invited_once(house, visit):
    office = house.add_staff(Role.HR)
    opening = seats.opening(house.store)
    page = visit(house).sign_in(house.store, office).open(f"/board?position={opening.id}")
    page.get_by_role("radio", name="A list").click()
    settle(page)
    fill(page, "Rows", "Sam Lee, sam@mail.example, en\nLou Roy, lou@mail.example, fr")
    press_twice(page, "Invite everybody on the list")
    expect(page.get_by_text(re.compile(r"^http\S+/i/\S+$"))).to_have_count(2)
    expect(page.get_by_text("is invited already", exact=False)).to_have_count(0)


def test_an_account_is_added_once_and_its_link_is_shown(house, visit):
    page = visit(house).sign_in(house.store, house.add_staff(Role.ADMIN)).open("/staff")
    page.get_by_role("button", name="Add somebody").click()
    page.get_by_label("Name", exact=True).fill("Robin Neuf")
    page.get_by_label("E-mail", exact=True).fill("robin@lumiplume.example")
    press_twice(page, "Add")
    expect(page.get_by_text(re.compile(r"/setup/"))).to_be_visible()
    assert [one.name for one in workflow.users(house.store, SYSTEM)].count("Robin Neuf") == 1


def test_a_decision_is_recorded_once(house, visit):
    office = house.add_staff(Role.HR)
    opening = seats.opening(house.store, form="screen")
    _, token = workflow.invite(
        house.store, office, opening.id, "Dana Roe", "dana@mail.example", "en", 1.0, None, seats.now()
    )
    sat = Bot(house.store, workflow.redeem(house.store, token, seats.now()), seats.now()).sit()
    page = visit(house).sign_in(house.store, office).open(f"/report?position={opening.id}")
    heading(page, "How well does the work fit the role?")
    page.get_by_text("Record a decision").click()
    choose(page, "Outcome", "On hold")
    fill(page, "Reason, in words that could be shown to the candidate", "Waiting for the interview.")
    press_twice(page, "Record the decision")
    expect(page.get_by_text("Decision recorded.", exact=False)).to_be_visible()
    assert len(workflow.decisions(house.store, office, sat.id)) == 1
