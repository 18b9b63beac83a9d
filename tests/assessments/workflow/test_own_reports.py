"""The candidate's own report: theirs once HR hands it over, nobody else in it, contested and answered in writing."""

from datetime import timedelta

import pytest

from assessments import workflow
from assessments.attempt import (
    SYSTEM,
    InvitationRefused,
    NotAllowed,
    NotFound,
    RateFirst,
    RatingsRemain,
    ReasonMissing,
    Role,
)
from rubric.report import Quote
from tests.builders import DAY, NOW, candidate, invited, manager, position, staff
from tests.journeys.bots import Browser, rate_all

LATER = NOW + 5 * DAY


@pytest.fixture
def opening(store, office, reader):
    return position(store, office, raters=(reader.id,))


@pytest.fixture
def sat(store, office, opening):
    """Somebody who has handed everything in, with the token of their link; nobody has rated it."""
    invitation, token = invited(store, office, opening, "Camille Doe")
    actor = workflow.redeem(store, token, NOW)
    Browser(store, actor).sit()
    return actor, token, invitation


@pytest.fixture
def shared(store, office, reader, sat):
    rate_all(store, reader, NOW + DAY, 3.0)
    workflow.share_report(store, office, sat[0].id, LATER)
    return sat[0]


def test_nobody_reads_what_hr_has_not_handed_over(store, office, reader, sat):
    with pytest.raises(NotFound):
        workflow.own_report(store, sat[0], LATER)
    with pytest.raises(NotFound):
        workflow.contest(store, sat[0], "Writing", "Read it again.", LATER)
    assert workflow.shared_report(store, sat[0], sat[0].id) is None

    with pytest.raises(RatingsRemain):
        workflow.share_report(store, office, sat[0].id, LATER)


def test_hr_alone_hands_over_and_once_is_enough(store, office, opening, reader, sat):
    rate_all(store, reader, NOW + DAY, 3.0)
    for other in (manager(store), reader, sat[0]):
        with pytest.raises(NotAllowed):
            workflow.share_report(store, other, sat[0].id, LATER)

    first = workflow.share_report(store, office, sat[0].id, LATER)
    assert workflow.share_report(store, office, sat[0].id, LATER + DAY) == first
    assert (first.shared_by_name, first.shared_at) == ("Hana Office", LATER)
    assert workflow.shared_report(store, office, sat[0].id) == first
    assert workflow.shared_report(store, sat[0], sat[0].id) == first
    with pytest.raises(NotAllowed):
        workflow.shared_report(store, candidate(store, office, opening, "Dana Roe"), sat[0].id)
    assert [one.verb for one in workflow.trail(store, office, sat[0].id)].count("share_report") == 1


def test_what_nobody_said_is_not_said_by_the_system(store, reader, sat):
    rate_all(store, reader, NOW + DAY, 3.0)

    with pytest.raises(NotAllowed):
        workflow.share_report(store, SYSTEM, sat[0].id, LATER)


def test_the_candidate_reads_the_scores_of_the_fit_report_and_nobody_is_in_it(store, office, reader, shared):
    own = workflow.own_report(store, shared, LATER)
    fit = workflow.fit_report(store, office, shared.id, LATER)

    scores = [(one.score.value, one.score.band) for one in own.competencies]
    assert scores == [(one.score.value, one.score.band) for one in fit.competencies]
    assert any(value is not None for value, _ in scores)
    told = own.model_dump_json()
    for hidden in (reader.id, "Rae Reader", "Hana Office", office.id):
        assert hidden not in told
    assert all(one.weight == 0 and one.minimum is None and one.score.tasks == () for one in own.competencies)
    assert "{" not in own.introduction + own.limits + own.how_to_contest
    assert own.made_at == LATER


def test_quotes_lead_to_nobody(store, office, reader, shared):
    fit = workflow.fit_report(store, office, shared.id, LATER)
    quotes = [each for one in fit.competencies for each in one.quotes]

    own = [each for one in workflow.own_report(store, shared, LATER).competencies for each in one.quotes]
    assert [one.span for one in own] == [one.span for one in quotes]
    assert {(one.rater_id, one.note) for one in own} <= {("", "")}
    assert "rater_id" in Quote.model_fields


