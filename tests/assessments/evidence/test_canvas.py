"""What is measured of a layout; the expected values are worked out by hand beside each case."""

import pytest

from assessments import bank
from assessments.answer import CanvasAnswer, Placed
from assessments.bank import world
from assessments.evidence import is_answered
from assessments.evidence.contrast import contrast
from assessments.evidence.programs import canvas
from assessments.evidence.verdict import NOT_GIVEN
from assessments.evidence.work import Work
from rubric.record import LANGUAGES

TASK = bank.task("DE2")
CHECKS = {one.id.removeprefix("DE2."): one for one in TASK.checks}
TEXTS = ("title", "date", "hours", "place", "seats", "link", "logo")


def box(x, y, w, h, px=0, colour="", fill=""):
    return Placed(x=x, y=y, w=w, h=h, px=px, colour=colour, fill=fill)


def on(background="craie", **placed):
    return CanvasAnswer(background=background, placed=placed)


FEED = on(  # keeps every rule
    title=box(65, 560, 853, 244, 110, "encre", "craie"),
    date=box(65, 824, 520, 76, 64, "algue", "craie"),
    hours=box(65, 912, 360, 58, 48, "encre", "craie"),
    place=box(65, 986, 680, 50, 40, "encre", "craie"),
    seats=box(65, 1060, 600, 70, 48, "craie", "algue"),
    link=box(65, 1155, 660, 56, 44, "encre", "craie"),
    logo=box(65, 65, 220, 56, 40, "encre", "craie"),
    photo=box(0, 0, 1080, 520),
)
VERTICAL = on(  # keeps every rule too
    title=box(65, 350, 853, 270, 120, "encre", "craie"),
    date=box(65, 640, 560, 80, 68, "algue", "craie"),
    hours=box(65, 735, 400, 64, 52, "encre", "craie"),
    place=box(65, 912, 740, 54, 44, "encre", "craie"),
    seats=box(65, 820, 660, 76, 52, "craie", "algue"),
    link=box(65, 1140, 720, 70, 48, "encre", "craie"),
    logo=box(65, 270, 220, 56, 40, "encre", "craie"),
    photo=box(0, 1020, 1080, 900),
)
STRETCHED = on(  # the feed at 1920 / 1350 of its height
    title=box(65, 796, 853, 347, 110, "encre", "craie"),
    date=box(65, 1172, 520, 108, 64, "algue", "craie"),
    hours=box(65, 1297, 360, 82, 48, "encre", "craie"),
    place=box(65, 1402, 680, 71, 40, "encre", "craie"),
    seats=box(65, 1508, 600, 100, 48, "craie", "algue"),
    link=box(65, 1643, 660, 80, 44, "encre", "craie"),
    logo=box(65, 92, 220, 80, 40, "encre", "craie"),
    photo=box(0, 0, 1080, 740),
)


def changed(layout, **placed):
    """The layout with some of its elements elsewhere, or taken off (None)."""
    kept = {name: one for name, one in (layout.placed | placed).items() if one is not None}
    return layout.model_copy(update={"placed": kept})


def work(feed=FEED, vertical=VERTICAL, language="en"):
    given = {"DE2.feed": feed, "DE2.vertical": vertical}
    return Work(TASK, {name: one for name, one in given.items() if one is not None}, language, {})


def verdict(check, *layouts, language="en"):
    return canvas.PROGRAMS[CHECKS[check].program](work(*layouts, language=language), CHECKS[check])


