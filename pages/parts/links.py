"""Invitation links as they are handed over: shown once, with a mail ready to send in the candidate's language."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

import streamlit as st

from assessments import bank
from assessments.views import Position
from pages.parts import frame
from pages.parts.frame import literal
from pages.parts.words import _, day_and_clock, minutes, n_, speaking
from rubric.record import Language

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
    for link in made:
        shown[:] = [one for one in shown if (one.position_id, one.email) != (link.position_id, link.email)]
        shown.append(link)


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
        for link in new:
            st.markdown(f"**{literal(link.name)}** · {literal(link.email)}")
            st.code(frame.address(f"/i/{link.token}"), language=None, wrap_lines=True)
            with st.expander(_("Mail to send")):
                st.code(mail(link, position, sender), language=None, wrap_lines=True)
        st.button(_("I have copied them"), key="links-copied", on_click=forget)


def mail(link: Link, position: Position, sender: str) -> str:
    """Subject and text in the candidate's language; no level and no arrangement ever travels by mail."""
    form = bank.form(position.form_id)
    length = sum(bank.task(one).minutes for one in form.task_ids)
    with speaking(link.language):
        return _(
            "Subject: Your work samples for {position}\n\n"
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
            link=frame.address(f"/i/{link.token}"),
            contact=position.notice.contact,
            sender=sender,
        )
