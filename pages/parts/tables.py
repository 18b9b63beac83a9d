"""Tables of plain words that may be wider than a phone: they scroll in a box of their own, which the keyboard reaches.

Streamlit's own table scrolls too, but in a box that nobody without a mouse or a finger can move.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pages.parts.prose import LINE, QUIET

_LOOK = f"""<style>
.assay-table {{ overflow-x: auto; font-size: .875rem; }}
.assay-table:focus-visible {{ outline: 3px solid light-dark(#1F5FA8,#7FB2EA); outline-offset: 2px; }}
.assay-table table {{ border-collapse: collapse; width: 100%; }}
.assay-table :is(th, td) {{ padding: .3125rem .75rem .3125rem 0; border-bottom: 1px solid {LINE}; text-align: left; }}
.assay-table thead th {{ color: {QUIET}; font-weight: 400; }}
.assay-table tbody th {{ font-weight: 400; }}
.assay-table td.figures {{ font-variant-numeric: tabular-nums; white-space: nowrap; }}
.assay-table td.long {{ min-width: 6.5rem; }}
.assay-table .column {{ text-align: right; }}
</style>"""

_FIGURE = re.compile(r"[−+]?\d[\d\s.,]*%?")
_RIGHT = ' class="figures column"'
_SHORT = 14  # characters: such a cell is not broken when it begins with a figure; a longer one keeps some width


def draw(columns: Mapping[str, Sequence[str]], about: str) -> None:
    """Columns of one length, each under its title; the first one names the rows. `about` is what screen readers say."""
    st.html(_LOOK + html(columns, about))


def framed(table: str, about: str) -> str:
    """A table of one's own, as HTML, in the box that scrolls and with the look of all tables."""
    return f'{_LOOK}<div class="assay-table" role="region" tabindex="0" aria-label="{escape(about)}">{table}</div>'


def html(columns: Mapping[str, Sequence[str]], about: str) -> str:
    """The table as HTML, everything in it as plain words; a column of nothing but figures stands to the right."""
    right = [place > 0 and _are_figures(cells) for place, cells in enumerate(columns.values())]
    heads = zip(columns, right, strict=True)
    head = "".join(f'<th scope="col"{_RIGHT if one else ""}>{escape(title)}</th>' for title, one in heads)
    rows = "".join(_row(cells, right) for cells in zip(*columns.values(), strict=True))
    return (
        f'<div class="assay-table" role="region" tabindex="0" aria-label="{escape(about)}">'
        f'<table aria-label="{escape(about)}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _are_figures(cells: Sequence[str]) -> bool:
    """Whether everything that is known here is a bare figure."""
    known = [one for one in cells if one != "–"]
    return bool(known) and all(map(_FIGURE.fullmatch, known))


def _row(cells: Sequence[str], right: Sequence[bool]) -> str:
    said = "".join(map(_cell, cells[1:], right[1:]))
    return f'<tr><th scope="row">{escape(cells[0])}</th>{said}</tr>'


def _cell(said: str, right: bool) -> str:
    if right:
        kind = _RIGHT
    elif len(said) > _SHORT:
        kind = ' class="long"'
    else:
        kind = ' class="figures"' if _FIGURE.match(said) else ""
    return f"<td{kind}>{escape(said)}</td>"
