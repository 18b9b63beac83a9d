"""Decisions, arrangements and notes about failures: who may, what is kept, and who is not told."""

import pytest
from pydantic import ValidationError

from assessments import workflow
from assessments.attempt import SYSTEM, Actor, Attempt, Considered, NotAllowed, NotFound, ReasonMissing
from assessments.store import responses, sitting
from tests.builders import HOUR, NOW, admin, candidate, manager, rater, submitted

REASON = "Two raters saw clear writing; the interview confirmed it."


@pytest.fixture
def sits(store, office, opening):
    return candidate(store, office, opening)


@pytest.fixture
def self_assessed(store):
    attempt = Attempt(id="own", form_id="self", form_fingerprint="f", language="en", seed=1, created_at=NOW)
    with store.write() as db:
        sitting.add_attempts(db, [attempt])
    return Actor(kind="self", id="own")


def missing(store, attempt_id):
    with store.read() as db:
        return [(one.task_id, one.reason, one.noted_by) for one in responses.missing(db, [attempt_id])]


def test_a_decision_carries_a_name_a_reason_and_a_moment(store, opening, sits):
    leads = manager(store, name="Max Leads")

    made = workflow.decide(store, leads, sits.id, "hire", f"  {REASON}\n", NOW)

    assert (made.decided_by, made.decided_by_name, made.outcome) == (leads.id, "Max Leads", "hire")
    assert (made.reason, made.decided_at) == (REASON, NOW)
    assert workflow.decisions(store, leads, sits.id) == (made,)


def test_what_was_considered_is_kept_and_is_not_known_where_nobody_was_asked(store, office, opening, sits):
    weighed = Considered(
        considered_report=True, considered_answers=False, considered_interview=True, considered_other="a portfolio"
    )
    first = workflow.decide(store, office, sits.id, "hold", REASON, NOW)
    second = workflow.decide(store, office, sits.id, "hire", REASON, NOW + HOUR, weighed)

    assert workflow.decisions(store, office, sits.id) == (first, second)
    assert first.considered_report is None
    (row,) = workflow.board(store, office, opening.id, NOW + HOUR)
    assert row.decision == second
    assert Considered(**second.model_dump(include=set(Considered.model_fields))) == weighed


def test_a_decision_without_a_written_reason_is_refused(store, office, sits):
    for reason in ("", "  \n "):
        with pytest.raises(ReasonMissing):
            workflow.decide(store, office, sits.id, "decline", reason, NOW)
    assert workflow.decisions(store, office, sits.id) == ()


def test_a_later_decision_is_added_and_the_earlier_one_stays(store, office, sits):
    first = workflow.decide(store, office, sits.id, "hold", REASON, NOW)
    second = workflow.decide(store, office, sits.id, "hire", REASON, NOW + HOUR)

    assert workflow.decisions(store, office, sits.id) == (first, second)


def test_the_same_decision_sent_twice_is_kept_once(store, office, sits):
    first = workflow.decide(store, office, sits.id, "hold", REASON, NOW)
    again = workflow.decide(store, office, sits.id, "hold", REASON, NOW + HOUR)
    other = workflow.decide(store, manager(store), sits.id, "hold", REASON, NOW + HOUR)

    assert again == first
    assert workflow.decisions(store, office, sits.id) == (first, other)


def test_the_name_in_a_decision_is_that_of_the_day(store, office, sits):
    workflow.decide(store, office, sits.id, "hire", REASON, NOW)
    workflow.change_user(store, admin(store), office.id, NOW, name="Hana Married")

    assert workflow.decisions(store, office, sits.id)[0].decided_by_name == "Hana Office"


def test_no_rater_no_candidate_and_no_software_decides(store, sits):
    for actor in (rater(store), sits, Actor(kind="self", id=sits.id), SYSTEM):
        with pytest.raises(NotAllowed):
            workflow.decide(store, actor, sits.id, "hire", REASON, NOW)
    for actor in (rater(store, email="r2@lumiplume.example"), sits):
        with pytest.raises(NotAllowed):
            workflow.decisions(store, actor, sits.id)


def test_nobody_decides_on_a_self_assessment_or_on_nothing(store, office, self_assessed):
    for attempt_id in (self_assessed.id, "nowhere"):
        with pytest.raises(NotFound):
            workflow.decide(store, office, attempt_id, "hire", REASON, NOW)
        with pytest.raises(NotFound):
            workflow.decisions(store, office, attempt_id)


