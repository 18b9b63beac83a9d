"""A company's own export, read as it comes: separators, figures, dates, heads, and every row that is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.bank.posts import FIELDS, MOST, PostError, Reading, guessed, read, sheet
from tests.posts import english, french, rows

FRENCH, ENGLISH = sheet(french(rows())), sheet(english(rows()))


def wrong(text: str, how: Reading | None = None) -> list[tuple[int, str | None, str]]:
    of = sheet(text)
    return [(one.row, one.field, one.problem) for one in read(of, how or guessed(of))[1]]


def test_the_same_posts_read_the_same_whichever_network_or_spreadsheet_wrote_them():
    one, two = read(FRENCH, guessed(FRENCH)), read(ENGLISH, guessed(ENGLISH))
    assert one[1] == two[1] == ()
    days = [row["published_at"] for row in two[0]]
    assert days[0] == "2026-03-02 09:05"
    bare = tuple({**row, "published_at": row["published_at"][:10]} for row in two[0])
    assert one[0] == bare
    assert {row["spend_eur"] for row in one[0]} == {"0", "20.5"}


def test_columns_are_guessed_by_their_heads_in_both_languages():
    without_clicks = set(FIELDS) - {"link_clicks"}
    assert set(guessed(FRENCH).columns) == set(guessed(ENGLISH).columns) == without_clicks
    assert guessed(FRENCH).columns["likes"] == "J’aime"
    assert guessed(ENGLISH).columns["spend_eur"] == "Amount spent (EUR)"


def test_how_figures_and_dates_are_written_is_seen_in_the_cells():
    assert (guessed(FRENCH).decimal, guessed(FRENCH).day_first) == (",", True)
    assert (guessed(ENGLISH).decimal, guessed(ENGLISH).day_first) == (".", False)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_usual_separator_parts_the_cells(separator: str):
    of = sheet(separator.join(("id", "date", "reach")) + "\n" + separator.join(("a", "2026-01-02", "5")))
    assert (of.heads, of.rows) == (("id", "date", "reach"), (("a", "2026-01-02", "5"),))


def test_files_of_spreadsheets_on_windows_are_read_with_their_accents():
    assert sheet("réseau;portée\r\na;1\r\n".encode("cp1252")).heads == ("réseau", "portée")
    assert sheet("réseau;portée\n\n;\n".encode("utf-8-sig")) == sheet("réseau;portée")
    assert sheet("").heads == ()


HEADS = "id;date;network;format;reach;likes;comments;shares;saves"
GOOD = "a;02/03/2026;Instagram;Reel;100;5;1;1;"


@pytest.mark.parametrize(
    ("row", "field", "problem"),
    [
        ("b;;Instagram;Reel;100;5;1;1;0", "published_at", "empty"),
        ("b;soon;Instagram;Reel;100;5;1;1;0", "published_at", "not_a_date"),
        ("b;31/02/2026;Instagram;Reel;100;5;1;1;0", "published_at", "not_a_date"),
        ("b;02/03/2026;Instagram;Reel;many;5;1;1;0", "reach", "not_a_number"),
        ("b;02/03/2026;Instagram;Reel;100;-5;1;1;0", "likes", "not_a_number"),
        ("b;02/03/2026;Instagram;Reel;100;5;1;1;x", "saves", "not_a_number"),
        ("b;02/03/2026;Instagram;;100;5;1;1;0", "format", "empty"),
        ("a;02/03/2026;Instagram;Reel;101;5;1;1;", "post_id", "conflict"),
        (";02/03/2026;Instagram;Reel;100;5;1;1;0", "post_id", "empty"),
    ],
)
def test_what_is_wrong_is_told_with_its_row_and_field(row: str, field: str, problem: str):
    assert wrong(f"{HEADS}\n{GOOD}\n{row}") == [(3, field, problem)]


def test_everything_that_is_wrong_is_told_at_once():
    assert len(wrong(f"{HEADS}\n{GOOD}\nb;soon;;Reel;many;5;1;1;0\nc;02/03/2026;X;Text;1;;1;1;0")) == 4


def test_a_post_that_stands_twice_alike_is_no_error():
    assert wrong(f"{HEADS}\n{GOOD}\n{GOOD}") == []


def test_a_field_that_is_needed_wants_a_column_and_a_column_stands_for_one_field():
    assert (0, "reach", "no_column") in wrong("id;date;network;format;likes;comments;shares\na;b;c;d;1;2;3")
    of = sheet(f"{HEADS}\n{GOOD}")
    twice = guessed(of).model_copy(update={"columns": guessed(of).columns | {"impressions": "reach"}})
    assert [(one.field, one.problem) for one in read(of, twice)[1]] == [
        ("reach", "column_twice"),
        ("impressions", "column_twice"),
    ]


def test_a_file_that_is_too_long_is_not_read():
    of = sheet("\n".join([HEADS, *[GOOD] * (MOST + 1)]))
    assert read(of, guessed(of)) == ((), (PostError(row=0, field=None, problem="too_many", content=str(MOST + 1)),))


def test_what_is_no_table_has_no_heads():
    assert sheet('id;date\n"' + "x" * 200_000) == sheet("")


@given(st.binary(max_size=400))
def test_no_file_makes_the_reading_fail(raw: bytes):
    of = sheet(raw)
    assert read(of, guessed(of))[1] or of.rows
