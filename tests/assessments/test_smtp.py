"""Handing mails to a real mail server: what arrives, and every way in which it can be refused."""

import pytest

from assessments.mailing import Letter
from assessments.smtp import Line, message, trouble_of
from tests.builders import NOW
from tests.mailbox import certificate, free_port, listening, mail_server, only

LETTER = Letter(
    id="a1b2",
    recipient="zoe@mail.example",
    reply_to="people@lumiplume.example",
    subject="Vos mises en situation pour le poste Chargée de com’",
    body="Bonjour Zoé,\n\nVotre lien :\nhttps://assay.example/i/" + "x" * 90 + "\n",
)


def sent(server, letter=LETTER):
    with Line(server) as line:
        return line.send(letter, NOW)


def test_a_mail_arrives_with_its_words_and_headers():
    with listening() as (box, server):
        assert sent(server) is None

    ((recipients, mail),) = box.mails
    assert recipients == ("zoe@mail.example",)
    assert mail["Subject"] == LETTER.subject
    assert mail["From"] == "Lumiplume <hr@lumi.example>"
    assert (mail["To"], mail["Reply-To"]) == ("zoe@mail.example", "people@lumiplume.example")
    assert mail["Message-ID"] == "<a1b2@lumi.example>"
    assert mail["Date"].datetime == NOW
    assert mail["Auto-Submitted"] is None
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"
    assert mail.get_content().replace("\r\n", "\n") == LETTER.body


def test_several_mails_go_over_one_connection():
    with listening() as (box, server), Line(server) as line:
        assert [line.send(LETTER, NOW), line.send(LETTER.model_copy(update={"id": "2"}), NOW)] == [None, None]

    assert [mail["Message-ID"] for _to, mail in box.mails] == ["<a1b2@lumi.example>", "<2@lumi.example>"]


@pytest.mark.parametrize(
    "evil", ["Hello\r\nBcc: spy@x.example", "Hello\nBcc: spy@x.example", "Hello\u2028Bcc: spy@x.example"]
)
def test_no_words_become_a_header(evil):
    made = message(LETTER.model_copy(update={"subject": evil, "reply_to": None}), mail_server(1), NOW)

    assert made["Bcc"] is None
    assert made["Reply-To"] is None
    assert made["Subject"] == "Hello Bcc: spy@x.example"
    with pytest.raises(ValueError, match=r"newline|linefeed|invalid"):
        message(LETTER.model_copy(update={"reply_to": evil}), mail_server(1), NOW)


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [("450 greylisted", "busy"), ("550 no such mailbox", "address"), ("552 full", "address")],
)
def test_a_refused_recipient_is_told_as_for_now_or_for_good(reply, trouble):
    with listening() as (box, server):
        box.replies = [reply]
        assert sent(server) == trouble
        assert sent(server) is None

    assert len(box.mails) == 1


@pytest.mark.parametrize(("reply", "trouble"), [("451 later", "busy"), ("554 spam", "content")])
def test_refused_words_are_told_as_for_now_or_for_good(reply, trouble):
    with listening() as (box, server):
        box.data_reply = reply
        assert sent(server) == trouble


@pytest.mark.parametrize(("reply", "trouble"), [("451 later", "busy"), ("550 not you", "sender")])
def test_a_refused_sender_is_told(reply, trouble):
    with listening() as (box, server):
        box.sender_reply = reply
        assert sent(server) == trouble


@pytest.mark.parametrize("recipient", ["a:b;@mail.example", "a@[1"])
def test_an_address_that_no_header_can_hold_is_told_and_never_tried(recipient):
    with listening() as (box, server), Line(server) as line:
        assert line.send(LETTER.model_copy(update={"recipient": recipient}), NOW) == "address"
        assert line.send(LETTER, NOW) is None

    assert len(box.mails) == 1


def test_a_server_that_hangs_up_as_it_asks_to_come_again_gets_the_next_mail_over_a_new_connection():
    with listening() as (box, server), Line(server) as line:
        box.replies = ["421 too many at once"]
        assert line.send(LETTER, NOW) == "busy"
        assert line.send(LETTER, NOW) is None

    assert len(box.mails) == 1


def test_a_server_that_is_down_is_unreachable():
    assert sent(mail_server(free_port())) == "unreachable"


def test_without_encryption_nothing_is_said_to_a_server_that_must_offer_it():
    with listening() as (box, server):
        assert sent(server.model_copy(update={"security": "starttls", "user": "u", "password": "p"})) == "no_tls"

    assert box.mails == []


def test_a_port_that_speaks_in_the_clear_is_no_matter_of_trust():
    with listening() as (box, server):
        assert sent(server.model_copy(update={"security": "tls"})) == "no_tls"

    assert box.mails == []


@pytest.fixture(scope="module")
def tls(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"))


def test_a_certificate_of_a_stranger_is_not_trusted(tls):
    with listening(tls_context=tls[1]) as (box, server):
        assert sent(server.model_copy(update={"security": "starttls"})) == "not_trusted"

    assert box.mails == []


def test_an_encrypted_connection_signs_in_and_sends(tls, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tls[0]))
    given = {"tls_context": tls[1], "auth_required": True, "authenticator": only("me", "secret")}
    with listening(**given) as (box, server):
        known = server.model_copy(update={"security": "starttls", "user": "me", "password": "secret"})
        assert sent(known) is None
        assert sent(known.model_copy(update={"password": "wrong"})) == "login"

    assert len(box.mails) == 1


def test_a_server_without_a_way_to_sign_in_is_told(tls, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tls[0]))
    with listening(ssl_context=tls[1], auth_exclude_mechanism=["LOGIN", "PLAIN"]) as (box, server):
        encrypted = server.model_copy(update={"security": "tls"})
        assert sent(encrypted) is None
        assert sent(encrypted.model_copy(update={"user": "me"})) == "login"

    assert len(box.mails) == 1


def test_an_address_with_letters_that_the_server_cannot_write_is_told():
    with listening(enable_SMTPUTF8=False) as (_box, server):
        assert sent(server, LETTER.model_copy(update={"recipient": "zoé@mail.example"})) == "address"


def test_a_connection_that_breaks_is_unreachable():
    assert trouble_of(TimeoutError(), "zoe@mail.example") == "unreachable"
