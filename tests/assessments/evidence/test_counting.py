"""Every network counts in its own way; the editor in the browser is held to the same table."""

import json
from pathlib import Path

import pytest

from assessments.evidence import count, counters
from assessments.evidence.counting import before_fold, emoji, hashtags, without_capitals
from assessments.item import Limits

# Weights of X: those of twitter-text 3.1.0 with tilvane.com in place of the invented site; the rest by definition.
VECTORS = json.loads(Path(__file__).with_name("counting_vectors.json").read_text(encoding="utf-8"))
SAMPLES = json.loads(Path(__file__).with_name("samples.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: f"{one['how']} {one['expected']}")
def test_a_text_counts_as_its_network_counts(vector):
    assert count(vector["text"], vector["how"]) == vector["expected"]


@pytest.mark.parametrize("vector", SAMPLES["lengths"], ids=lambda one: f"{one['how']} {one['expected']}")
def test_texts_of_the_samples_are_as_long_as_expected(vector):
    assert count(vector["text"], vector["how"]) == vector["expected"]


def test_half_a_character_has_bytes_too():
    assert count("\ud83d", "bytes") == 3


def test_hashtags_keep_their_accents_and_links_have_none():
    text = "#JournéeRéparation et #Re\u0301parer, c#, https://a.com/#haut #2026"

    assert hashtags(text) == ("#JournéeRéparation", "#Réparer", "#2026")


def test_a_hashtag_without_any_capital_is_told():
    assert without_capitals(("#RepairDay", "#madeinfrance", "#Angers", "#2026")) == ("#madeinfrance", "#2026")


def test_a_trade_mark_is_no_emoji():
    assert emoji("Rive™ 🔧 ❤️ © 👨‍👩‍👧") == ("🔧", "❤️", "👨‍👩‍👧")


def test_the_fold_shows_a_text_up_to_its_limit():
    assert before_fold("abcdef", Limits(fold=4)) == "abcd"
    assert before_fold("abcd", Limits(fold=4)) == "abcd"
    assert before_fold("abcdef", Limits()) == "abcdef"


def test_the_fold_does_not_cut_a_visible_character():
    assert before_fold("ab👨‍👩‍👧 and more", Limits(fold=4)) == "ab"


def test_what_weighs_no_more_than_the_fold_shows_whole():
    text = "Book: https://tilvane.example/reparer?utm_source=newsletter"

    assert before_fold(text, Limits(count="x_weighted", fold=30)) == text


def test_the_fold_is_in_code_points_whatever_a_text_weighs():
    assert before_fold("👍" * 20, Limits(count="x_weighted", fold=30)) == "👍" * 20


def test_counters_hold_everything_beside_its_limit():
    limits = Limits(maximum=10, minimum=3, fold=5, hashtags=1, emoji=0, lines=2)

    counted = counters("Un joint\n#Un #Deux 🔧", limits)

    assert counted.count == 20
    assert counted.visible == "Un jo"
    assert (counted.hashtags, counted.hashtags_maximum) == (("#Un", "#Deux"), 1)
    assert (counted.emoji, counted.emoji_maximum) == (1, 0)
    assert (counted.lines, counted.lines_maximum) == (2, 2)
    assert counted.too_long
    assert not counted.too_short


def test_an_empty_text_has_no_line_and_is_too_short():
    counted = counters("", Limits(minimum=1))

    assert counted.lines == 0
    assert counted.too_short
    assert not counted.too_long
