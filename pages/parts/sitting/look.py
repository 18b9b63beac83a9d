"""The few rules of layout that Streamlit has no word for; the classes are those it gives to the keys of containers."""

import streamlit as st

RULES = """<style>
.st-key-sheet { max-width: 1240px; margin: 0 auto; }
.st-key-head { max-width: 760px; }
.st-key-answers { gap: 1.75rem; }
.st-key-answers label p { font-size: 1rem; }
@media (min-width: 1100px) {
  .st-key-split { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 0 3rem; }
  .st-key-materials { position: sticky; top: 3.5rem; max-height: calc(100vh - 4.5rem); overflow-y: auto; }
}
@media (max-width: 1099.9px) {
  .st-key-sheet { max-width: 760px; }
}
[data-testid="stDialog"] { opacity: 0; animation: late 0s 2s forwards; } /* closed by lang.js before anybody sees it */
@keyframes late { to { opacity: 1; } }
</style>"""


def apply() -> None:
    st.html(RULES)
