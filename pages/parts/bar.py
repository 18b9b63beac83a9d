"""What surrounds a screen: a sidebar with one's name for staff, one quiet line for everybody else."""

from base64 import b64encode
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from assessments.attempt import Role
from assessments.views import WebSession
from pages.parts import guard, words
from pages.parts.words import LANGUAGE_NAMES, _

WORDMARK = Path(__file__).parents[1] / "assets" / "wordmark.svg"

_LINK = "color:inherit;text-decoration:underline;text-underline-offset:3px;"
_BUTTON = "font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;" + _LINK


def draw(me: WebSession | None) -> None:
    """The sidebar's foot for staff; for everybody else the name of the house, for strangers the other language too.

    A sitting has a language of its own, which is chosen in it.
    """
    if me is not None and me.actor.kind == "staff":
        st.logo(_wordmark())
        with st.sidebar:
            roles = ", ".join(words.role_name(role) for role in Role if role in me.actor.roles)
            st.html(
                f'<div style="font-size:.875rem;line-height:1.6"><strong>{escape(me.name or "")}</strong><br>'
                f"{escape(roles)}<br>{_other_language()} &nbsp;·&nbsp; {_sign_out()}</div>"
            )
        return
    name = '<a href="/" style="color:inherit;text-decoration:none;font-weight:650">Assay</a>'
    st.html(
        f'<nav aria-label="{escape(_("Site"))}" style="display:flex;justify-content:space-between;gap:1rem">'
        f'{name}<span style="font-size:.875rem">{"" if me else _other_language()}</span></nav>'
    )


@lru_cache(maxsize=1)
def _wordmark() -> str:
    """The picture as an address that holds it: given a file, Streamlit reads it anew with every run."""
    return f"data:image/svg+xml;base64,{b64encode(WORDMARK.read_bytes()).decode()}"


def _other_language() -> str:
    """A link that keeps the screen and changes its language; labelled and marked in the language it leads to."""
    other = "en" if words.language() == "fr" else "fr"
    return (
        f'<a href="/lang/{other}?to={quote(guard.here(), safe="")}" lang="{other}" hreflang="{other}" style="{_LINK}">'
        f"{LANGUAGE_NAMES[other]}</a>"
    )


def _sign_out() -> str:
    return (
        '<form method="post" action="/signout" style="display:inline">'
        f'<button type="submit" style="{_BUTTON}">{escape(_("Sign out"))}</button></form>'
    )
