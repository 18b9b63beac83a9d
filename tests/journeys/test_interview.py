"""LV3 from the first question to the report: sealed questions, a guest who answers them, what raters read."""

import pytest

from assessments import bank, workflow
from assessments.answer import WrittenAnswer
from assessments.attempt import AnswerLocked, AnswerSealed, NothingToSend
from assessments.attempt.refusal import NotFound
from tests.alone import form_of
from tests.assessments.evidence.test_interview import GOOD, POOR
from tests.builders import DAY, HOUR, MINUTE
from tests.journeys.bots import Browser, rate_all


@pytest.fixture
def store(store):
    with form_of("LV3"):
        yield store


def write(browser, texts, kind):
    for name, text in texts.items():
        if name.startswith(kind):
            browser.now += MINUTE / 4
            browser.save(f"LV3.{name}", WrittenAnswer(text=text))


def send(browser):
    return workflow.send_answer(browser.store, browser.actor, "LV3.q1", browser.now)


def items(browser):
    return {one.item.id: one for one in browser.look().tasks[0].items}


@pytest.mark.parametrize(("language", "texts", "share"), [
    ("en", GOOD, 1.0), ("fr", GOOD, 1.0), ("en", POOR, 1 / 8), ("fr", POOR, 1 / 8),
])  # fmt: skip
def test_an_interview_goes_from_the_questions_to_the_report(
    store, office, opening, readers, sitter, language, texts, share
):
    browser = sitter(language)
    write(browser, texts[language], "q")
    send(browser)
    write(browser, texts[language], "f")
    attempt = browser.submit()

    cards = [rate_all(store, one, browser.now + HOUR, 4.0) for one in readers]
    assert [[card.task.id for card in found] for found in cards] == [["LV3"], ["LV3"]]
    report = workflow.fit_report(store, office, attempt.id, browser.now + DAY)
    (scored,) = [one for one in report.competencies if one.competency.id == "LV"]
    # a share of 1 is level 5 and 1/8 level 1.5, with 0.35; people gave 4 of 5 with 0.65; a level is 25 points
    assert scored.score.value == pytest.approx(100 * (0.35 * share + 0.65 * 0.75), abs=0.5)


def test_the_guest_answers_once_everything_is_sent_and_the_questions_stay(sitter):
    browser = sitter()
    write(browser, GOOD["en"], "q")
    before = items(browser)
    assert all(before[f"LV3.f{place}"].locked for place in range(1, 7))
    assert not any(one.message for one in before.values())
    with pytest.raises(AnswerLocked):
        browser.save("LV3.f1", WrittenAnswer(text="Before any answer was heard"))

    send(browser)
    after = items(browser)
    assert after["LV3.f3"].message.en.startswith("The ones I cannot do.")
    assert after["LV3.f3"].message_author == "Samira Belkadi"
    assert after["LV3.f3"].asked_by == GOOD["en"]["q3"]
    assert all(after[f"LV3.q{place}"].sealed for place in range(1, 7))
    with pytest.raises(AnswerSealed):
        browser.save("LV3.q6", WrittenAnswer(text="Another question altogether?"))


def test_a_question_left_empty_is_sent_empty_and_sending_twice_is_harmless(sitter):
    browser = sitter()
    browser.save("LV3.q1", WrittenAnswer(text=GOOD["en"]["q1"]))
    first = send(browser)
    assert send(browser) == first
    found = items(browser)
    assert (found["LV3.q2"].sealed, found["LV3.q2"].answered, found["LV3.f2"].message) == (True, False, None)
    assert found["LV3.f1"].message is not None


def test_nothing_is_sent_while_all_questions_are_empty_and_the_last_scene_is_never_sent(sitter):
    browser = sitter()
    with pytest.raises(NothingToSend):
        send(browser)
    with pytest.raises(NotFound):
        workflow.send_answer(browser.store, browser.actor, "LV3.f1", browser.now)


def test_three_follow_ups_of_six_are_all_that_is_asked(sitter):
    browser = sitter()
    (task,) = browser.look().tasks
    assert len(task.asked) == 9
    write(browser, GOOD["en"], "q")
    send(browser)
    write(browser, GOOD["en"], "f")
    (task,) = browser.look().tasks
    assert [one.answered for one in task.asked] == [True] * 9


def test_answers_survive_another_device_and_the_end_of_the_time(store, sitter, office, opening):
    browser = sitter()
    write(browser, GOOD["en"], "q")
    send(browser)
    again = Browser(store, browser.actor, browser.now + MINUTE, tab="phone")
    assert items(again)["LV3.f5"].message.en.startswith("Take the seal off")
    again.save("LV3.f5", WrittenAnswer(text="Why does nobody open the straw?"))
    workflow.sweep(store, browser.now + HOUR)
    copy = {one.item.id: one.answer for task in workflow.own_answers(store, browser.actor) for one in task.items}
    assert copy["LV3.f5"] == WrittenAnswer(text="Why does nobody open the straw?")


def test_raters_read_question_and_answer_as_a_conversation_and_no_key(store, readers, sitter):
    browser = sitter()
    write(browser, GOOD["en"], "q")
    send(browser)
    write(browser, GOOD["en"], "f")
    browser.submit()
    card = workflow.next_card(store, readers[0], "LV3")
    assert [one.item.id for one in card.answers[:4]] == ["LV3.q1", "LV3.f1", "LV3.q2", "LV3.f2"]
    assert card.answers[3].message.en.startswith("Seven times out of ten")
    assert "stop_en" not in card.model_dump_json()
    assert bank.task("LV3").guest.closed.en[0] not in card.model_dump_json()


def test_the_page_of_a_candidate_holds_no_answer_of_the_guest_before_its_time(sitter):
    assert "nail varnish" not in sitter().look().model_dump_json()
