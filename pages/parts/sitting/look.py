"""The few rules of layout that Streamlit has no word for; the classes are those it gives to the keys of containers."""

import streamlit as st

from pages.parts import prose

RULES = """<style>
.st-key-sheet { max-width: 1240px; margin: 0 auto; }
.st-key-answers { gap: 1.75rem; }
.st-key-bench .assay-sheet { max-width: none; }
@media (min-width: 1100px) {
  .st-key-sheet { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 1rem 3rem; }
  .st-key-sheet > * { grid-column: 1 / -1; max-width: 760px; }
  .st-key-sheet > :has(.assay-sheet):not(:has(.st-key-answers), .st-key-answers) {
    grid-column: 1; align-self: start; position: sticky; top: 3.5rem;
    max-height: calc(100vh - 4.5rem); overflow-y: auto;
  }
  .st-key-sheet > :is(.st-key-answers, .st-key-desk), .st-key-sheet > :has(.st-key-answers, .st-key-desk) {
    grid-column: 2;
  }
}
@media (max-width: 1099.9px) {
  .st-key-sheet { max-width: 760px; }
}
[data-testid="stDialog"] { opacity: 0; animation: late 0s 2s forwards; } /* closed by lang.js before anybody sees it */
@keyframes late { to { opacity: 1; } }
"""
STYLE = f"{RULES}{prose.LOOK}</style>"


def apply() -> None:
    """For pages that are not a task."""
    st.html(STYLE)


def dressed(html: str) -> None:
    """Show this with the rules for the whole page in the same element, for every element costs."""
    st.html(STYLE + html)
