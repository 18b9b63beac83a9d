"""From a pasted list to mails that have arrived, in a real browser, with a real server and a real mail server."""

import re
import time
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from sqlalchemy import update

from assessments import workflow
from assessments.store import outbox
from tests.browser.conftest import Server, settle
from tests.browser.looking import troubles
from tests.mailbox import listening
from tests.pages.openings import opened, today

pytestmark = pytest.mark.browser


def let_go(store):
    """The minute in which mails can be taken back is over."""
    with store.write() as db:
        db.connection().execute(update(outbox.OUTBOX).values(due_at=today()))


def configure(monkeypatch, port):
    monkeypatch.setenv("ASSAY_SMTP_URL", f"smtp://127.0.0.1:{port}?tls=off")
    monkeypatch.setenv("ASSAY_MAIL_FROM", "Lumiplume <hr@lumi.example>")


def test_a_server_that_was_killed_sends_what_waits_when_it_is_started_again(tmp_path, monkeypatch):
    with listening() as (box, mail_server), closing(Server(tmp_path)) as server:
        configure(monkeypatch, mail_server.port)
        opening = opened(server.store, server.add_staff("hr"))
        server.start()
        workflow.import_people(
            server.store,
            server.add_staff("hr"),
            opening.id,
            "Zoé Martin, zoe@mail.example, fr",
            today(),
            mail=lambda _person, _link, token: ("Invitation", f"/i/{token}"),
        )
        server.kill()
        let_go(server.store)
        server.start()
        until = time.monotonic() + 20
        while not box.mails and time.monotonic() < until:
            time.sleep(0.1)

    assert [to for to, _mail in box.mails] == [("zoe@mail.example",)]


def test_a_list_is_invited_by_mail_and_the_page_says_when_it_is_sent(tmp_path, visit, monkeypatch):
    with listening() as (box, mail_server), closing(Server(tmp_path)) as server:
        configure(monkeypatch, mail_server.port)
        office = server.add_staff("hr")
        opened(server.store, office)
        page = visit(server.start(), width=390).sign_in(server.store, office, "en").open("/board")
        page.get_by_text("A list", exact=True).click()
        settle(page)
        page.get_by_label("Rows").fill("Zoé Martin, zoe@mail.example, fr\nSam Lee, sam@mail.example")
        page.get_by_label("Rows").blur()
        settle(page)
        page.get_by_role("button", name="Send to 2 people now").click()
        page.get_by_text("2 mails leave at").wait_for()
        assert troubles(page) == []
        assert box.mails == []

        let_go(server.store)
        page.get_by_text("Last mail to each candidate: 2 sent.").wait_for()
        page.get_by_text("Invitation: sent on").nth(1).wait_for()  # the lines follow too, and then nothing does

        assert sorted(to for (to,), _mail in box.mails) == ["sam@mail.example", "zoe@mail.example"]
        for _to, mail in box.mails:
            link = re.search(r"http\S+/i/\S+", mail.get_content())[0]
            assert link.startswith(server.url)
            assert workflow.redeem(server.store, urlsplit(link).path.removeprefix("/i/"), today()).kind == "candidate"
