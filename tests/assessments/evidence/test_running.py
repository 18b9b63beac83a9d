"""Figures and dates as people write them in running text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.evidence.running import dates, figures, near, spelt, without_dates, without_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,900 followers", [("1,900", {1900, 1.9}, False)]),
        ("1 900 abonnés, 1\u202f700 €", [("1 900", {1900}, False), ("1\u202f700", {1700}, False)]),
        ("9% of sessions for 4 %", [("9%", {9}, True), ("4 %", {4}, True)]),
        ("71 per cent, 71 pour cent", [("71 per cent", {71}, True), ("71 pour cent", {71}, True)]),
        ("6,31 or 6.31", [("6,31", {6.31}, False), ("6.31", {6.31}, False)]),
        ("€1,234.50", [("1,234.50", {1234.5}, False)]),
        ("1.234,5", [("1.234,5", {1234.5}, False)]),
        ("1,234,567", [("1,234,567", {1234567}, False)]),
        ("0,120", [("0,120", {0.12}, False)]),
        ("goal G2, x3", []),
    ],
)
def test_a_figure_is_read_every_way_it_may_be_meant(text, expected):
    found = [(text[one.start : one.end], set(one.values), one.percent) for one in figures(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("about six working days", "en", {"six": 6}),
        ("Deux jours, dix heures", "fr", {"Deux": 2, "dix": 10}),
        ("un joint neuf", "fr", {}),  # new, and no nine
        ("someone weighs tension", "en", {}),
    ],
)
def test_figures_are_read_in_words_too(text, language, expected):
    assert {text[one.start : one.end]: set(one.values) for one in spelt(text, language)} == {
        word: {value} for word, value in expected.items()
    }


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("before 17:00, by 9 am, at 12.30", []),
        ("avant 17 h, dès 9 h 30, à 8:15", []),
        ("up by 2.50%, at 2.75 %", [2.5, 2.75]),
        ("de 6.31 à 7.50", [6.31, 7.5]),
        ("hot for 9 h", [9]),
        ("https://tilvane.example/42 costs 3", [3]),
    ],
)
def test_times_of_day_and_addresses_hold_no_figures(text, kept):
    bare = without_times(text)
    assert len(bare) == len(text)
    assert [value for one in figures(bare) for value in one.values] == kept


SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
LAST = (date(2026, 9, 30),) * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by 30 September", [LAST]),
        ("on September 30th, 2026", [LAST]),
        ("d’ici le 30 septembre 2026", [LAST]),
        ("30/09/2026, 30/9, 2026-09-30", [LAST] * 3),
        ("fin septembre", [SEPTEMBER]),
        ("in September", [SEPTEMBER]),
        ("1er août", [(date(2026, 8, 1),) * 2]),
        ("31 septembre", [SEPTEMBER]),  # no such day, but the month is meant
        ("31/02/2026", []),
        ("we may march on", []),
        ("in May", [(date(2026, 5, 1), date(2026, 5, 31))]),
        ("by 1 March 2027", [(date(2027, 3, 1),) * 2]),
    ],
)
def test_dates_and_named_months_are_found(text, expected):
    assert [(one.first, one.last) for one in dates(text, 2026)] == expected


def test_dates_stand_in_the_order_of_the_text():
    assert [one.first.day for one in dates("5 May, 2026-05-06 and May 7", 2026)] == [5, 6, 7]


def test_without_dates_every_other_character_keeps_its_place():
    text = "35 by 31 December 2026, since 2024"
    bare = without_dates(text)
    assert len(bare) == len(text)
    assert [text[one.start : one.end] for one in figures(bare)] == ["35"]


def test_near_is_within_some_characters_on_either_side():
    (figure,) = figures("74 mentions")
    assert near("74 mentions", figure, lambda text: "mention" in text)
    assert not near("74" + " " * 40 + "mentions", figure, lambda text: "mention" in text)


@given(st.text())
def test_no_text_is_too_strange(text):
    assert len(without_dates(text)) == len(without_times(text)) == len(text)
    found = (*figures(text), *spelt(text, "en"), *spelt(text, "fr"), *dates(text, 2026))
    assert all(text[one.start : one.end] for one in found)
