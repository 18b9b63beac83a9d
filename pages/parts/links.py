"""Invitation links as they are handed over: shown once, with a mail ready to send in the candidate's language."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

import streamlit as st

from assessments import bank, workflow
from assessments.attempt import Refused
from assessments.views import Position
from pages.parts import frame, sheets
from pages.parts.frame import literal
from pages.parts.guard import acting, now, store
from pages.parts.words import LANGUAGE_NAMES, _, day_and_clock, minutes, n_, number, speaking
from pages.print.sheet import Column, Sheet
from rubric.record import Language

AT_ONCE = 10  # links on the page; all of them stand in the file
_SHOWN_ONCE = "_links"  # in session state: the token is stored nowhere else


class Link(NamedTuple):
    """A personal link that has just been made."""

    position_id: str
    name: str
    email: str
    language: Language
    token: str
    until: datetime


def shown() -> list[Link]:
    """The links made and not copied yet; take the list before the verb that makes one, and add to it right after.

    The next click may cut a callback short wherever it touches the session. A link made by then and not yet kept would
    be lost, since only its digest is stored.
    """
    return st.session_state.setdefault(_SHOWN_ONCE, [])


def keep(shown: list[Link], made: Iterable[Link]) -> None:
    """Show these too, until somebody says that they are copied; an older link of the same person no longer works."""
    new = {(one.position_id, one.email): one for one in made}
    shown[:] = [*(one for one in shown if (one.position_id, one.email) not in new), *new.values()]


def forget() -> None:
    st.session_state.pop(_SHOWN_ONCE, None)


def draw(position: Position, sender: str) -> None:
    """The new links of this position, each with its mail."""
    new = [one for one in shown() if one.position_id == position.id]
    if not new:
        return
    with st.container(border=True):
        heading = n_("One new link, shown only now", "{count} new links, shown only now", len(new))
        st.header(literal(heading), anchor=False)
        st.markdown(literal(_("Only a digest is stored, so a link cannot be shown again; it can be replaced.")))
        here = frame.address("")
        if len(new) > 1:
            _draw_files(new, position, sender, here)
        for link in new[:AT_ONCE]:
            st.markdown(f"**{literal(link.name)}** · {literal(link.email)}")
            st.code(address(link, here), language=None, wrap_lines=True)
            with st.expander(_("Mail to send")):
                subject, body = mail(link, position, sender, here)
                st.code(_("Subject: {subject}", subject=subject) + f"\n\n{body}", language=None, wrap_lines=True)
        with st.container(horizontal=True):
            st.button(_("I have copied them"), key="links-copied", on_click=forget)
            label = n_("Take the invitation back", "Take {count} invitations back", len(new))
            st.button(label, key="links-back", on_click=take_back, args=(new,), type="tertiary")


def take_back(new: Sequence[Link]) -> None:
    """The undo of inviting: the links stop working, and the addresses can be invited again."""
    try:
        with frame.waiting(_("Taking the invitations back …")):
            count = workflow.uninvite(store(), acting(), [one.token for one in new], now())
    except Refused as error:
        frame.refused_later(error)
        return
    forget()
    frame.later(n_("{count} invitation is taken back.", "{count} invitations are taken back.", count))
    if kept := len(new) - count:
        frame.later(
            n_("{count} has begun and keeps the link.", "{count} have begun and keep their links.", kept), "info"
        )


def _draw_files(new: list[Link], position: Position, sender: str, here: str) -> None:
    """All of them as a file for a mail merge: nobody copies hundreds by hand."""
    told = _("All of them stand in the file, each with its mail: for the mail merge of your mail program.")
    if len(new) > AT_ONCE:
        told = f"{told} {_('The first {count} are here.', count=number(AT_ONCE))}"
    frame.quiet(told)
    with st.container(horizontal=True):
        sheets.buttons(lambda _actor, clock: sheet(new, position, sender, here, clock), "assay-links", "links")


def sheet(new: Iterable[Link], position: Position, sender: str, here: str, clock: tzinfo) -> Sheet:
    """One row for each link; `here` is the address of the server."""
    columns = [
        Column(_("Name"), _("The candidate, as invited")),
        Column(_("E-mail"), _("The address the link is for")),
        Column(_("Language"), _("Of mails and the sitting"), states=list(LANGUAGE_NAMES.values())),
        Column(_("Personal link"), _("It opens this person’s sitting: send it to nobody else")),
        Column(_("Link until"), _("When that link ends"), _("date and time, {zone}", zone=str(clock))),
        Column(_("Subject"), _("Of the mail, in the candidate’s language")),
        Column(_("Mail"), _("The mail, in the candidate’s language, with the link in it")),
    ]
    rows = [
        (
            one.name,
            one.email,
            LANGUAGE_NAMES[one.language],
            address(one, here),
            one.until,
            *mail(one, position, sender, here),
        )
        for one in new
    ]
    return Sheet(_("Links"), columns, rows)


def address(link: Link, here: str) -> str:
    return f"{here}/i/{link.token}"


def mail(link: Link, position: Position, sender: str, here: str) -> tuple[str, str]:
    """Subject and text in the candidate's language; no level and no arrangement ever travels by mail."""
    form = bank.form(position.form_id)
    length = sum(bank.task(one).minutes for one in form.task_ids)
    with speaking(link.language):
        subject = _("Your work samples for {position}", position=position.title)
        body = _(
            "Hello {name},\n\n"
            "Thank you for applying to {organisation} as {position}. The next step is a set of work samples in an "
            "invented company. They take about {length}; your work is saved as you go, and the link works until "
            "{until}.\n\n"
            "Begin here (the link is yours alone):\n{link}\n\n"
            "The first page says what is measured, how it is scored, who decides and how long data are kept. Nothing "
            "starts before you have read it.\n\n"
            "Should you need more time or another format, write to {contact}; you need not say why.\n\n"
            "Kind regards,\n{sender}\n{organisation}",
            position=position.title,
            name=link.name,
            organisation=position.notice.organisation,
            length=minutes(length),
            until=day_and_clock(link.until),
            link=address(link, here),
            contact=position.notice.contact,
            sender=sender,
        )
    return subject, body
