"""A task that unfolds: what is asked now, what was sent before, and nothing of what is still to come."""

from html import unescape

import pytest

from assessments import workflow
from assessments.answer import OrderedPickAnswer, WrittenAnswer
from tests import seats
from tests.alone import form_of
from tests.assessments.evidence.test_interview import GOOD
from tests.pages.handed import boxes, handed, rows
from tests.seats import now


@pytest.fixture
def asking(store):
    with form_of("LV3") as form:
        yield seats.at_work(store, seats.candidate(store, form=form))


def write(store, actor, kind):
    for name, text in GOOD["en"].items():
        if name.startswith(kind):
            workflow.save_response(store, actor, f"LV3.{name}", WrittenAnswer(text=text), 0, "t", now())


def sheets(at):
    return "\n".join(unescape(one.proto.body) for one in at.get("html"))


def test_the_first_scene_asks_six_questions_and_shows_nothing_of_the_second(store, open_page, asking):
    at = open_page("take.py", asking)
    assert not at.exception
    assert list(boxes(at)) == [f"LV3.q{place}" for place in range(1, 7)]
    assert rows(at)["send:LV3.ask"] == ["Send and go on"]
    assert "Your six questions (1 of 2)" in sheets(at)
    assert "follow-ups (2 of 2)" not in sheets(at)


def test_the_second_scene_shows_each_answer_above_the_box_that_follows_it_up(store, open_page, asking):
    write(store, asking, "q")
    workflow.send_answer(store, asking, "LV3.q1", now())
    at = open_page("take.py", asking)
    found = boxes(at)
    assert list(found) == [f"LV3.f{place}" for place in range(1, 7)]
    assert found["LV3.f2"]["before"][0] == ["You asked:", "What breaks most often?"]
    who, said = found["LV3.f2"]["before"][1]
    assert who == "Samira Belkadi:"
    assert said.startswith("Seven times out of ten")
    assert "send:LV3.ask" not in rows(at)
    assert "Sent:" not in sheets(at)


def test_a_question_never_asked_leaves_its_follow_up_without_an_answer(store, open_page, asking):
    workflow.save_response(store, asking, "LV3.q2", WrittenAnswer(text="What breaks most often?"), 0, "t", now())
    workflow.send_answer(store, asking, "LV3.q1", now())
    found = boxes(open_page("take.py", asking, "fr"))
    assert found["LV3.f1"]["before"] == []


def test_review_counts_three_follow_ups(store, open_page, asking):
    write(store, asking, "q")
    at = open_page("take.py", asking, task="review")
    (ways,) = handed(at, "submit", "ways")
    assert "6 of 9 answered, 3 left open" in [line["said"] for line in ways["lines"]]


def test_a_stage_that_was_sent_is_folded_above_the_one_that_is_open(store, open_page):
    with form_of("CS3") as form:
        me = seats.at_work(store, seats.candidate(store, form=form))
        ranks = {"CS3.a04": 2, "CS3.a01": 1}
        workflow.save_response(store, me, "CS3.stage0", OrderedPickAnswer(ranks=ranks), 0, "t", now())
        workflow.save_response(store, me, "CS3.holding", WrittenAnswer(text="Please <b>stop</b>."), 0, "t", now())
        workflow.send_answer(store, me, "CS3.stage0", now())
        at = open_page("take.py", me)
        assert not at.exception
        assert "<summary>Sent: Minute 0</summary>" in sheets(at)
        assert "Please <b>stop</b>." in sheets(at)  # escaped where it was sent
        assert sheets(at).index("Pause every scheduled post") < sheets(at).index("Call Maud")
        assert "Minute 10 (2 of 3)" in sheets(at)
        assert "Batch" not in sheets(at)
        assert "11:40 · Email, regional daily" in sheets(at)
