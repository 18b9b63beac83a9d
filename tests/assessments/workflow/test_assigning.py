"""Whoever leads the raters sees loads and links, and no candidate; a plan deals what is open and moves nothing else."""

import pytest

from assessments import workflow
from assessments.assignment import RaterScope, first_plan
from assessments.attempt import SYSTEM, NotAllowed, NotFound, PositionRefused
from assessments.store import accounts, seats
from tests.builders import (
    DAY,
    HOUR,
    NOW,
    admin,
    candidate,
    draft,
    hr,
    lead,
    manager,
    position,
    rated,
    rater,
    rating,
    submitted,
)
from tests.journeys.bots import rate_all

TASKS = ("WR1", "DE1", "CS2", "LV2", "AD1")


@pytest.fixture
def readers(store):
    return tuple(rater(store, f"{name} Reader") for name in ("Ines", "Jona", "Kim", "Lou"))


@pytest.fixture
def opening(store, office, readers):
    return position(store, office, raters=tuple(one.id for one in readers))


def sat(store, office, opening, count=1):
    """People who have handed in."""
    made = [candidate(store, office, opening, f"Person {n}") for n in range(count)]
    for one in made:
        submitted(store, one)
    return made


def view_of(store, opening):
    return workflow.raters_view(store, SYSTEM, opening.id)


def asked(store, sits, task_id):
    with store.read() as db:
        return {one.rater_id for one in seats.seats(db, [sits.id], task_id)}


def open_desks(store, readers):
    for one in readers:
        workflow.queue(store, one)


def test_until_somebody_changes_it_two_judge_and_everybody_may(store, opening):
    untouched = workflow.create_position(store, hr(store, name="Hugo Office"), draft(), NOW)
    plan = view_of(store, untouched).plan

    assert plan == first_plan(untouched.id)
    assert (plan.raters_per_task, plan.training, plan.scopes) == (2, True, ())


def test_loads_are_told_before_and_after_rating(store, office, opening, readers):
    sat(store, office, opening, 4)
    before = view_of(store, opening)
    rate_all(store, readers[0], NOW + DAY)
    after = view_of(store, opening)

    assert before.tasks == TASKS
    assert [one.waiting for one in before.loads] == [10] * 4  # 4 people, 5 tasks, 2 raters each, shared by 4
    assert {one.done for one in before.loads} == {0}
    assert (after.loads[0].waiting, after.loads[0].done) == (0, 10)
    assert [one.waiting for one in after.loads[1:]] == [10] * 3
    assert before.unseated == 0


def test_there_is_no_candidate_in_what_the_lead_sees(store, office, opening):
    made = sat(store, office, opening, 3)
    told = workflow.raters_view(store, lead(store), opening.id).model_dump_json()

    assert not any(one.id in told for one in made)
    assert "Person" not in told


def test_the_desks_hold_what_the_lead_was_told(store, office, opening, readers):
    sat(store, office, opening, 3)
    told = {one.user.id: one.desks for one in view_of(store, opening).loads}
    for one in readers:
        waiting = {line.task_id: line.waiting for line in workflow.queue(store, one)}
        assert waiting == {task: desk.waiting for task, desk in told[one.id].items() if desk.waiting}


def test_work_that_comes_later_moves_nothing(store, office, opening, readers):
    (first,) = sat(store, office, opening)
    open_desks(store, readers)
    before = {task: asked(store, first, task) for task in TASKS}
    candidate_later = candidate(store, office, opening, "Later")
    submitted(store, candidate_later, NOW + DAY)
    open_desks(store, readers)

    assert {task: asked(store, first, task) for task in TASKS} == before
    assert all(len(asked(store, candidate_later, task)) == 2 for task in TASKS)


def test_a_plan_for_three_asks_one_more_and_nobody_twice(store, office, opening, readers):
    (sits,) = sat(store, office, opening)
    open_desks(store, readers)
    before = asked(store, sits, "WR1")
    plan = workflow.set_rating_plan(store, office, opening.id, 3, (), NOW, training=False)

    assert (plan.revision, plan.raters_per_task, plan.set_by) == (2, 3, office.id)
    assert before < asked(store, sits, "WR1")
    assert len(asked(store, sits, "WR1")) == 3
    again = workflow.set_rating_plan(store, office, opening.id, 3, (), NOW, training=False)
    assert again == plan  # nothing changed: nothing appended


def test_who_may_not_rate_a_task_is_not_asked_and_what_they_judged_stays(store, office, opening, readers):
    (sits,) = sat(store, office, opening)
    open_desks(store, readers)
    out = next(one for one in readers if one.id in asked(store, sits, "WR1"))
    rate_all(store, out, NOW + DAY)
    narrow = RaterScope(rater_id=out.id, tasks=frozenset({"DE1"}))
    workflow.set_rating_plan(store, office, opening.id, 2, [narrow], NOW, training=False)

    load = next(one for one in view_of(store, opening).loads if one.user.id == out.id)
    assert load.desks["WR1"].done == 1
    second = candidate(store, office, opening, "Second")
    submitted(store, second)
    open_desks(store, readers)
    assert out.id not in asked(store, second, "WR1")


