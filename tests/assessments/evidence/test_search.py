"""What the lexicon names is found where it stands, and the words that were found are the candidate's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.evidence import branch_taken
from assessments.evidence.search import find, find_claim, named
from assessments.evidence.work import Passage
from assessments.form import Lexicon
from assessments.item import Branch
from tests.assessments.evidence.build import mention, same, task, written

FREE = mention("free", r"(?i)\bfree\b", strip=(r"(?i)feel\s+free",))
BOTH = mention("both", r"(?is)(?=.*\b(seal)\b)(?=.*\b(free)\b)")
MADE = mention("made", r"(?i)made\s+in\s+france")


def quotes(found):
    return None if found is None else [span.quote for span in found]


def in_text(text):
    return Passage(written(), text)


def test_the_words_that_were_found_are_quoted_with_their_place():
    (span,) = find(FREE, in_text("It is FREE."), "en")

    assert (span.item_id, span.start, span.end, span.quote) == ("w", 6, 10, "FREE")


def test_idioms_are_taken_out_before_looking():
    assert find(FREE, in_text("Feel free to ask"), "en") is None
    assert quotes(find(FREE, in_text("Feel free to ask, it is free"), "en")) == ["free"]


def test_a_pattern_that_looks_ahead_quotes_what_it_saw():
    assert quotes(find(BOTH, in_text("A new one is free.\nThe seal too."), "en")) == ["free", "seal"]
    assert find(BOTH, in_text("A new one is free."), "en") is None


def test_what_is_found_without_words_is_found_all_the_same():
    assert find(mention("empty", r"(?i)(?=.*seal)"), in_text("a seal"), "en") == ()


def test_quotes_are_the_words_as_they_were_stored():
    accented = mention("summer", r"(?i)été")
    text = "Cet e\u0301te\u0301, on répare"

    (span,) = find(accented, in_text(text), "fr")

    assert span.quote == "e\u0301te\u0301"
    assert text[span.start : span.end] == span.quote


def test_each_language_has_its_own_patterns():
    only_english = mention("live", "live").model_copy(update={"patterns": FREE.patterns.model_copy(update={"fr": ()})})

    assert find(only_english, in_text("free"), "en") is not None
    assert find(only_english, in_text("free"), "fr") is None


def test_no_more_than_twenty_places_are_quoted():
    assert len(find(FREE, in_text("free " * 50), "en")) == 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Made in France", ["Made in France"]),
        ("Proud #MadeInFrance and made in  France", ["#MadeInFrance", "made in  France"]),
        ("#madeinfrance", ["#madeinfrance"]),
        ("madeinfrance", None),
        ("https://a.com/#madeinfrance", None),
        ("assembled in Angers #angers", None),
    ],
)
def test_a_claim_is_found_inside_a_hashtag_too(text, expected):
    assert quotes(find_claim(MADE, in_text(text), "en")) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Not made in France: the bodies come from Portugal.", "en"),
        ("They aren’t made in France.", "en"),
        ("Repaired in Angers rather than made in France", "en"),
        ("No ‘made in France’ in the picture, please", "en"),
        ("Ce n’est pas « made in France »", "fr"),
        ("Jamais made in France", "fr"),
        ("Réparée à Angers, non made in France", "fr"),
    ],
)
def test_what_is_denied_is_not_claimed(text, language):
    assert find_claim(MADE, in_text(text), language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Not only repaired here, made in France too", "en"),
        ("Why not made in France?", "en"),
        ("No nicer gift, made in France", "en"),
        ("We do not preach. Made in France!", "en"),
        ("We do not preach, we do not lecture and we are proud: made in France", "en"),
        ("Pourquoi pas made in France ?", "fr"),
        ("Pas seulement réparée, made in France", "fr"),
        ("On ne jette pas ! Made in France", "fr"),
    ],
)
def test_a_not_that_denies_something_else_takes_nothing_back(text, language):
    assert find_claim(MADE, in_text(text), language) is not None


def test_words_inside_a_hashtag_are_told_once():
    friendly = mention("green", r"(?i)\beco-?friendly")

    assert quotes(find_claim(friendly, in_text("#EcoFriendly and eco-friendly"), "en")) == [
        "#EcoFriendly",
        "eco-friendly",
    ]


def test_mentions_go_by_name_and_unknown_names_are_left_out():
    assert named((FREE, BOTH), ["both", "nobody", "free"]) == (BOTH, FREE)


def test_the_branch_depends_on_what_the_first_text_said():
    branch = Branch(on_item="w1", check="free", author="Claire", if_found=same("fine"), if_not_found=same("what"))
    second = written("w2", branch=branch)
    of = task(written("w1"), second, lexicon=Lexicon(checks=(FREE,)))

    assert branch_taken(of, second, "It is free", "en")
    assert not branch_taken(of, second, "Feel free to write", "en")
    assert not branch_taken(of, of.items[0], "It is free", "en")


@given(st.text())
def test_places_always_lead_back_to_the_text(text):
    letters = mention("letters", r"\w+")

    for span in find(letters, in_text(text), "fr") or ():
        assert text[span.start : span.end] == span.quote
        assert span.quote
