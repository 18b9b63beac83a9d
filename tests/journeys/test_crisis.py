"""CS3 through its three stages to the report: what arrives, what is closed, what nobody sees before its time."""

import pytest

from assessments import workflow
from assessments.answer import OrderedPickAnswer
from assessments.attempt import AnswerLocked, AnswerRefused, AnswerSealed
from tests.alone import form_of
from tests.assessments.evidence.test_crisis import BAD, RIGHT, TEXTS, WRONG, done, wrote
from tests.builders import DAY, HOUR, MINUTE
from tests.journeys.bots import Browser, rate_all

SCENES = ("stage0 alert holding", "stage10 press", "stage25 update")


@pytest.fixture
def store(store):
    with form_of("CS3"):
        yield store


def play(browser, answers, scenes=SCENES):
    """Answer scene by scene, sending each but the last."""
    for scene in scenes:
        browser.now += 3 * MINUTE
        for name in scene.split():
            if f"CS3.{name}" in answers:
                browser.save(f"CS3.{name}", answers[f"CS3.{name}"])
        if scene is not SCENES[-1]:
            workflow.send_answer(browser.store, browser.actor, f"CS3.{scene.split()[0]}", browser.now)


@pytest.mark.parametrize(
    ("language", "answers", "shares"),
    [
        ("en", done(*RIGHT) | wrote(TEXTS["en"]), (1, 1)),
        ("fr", done(*RIGHT) | wrote(TEXTS["fr"]), (1, 1)),
        ("en", done(*WRONG) | wrote(BAD["en"]), (1 / 13, 0)),
        ("fr", done(*WRONG) | wrote(BAD["fr"]), (1 / 13, 0)),
    ],
)
def test_three_stages_go_to_the_report(store, office, readers, sitter, language, answers, shares):
    browser = sitter(language)
    play(browser, answers)
    attempt = browser.submit()
    for one in readers:
        rate_all(store, one, browser.now + HOUR, 3.0)
    report = workflow.fit_report(store, office, attempt.id, browser.now + DAY)
    (service,) = [one for one in report.competencies if one.competency.id == "CS"]
    # 0.3 for actions, 0.2 for texts, 0.5 for people, who gave the middle of the scale
    assert service.score.value == pytest.approx(100 * (0.3 * shares[0] + 0.2 * shares[1] + 0.5 * 0.5), abs=0.6)


def test_nothing_of_a_later_stage_is_seen_or_answered_before_its_time(sitter):
    browser = sitter()
    shown = browser.look().model_dump_json()
    assert "140,000 views" in shown
    assert "M-0326" not in shown
    with pytest.raises(AnswerLocked):
        browser.save("CS3.stage10", OrderedPickAnswer(ranks={"CS3.a11": 1}))
    play(browser, done(*RIGHT) | wrote(TEXTS["en"]), SCENES[:1])
    shown = browser.look().model_dump_json()
    assert "M-0326" in shown
    assert "gets a refund or another product" not in shown
    with pytest.raises(AnswerSealed):
        browser.save("CS3.stage0", OrderedPickAnswer(ranks={}))


def test_a_stage_that_was_sent_stays_sent_on_another_device(store, sitter):
    browser = sitter()
    play(browser, done(*RIGHT) | wrote(TEXTS["en"]), SCENES[:2])
    again = Browser(store, browser.actor, browser.now + MINUTE, tab="phone")
    found = {one.item.id: one for one in again.look().tasks[0].items}
    assert (found["CS3.stage10"].sealed, found["CS3.stage25"].locked) == (True, False)
    assert found["CS3.stage0"].answer == done(*RIGHT)["CS3.stage0"]


@pytest.mark.parametrize("ranks", [{"CS3.a14": 1}, {"CS3.a01": 11}, {"CS3.a01": 0}])
def test_an_action_that_is_not_offered_and_a_place_that_does_not_exist_are_refused(sitter, ranks):
    with pytest.raises(AnswerRefused):
        sitter().save("CS3.stage0", OrderedPickAnswer(ranks=ranks))
