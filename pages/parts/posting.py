"""Mails that go from here: whether a mail server is set up, and the words of an invitation for whoever queues one."""

import os
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

import streamlit as st

from assessments import workflow
from assessments.attempt import Refused
from assessments.mailing import BadSetting, MailServer, mail_server
from assessments.views import Position
from assessments.workflow import Words
from pages.parts import frame, guard, links
from pages.parts.words import LANGUAGE_NAMES, _, n_
from rubric.record import Language

ONLY_HERE = {"localhost", "127.0.0.1", "::1"}
_QUEUED = "_queued"  # in session state: who was written to last from here, to know a button that was pressed twice


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


def send_links(position: Position, attempt_ids: Collection[str], sender: str) -> None:
    """New links for these, each in a mail that waits."""
    try:
        workflow.invite_again(
            guard.store(), guard.acting(), position.id, attempt_ids, guard.now(), mail=invitation(position, sender)
        )
    except Refused as error:
        frame.refused_later(error)


def queued() -> list[tuple[str, str]]:
    """Position and address of whom this session has just queued mails to; take the list before the verb, and fill it
    right after."""
    return st.session_state.setdefault(_QUEUED, [])


def buttons(
    position: Position,
    sender: str,
    label: str,
    key: str,
    act: Callable[[Position, Words | None], None],
    count: int,
) -> None:
    """Invite by hand; where a mail server is set up, the links can also be sent from here, after a look at the mail."""
    if server() is None:
        st.button(label, key=key, on_click=act, args=(position, None))
        return
    _preview(position, sender, f"{key}-preview")
    sending = n_("Send to {count} person now", "Send to {count} people now", count) if count else _("Send to all now")
    words = invitation(position, sender)
    with st.container(horizontal=True):
        st.button(sending, key=f"{key}-send", type="primary", on_click=act, args=(position, words))
        st.button(label, key=key, on_click=act, args=(position, None))
    if urlsplit(frame.address("")).hostname in ONLY_HERE:
        st.warning(
            frame.literal(
                _(
                    "The links would begin with {address} and open on this computer only. To invite others, open "
                    "Assay under the address that they reach it by, and send from there.",
                    address=frame.address(""),
                )
            )
        )
    frame.quiet(_("Each mail leaves a minute after the click; until then it can be taken back."))


def _preview(position: Position, sender: str, key: str) -> None:
    with st.expander(_("The mail they get")):
        spoken: Language = position.languages[0]
        if len(position.languages) > 1:
            spoken = st.segmented_control(
                _("Language"),
                position.languages,
                default=spoken,
                required=True,
                format_func=LANGUAGE_NAMES.__getitem__,
                key=key,
            )
        link = links.Link(position.id, _("[name]"), "", spoken, _("[personal]"), position.closes_at)
        subject, body = links.mail(link, position, sender, frame.address(""))
        st.code(f"{subject}\n\n{body}", language=None, wrap_lines=True)
