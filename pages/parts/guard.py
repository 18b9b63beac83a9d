"""Who is here and what they may open: the first statement of every screen, and the one store of the process.

    me = guard.require(Role.HR)                      # staff with this role
    me = guard.require(Role.RATER, Role.ADMIN)       # any of these roles
    me = guard.require("candidate", "self")          # somebody in a sitting
    me = guard.require("anyone")                     # everybody; None for a stranger

Verbs take `me.actor`. A callback runs before the guard of its run, so it asks anew: `guard.acting()`.
"""

import os
import threading
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NoReturn, overload
from urllib.parse import quote, urlencode

import streamlit as st

from assessments import workflow
from assessments.attempt import Actor, NotAllowed, Role
from assessments.views import WebSession
from assessments.workflow import Store
from pages.parts import frame, words
from pages.parts.words import _
from rubric.record import Language

ROOT = Path(__file__).parents[2]
Who = Role | Literal["candidate", "self"]
Anyone = Literal["anyone"]

_opening = threading.Lock()
_stores: dict[tuple[str, str], Store] = {}
_screen: ContextVar[str] = ContextVar("screen", default="")
_read: ContextVar[tuple[WebSession | None] | None] = ContextVar("read", default=None)


def store() -> Store:
    """The store of this process, opened once; where it lies is said by ASSAY_DATABASE_URL and ASSAY_MEDIA."""
    where = _where()
    with _opening:  # two first visitors must not make the tables twice
        if where not in _stores:
            _stores[where] = workflow.open_store(where[0], Path(where[1]))
        return _stores[where]


def opened() -> Store | None:
    """The same if it is open: for the event loop, which must not wait for a database that does not answer."""
    return _stores.get(_where())


def _where() -> tuple[str, str]:
    url = os.environ.get("ASSAY_DATABASE_URL") or f"sqlite:///{ROOT / 'data' / 'assay.sqlite'}"
    return url, os.environ.get("ASSAY_MEDIA") or str(ROOT / "data" / "media")


def now() -> datetime:
    """This moment; the only clock that screens and routes read."""
    return datetime.now(UTC)


def session() -> WebSession | None:
    """Whose connection this is, read anew from the session's row; None for a stranger.

    `st.user` is fixed when the connection opens, the row is not: a revoked session is a stranger at the next run.
    """
    digest, subject = st.user.get("sid"), st.user.get("sub")
    if not isinstance(digest, str) or not digest:
        return None
    found = workflow.web_session(store(), digest, now())
    return found if found is not None and found.actor.id == subject else None


def arrive() -> WebSession | None:
    """The router's reading of the row, once a run; the guard of the screen below takes it over."""
    found = session()
    _read.set((found,))
    if found is not None and found.language is not None:
        words.speak(found.language)
    return found


def stand(screen: str) -> None:
    """The router says which screen this run shows, by the last part of its address."""
    _screen.set(screen)


@overload
def require(who: Anyone, /) -> WebSession | None: ...
@overload
def require(*who: Who) -> WebSession: ...
def require(*who: Who | Anyone) -> WebSession | None:
    """The session of whoever is here, if they may be; otherwise one sentence, a way on, and the end of the run."""
    handed = _read.get()
    _read.set(None)  # good for one reading: the next run asks the row again
    found = handed[0] if handed else arrive()
    if "anyone" in who:
        return found
    if found is not None and may(found, *who):
        return found
    return _turn_away(found)


def may(found: WebSession, *who: Who | Anyone) -> bool:
    """Whether this session is one of these."""
    actor = found.actor
    return "anyone" in who or actor.kind in who or (actor.kind == "staff" and any(role in who for role in actor.roles))


def keep_to(found: WebSession, said: Language) -> None:
    """From here on in the language of a sitting, which speaks one, whatever this browser was set to."""
    if found.language != said:
        workflow.set_session_language(store(), found.digest, said)
        words.speak(said)


def acting() -> Actor:
    """Who acts, read anew, for callbacks; raises NotAllowed when the session has ended meanwhile."""
    found = session()
    if found is None:
        raise NotAllowed("no session")
    return found.actor


def _turn_away(found: WebSession | None) -> NoReturn:
    if found is None:
        st.markdown(_("Please sign in to see this page."))
        frame.way(f"/signin?to={quote(here(), safe='')}", _("Sign in"))
        st.markdown(_("If you were invited to an assessment, open the link in your invitation again."))
    else:
        st.markdown(_("This page is not part of your role. Nothing was changed."))
        frame.way("/", _("Back to the start"))
    st.stop()


def here() -> str:
    """The address of this screen inside the site, with its query: "/rate?task=WR1".

    Not from `st.context.url`, which takes "/self_report" for a page called "report" below "/self_".
    """
    query = urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
    return f"/{_screen.get()}" + (f"?{query}" if query else "")
