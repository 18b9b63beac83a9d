"""Files of candidates: CSV and Excel as rows of words, columns guessed in two languages, one wrong row and nobody."""

import io
import zipfile

import openpyxl
import pytest

from assessments import workflow
from assessments.workflow import FileRefused, guess, open_table, opened
from assessments.workflow.opened import _words
from tests.builders import NOW, manager


def excel(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"Name,E-mail,n\nAda,ada@x.example,33\n\n",
        "\ufeffName;E-mail;n\r\nAda;ada@x.example;33\r\n\r\n".encode(),
        "Name\tE-mail\tn\nAda\tada@x.example\t33\n\n".encode("cp1252"),
        excel(("Name", "E-mail", "n"), ("Ada", "ada@x.example", 33.0)),
        "Name\tE-mail\tn\r\nAda\tada@x.example\t33\r\n".encode("utf-16"),
        b"Name,E-mail,n\rAda,ada@x.example,33\r",
    ],
    ids=["commas", "semicolons", "tabs", "Excel", "Unicode text of Excel", "old line ends"],
)
def test_a_file_is_rows_of_words_however_it_was_saved(content):
    assert open_table(content)[:2] == (("Name", "E-mail", "n"), ("Ada", "ada@x.example", "33"))


def test_accents_are_read_from_either_encoding_and_a_line_break_in_quotes_is_kept():
    for encoding in ("cp1252", "utf-8", "utf-8-sig", "utf-16"):
        assert open_table("Prénom\n".encode(encoding)) == (("Prénom",),)
    assert open_table(b'a,b\n"x\ny",1\n')[1] == ("x\ny", "1")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\x00\x01\x02", "unreadable"),
        (b"\xff\xfeN\x00a", "unreadable"),
        (b"PK\x03\x04 no archive", "unreadable"),
        (b"a," * 100, "too_large"),
        (b"a\n" * 20_001, "too_large"),
        (b"x" * 20_000_001, "too_large"),
        (b'"' + b"x" * 200_000, "unreadable"),
        (b"\n,\n", "empty"),
        (b"", "empty"),
    ],
    ids=[
        "bytes",
        "half a character",
        "broken archive",
        "columns",
        "rows",
        "bytes without end",
        "one endless cell",
        "blank",
        "nothing",
    ],
)
def test_what_is_no_table_is_refused_by_its_reason(content, why):
    with pytest.raises(FileRefused) as refused:
        open_table(content)
    assert refused.value.why == why


def test_an_archive_that_is_no_workbook_and_one_that_would_burst_are_refused(monkeypatch):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "x" * 100)
    with pytest.raises(FileRefused, match="unreadable"):
        open_table(made.getvalue())
    monkeypatch.setattr(opened, "MOST_UNPACKED", 50)
    with pytest.raises(FileRefused, match="too_large"):
        open_table(made.getvalue())


SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(changed, content=None):
    """A good workbook, its sheet told otherwise."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or excel(("Name", "Mail"), ("Ada", "ada@x.example")))) as good,
        zipfile.ZipFile(made, "w") as archive,
    ):
        for name in good.namelist():
            archive.writestr(name, changed(good.read(name)) if name == SHEET else good.read(name))
    return made.getvalue()


def bytes_lost(content):
    """The same file with bytes in the middle of its sheet turned to nothing."""
    at = content.index(SHEET.encode()) + len(SHEET)
    return content[: at + 20] + bytes(20) + content[at + 40 :]


@pytest.mark.parametrize(
    "content",
    [with_sheet(lambda told: told[:-40]), bytes_lost(excel(("Name", "Mail")))],
    ids=["a sheet that breaks off", "bytes lost on the way"],
)
def test_a_damaged_workbook_is_refused_and_nothing_breaks(content):
    with pytest.raises(FileRefused, match="unreadable"):
        open_table(content)


@pytest.mark.parametrize("told", [b'ref="A1"', b'ref="A1:XFD1048576"'])
def test_what_a_sheet_says_of_its_own_size_is_not_believed(told):
    found = open_table(with_sheet(lambda sheet: sheet.replace(b'ref="A1:B2"', told)))

    assert found == (("Name", "Mail"), ("Ada", "ada@x.example"))


def test_cells_that_only_have_a_look_take_no_place(monkeypatch):
    book = openpyxl.Workbook()
    book.active.append(("Name", None, "Mail"))
    book.active.append(("Ada",))
    for far in ("XFD1", "A30000"):
        book.active[far].font = openpyxl.styles.Font(bold=True)
    made = io.BytesIO()
    book.save(made)

    assert open_table(made.getvalue()) == (("Name", "", "Mail"), ("Ada",))
    monkeypatch.setattr(opened, "MOST_CELLS", 29_000)
    with pytest.raises(FileRefused, match="too_large"):
        open_table(made.getvalue())


@pytest.mark.parametrize(
    ("titles", "parts"),
    [
        (("E-mail address", "Full name", "Phone"), ("email", "name", None)),
        (("Prénom", "Nom", "Courriel", "Langue"), ("first_name", "last_name", "email", "language")),
        (("First name", "Surname", "Email", "Extra time"), ("first_name", "last_name", "email", "extra_time")),
        (("Nom", "Adresse e-mail", "Courriel"), ("name", "email", None)),
        (("Nom de famille", "Prénom", "Nom"), ("last_name", "first_name", "name")),
        ((" NAME ", ""), ("name", None)),
    ],
)
def test_columns_are_guessed_from_titles_in_both_languages(titles, parts):
    assert guess(titles) == parts


def imported(store, office, opening, rows, order):
    return workflow.import_table(store, office, opening.id, (("titles",), *rows), order, NOW)


def test_everybody_in_a_file_is_invited_and_empty_rows_are_passed_over(store, office, opening):
    rows = (("Byron", "Ada", "x", "ada@x.example"), ("", "", "", ""), ("Bo", "", "y", "BO@x.example"))
    found = imported(store, office, opening, rows, ("last_name", "first_name", None, "email"))

    assert [(one.name, one.email) for one, _token in found.invited] == [
        ("Ada Byron", "ada@x.example"),
        ("Bo", "bo@x.example"),
    ]
    assert found.errors == ()


def test_one_wrong_row_invites_nobody_and_every_wrong_row_is_named(store, office, opening):
    rows = (("Ada", "ada@x.example"), ("", "bo@x.example"), (), ("Cy",), ("Ada", "ada@x.example"))
    found = imported(store, office, opening, rows, ("name", "email"))

    assert [(one.row, one.problem) for one in found.errors] == [
        (3, "name_missing"),
        (5, "email_invalid"),
        (6, "email_twice"),
    ]
    assert found.errors[0].content == "bo@x.example"
    assert workflow.board(store, office, opening.id, NOW) == ()


def test_only_the_office_imports(store, office, opening):
    with pytest.raises(workflow.FileRefused.__base__):
        imported(store, manager(store), opening, (("Ada", "ada@x.example"),), ("name", "email"))
    assert workflow.board(store, office, opening.id, NOW) == ()


def test_a_whole_number_of_a_sheet_is_read_as_it_was_typed():
    assert [_words(cell) for cell in (33.0, 2.5, None, " a ")] == ["33", "2.5", "", "a"]
