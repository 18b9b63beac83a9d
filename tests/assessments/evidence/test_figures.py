"""A number is read as people type it; a unit that is written is believed, one that is not is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.evidence import parse_number


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("6,2 %", "percent", 6.2),
        ("6.2", "percent", 6.2),
        ("6\u202f%", "percent", 6.0),
        ("6,0 pour cent", "percent", 6.0),
        ("6 per cent", "percent", 6.0),
        ("0.062", "percent", 0.062),
        ("1 234,5", "eur", 1234.5),
        ("1\u202f234,5", "eur", 1234.5),
        ("1\u00a0234 567,8", "eur", 1234567.8),
        ("1,234.5", "eur", 1234.5),
        ("1.234,5", "eur", 1234.5),
        ("1,234,567", "eur", 1234567.0),
        ("1’234.5", "eur", 1234.5),
        ("1.2k", "count", 1200.0),
        ("1,2 k€", "eur", 1200.0),
        ("2 M", "count", 2_000_000.0),
        ("€0.42", "eur", 0.42),
        ("0,42 €", "eur", 0.42),
        ("EUR 3", "eur", 3.0),
        ("3 euros", "eur", 3.0),
        ("42 ct", "eur", 0.42),
        ("42 centimes", "eur", 0.42),
        ("-€3", "eur", -3.0),
        ("€-3", "eur", -3.0),
        ("−3,2", "percent", -3.2),
        ("+3.3", "percent", 3.3),
        ("≈ 6", "percent", 6.0),
        ("= 6 %.", "percent", 6.0),
        (".5", "eur", 0.5),
        (",5", "eur", 0.5),
        ("5,", "eur", 5.0),
        ("300 %", "ratio", 3.0),
        ("3x", "ratio", 3.0),
        ("3,0 ×", "ratio", 3.0),
        ("3:1", "ratio", 3.0),
        ("６", "count", 6.0),
    ],
)
def test_a_number_is_read_as_it_is_typed(typed, unit, value):
    assert parse_number(typed, unit) == pytest.approx(value)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("", "percent"),
        ("six", "percent"),
        ("12 12", "count"),
        ("1,2,3", "count"),
        ("1..2", "eur"),
        ("1 23,5", "eur"),
        ("1,5.", "eur"),
        ("$3", "eur"),
        ("3 €", "percent"),
        ("€3€", "eur"),
        ("1/2", "ratio"),
        ("1e5", "count"),
        ("nan", "count"),
        ("2 mars", "count"),
        ("9" * 65, "count"),
    ],
)
def test_what_is_not_a_number_of_this_unit_is_none(typed, unit):
    assert parse_number(typed, unit) is None


@pytest.mark.parametrize(
    ("typed", "unit", "language", "value"),
    [
        ("4,120", "eur", "en", 4120.0),
        ("4,120", "eur", "fr", 4.12),
        ("4,120", "count", None, 4120.0),
        ("4.120", "count", "fr", 4120.0),
        ("4.120", "eur", "fr", 4.12),
        ("0,120", "eur", "en", 0.12),
        ("1234,567", "eur", "en", 1234.567),
    ],
)
def test_one_comma_before_three_digits_depends_on_language_and_unit(typed, unit, language, value):
    assert parse_number(typed, unit, language) == pytest.approx(value)


@given(st.floats(min_value=0.01, max_value=999), st.sampled_from(["percent", "eur", "ratio"]), st.booleans())
def test_comma_and_point_read_alike(value, unit, french):
    text = f"{value:.2f}"

    assert parse_number(text.replace(".", ",") if french else text, unit) == pytest.approx(float(text))


@given(
    st.text(max_size=200), st.sampled_from(["percent", "eur", "ratio", "count"]), st.sampled_from([None, "en", "fr"])
)
def test_reading_a_number_never_raises(typed, unit, language):
    assert isinstance(parse_number(typed, unit, language), float | None)
