"""Every step that a candidate, a stranger and somebody alone can meet, and every form of staff, in light and dark, on a
desk and on a phone: axe finds nothing serious, and nothing scrolls sideways. Pages that are only read, and the rating
desk, are in test_axe_staff.py and test_desk.py.
"""

from datetime import timedelta

import pytest

from assessments import workflow
from assessments.answer import PreflightAnswer, SpokenAnswer, WrittenAnswer
from assessments.attempt import SYSTEM, Actor, Role
from tests import seats
from tests.browser.conftest import settle
from tests.browser.looking import LOOKS, troubles, unfold
from tests.browser.walking import now, said
from tests.journeys.bots import an_answer


class Walk:
    """Looks at one page after another and keeps what was wrong with each."""

    def __init__(self, visitor, server) -> None:
        self.page, self.server = visitor.page, server
        self.wrong: dict[str, list[str]] = {}

    def look(self, name: str, path: str | None = None) -> None:
        if path is not None:
            self.page.goto(self.server.url + path)
        if self.page.locator("#root").count():
            settle(self.page)
            unfold(self.page)
        found = troubles(self.page)
        if found:
            self.wrong[name] = found


@pytest.fixture(params=LOOKS)
def walk(request, visit, server):
    """`walk(actor)`: somebody's pages, or a stranger's, looked at one after another."""

    def begin(actor=None):
        visitor = visit(server, **request.param)
        if actor is not None:
            visitor.sign_in(server.store, actor, request.param["locale"][:2])
        return Walk(visitor, server)

    begin.language = request.param["locale"][:2]
    return begin


def test_the_ways_in(walk, server):
    stranger = walk()
    _, token = seats.invited(server.store, language=walk.language)
    user, setup = workflow.add_user(
        server.store, SYSTEM, f"{walk.language}-axe@example.org", "Robin", frozenset({Role.RATER}), "en", now()
    )
    stranger.look("start", "/")
    stranger.look("handbook", "/handbook")
    stranger.look("invitation", f"/i/{token}")
    stranger.look("invitation unknown", "/i/unknown")
    stranger.look("self", "/self")
    stranger.look("sign-in", "/signin")
    stranger.page.locator("input[name=email]").fill(user.email)
    stranger.page.locator("input[name=password]").fill("not this one")
    stranger.page.get_by_role("button").click()
    stranger.look("sign-in refused")
    stranger.look("setup", f"/setup/{setup}")
    stranger.page.locator("input[name=password]").fill("short")
    stranger.page.locator("input[name=again]").fill("short")
    stranger.page.get_by_role("button").click()
    stranger.look("setup refused")
    stranger.look("turned away", "/report")
    assert (
        said("Please sign in to see this page.", walk.language) in stranger.page.get_by_test_id("stMain").inner_text()
    )
    assert stranger.wrong == {}


def test_a_sitting_from_the_notice_to_the_break(walk, server):
    me = seats.candidate(server.store, language=walk.language)
    workflow.request_arrangement(server.store, me, "A break when I need one", now())
    candidate = walk(me)
    candidate.look("start", "/")
    candidate.look("notice", "/take")
    candidate.page.get_by_role("checkbox").last.locator("xpath=ancestor::label").click()
    candidate.look("notice read")
    workflow.acknowledge(server.store, me, now())
    candidate.look("practice", "/take")
    workflow.finish_practice(server.store, me, now())
    candidate.look("before the first part", "/take")
    workflow.start_block(server.store, me, now())
    workflow.save_response(server.store, me, "PU2.D1", PreflightAnswer(faults={"sound": None}), 0, "a", now())
    workflow.save_response(server.store, me, "WR1.x", WrittenAnswer(text="mot " * 90), 0, "a", now())
    for task in workflow.sitting(server.store, me, now()).tasks:
        candidate.look(task.task.id, f"/take?task={task.task.id}")
    candidate.look("review", "/take?task=review")
    workflow.end_block(server.store, me, now())
    candidate.look("break", "/take")
    candidate.look("turned away", "/board")
    refusal = said("This page is not part of your role. Nothing was changed.", walk.language)
    assert refusal in candidate.page.get_by_test_id("stMain").inner_text()
    assert candidate.wrong == {}


def test_a_sitting_from_the_break_to_the_thank_you(walk, server):
    me = seats.at_work(server.store, seats.candidate(server.store, language=walk.language), block=1)
    candidate = walk(me)
    workflow.save_response(server.store, me, "CS2.reply1", WrittenAnswer(text="Bonjour. " * 8), 0, "a", now())
    candidate.look("CS2", "/take?task=CS2")
    workflow.send_answer(server.store, me, "CS2.reply1", now())
    candidate.look("CS2 sent", "/take?task=CS2")
    candidate.look("AN1", "/take?task=AN1")
    candidate.look("LV2", "/take?task=LV2")
    for route in ("sound", "typed"):
        revision = seats.state(server.store, me, "LV2.opening").revision
        workflow.save_response(server.store, me, "LV2.opening", SpokenAnswer(route=route), revision, "a", now())
        candidate.look(f"LV2 {route}", "/take?task=LV2")
    candidate.look("AD1", "/take?task=AD1")
    candidate.look("review", "/take?task=review")
    workflow.submit(server.store, me, now())
    candidate.look("thank-you", "/take")
    assert candidate.wrong == {}


