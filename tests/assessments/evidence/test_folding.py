"""A text is searched in another form; every place leads back to the words as they were stored."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.evidence.folding import FILLER, base_letters, composed, searchable


def test_an_accent_of_its_own_joins_its_letter():
    folded = composed("l'e\u0301te\u0301 !")

    assert folded.text == "l'été !"
    assert folded.place(2, 5) == (2, 7)


def test_base_letters_are_plain_and_lead_back():
    text = "Ça, É\u0301loïse & 𝓚evin, œuvre"
    folded = base_letters(text)

    assert "eloise" in folded.text
    assert "kevin" in folded.text
    start = folded.text.index("eloise")
    assert text[slice(*folded.place(start, start + 6))] == "É\u0301loïse"


def test_the_rest_of_a_long_gap_is_filled_up():
    assert searchable("a" + " " * 10 + "b").text == "a" + " " * 8 + FILLER * 2 + "b"


def test_the_rest_of_an_endless_word_is_filled_up():
    assert searchable("1" * 66).text == "1" * 64 + FILLER * 2


@given(st.text())
def test_every_form_has_a_place_for_every_character(text):
    for fold in (composed, searchable, base_letters):
        folded = fold(text)
        assert len(folded.origin) == len(folded.text) + 1
        assert folded.origin[-1] == len(text)
        assert list(folded.origin) == sorted(folded.origin)
