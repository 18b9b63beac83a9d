"""The development page: for oneself alone, gaps only beyond their error, one next step for each competency."""

import pytest

from assessments import workflow
from assessments.answer import MenuGridAnswer, SelfLevelAnswer
from assessments.item import MenuGrid, SelfLevel
from rubric.model import load_model
from tests.builders import NOW, hr, manager
from tests.journeys.bots import Browser, everything
from tests.pages.test_report import words_on


def assessed(store, level, language="en"):
    """Somebody who put themselves at this level everywhere and left the tasks almost empty."""
    browser = Browser(store, workflow.start_self(store, language, NOW))
    workflow.acknowledge(store, browser.actor, browser.now)
    if level is not None:
        for item in [one.item for task in browser.look().tasks for one in task.items]:
            if isinstance(item, SelfLevel):
                browser.save(item.id, SelfLevelAnswer(level=level))
    workflow.finish_practice(store, browser.actor, browser.now)

    def poorly(sitting):
        for item_id, answer in everything(sitting):
            item = next(one.item for task in sitting.tasks for one in task.items if one.item.id == item_id)
            yield item_id, MenuGridAnswer(chosen={}) if isinstance(item, MenuGrid) else answer

    for _ in browser.look().form.blocks:
        browser.start()
        browser.work(poorly)
    browser.submit()
    return browser.actor


@pytest.mark.parametrize(("language", "said"), [("en", "you chose level 5"), ("fr", "vous avez choisi le niveau 5")])
def test_a_gap_beyond_its_error_is_told_with_the_next_anchor(store, open_page, language, said):
    page = open_page("self_report.py", assessed(store, 5, language), language)

    assert not page.exception
    assert said in words_on(page)
    analytics = load_model().competency("AN")
    assert any(analytics.name.said(language) in one.label for one in page.expander)
    assert analytics.anchor(2).text.said(language) in words_on(page)


def test_a_gap_within_its_error_is_not_told(store, open_page):
    shown = words_on(open_page("self_report.py", assessed(store, 1)))

    assert "No gap is larger than its margin" in shown


def test_without_own_levels_nothing_is_compared(store, open_page):
    shown = words_on(open_page("self_report.py", assessed(store, None)))

    assert "nothing to compare" in shown
    assert "No gap" not in shown


def test_nobody_else_opens_it(store, open_page):
    assessed(store, 5)
    for actor in (hr(store), manager(store), None):
        page = open_page("self_report.py", actor)
        assert "you chose level" not in words_on(page)


def test_before_the_tasks_are_done_the_page_leads_back(store, open_page):
    page = open_page("self_report.py", workflow.start_self(store, "en", NOW))

    assert not page.exception
    assert "fills once you have placed yourself" in words_on(page)


def test_the_code_of_the_first_time_is_set_beside_the_second(store, open_page):
    first = assessed(store, 3)
    shown = open_page("self_report.py", first)
    code = workflow.retest_code(store, first, NOW)
    kept = shown.code[0].value
    assert kept.split("-")[1:-1] == code.split("-")[1:-1]

    again = Browser(store, workflow.start_self(store, "en", NOW, again=True))
    again.sit(everything)
    page = open_page("self_report.py", again.actor)
    page.text_input(key="retest-code").input("20270101-AN5").run()
    assert "This is not a code" in page.error[0].value
    page.text_input(key="retest-code").input(kept).run()
    assert not page.error
    told = words_on(page)
    changes = workflow.since(store, again.actor, kept, NOW).changes
    assert changes
    for one in changes:
        assert f"{one.before:.0f}, now {one.after:.0f}." in told
    assert ("nobody can say that it has changed" in told) is any(not one.reliable for one in changes)
    assert "between the two: some of the difference may be memory" in told
