"""A file that claims to be a picture is measured and made anew, or refused before it can do any harm."""

from io import BytesIO

import pytest
from PIL import Image

from assessments.evidence.picture import MOST_PIXELS, BadPicture, read
from tests.pictures import CRAIE, ENCRE, RED, SECRETS, bomb, drawn, jpeg, png, told_jpeg, told_png

PALETTE = ("#1F2A44", "#B5651D", "#F6F1E7", "#2E6F5E", "#C9D3DA")
MOST = 5_242_880


def taken(data, most=MOST):
    return read(data, most, PALETTE, 40)


def refused(data, most=MOST):
    with pytest.raises(BadPicture) as found:
        taken(data, most)
    return found.value.why


@pytest.mark.parametrize(("data", "mime"), [(png(), "image/png"), (jpeg(), "image/jpeg")])
def test_a_picture_is_measured_as_it_came(data, mime):
    found, clean = taken(data)
    assert (found.mime, found.size, found.width, found.height) == (mime, len(data), 1080, 1350)
    again = Image.open(BytesIO(clean))
    assert (again.size, again.get_format_mimetype()) == ((1080, 1350), mime)


@pytest.mark.parametrize("data", [told_png(), told_jpeg()])
def test_what_is_kept_holds_pixels_and_nothing_that_anybody_wrote(data):
    assert any(one in data for one in SECRETS)
    _found, clean = taken(data)
    assert not any(one in clean for one in SECRETS)
    again = Image.open(BytesIO(clean))
    assert dict(again.getexif()) == {}
    assert set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


# Where the band that is drawn at the foot of the file stands once the picture is held as its orientation says (EXIF
# 2.32, 4.6.4 A: which sides of what is seen the first row and the first column of the file are).
HELD = {1: "foot", 2: "foot", 3: "head", 4: "head", 5: "right", 6: "left", 7: "left", 8: "right"}


def edge(image):
    """The one side of a picture whose middle is red."""
    width, height = image.size
    places = {
        "head": (width // 2, 5),
        "foot": (width // 2, height - 5),
        "left": (5, height // 2),
        "right": (width - 5, height // 2),
    }
    (found,) = [side for side, place in places.items() if image.getpixel(place)[0] - image.getpixel(place)[2] > 150]
    return found


@pytest.mark.parametrize("orientation", HELD)
@pytest.mark.parametrize("kind", [jpeg, png])
def test_a_picture_is_turned_as_the_camera_was_held_once_nothing_else_says_how(orientation, kind):
    exif = Image.Exif()
    exif[0x0112] = orientation
    found, clean = taken(kind(drawn((400, 200), share=0.2), exif=exif))
    turned = Image.open(BytesIO(clean))

    assert edge(turned) == HELD[orientation]
    assert turned.size == (found.width, found.height) == ((400, 200) if orientation < 5 else (200, 400))
    assert dict(turned.getexif()) == {}


def test_the_type_is_that_of_the_first_bytes_and_no_other_is_taken():
    gif = BytesIO()
    drawn((10, 10)).save(gif, "GIF")
    for data in (gif.getvalue(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", b"\x89PNG but not quite"):
        assert refused(data) == "not_picture"


def test_a_file_may_have_as_many_bytes_as_allowed_and_not_one_more():
    data = png()
    assert taken(data, len(data))
    assert refused(data, len(data) - 1) == "too_large"


def test_a_picture_that_would_fill_the_memory_is_refused_by_its_size_alone():
    assert refused(bomb(8000, MOST_PIXELS // 8000 + 1)) == "too_many_pixels"
    assert refused(bomb(60_000, 60_000)) == "too_many_pixels"
    assert refused(bomb(8000, MOST_PIXELS // 8000)) == "unreadable"  # small enough, and empty


@pytest.mark.parametrize("data", [png()[:400], jpeg()[:200], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0garbage"])
def test_what_breaks_off_cannot_be_read(data):
    assert refused(data) == "unreadable"


def test_what_is_larger_than_needed_is_kept_smaller_and_told_at_its_own_size():
    found, clean = taken(png(drawn((2700, 5400))))
    assert (found.width, found.height) == (2700, 5400)
    assert Image.open(BytesIO(clean)).size == (1350, 2700)


def test_what_can_be_seen_through_lies_on_white():
    clear = Image.new("RGBA", (108, 135), (0, 0, 0, 0))
    found, clean = taken(png(clear))
    assert Image.open(BytesIO(clean)).getpixel((5, 5)) == (255, 255, 255)
    assert found.colours == (("#FFFFFF", 1.0),)
    grey = png(Image.new("L", (108, 135), 0))
    assert taken(grey)[0].colours == (("#000000", 1.0),)


@pytest.mark.parametrize(("share", "near"), [(0.0, 1.0), (0.2, 0.8), (1.0, 0.0)])
def test_the_share_near_the_palette_is_that_of_the_pixels(share, near):
    # 135 rows at the size at which colours are counted: a fifth of them are 27, and red is near none of the five.
    assert taken(png(drawn(share=share)))[0].near_palette == pytest.approx(near)


def test_a_colour_is_near_within_forty_steps():
    # Chalk is 246, 241, 231: forty steps less of blue are 191, which is still near; 41 are not.
    assert taken(png(drawn(ground="#F6F1BF")))[0].near_palette == 1.0
    assert taken(png(drawn(ground="#F6F1BE")))[0].near_palette == 0.0


def test_dominant_colours_come_with_their_shares_the_largest_first():
    found, _clean = taken(png(drawn(ground=ENCRE, share=0.4, other=CRAIE)))
    assert found.colours == ((ENCRE, pytest.approx(0.6)), (CRAIE, pytest.approx(0.4)))
    assert RED not in dict(found.colours)
