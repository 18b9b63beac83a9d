"""What autosave tells the browser: saved, signed out, overtaken, over, too large, or not an answer."""

import hashlib
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assessments import workflow
from assessments.answer import MenuGridAnswer
from assessments.attempt import SYSTEM, Actor, Role
from assessments.item import MenuGrid, Spoken
from pages import http
from pages.http import saving
from pages.http.shell import COOKIE
from pages.parts import guard
from tests.builders import HOUR, NOW, candidate, hr, position
from tests.journeys.one_task import core_of
from tests.pictures import SECRETS, png, told_png

ORIGIN = {"Origin": "http://testserver"}


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def client(store) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=http.routes, middleware=http.middleware), follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def sitter(client, store) -> Actor:
    """Somebody assessing themselves, inside the first block, whose cookie the client has."""
    actor = workflow.start_self(store, "en", now())
    client.cookies.set(COOKIE, workflow.open_session(store, actor, "en", now()))
    workflow.acknowledge(store, actor, now())
    workflow.finish_practice(store, actor, now())
    workflow.start_block(store, actor, now())
    return actor


def some_menus(store, actor: Actor) -> MenuGrid:
    tasks = workflow.sitting(store, actor, now()).tasks
    return next(one.item for task in tasks for one in task.items if isinstance(one.item, MenuGrid))


def chosen(item: MenuGrid, option: int) -> MenuGridAnswer:
    return MenuGridAnswer(chosen={item.rows[0].id: {item.columns[0].id: item.options[option].id}})


def body(item: MenuGrid, option: int = 0, base: int = 0, tab: str = "t1") -> dict[str, object]:
    answer = chosen(item, option)
    return {"item": item.id, "answer": answer.model_dump(mode="json"), "base": base, "tab": tab}


def test_a_save_is_a_revision_that_stays(client, store, sitter):
    item = some_menus(store, sitter)

    first = client.post("/api/autosave", json=body(item), headers=ORIGIN)
    second = client.post("/api/autosave", json=body(item, 1, base=1), headers=ORIGIN)

    assert (first.status_code, first.json()["revision"]) == (200, 1)
    assert second.json()["revision"] == 2
    assert datetime.fromisoformat(second.json()["saved_at"]).tzinfo is not None
    states = [one for task in workflow.sitting(store, sitter, now()).tasks for one in task.items]
    kept = next(one for one in states if one.item.id == item.id)
    assert kept.answer == chosen(item, 1)


def test_another_tab_is_told_what_has_been_saved_meanwhile(client, store, sitter):
    item = some_menus(store, sitter)
    client.post("/api/autosave", json=body(item, 0, tab="t1"), headers=ORIGIN)

    late = client.post("/api/autosave", json=body(item, 1, base=0, tab="t2"), headers=ORIGIN)

    assert late.status_code == 409
    assert late.json()["reason"] == "stale"
    assert late.json()["latest"]["revision"] == 1
    assert late.json()["latest"]["answer"] == chosen(item, 0).model_dump(mode="json")
    assert late.json()["latest"]["tab"] == "t1"


def test_a_stranger_and_a_rater_save_nothing(client, store):
    words = {"item": "AN4.x", "answer": {"kind": "choice"}, "base": 0, "tab": "t"}
    nobody = client.post("/api/autosave", json=words, headers=ORIGIN)
    user, _token = workflow.add_user(store, SYSTEM, "r@example.org", "R", frozenset({Role.RATER}), "en", now())
    rater = Actor(kind="staff", id=user.id, roles=user.roles)
    client.cookies.set(COOKIE, workflow.open_session(store, rater, "en", now()))

    assert (nobody.status_code, nobody.json()) == (401, {"reason": "signed_out"})
    assert client.post("/api/autosave", json=words, headers=ORIGIN).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"not json",
        b"[]",
        b'{"item":"x","answer":{"kind":"choice"},"base":-1,"tab":"t"}',
        b'{"item":"x","answer":{"kind":"unheard_of"},"base":0,"tab":"t"}',
        b'{"item":"x","answer":{"kind":"choice"},"base":0,"tab":"t","actor":"another"}',
        b'{"item":"no such item","answer":{"kind":"choice"},"base":0,"tab":"t"}',
    ],
)
def test_what_is_no_answer_is_refused(client, sitter, wrong):
    assert client.post("/api/autosave", content=wrong, headers=ORIGIN).status_code == 422


