"""What a report holds about one task."""

import pytest

from rubric.ontask import on_task
from tests.rubric.sitting import report

REPORT = report()


def test_what_people_and_the_key_said_of_a_task_is_found_apart():
    found = on_task(REPORT, "WR1")

    assert found.competency.id == "WR"
    assert [one.level for one in found.ratings] == [4, 2]
    assert found.by_key == pytest.approx(0.6)
    assert {one.task_id for one in found.quotes} == {"WR1"}
    assert {one.task_id for one in found.evidence} == {"WR1"}
    assert found.not_assessed is None
    assert found.apart


def test_a_task_that_only_the_key_judges_has_no_ratings_of_people():
    found = on_task(REPORT, "PU2")

    assert found.ratings == ()
    assert found.by_key == pytest.approx(0.7 * 0.8 + 0.3 * 0.5)


def test_a_level_of_difference_is_no_reason_to_talk():
    assert not on_task(REPORT, "CS2").apart
    assert on_task(REPORT, "CS2").by_key is None


def test_work_that_nobody_has_judged_says_why():
    waiting = [one for each in REPORT.competencies for one in each.not_assessed]
    assert waiting
    for one in waiting:
        assert on_task(REPORT, one.task_id).not_assessed == one


def test_a_task_of_another_form_is_not_there():
    assert on_task(REPORT, "MR1") is None
