"""A quote is what really stands in an answer: found whatever the white space, refused when a word differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import bank
from assessments.answer import WrittenAnswer
from assessments.views import AnswerToRate
from pages.parts import quoting

FIRST, SECOND = bank.task("WR1").items[:2]


def answer(item, text):
    return AnswerToRate(item=item, answer=WrittenAnswer(text=text), text=text)


WORK = (answer(FIRST, "Seven times in ten,\n\nit’s the seal. (Really?)"), answer(SECOND, "Seven times in ten"))


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("it’s the seal", "it’s the seal"),
        ("  ten, it’s   the ", "ten,\n\nit’s the"),
        ("(Really?)", "(Really?)"),
    ],
    ids=["as it stands", "white space as a browser copies it", "signs with a meaning in patterns"],
)
def test_words_are_found_where_they_stand(words, quote):
    span = quoting.find(words, WORK)

    assert (span.item_id, span.quote) == (FIRST.id, quote)
    assert WORK[0].text[span.start : span.end] == quote


def test_the_first_answer_that_holds_the_words_is_quoted():
    assert quoting.find("Seven times in ten", WORK).item_id == FIRST.id


@pytest.mark.parametrize("words", ["", " \n", "eight times", "Seven times in ten it’s", "x" * 601])
def test_words_that_are_not_there_are_not_quoted(words):
    assert quoting.find(words, WORK) is None


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_selection_of_an_answer_can_be_quoted(text, data):
    """What stands between two places of the text is found again, as the very words of that answer."""
    start = data.draw(st.integers(0, len(text) - 1))
    selected = text[start : data.draw(st.integers(start + 1, len(text)))]
    span = quoting.find(selected, [answer(FIRST, text)])

    assert (span is None) == (not selected.strip())
    if span:
        assert text[span.start : span.end] == span.quote
        assert span.quote.split() == selected.split()
