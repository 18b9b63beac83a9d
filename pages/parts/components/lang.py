"""Tells the browser the language of the page and where a new step begins, and clears this device at the end."""

from pages.parts.components.together import Part
from rubric.record import Language


def leaf(language: Language, step: str, forget: str | None = None) -> Part:
    """`step` names what is shown: when it changes the page starts at its top again.

    `forget` is the id of an attempt that has been submitted: its texts kept by this browser are removed, since the
    device may be shared.
    """
    return Part("lang", "lang", {"language": language, "step": step, "forget": forget})
