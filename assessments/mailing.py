"""Mails to candidates: what is known of each that waits or went, and the server that takes them."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import AwareDatetime, Field

from rubric.record import Record

Kind = Literal["invitation", "reminder", "extended"]
Outcome = Literal["sent", "failed", "dropped"]
Trouble = Literal[
    "unreachable", "no_tls", "not_trusted", "login", "sender", "busy", "address", "content"
]  # what the mail server, or the way to it, had against a mail
InVain = Literal["taken_back", "replaced", "ended", "handed_in"]  # why a mail that waited need not go any more
Security = Literal["starttls", "tls", "none"]

FOR_GOOD: frozenset[Trouble] = frozenset({"address", "content"})  # trying again would end the same
OF_THE_SERVER: frozenset[Trouble] = frozenset({"unreachable", "no_tls", "not_trusted", "login", "sender"})  # any mail
UNDO = timedelta(minutes=1)  # in which a mail can be taken back
GAPS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))  # between the first tries
LONG_GAP = timedelta(hours=4)  # between all later ones
GIVEN_UP = timedelta(days=1)
ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")
_ATOM = r"[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+"
_SENDER = re.compile(rf"{_ATOM}(\.{_ATOM})*@{_ATOM}(\.{_ATOM})+")  # RFC 5322, 3.4.1: what every mail server takes


class Mail(Record):
    """A mail to one candidate, without its words: they are gone once it is sent or given up."""

    id: str
    batch: str  # the same for all that were sent with one click
    attempt_id: str
    kind: Kind
    queued_by: str  # user id
    queued_by_name: str  # as it was that day
    queued_at: AwareDatetime
    due_at: AwareDatetime  # of the next try
    tries: int = Field(ge=0)
    ended_at: AwareDatetime | None = None  # None: it waits
    outcome: Outcome | None = None
    error: Trouble | InVain | None = None  # of the last try, or why it was dropped

    @property
    def waits(self) -> bool:
        return self.ended_at is None


class Letter(Record):
    """A mail as it is handed to the mail server."""

    id: str
    recipient: str
    reply_to: str | None
    subject: str
    body: str


def next_try(tries: int, queued_at: datetime, now: datetime) -> datetime | None:
    """When a mail that has failed so many times is tried again; None once a day is over."""
    if now >= queued_at + GIVEN_UP:
        return None
    return now + (GAPS[tries - 1] if tries <= len(GAPS) else LONG_GAP)


class BadSetting(ValueError):  # noqa: N818 - named for what is wrong
    """A setting of the mail server cannot be used; the words say which and why."""


class MailServer(Record):
    """Where mails are handed over, and in whose name."""

    host: str
    port: int = Field(ge=1, le=65535)
    security: Security
    user: str | None = None
    password: str | None = Field(default=None, repr=False)
    sender_name: str
    sender: str


def mail_server(settings: Mapping[str, str]) -> MailServer | None:
    """From ASSAY_SMTP_URL (`smtp://user:password@host:587`, or `smtps://`) and ASSAY_MAIL_FROM; None without a URL.

    On `smtp` the connection must become encrypted (STARTTLS) before anything is said, unless the URL ends in
    `?tls=off`, which goes with no password. Raises BadSetting.
    """
    url = settings.get("ASSAY_SMTP_URL", "").strip()
    if not url:
        return None
    try:
        told = urlsplit(url)
        port = told.port
    except ValueError as error:
        raise BadSetting("ASSAY_SMTP_URL is not an address with a port") from error
    if told.scheme not in {"smtp", "smtps"}:
        raise BadSetting("ASSAY_SMTP_URL begins with neither smtp:// nor smtps://")
    if not told.hostname:
        raise BadSetting("ASSAY_SMTP_URL names no mail server")
    security = _security(told.scheme, told.query)
    if security == "none" and told.password:
        raise BadSetting("ASSAY_SMTP_URL would send its password without encryption (tls=off)")
    user, password = (unquote(one) if one else None for one in (told.username, told.password))
    if not f"{user}{password}".isascii():
        raise BadSetting("ASSAY_SMTP_URL has letters beyond ASCII in its user or password, which cannot be sent")
    written = settings.get("ASSAY_MAIL_FROM", "").strip()
    name, sender = parseaddr(written)
    if not _SENDER.fullmatch(sender) or not written.isprintable():
        raise BadSetting("ASSAY_MAIL_FROM is no e-mail address")
    return MailServer(
        host=told.hostname,
        port=port or (465 if security == "tls" else 587),
        security=security,
        user=user,
        password=password,
        sender_name=name,
        sender=sender,
    )


def _security(scheme: str, query: str) -> Security:
    asked = dict(parse_qsl(query, keep_blank_values=True))
    if asked not in ({}, {"tls": "off"}):
        raise BadSetting("ASSAY_SMTP_URL knows no setting but ?tls=off")
    if scheme == "smtps":
        return "tls"
    return "none" if asked else "starttls"