def test_an_answer_to_another_kind_of_question_is_refused(client, store, sitter):
    sent = {**body(some_menus(store, sitter)), "answer": {"kind": "written", "text": "words"}}

    assert client.post("/api/autosave", json=sent, headers=ORIGIN).status_code == 422


def test_an_answer_beyond_all_measure_is_not_even_read(client, store, sitter):
    sent = {**body(some_menus(store, sitter)), "tab": "t" * saving.MOST_BYTES}

    answer = client.post("/api/autosave", json=sent, headers=ORIGIN)

    assert (answer.status_code, answer.json()) == (413, {"reason": "too_large"})


def test_an_answer_after_the_end_is_refused_and_says_so(client, store, sitter, monkeypatch):
    item = some_menus(store, sitter)
    client.post("/api/autosave", json=body(item), headers=ORIGIN)
    monkeypatch.setattr(guard, "now", lambda: now() + timedelta(hours=5))

    late = client.post("/api/autosave", json=body(item, 1, base=1), headers=ORIGIN)

    assert (late.status_code, late.json()["reason"]) == (409, "closed")


def test_a_session_that_was_ended_saves_nothing_from_that_moment(client, store, sitter):
    item = some_menus(store, sitter)
    client.post("/api/autosave", json=body(item), headers=ORIGIN)
    workflow.sign_out(store, workflow.digest(client.cookies[COOKIE]), now())

    assert client.post("/api/autosave", json=body(item, 1, base=1), headers=ORIGIN).status_code == 401


def test_a_save_waits_in_a_thread_while_somebody_else_writes_and_everybody_else_is_served(client, store, sitter):
    item = some_menus(store, sitter)
    with ThreadPoolExecutor(1) as pool, store.write():
        saving_ = pool.submit(client.post, "/api/autosave", json=body(item), headers=ORIGIN)
        time.sleep(0.1)
        meanwhile = client.get("/assets/icon.svg")
        waited = not saving_.done()

    assert (meanwhile.status_code, waited) == (200, True)
    assert saving_.result().json()["revision"] == 1


def test_the_first_save_of_all_opens_the_store(client, store, sitter, monkeypatch):
    item = some_menus(store, sitter)
    monkeypatch.setattr(guard, "_stores", {})

    assert client.post("/api/autosave", json=body(item), headers=ORIGIN).json()["revision"] == 1
    guard.store().close()


def test_an_answer_about_a_save_is_data_and_may_do_nothing_in_a_browser(client, sitter):
    answer = client.post("/api/autosave", json={}, headers=ORIGIN)

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_saves_are_only_sent_never_asked_for(client, sitter):
    assert client.get("/api/autosave").status_code == 404


def test_pieces_of_a_recording_need_a_question_that_is_spoken(client, store, sitter):
    item = some_menus(store, sitter)

    assert client.post(f"/api/chunk?item={item.id}&try=a&n=0", content=b"x", headers=ORIGIN).status_code == 422
    assert client.post(f"/api/chunk?item={item.id}&try=a&n=-1", content=b"x", headers=ORIGIN).status_code == 422
    assert client.post("/api/chunk", content=b"x", headers=ORIGIN).status_code == 422
    too_much = b"x" * (saving.MOST_CHUNK_BYTES + 1)
    assert client.post(f"/api/chunk?item={item.id}&try=a&n=0", content=too_much, headers=ORIGIN).status_code == 413


def test_a_piece_that_was_damaged_on_its_way_is_asked_for_again(client, store, monkeypatch):
    monkeypatch.setattr(guard, "now", lambda: NOW + HOUR)
    actor = candidate_in_second_block(store, NOW + HOUR)
    client.cookies.set(COOKIE, workflow.open_session(store, actor, "en", NOW + HOUR))
    piece = b"OggS" + b"\0" * 40
    where = f"/api/chunk?item=LV2.opening&try=first&n=0&sum={hashlib.sha256(piece).hexdigest()}"
    damaged = client.post(where, content=piece[:-1] + b"\1", headers=ORIGIN)
    assert (damaged.status_code, damaged.json()) == (400, {"reason": "damaged"})
    assert client.post(where, content=piece, headers=ORIGIN).json() == {"next": 1}
    end = "/api/chunk?item=LV2.opening&try=first&end=1"
    assert client.post(f"{end}&pieces=2", headers=ORIGIN).status_code == 422
    assert client.post(f"{end}&pieces=1", headers=ORIGIN).status_code == 200