def failing(feed, vertical=VERTICAL, of="feed", language="en"):
    """The rules that a layout breaks."""
    here = {name for name in CHECKS if name.startswith("C") and name.endswith(f".{of}")}
    return {
        CHECKS[name].program.removeprefix("canvas.")
        for name in here
        if not verdict(name, feed, vertical, language=language).whole
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_layouts_that_keep_every_rule(language):
    assert failing(FEED, language=language) == set()
    assert failing(FEED, of="vertical", language=language) == set()
    assert verdict("C12").whole
    assert verdict("C13").whole


def test_a_copper_date_giants_a_tiny_address_and_hours_under_the_icons():
    poor = changed(
        FEED,
        date=box(65, 824, 520, 76, 44, "cuivre", "craie"),  # 3.85:1 at 44 px: 4.5 is needed
        hours=box(700, 824, 360, 58, 48, "encre", "craie"),  # ends at 1060, the safe box at 918
        seats=box(65, 1060, 600, 70, 96, "craie", "algue"),  # 14 letters * 96 * 0.62 = 833 > 601
        link=box(65, 1155, 660, 56, 26, "encre", "craie"),
    )
    assert failing(poor) == {"safe_box", "contrast", "smallest_text", "one_focal", "fits"}
    assert verdict("C3.feed", poor).detail.en == "Date: 3.85:1"
    assert verdict("C3.feed", poor).detail.fr == "Date\u00a0: 3,85:1"
    assert verdict("C2.feed", poor).detail.en == "Hours"
    assert verdict("C5.feed", poor).detail.en == "Booking address: 26 px"
    assert verdict("C6.feed", poor).detail.en == "Title: 110 px; Places: 96 px"


def test_boxes_that_overlap_a_small_photo_and_a_text_across_its_edge():
    poor = changed(
        FEED,
        title=box(65, 260, 853, 440, 110, "encre", "craie"),
        date=box(65, 690, 853, 110, 64, "algue", "craie"),  # 10 px into the title
        hours=box(65, 805, 500, 58, 48, "encre", "craie"),  # 5 px below the date
        photo=box(0, 0, 1080, 300),  # 300 / 1350 = 22 %
    )
    assert failing(poor) == {"overlap", "text_share", "photo_share", "gaps", "panel"}
    assert verdict("C4.feed", poor).detail.en == "Title / Date"
    assert verdict("C10.feed", poor).detail.en == "Title / Date; Date / Hours"
    assert verdict("C9.feed", poor).detail.en == "22%"
    assert verdict("C11.feed", poor).detail.en == "Title"


def test_a_stretched_copy_sinks_under_the_buttons_and_moves_nothing():
    assert failing(FEED, STRETCHED, of="vertical") == {"safe_box"}
    moved = verdict("C12", FEED, STRETCHED)
    assert (moved.share, moved.detail.en) == (0.0, "0 of 8")  # every y is 1920 / 1350 of what it was, to the pixel


def test_an_element_has_moved_from_more_than_four_hundredths_of_the_height_on():
    # Feed y 560 of 1350 is 0.4148; 0.4548 * 1920 = 873.2: 873 has not moved yet, 874 has.
    four = {"date": box(65, 0, 520, 76), "hours": box(65, 0, 360, 58), "place": box(65, 0, 680, 50)}
    for y, count in ((873, 3), (874, 4)):
        found = verdict("C12", FEED, changed(STRETCHED, **four, title=box(65, y, 853, 347)))
        assert (found.share, found.detail.en) == (float(count == 4), f"{count} of 8")


def test_colours_are_those_of_texts_panels_and_grounds_of_both():
    assert verdict("C13").detail.en == "Encre (ink), Craie (chalk), Algue (seaweed)"
    ground = VERTICAL.model_copy(update={"background": "brume"})
    assert verdict("C13", FEED, ground).share == 1.0  # the fourth
    fifth = changed(ground, link=box(65, 1140, 720, 70, 48, "cuivre", "craie"))
    assert verdict("C13", FEED, fifth).share == 0.0
    assert verdict("C13", FEED.model_copy(update={"background": None})).share == 1.0


def test_elements_out_of_the_format_or_never_placed_are_named():
    out = changed(FEED, link=box(65, 1300, 660, 56, 44, "encre", "craie"), logo=None, date=None)  # ends at 1356
    assert verdict("C1.feed", out).share == 0.0
    assert verdict("C1.feed", out).detail.en == "not placed: Date, Logo (set in text); over the edge: Booking address"


def test_a_rule_that_is_kept_counts_as_far_as_the_elements_are_placed():
    """Six of eight are placed: nothing they do breaks a rule, and two rules of eleven miss an element."""
    six = changed(FEED, logo=None, hours=None)
    assert verdict("C4.feed", six).share == 6 / 8
    assert verdict("C1.feed", six).share == 0.0
    assert verdict("C13", six, VERTICAL).share == 14 / 16


def test_an_empty_canvas_is_no_answer():
    for nothing in (None, CanvasAnswer(), CanvasAnswer(background="craie")):
        assert verdict("C4.feed", nothing) is NOT_GIVEN
        assert verdict("C12", nothing) is NOT_GIVEN
        assert verdict("C13", FEED, nothing) is NOT_GIVEN
        assert verdict("M.feed", nothing) is NOT_GIVEN
    assert verdict("M.feed", on(photo=box(0, 0, 1080, 520))) is NOT_GIVEN


def test_copper_on_chalk_is_enough_from_64_pixels_on():
    for px, whole in ((63, False), (64, True)):
        assert verdict("C3.feed", changed(FEED, date=box(65, 824, 700, 76, px, "cuivre", "craie"))).whole is whole


def test_one_text_stands_out_from_90_pixels_on_and_it_is_the_title():
    def focal(title, seats):
        return verdict(
            "C6.feed",
            changed(
                FEED,
                title=box(65, 560, 853, 244, title, "encre", "craie"),
                seats=box(65, 1060, 600, 70, seats, "craie", "algue"),
            ),
        )

    assert focal(90, 89).whole
    assert focal(90, 90).detail.en == "Title: 90 px; Places: 90 px"
    assert focal(89, 90).detail.en == "Places: 90 px"
    assert focal(89, 89).detail.en == "no text stands out"


def test_a_text_fits_by_its_longest_line_and_the_number_of_its_lines():
    # "we repair." has 10 letters: 10 * 100 * 0.62 = 620 wide; two lines: 2 * 100 * 1.1 = 220; one pixel is allowed.
    said = "Saturday,\nwe repair."
    assert canvas.text_fits(said, box(0, 0, 619, 219, 100))
    assert not canvas.text_fits(said, box(0, 0, 618, 219, 100))
    assert not canvas.text_fits(said, box(0, 0, 619, 218, 100))


def test_the_language_that_was_laid_out_in_decides_what_fits():
    """ "60 places gratuites" has 19 letters, "60 free places" 14: at 48 px 565 and 417 wide."""
    narrow = changed(FEED, seats=box(65, 1060, 450, 70, 48, "craie", "algue"))
    assert verdict("C8.feed", narrow).whole
    assert verdict("C8.feed", narrow, language="fr").detail.fr == "Places"


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (box(100, 0, 50, 50), 0),  # they touch
        (box(110, 0, 50, 50), 10),
        (box(110, 130, 50, 50), 30),  # the larger of 10 across and 30 down
        (box(90, 90, 50, 50), -10),
    ],
)
def test_the_gap_of_two_boxes_is_the_larger_of_the_two_axes(other, apart):
    assert canvas.gap(box(0, 0, 100, 100), other) == apart
    assert canvas.gap(other, box(0, 0, 100, 100)) == apart


