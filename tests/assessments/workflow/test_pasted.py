"""Lists of candidates: what a spreadsheet puts on the clipboard, with every problem named by its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.workflow.pasted import Candidate, read_candidates

ADA = Candidate(name="Ada Byron", email="ada@mail.example", language="en")
BO = Candidate(name="Bo Diallo", email="bo@mail.example", language="fr", extra_time=1.33)


def read(pasted, languages=("en", "fr"), invited=()):
    return read_candidates(pasted, languages, set(invited))


def problems(pasted, **given):
    _, errors = read(pasted, **given)
    return [(one.row, one.problem) for one in errors]


@pytest.mark.parametrize(
    "pasted",
    [
        "Ada Byron,ada@mail.example\nBo Diallo,bo@mail.example,fr,1.33",
        "Ada Byron;ada@mail.example\nBo Diallo;bo@mail.example;FR;1,33",
        "Ada Byron\tADA@mail.example\r\nBo Diallo\tbo@mail.example\tfrançais\t33 %\r\n",
        "\ufeffNom;Courriel;Langue;Majoration\nAda Byron;ada@mail.example;anglais\nBo Diallo;bo@mail.example;fr;+33%",
        "E-mail,Phone,Name,Extra time,Language\nada@mail.example,1,Ada Byron\nbo@mail.example,2,Bo Diallo,1.33,fr",
        '\n\n"Ada Byron", ada@mail.example ,\n\n Bo Diallo,bo@mail.example,French,"1,33"\n   \n',
    ],
    ids=["commas", "semicolons", "tabs", "French header", "header in another order", "quotes and empty lines"],
)
def test_a_list_is_read_however_it_is_separated(pasted):
    assert read(pasted) == ((ADA, BO), ())


def test_nothing_pasted_is_nobody():
    assert read("") == read(" \n\n") == read("Name;E-mail\n") == ((), ())


def test_without_a_language_the_first_of_the_position_counts():
    assert read("Ada,ada@mail.example", languages=("fr", "en"))[0][0].language == "fr"


def test_every_wrong_row_is_named_and_empty_lines_are_counted():
    pasted = """Name;E-mail;Language;Extra time
Ada Byron;ada@mail.example

;no.name@mail.example
No Mail;
Bad Mail;bad mail@mail.example
Ada Again;ADA@mail.example
Bo;bo@mail.example
Di;di@mail.example;german
El;el@mail.example;;half
Fi;fi@mail.example;;0.5
Gus;gus@mail.example;;400 %
Too;many@mail.example;en;1;what is this
"""

    assert problems(pasted, invited={"bo@mail.example"}) == [
        (4, "name_missing"),
        (5, "email_invalid"),
        (6, "email_invalid"),
        (7, "email_twice"),
        (8, "already_invited"),
        (9, "language_unknown"),
        (10, "extra_time_unknown"),
        (11, "extra_time_unknown"),
        (12, "extra_time_unknown"),
        (13, "columns"),
    ]


def test_the_content_of_a_wrong_row_is_told():
    assert read("Ada Byron, nowhere")[1][0].content == "Ada Byron, nowhere"


@pytest.mark.parametrize("pasted", ["ada@mail.example", "Ada;ada@mail.example;en;1;x", "Ada Byron"])
def test_a_row_without_a_header_has_two_to_four_columns(pasted):
    assert problems(pasted) == [(1, "columns")]


def test_a_header_without_a_name_leaves_every_row_without_one():
    assert problems("E-mail\nada@mail.example\nbo@mail.example") == [(2, "name_missing"), (3, "name_missing")]


def test_a_language_the_position_is_not_assessed_in_is_an_error():
    assert problems("Ada,ada@mail.example,fr", languages=("en",)) == [(1, "language_unknown")]


def test_a_stray_quotation_mark_spoils_its_own_row_only():
    found, errors = read('"Ada,ada@mail.example\nBo Diallo,bo@mail.example,fr,1.33')

    assert found == (BO,)
    assert [one.row for one in errors] == [1]


@given(st.text())
def test_whatever_is_pasted_is_read_without_an_accident(pasted):
    found, errors = read(pasted)

    assert len({one.email for one in found}) == len(found)
    assert len({one.row for one in errors}) == len(errors)


@given(st.lists(st.text('ab@,;\t\n" é', max_size=30), max_size=8))
def test_every_row_that_is_not_empty_is_a_candidate_or_an_error(parts):
    pasted = "Ada,ada@mail.example\n" + "\n".join(parts)
    rows = [row for row in pasted.splitlines() if row.strip()]

    found, errors = read(pasted)

    assert len(found) + len(errors) == len(rows)
