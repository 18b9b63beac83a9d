"""Web sessions: read again on every run, over at once when they are ended."""

import pytest

from assessments import workflow
from assessments.attempt import Actor, NotFound, Role
from tests.builders import DAY, HOUR, MINUTE, NOW, candidate, hr, invited, position

SELF = Actor(kind="self", id="attempt-of-myself")


def session_of(store, token, now):
    return workflow.web_session(store, workflow.digest(token), now)


def test_an_unknown_cookie_is_nobody(store):
    assert session_of(store, "made up", NOW) is None


def test_a_session_of_staff_lasts_twelve_hours_after_the_last_visit(store):
    token = workflow.open_session(store, hr(store), None, NOW)

    assert session_of(store, token, NOW + 11 * HOUR).expires_at == NOW + 23 * HOUR
    assert session_of(store, token, NOW + 22 * HOUR)
    assert session_of(store, token, NOW + 34 * HOUR) is None


def test_a_visit_within_the_hour_writes_nothing(store):
    token = workflow.open_session(store, hr(store), None, NOW)

    assert session_of(store, token, NOW + 59 * MINUTE).expires_at == NOW + 12 * HOUR


def test_roles_are_those_of_now(store):
    actor = hr(store)
    token = workflow.open_session(store, actor.model_copy(update={"roles": frozenset(Role)}), None, NOW)

    assert session_of(store, token, NOW).actor == actor


def test_a_session_of_a_candidate_outlives_the_invitation_by_a_day(store):
    office = hr(store)
    opening = position(store, office, closes_at=NOW + 2 * DAY)
    token = workflow.open_session(store, candidate(store, office, opening, language="fr"), None, NOW)

    found = session_of(store, token, NOW + 3 * DAY - MINUTE)
    assert (found.actor.kind, found.actor.roles, found.language, found.name) == ("candidate", frozenset(), "fr", None)
    assert session_of(store, token, NOW + 3 * DAY) is None


def test_a_candidate_without_an_invitation_gets_no_session(store):
    with pytest.raises(NotFound):
        workflow.open_session(store, Actor(kind="candidate", id="made up"), None, NOW)


def test_a_candidate_keeps_the_language_chosen_before_the_link(store):
    office = hr(store)
    actor = candidate(store, office, position(store, office), language="fr")

    token = workflow.open_session(store, actor, "en", NOW)

    assert session_of(store, token, NOW).language == "en"


def test_a_self_assessment_is_found_again_for_a_month(store):
    token = workflow.open_session(store, SELF, "fr", NOW)

    assert session_of(store, token, NOW + 29 * DAY).actor == SELF
    assert session_of(store, token, NOW + 30 * DAY) is None


def test_the_language_of_a_session_can_be_changed(store):
    token = workflow.open_session(store, SELF, "fr", NOW)

    workflow.set_session_language(store, workflow.digest(token), "en")

    assert session_of(store, token, NOW).language == "en"


def test_signing_out_ends_this_session_and_no_other(store):
    office = hr(store)
    here, there = (workflow.open_session(store, office, None, NOW) for _ in range(2))

    workflow.sign_out(store, workflow.digest(here), NOW + MINUTE)

    assert session_of(store, here, NOW + MINUTE) is None
    assert session_of(store, there, NOW + MINUTE)


def test_the_cookies_token_is_not_what_is_stored(store):
    token = workflow.open_session(store, SELF, None, NOW)

    assert workflow.web_session(store, token, NOW) is None


def test_revoking_an_invitation_signs_its_candidate_out_and_nobody_else(store):
    office = hr(store)
    opening = position(store, office)
    first, second = (candidate(store, office, opening, name) for name in ("Ines One", "Ivo Two"))
    cookies = [workflow.open_session(store, one, None, NOW) for one in (first, second)]

    workflow.revoke_invitation(store, office, first.id, NOW)

    assert [bool(session_of(store, one, NOW)) for one in cookies] == [False, True]


def test_renewing_a_link_signs_out_what_was_opened_with_the_old_one(store):
    office = hr(store)
    invitation, token = invited(store, office, position(store, office))
    cookie = workflow.open_session(store, workflow.redeem(store, token, NOW), None, NOW)

    workflow.renew_link(store, office, invitation.attempt_id, NOW)

    assert session_of(store, cookie, NOW) is None