def test_a_seat_nobody_can_take_any_more_goes_to_somebody_else(store, office, opening, readers):
    (sits,) = sat(store, office, opening)
    open_desks(store, readers)
    gone = next(one for one in readers if one.id in asked(store, sits, "WR1"))
    admin(store)
    workflow.change_user(store, SYSTEM, gone.id, NOW, active=False)
    open_desks(store, [one for one in readers if one != gone])

    assert len(asked(store, sits, "WR1") - {gone.id}) == 2
    load = next(one for one in view_of(store, opening).loads if one.user.id == gone.id)
    assert (load.can_be_asked, load.waiting) == (False, 0)


def test_who_left_a_task_blank_is_replaced(store, office, opening, readers):
    (sits,) = sat(store, office, opening)
    open_desks(store, readers)
    blank = next(one for one in readers if one.id in asked(store, sits, "WR1"))
    rated(store, rating(sits.id, "WR1", blank.id, None))
    open_desks(store, readers)

    assert len(asked(store, sits, "WR1")) == 3


def test_judgements_that_nobody_can_give_are_counted(store, office, readers):
    alone = position(store, office, raters=(readers[0].id,))
    sat(store, office, alone)

    assert view_of(store, alone).unseated == len(TASKS)
    nobody = position(store, office)
    assert view_of(store, nobody).loads == ()


def split(store, office, opening, readers):
    """Two pairs of raters who share no work: the plan kept them to a language each."""
    scopes = [
        RaterScope(rater_id=one.id, languages=frozenset({said}))
        for one, said in zip(readers, ("en", "en", "fr", "fr"), strict=True)
    ]
    workflow.set_rating_plan(store, office, opening.id, 2, scopes, NOW, training=False)
    for n, said in enumerate(("en", "fr", "en", "fr", "en")):
        submitted(store, candidate(store, office, opening, f"Person {n}", language=said))


def test_raters_who_share_no_work_are_told_apart_and_can_be_linked(store, office, opening, readers):
    split(store, office, opening, readers)
    apart = view_of(store, opening).links[0]
    assert sorted(map(len, apart.groups)) == [2, 2]
    assert apart.crossings == ()  # nobody may read the other language
    assert workflow.cross(store, office, opening.id, "WR1", NOW) == 0

    both = [RaterScope(rater_id=readers[0].id, languages=frozenset({"en"}))]
    open_desks(store, readers)
    workflow.set_rating_plan(store, office, opening.id, 2, both, NOW, training=False)
    offered = view_of(store, opening).links[0].crossings
    assert len(offered) == 1
    assert offered[0][0] in {one.id for one in readers[1:]}
    assert workflow.cross(store, lead(store), opening.id, "WR1", NOW) == offered[0][1] == 2

    assert len(view_of(store, opening).links[0].groups) == 1
    crosser = next(one for one in readers if one.id == offered[0][0])
    line = next(one for one in workflow.queue(store, crosser) if one.task_id == "WR1")
    assert line.waiting in {4, 5}  # two or three of their own, and two of the others


def test_what_a_plan_names_has_to_exist(store, office, opening, readers):
    stranger = rater(store, "Olaf Reader")
    with pytest.raises(PositionRefused):
        workflow.set_rating_plan(store, office, opening.id, 2, [RaterScope(rater_id=stranger.id, reserve=True)], NOW)
    unknown = RaterScope(rater_id=readers[0].id, tasks=frozenset({"XX1"}))
    with pytest.raises(NotFound):
        workflow.set_rating_plan(store, office, opening.id, 2, [unknown], NOW, training=False)
    with pytest.raises(ValueError, match="raters_per_task"):
        workflow.set_rating_plan(store, office, opening.id, 9, (), NOW)
    with pytest.raises(NotFound):
        view_of(store, opening.model_copy(update={"id": "unknown"}))


def test_only_who_leads_or_recruits_shares_out_work(store, opening, readers):
    for actor in (readers[0], manager(store)):
        with pytest.raises(NotAllowed):
            workflow.raters_view(store, actor, opening.id)
        with pytest.raises(NotAllowed):
            workflow.cross(store, actor, opening.id, "WR1", NOW)
        with pytest.raises(NotAllowed):
            workflow.set_rating_plan(store, actor, opening.id, 2, (), NOW)


def test_a_rater_who_left_the_position_and_had_judged_is_still_counted(store, office, opening, readers):
    (sits,) = sat(store, office, opening)
    with store.read() as db:
        known = accounts.users(db)
    assert {one.id for one in readers} <= {one.id for one in known}
    outsider = rater(store, "Olaf Reader")
    rated(store, rating(sits.id, "WR1", outsider.id, 4, NOW + HOUR))

    load = next(one for one in view_of(store, opening).loads if one.user.id == outsider.id)
    assert (load.can_be_asked, load.desks["WR1"].done) == (False, 1)


def test_a_card_leaves_the_desk_of_whoever_may_not_rate_it_any_more(store, office, opening, readers):
    (sits,) = sat(store, office, opening)
    open_desks(store, readers)
    out = next(one for one in readers if one.id in asked(store, sits, "WR1"))
    assert workflow.next_card(store, out, "WR1") is not None
    narrow = RaterScope(rater_id=out.id, tasks=frozenset({"DE1"}))
    workflow.set_rating_plan(store, office, opening.id, 2, [narrow], NOW, training=False)

    assert workflow.next_card(store, out, "WR1") is None
    assert {line.task_id for line in workflow.queue(store, out)} <= {"DE1"}
