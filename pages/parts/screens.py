"""Every screen: its file, its title, and who sees it in the sidebar; all are registered for everybody."""

from copy import copy
from functools import lru_cache
from pathlib import Path

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
    """All screens as this person sees them, for one run of the router."""
    visible = frozenset(name for name, who in SCREENS if me is not None and guard.may(me, *who))
    return [copy(one) for one in _made(language(), visible)]


@lru_cache(maxsize=64)
def _made(spoken: Language, visible: frozenset[str]) -> tuple[Page, ...]:
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
    return tuple(
        st.Page(
            FOLDER / f"{name}.py",
            title=titles[name],
            url_path=name,
            default=name == "welcome",
            visibility="visible" if name in visible else "hidden",
        )
        for name, _who in SCREENS
    )
