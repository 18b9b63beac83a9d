"""A file of candidates on the board: columns guessed, shown and changed; nothing half-imported."""

import pytest

from assessments import workflow
from pages.parts import importing
from tests.pages.openings import opened, today, words_on


@pytest.fixture
def opening(store, office):
    return opened(store, office)


def key(opening, field):
    return f"invite-{opening.id}-{field}"


def brought(open_page, office, opening, content, name="people.csv"):
    at = open_page("board.py", office)
    at = at.segmented_control(key=key(opening, "way")).set_value("file").run()
    return at.file_uploader(key=key(opening, "file")).set_value((name, content, "text/csv")).run()


def names(store, office, opening):
    return [one.person.name for one in workflow.board(store, office, opening.id, today())]


def test_columns_are_guessed_and_a_wrong_guess_is_changed(open_page, store, office, opening):
    at = brought(open_page, office, opening, b"Candidate,Nickname,Mail\nA. B.,Ada Byron,ada@mail.example\n")
    assert at.selectbox(key=key(opening, "map-name")).value == 0
    assert at.selectbox(key=key(opening, "map-email")).value == 2
    assert at.selectbox(key=key(opening, "map-language")).value is None
    assert "Ada Byron" in words_on(at)
    at.selectbox(key=key(opening, "map-name")).set_value(1)
    at = at.button(key=key(opening, "import")).click().run()

    assert names(store, office, opening) == ["Ada Byron"]
    assert "1 candidate invited" in words_on(at)


def test_a_wrong_row_is_named_and_nobody_is_invited(open_page, store, office, opening):
    at = brought(open_page, office, opening, b"Name,Mail\nAda,ada@mail.example\nBo,nowhere\n")
    at = at.button(key=key(opening, "import")).click().run()

    assert "Row 3: this is not an e-mail address." in words_on(at)
    assert names(store, office, opening) == []


def test_a_file_that_is_no_table_says_so_when_it_comes_and_when_it_is_used(open_page, store, office, opening):
    at = brought(open_page, office, opening, b"\x00\x01")
    assert "cannot be read as a table" in words_on(at)
    at = at.button(key=key(opening, "import")).click().run()

    assert "cannot be read as a table" in words_on(at)
    assert names(store, office, opening) == []


def test_without_a_file_nobody_is_invited(open_page, store, office, opening):
    at = open_page("board.py", office)
    at = at.segmented_control(key=key(opening, "way")).set_value("file").run()
    at = at.button(key=key(opening, "import")).click().run()

    assert "The list is empty" in words_on(at)


def test_columns_without_a_title_or_with_the_same_one_are_told_apart():
    assert importing.titles((("Name", "", "Name"),)) == {0: "Name", 1: "– (column 2)", 2: "Name (column 3)"}
