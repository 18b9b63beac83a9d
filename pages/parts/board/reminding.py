"""Writing to those who have not handed in: a mail for each in their language, sent by HR and noted on the board."""

from collections.abc import Sequence
from urllib.parse import quote

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused, Stage
from assessments.bank import Mail
from assessments.views import BoardRow, Position
from pages.parts import frame, posting
from pages.parts.guard import acting, now, store
from pages.parts.words import _, day_and_clock, n_, speaking

AT_ONCE = 20  # mails on the page; the next ones follow when these are noted


def draw_button(position: Position) -> None:
    st.button(_("Remind"), key=f"remind-{position.id}", on_click=toggle, args=(position,))


def toggle(position: Position) -> None:
    field = f"reminding-{position.id}"
    st.session_state[field] = not st.session_state.get(field, False)


def draw(position: Position, chosen: set[str], rows: Sequence[BoardRow], sender: str) -> None:
    """The mails to those selected who can still work, each to copy or to open in one's mail program."""
    if not st.session_state.get(f"reminding-{position.id}"):
        return
    able = [row for row in rows if row.attempt.id in chosen and row.stage in (Stage.INVITED, Stage.SITTING)]
    with st.container(border=True):
        mail = st.selectbox(_("Mail"), bank.mails().mails, key=f"remind-{position.id}-kind", format_func=mail_name)
        frame.quiet(
            _("The personal link is not in it: only a digest is stored. “Make a new link” replaces a lost one.")
        )
        if passed := len(chosen) - len(able):
            frame.quiet(
                n_(
                    "{count} selected gets no mail: the work is in, or the link has ended.",
                    "{count} selected get no mail: the work is in, or the link has ended.",
                    passed,
                )
            )
        if able and posting.server() is not None:
            _draw_sending(position, chosen, able, mail, sender)
            if not st.checkbox(_("Send them by hand instead"), key=f"remind-{position.id}-by-hand"):
                return
        shown = able[:AT_ONCE]
        for row in shown:
            _draw_mail(position, row, mail, sender)
        if len(able) > AT_ONCE:
            frame.quiet(_("The next ones follow when these are noted."))
        if shown:
            ids = [row.attempt.id for row in shown]
            st.button(
                _("I have sent these"),
                key=f"remind-{position.id}-sent",
                on_click=sent,
                args=(position, chosen, ids, mail),
            )


def _draw_sending(position: Position, chosen: set[str], able: Sequence[BoardRow], mail: Mail, sender: str) -> None:
    """One of the mails to look at, and the button that sends all of them from here."""
    subject, body = filled(position, able[0], mail, sender)
    with st.expander(_("The mail to {name}", name=frame.literal(able[0].person.name))):
        st.code(f"{subject}\n\n{body}", language=None, wrap_lines=True)
    st.button(
        n_("Send to {count} person now", "Send to {count} people now", len(able)),
        key=f"remind-{position.id}-send",
        type="primary",
        on_click=send,
        args=(position, chosen, able, mail, sender),
    )


def send(position: Position, chosen: set[str], able: Sequence[BoardRow], mail: Mail, sender: str) -> None:
    """Queue the mails; those written to are selected no longer."""
    words = {row.attempt.id: filled(position, row, mail, sender) for row in able}
    try:
        workflow.send_mails(store(), acting(), position.id, mail.id, words, now())
    except Refused as error:
        frame.refused_later(error)
        return
    chosen.difference_update(words)


def mail_name(mail: Mail) -> str:
    return _("Reminder") if mail.id == "reminder" else _("More days")


def _draw_mail(position: Position, row: BoardRow, mail: Mail, sender: str) -> None:
    subject, body = filled(position, row, mail, sender)
    person = row.person
    with st.expander(f"{frame.literal(person.name)} · {frame.literal(person.email)}"):
        st.code(f"{subject}\n\n{body}", language=None, wrap_lines=True)
        address = f"mailto:{quote(person.email, safe='@')}?subject={quote(subject)}"
        lines = quote(body.replace("\n", "\r\n"))
        st.link_button(_("Open in the mail program"), f"{address}&body={lines}", key=f"mailto-{row.attempt.id}")


def filled(position: Position, row: BoardRow, mail: Mail, sender: str) -> tuple[str, str]:
    """Subject and body in the candidate's language."""
    with speaking(row.person.language):
        until = day_and_clock(row.invitation.expires_at)
    values = {
        "name": row.person.name,
        "position": position.title,
        "until": until,
        "organisation": position.notice.organisation,
        "contact": position.notice.contact,
        "sender": sender,
    }
    return mail.fill(values, row.person.language)


def sent(position: Position, chosen: set[str], attempt_ids: Sequence[str], mail: Mail) -> None:
    """Note the mails; those written to are selected no longer."""
    try:
        workflow.note_mails(store(), acting(), position.id, attempt_ids, mail.id, now())
    except Refused as error:
        frame.refused_later(error)
        return
    chosen.difference_update(attempt_ids)
    frame.later(n_("{count} mail is noted.", "{count} mails are noted.", len(attempt_ids)))
