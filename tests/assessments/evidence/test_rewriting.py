"""A text that stood in the box from the beginning: nobody's answer until it is changed, and how much of it was."""

import pytest

from assessments import bank
from assessments.evidence import is_answered, words_of
from assessments.evidence.rewriting import changed
from assessments.form import Check, Pattern
from rubric.record import Text
from tests.assessments.evidence.build import one, same, seen, written, wrote

DRAFT = Text(en="the lid is broken", fr="le bouchon est fendu")
BOX = written("a", start=DRAFT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the lid is broken", 0),
        ("the cap is broken", 1 / 4),
        ("the lid is", 1 / 4),
        ("the blue lid is broken", 1 / 4),
        ("broken is lid the", 1),  # each of four words elsewhere, moved by replacing
        ("", 1),
        ("so " * 18, 14 / 4),  # outgrown: at least the difference of lengths
    ],
)
def test_words_put_in_left_out_or_replaced_over_those_given(text, expected):
    assert changed("the lid is broken", text) == expected


@pytest.mark.parametrize(("language", "share"), [("en", 0.34), ("fr", 0.36)])
def test_the_model_of_the_faulty_draft_changes_a_third(language, share):
    (box,) = [item for item in bank.task("WR3").items if item.kind == "written"]
    (model,) = [line for line in bank.task("WR3").human.look_for if line.id == "WR3.MD1"]
    text = model.text.said(language).split("\n", 1)[1]
    assert changed(box.start.said(language), text) == pytest.approx(share, abs=0.005)


def test_a_text_left_as_it_was_is_no_answer():
    for text in (DRAFT.en, DRAFT.fr, f"\n{DRAFT.en} "):
        assert not is_answered(BOX, wrote(text))
        assert words_of(BOX, wrote(text)) == ""
    assert is_answered(BOX, wrote("the lid is new"))


def test_how_much_was_rewritten_is_told_and_called_much_from_the_threshold_on():
    def told(text):
        return one("rewritten", BOX, written("b"), answers={"a": wrote(text), "b": wrote("free")}, threshold=0.5).value

    assert told("the cap is broken").en == "Text a: 25%"
    assert told("a new lid came").en == "Text a: 100%, much"
    assert told(DRAFT.en) is None


def test_a_box_that_was_left_alone_says_what_it_said_once_another_was_changed():
    boxes = (BOX, written("b", start=same("a seal is lost")))
    check = Check(id="T.C1", label=same("seal"), items=("b",), patterns=Pattern(en=("seal",), fr=("seal",)))

    def kept(**answers):
        (evidence,) = seen("kept", *boxes, answers=answers, kind="score", checks=(check,))
        return evidence.share

    assert kept(a=wrote("the cap is broken")) == 1
    assert kept(a=wrote(DRAFT.en)) == 0
    assert kept() == 0
    assert kept(a=wrote("the cap is broken"), b=wrote("")) == 0
