"""A second self-assessment: the first scores come back in a code, and only what exceeds both errors is a change."""

import pytest

from assessments import workflow
from assessments.attempt import Actor, CodeUnreadable, NotAllowed, NotFound, PartsRemain
from assessments.workflow.retest import _check
from rubric.selfview import Earlier, self_changes
from tests.builders import DAY, NOW, candidate, hr, position
from tests.journeys.bots import Browser, everything

LATER = NOW + 30 * DAY


def through(store, bot, now=NOW, *, again=False):
    """Somebody who has done a self-assessment whole."""
    actor = workflow.start_self(store, "en", now, again=again)
    browser = Browser(store, actor, now=now)
    browser.sit(bot)
    return actor


@pytest.fixture
def first(store):
    return through(store, everything)


def test_the_second_form_has_other_tasks_of_the_same_kinds(store):
    again = workflow.start_self(store, "en", NOW, again=True)

    assert workflow.sitting(store, again, NOW).form.task_ids == ("AN4B", "CS5B")
    assert workflow.is_again(store, again)
    assert not workflow.is_again(store, workflow.start_self(store, "en", NOW))


def test_a_code_holds_the_scores_with_their_errors_and_the_day(store, first):
    code = workflow.retest_code(store, first, NOW + 2 * DAY)

    assert code.startswith("20270301-")
    scores = {one.competency_id: one.score for one in workflow.self_report(store, first, NOW) if one.score.measured}
    assert scores
    for name, score in scores.items():
        assert f"-{name}{10 * score.value:.0f}.{10 * score.standard_error:.0f}-" in code


def test_the_same_scores_again_are_no_change_and_a_fall_beyond_the_error_is_one(store, first):
    code = workflow.retest_code(store, first, NOW)

    same = workflow.since(store, first, f" {code.lower()}\n", LATER)
    assert (same.first_on, same.days, same.early) == (NOW.date(), 30, False)
    assert same.changes
    for one in same.changes:
        assert abs(one.after - one.before) < 0.1
        assert not one.reliable
    assert workflow.since(store, first, code, NOW + 27 * DAY).early


def test_a_difference_counts_beyond_the_error_of_both(store, first):
    gaps = workflow.self_report(store, first, NOW)
    known = next(one for one in gaps if one.score.measured)
    value, error = known.score.value, known.score.standard_error

    for times, reliable in ((1.9, False), (2.0, True)):
        step = times * error * 2**0.5
        other = value - step if value > step else value + step
        strange = Earlier(value=1, standard_error=1)
        shifted = {known.competency_id: Earlier(value=other, standard_error=error), "XX": strange}
        (change,) = self_changes(shifted, gaps)
        assert change.reliable is reliable
        assert (change.before, change.after) == (other, value)


@pytest.mark.parametrize(
    "body", ["", "20270301", "20270301-AN500.0", "20271399-AN500.142", "2027-AN500.142", "20270301-AN5000.142"]
)
def test_what_is_no_code_is_refused(store, first, body):
    with pytest.raises(CodeUnreadable):
        workflow.since(store, first, f"{body}-{_check(body)}", LATER)


def test_a_letter_that_is_wrong_is_noticed_and_what_is_unknown_is_passed_over(store, first):
    code = workflow.retest_code(store, first, NOW)
    with pytest.raises(CodeUnreadable):
        workflow.since(store, first, code.replace("2027", "2026"), LATER)
    body = "20270301-ZZ500.142-nonsense".upper()

    assert workflow.since(store, first, f"{body}-{_check(body)}", LATER).changes == ()


def test_a_code_is_ones_own_and_there_is_none_before_the_end(store):
    office = hr(store)
    with pytest.raises(NotAllowed):
        workflow.retest_code(store, candidate(store, office, position(store, office)), NOW)
    with pytest.raises(NotFound):
        workflow.is_again(store, Actor(kind="self", id="nobody"))
    with pytest.raises(PartsRemain):
        workflow.retest_code(store, workflow.start_self(store, "en", NOW), NOW)
