"""Anchor answers: each level in each language, words that are in the answer, an error that is known; told when not."""

import sys

import pytest

from assessments import bank
from assessments.answer import ChoiceAnswer, LayoutsAnswer, RevisionAnswer, SpokenAnswer, WrittenAnswer
from assessments.bank import anchor_answers, load
from assessments.bank.anchor_answers import anchor_problems, anchors_file, parse_anchors, words_of_answer
from assessments.workflow.checking import check as check_answer
from rubric.content import ContentErrors

checking = sys.modules["assessments.bank.check"]  # the package has a function of that name
WHOLE = {"WR1", "WR1B", "CS2", "CS2B", "LV2", "LV5", "AD4", "DE1", "DE1B", "LV2B"}
GOOD = {
    "id": "x",
    "language": "en",
    "level": 2,
    "answers": {"CS2.reply1": "Dear Claire, sorry."},
    "deciding": ["sorry"],
    "reason": {"en": "Why.", "fr": "Pourquoi."},
    "error": "politeness",
}


def parsed(task_id="CS2", **given):
    return parse_anchors({"task_id": task_id, "anchors": [GOOD | given]}, bank.task(task_id), "a.yaml")


def problem_of(task_id="CS2", **given):
    with pytest.raises(ContentErrors) as found:
        parsed(task_id, **given)
    return str(found.value)


@pytest.mark.parametrize("form_id", ["core", "core_b"])
def test_the_tasks_of_the_core_forms_that_people_rate_have_anchors(form_id):
    rated = {one for one in bank.form(form_id).task_ids if bank.task(one).human}

    assert rated <= set(bank.anchored())


@pytest.mark.parametrize("task_id", bank.anchored())
def test_every_anchor_fits_its_task(task_id):
    assert list(anchor_problems(task_id)) == []
    task = bank.task(task_id)
    for one in bank.anchors(task_id):
        for item_id, answer in one.answers.items():
            check_answer(task.item(item_id), answer)
        assert bank.is_whole(one.answers, task) == (task_id in WHOLE)
        assert bank.anchor(task_id, one.id) == one


def test_a_task_without_anchors_has_none():
    assert bank.anchors("PU1") == ()
    with pytest.raises(KeyError):
        bank.anchor("CS2", "nobody")


def test_an_answer_is_written_as_its_words_a_choice_as_its_letter():
    assert parsed().anchors[0].answers == {"CS2.reply1": WrittenAnswer(text="Dear Claire, sorry.")}
    assert parsed("AD1", answers={"AD1.x": "Moved."}).anchors[0].answers["AD1.x"] == RevisionAnswer(text="Moved.")
    spoken = parsed("LV2", answers={"LV2.opening": "Hello."}).anchors[0].answers["LV2.opening"]
    assert spoken == SpokenAnswer(route="typed", script="Hello.")
    assert parsed("LV5", answers={"LV5.I1": "b"}).anchors[0].answers["LV5.I1"] == ChoiceAnswer(option="b")
    ranked = {"ranks": {"DE1.A": 1}, "defects": {"DE1.A": ["low_contrast"]}}
    layouts = parsed("DE1", answers={"DE1.mockups": ranked}).anchors[0].answers["DE1.mockups"]
    assert layouts == LayoutsAnswer(ranks={"DE1.A": 1}, defects={"DE1.A": frozenset({"low_contrast"})})
    assert words_of_answer(layouts) == ""


@pytest.mark.parametrize(
    ("task_id", "answers"),
    [
        ("CS2", {"CS2.nothing": "x"}),
        ("CS2", {"CS2.reply1": 3}),
        ("LV5", {"LV5.I1": "z"}),
        ("DE1", {"DE1.mockups": {"ranks": {"DE1.Z": 1}}}),
        ("DE1", {"DE1.mockups": {"defects": {"DE1.A": ["ugly"]}}}),
        ("DE1", {"DE1.mockups": {"ranks": "first"}}),
    ],
)
def test_an_answer_that_its_question_does_not_take_is_named(task_id, answers):
    assert next(iter(answers)) in problem_of(task_id, answers=answers)


def test_what_is_no_anchor_at_all_is_named_with_its_field():
    assert "level" in problem_of(level=6)
    with pytest.raises(ContentErrors):
        parse_anchors("nonsense", bank.task("CS2"), "a.yaml")
    with pytest.raises(ContentErrors):
        parse_anchors({"task_id": "CS2"}, bank.task("CS2"), "a.yaml")


def test_levels_words_and_errors_are_checked(monkeypatch):
    broken = parsed(deciding=["never said"], error="unheard_of").anchors
    monkeypatch.setattr(anchor_answers, "anchors", lambda _task_id: broken)
    said = [problem for _id, _field, problem in anchor_problems("CS2")]

    assert any("levels in en are [2]" in one for one in said)
    assert any("levels in fr are []" in one for one in said)
    assert any("'never said' is not in the answer" in one for one in said)
    assert any("no rating error 'unheard_of'" in one for one in said)
    assert "nobody rates this task" in [problem for _id, _field, problem in anchor_problems("PU1")]


def test_the_check_of_all_content_tells_of_anchors(monkeypatch):
    monkeypatch.setattr(checking, "anchored", lambda: ("CS2", "XX1"))
    monkeypatch.setattr(checking, "anchors", _raises)

    said = [str(one) for one in checking.check(load.facts().items[0].source.as_of)]
    assert any("anchors/XX1.yaml" in one and "no such task" in one for one in said)
    assert any("unreadable" in one for one in said)


def _raises(task_id):
    raise ContentErrors([checking.ContentError(anchors_file(task_id), task_id, "", "unreadable")])
