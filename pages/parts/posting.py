"""Mails that go from here: whether a mail server is set up, and the words of an invitation for whoever queues one."""

import os

from assessments.mailing import BadSetting, MailServer, mail_server
from assessments.views import Position
from assessments.workflow import Words
from pages.parts import frame, links


def server() -> MailServer | None:
    """The mail server of the settings; None where none is set up, or one that cannot be used (said at the start)."""
    try:
        return mail_server(os.environ)
    except BadSetting:
        return None


def invitation(position: Position, sender: str) -> Words:
    """Subject and text for each new link, as they also stand in the file for mail merge."""
    here = frame.address("")
    return lambda person, link, token: links.mail(
        links.Link(position.id, person.name, person.email, person.language, token, link.expires_at),
        position,
        sender,
        here,
    )
