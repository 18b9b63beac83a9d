"""Invitations: a link that nobody can guess, opens the sitting anywhere, and can be taken back."""

from datetime import UTC, datetime, time

import pytest
from pydantic import ValidationError
from sqlalchemy import text

from assessments import bank, workflow
from assessments.attempt import (
    Actor,
    EmailRefused,
    EmailTaken,
    InvitationRefused,
    LanguageRefused,
    NotAllowed,
    NotFound,
    PositionClosed,
    QuestionsExpire,
    Role,
)
from assessments.store import audit, invitations, sitting
from assessments.store.tables import Row
from tests.builders import (
    DAY,
    HOUR,
    MINUTE,
    NOW,
    block_run,
    candidate,
    invited,
    manager,
    position,
    rater,
    submitted,
)

PASTED = "Ines One;ines@mail.example;fr\nIvo Two;ivo@mail.example;en;1,33"


def clock_of(store, attempt_id):
    with store.read() as db:
        return sitting.clocks(db, [attempt_id])[attempt_id][0]


def test_a_link_opens_the_sitting_again_and_again(store, office, opening):
    invitation, token = invited(store, office, opening)

    for moment in (NOW, NOW + DAY, NOW + 13 * DAY):
        assert workflow.redeem(store, token, moment) == Actor(kind="candidate", id=invitation.attempt_id)


def test_an_invitation_makes_a_sitting_of_the_form_of_the_position(store, office, opening):
    invitation, _ = invited(store, office, opening, language="fr", extra_time=1.33, handle="@camille")

    with store.read() as db:
        attempt = sitting.attempt(db, invitation.attempt_id)
        person = invitations.people(db, opening.id)[invitation.person_id]
    assert (attempt.form_id, attempt.language, attempt.position_id) == ("core", "fr", opening.id)
    assert attempt.form_fingerprint == bank.form_fingerprint(bank.form("core"))
    assert attempt.acknowledged_at is None
    assert 0 <= attempt.seed < 2**32
    assert (person.name, person.email, person.handle) == ("Camille Doe", "camille.doe@mail.example", "@camille")
    assert (invitation.extra_time, invitation.expires_at) == (1.33, opening.closes_at)


def test_each_sitting_has_a_seed_of_its_own(store, office, opening):
    attempts = [candidate(store, office, opening, f"Person {number}").id for number in range(5)]

    with store.read() as db:
        seeds = {sitting.attempt(db, one).seed for one in attempts}
    assert len(seeds) == 5


def test_token_is_never_stored(store, office, opening):
    """Every token there is, looked for in every column of every table."""
    invitation, link = invited(store, office, opening)
    renewed = workflow.renew_link(store, office, invitation.attempt_id, NOW)
    listed = workflow.import_people(store, office, opening.id, PASTED, NOW).invited[0][1]
    cookie = workflow.open_session(store, workflow.redeem(store, renewed, NOW), None, NOW)
    first = workflow.first_admin_link(store, NOW)

    with store.engine.connect() as connection:
        dump = "\n".join(
            str(tuple(row))
            for table in Row.metadata.sorted_tables
            for row in connection.execute(text(f'SELECT * FROM "{table.name}"'))  # noqa: S608 - our own table names
        )
    for token in (link, renewed, listed, cookie, first):
        assert len(token) >= 43  # 32 random bytes in base 64
        assert token not in dump
        assert workflow.digest(token) in dump


def test_only_the_people_office_invites(store, office, opening):
    invitation, _ = invited(store, office, opening)
    attempt = invitation.attempt_id
    strangers = (rater(store), manager(store), Actor(kind="candidate", id=attempt, roles=frozenset({Role.HR})))
    for actor in strangers:
        for act in (
            lambda actor: invited(store, actor, opening, "Ines One"),
            lambda actor: workflow.import_people(store, actor, opening.id, PASTED, NOW),
            lambda actor: workflow.set_extra_time(store, actor, attempt, 2.0, NOW),
            lambda actor: workflow.revoke_invitation(store, actor, attempt, NOW),
            lambda actor: workflow.renew_link(store, actor, attempt, NOW),
        ):
            with pytest.raises(NotAllowed):
                act(actor)


def test_nobody_is_invited_twice_whatever_the_capitals(store, office, opening):
    invited(store, office, opening, email="Camille@Mail.example")

    with pytest.raises(EmailTaken):
        invited(store, office, opening, email="camille@mail.EXAMPLE")
    assert invited(store, office, position(store, office, title="Other"), email="camille@mail.example")