def test_a_candidate_asks_for_an_arrangement_and_reads_the_answer(store, office, opening, sits):
    asked = workflow.request_arrangement(store, sits, " More time (one third) ", NOW)
    assert workflow.arrangements(store, office, opening.id) == (asked,)
    assert (asked.wishes, asked.answer) == ("More time (one third)", None)

    answered = workflow.answer_arrangement(store, office, asked.id, " Granted. ", NOW + HOUR)

    assert (answered.answer, answered.answered_by, answered.answered_at) == ("Granted.", office.id, NOW + HOUR)
    assert workflow.own_arrangements(store, sits) == workflow.arrangements(store, office, opening.id) == (answered,)


def test_a_request_holds_words_but_no_novel(store, sits):
    with pytest.raises(ReasonMissing):
        workflow.request_arrangement(store, sits, " ", NOW)
    with pytest.raises(ValidationError):
        workflow.request_arrangement(store, sits, "x" * 2001, NOW)


def test_an_answer_holds_words_and_belongs_to_a_request(store, office, sits):
    asked = workflow.request_arrangement(store, sits, "Breaks", NOW)
    with pytest.raises(ReasonMissing):
        workflow.answer_arrangement(store, office, asked.id, "", NOW)
    with pytest.raises(NotFound):
        workflow.answer_arrangement(store, office, "nothing", "Yes", NOW)


def test_raters_and_whoever_decides_are_not_told_of_arrangements(store, office, opening, sits):
    asked = workflow.request_arrangement(store, sits, "Breaks", NOW)
    for actor in (rater(store), manager(store), sits):
        with pytest.raises(NotAllowed):
            workflow.arrangements(store, actor, opening.id)
        with pytest.raises(NotAllowed):
            workflow.answer_arrangement(store, actor, asked.id, "Yes", NOW)
        with pytest.raises(NotAllowed):
            workflow.trail(store, actor, sits.id)


def test_a_candidate_reads_their_own_requests_and_no_others(store, office, opening, sits):
    other = candidate(store, office, opening, "Ines One")
    workflow.request_arrangement(store, sits, "Breaks", NOW)

    assert workflow.own_arrangements(store, other) == ()
    with pytest.raises(NotAllowed):
        workflow.own_arrangements(store, office)
    with pytest.raises(NotAllowed):
        workflow.request_arrangement(store, office, "Breaks", NOW)


def test_a_self_assessment_has_nobody_to_ask(store, self_assessed):
    with pytest.raises(NotFound):
        workflow.request_arrangement(store, self_assessed, "Breaks", NOW)


def test_a_failure_is_noted_with_its_reason_and_can_be_withdrawn(store, office, sits):
    submitted(store, sits)
    workflow.note_missing(store, office, sits.id, "LV2", "technical", NOW)
    workflow.note_missing(store, office, sits.id, "WR1", "accommodation", NOW)
    assert missing(store, sits.id) == [("LV2", "technical", office.id), ("WR1", "accommodation", office.id)]

    workflow.note_missing(store, office, sits.id, "LV2", None, NOW)

    assert missing(store, sits.id) == [("WR1", "accommodation", office.id)]


def test_a_failure_is_about_a_task_of_the_form_and_noted_by_the_people_office(store, office, sits):
    with pytest.raises(NotFound):
        workflow.note_missing(store, office, sits.id, "PU1", "technical", NOW)  # of the other form
    for actor in (rater(store), manager(store), sits):
        with pytest.raises(NotAllowed):
            workflow.note_missing(store, actor, sits.id, "LV2", "technical", NOW)
    assert missing(store, sits.id) == []


def test_everything_that_counts_is_in_the_trail_without_private_words(store, office, sits):
    asked = workflow.request_arrangement(store, sits, "Because of my migraines", NOW)
    workflow.answer_arrangement(store, office, asked.id, "Granted for your migraines", NOW)
    workflow.note_missing(store, office, sits.id, "LV2", "technical", NOW)
    workflow.decide(store, office, sits.id, "advance", REASON, NOW)

    entries = workflow.trail(store, office, sits.id)

    verbs = ["invite", "request_arrangement", "answer_arrangement", "note_missing", "decide"]
    assert [one.verb for one in entries] == verbs
    assert entries[3].details == {"task": "LV2", "reason": "technical"}
    assert (entries[1].actor_kind, entries[1].actor_id) == ("candidate", sits.id)
    assert "migraines" not in str(entries)
