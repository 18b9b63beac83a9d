"""Who is here, and which screens they are shown; every screen is registered for everybody and guards itself."""

from pathlib import Path

import streamlit as st

from assessments.attempt import Role
from pages.parts import bar, guard
from pages.parts.words import _

HERE = Path(__file__).parent

me = guard.arrive()
staff = me is not None and me.actor.kind == "staff"

# file name (= address), title in the sidebar, who sees it there
SCREENS: tuple[tuple[str, str, tuple[guard.Who | guard.Anyone, ...]], ...] = (
    ("welcome", _("Start"), ("anyone",)),
    ("positions", _("Positions"), (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("board", _("Board"), (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("rate", _("Rating"), (Role.RATER,)),
    ("report", _("Fit report"), (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("compare", _("Comparison"), (Role.HR, Role.ADMIN, Role.MANAGER)),
    ("staff", _("Accounts"), (Role.ADMIN,)),
    ("handbook", _("Handbook"), ("anyone",)),
    ("take", _("Your sitting"), ("candidate", "self")),
    ("self_report", _("Your development page"), ("self",)),
)

screens = [
    st.Page(
        HERE / f"{name}.py",
        title=title,
        url_path=name,
        default=name == "welcome",
        visibility="visible" if me is not None and guard.may(me, *who) else "hidden",
    )
    for name, title, who in SCREENS
]
page = st.navigation(screens, position="sidebar" if staff else "hidden")
guard.stand(page.url_path)
bar.draw(me)
page.run()
