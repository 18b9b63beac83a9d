"""A file of candidates on the board: columns guessed, shown and changed; nothing half-imported."""

from datetime import UTC

import pytest

from assessments import workflow
from pages.parts import importing, inviting, links
from pages.parts.words import speaking
from tests.pages.openings import opened, today, words_on


@pytest.fixture
def opening(store, office):
    return opened(store, office)


def key(opening, field):
    return f"invite-{opening.id}-{field}"


def at_the(way, open_page, office, opening):
    return open_page("board.py", office).segmented_control(key=key(opening, "way")).set_value(way).run()


def brought(open_page, office, opening, content):
    at = at_the("file", open_page, office, opening)
    return at.file_uploader(key=key(opening, "file")).set_value(("people.csv", content, "text/csv")).run()


def imported(open_page, office, opening, content):
    """The page after everybody in the file was to be invited."""
    return brought(open_page, office, opening, content).button(key=key(opening, "import")).click().run()


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
    at = imported(open_page, office, opening, b"Name,Mail\nAda,ada@mail.example\nBo,nowhere\n")

    assert "Row 3: this is not an e-mail address." in words_on(at)
    assert names(store, office, opening) == []


def test_a_file_that_is_no_table_says_so_when_it_comes_and_when_it_is_used(open_page, store, office, opening):
    at = brought(open_page, office, opening, b"\x00\x01")
    assert "cannot be read as a table" in words_on(at)
    at = at.button(key=key(opening, "import")).click().run()

    assert "cannot be read as a table" in words_on(at)
    assert names(store, office, opening) == []


def test_without_a_file_nobody_is_invited(open_page, store, office, opening):
    at = at_the("file", open_page, office, opening).button(key=key(opening, "import")).click().run()

    assert "The list is empty" in words_on(at)


def test_columns_without_a_title_or_with_the_same_one_are_told_apart():
    assert importing.titles((("Name", "", "Name"),)) == {0: "Name", 1: "– (column 2)", 2: "Name (column 3)"}


def many(count, email="p{}@mail.example"):
    return "Name,Mail\n" + "".join(f"Person {one},{email.format(one)}\n" for one in range(count))


def test_of_many_links_the_first_are_on_the_page_and_all_in_a_file(open_page, store, office, opening):
    at = imported(open_page, office, opening, many(30).encode())

    assert len(at.code) == 2 * links.AT_ONCE
    assert "The first 10 are here." in words_on(at)
    assert at.get("download_button")
    shown = at.session_state["_links"]
    made = links.sheet(shown, opening, "Hana Office", "https://assay.example", UTC)
    assert [row[0] for row in made.rows] == [f"Person {one}" for one in range(30)]
    for row in made.rows:
        assert workflow.redeem(store, row[3].removeprefix("https://assay.example/i/"), today()).kind == "candidate"
        assert row[3] in row[6]
        assert row[5] == "Your work samples for Social media manager"


def test_the_mails_of_the_file_are_in_the_language_of_each_and_its_titles_in_that_of_the_reader(opening):
    new = [links.Link(opening.id, "Zoé", f"{one}@mail.example", one, "t", today()) for one in ("en", "fr")]
    with speaking("fr"):
        made = links.sheet(new, opening, "Hana", "http://here", UTC)

    assert [column.title for column in made.columns][3] == "Lien personnel"
    assert [row[6].split()[0] for row in made.rows] == ["Hello", "Bonjour"]


def test_of_many_rows_in_error_the_first_are_on_the_page_and_all_in_a_file(open_page, store, office, opening):
    at = imported(open_page, office, opening, many(30, "p{}").encode())

    assert "30 rows are not right" in words_on(at)
    assert sum("this is not an e-mail address" in one.value for one in at.text) == inviting.AT_ONCE
    errors = at.session_state[key(opening, "errors")]
    assert [row[0] for row in inviting.errors_sheet(errors).rows] == list(range(2, 32))
    assert names(store, office, opening) == []


def test_a_file_without_titles_says_that_the_columns_are_to_be_chosen(open_page, store, office, opening):
    at = imported(open_page, office, opening, b"Ada,ada@mail.example\nBo,bo@mail.example\n")

    assert "which column holds the e-mail address" in words_on(at)
    assert names(store, office, opening) == []


def test_an_import_is_undone(open_page, store, office, opening):
    at = at_the("list", open_page, office, opening)
    at.text_area(key=key(opening, "rows")).set_value("Ada,ada@mail.example\nBo,bo@mail.example")
    at = at.button(key=key(opening, "list")).click().run()
    assert at.button(key="links-back").label == "Take 2 invitations back"
    at = at.button(key="links-back").click().run()

    revoked = {row.person.name: row.invitation.revoked_at for row in workflow.board(store, office, opening.id, today())}
    assert [name for name, moment in revoked.items() if moment] == ["Ada", "Bo"]
    assert not at.code
