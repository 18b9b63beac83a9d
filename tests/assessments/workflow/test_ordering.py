"""How a decision stands to the order of the scores: noted at its moment, and never in its way."""

import pytest

from assessments import workflow
from assessments.attempt import HiringStage, Role
from tests.builders import DAY, HOUR, NOW, candidate, position, rater, staff
from tests.journeys.bots import rate_all
from tests.pages import sittings
from tests.screened import WEIGHTS, sat

NAMES = ("Ada Alpha", "Bo Beta", "Cy Gamma", "Di Delta")
LEVELS = (5.0, 4.9, 2.0, 2.2)  # Ada and Bo cannot be told apart, nor can Cy and Di
REASON = "What the work shows."


@pytest.fixture
def opening(store, office):
    return position(store, office, form_id="screen", profile=workflow.role_profile("solo_sme", WEIGHTS))


@pytest.fixture
def four(store, office, opening):
    return tuple(sat(store, office, opening, *one) for one in zip(NAMES, LEVELS, strict=True))


def decided(store, office, attempt_id, outcome="advance"):
    return workflow.decide(store, office, attempt_id, outcome, REASON, NOW + HOUR).order


def related(store, office, attempt_id, outcome="advance"):
    return decided(store, office, attempt_id, outcome).relation


def passed(store, office, attempt_id, outcome="advance"):
    return {one.attempt_id for one in decided(store, office, attempt_id, outcome).named}


def test_whoever_is_in_the_leading_group_follows_and_whoever_is_clearly_behind_departs(store, office, opening, four):
    ada, bo, cy, _di = four

    assert related(store, office, bo) == "follows"
    found = decided(store, office, cy)
    assert (found.relation, found.count) == ("departs", 1)  # Bo goes on already
    assert found.named[0].attempt_id == ada
    fits = [workflow.fit_report(store, office, one, NOW).fit.value for one in (ada, cy)]
    assert found.named[0].points == pytest.approx(fits[0] - fits[1])


def test_the_relation_is_kept_with_the_decision_and_stands_on_the_board(store, office, opening, four):
    ada, *_ = four
    kept = decided(store, office, ada)
    workflow.decide(store, office, ada, "decline", "They withdrew.", NOW + 2 * HOUR)

    assert [one.order for one in workflow.decisions(store, office, ada)] == [kept, None]
    board = {row.attempt.id: row.decision for row in workflow.board(store, office, opening.id, NOW + HOUR)}
    assert board[ada].order is None


def test_whoever_is_declined_is_compared_with_those_who_go_on(store, office, opening, four):
    ada, bo, cy, di = four
    assert decided(store, office, di, "decline") is None  # nobody goes on yet
    workflow.move(store, office, opening.id, [cy], HiringStage.INTERVIEW, NOW)

    assert passed(store, office, ada, "decline") == {cy}
    workflow.move(store, office, opening.id, [cy], HiringStage.DECLINED, NOW)
    decided(store, office, bo)
    assert related(store, office, cy, "decline") == "follows"


def test_hiring_is_compared_with_everybody_who_is_not_hired(store, office, opening, four):
    ada, bo, cy, _ = four
    decided(store, office, ada)
    decided(store, office, bo, "hire")

    assert passed(store, office, cy, "hire") == {ada}


def test_whoever_was_declined_on_the_board_is_left_and_whoever_withdrew_is_out(store, office, opening, four):
    ada, bo, cy, _ = four
    decided(store, office, ada)
    workflow.move(store, office, opening.id, [ada], HiringStage.DECLINED, NOW)
    workflow.move(store, office, opening.id, [bo], HiringStage.WITHDRAWN, NOW)

    assert passed(store, office, cy) == {ada}


def test_holding_somebody_back_and_work_that_was_not_sent_have_no_relation(store, office, opening, four):
    assert decided(store, office, four[2], "hold") is None
    assert decided(store, office, candidate(store, office, opening, "Eve Early").id) is None


def test_sent_work_without_a_fit_has_no_relation(store, office):
    unrated = position(store, office)
    sitting = sat(store, office, unrated, "Eve Early", 4.0, tasks=())

    assert decided(store, office, sitting) is None


def test_the_same_decision_sent_again_is_the_one_that_stands_though_others_were_decided_since(
    store, office, opening, four
):
    _, bo, cy, _ = four
    first = workflow.decide(store, office, cy, "advance", REASON, NOW)
    decided(store, office, bo)

    assert workflow.decide(store, office, cy, "advance", REASON, NOW) == first


def test_what_is_handed_over_says_the_relation_and_nothing_of_others(store, office, opening, four):
    ada, _, cy, _ = four
    decided(store, office, cy)

    told = workflow.personal_data(store, office, cy, NOW)

    assert [one["order_relation"] for one in told["decisions"]] == ["departs"]
    assert ada not in str(told)


def test_whoever_is_still_to_judge_work_for_the_position_is_not_told_how_others_stand(store, office):
    both, reader = staff(store, Role.MANAGER, Role.RATER, name="Bea Both"), rater(store)
    opening = position(store, office, raters=(both.id, reader.id))
    behind = sittings.sat(store, office, opening, NAMES[0])
    rate_all(store, reader, NOW + DAY, 1.0)
    sittings.sat(store, office, opening, NAMES[1])
    rate_all(store, reader, NOW + DAY, 5.0)
    decided(store, office, behind)

    assert workflow.decide(store, both, behind, "advance", "A portfolio.", NOW + HOUR).order is None
    assert [one.order for one in workflow.decisions(store, both, behind)] == [None, None]

    rate_all(store, both, NOW + DAY, 3.0)
    assert {one.order.relation for one in workflow.decisions(store, both, behind)} == {"departs"}
