"""Pictures drawn from their shapes."""

from base64 import b64decode
from xml.etree import ElementTree as ET

import pytest

from assessments import bank
from assessments.form import Drawing
from assessments.form.drawing import Words
from pages.parts import drawings
from rubric.record import Text

PICTURES = [one for task in bank.tasks().values() for one in task.materials if isinstance(one, Drawing)]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(drawing, said="en"):
    return ET.fromstring(drawings.svg(drawing, said))  # noqa: S314 - our own picture


@pytest.mark.parametrize("drawing", PICTURES, ids=[one.id for one in PICTURES])
@pytest.mark.parametrize("said", ["en", "fr"])
def test_every_shape_is_drawn_in_its_order_over_the_ground(drawing, said):
    names = {"words": "text", "stroke": "line", "box": "rect", "polygon": "polygon", "disc": "circle"}
    ground, *shapes = list(drawn(drawing, said))
    assert ground.get("fill") == drawing.background
    assert [one.tag for one in shapes] == [f"{SVG}{names[shape.shape]}" for shape in drawing.shapes]


def test_words_are_those_of_the_language_and_stand_on_their_line():
    chart = PICTURES[0]
    words = [one for one in drawn(chart, "fr") if one.tag == f"{SVG}text"]
    assert words[0].text == "4\u202f120 réparations en 2025"
    assert (words[0].get("x"), words[0].get("y")) == ("90", "91.2")  # 40 + 0.8 * 64


def test_nothing_written_in_a_picture_is_markup():
    same = Text(en="<b>&", fr="<b>&")
    words = Words(x=0, y=0, px=10, colour='"/><script>', text=same)
    odd = PICTURES[0].model_copy(update={"shapes": (words,), "neutral": Text(en='"><i>', fr="x")})
    assert drawn(odd)[1].text == "<b>&"
    html = drawings.picture(odd, "en")
    assert "<i>" not in html
    assert "<script>" not in b64decode(html.split("base64,")[1].split('"')[0]).decode()


def test_the_whole_picture_is_told_in_words_twice(monkeypatch):
    html = drawings.sheet(PICTURES[1], "en")
    assert html.count("Three copper drops fall from that corner") == 2  # as its alternative, and to be unfolded
    assert "why your Halte leaks" in html
    assert 'class="quiet"' not in drawings.sheet(PICTURES[1].model_copy(update={"note": None}), "en")
