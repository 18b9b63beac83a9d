"""The web application: screens through the router, everything else through pages.http; `streamlit run app.py`."""

import streamlit as st

from pages import http

app = st.App(
    "pages/_router.py",
    routes=http.routes,
    middleware=http.middleware,
    lifespan=http.lifespan,
    on_script_error=http.on_script_error,
    secrets={"none": {}},  # with none at all, Streamlit looks for files of them whenever a page asks who is here
)
