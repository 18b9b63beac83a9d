"""The server sends what waits while it runs, without anybody looking; it starts whatever the mail settings are."""

import asyncio
import logging
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assessments import workflow
from pages.http import mailing, running
from pages.parts import guard, posting
from tests.builders import NOW
from tests.mailbox import free_port, listening
from tests.pages.openings import opened, today
from tests.pages.test_running import live, run

ROOT = Path(__file__).parents[2]


def configure(monkeypatch, port):
    monkeypatch.setenv("ASSAY_SMTP_URL", f"smtp://127.0.0.1:{port}?tls=off")
    monkeypatch.setenv("ASSAY_MAIL_FROM", "hr@lumi.example")
    monkeypatch.setattr(mailing, "PAUSE_SECONDS", 0.02)


def queue(store, office, opening):
    words = posting.invitation(opening, "Hana Office")
    workflow.import_people(store, office, opening.id, "Zoé Martin, zoe@mail.example, fr", today(), mail=words)


def later(monkeypatch, minutes=2):
    monkeypatch.setattr(guard, "now", lambda: datetime.now(UTC) + timedelta(minutes=minutes))


def test_what_waits_is_sent_while_the_server_runs(store, office, monkeypatch):
    opening = opened(store, office)
    queue(store, office, opening)
    later(monkeypatch)
    with listening() as (box, server):
        configure(monkeypatch, server.port)
        live(0.5)

    ((recipients, mail),) = box.mails
    assert recipients == ("zoe@mail.example",)
    assert "Bonjour Zoé Martin," in mail.get_content()
    assert workflow.mails(store, office, opening.id)[0].outcome == "sent"


def test_a_mail_server_that_is_down_is_said_once_and_waited_for(store, office, monkeypatch, caplog):
    opening = opened(store, office)
    queue(store, office, opening)
    configure(monkeypatch, free_port())
    monkeypatch.setattr(mailing, "STUCK_SECONDS", 0.02)
    monkeypatch.setattr(guard, "now", lambda: datetime.now(UTC) + timedelta(minutes=2) + (datetime.now(UTC) - NOW) * 99)
    with caplog.at_level(logging.WARNING):
        live(1.0)

    (mail,) = workflow.mails(store, office, opening.id)
    assert (mail.waits, mail.error) == (True, "unreachable")
    assert [one.getMessage() for one in caplog.records if "mail server" in one.getMessage()] == [
        "The mail server takes no mails (unreachable); they wait and are tried again."
    ]


def test_an_error_of_ours_is_logged_and_tried_again(store, monkeypatch, caplog):
    configure(monkeypatch, free_port())
    monkeypatch.setattr(mailing, "STUCK_SECONDS", 30.0)
    monkeypatch.setattr(workflow, "send_waiting", lambda *_given: 1 / 0)
    with caplog.at_level(logging.ERROR):
        live(0.3)

    assert [one.getMessage() for one in caplog.records if "Mails" in one.getMessage()] == [
        "Mails could not be sent; those that wait are tried again in a minute."
    ]


def test_without_a_mail_server_nothing_runs_and_nothing_is_said(store, monkeypatch):
    monkeypatch.delenv("ASSAY_SMTP_URL", raising=False)

    async def started():
        return mailing.tasks()

    assert run(started()) == ()
    assert mailing.warning() is None
    assert posting.server() is None


def test_a_setting_that_cannot_be_used_is_told_at_the_start_and_the_server_runs_without_mail(
    store, monkeypatch, caplog
):
    monkeypatch.setenv("ASSAY_SMTP_URL", "mail.example.org:587")
    with caplog.at_level(logging.WARNING):
        live(0.1)

    assert posting.server() is None
    assert [one.getMessage() for one in caplog.records if "ASSAY_SMTP_URL" in one.getMessage()] == [
        (
            "ASSAY_SMTP_URL begins with neither smtp:// nor smtps://: Assay runs, and sends no mails. "
            "README.md says how both settings are written."
        )
    ]
    assert any("ASSAY_SMTP_URL" in one for one in running.warnings())


def test_the_server_starts_without_what_only_sending_needs():
    code = "import serve; serve.command(); import app, sys; print({'smtplib', 'assessments.smtp'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "{'assessments.smtp'}"


def test_a_round_that_takes_its_time_holds_nobody_up(store, monkeypatch):
    configure(monkeypatch, free_port())
    going, served, seen = threading.Event(), threading.Event(), []

    def slow(*_given):
        going.set()
        seen.append(served.wait(10))
        return workflow.Round()

    monkeypatch.setattr(workflow, "send_waiting", slow)

    async def serve():
        async with running.lifespan(None):
            await asyncio.to_thread(going.wait, 10)
            served.set()  # on the event loop, while the round waits for it
            await asyncio.sleep(0.1)

    run(serve())
    assert seen[0] is True
