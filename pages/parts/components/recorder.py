"""A short speech into the microphone, in so many tries, of which one is kept; a picture only for who adds one."""

from collections.abc import Callable
from dataclasses import dataclass

from streamlit.components import v2 as components

from assessments.answer import SpokenAnswer
from pages.parts.components.source import loaded, source
from pages.parts.words import _, n_

_recorder = components.component(
    "assay_recorder",
    html=source("recorder.html"),
    css=source("recorder.css"),
    js=loaded("recorder", source("recorder.js")),
)


@dataclass(frozen=True)
class Recorder:
    """Whose answer is recorded, for how long, and what there is already."""

    attempt_id: str
    item_id: str
    label: str
    answer: SpokenAnswer
    revision: int
    tab: str
    seconds: int
    tries: int
    picture: bool  # whether one may be added


def record(desk: Recorder, made: Callable[[], None]) -> None:
    """Show the desk; `made` is called before the run that follows a recording or the choice of another try."""
    _recorder(
        key=f"recorder:{desk.item_id}",
        data=[
            {
                "attempt": desk.attempt_id,
                "item": desk.item_id,
                "label": desk.label,
                "answer": desk.answer.model_dump(mode="json"),
                "revision": desk.revision,
                "tab": desk.tab,
                "seconds": desk.seconds,
                "tries": desk.tries,
                "picture": desk.picture,
                "words": _words(desk),
            }
        ],
        on_made_change=made,
    )


def _words(desk: Recorder) -> dict[str, str]:
    return {
        "hint": n_(
            "You have {count} try of at most {seconds} seconds.",
            "You have {count} tries of at most {seconds} seconds; you choose the one that counts.",
            desk.tries,
            seconds=desk.seconds,
        ),
        "record": _("Record try {n}", n="{n}"),
        "picture": _("Add a picture from my camera. It is never needed and never rated."),
        "mirror": _("Your camera"),
        "stop": _("Stop"),
        "time": _("{gone} of {all}", gone="{gone}", all="{all}"),
        "level": _("How loud you are heard"),
        "sending": _("Saving your recording…"),
        "saved": _("Your recording is saved."),
        "which": _("Which try counts?"),
        "keep": _("Try {n} counts", n="{n}"),
        "play": _("Listen to try {n}", n="{n}"),
        "watch": _("Watch try {n}", n="{n}"),
        "no_microphone": _(
            "The microphone cannot be used: it is missing or not allowed. Allow it in your browser and try again, "
            "or write your answer instead; both ways count the same."
        ),
        "no_camera": _(
            "The camera cannot be used: it is missing or not allowed. Sound alone counts the same: untick the picture, "
            "or allow the camera in your browser and try again."
        ),
        "offline": _("No connection. Your recording is kept in this tab and sent as soon as possible: leave it open."),
        "signed_out": _(
            "Your session has ended. Your recording is kept in this tab: open your link again in a new tab, "
            "and it will be sent."
        ),
        "closed": _("Time is up: what had arrived by then is kept."),
        "refused": _(
            "This recording could not be taken. Recordings saved before are kept. Try again, or write your answer "
            "instead; both ways count the same."
        ),
    }
