"""Every screen: its file, its title, and who sees it in the sidebar."""

from copy import copy
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import Page

from assessments.attempt import Role
from assessments.views import WebSession
from pages.parts import guard
from pages.parts.words import _, language
from rubric.record import Language

FOLDER = Path(__file__).parents[1]

# file name (= address) and who sees it in the sidebar
SCREENS: tuple[tuple[str, tuple[guard.Who | guard.Anyone, ...]], ...] = (
    ("welcome", ("anyone",)),
    ("positions", (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("board", (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("screen", (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("report", (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("interview", (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("field", (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("compare", (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("rate", (Role.RATER,)),
    ("training", (Role.RATER,)),
    ("severity", (Role.RATER, Role.LEAD)),
    ("settle", (Role.LEAD,)),
    ("pairs", (Role.RATER, Role.LEAD, Role.HR, Role.ADMIN)),
    ("raters", (Role.LEAD, Role.HR, Role.ADMIN)),
    ("forms", (Role.HR, Role.ADMIN)),
    ("gallery", (Role.LEAD, Role.HR, Role.ADMIN)),
    ("own_posts", (Role.HR, Role.ADMIN)),
    ("item_health", (Role.HR, Role.ADMIN)),
    ("validity", (Role.RATER, Role.LEAD, Role.MANAGER, Role.HR, Role.ADMIN)),
    ("transparency", (Role.HR, Role.ADMIN, Role.MANAGER, "candidate")),
    ("impact", (Role.HR, Role.ADMIN)),
    ("staff", (Role.ADMIN,)),
    ("handbook", ("anyone",)),
    ("take", ("candidate", "self")),
    ("self_report", ("self",)),
    ("own_report", ("candidate",)),
)


def screens(me: WebSession | None) -> list[Page]:
    """The screens that this person may be on, for one run of the router."""
    visible = frozenset(name for name, who in SCREENS if me is not None and guard.may(me, *who))
    made = _made(language(), visible)
    return [copy(made[name]) for name in registered(me, visible, asked())]


def registered(me: WebSession | None, visible: frozenset[str], wanted: str | None) -> list[str]:
    """Every screen that is known is paid for with each run. Whoever works at answers has their own, the start, and the
    one that is asked for, whose guard tells them why it is not for them; other staff have all. None: not known which.
    """
    if wanted is None or (me is not None and me.actor.kind == "staff" and me.actor.roles != {Role.RATER}):
        return [name for name, _who in SCREENS]
    return [name for name, who in SCREENS if "anyone" in who or name in visible or name == wanted]


def asked() -> str | None:
    """The last part of the address that the browser asked for; "" for the start."""
    found = st.context.url
    return None if found is None else urlsplit(found).path.rpartition("/")[2]


@lru_cache(maxsize=64)
def _made(spoken: Language, visible: frozenset[str]) -> dict[str, Page]:
    """Looking for ten files takes Streamlit longer than the page itself, so it is done once; runs work on copies."""
    assert spoken == language()  # it is in the key because the titles are said in it
    titles = {
        "welcome": _("Start"),
        "positions": _("Positions"),
        "board": _("Board"),
        "forms": _("Forms"),
        "gallery": _("Task gallery"),
        "own_posts": _("Own posts"),
        "rate": _("Rating"),
        "training": _("Training"),
        "severity": _("Severity"),
        "settle": _("To settle"),
        "item_health": _("Questions"),
        "validity": _("Content validity"),
        "impact": _("Selection rates"),
        "pairs": _("Pairs"),
        "raters": _("Raters"),
        "report": _("Fit report"),
        "interview": _("Interview"),
        "screen": _("Screening table"),
        "field": _("Whole field"),
        "compare": _("Comparison"),
        "staff": _("Accounts"),
        "handbook": _("Handbook"),
        "take": _("Your sitting"),
        "self_report": _("Your development page"),
        "own_report": _("Your report"),
        "transparency": _("Transparency"),
    }
    return {
        name: st.Page(
            FOLDER / f"{name}.py",
            title=titles[name],
            url_path=name,
            default=name == "welcome",
            visibility="visible" if name in visible else "hidden",
        )
        for name, _who in SCREENS
    }
