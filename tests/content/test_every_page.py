"""The documentation shows every page in both languages."""

from pages.parts.screens import SCREENS
from rubric.record import LANGUAGES
from tests.browser.every_page import EVERY, FOLDER, PAGES, document


def test_every_screen_has_its_picture_and_its_purpose():
    assert {name for name, _who in SCREENS} <= {one.name for one in EVERY}
    assert {one.stem for one in FOLDER.glob("*.webp")} == {f"{one.name}-{said}" for one in EVERY for said in LANGUAGES}


def test_the_page_of_pictures_is_written_by_its_command():
    assert PAGES.read_text(encoding="utf-8") == document()
