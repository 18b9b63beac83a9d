"""The theme, read once: Streamlit reads its settings anew for every run, a tenth of what a step costs."""

from collections.abc import Callable
from typing import Any

from streamlit.runtime import app_session

NAME = "_populate_theme_msg"  # Streamlit's own; where a later version has none, nothing is remembered


def remember() -> None:
    """From now on each section of the theme is read once, when it is first asked for; settings do not change."""
    read = getattr(app_session, NAME, None)
    if read is not None and not hasattr(read, "sections"):
        setattr(app_session, NAME, remembering(read))


def remembering(read: Callable[..., None]) -> Callable[..., None]:
    """The same reading, each section once; a section without settings stays absent from the message."""
    sections: dict[str, Any] = {}

    def filled(msg: Any, section: str = "theme") -> None:  # noqa: ANN401 - a protocol buffer has no type of its own
        if section not in sections:
            sections[section] = type(msg)()
            read(sections[section], section)
        if sections[section].ByteSize():
            msg.MergeFrom(sections[section])

    filled.sections = sections  # type: ignore[attr-defined]
    return filled