def test_a_link_past_its_date_opens_the_report(store, office, reader, sat):
    actor, token, invitation = sat
    past = invitation.expires_at + timedelta(days=20)
    rate_all(store, reader, NOW + DAY, 3.0)
    workflow.share_report(store, office, actor.id, LATER)

    assert workflow.redeem(store, token, past) == actor
    session = workflow.digest(workflow.open_session(store, actor, None, past))
    assert workflow.web_session(store, session, past + timedelta(hours=20)) is not None
    workflow.revoke_invitation(store, office, actor.id, past)
    with pytest.raises(InvitationRefused):
        workflow.redeem(store, token, past)


def test_a_result_is_contested_with_a_due_date_and_answered_in_writing(store, office, opening, shared):
    made = workflow.contest(store, shared, "Writing", "  The limit was kept.  ", LATER)

    assert made.words == "The limit was kept."
    assert made.due_at == LATER + opening.notice.contest_days * DAY
    assert workflow.contest(store, shared, "Writing", "The limit was kept.", LATER + DAY) == made
    (waiting,) = workflow.open_contests(store, office, opening.id)
    assert (waiting.contest, waiting.may_answer) == (made, {office.id: "Hana Office"})

    answered = workflow.answer_contest(store, office, made.id, "stands", " Read again: 312 characters. ", LATER + DAY)
    assert (answered.outcome, answered.answer) == ("stands", "Read again: 312 characters.")
    assert workflow.answer_contest(store, office, made.id, "raised", "Changed my mind.", LATER + 2 * DAY) == answered
    assert workflow.open_contests(store, office, opening.id) == ()
    assert [one.contest for one in workflow.contests_of(store, office, shared.id)] == [answered]
    assert workflow.own_report(store, shared, LATER + 2 * DAY).contests == (answered,)

    again = workflow.contest(store, shared, "Writing", "The limit was kept.", LATER + 3 * DAY)
    assert again.id != made.id


def test_whoever_rated_the_work_does_not_answer(store, office):
    both = staff(store, Role.HR, Role.RATER, name="Bea Both")
    opening = position(store, office, raters=(both.id,))
    _, token = invited(store, office, opening, "Camille Doe")
    actor = workflow.redeem(store, token, NOW)
    Browser(store, actor).sit()
    with pytest.raises(RateFirst):
        workflow.share_report(store, both, actor.id, LATER)
    rate_all(store, both, NOW + DAY, 3.0)
    workflow.share_report(store, both, actor.id, LATER)
    made = workflow.contest(store, actor, "Writing", "Read it again.", LATER)

    (waiting,) = workflow.open_contests(store, both, opening.id)
    assert waiting.may_answer == {office.id: "Hana Office"}
    with pytest.raises(NotAllowed):
        workflow.answer_contest(store, both, made.id, "stands", "It stands.", LATER)


def test_words_are_asked_for_on_both_sides(store, office, shared):
    with pytest.raises(ReasonMissing):
        workflow.contest(store, shared, "Writing", "  ", LATER)
    made = workflow.contest(store, shared, "Writing", "Read it again.", LATER)
    with pytest.raises(ReasonMissing):
        workflow.answer_contest(store, office, made.id, "stands", " ", LATER)
    with pytest.raises(NotFound):
        workflow.answer_contest(store, office, "nothing", "stands", "It stands.", LATER)
    for verb in (workflow.contests_of, workflow.open_contests):
        with pytest.raises(NotAllowed):
            verb(store, shared, shared.id)
    with pytest.raises(NotAllowed):
        workflow.answer_contest(store, manager(store), made.id, "stands", "It stands.", LATER)


def test_it_is_in_the_copy_and_goes_with_the_candidate(store, office, shared):
    made = workflow.contest(store, shared, "Writing", "Hana Office said otherwise.", LATER)
    workflow.answer_contest(store, office, made.id, "stands", "Hana Office has read it.", LATER)

    told = workflow.personal_data(store, office, shared.id, LATER)
    assert told["contests"][0]["words"] == "Hana Office said otherwise."
    assert told["contests"][0]["answer"] == "[name withheld] has read it."
    assert told["contests"][0]["answered_by"].startswith("staff ")
    assert told["shared_reports"][0]["shared_by"].startswith("staff ")

    workflow.erase_candidate(store, office, shared.id, LATER)
    assert workflow.contests_of(store, office, shared.id) == ()
    assert workflow.shared_report(store, office, shared.id) is None
