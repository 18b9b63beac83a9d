"""Who is here, and which screens they are shown; every screen is registered for everybody and guards itself."""

import streamlit as st

from pages.parts import bar, guard
from pages.parts.screens import screens

me = guard.arrive()
staff = me is not None and me.actor.kind == "staff"
page = st.navigation(screens(me), position="sidebar" if staff else "hidden")
guard.stand(page.url_path)
bar.draw(me)
page.run()
