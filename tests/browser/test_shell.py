"""The shell in a real browser against a real server: doors, identities, policies, the way in and out."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from assessments import workflow
from assessments.attempt import Role
from tests.browser.conftest import findings, settle

PROTECTED = ("staff", "positions", "board", "rate", "report", "compare", "take", "self_report")
SCRIPT = "() => { const s = document.createElement('script'); s.textContent = 'ran = 1'; document.body.append(s) }"
HANDLER = "() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"ran = 2\">')"


@pytest.mark.parametrize("screen", PROTECTED)
def test_a_cold_server_shows_a_stranger_no_protected_screen(fresh_server, visit, screen):
    """Streamlit would run files of a folder called pages by itself until somebody has opened the start page."""
    page = visit(fresh_server).open(f"/{screen}")

    expect(page.get_by_text("Please sign in to see this page.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(0)
    expect(page.get_by_role("link", name="Sign in")).to_have_attribute("href", f"/signin?to=%2F{screen}")


def test_the_first_administrator_comes_in_by_the_link_on_the_console(fresh_server, visit):
    page = visit(fresh_server).page
    page.goto(fresh_server.first_link)
    page.get_by_label("New password").fill("a long enough one")
    page.get_by_label("The same password again").fill("a long enough one")
    page.get_by_role("button", name="Save").click()
    settle(page)
    expect(page.get_by_role("heading", name="What is there to do now?")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    settle(page)
    expect(page.get_by_role("heading", name="on evidence")).to_be_visible()

    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("E-mail").fill("admin@localhost")
    page.get_by_label("Password").fill("a long enough one")
    page.get_by_role("button", name="Sign in").click()
    settle(page)
    expect(page.get_by_role("heading", name="What is there to do now?")).to_be_visible()


def first_run(server, cookie=None, presented=None):
    """Connect as Streamlit's front end does; returns the id of the session and everything the first run showed."""
    headers = {"Cookie": f"assay_session={cookie}"} if cookie else {}
    protocols = ["streamlit", "no-token", *([presented] if presented else [])]
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(address, subprotocols=protocols, additional_headers=headers, origin=server.url) as socket:
        ask = BackMsg()
        ask.rerun_script.page_name = "staff"
        socket.send(ask.SerializeToString())
        session, shown = "", ""
        while True:
            said = ForwardMsg.FromString(socket.recv(timeout=30))
            session = said.new_session.initialize.session_id or session
            shown += str(said.delta)
            if said.WhichOneof("type") == "script_finished":
                return session, shown


def test_a_session_of_streamlit_presented_by_somebody_else_starts_afresh(server):
    """Streamlit hands a live session to whoever presents its id, unless they are a different user for it."""
    now = datetime.now(UTC)
    admin, other = server.add_staff(Role.ADMIN, Role.HR), server.add_staff(Role.ADMIN, language="fr")
    cookie = workflow.open_session(server.store, admin, "en", now)
    theirs = workflow.open_session(server.store, other, "en", now)

    mine, shown = first_run(server, cookie)
    again, _shown = first_run(server, cookie, presented=mine)
    stranger, seen_by_stranger = first_run(server, presented=mine)
    colleague, _shown = first_run(server, theirs, presented=mine)

    assert "Who works here" in shown
    assert again == mine
    assert stranger != mine
    assert "Who works here" not in seen_by_stranger
    assert colleague != mine


def test_a_spoofed_identity_header_opens_nothing(server, visit):
    actor = server.add_staff(Role.ADMIN, Role.HR)
    digest = workflow.digest(workflow.open_session(server.store, actor, None, datetime.now(UTC)))
    stranger = visit(server)
    stranger.context.set_extra_http_headers({"x-assay-sub": actor.id, "X-Assay-Sid": digest})

    page = stranger.open("/staff")

    expect(page.get_by_text("Please sign in to see this page.")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/handbook", "/staff", "/positions", "/signin", "/self", "/i/any"])
def test_nothing_on_a_page_offends_its_content_security_policy(server, visit, path):
    admin = visit(server).sign_in(server.store, server.add_staff(Role.ADMIN, Role.HR))
    admin.page.goto(server.url + path)
    if admin.page.locator("#root").count():
        settle(admin.page)

    assert [said for said in admin.heard if "Content Security Policy" in said or "violates" in said] == []


def test_the_policy_stops_a_script_that_got_into_a_page(server, visit):
    stranger = visit(server)
    page = stranger.open("/")
    for smuggled in (SCRIPT, HANDLER):
        page.evaluate(smuggled)
    page.wait_for_timeout(300)

    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in said for said in stranger.heard)


def test_the_language_is_changed_on_the_spot_and_told_to_screen_readers(server, visit):
    page = visit(server).open("/handbook")
    assert page.locator("html").get_attribute("lang") == "en"

    page.get_by_role("link", name="Français").click()
    settle(page)

    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.url == server.url + "/handbook"
    expect(page.get_by_role("link", name="English")).to_be_visible()


def test_somebody_signed_out_in_another_tab_is_a_stranger_at_the_next_click(server, visit):
    admin = visit(server).sign_in(server.store, server.add_staff(Role.ADMIN, Role.HR, language="fr"), "en")
    page = admin.open("/staff")
    other = admin.new_tab()
    other.goto(server.url + "/handbook")
    settle(other)
    other.get_by_role("button", name="Sign out").click()
    settle(other)

    page.get_by_role("button", name="Add somebody").click()
    page.get_by_role("button", name="Add", exact=True).click()
    settle(page)

    expect(page.get_by_text(re.compile("Please sign in|Your account may not"))).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/signin", "/self", "/i/any", "/setup/any"])
def test_axe_finds_nothing_serious_on_the_ways_in(server, visit, path, width, dark):
    page = visit(server, width=width, dark=dark, locale="fr-FR").page
    page.goto(server.url + path)
    if page.locator("#root").count():
        settle(page)

    assert findings(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/staff"])
def test_axe_finds_nothing_serious_on_the_screens_of_staff(server, visit, path, dark):
    admin = visit(server, dark=dark).sign_in(server.store, server.add_staff(Role.ADMIN, Role.HR))

    assert findings(admin.open(path)) == []


@pytest.mark.parametrize("path", ["/", "/handbook", "/signin"])
def test_a_phone_never_scrolls_sideways(server, visit, path):
    page = visit(server, width=390).page
    page.goto(server.url + path)
    if page.locator("#root").count():
        settle(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_shipped_font_is_the_one_that_is_used(server, visit):
    page = visit(server).open("/")

    assert page.evaluate("document.fonts.check('16px Inter')")
    assert page.evaluate("[...document.fonts].some(font => font.family.includes('Inter') && font.status === 'loaded')")