def test_a_picture_arrives_whole_and_is_shown_to_its_maker_only(client, store, monkeypatch):
    monkeypatch.setattr(guard, "now", lambda: NOW)
    with core_of(monkeypatch, "DE5"):
        office = hr(store)
        actor = candidate(store, office, position(store, office))
        workflow.acknowledge(store, actor, NOW)
        workflow.start_block(store, actor, NOW)
        client.cookies.set(COOKIE, workflow.open_session(store, actor, "en", NOW))
        where = "/api/upload?item=DE5.visual&tab=t"

        taken = client.post(where, content=told_png(), headers=ORIGIN).json()
        shown = client.get(f"/files/{taken['media']}")
        refused = client.post(where, content=b"GIF89a", headers=ORIGIN)
        too_much = client.post(where, content=b"x" * (saving.MOST_UPLOAD_BYTES + 1), headers=ORIGIN)
        no_question = client.post("/api/upload?item=DE5.alt&tab=t", content=png(), headers=ORIGIN)
        no_tab = client.post("/api/upload?item=DE5.visual", content=png(), headers=ORIGIN)

        assert (taken["revision"], shown.headers["content-type"]) == (1, "image/png")
        assert shown.headers["content-security-policy"].startswith("sandbox")
        assert not any(one in shown.content for one in SECRETS)
        assert (refused.status_code, refused.json()) == (422, {"reason": "not_picture"})
        assert (too_much.status_code, no_question.status_code, no_tab.status_code) == (413, 422, 422)
        client.cookies.set(COOKIE, workflow.open_session(store, workflow.start_self(store, "en", NOW), "en", NOW))
        assert client.get(f"/files/{taken['media']}").status_code == 404
        client.cookies.delete(COOKIE)
        assert client.post(where, content=png(), headers=ORIGIN).status_code == 401


def candidate_in_second_block(store, at: datetime) -> Actor:
    """The block with the spoken question, opened as soon as the first one has been left."""
    office = hr(store)
    actor = candidate(store, office, position(store, office))
    workflow.acknowledge(store, actor, at)
    workflow.finish_practice(store, actor, at)
    workflow.start_block(store, actor, at)
    workflow.end_block(store, actor, at)
    workflow.start_block(store, actor, at)
    return actor


def test_a_recording_arrives_in_pieces_and_is_played_to_its_maker_only(client, store, monkeypatch):
    monkeypatch.setattr(guard, "now", lambda: NOW + HOUR)
    actor = candidate_in_second_block(store, NOW + HOUR)
    client.cookies.set(COOKIE, workflow.open_session(store, actor, "en", NOW + HOUR))
    states = [one for task in workflow.sitting(store, actor, NOW + HOUR).tasks for one in task.items]
    item = next(one.item for one in states if isinstance(one.item, Spoken))
    where = f"/api/chunk?item={item.id}&try=first"

    head = client.post(f"{where}&n=0", content=b"OggS" + b"\0" * 40, headers=ORIGIN)
    again = client.post(f"{where}&n=0", content=b"OggS" + b"\0" * 40, headers=ORIGIN)
    rest = client.post(f"{where}&n=1", content=b"\1" * 60, headers=ORIGIN)
    media = client.post(f"{where}&end=1&seconds=2.5", headers=ORIGIN).json()["media"]
    heard = client.get(f"/files/{media}")
    part = client.get(f"/files/{media}", headers={"Range": "bytes=0-3"})

    assert [head.json(), again.json(), rest.json()] == [{"next": 1}, {"next": 1}, {"next": 2}]
    assert heard.content == b"OggS" + b"\0" * 40 + b"\1" * 60
    assert heard.headers["content-type"] == "audio/ogg"
    assert heard.headers["content-security-policy"].startswith("sandbox")
    assert heard.headers["x-content-type-options"] == "nosniff"
    assert (part.status_code, part.content) == (206, b"OggS")
    somebody = workflow.start_self(store, "en", NOW + HOUR)
    client.cookies.set(COOKIE, workflow.open_session(store, somebody, "en", NOW + HOUR))
    assert client.get(f"/files/{media}").status_code == 404
