"""Tables of plain words that may be wider than a phone: they scroll in a box of their own, which the keyboard reaches.

Streamlit's own table scrolls too, but in a box that nobody without a mouse or a finger can move.
"""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pages.parts.prose import LINE, QUIET

_LOOK = f"""<style>
.assay-table {{ overflow-x: auto; font-size: .875rem; font-variant-numeric: tabular-nums; }}
.assay-table:focus-visible {{ outline: 3px solid light-dark(#1F5FA8,#7FB2EA); outline-offset: 2px; }}
.assay-table table {{ border-collapse: collapse; width: 100%; }}
.assay-table :is(th, td) {{ padding: .3125rem .75rem .3125rem 0; border-bottom: 1px solid {LINE}; text-align: left; }}
.assay-table thead th {{ color: {QUIET}; font-weight: 400; }}
.assay-table tbody th {{ font-weight: 400; }}
</style>"""


def draw(columns: Mapping[str, Sequence[str]], about: str) -> None:
    """Columns of one length, each under its title; the first one names the rows. `about` is what screen readers say."""
    st.html(_LOOK + html(columns, about))


def framed(table: str, about: str) -> str:
    """A table of one's own, as HTML, in the box that scrolls and with the look of all tables."""
    return f'{_LOOK}<div class="assay-table" role="region" tabindex="0" aria-label="{escape(about)}">{table}</div>'


def html(columns: Mapping[str, Sequence[str]], about: str) -> str:
    """The table as HTML, everything in it as plain words."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in columns)
    rows = "".join(_row(cells) for cells in zip(*columns.values(), strict=True))
    return (
        f'<div class="assay-table" role="region" tabindex="0" aria-label="{escape(about)}">'
        f'<table aria-label="{escape(about)}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(cells: Sequence[str]) -> str:
    name, *rest = cells
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{escape(one)}</td>" for one in rest)}</tr>'