def test_who_was_revoked_can_be_invited_anew(store, office, opening):
    first, _ = invited(store, office, opening)
    workflow.revoke_invitation(store, office, first.attempt_id, NOW)

    second, _ = invited(store, office, opening)

    assert second.attempt_id != first.attempt_id


def test_what_cannot_be_sent_or_sat_is_refused(store, office, opening):
    with pytest.raises(EmailRefused):
        invited(store, office, opening, email="nowhere")
    with pytest.raises(ValidationError):
        invited(store, office, opening, "  ", email="a@b.example")
    with pytest.raises(ValidationError):
        invited(store, office, opening, extra_time=0.5)
    with pytest.raises(NotFound):
        workflow.invite(store, office, "nowhere", "A", "a@b.example", "en", 1.0, None, NOW)
    with pytest.raises(LanguageRefused):
        invited(store, office, position(store, office, languages=("fr",)), language="en")


def test_a_link_that_could_not_be_opened_is_not_made(store, office, opening):
    with pytest.raises(PositionClosed):
        invited(store, office, opening, expires_at=NOW)
    invitation, _ = invited(store, office, opening)
    with pytest.raises(PositionClosed):
        workflow.renew_link(store, office, invitation.attempt_id, opening.closes_at)

    token = workflow.renew_link(
        store, office, invitation.attempt_id, opening.closes_at, expires_at=opening.closes_at + DAY
    )
    assert workflow.redeem(store, token, opening.closes_at + HOUR)


def test_a_link_never_works_longer_than_its_questions_may_be_asked(store, office):
    dated = position(store, office, form_id="screen")
    last = bank.askable_until(bank.form("screen"))
    evening = datetime.combine(last, time(23, 59), tzinfo=UTC)
    kept, _ = invited(store, office, dated, expires_at=evening)

    with pytest.raises(QuestionsExpire) as refused:
        invited(store, office, dated, "Ines One", expires_at=evening + MINUTE)
    assert refused.value.until == last
    with pytest.raises(QuestionsExpire):
        workflow.renew_link(store, office, kept.attempt_id, NOW, expires_at=evening + DAY)
    assert [one.person.name for one in workflow.board(store, office, dated.id, NOW)] == ["Camille Doe"]
    assert workflow.renew_link(store, office, kept.attempt_id, NOW, expires_at=evening)


def test_an_unknown_a_revoked_and_a_lapsed_link_are_refused_alike(store, office, opening):
    _, lapsed = invited(store, office, opening)
    revoked_one, revoked = invited(store, office, opening, "Ines One")
    workflow.revoke_invitation(store, office, revoked_one.attempt_id, NOW)

    for token, moment in (("made up", NOW), (revoked, NOW), (lapsed, opening.closes_at)):
        with pytest.raises(InvitationRefused) as refused:
            workflow.redeem(store, token, moment)
        assert refused.value.args == ()


def test_a_block_that_is_running_can_be_finished_after_the_closing_date(store, office, opening):
    _, token = invited(store, office, opening)
    block_run(store, workflow.redeem(store, token, NOW), opening.closes_at - 10 * MINUTE)

    assert workflow.redeem(store, token, opening.closes_at + 29 * MINUTE)
    with pytest.raises(InvitationRefused):
        workflow.redeem(store, token, opening.closes_at + 30 * MINUTE)


def test_whoever_has_handed_in_comes_back_after_the_closing_date_until_the_link_is_revoked(store, office, opening):
    _, token = invited(store, office, opening)
    actor = workflow.redeem(store, token, NOW)
    submitted(store, actor)

    assert workflow.redeem(store, token, opening.closes_at + DAY) == actor
    workflow.revoke_invitation(store, office, actor.id, NOW)
    with pytest.raises(InvitationRefused):
        workflow.redeem(store, token, NOW)


def test_a_renewed_link_leads_to_the_same_sitting_and_the_old_one_is_dead(store, office, opening):
    invitation, old = invited(store, office, opening, extra_time=1.5)

    new = workflow.renew_link(store, office, invitation.attempt_id, NOW)

    assert workflow.redeem(store, new, NOW).id == invitation.attempt_id
    with pytest.raises(InvitationRefused):
        workflow.redeem(store, old, NOW)
    with store.read() as db:
        in_force = sitting.invitation(db, invitation.attempt_id)
    assert (in_force.token_digest, in_force.extra_time, in_force.revoked_at) == (workflow.digest(new), 1.5, None)


def test_a_revoked_link_can_be_renewed(store, office, opening):
    invitation, _ = invited(store, office, opening)
    workflow.revoke_invitation(store, office, invitation.attempt_id, NOW)

    assert workflow.redeem(store, workflow.renew_link(store, office, invitation.attempt_id, NOW), NOW)


