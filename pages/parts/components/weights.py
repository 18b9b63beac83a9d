"""Weights to be moved: what they are now is told while one of them is being moved, and kept nowhere."""

from collections.abc import Callable, Mapping

from pages.parts.components.together import Part
from pages.parts.words import _, language
from rubric.model import load_model


def weights(
    of: str, now: Mapping[str, float], position: Mapping[str, float], heard: int, told: Callable[[object], None]
) -> Part:
    """`of` names whose weights they are, `heard` the number of the values that the page shows; see weights.js."""
    data: dict[str, object] = {
        "of": of,
        "names": [(one, load_model().competency(one).name.said(language())) for one in position],
        "weights": dict(now),
        "position": dict(position),
        "heard": heard,
        "language": language(),
        "words": {"back": _("Back to the weights of the position"), "counts": _("{share} of 100", share="{share}")},
    }
    return Part("weights", "weights", data, told)
