"""Figures in a text, and those that nothing the candidate was given states."""

import pytest

from assessments.answer import WrittenAnswer
from assessments.evidence.kept import verdict_of
from assessments.evidence.programs.stated import figures
from assessments.evidence.work import Work
from assessments.form import Check
from assessments.item import Written
from rubric.record import Text
from tests.assessments.evidence.build import same, task

BOX = Written(id="T.a", prompt=same("a"), details=Text(en="A box of 2018?", fr="Une boîte de 2018\u202f?"))
CHECK = Check(
    id="T.C1",
    label=same("check"),
    how="programmed",
    program="stated.known",
    arguments={"allowed": {"T.a": ("4.90", "6")}},
)


def values(text, language="en"):
    return [value for _, _, value in figures(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("€4.90 or 4,90 €", "fr", [4.9, 4.9]),
        ("4,120 repairs, 4 120 réparations", "fr", [4120, 4120]),
        ("4\u202f120 and 82%", "en", [4120, 82]),
        ("about six working days", "en", [6]),
        ("Deux jours, six heures", "fr", [2, 6]),
        ("un joint neuf", "fr", []),
        ("someone weighs tension", "en", []),
        ("13.06.2026", "en", [13.06, 2026]),
        ("before 17:00, by 9 am, at 12.30", "en", []),
        ("avant 17 h, dès 9 h 30", "fr", []),
        ("hot for 9 h", "en", [9]),
        ("https://tilvane.example/42", "en", []),
        ("1234567", "en", [1234567]),
        ("", "en", []),
    ],
)
def test_figures_are_read_as_people_write_them(text, language, expected):
    assert values(text, language) == expected


def test_figures_stand_where_they_are_said_to():
    text = "Pay €4.90 in 6 days"
    assert [text[start:end] for start, end, _ in figures(text, "en")] == ["4.90", "6"]


def verdict(text):
    return verdict_of(Work(task(BOX, checks=(CHECK,)), {"T.a": WrittenAnswer(text=text)}, "en", {}), CHECK)


def test_figures_of_the_question_and_of_the_pack_are_known():
    assert verdict("Your box of 2018: €4.90, six working days, 6 at most.").whole


def test_any_other_figure_is_told_with_its_place():
    one = verdict("It takes 12 days and costs €4.90.")
    assert not one.whole
    assert one.detail.en == "a: 12"
    assert [span.quote for span in one.spans] == ["12"]


def test_nothing_written_states_nothing():
    assert not verdict(" ").asked