def test_the_last_minutes_and_a_part_whose_time_is_up(walk, server):
    since = now() - timedelta(minutes=45)
    candidate = walk(seats.at_work(server.store, seats.candidate(server.store, language=walk.language), since=since))
    candidate.look("late", "/take?task=WR1")
    assert candidate.wrong == {}


def test_two_versions_of_one_answer(walk, server):
    me = seats.at_work(server.store, seats.candidate(server.store, language=walk.language))
    candidate = walk(me)
    candidate.look("before", "/take?task=WR1")
    box = candidate.page.get_by_role("textbox").first
    workflow.save_response(server.store, me, "WR1.instagram", WrittenAnswer(text="Elsewhere"), 0, "other", now())
    box.fill("Here")
    candidate.page.get_by_role("group").filter(has_text="Elsewhere").wait_for()
    candidate.look("both versions")
    assert candidate.wrong == {}


def test_a_link_that_was_withdrawn(walk, server):
    invitation, token = seats.invited(server.store, language=walk.language)
    me = workflow.redeem(server.store, token, now())
    candidate = walk(me)
    workflow.revoke_invitation(server.store, seats.office(server.store), invitation.attempt_id, now())
    candidate.look("withdrawn", "/take")
    assert candidate.wrong == {}


def test_every_task_of_the_short_form_answered_and_not(walk, server):
    me = seats.at_work(server.store, seats.candidate(server.store, form="screen", language=walk.language))
    candidate = walk(me)
    tasks = workflow.sitting(server.store, me, now()).tasks
    for task in tasks:
        candidate.look(task.task.id, f"/take?task={task.task.id}")
    for task in tasks:
        for one in task.items:
            workflow.save_response(server.store, me, one.item.id, an_answer(one.item), 0, "a", now())
        candidate.look(f"{task.task.id} answered", f"/take?task={task.task.id}")
    assert candidate.wrong == {}


def test_a_self_assessment(walk, server):
    me = seats.oneself(server.store, walk.language)
    alone = walk(me)
    alone.look("notice", "/take")
    workflow.acknowledge(server.store, me, now())
    alone.look("levels", "/take")
    alone.look("no report yet", "/self_report")
    workflow.finish_practice(server.store, me, now())
    alone.look("before the tasks", "/take")
    workflow.start_block(server.store, me, now())
    alone.look("AN4", "/take?task=AN4")
    workflow.submit(server.store, me, now())
    alone.look("answers are in", "/take")
    alone.look("report", "/self_report")
    alone.look("start", "/")
    assert alone.wrong == {}


def test_the_forms_of_staff(walk, server):
    office = workflow.change_user(
        server.store, SYSTEM, seats.office(server.store).id, now(), roles=frozenset({Role.HR, Role.ADMIN})
    )
    invitation, _ = seats.invited(server.store, language=walk.language)
    sits = workflow.redeem(server.store, seats.invited(server.store)[1], now())
    workflow.request_arrangement(server.store, sits, "A break when I need one", now())
    opening = workflow.positions(server.store, seats.office(server.store))
    hr = walk(Actor(kind="staff", id=office.id, roles=office.roles))
    hr.look("start", "/")
    hr.look("list", "/positions")
    hr.look("new position", "/positions?edit=new")
    hr.page.locator(".st-key-save button").click()
    hr.look("new position, incomplete")
    hr.look("position begun", f"/positions?edit={opening[0].id}")
    hr.look("board", f"/board?position={opening[0].id}")
    hr.page.locator(".st-key-invite button").click()
    hr.look("inviting one")
    hr.page.get_by_role("radio").nth(1).click()
    settle(hr.page)
    hr.page.get_by_role("textbox").first.fill("nobody")
    hr.page.get_by_role("textbox").first.press("Tab")
    settle(hr.page)
    hr.page.get_by_role("button").filter(has_text=said("Invite everybody on the list", walk.language)).click()
    hr.look("inviting a list, with an error")
    hr.page.get_by_role("button").filter(has_text=said("Change", walk.language)).last.click()
    hr.look("one candidate, opened")
    hr.look("accounts", "/staff")
    hr.page.get_by_role("button").filter(has_text=said("Add somebody", walk.language)).click()
    hr.look("a new account")
    assert invitation
    assert hr.wrong == {}