def test_there_is_no_link_to_an_unknown_sitting(store, office):
    with pytest.raises(NotFound):
        workflow.renew_link(store, office, "nowhere", NOW)
    with pytest.raises(NotFound):
        workflow.set_extra_time(store, office, "nowhere", 1.5, NOW)


def test_extra_time_moves_the_deadline_of_a_block_that_is_running(store, office, opening):
    actor = candidate(store, office, opening)
    block_run(store, actor, NOW)

    assert workflow.set_extra_time(store, office, actor.id, 1.5, NOW + 10 * MINUTE).extra_time == 1.5

    assert clock_of(store, actor.id).deadline == NOW + 60 * MINUTE
    workflow.set_extra_time(store, office, actor.id, 1.0, NOW + 11 * MINUTE)
    assert clock_of(store, actor.id).deadline == NOW + 40 * MINUTE


def test_less_time_never_ends_a_running_block_at_once(store, office, opening):
    actor = candidate(store, office, opening, extra_time=2.0)
    block_run(store, actor, NOW, minutes=80)

    with pytest.raises(workflow.DeadlinePast):
        workflow.set_extra_time(store, office, actor.id, 1.0, NOW + 50 * MINUTE)

    assert clock_of(store, actor.id).deadline == NOW + 80 * MINUTE
    with store.read() as db:
        assert sitting.invitation(db, actor.id).extra_time == 2


@pytest.mark.parametrize("ended_at", [None, NOW + 20 * MINUTE], ids=["time is up", "ended by the candidate"])
def test_extra_time_does_not_open_a_block_again(store, office, opening, ended_at):
    actor = candidate(store, office, opening)
    block_run(store, actor, NOW, ended_at=ended_at)

    workflow.set_extra_time(store, office, actor.id, 2.0, NOW + 40 * MINUTE)

    assert clock_of(store, actor.id).deadline == NOW + 40 * MINUTE


def test_extra_time_is_between_once_and_three_times(store, office, opening):
    actor = candidate(store, office, opening)
    for factor in (0.9, 3.1):
        with pytest.raises(ValidationError):
            workflow.set_extra_time(store, office, actor.id, factor, NOW)
    with store.read() as db:
        assert sitting.invitation(db, actor.id).extra_time == 1.0


def test_a_list_invites_everybody_on_it(store, office, opening):
    result = workflow.import_people(store, office, opening.id, PASTED, NOW)

    assert result.errors == ()
    assert [(one.name, one.language) for one, _ in result.invited] == [("Ines One", "fr"), ("Ivo Two", "en")]
    attempts = [workflow.redeem(store, token, NOW).id for _, token in result.invited]
    with store.read() as db:
        assert [sitting.invitation(db, one).extra_time for one in attempts] == [1.0, 1.33]


def test_one_wrong_row_and_nobody_is_invited(store, office, opening):
    result = workflow.import_people(store, office, opening.id, f"{PASTED}\nBad Mail;nowhere", NOW)

    assert result.invited == ()
    assert [(one.row, one.problem) for one in result.errors] == [(3, "email_invalid")]
    with store.read() as db:
        assert invitations.in_force(db, opening.id) == ()
        assert invitations.people(db, opening.id) == {}


def test_a_list_pasted_twice_names_every_row_as_invited_already(store, office, opening):
    workflow.import_people(store, office, opening.id, PASTED, NOW)

    errors = workflow.import_people(store, office, opening.id, PASTED.upper(), NOW).errors

    assert [(one.row, one.problem) for one in errors] == [(1, "already_invited"), (2, "already_invited")]


def test_a_list_for_a_closed_position_invites_nobody(store, office, opening):
    with pytest.raises(PositionClosed):
        workflow.import_people(store, office, opening.id, PASTED, opening.closes_at)

    with store.read() as db:
        assert invitations.in_force(db, opening.id) == ()


def test_what_happens_to_a_link_is_in_the_trail(store, office, opening):
    actor = candidate(store, office, opening)
    workflow.set_extra_time(store, office, actor.id, 1.33, NOW)
    workflow.renew_link(store, office, actor.id, NOW)
    workflow.revoke_invitation(store, office, actor.id, NOW)

    with store.read() as db:
        entries = audit.trail(db, actor.id)
    assert [one.verb for one in entries] == ["invite", "set_extra_time", "renew_link", "revoke_invitation"]
    assert entries[1].details == {"before": "1", "after": "1.33"}
    assert {one.actor_id for one in entries} == {office.id}
