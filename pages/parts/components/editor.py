"""Boxes for answers in words or figures: saved while typing pauses, safe when the connection or the server goes.

Boxes that follow each other are one part, however many they are: each has its own shadow tree inside it.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from assessments.answer import Answer
from assessments.item import Count, Limits
from pages.parts.components.together import Part, show
from pages.parts.words import _, language, number
from rubric.record import Language

FEWEST_ROWS, MOST_ROWS, LETTERS_A_ROW = 3, 9, 75
LETTERS_A_WORD = 6


@dataclass(frozen=True)
class Field:
    """One box: whose answer it holds, where in the answer the words go, and how long they may be."""

    attempt_id: str
    item_id: str
    label: str
    text: str
    answer: Answer  # as last saved, or empty; what the box holds replaces `field` in it
    field: str  # text, typed or script
    revision: int  # 0: never saved
    tab: str
    language: Language  # of the answer
    hint: str = ""
    limits: Limits | None = None  # None: nothing is counted
    line: bool = False  # one line, for a number or for a line of words
    unit: str = ""
    before: tuple[tuple[str, str], ...] = ()  # what was said before it: by whom, and the words


def edit(*fields: Field) -> None:
    """Show boxes. Nothing runs here while somebody types: POST /api/autosave saves, and the next run reads."""
    part = boxes(*fields)
    show(part.id, part)


def boxes(*fields: Field) -> Part:
    """Boxes, to be shown together with other parts."""
    first = fields[0]
    data: dict[str, object] = {"words": _states(language()), "boxes": [_box(one) for one in fields]}
    return Part("editor", f"editor:{first.item_id}:{first.field}", data)


def _box(field: Field) -> dict[str, object]:
    return {
        "attempt": field.attempt_id,
        "item": field.item_id,
        "field": field.field,
        "label": field.label,
        "hint": field.hint,
        "text": field.text,
        "answer": field.answer.model_dump(mode="json"),
        "revision": field.revision,
        "tab": field.tab,
        "language": language(),
        "limits": field.limits and field.limits.model_dump(),
        "line": field.line,
        "rows": rows(field.limits),
        "unit": field.unit,
        "before": field.before,
        "words": _counted(field.limits, language()) if field.limits else {},
    }


def rows(limits: Limits | None) -> int:
    """How high the empty box is: what the longest allowed text needs, within bounds."""
    if limits is None or limits.maximum is None:
        return FEWEST_ROWS + 1
    letters = limits.maximum * (LETTERS_A_WORD if limits.count == "words" else 1)
    needed = max(-(-letters // LETTERS_A_ROW), limits.lines or 0)
    return max(FEWEST_ROWS, min(MOST_ROWS, needed + 1))


@cache
def _states(said: Language) -> dict[str, str]:
    """What the box says about itself; the browser fills in the time."""
    assert said == language()
    return {
        "unsaved": _("Not saved yet"),
        "saved": _("Saved"),
        "saved_at": _("Saved {clock}", clock="{clock}"),
        "restored": _("Your last words were still on this device. They are back, and are being saved."),
        "newer": _("This answer was changed elsewhere; the newer version is shown."),
        "offline": _("No connection. Your text is kept on this device and saved as soon as possible; you can go on."),
        "signed_out": _(
            "Your session has ended. Your text is kept on this device: open your link again in a new tab, "
            "and it will be saved."
        ),
        "closed": _("Time is up: this last change came too late. What was saved before it is kept."),
        "sealed": _("This answer has been sent and can no longer be changed."),
        "too_long": _("This is too long to be saved. Please shorten it; the version saved before is kept."),
        "refused": _("This could not be saved. Your text is kept on this device; reload the page and try again."),
        "rival": _("This answer was changed in another tab or on another device. Which version counts?"),
        "rival_other": _("The other version"),
        "rival_empty": _("(empty)"),
        "rival_keep_mine": _("Keep what I wrote here"),
        "rival_take_other": _("Use the other version"),
    }


def _counted(limits: Limits, said: Language) -> dict[str, str]:
    """Phrases for what is counted; {n}, {max} and {min} are filled in the browser."""
    return {**_phrases(limits.count, said), "fold": _visible(limits.fold or 0, said)}


@lru_cache(maxsize=64)
def _visible(letters: int, said: Language) -> str:
    assert said == language()
    return _("Visible before “more” ({n} characters):", n=number(letters))


@cache
def _phrases(how: Count, said: Language) -> dict[str, str]:
    assert said == language()
    n, most, least = "{n}", "{max}", "{min}"
    match how:
        case "words":
            phrases = {
                "count": _("{n} words", n=n),
                "of": _("{n} of {max} words", n=n, max=most),
                "too_long": _("{n} too many", n=n),
                "at_least": _("at least {min} words", min=least),
            }
        case "bytes":
            phrases = {
                "count": _("{n} bytes", n=n),
                "of": _("{n} of {max} bytes", n=n, max=most),
                "too_long": _("{n} too many", n=n),
                "at_least": _("at least {min} bytes", min=least),
            }
        case "x_weighted":
            phrases = {
                "count": _("{n} characters as X counts", n=n),
                "of": _("{n} of {max} characters as X counts", n=n, max=most),
                "too_long": _("{n} too many", n=n),
                "at_least": _("at least {min} characters", min=least),
            }
        case "codepoints" | "graphemes":
            phrases = {
                "count": _("{n} characters", n=n),
                "of": _("{n} of {max} characters", n=n, max=most),
                "too_long": _("{n} too many", n=n),
                "at_least": _("at least {min} characters", min=least),
            }
    return phrases | {
        "hashtags": _("hashtags: {n} of {max}", n=n, max=most),
        "emoji": _("emoji: {n} of {max}", n=n, max=most),
        "lines": _("lines: {n} of {max}", n=n, max=most),
    }
