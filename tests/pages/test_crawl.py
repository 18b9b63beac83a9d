"""Everything a rater and a lead can open is opened, found from the program itself, and searched for a person."""

import re
from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assessments import workflow
from assessments.answer import SpokenAnswer
from assessments.attempt import Actor
from assessments.store import anchoring, judging
from assessments.store.tables import Row
from pages import http
from pages.http import front, saving
from pages.http.shell import COOKIE
from tests.builders import NOW, lead, rater
from tests.journeys.bots import rate_all
from tests.marked import webm
from tests.pages.openings import opened, sat
from tests.pages.test_leaks import EMAIL, HANDLE, NAME, SIGNED, TRACES, sent, signs

BYTES = sorted({trace.encode(code) for trace in TRACES for code in ("utf-8", "latin-1", "utf-16-le")})
LATER = NOW + timedelta(hours=3)
MUST_PRESS = {
    "rater": {"rate: desk--save", "rate: desk--next", "rate: desk--correct", "pairs: choose-1"},
    "newcomer": {"training: desk--save", "training: go-on"},
    "lead": {"settle: open-", "settle: settle--save"},
}
TITLE = f"Social media manager, replaces {NAME}"


def speaks(store):
    """Signs everything, and says the rest into a microphone whose program writes down who speaks."""

    def bot(sitting):
        actor = Actor(kind="candidate", id=sitting.attempt.id)
        moment = sitting.attempt.blocks[-1].started_at if sitting.attempt.blocks else NOW
        for item_id, answer in signs(sitting):
            if isinstance(answer, SpokenAnswer):
                workflow.save_chunk(store, actor, item_id, "try-1", 0, webm(NAME.encode()), moment)
                kept = workflow.finish_recording(store, actor, item_id, "try-1", moment, seconds=2.0)
                yield item_id, SpokenAnswer(route="sound", tries=(kept,), kept=kept)
            else:
                yield item_id, answer

    return bot


@pytest.fixture
def house(store, office):
    """A title and notes that name a candidate, a rater half through, one who has to train first, a case to settle."""
    first, second = rater(store, "Ines Reader"), rater(store, "Jona Leser")
    opening = opened(store, office, title=TITLE, raters=(first.id, second.id))
    browser = sat(store, office, opening, NAME, EMAIL, speaks(store), language="fr", handle=HANDLE)
    sat(store, office, opening, "Camille Doe", "camille@mail.example")
    sat(store, office, opening, "Gil Noe", "gil@mail.example", language="fr")
    workflow.set_extra_time(store, office, browser.actor.id, 1.5, NOW)
    workflow.request_arrangement(store, browser.actor, SIGNED, NOW)
    workflow.hold_back(store, office, browser.actor.id, f"{NAME} objects.", NOW)
    for task_id in ("WR1", "CS2"):
        while card := workflow.next_card(store, second, task_id):
            workflow.rate(store, second, card.card_id, 5.0, (), f"Sounds like {NAME}. {SIGNED}", (), None, LATER)
    while card := workflow.next_card(store, first, "WR1"):
        workflow.rate(store, first, card.card_id, 1.0, (), "", (), None, LATER)
    workflow.set_pair_round(store, office, opening.id, "WR1", LATER, is_open=True)
    rate_all(store, second, LATER, 4.0)
    workflow.queue(store, first)
    newcomer = rater(store, "Nils Neu")
    strict = opened(store, office, title=TITLE, raters=(newcomer.id,))
    workflow.set_rating_plan(store, office, strict.id, 2, (), NOW, training=True)
    sat(store, office, strict, NAME, EMAIL, signs, handle=HANDLE)
    return {"rater": first, "newcomer": newcomer, "lead": lead(store), "singer": browser.actor}


