"""A picture file: chosen or dropped, sent whole, and shown as it was kept."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from assessments.attempt import UploadMisfit, UploadRefused
from pages.parts import refusals
from pages.parts.components.together import Part
from pages.parts.words import _, language, number
from rubric.record import Language

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Shelf:
    """Whose picture it is, and the one that was handed in last."""

    attempt_id: str
    item_id: str
    label: str
    file: str | None  # media id
    revision: int
    tab: str
    max_bytes: int


def shelf(one: Shelf) -> Part:
    data: dict[str, object] = {
        "attempt": one.attempt_id,
        "item": one.item_id,
        "label": one.label,
        "file": one.file,
        "revision": one.revision,
        "tab": one.tab,
        "most": one.max_bytes,
        "words": _words(language(), one.max_bytes),
    }
    return Part("upload", f"upload:{one.item_id}", data)


@cache
def _words(said: Language, most: int) -> dict[str, str]:
    assert said == language()
    refused = {why: refusals.sentence(UploadRefused(why)) for why in get_args(UploadMisfit)}
    return refused | {
        "choose": _("Choose a file"),
        "other": _("Choose another file"),
        "hint": _(
            "PNG or JPEG, {mb} MB at most. Its name, and what it says about you, your device or your place, are "
            "removed when it arrives.",
            mb=number(most / MEGABYTE),
        ),
        "sending": _("Sending your picture…"),
        "saved": _("Your picture is saved. This is what people will see."),
        "shown": _("The picture you handed in"),
        "offline": _("No connection. Your picture is sent as soon as possible: leave this page open."),
        "signed_out": _(
            "Your session has ended. Your picture was not sent: open your link again and choose it once more."
        ),
        "closed": _("Time is up: this picture came too late. What was saved before it is kept."),
        "refused": _("This file could not be taken. What you handed in before is kept. Reload the page and try again."),
    }
