"""What readers of a report see besides its numbers: the work, and the notice with its gaps filled."""

import pytest

from assessments import workflow
from assessments.attempt import Actor, NotAllowed, NotFound
from tests.builders import (
    DAY,
    HOUR,
    NOW,
    SEVEN,
    candidate,
    draft,
    manager,
    notice_details,
    position,
    rater,
    submitted,
)


def test_readers_see_the_work_of_the_blocks_that_were_shown(store, office):
    person = candidate(store, office, position(store, office))
    submitted(store, person, parts=1)

    work = workflow.answers_of(store, manager(store), person.id)

    assert [one.task.id for one in work] == ["PU2", "WR1", "DE1"]
    assert all(one.task.human is None and not one.task.evidence for one in work)


def test_work_is_read_only_once_it_is_sent(store, office):
    person = candidate(store, office, position(store, office))

    with pytest.raises(NotFound):
        workflow.answers_of(store, office, person.id)


def test_a_self_assessment_is_nobody_elses_to_read(store, office):
    alone = workflow.start_self(store, "en", NOW)
    with pytest.raises(NotFound):
        workflow.answers_of(store, office, alone.id)


def test_the_work_of_several_on_one_task_is_read_at_once_without_those_who_were_not_shown_it(store, office):
    opened = position(store, office)
    whole, half = (candidate(store, office, opened, name) for name in ("Ann Doe", "Ben Doe"))
    submitted(store, whole)
    submitted(store, half, parts=1)

    boss = manager(store)
    both = workflow.answers_to(store, boss, [whole.id, half.id], "WR1")
    late = workflow.answers_to(store, boss, [whole.id, half.id], "CS2")

    assert both == {one.id: task_of(store, office, one, "WR1") for one in (whole, half)}
    assert late == {whole.id: task_of(store, office, whole, "CS2")}


def task_of(store, office, person, task_id):
    return next(one for one in workflow.answers_of(store, office, person.id) if one.task.id == task_id)


def test_what_several_answered_is_read_only_once_all_of_it_is_sent_and_by_readers(store, office):
    opened = position(store, office)
    sent, open_still = (candidate(store, office, opened, name) for name in ("Ann Doe", "Ben Doe"))
    submitted(store, sent)

    with pytest.raises(NotFound):
        workflow.answers_to(store, office, [sent.id, open_still.id], "WR1")
    with pytest.raises(NotAllowed):
        workflow.answers_to(store, rater(store), [sent.id], "WR1")


def test_neither_raters_nor_candidates_read_work_here(store, office):
    person = candidate(store, office, position(store, office))
    submitted(store, person)
    for actor in (rater(store), person, Actor(kind="staff", id="nobody")):
        with pytest.raises(NotAllowed):
            workflow.answers_of(store, actor, person.id)
        with pytest.raises(NotAllowed):
            workflow.report_notices(store, actor, "any", 1, "en")


def test_the_notice_names_who_decides_and_the_day_the_weights_were_set(store, office):
    opened = position(store, office)
    changed = draft(notice=notice_details(decision_maker_name="Noor Decides"))
    workflow.revise_position(store, office, opened.id, changed, NOW + 5 * DAY)  # not the weights

    introduction, limits = workflow.report_notices(store, office, opened.id, 0.745, "en")

    assert "Noor Decides" in introduction
    assert "1 March 2027" in introduction
    assert "74%" in introduction
    assert limits


def test_weights_changed_later_carry_the_later_day(store, office):
    opened = position(store, office)
    heavier = SEVEN | {"WR": SEVEN["WR"] + 5, "PU": SEVEN["PU"] - 5}
    profile = workflow.role_profile("solo_sme", heavier)
    workflow.revise_position(store, office, opened.id, draft(profile=profile), NOW + 2 * DAY + HOUR)

    introduction, _ = workflow.report_notices(store, office, opened.id, 1, "fr")

    assert "3 mars 2027" in introduction
