"""How long texts are and how easily they read."""

import pytest

from assessments.evidence.easy import ease, syllables
from assessments.item import Limits
from tests.assessments.evidence.build import one, written, wrote

SENTENCE = {"en": "The cat sat on the mat.", "fr": "Le chat est sur le tapis."}


@pytest.mark.parametrize(
    ("word", "language", "how_many"),
    [
        ("free", "en", 1),
        ("the", "en", 1),
        ("bottle", "en", 2),
        ("smiles", "en", 1),
        ("makes", "en", 1),
        ("boxes", "en", 2),
        ("places", "en", 2),
        ("washed", "en", 1),
        ("wanted", "en", 2),
        ("Repaired", "en", 2),
        ("gourdes", "fr", 1),
        ("boîte", "fr", 1),
        ("vie", "fr", 1),
        ("journée", "fr", 2),
        ("que", "fr", 1),
        ("guérir", "fr", 2),
        ("réalité", "fr", 4),
        ("RÉPARATION", "fr", 4),
        ("souvent", "fr", 2),
        ("brrr", "fr", 1),
    ],
)
def test_syllables_are_counted_by_the_vowels_that_are_heard(word, language, how_many):
    assert syllables(word, language) == how_many


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", 206.835 - 1.015 * 6 - 84.6 * 1),  # 6 words, 1 sentence, 6 syllables
        ("fr", 207 - 1.015 * 6 - 73.6 * 7 / 6),  # 6 words, 1 sentence, 7 syllables
    ],
)
def test_ease_is_that_of_the_formula_of_the_language(language, expected):
    assert ease(SENTENCE[language], language) == pytest.approx(expected)


def test_two_short_sentences_read_more_easily_than_one_long_one():
    assert ease("We mend it. You keep it.", "en") > ease("We mend it and you keep it.", "en")


def test_a_line_is_a_sentence_and_a_link_is_no_word():
    assert ease("We mend it\nYou keep it", "en") == pytest.approx(ease("We mend it. You keep it.", "en"))
    assert ease("We mend it. https://tilvane.example/reparer", "en") == pytest.approx(ease("We mend it.", "en"))


@pytest.mark.parametrize("text", ["", "12 34", "!!! 🔧", "https://tilvane.example"])
def test_a_text_without_words_is_neither_easy_nor_hard(text):
    assert ease(text, "en") == 0


def test_each_long_text_is_told_apart():
    """Five times six words: 30, with 5 sentences of 6 words of one syllable, 206.835 - 6.09 - 84.6 = 116.145."""
    answers = {"a": wrote(f"{SENTENCE['en']} " * 5), "b": wrote("Too short.")}
    told = one("readability", written("a"), written("b"), answers=answers)
    assert told.value.en == "Text a: 116; the higher, the easier; newspapers 50 to 70"


def test_short_texts_are_read_together_when_they_are_enough():
    answers = {name: wrote(f"{SENTENCE['fr']} " * 3) for name in "ab"}
    told = one("readability", written("a"), written("b"), answers=answers, language="fr")
    assert told.value.fr.startswith("115\u202f;")  # 207 - 6.09 - 85.867 = 115.04


def test_fewer_than_thirty_words_say_nothing():
    assert one("readability", written("a"), answers={"a": wrote(SENTENCE["en"])}).value is None


def test_lengths_are_told_of_how_much():
    items = (written("a", limits=Limits(maximum=10)), written("b", limits=Limits(count="words")), written("c"))
    told = one("lengths", *items, answers={"a": wrote("abc"), "b": wrote("two words")})
    assert told.value.en == "Text a: 3 of 10; Text b: 2"
    assert one("lengths", *items).value is None
