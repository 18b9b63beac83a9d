"""One's own levels come first, are set beside the result, are seen by nobody else, and never touch a score."""

import inspect

import pytest

from assessments import workflow
from assessments.answer import SelfLevelAnswer
from assessments.attempt import AttemptClosed, NotAllowed, PartsRemain
from assessments.store import judging
from assessments.workflow.levels import level_item_id, levels_task
from rubric import compare, fit, report, scoring
from rubric.model import load_model
from rubric.rating import Rating
from rubric.selfview import SelfRating
from tests.builders import HOUR, MINUTE, NOW, candidate, hr, manager, position, rater
from tests.journeys.bots import Browser, everything, only


@pytest.fixture
def alone(store):
    return Browser(store, workflow.start_self(store, "en", NOW))


def levels(level):
    """Gives oneself this level everywhere, then works through the tasks."""

    def bot(sitting):
        for item_id, answer in everything(sitting):
            yield item_id, SelfLevelAnswer(level=level) if item_id.startswith("SELF.") else answer

    return bot


def through(browser, level):
    workflow.acknowledge(browser.store, browser.actor, NOW)
    browser.work(levels(level))
    browser.start()
    browser.work(levels(level))
    return browser.submit()


def test_ones_own_levels_come_before_the_tasks(alone):
    assert alone.look().step == "notice"
    workflow.acknowledge(alone.store, alone.actor, NOW)

    shown = alone.look()
    assert shown.step == "levels"
    assert [one.item.id for one in shown.tasks[0].items] == [
        level_item_id(one.id) for one in load_model().profile_competencies
    ]
    assert alone.start().step == "block"


def test_the_notice_of_a_self_assessment_promises_that_nobody_else_sees_it(alone):
    shown = workflow.notice(alone.store, alone.actor)

    assert any("nobody decides anything from it" in one for one in shown.paragraphs)
    assert any("30 days" in one for one in shown.paragraphs)
    assert shown.refusal is None
    assert alone.look().organisation is None


def test_ones_own_levels_cannot_be_changed_once_the_tasks_have_begun(alone):
    workflow.acknowledge(alone.store, alone.actor, NOW)
    alone.save(level_item_id("WR"), SelfLevelAnswer(level=3))
    alone.start()

    with pytest.raises(AttemptClosed):
        alone.save(level_item_id("WR"), SelfLevelAnswer(level=2))


def test_gaps_are_told_only_where_they_exceed_their_error(alone):
    through(alone, 5)

    gaps = {one.competency_id: one for one in workflow.self_report(alone.store, alone.actor, NOW)}

    assert set(gaps) == {one.id for one in load_model().profile_competencies}
    assert gaps["AN"].shown is (abs(gaps["AN"].gap) > gaps["AN"].error)
    assert gaps["WR"].level == 5
    assert gaps["WR"].score.value is None
    assert not gaps["WR"].shown


def test_self_ratings_never_touch_a_score(store):
    scores = []
    for level in (1, 5):
        browser = Browser(store, workflow.start_self(store, "en", NOW))
        through(browser, level)
        gaps = workflow.self_report(store, browser.actor, NOW)
        scores.append({one.competency_id: one.score.value for one in gaps})
        with store.read() as db:
            kept = judging.ratings(db, [browser.actor.id])
        assert {one.task_id for one in kept} == {"AN4", "CS5"}
    assert scores[0] == scores[1]


def test_no_function_that_makes_a_score_takes_a_self_rating():
    assert not issubclass(SelfRating, Rating)
    for module in (scoring, fit, report, compare):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            assert "SelfRating" not in str(inspect.signature(function)), f"{module.__name__}.{name}"


def test_a_level_left_out_is_not_known(alone):
    workflow.acknowledge(alone.store, alone.actor, NOW)
    alone.save(level_item_id("WR"), SelfLevelAnswer())
    alone.start()
    alone.work(only())
    alone.submit()

    gaps = {one.competency_id: one for one in workflow.self_report(alone.store, alone.actor, NOW)}
    assert gaps["WR"].level is None
    assert gaps["AN"].level is None
    assert gaps["AN"].gap is None


def test_the_result_waits_for_the_tasks(alone):
    with pytest.raises(PartsRemain):
        workflow.self_report(alone.store, alone.actor, NOW)
    workflow.acknowledge(alone.store, alone.actor, NOW)
    alone.start()
    with pytest.raises(PartsRemain):
        workflow.self_report(alone.store, alone.actor, NOW + MINUTE)

    assert workflow.self_report(alone.store, alone.actor, NOW + HOUR)  # the time is up, what there is counts


def test_nobody_else_reads_a_self_assessment(alone):
    through(alone, 3)
    store, office = alone.store, hr(alone.store)
    applicant = candidate(store, office, position(store, office))
    for actor in (office, manager(store), rater(store), applicant):
        with pytest.raises(NotAllowed):
            workflow.self_report(store, actor, NOW)


def test_every_level_question_names_its_competency_in_both_languages():
    for one in levels_task().items:
        competency = load_model().competency(one.competency_id)
        assert (one.prompt, one.details) == (competency.name, competency.definition)
        assert not one.scored
