"""The route of a live chat, and what pages hold of one: nothing that is not due."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
import time_machine
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assessments import workflow
from assessments.answer import ChatEntry, LiveChatAnswer
from pages import http
from pages.http.shell import COOKIE
from pages.parts import chats
from pages.parts.sitting import ended
from tests import seats
from tests.alone import form_of
from tests.live_chat import AT, CHAT, GOOD, entries
from tests.pages.test_leaks import sent

ORIGIN = {"Origin": "http://testserver"}
ADDRESS = f"/api/chat?item={CHAT.id}"


@pytest.fixture
def store(store):
    with form_of("LV4"):
        yield store


@pytest.fixture
def client(store):
    with TestClient(Starlette(routes=http.routes, middleware=http.middleware), follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def sitter(store, client):
    actor = seats.at_work(store, seats.candidate(store, form="screen", language="fr"))
    client.cookies.set(COOKIE, workflow.open_session(store, actor, "en", seats.now()))
    return actor


@pytest.fixture
def later():
    """So many seconds pass."""
    with ExitStack() as travels:
        yield lambda seconds: travels.enter_context(time_machine.travel(seats.now() + timedelta(seconds=seconds)))


def test_a_chat_begins_when_it_is_asked_to_and_tells_what_is_due(client, sitter, later):
    assert client.get(ADDRESS).json()["begun"] is False
    begun = client.post(ADDRESS, headers=ORIGIN).json()
    assert (begun["begun"], begun["lines"]) == (True, [])
    assert 0 < begun["wait"] <= AT["LV4.01"]
    later(AT["LV4.03"] + 1)
    told = client.get(f"{ADDRESS}&known=1").json()
    assert [one["number"] for one in told["lines"]] == [2, 3]
    assert told["lines"][0]["text"] == CHAT.lines[1].text.fr
    assert client.post(ADDRESS, headers=ORIGIN).json()["left"] == pytest.approx(300 - AT["LV4.03"] - 1, abs=1)


def test_no_address_tells_a_line_before_its_time(client, sitter, later, open_page):
    client.post(ADDRESS, headers=ORIGIN)
    later(AT["LV4.06"])
    asked = [client.get(f"{ADDRESS}&known={known}").text for known in (0, 5, 17, 1000)]
    early = {"item": CHAT.id, "answer": {"kind": "live_chat", "entries": [{"id": "x", "line": "LV4.18"}]}}
    probed = client.post("/api/autosave", json=early | {"base": 0, "tab": "t"}, headers=ORIGIN)
    assert probed.status_code == 422
    page = open_page("take.py", sitter, "fr")
    seen = "\n".join([*asked, probed.text, sent(page)]).lower()
    assert CHAT.lines[5].text.fr in seen
    assert not [one.id for one in CHAT.lines[6:] if one.text.fr.lower() in seen or one.text.en.lower() in seen]


def test_what_is_no_chat_is_refused(client, sitter):
    assert client.get("/api/chat?item=LV4.nothing").status_code == 422
    assert client.get("/api/chat").status_code == 422
    assert client.get(f"{ADDRESS}&known=-1").status_code == 422


def test_a_stranger_hears_nothing_and_after_the_part_nobody_does(client, store):
    assert client.get(ADDRESS).status_code == 401
    actor = seats.at_work(store, seats.candidate(store, form="screen"))
    client.cookies.set(COOKIE, workflow.open_session(store, actor, "en", seats.now()))
    workflow.submit(store, actor, seats.now())
    assert (client.get(ADDRESS).status_code, client.post(ADDRESS, headers=ORIGIN).status_code) == (409, 409)


def test_opening_the_task_does_not_begin_the_chat(client, sitter, open_page):
    open_page("take.py", sitter, "fr")
    assert client.get(ADDRESS).json()["begun"] is False


# --- read afterwards --------------------------------------------------------------------------------------------------


def test_lines_are_read_with_what_was_said_and_done_about_them():
    answer = LiveChatAnswer(entries=(*entries(GOOD), ChatEntry(id="all", text="Welcome!", second=2)))
    read = dict(chats.lines(CHAT, answer, "en"))
    assert read["7. maman.de.trois: " + CHAT.lines[6].text.en] == ("[Call the founder’s line] " + GOOD["07"][1]["en"],)
    assert read["13. crypto_gift: WIN 1000€ NOW link in profile"] == ("[Hide it, Report it]",)
    assert read["3. brindor_fan: 34 euros lol"] == ()
    assert read["To everybody"] == ("Welcome!",)
    assert len(read) == 19


def test_nothing_that_is_no_chat_has_lines(store):
    assert chats.lines(CHAT.model_copy(update={"lines": ()}), LiveChatAnswer(), "en") == ()


def test_the_own_copy_says_how_soon_and_only_by_the_clock(store):
    actor = seats.at_work(store, seats.candidate(store, form="screen"))
    workflow.submit(store, actor, seats.now())
    (task,) = workflow.own_answers(store, actor)

    def copy(after):
        (state,) = task.items
        answer = LiveChatAnswer(
            entries=entries(GOOD, after=after) if after else (ChatEntry(id="x", text="Hi", group=1),)
        )
        return "\n".join(ended.answer_lines(state.model_copy(update={"answer": answer}), "en"))

    assert "  > We are here until 17:00." in copy(12)
    assert "within 12 seconds" in copy(12)
    assert "within 1 second of" in copy(1)
    assert "within" not in copy(0)
