"""Mock-ups: the same picture for everybody, true to its numbers, with a list that says as much as the picture."""

from io import BytesIO

import pytest
from PIL import Image

from assessments import bank
from assessments.evidence import contrast
from assessments.item import Element, Layout
from pages.parts import mockups
from pages.parts.words import speaking
from rubric.record import LANGUAGES, Text


def layouts():
    return [one for item in bank.task("DE1").items if item.kind == "layouts" for one in item.layouts]


def pixel(picture, layout, x, y):
    """The colour at a place of the mock-up, given in its own pixels."""
    return picture.getpixel((int(x * picture.width / layout.width), int(y * picture.height / layout.height)))


def rgb(colour):
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def near(one, other, by=6):
    return all(abs(left - right) <= by for left, right in zip(one, other, strict=True))


def drawn(layout, language="en"):
    return Image.open(BytesIO(mockups.draw(layout, language))).convert("RGB")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", layouts(), ids=lambda one: one.id)
def test_every_line_of_text_fits_the_box_that_the_list_states(layout, language):
    for one in layout.elements:
        if one.kind != "photo":
            lines = one.text.said(language).split("\n")
            assert max(mockups.width(one, line) for line in lines) <= one.w
            assert len(lines) * one.px <= one.h


@pytest.mark.parametrize("layout", layouts(), ids=lambda one: one.id)
def test_the_picture_keeps_the_proportions_and_the_background(layout):
    picture = drawn(layout)
    assert picture.width / picture.height == pytest.approx(layout.width / layout.height, rel=0.01)
    corner = (layout.width - 3, 3)
    covered = any(one.kind == "photo" and one.x + one.w > corner[0] and one.y < corner[1] for one in layout.elements)
    assert covered or near(pixel(picture, layout, *corner), rgb(layout.background))


def test_the_picture_differs_by_language_and_is_drawn_once():
    layout = layouts()[0]
    assert mockups.draw(layout, "en") != mockups.draw(layout, "fr")
    assert mockups.draw(layout, "en") is mockups.draw(layout.model_copy(), "en")


def element(**given):
    return Element(
        **{
            "id": "e",
            "role": "title",
            "kind": "text",
            "text": Text(en="H", fr="H"),
            "x": 100,
            "y": 100,
            "w": 400,
            "h": 200,
            "fill": "#FFFFFF",
            "colour": "#000000",
            "px": 160,
            "bold": True,
        }
        | given
    )


def layout_of(*elements):
    return Layout(
        id="L", label=Text(en="Draft", fr="Projet"), width=600, height=750, background="#FFFFFF", elements=elements
    )


def test_text_is_drawn_where_its_numbers_say_in_the_colour_they_say():
    layout = layout_of(element())
    picture = drawn(layout)
    dark = [
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if sum(picture.getpixel((x, y))) < 100  # near black: the letter
    ]
    left, right = min(x for x, _ in dark) * 1.5, max(x for x, _ in dark) * 1.5
    top, bottom = min(y for _, y in dark) * 1.5, max(y for _, y in dark) * 1.5
    assert 100 <= left <= 125
    assert right <= 100 + 160
    assert 100 <= top < bottom <= 300
    assert 100 < bottom - top < 130  # a capital of 160 px Inter is 0.727 em high: 116 px


def test_a_box_of_another_colour_is_filled_and_one_of_the_same_colour_is_not_seen():
    boxed = layout_of(element(fill="#2E6F5E", colour="#FFFFFF"))
    assert near(pixel(drawn(boxed), boxed, 480, 200), rgb("#2E6F5E"))
    plain = layout_of(element())
    assert near(pixel(drawn(plain), plain, 480, 200), rgb("#FFFFFF"))


def test_a_photo_keeps_its_main_colour_so_faintly_drawn_that_contrast_holds():
    photo = element(kind="photo", role="photo", x=0, y=0, w=600, h=400, fill="#C9D3DA", colour="#1F2A44")
    layout = layout_of(photo)
    picture = drawn(layout)
    for x, y in ((20, 20), (300, 380), (580, 390), (20, 390)):
        found = "#{:02X}{:02X}{:02X}".format(*pixel(picture, layout, x, y))
        assert contrast(found, "#C9D3DA") < 1.25


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", layouts(), ids=lambda one: one.id)
def test_the_list_says_everything_the_picture_shows(layout, language):
    with speaking(language):
        told = mockups.listed(layout, language).replace("\\", "")
    assert len(told.splitlines()) == 2 + len(layout.elements)
    for one in layout.elements:
        assert one.text.said(language).replace("\n", " / ") in told
        assert str(one.x) in told
        assert str(one.px) in told or one.kind == "photo"
    for line in mockups.alternative(layout, language).split(" · ")[1:]:
        assert line.split("\n")[0] in told.replace(" / ", " ")


def test_the_list_names_colours_and_contrast():
    layout = next(one for one in layouts() if one.id == "DE1.A")
    with speaking("fr"):
        told = mockups.listed(layout, "fr").replace("\\", "")
    assert "Cuivre sur Craie, contraste 3,85:1" in told
    assert "Format 1080 × 1350 px. Fond\u00a0: Craie." in told
    with speaking("en"):
        assert "#123456" in mockups.listed(layout_of(element(fill="#123456")), "en").replace("\\", "")
