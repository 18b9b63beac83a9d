"""What is overdue ends although nobody looks, and looking would have ended it just the same."""

import pytest
from sqlalchemy import func, select

from assessments import workflow
from assessments.answer import WrittenAnswer
from assessments.attempt import NotFound
from assessments.store import judging
from assessments.store.tables import Row
from tests.builders import DAY, HOUR, MINUTE, NOW, candidate, invited, position
from tests.journeys.bots import Browser, only


@pytest.fixture
def browser(store, office):
    return Browser(store, candidate(store, office, position(store, office)))


def test_nothing_is_swept_while_time_is_left(browser):
    browser.enter().start()

    assert workflow.sweep(browser.store, NOW + 48 * MINUTE) == 0
    assert browser.look().step == "block"


def test_expiry_counts_what_is_saved_and_rates_it(browser):
    browser.enter().start()
    browser.save("WR1.x", WrittenAnswer(text="Saturday 13 June, 60 places, free, tilvane.example/reparer"))

    assert workflow.sweep(browser.store, NOW + HOUR) == 1
    assert workflow.sweep(browser.store, NOW + HOUR) == 0

    with browser.store.read() as db:
        given = {one.part_id: one for one in judging.ratings(db, [browser.actor.id])}
    assert given["WR1.e1"].share > 0
    assert given["WR1.e1"].rated_at == NOW + 49 * MINUTE


def test_the_last_block_is_submitted_by_the_clock(browser):
    browser.enter().start()
    browser.end()
    browser.start()

    assert workflow.sweep(browser.store, NOW + 2 * HOUR) == 1
    assert browser.look().attempt.submitted_at == NOW + 43 * MINUTE


def test_looking_and_sweeping_come_to_the_same(store, office):
    opening = position(store, office)
    ended = []
    for name in ("Ann Doe", "Ben Doe"):
        browser = Browser(store, candidate(store, office, opening, name))
        browser.enter().start()
        browser.work(only("WR1.x", "PU2.D1"))
        browser.now = NOW + 5 * HOUR
        if name == "Ann Doe":
            workflow.sweep(store, browser.now)
        browser.look()
        with store.read() as db:
            given = judging.ratings(db, [browser.actor.id])
        ended.append([(one.part_id, one.level, one.rated_at) for one in given])
    assert ended[0] == ended[1]


def test_a_sitting_left_in_the_break_is_submitted_when_its_invitation_lapses(browser):
    browser.enter().start()
    browser.end()

    assert workflow.sweep(browser.store, NOW + 15 * DAY) == 0  # no block was running
    assert browser.look().attempt.submitted_at == NOW + 14 * DAY


def test_what_was_never_begun_is_not_submitted(browser):
    browser.enter()
    workflow.sweep(browser.store, NOW + 15 * DAY)

    assert browser.look().attempt.submitted_at is None


def test_a_revoked_sitting_is_not_submitted_but_its_clock_ends(store, office):
    invitation, token = invited(store, office, position(store, office))
    browser = Browser(store, workflow.redeem(store, token, NOW))
    browser.enter().start()
    workflow.revoke_invitation(store, office, invitation.attempt_id, NOW)

    assert workflow.sweep(store, NOW + 15 * DAY) == 1
    assert browser.look().step == "closed"
    assert browser.look().attempt.submitted_at is None


def test_a_sitting_revoked_in_its_last_part_is_handed_in_only_with_a_new_link(store, office):
    invitation, token = invited(store, office, position(store, office))
    browser = Browser(store, workflow.redeem(store, token, NOW))
    browser.enter().start()
    browser.end()
    browser.start()
    workflow.revoke_invitation(store, office, invitation.attempt_id, NOW)

    assert workflow.sweep(store, NOW + HOUR) == 1
    assert browser.look().attempt.submitted_at is None

    renewed = workflow.renew_link(store, office, invitation.attempt_id, NOW + DAY)
    again = Browser(store, workflow.redeem(store, renewed, NOW + DAY), now=NOW + DAY)
    assert (again.look().step, again.look().attempt.submitted_at) == ("submitted", NOW + 43 * MINUTE)


def test_a_self_assessment_has_a_clock_and_no_invitation(store):
    browser = Browser(store, workflow.start_self(store, "fr", NOW))
    browser.enter().start()

    assert workflow.sweep(store, NOW + HOUR) == 1
    assert browser.look().step == "submitted"


def test_a_self_assessment_is_erased_after_the_days_its_notice_names_and_nothing_else_is(store, office):
    candidate(store, office, position(store, office))
    browser = Browser(store, workflow.start_self(store, "fr", NOW))
    token = workflow.open_session(store, browser.actor, "fr", NOW)
    browser.sit()

    workflow.sweep(store, NOW + 29 * DAY)
    assert browser.look().step == "submitted"
    workflow.sweep(store, NOW + 30 * DAY)

    with pytest.raises(NotFound):
        browser.look()
    assert workflow.web_session(store, workflow.digest(token), NOW + DAY) is None
    with store.read() as db:
        left = {
            table.name: db.connection().execute(select(func.count()).select_from(table)).scalar_one()
            for table in Row.metadata.sorted_tables
            if "attempt_id" in table.c
        }
        assert left == dict.fromkeys(left, 0) | {"invitations": 1}
