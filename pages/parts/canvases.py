"""A layout as it was handed in: the picture, drawn on the server from its numbers, as a mock-up is."""

from assessments.answer import CanvasAnswer
from assessments.item import Canvas, Element, Layout

UNCHOSEN = "#FFFFFF"  # the ground while no colour is chosen for it


def layout(item: Canvas, answer: CanvasAnswer) -> Layout:
    """What was placed, photos below everything else; elements that were not placed are not in it."""
    ordered = sorted(item.elements, key=lambda one: one.kind != "photo")
    return Layout(
        id=item.id,
        label=item.prompt,
        width=item.width,
        height=item.height,
        background=UNCHOSEN if answer.background is None else item.hex_of(answer.background),
        elements=tuple(_element(item, answer, one.id) for one in ordered if one.id in answer.placed),
    )


def _element(item: Canvas, answer: CanvasAnswer, name: str) -> Element:
    given = next(one for one in item.elements if one.id == name)
    at = answer.placed[name]
    is_photo = given.kind == "photo"
    return Element(
        id=name,
        role=name,
        kind=given.kind,
        text=given.text,
        x=at.x,
        y=at.y,
        w=at.w,
        h=at.h,
        fill=item.colours[-1].hex if is_photo else item.hex_of(at.fill),
        colour=item.colours[0].hex if is_photo else item.hex_of(at.colour),
        px=at.px,
        bold=given.bold,
    )
