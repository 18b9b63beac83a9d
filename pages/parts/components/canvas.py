"""A picture to be laid out in the browser: dragged, moved by keys, or placed by numbers, and saved without a run."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from assessments.answer import CanvasAnswer
from assessments.item import Canvas
from assessments.item.canvas import LEAST_HEIGHT, LEAST_WIDTH, TYPE_SIZES
from pages.parts.components.choices import states
from pages.parts.components.keeping import kept
from pages.parts.components.together import Part
from pages.parts.words import _, language
from rubric.record import Language


@dataclass(frozen=True)
class Board:
    """Whose layout it is, in which language its elements are read, and how it was last saved."""

    attempt_id: str
    item: Canvas
    said: Language
    answer: CanvasAnswer
    revision: int  # 0: never saved
    saved_at: datetime | None
    tab: str
    asked: str  # HTML made by pages.parts.prose

    @property
    def item_id(self) -> str:
        return self.item.id


def canvas(board: Board) -> Part:
    item, said = board.item, board.said
    data = kept(board) | {
        "language": language(),
        "width": item.width,
        "height": item.height,
        "safe": item.safe_box.model_dump(),
        "least": {"w": LEAST_WIDTH, "h": LEAST_HEIGHT},
        "sizes": TYPE_SIZES,
        "elements": [
            {
                "id": one.id,
                "kind": one.kind,
                "label": one.label.said(said),
                "lines": one.text.said(said).split("\n"),
                "bold": one.bold,
            }
            for one in item.elements
        ],
        "colours": [{"id": one.id, "hex": one.hex, "name": one.id.capitalize()} for one in item.colours],
        "photo": {"fill": item.colours[-1].hex, "colour": item.colours[0].hex},
        "words": states(language()) | _words(language()),
    }
    return Part("canvas", f"canvas:{item.id}", data)


@cache
def _words(said: Language) -> dict[str, str]:
    """What the board says; the browser fills in names and numbers."""
    assert said == language()
    return {
        "keys": _(
            "Drag an element, or its corner. Keys: arrows move it by 10 px, Shift with an arrow changes its size, + "
            "and − its text, Delete takes it off, Tab goes to the next. The fields do the same to the pixel."
        ),
        "background": _("Background"),
        "elements": _("Elements: press one to place it"),
        "none": _("Choose an element: its place, size and colours stand here."),
        "x": _("x, from the left"),
        "y": _("y, from the top"),
        "w": _("Width"),
        "h": _("Height"),
        "px": _("Text size"),
        "colour": _("Text colour"),
        "fill": _("Panel colour"),
        "off": _("Take it off the canvas"),
        "wrong": _(
            "A whole number from {least} to {most}, please; this one is not saved.", least="{least}", most="{most}"
        ),
        "listed": _("The layout as a list"),
        "nowhere": _("Not placed yet."),
        "at": _("{x} px from the left, {y} px from the top, {w} × {h} px.", x="{x}", y="{y}", w="{w}", h="{h}"),
        "size": _("Text of {px} px, {colour} on {fill}.", px="{px}", colour="{colour}", fill="{fill}"),
        "contrast": _("Contrast {ratio}:1.", ratio="{ratio}"),
        "fits": _("The text fits its box."),
        "tight": _("The text needs a box of {w} × {h} px.", w="{w}", h="{h}"),
        "overlaps": _("Overlaps: {element}.", element="{element}"),
        "above": _("{element}: {px} px above.", px="{px}", element="{element}"),
        "below": _("{element}: {px} px below.", px="{px}", element="{element}"),
        "left": _("{element}: {px} px to the left.", px="{px}", element="{element}"),
        "right": _("{element}: {px} px to the right.", px="{px}", element="{element}"),
    }
