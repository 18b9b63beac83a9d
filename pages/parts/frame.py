"""What all screens share around their content: title, messages after an action, empty states, links.

frame.title(_("Who is waiting for whom?"))       # first call of a screen after the guard; once
frame.later(_("Invited."))                       # in a callback: shown under the title of the next run
frame.empty(_("Nobody has been invited yet."), "positions", _("Invite somebody"))
st.write(f"**{frame.literal(person.name)}**")    # other people's words inside markdown or labels
"""

import re
from contextlib import AbstractContextManager
from html import escape
from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from assessments.attempt import Refused
from pages.parts import refusals

Tone = Literal["success", "info", "warning", "error"]

_WEB = re.compile(r"(https?://|www(?=\.))", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def title(said: str, lead: str | None = None, *, wide: bool = False) -> None:
    """The question this screen answers, as its heading and in the browser's tab; then what an action left to say.

    `said` and `lead` are plain words (markdown in them shows as typed); wide screens use the whole width.
    """
    _in_the_tab(said, wide=wide)
    st.title(literal(said), anchor=False)
    if lead:
        st.markdown(literal(lead))
    _say_what_was_left()


def named(said: str, *, wide: bool = False) -> None:
    """The same for a screen whose heading stands in something else that it shows."""
    _in_the_tab(said, wide=wide)
    _say_what_was_left()


def _in_the_tab(said: str, *, wide: bool) -> None:
    st.set_page_config(page_title=f"{said} · Assay", layout="wide" if wide else "centered")


def _say_what_was_left() -> None:
    for tone, message in st.session_state.pop("_later", ()):
        _SHOWN[tone](literal(message))


def later(message: str, tone: Tone = "success") -> None:
    """Keep plain words for the top of the next screen; for callbacks, which run before anything is drawn."""
    waiting = st.session_state.setdefault("_later", [])
    if (tone, message) not in waiting:  # a button pressed twice has one thing to say
        waiting.append((tone, message))


def quiet(said: str) -> None:
    """Plain words in the quieter colour; `st.caption` fades its text below the contrast that everybody can read."""
    st.markdown(quietly(said))


def quietly(said: str) -> str:
    """The same as markdown, to stand among other words."""
    return f":small[:gray[{literal(said)}]]"


def two_lines(said: str, below: str) -> None:
    """Plain words in bold, and quieter ones directly under them: one entry of a list."""
    st.markdown(f"**{literal(said)}**  \n:small[:gray[{literal(below)}]]")


def waiting(said: str) -> AbstractContextManager[None]:
    """Say what takes a while, for as long as it does; what is over at once shows nothing."""
    return st.spinner(literal(said))


def refused(error: Refused) -> None:
    """Say on the spot why something was not done."""
    st.error(literal(refusals.sentence(error)))


def refused_later(error: Refused, tone: Tone = "error") -> None:
    """Say why at the top of the next screen; for callbacks."""
    later(refusals.sentence(error), tone)


def empty(said: str, screen: str | None = None, label: str | None = None) -> None:
    """What will be here, and the one step that fills it: a link to a screen by its file name without `.py`."""
    with st.container(border=True):
        st.markdown(literal(said))
        if screen and label:
            link(screen, label)


def link(screen: str, label: str, **query: str) -> None:
    """A link to another screen, by its file name without `.py`; the query arrives in `st.query_params`."""
    st.page_link(f"{screen}.py", label=literal(label), icon=":material/arrow_forward:", query_params=query or None)


def way(address: str, label: str, *, primary: bool = False) -> None:
    """A link to a plain page of ours ("/signin"), opened in this tab; at most one a screen is the primary action."""
    style = _PRIMARY if primary else "color:light-dark(#1F5FA8,#7FB2EA);text-underline-offset:3px"
    st.html(f'<a href="{escape(address)}" style="{style}">{escape(label)}</a>')


def address(path: str) -> str:
    """The whole address of a path of ours, on the host this page was asked from: for links that are handed over."""
    here = urlsplit(st.context.url or "http://localhost")
    return f"{here.scheme}://{here.netloc}{path}"


def literal(said: str) -> str:
    """Plain words for places that read markdown: nothing in them becomes a link, a picture, a heading or a colour.

    Only e-mail addresses become links, to write to. Web addresses get an invisible break, for markdown links them even
    when every character is escaped.
    """
    return _SPECIAL.sub(r"\\\1", _WEB.sub("\\1\u200b", said))


_PRIMARY = (
    "display:inline-block;padding:.625rem 1.25rem;border-radius:6px;font-weight:600;text-decoration:none;"
    "background:light-dark(#1F5FA8,#3377C4);color:#FFFFFF"
)
_SHOWN = {"success": st.success, "info": st.info, "warning": st.warning, "error": st.error}
