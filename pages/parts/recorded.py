"""What was recorded or handed in as a picture, played and shown from our own route."""

from collections.abc import Iterable

import streamlit as st

from pages.parts import frame
from pages.parts.frame import literal
from pages.parts.words import _

PHONE = 390  # px: a visual is judged at the width of a phone


def sounds(media: Iterable[str], pictured: Iterable[str]) -> None:
    """Recordings to be heard; the picture of those that are also `pictured` stays folded."""
    for one in media:
        label = literal(_("Recording")).replace('"', "")
        st.html(f'<audio controls preload="metadata" style="width:100%" aria-label="{label}" src="/files/{one}">')
        if one in pictured:
            with st.expander(_("The picture that was added")):
                frame.quiet(_("It was free to add and is no part of what you rate: neither face nor room counts."))
                seen = f'aria-label="{label}" src="/files/{one}"'
                st.html(f'<video controls playsinline preload="none" style="width:100%" {seen}></video>')


def pictures(media: Iterable[str]) -> None:
    for one in media:
        label = literal(_("The picture that was handed in")).replace('"', "")
        st.html(f'<img style="width:100%;max-width:{PHONE}px;height:auto" alt="{label}" src="/files/{one}">')
