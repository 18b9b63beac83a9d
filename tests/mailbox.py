"""A mail server of one's own, that takes mails, refuses them, or asks to come again, as a test wants it."""

import email
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email.policy import default
from socket import create_server

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from assessments.mailing import MailServer

TAKEN = "250 OK"


class Mailbox:
    """What has arrived, and what the server answers: `replies` first, one for each recipient, and then yes."""

    def __init__(self) -> None:
        self.mails = []
        self.replies = []
        self.sender_reply = self.data_reply = TAKEN

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802 - so aiosmtpd calls it
        envelope.mail_from = address
        return self.sender_reply

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - the same
        reply = self.replies.pop(0) if self.replies else TAKEN
        if reply == TAKEN:
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - the same
        if self.data_reply == TAKEN:
            made = email.message_from_bytes(envelope.original_content, policy=default)
            self.mails.append((tuple(envelope.rcpt_tos), made))
        return self.data_reply


def free_port():
    with create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def mail_server(port, **given):
    known = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender_name": "Lumiplume",
        "sender": "hr@lumi.example",
    }
    return MailServer(**(known | given))


@contextmanager
def listening(port=None, **given) -> Iterator[tuple[Mailbox, MailServer]]:
    """A server that is up inside the block."""
    box, at = Mailbox(), port or free_port()
    controller = Controller(box, hostname="127.0.0.1", port=at, **given)
    controller.start()
    try:
        yield box, mail_server(at)
    finally:
        controller.stop()


def only(user, password):
    """Who may sign in."""

    def authenticator(_server, _session, _envelope, _mechanism, told):
        known = (told.login, told.password) == (user.encode(), password.encode())
        return AuthResult(success=known, handled=False)

    return authenticator


def certificate(folder):
    """A key and a certificate for this machine, signed by itself."""
    key, made = folder / "key.pem", folder / "certificate.pem"
    ours = ("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", made)
    command = (shutil.which("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *ours)
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    return made, context
