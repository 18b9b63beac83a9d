"""A report as it is printed, on a screen and as files: the same words everywhere."""

from collections.abc import Iterable
from functools import partial
from typing import assert_never

import streamlit as st

from pages.parts import frame
from pages.parts.prose import LINE, QUIET
from pages.parts.words import _
from pages.print.document import Document, Quote, Told, Words
from pages.print.drawing import SCALE
from pages.print.hypertext import chart, html
from pages.print.press import press

_LOOK = f"""<style>{SCALE}
.assay-paper .wide {{ overflow-x: auto; }}
.assay-paper .wide:focus-visible {{ outline: 3px solid light-dark(#1F5FA8,#7FB2EA); outline-offset: 2px; }}
.assay-paper table {{ border-collapse: collapse; width: 100%; font-size: .9375rem; }}
.assay-paper td {{ font-variant-numeric: tabular-nums; }}
.assay-paper :is(th, td) {{ padding: .375rem .75rem .375rem 0; border-bottom: 1px solid {LINE}; text-align: left; }}
.assay-paper thead th {{ color: {QUIET}; font-weight: 400; vertical-align: bottom; }}
.assay-paper tbody th {{ font-weight: 600; }}
.assay-paper .quiet {{ color: {QUIET}; font-size: .875rem; margin: .5rem 0 0; }}
</style>"""


def show(blocks: Iterable[Told]) -> None:
    """Blocks one under the other, what stands under a smaller heading folded behind it."""
    place = st.container()
    for one in blocks:
        if one.kind == "heading":
            place = st.container() if one.level == 2 else st.expander(frame.literal(one.text))  # noqa: PLR2004
        with place:
            _show(one)


def _show(one: Told) -> None:
    match one.kind:
        case "heading":
            if one.level == 2:  # noqa: PLR2004 - the smaller ones are the labels of what they fold
                st.header(frame.literal(one.text), anchor=False)
        case "words":
            _words(one)
        case "points":
            st.markdown("\n".join(f"- {frame.literal(line)}" for line in one.lines))
        case "quote":
            _quote(one)
        case "chart":
            st.html(f'{_LOOK}<div class="assay-paper">{chart(one)}</div>')
        case _:
            assert_never(one.kind)


def _words(one: Words) -> None:
    label = f"**{frame.literal(one.label)}** " if one.label else ""
    if one.tone == "quiet":
        frame.quiet(one.text)
    else:
        st.markdown(label + frame.literal(one.text))


def _quote(one: Quote) -> None:
    with st.container(border=True, gap="small"):
        st.text(one.text)
        if one.note:
            frame.quiet(one.note)


def downloads(document: Document, name: str) -> None:
    """The document as a file to print or keep, and as one that any browser opens; made when a button is pressed."""
    with st.container(horizontal=True):
        st.download_button(
            _("Download as PDF"),
            data=partial(press.pdf, document),
            file_name=f"{name}-{document.language}.pdf",
            mime="application/pdf",
            key="pdf",
            on_click="ignore",
            type="primary",
        )
        st.download_button(
            _("Download as a web page"),
            data=partial(html, document),
            file_name=f"{name}-{document.language}.html",
            mime="text/html",
            key="html",
            on_click="ignore",
        )
