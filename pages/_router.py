"""Who is here, and which screens they are shown; each screen guards itself, whoever comes to it."""

import streamlit as st

from pages.parts import bar, guard
from pages.parts.screens import screens

me = guard.arrive()
staff = me is not None and me.actor.kind == "staff"
page = st.navigation(screens(me), position="sidebar" if staff else "hidden", expanded=True)
guard.stand(page.url_path)
if me is None or page.url_path != "take":  # a sitting has a line of its own at the top
    bar.draw(me)
page.run()