class Crawl:
    """Every screen, every link on it, every card, every kind of button of each screen: what was sent, and the
    addresses a browser would fetch."""

    def __init__(self, open_page, actor, language, cards) -> None:
        self.open = lambda screen, query: open_page(f"{screen}.py", actor, language, **query)
        self.waiting = [("rate", (("card", one.id), ("task", one.task_id))) for one in cards]
        self.waiting += [(name, ()) for name in front.SCREENS if name]
        self.pages, self.fetched, self.pressed = {}, set(), set()
        seen = set()
        while self.waiting:
            where = self.waiting.pop()
            if where not in seen:
                seen.add(where)
                self.visit(*where)

    def visit(self, screen, query):
        at = self.looked_at(self.open(screen, dict(query)), screen, query)
        while button := self.new(at, screen):
            for choice in (one for one in at.radio if one.key.endswith("-level")):
                choice.set_value("2")
            at = self.looked_at(button.click().run(), screen, (*query, button.key or button.label))
            if self.new(at, screen, look=True) is None:
                at = self.open(screen, dict(query))

    def looked_at(self, at, screen, how):
        assert not at.exception, (screen, how)
        words = sent(at)
        self.pages[screen, how] = words
        self.fetched.update(re.findall(r"(?:src|href)=\W*(/[\w./-]+)", words))
        asked = {name: value if isinstance(value, str) else value[0] for name, value in at.query_params.items()}
        self.waiting.append((screen, tuple(sorted(asked.items()))))
        for link in at.get("page_link"):
            asked = dict(parse_qsl(link.proto.query_string))
            self.waiting.append((link.proto.page.rsplit("/", 1)[-1], tuple(sorted(asked.items()))))
        return at

    def new(self, at, screen, *, look=False):
        """A button of a kind that was not pressed before: what a page does with one card it does with all."""
        for one in at.button:
            kind = f"{screen}: {re.sub(r'[0-9a-f]{16,}', '', one.key or one.label)}"
            if kind not in self.pressed and not one.disabled:
                self.pressed |= set() if look else {kind}
                return one
        return None


@pytest.fixture
def browser(store):
    """Our own routes inside the shell, as somebody signed in asks for them; Streamlit's are those of the screens."""
    with TestClient(Starlette(routes=http.routes, middleware=http.middleware), follow_redirects=False) as client:

        def ask(actor, method, path):
            client.cookies.clear()
            client.cookies.set(COOKIE, workflow.open_session(store, actor, "fr", LATER))
            found = client.request(method, path, headers={"Origin": "http://testserver"})
            return found, b"\n".join([found.content, *(b"%s: %s" % one for one in found.headers.raw)]).lower()

        yield ask


def dealt(store, actor):
    with store.read() as db:
        return [*judging.cards(db, actor.id), *anchoring.cards(db, actor.id)]


def everything_kept(store):
    """Every short value in the database: ids of people, sittings, cards, recordings, and whatever comes to be there."""
    with store.read() as db:
        for table in Row.metadata.sorted_tables:
            for row in db.connection().execute(select(table)):
                yield from (str(one) for one in row if isinstance(one, str) and re.fullmatch(r"[0-9a-f]{12,64}", one))


@pytest.mark.parametrize(("who", "language"), [("rater", "fr"), ("newcomer", "en"), ("lead", "en")])
def test_nothing_a_rater_or_a_lead_can_open_names_anybody(open_page, store, house, browser, who, language):
    actor = house[who]
    found = Crawl(open_page, actor, language, dealt(store, actor))
    named = {
        where: traces for where, words in found.pages.items() if (traces := [one for one in TRACES if one in words])
    }
    fetched = {path: browser(actor, "GET", path) for path in found.fetched}

    assert named == {}
    assert {screen for screen, _how in found.pages} == set(front.SCREENS) - {""}
    assert {path: traces_of(told) for path, (_, told) in fetched.items() if traces_of(told)} == {}
    assert found.pressed >= MUST_PRESS[who]
    heard = [path for path, (answer, _) in fetched.items() if path.startswith("/files/") and answer.is_success]
    assert bool(heard) == (who == "rater")


def traces_of(told):
    return [one for one in BYTES if one in told]


@pytest.mark.parametrize("who", ["rater", "lead"])
def test_no_address_names_anybody_whatever_is_asked_for(store, house, browser, who):
    """Every route of the program with everything the database knows in place of its parameters."""
    known = sorted(set(everything_kept(store)))
    asked = {path for route in http.routes for path in filled(route.path, known)} | set(saving.at_once)
    named = {}
    for path in sorted(asked):
        for method in ("GET", "POST"):
            answer, told = browser(house[who], method, path)
            assert answer.status_code < 500, (method, path)
            if traces_of(told):
                named[method, path] = traces_of(told)

    assert {house["singer"].id, house["rater"].id} <= set(known)
    assert {f"/files/{one}" for one in known} <= asked
    assert named == {}


def filled(path, known):
    return {re.sub(r"{[^}]+}", one, path) for one in known}


def test_the_search_finds_what_it_looks_for(store, house, browser):
    """The maker's own copy of the recording still says who speaks."""
    heard = [browser(house["singer"], "GET", f"/files/{one}") for one in everything_kept(store)]

    assert [bool(traces_of(told)) for answer, told in heard if answer.is_success] == [True]
