"""The same verbs on a real PostgreSQL: what holds on SQLite holds there, one writer at a time included."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlmodel import select

from assessments import workflow
from assessments.attempt import SYSTEM, EmailTaken, PositionFrozen, Stage
from assessments.attempt.monitoring import usual
from assessments.boards import Tried
from assessments.store import Busy, WrongDatabase, open_store
from assessments.store.schema import VERSIONS
from assessments.store.tables import PersonRow, Row, SignInAttemptRow
from tests.builders import HOUR, NOW, acknowledged, candidate, draft, invited, position, rater, staff, submitted
from tests.screened import WEIGHTS, sat

PASTED = "Inès One;ines@mail.example;fr\nIvo Two;ivo@mail.example;en;1,33"


def test_people_and_sessions(store, office):
    token = workflow.first_admin_link(store, NOW)
    user = workflow.set_password(store, token, "a long walk in the rain", NOW)
    cookie = workflow.digest(workflow.sign_in(store, user.email, "a long walk in the rain", NOW, address="203.0.113.9"))

    assert workflow.web_session(store, cookie, NOW + 2 * HOUR).expires_at == NOW + 14 * HOUR
    workflow.set_session_language(store, cookie, "fr")
    assert workflow.web_session(store, cookie, NOW + 2 * HOUR).language == "fr"
    workflow.sign_out(store, cookie, NOW)
    assert workflow.web_session(store, cookie, NOW) is None


def test_from_position_to_decision(store, office):
    reads = rater(store)
    opening = position(store, office, raters=(reads.id,))
    people = workflow.import_people(store, office, opening.id, PASTED, NOW).invited
    actors = [workflow.redeem(store, token, NOW) for _, token in people]
    asked = workflow.request_arrangement(store, actors[0], "Breaks", NOW)
    workflow.answer_arrangement(store, office, asked.id, "Granted", NOW)
    workflow.set_extra_time(store, office, actors[0].id, 1.5, NOW)
    submitted(store, actors[0])
    workflow.note_missing(store, office, actors[0].id, "LV2", "technical", NOW)
    workflow.decide(store, office, actors[0].id, "hold", "Waiting for the ratings.", NOW)
    revised = workflow.revise_position(store, office, opening.id, draft(title="Renamed", raters=(reads.id,)), NOW)

    first, second = workflow.board(store, office, opening.id, NOW)

    assert (first.person.name, first.stage, first.invitation.extra_time) == ("Inès One", Stage.DECIDED, 1.5)
    assert (second.person.name, second.stage, second.waits_for) == ("Ivo Two", Stage.INVITED, ())
    assert workflow.positions(store, office) == (revised,)
    assert [one.verb for one in workflow.trail(store, office, actors[0].id)][-1] == "decide"
    with pytest.raises(PositionFrozen):
        workflow.revise_position(store, office, opening.id, draft(form_id="screen"), NOW)


def test_a_renewed_link_is_the_one_in_force(store, office):
    opening = position(store, office)
    invitation, _ = invited(store, office, opening)
    token = workflow.renew_link(store, office, invitation.attempt_id, NOW)
    actor = workflow.redeem(store, token, NOW)
    acknowledged(store, actor)

    assert workflow.board(store, office, opening.id, NOW)[0].stage is Stage.SITTING
    assert workflow.web_session(store, workflow.digest(workflow.open_session(store, actor, None, NOW)), NOW)
    workflow.revoke_invitation(store, office, actor.id, NOW)
    assert workflow.board(store, office, opening.id, NOW)[0].stage is Stage.REVOKED


def test_moments_come_back_in_utc(store, office):
    opening = position(store, office)
    invitation, _ = invited(store, office, opening)
    with store.write() as db:
        db.connection().execute(text("SET LOCAL TIME ZONE 'Asia/Tokyo'"))
        kept = db.connection().execute(text("SELECT issued_at FROM invitations")).scalar()
    assert kept == invitation.issued_at == NOW


def test_two_processes_check_and_write_one_after_the_other(store, url, tmp_path):
    """A second store on the same database has a lock of its own: only the database can make it wait."""
    second = open_store(url, tmp_path / "media")

    def add(number):
        try:
            return workflow.add_user((store, second)[number % 2], SYSTEM, "n@l.example", "N", frozenset(), "en", NOW)
        except EmailTaken:
            return None

    with ThreadPoolExecutor(20) as pool:
        added = [one for one in pool.map(add, range(20)) if one]
    second.close()

    assert len(added) == len(workflow.users(store, SYSTEM)) == 1


def test_a_reader_sees_one_state_however_long_it_reads(store):
    def add():
        with store.write() as db:
            db.add(SignInAttemptRow(email_digest="d", at=NOW))

    with store.read() as db:
        before = len(list(db.exec(select(SignInAttemptRow))))
        other = threading.Thread(target=add)
        other.start()
        other.join()
        assert len(list(db.exec(select(SignInAttemptRow)))) == before == 0


def test_two_hundred_writers_lose_nothing(store):
    def add(number):
        with store.write() as db:
            db.add(SignInAttemptRow(email_digest=json.dumps(number), at=NOW))

    with ThreadPoolExecutor(200) as pool:
        list(pool.map(add, range(400)))

    with store.read() as db:
        assert {json.loads(one.email_digest) for one in db.exec(select(SignInAttemptRow))} == set(range(400))


def test_a_rater_of_no_position_is_waited_for_nowhere(store, office):
    staff(store, "rater")
    opening = position(store, office)
    submitted(store, candidate(store, office, opening))

    assert workflow.board(store, office, opening.id, NOW)[0].waits_for == ()


def test_a_database_of_the_first_version_comes_up_to_date_and_a_newer_one_is_left_alone(store, url, tmp_path):
    first = (Path(__file__).parents[1] / "assessments" / "schemas" / "version_1.sql").read_text(encoding="utf-8")
    first = first.replace("DATETIME", "TIMESTAMP WITH TIME ZONE").replace("id INTEGER NOT NULL", "id SERIAL NOT NULL")
    now = shape(store)
    with store.write() as db:
        Row.metadata.drop_all(db.connection())
        db.connection().exec_driver_sql(first)
        db.add(PersonRow(id="p", name="Camille Doe", email="camille@mail.example", language="fr"))

    again = open_store(url, tmp_path / "media")

    assert again.upgrade == (1, VERSIONS[-1].number)
    assert shape(again) == now
    with again.write() as db:
        assert db.get_one(PersonRow, "p").name == "Camille Doe"
        db.connection().exec_driver_sql("INSERT INTO schema_versions VALUES (99, 'of tomorrow')")
    again.close()
    with pytest.raises(WrongDatabase):
        open_store(url, tmp_path / "media")


def test_who_is_due_is_held_back_or_erased(store, office):
    opening = position(store, office)
    kept, due = candidate(store, office, opening), candidate(store, office, opening, "Dana Roe")
    submitted(store, due)
    workflow.hold_back(store, office, kept.id, "The result is contested.", NOW)
    last = workflow.kept(store, office)[-1].due_at

    assert workflow.erase_due(store, last).sittings == 1
    assert [one.attempt_id for one in workflow.kept(store, office)] == [kept.id]
    assert [one.reached for one in workflow.erased(store, office, opening.id)] == ["submitted"]
    assert workflow.personal_data(store, office, kept.id, NOW)["holds"][0]["set_by"] == "staff 1"
    assert not store.unwiped


def shape(store):
    there = inspect(store.engine)
    return {
        name: sorted((one["name"], str(one["type"]), one["nullable"]) for one in there.get_columns(name))
        for name in there.get_table_names()
    }


def test_what_must_not_wait_for_the_network_is_always_busy(store):
    with pytest.raises(Busy), store.write_at_once():
        pass
    assert not store.settle()


def test_what_candidates_say_of_themselves_is_kept_changed_counted_and_withdrawn(store, office):
    opening = position(store, office, form_id="screen", monitoring=usual("us"))
    actor = candidate(store, office, opening)
    submitted(store, actor)
    workflow.say_of_oneself(store, actor, "origin", "asian")
    workflow.say_of_oneself(store, actor, "origin", "white")

    assert [one.about.origin for one in workflow.impact_rows(store, office, opening.id)] == ["white"]
    workflow.withdraw_demographics(store, actor)
    assert [one.about.origin for one in workflow.impact_rows(store, office, opening.id)] == [None]


def test_the_numbers_of_everybody_come_joined_as_they_were_kept(store, office):
    opening = position(store, office, form_id="screen", profile=workflow.role_profile("solo_sme", WEIGHTS))
    found = [sat(store, office, opening, f"Person {level}", level) for level in (5, 4, 1, 3)]
    shown = workflow.field(store, office, opening.id, Tried(followed=tuple(found)))

    assert [(one.attempt_id, one.value) for one in shown.followed] == [
        (name, pytest.approx(25 * (level - 1))) for name, level in zip(found, (5, 4, 1, 3), strict=True)
    ]
    assert [one.value for one in shown.rows] == pytest.approx([100, 75, 50, 0])
