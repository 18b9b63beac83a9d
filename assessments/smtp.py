"""Handing mails to a mail server: plain text with its headers, over one connection, every refusal as a code."""

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Self

from assessments.mailing import Letter, MailServer, Trouble

if TYPE_CHECKING:  # only a server that sends mails loads them
    import smtplib
    from email.message import EmailMessage

SECONDS = 20.0  # for every answer of the server
FOR_NOW = 400, 500  # replies from the first to below the second ask to come again (RFC 5321, 4.2.1)


class Line:
    """The connection to a mail server, made with the first mail and closed at the end of the block."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._open: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._open is not None:
            with suppress(OSError):  # SMTPException is one
                self._open.quit()

    def send(self, letter: Letter, now: datetime) -> Trouble | None:
        """None once the server has taken the mail for this address, else what was in the way."""
        try:
            made = message(letter, self._server, now)
        except (AttributeError, ValueError):  # what the parser of addresses raises on some that are none
            return "address"
        try:
            if self._open is None or self._open.sock is None:  # a server that asks to come again may hang up on that
                self._open = connect(self._server)
            self._open.send_message(made, self._server.sender, [letter.recipient])
        except Unfit as error:
            return error.trouble
        except OSError as error:  # SMTPException is one, and so is an SSLError
            return trouble_of(error, letter.recipient)
        return None


class Unfit(Exception):  # noqa: N818 - named for what the server is
    """The server does not offer what no mail goes without."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble: Trouble = trouble


def connect(server: MailServer) -> "smtplib.SMTP":
    """Connected, encrypted and signed in."""
    import smtplib  # noqa: PLC0415 - only a server that sends mails loads it
    import ssl  # noqa: PLC0415 - the same

    if server.security == "tls":
        made = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=ssl.create_default_context())
    else:
        made = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        if server.security == "starttls":
            _encrypt(made)
        if server.user is not None:
            made.login(server.user, server.password or "")
    except BaseException:
        made.close()
        raise
    return made


def _encrypt(made: "smtplib.SMTP") -> None:
    import ssl  # noqa: PLC0415 - only a server that sends mails loads it

    made.ehlo_or_helo_if_needed()
    if not made.has_extn("starttls"):
        raise Unfit("no_tls")
    made.starttls(context=ssl.create_default_context())


def trouble_of(error: OSError, recipient: str) -> Trouble:
    """What kept a mail from being taken, as far as trying again or telling somebody depends on it."""
    import smtplib  # noqa: PLC0415 - only a server that sends mails loads it
    import ssl  # noqa: PLC0415 - the same

    match error:
        case ssl.SSLCertVerificationError():
            found: Trouble = "not_trusted"
        case ssl.SSLError():  # whoever answers speaks in the clear, as on a port for STARTTLS
            found = "no_tls"
        case smtplib.SMTPAuthenticationError():
            found = "login"
        case smtplib.SMTPRecipientsRefused():
            found = _unless_for_now(error.recipients[recipient][0], "address")
        case smtplib.SMTPSenderRefused():
            found = _unless_for_now(error.smtp_code, "sender")
        case smtplib.SMTPDataError():
            found = _unless_for_now(error.smtp_code, "content")
        case smtplib.SMTPNotSupportedError():  # no way to sign in, or none to write letters of this address
            found = "address" if not recipient.isascii() else "login"
        case _:
            found = "unreachable"
    return found


def message(letter: Letter, server: MailServer, now: datetime) -> "EmailMessage":
    """The same mail has the same Message-ID, so that one sent twice can be recognised by whoever receives it."""
    from email.headerregistry import Address  # noqa: PLC0415 - only a server that sends mails loads it
    from email.message import EmailMessage  # noqa: PLC0415 - the same
    from email.policy import SMTP  # noqa: PLC0415 - the same
    from email.utils import format_datetime  # noqa: PLC0415 - the same

    made = EmailMessage(policy=SMTP)
    made["From"] = Address(server.sender_name, addr_spec=server.sender)
    made["To"] = letter.recipient
    if letter.reply_to is not None:
        made["Reply-To"] = letter.reply_to
    made["Subject"] = one_line(letter.subject)
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{letter.id}@{server.sender.rpartition('@')[2]}>"
    made.set_content(letter.body, cte="quoted-printable")
    return made


def one_line(words: str) -> str:
    """No character in them ends a line, so nothing that somebody wrote can become a header."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


def _unless_for_now(code: int, trouble: Trouble) -> Trouble:
    first, beyond = FOR_NOW
    return "busy" if first <= code < beyond else trouble
