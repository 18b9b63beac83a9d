"""Experts vote alone on the tasks of a form, and see what all said once they have said their own."""

import pytest

from assessments import bank, workflow
from assessments.attempt import Actor, NotAllowed, NotFound, Role
from rubric.validity import Vote
from tests.builders import NOW, admin, hr, lead, manager, rater
from tests.seats import candidate

CORE = bank.form("core").task_ids


def vote(store, actor, task_id=CORE[0], verdict="essential", importance=4):
    workflow.validating.vote(store, actor, Vote(task_id=task_id, verdict=verdict, importance=importance), NOW)


def vote_on_all(store, actor, verdict="essential"):
    for one in CORE:
        vote(store, actor, one, verdict)


def seen(store, actor, form="core"):
    return workflow.validating.content_validity(store, actor, form)


def readers(store, many):
    return [rater(store, f"Reader{one} Holm") for one in range(many)]


def test_an_expert_sees_no_count_before_their_own_votes_are_complete(store):
    first, second = readers(store, 2)
    vote_on_all(store, first, "unneeded")
    for one in CORE[:-1]:
        vote(store, second, one)

    waits = seen(store, second)
    assert waits.tasks is None
    assert set(waits.own) == set(CORE[:-1])
    assert "unneeded" not in repr(waits)

    vote(store, second, CORE[-1])
    told = seen(store, second)
    assert [(one.essential, one.unneeded) for one in told.tasks] == [(1, 1)] * len(CORE)
    assert told.experts == 2


def test_hr_sees_the_count_at_once_and_votes_on_nothing(store):
    office = hr(store)
    (reader,) = readers(store, 1)
    vote(store, reader)

    told = seen(store, office)

    assert told.own is None
    assert told.tasks[0].experts == 1
    with pytest.raises(NotAllowed):
        vote(store, office)


def test_who_is_both_hr_and_expert_votes_first(store):
    both = rater(store)
    assert seen(store, Actor(kind="staff", id=both.id, roles=frozenset({Role.HR, Role.RATER}))).tasks is None


def test_nobody_is_named_in_what_is_seen(store):
    first, second = readers(store, 2)
    vote_on_all(store, first)
    vote_on_all(store, second)

    assert first.id not in repr(seen(store, second))
    assert first.id not in repr(seen(store, hr(store)))


def test_the_last_vote_of_an_expert_counts_once(store):
    (reader,) = readers(store, 1)
    vote_on_all(store, reader, "essential")
    vote(store, reader, CORE[0], "useful", 2)

    task = seen(store, reader).tasks[0]

    assert (task.essential, task.useful, task.importance) == (0, 1, 2.0)


def test_five_who_agree_uphold_a_task_and_four_cannot(store):
    several = readers(store, 5)
    for one in several[:4]:
        vote_on_all(store, one)
    assert {one.state for one in seen(store, several[0]).tasks} == {"too_few"}

    vote_on_all(store, several[4])

    assert {one.state for one in seen(store, several[0]).tasks} == {"upheld"}


def test_a_vote_on_a_task_as_it_was_does_not_count(store, monkeypatch):
    (reader,) = readers(store, 1)
    vote_on_all(store, reader)
    before = bank.task_structure
    monkeypatch.setattr(bank, "task_structure", lambda task: before(task) + "changed" * (task.id == CORE[0]))

    now = seen(store, reader)

    assert now.tasks is None
    assert CORE[0] not in now.own


def test_a_vote_counts_for_every_form_that_has_the_task(store):
    office = hr(store)
    (reader,) = readers(store, 1)
    vote_on_all(store, reader)
    shared = [one for one in bank.form("screen").task_ids if one in CORE]

    told = {one.task_id: one.experts for one in seen(store, office, "screen").tasks}

    assert {one: told[one] for one in told} == {one: int(one in shared) for one in told}


def test_only_those_who_know_the_work_vote(store):
    for one in (manager(store), lead(store)):
        vote(store, one)
    for one in (admin(store), candidate(store)):
        with pytest.raises(NotAllowed):
            vote(store, one)
    with pytest.raises(NotAllowed):
        seen(store, candidate(store))
    with pytest.raises(NotAllowed):
        workflow.validating.forms(store, candidate(store))


def test_what_does_not_exist_is_not_found(store):
    (reader,) = readers(store, 1)
    with pytest.raises(NotFound):
        vote(store, reader, "NONE")
    with pytest.raises(NotFound):
        seen(store, reader, "none")


def test_every_form_can_be_voted_on(store):
    (reader,) = readers(store, 1)
    assert {"core", "screen", "core_b", "screen_b"} <= {one.id for one in workflow.validating.forms(store, reader)}