def test_texts_may_touch_and_still_be_too_near():
    near = changed(FEED, hours=box(65, 900, 360, 58, 48, "encre", "craie"))  # the date ends at 900
    assert verdict("C4.feed", near).whole
    assert verdict("C10.feed", near).detail.en == "Date / Hours"


def test_a_layout_is_answered_once_every_element_is_placed_on_a_ground_that_was_chosen():
    item = TASK.item("DE2.feed")
    assert is_answered(item, FEED)
    assert not is_answered(item, FEED.model_copy(update={"background": None}))
    assert not is_answered(item, changed(FEED, logo=None))
    assert not is_answered(item, None)


def test_a_text_may_touch_the_edge_of_the_photo():
    for y, whole in ((520, True), (519, False)):
        text = box(65, y, 520, 76, 64, "algue", "craie")
        assert verdict("C11.feed", changed(FEED, date=text, title=None)).share == (7 / 8 if whole else 0.0)


def test_shares_of_the_surface_include_their_bounds():
    # A quarter of 1080 * 1350 = 364,500 px: 1080 * 337.5; with 1080 * 338 it is 25.04 %, with 337 24.96 %.
    assert verdict("C9.feed", changed(FEED, photo=box(0, 0, 1080, 338))).whole
    assert not verdict("C9.feed", changed(FEED, photo=box(0, 0, 1080, 337))).whole
    assert verdict("C9.feed", changed(FEED, photo=box(0, 0, 1080, 810))).whole  # 60 %
    assert not verdict("C9.feed", changed(FEED, photo=box(0, 0, 1080, 811))).whole


def test_a_rater_is_told_what_was_measured():
    # Lowest contrast: seaweed on chalk 5.25. Smallest: 40 px, 40 * 390 / 1080 = 14.4 on a phone.
    # Texts: 853*244 + 520*76 + 360*58 + 680*50 + 600*70 + 660*56 + 220*56 = 393,812 of 1,458,000 = 27 %.
    # Photo: 520 / 1350 = 39 %. Narrowest margin: 65.
    assert verdict("M.feed").detail.en == (
        "lowest contrast: 5.25:1, Date; smallest text: 40 px, Place, 14.4 px on a phone; text: 27%; photo: 39%; "
        "narrowest margin: 65 px"
    )
    assert "contraste le plus faible\u00a0: 5,25:1" in verdict("M.feed").detail.fr


def test_contrast_is_that_of_the_published_palette():
    palette = world("tilvane").palette
    colours = {one.id: one.hex for one in palette.colours}
    for pair in palette.contrasts:
        assert contrast(*(colours[one] for one in pair.pair)) == pytest.approx(pair.ratio, abs=0.005)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_the_task_has_the_company_s_colours_and_layout_rules():
    rules, palette = world("tilvane").layout_rules, world("tilvane").palette
    feed, vertical = TASK.item("DE2.feed"), TASK.item("DE2.vertical")
    assert feed.colours == vertical.colours == palette.colours
    assert (feed.safe_box, vertical.safe_box) == (rules.safe_box, rules.vertical_safe_box)
    assert (feed.width, feed.height) == rules.canvas
    assert {one.id for one in feed.elements} == {*rules.required_roles_event, "logo", "photo"}
    contrasts = {"normal": rules.contrast_normal, "large": rules.contrast_large, "large_from_px": rules.large_text_px}
    for of in ("feed", "vertical"):
        assert CHECKS[f"C3.{of}"].arguments == contrasts
        assert CHECKS[f"C5.{of}"].arguments == {"least": rules.min_text_px}
        assert CHECKS[f"C6.{of}"].arguments == {"from_px": rules.focal_px, "focal": "title"}
