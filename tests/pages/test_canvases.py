"""A layout as raters see it: drawn from its numbers, photo below, and the same told line by line."""

from io import BytesIO

from PIL import Image

from assessments import bank
from assessments.answer import CanvasAnswer
from assessments.views import AnswerToRate
from pages.parts import canvases, mockups, picked, reading
from pages.parts.words import speaking
from tests.assessments.evidence.test_canvas import FEED
from tests.pages.test_mockups import near, pixel, rgb

ITEM = bank.task("DE2").item("DE2.feed")
COLOURS = {one.id: one.hex for one in ITEM.colours}


def test_the_picture_is_true_to_the_numbers():
    layout = canvases.layout(ITEM, FEED)
    picture = Image.open(BytesIO(mockups.draw(layout, "en"))).convert("RGB")
    assert near(pixel(picture, layout, 1000, 1300), rgb(COLOURS["craie"]))  # the ground
    assert near(pixel(picture, layout, 640, 1095), rgb(COLOURS["algue"]))  # the panel of the places, behind its text
    assert near(pixel(picture, layout, 20, 20), rgb(COLOURS["brume"]))  # the photo
    assert near(pixel(picture, layout, 270, 70), rgb(COLOURS["craie"]))  # the panel of the logo, above the photo


def test_what_was_not_placed_is_not_drawn_and_an_unchosen_ground_is_white():
    half = CanvasAnswer(placed={"date": FEED.placed["date"]})
    layout = canvases.layout(ITEM, half)
    assert (layout.background, [one.id for one in layout.elements]) == ("#FFFFFF", ["date"])


def test_a_layout_is_told_line_by_line():
    with speaking("en"):
        lines = dict(picked.rows(ITEM, FEED, "en"))
    assert lines["Date"] == (
        "“13 June 2026”; 65 px from the left, 824 px from the top, 520 × 76 px; bold text of 64 px; "
        "Algue on Craie, contrast 5.25:1"
    )
    assert len(lines) == 8
    assert reading.is_given(AnswerToRate(item=ITEM, answer=FEED))
    assert not reading.is_given(AnswerToRate(item=ITEM, answer=CanvasAnswer(background="craie")))
