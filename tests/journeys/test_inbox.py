"""CS1 from the first glance at the inbox to the report: every action with its second, by the server's clock."""

from datetime import timedelta

import pytest

from assessments import bank, workflow
from assessments.answer import MenuGridAnswer, WrittenAnswer
from assessments.attempt import AttemptClosed, NotFound, StaleAnswer
from tests.alone import form_of
from tests.assessments.evidence.test_triage import REPLIES, first, gold
from tests.builders import DAY, HOUR, NOW, candidate, position
from tests.journeys.bots import Browser, rate_all

SECOND = timedelta(seconds=1)


@pytest.fixture
def store(store):
    with form_of("CS1", "CS2"):
        yield store


def begin(browser):
    return workflow.begin(browser.store, browser.actor, "CS1.grid", browser.now)


def grade(browser, *rows, after=0, seconds=None):
    """Choose a severity for these rows, on top of what was chosen before."""
    browser.now += after * SECOND
    chosen = {row: {"severity": "1"} for row in rows}
    return browser.save("CS1.grid", MenuGridAnswer(chosen=chosen, seconds=seconds or {})).answer


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_sorted_inbox_goes_to_the_report(store, office, readers, sitter, language):
    browser = sitter(language)
    begin(browser)
    browser.now += 90 * SECOND
    for item_id, answer in (gold("CS1") | first("CS1", "A01", "A04", "A06", "A02", "A16")).items():
        browser.save(item_id, answer)
    for place, text in enumerate(REPLIES[language], start=1):
        browser.save(f"CS1.reply{place}", WrittenAnswer(text=text))
    attempt = browser.submit()
    workflow.note_missing(store, office, attempt.id, "CS2", "technical", browser.now)
    for one in readers:
        rate_all(store, one, browser.now + HOUR, 4.0)

    report = workflow.fit_report(store, office, attempt.id, browser.now + DAY)
    (service,) = [one for one in report.competencies if one.competency.id == "CS"]
    # software finds all: 0.5 of 100; people gave 4 of 5, which is 75 points, with 0.5
    assert service.score.value == pytest.approx(100 * 0.5 + 75 * 0.5, abs=0.5)


def test_the_first_second_is_when_the_task_was_opened_and_stays_that_on_every_device(store, sitter):
    browser = sitter()
    begun = begin(browser)
    browser.now += 40 * SECOND
    assert begin(browser) == begun
    assert grade(browser, "A03").seconds == {"A03": 40}
    again = Browser(store, browser.actor, browser.now + 20 * SECOND, tab="phone")
    (moments,) = [one.moments for one in again.look().tasks if one.moments]
    assert (moments.pace, moments.second) == ("live", 60)
    assert grade(again, "A03", "A01").seconds == {"A03": 40, "A01": 60}


def test_a_second_once_noted_is_not_changed_and_none_is_taken_from_a_browser(sitter):
    browser = sitter()
    begin(browser)
    grade(browser, "A01", after=30)
    later = grade(browser, "A01", "A02", after=60, seconds={"A01": 1, "A02": 2, "A09": 3})
    assert later.seconds == {"A01": 30, "A02": 90}
    assert grade(browser, "A02", after=10).seconds == {"A01": 30, "A02": 90}  # A01 was taken back; it was acted on


def test_saving_the_same_again_is_no_new_revision(sitter):
    browser = sitter()
    begin(browser)
    saved = [browser.save("CS1.grid", MenuGridAnswer(chosen={"A01": {"severity": "1"}})) for _ in range(2)]
    assert saved[0] == saved[1]


def test_with_more_time_a_second_is_longer(sitter):
    browser = sitter(extra_time=1.5)
    begin(browser)
    assert grade(browser, "A01", after=90).seconds == {"A01": 60}


def test_a_task_that_nobody_opened_begins_with_its_first_answer(sitter):
    browser = sitter()
    assert grade(browser, "A01", after=500).seconds == {"A01": 0}
    assert grade(browser, "A01", "A02", after=7).seconds == {"A01": 0, "A02": 7}


def test_only_a_task_whose_moments_count_is_begun_and_only_while_its_part_runs(store, sitter):
    browser = sitter()
    with pytest.raises(NotFound):
        workflow.begin(store, browser.actor, bank.task("CS2").items[0].id, browser.now)
    browser.submit()
    with pytest.raises(AttemptClosed):
        begin(browser)


def test_other_grids_keep_no_seconds(store, office):
    with form_of("CS5"):
        opening = position(store, office, form_id="screen")
        browser = Browser(store, candidate(store, office, opening, "Dana Roe")).enter()
        browser.start()
        row = bank.task("CS5").items[0].rows[0].id
        answer = MenuGridAnswer(chosen={row: {"action": "hide"}}, seconds={row: 5})
        assert browser.save("CS5.actions", answer).answer.seconds == {}


def test_neither_candidate_nor_rater_is_shown_a_second(store, readers, sitter):
    browser = sitter()
    begin(browser)
    grade(browser, "A01", after=33)
    (task, _) = browser.look().tasks
    assert task.items[0].answer.seconds == {}
    with pytest.raises(StaleAnswer) as refused:
        workflow.save_response(store, browser.actor, "CS1.grid", MenuGridAnswer(), 0, "other", browser.now)
    assert refused.value.latest.answer.seconds == {}
    browser.submit()
    card = workflow.next_card(store, readers[0], "CS1")
    assert '"seconds":{"A01"' not in card.model_dump_json()
    assert "possible child hazard" not in card.model_dump_json()


def test_what_is_graded_when_the_time_is_up_is_what_counts(store, sitter):
    browser = sitter()
    begin(browser)
    grade(browser, "A01", "A04")
    workflow.sweep(store, NOW + 2 * HOUR)
    copy = {one.item.id: one.answer for task in workflow.own_answers(store, browser.actor) for one in task.items}
    assert set(copy["CS1.grid"].chosen) == {"A01", "A04"}
