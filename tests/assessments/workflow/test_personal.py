"""Whoever asks what is known of them gets all of it, and nobody else's name."""

import base64
import json

import pytest
from sqlalchemy import select

from assessments import workflow
from assessments.attempt import NotAllowed, NotFound, RateFirst, Role
from assessments.store.erasing import OF_AN_ATTEMPT
from assessments.workflow.personal import WITHHELD
from tests.assessments.workflow.test_recordings import WEBM
from tests.assessments.workflow.test_retention import NAME, sat
from tests.builders import DAY, NOW, candidate, hr, invited, position, staff
from tests.journeys.bots import Browser

STAFF = ("Hana Office", "Max Leads", "Rae Reader")


@pytest.fixture
def opening(store, office, reader):
    return position(store, office, raters=(reader.id,))


@pytest.fixture
def whole(store, office, opening, reader, leads):
    """The record of somebody about whom there is something in every table."""
    actor = sat(store, office, opening, reader, leads)
    asked = workflow.arrangements(store, office, opening.id)[0]
    workflow.answer_arrangement(store, office, asked.id, "Granted by Hana Office.", NOW + DAY)
    workflow.decide(store, leads, actor.id, "hold", "rae reader was unsure, and so was max.leads@x", NOW + 6 * DAY)
    workflow.hold_back(store, office, actor.id, "Max Leads asked for it.", NOW + 7 * DAY)
    return workflow.personal_data(store, office, actor.id, NOW + 8 * DAY), actor


def test_every_table_about_the_candidate_is_in_it(whole, store):
    told, actor = whole
    with store.read() as db:
        filled = {
            table.name
            for table in OF_AN_ATTEMPT
            if db.connection().execute(select(table).where(table.c.attempt_id == actor.id)).first()
        }
    assert len(filled) > 10
    assert filled | {"people", "attempts", "web_sessions", "audit"} <= told.keys()
    assert told["people"][0]["name"] == NAME
    assert told["position"] == {"title": "Social media manager", "organisation": "Lumiplume"}
    assert told["attempts"][0]["id"] == actor.id
    assert told["attempts"][0]["submitted_at"].endswith("+00:00")


def test_answers_ratings_and_results_are_read_without_unpacking(whole):
    told, _ = whole
    texts = [one["answer"]["text"] for one in told["responses"] if one["answer"]["kind"] == "written"]
    assert any(NAME in one for one in texts)
    people = [one["record"] for one in told["ratings"] if one["source"] == "rater"]
    assert {one["level"] for one in people} == {3.0}
    assert {one["note"] for one in people} == {f"I think this is {NAME}."}
    assert len({one["rater_id"] for one in people}) == 1
    assert {one["competency_id"] for one in told["results"]["scores"]} >= {"PU", "WR", "CS"}
    assert told["results"]["evidence"]
    assert WEBM + NAME.encode() in map(base64.b64decode, told["files"].values())


def test_nobody_else_is_named_and_no_secret_is_told(whole, store):
    told, _ = whole
    ids = {one.id for one in workflow.users(store, hr(store, name="Ann Other"))}
    others = {name: rows for name, rows in told.items() if name not in {"responses", "acknowledgements"}}
    written = json.dumps(others, ensure_ascii=False)

    assert [one for one in (*STAFF, *ids) if one.casefold() in written.casefold()] == []
    assert "digest" not in written
    assert told["arrangements"][0]["answer"] == f"Granted by {WITHHELD}."
    assert told["holds"][0]["reason"] == f"{WITHHELD} asked for it."
    assert told["decisions"][0]["decided_by"].startswith("staff ")
    assert told["decisions"][0]["decided_by_name"] == WITHHELD


def test_the_candidates_own_words_stay_whoever_is_named_in_them(store, office, opening):
    actor = candidate(store, office, opening)
    Browser(store, actor).enter()
    workflow.request_arrangement(store, actor, "Hana Office promised me a break.", NOW)

    told = workflow.personal_data(store, office, actor.id, NOW)

    assert told["arrangements"][0]["wishes"] == "Hana Office promised me a break."
    assert "Max Leads" in told["acknowledgements"][0]["words"]
    assert told["results"] is None


def test_handing_it_over_is_written_down(store, office, opening):
    attempt_id = invited(store, office, opening)[0].attempt_id

    workflow.personal_data(store, office, attempt_id, NOW)

    assert workflow.trail(store, office, attempt_id)[-1].verb == "export"


def test_only_the_people_office_hands_it_over_and_not_before_judging(store, office, opening, reader, leads):
    actor = candidate(store, office, opening)
    for other in (reader, leads, actor):
        with pytest.raises(NotAllowed):
            workflow.personal_data(store, other, actor.id, NOW)
    for unknown in ("nobody", workflow.start_self(store, "en", NOW).id):
        with pytest.raises(NotFound):
            workflow.personal_data(store, office, unknown, NOW)
    both = staff(store, Role.HR, Role.RATER, name="Bea Both")
    shared = position(store, office, raters=(both.id,))
    work = candidate(store, office, shared, "Dana Roe")
    Browser(store, work).sit()
    with pytest.raises(RateFirst):
        workflow.personal_data(store, both, work.id, NOW + DAY)


def test_a_recording_whose_file_is_lost_does_not_keep_the_rest_back(whole, store, office):
    told, actor = whole
    for path in store.media.rglob("*.webm"):
        path.unlink()

    again = workflow.personal_data(store, office, actor.id, NOW + 9 * DAY)

    assert set(again["files"].values()) == {None}
    assert again["responses"] == told["responses"]
