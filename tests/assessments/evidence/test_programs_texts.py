"""Checks on the length, form and likeness of texts that patterns cannot make."""

import pytest

from assessments.answer import WrittenAnswer
from assessments.evidence.kept import verdict_of
from assessments.evidence.work import Work
from assessments.form import Check, Pattern
from assessments.item import Limits, Written
from tests.assessments.evidence.build import same, task

BOXES = (
    Written(id="T.one", prompt=same("one"), limits=Limits(maximum=10, minimum=3, emoji=1)),
    Written(id="T.two", prompt=same("two"), limits=Limits(count="words", maximum=3)),
)


def verdict(program, *texts, patterns=(), items=(), **arguments):
    looked_for = Pattern(en=patterns, fr=patterns)
    check = Check(
        id="T.C1",
        label=same("check"),
        how="programmed",
        program=f"texts.{program}",
        patterns=looked_for,
        items=items,
        arguments=arguments,
    )
    answers = {box.id: WrittenAnswer(text=text) for box, text in zip(BOXES, texts, strict=False)}
    return verdict_of(Work(task(*BOXES, checks=(check,)), answers, "en", {}), check)


def told(one):
    return None if one.detail is None else one.detail.en


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        (("abc", "one two three"), None),
        (("0123456789", "one"), None),
        (("01234567890", "one"), "one: too long"),
        (("ab", "one"), "one: too short"),
        (("abc", " "), "two: empty"),
        (("ab", "a b c d"), "one: too short; two: too long"),
    ],
)
def test_every_text_is_as_long_as_its_question_allows(texts, what):
    one = verdict("within_limits", *texts)
    assert (one.whole, told(one)) == (what is None, what)


def test_without_any_text_there_is_no_length_to_look_at():
    assert not verdict("within_limits", "", "").asked


def test_what_must_not_be_said_breaks_a_check_on_lengths_too():
    def one(*texts):
        return verdict("without", *texts, patterns=("https?://",))

    assert one("no link", "none").whole
    assert told(one("http://a", "none")) == "http://"
    assert [span.quote for span in one("http://a", "none").spans] == ["http://"]
    assert told(one("http://a.b", "a b c d")) == "http://, two: too long"
    assert told(one("no link", "a b c d")) == "two: too long"
    assert not one("", "").asked


@pytest.mark.parametrize(
    ("text", "what"), [("fine 🔧", None), ("🔧🔧", "one: 2 emoji"), ("𝓫𝓲𝓸", "one: ornamental letters")]
)
def test_few_emoji_and_no_ornamental_letters(text, what):
    assert told(verdict("plain", text, "🔧🔧🔧 without a limit")) == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Three clips closed, one clip open, drops fall", None),
        ("Chart #RepairDay", "one: hashtag"),
        ("Bottle, steel bottle, repair Bottle", "one: bottle"),
        ("Été été été: four letters fewer", None),
        ("élèves, ÉLÈVES et élèves", "one: eleves"),
    ],
)
def test_a_description_is_not_stuffed(text, what):
    assert told(verdict("unstuffed", text, "fine")) == what


def test_an_advertisement_says_so_early():
    """The label begins at 0 in the first text and at 8 in the second."""
    texts = ("Advert: a box", "My box. Advert")
    assert verdict("early", *texts, patterns=("Advert",), within=9).whole
    late = verdict("early", *texts, patterns=("Advert",), within=8)
    assert (late.whole, told(late)) == (False, "two")
    assert not verdict("early", "", "", patterns=("Advert",), within=8).asked


def test_a_text_left_empty_hides_nothing():
    def one(*texts):
        return verdict("in_each_written", *texts, patterns=("I work",))

    assert one("I work here", "").whole
    assert told(one("I work here", "Come along")) == "two"
    assert not one("", "").asked


def test_a_description_that_repeats_its_slide_is_told():
    """Of cracked, with, hinge two stand in the slide: 2 / 3."""
    pairs = {"T.one": "T.two"}
    texts = ("A lid, cracked with a hinge", "Cracked at the hinge")
    assert told(verdict("repeats", *texts, pairs=pairs, most=0.6)) == "one"
    assert verdict("repeats", *texts, pairs=pairs, most=0.7).whole
    assert verdict("repeats", "a lid", "a lid", pairs=pairs, most=0.6).whole
    assert not verdict("repeats", "cracked", "", pairs=pairs, most=0.6).asked
    assert not verdict("repeats", "cracked", "cracked", pairs={"T.one": "T.three"}, most=0.6).asked


def test_formats_asked_for_are_counted_once_each():
    patterns = ("(?i)reel", "(?i)pin", "(?i)story")
    few = verdict("few", "Reel, reel", "a pin", patterns=patterns, most=2)
    assert (few.whole, told(few)) == (True, "2 of 2")
    assert not verdict("few", "Reel, story", "a pin", patterns=patterns, most=2).whole
    assert not verdict("few", "", "", patterns=patterns, most=2).asked
