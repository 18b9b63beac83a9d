"""Conditions of a job: who asks, who answers, who reads what; and that nothing follows by itself."""

import pytest

from assessments import workflow
from assessments.attempt import AnswerRefused, AttemptClosed, HiringStage, NotAcknowledged, NotAllowed, NotFound, Stage
from assessments.boards import BoardView
from assessments.store import erasing
from tests.builders import DAY, HOUR, NOW, candidate, lead, manager, position, rater, submitted
from tests.conditions import HOURS, LEVEL, RIGHT, answered, conditions_of

EXPLAINED = "My permit is being renewed after an illness"


@pytest.fixture
def asked(store, office, opening):
    return conditions_of(store, office, opening, RIGHT, LEVEL)


@pytest.fixture
def sits(store, office, opening, asked):
    return candidate(store, office, opening)


def states(store, reader, opening, at=NOW):
    return [[one.state for one in row.conditions] for row in workflow.board(store, reader, opening.id, at)]


def own(store, actor):
    return [
        (one.answer and (one.answer.said, one.answer.words), one.state) for one in workflow.conditions.own(store, actor)
    ]


def test_a_candidate_answers_saved_at_once_and_may_think_again_until_the_work_is_in(
    store, opening, asked, sits, office
):
    right, level = asked
    answered(store, sits, [(right, "no"), (level, "c1")])
    assert own(store, sits) == [(("no", ""), "not_met"), (("c1", ""), "met")]

    workflow.conditions.answer(store, sits, right.id, "no", f" {EXPLAINED} ", NOW + HOUR)
    assert own(store, sits)[0] == (("no", EXPLAINED), "not_known")

    submitted(store, sits)
    with pytest.raises(AttemptClosed):
        workflow.conditions.answer(store, sits, right.id, "yes", "", NOW + 2 * HOUR)
    assert states(store, office, opening) == [["not_known", "met"]]


def test_nothing_follows_from_an_answer_by_itself(store, office, opening, asked, sits):
    (before,) = workflow.board(store, office, opening.id, NOW)
    answered(store, sits, [(asked[0], "no")])

    (row,) = workflow.board(store, office, opening.id, NOW)
    assert (row.hiring, row.decision) == (HiringStage.SCREENING, None)
    assert (before.stage, row.stage) == (Stage.INVITED, Stage.SITTING)  # the notice was read


def test_the_notice_comes_first(store, asked, sits):
    with pytest.raises(NotAcknowledged):
        workflow.conditions.answer(store, sits, asked[0].id, "yes", "", NOW)


def test_only_what_is_asked_can_be_answered_and_only_in_its_own_way(store, office, opening, asked, sits):
    elsewhere = position(store, office, title="Another")
    (other,) = conditions_of(store, office, elsewhere, HOURS)
    answered(store, sits, [])
    with pytest.raises(AnswerRefused):
        workflow.conditions.answer(store, sits, asked[0].id, "perhaps", "", NOW)
    for unknown in (other.id, "nothing"):
        with pytest.raises(NotFound):
            workflow.conditions.answer(store, sits, unknown, "yes", "", NOW)
    assert own(store, sits) == [(None, "not_known"), (None, "not_known")]


def test_a_change_is_asked_of_those_invited_later_and_alters_nothing_for_others(store, office, opening, asked, sits):
    right, level = asked
    answered(store, sits, [(right, "yes"), (level, "b1")])
    assert workflow.conditions.of_position(store, office, opening.id) == workflow.conditions.ConditionsNow(
        conditions=asked, invited=1
    )

    workflow.conditions.add(store, office, opening.id, HOURS, NOW + DAY, instead_of=level.id)
    workflow.conditions.drop(store, office, opening.id, right.id, NOW + DAY)

    now = workflow.conditions.of_position(store, office, opening.id)
    assert ([one.question for one in now.conditions], now.invited) == ([HOURS.question], 0)
    assert own(store, sits) == [(("yes", ""), "met"), (("b1", ""), "not_met")]
    for gone in (right.id, level.id):
        with pytest.raises(NotFound):
            workflow.conditions.drop(store, office, opening.id, gone, NOW + DAY)
        with pytest.raises(NotFound):
            workflow.conditions.add(store, office, opening.id, RIGHT, NOW + DAY, instead_of=gone)
    assert workflow.trail(store, office, opening.id)[-1].details == {"number": "4", "asked": HOURS.question.en}


def test_a_position_without_conditions_asks_nothing(store, office, opening):
    assert workflow.conditions.of_position(store, office, opening.id) == workflow.conditions.ConditionsNow()
    assert own(store, candidate(store, office, opening)) == []
    assert states(store, office, opening) == [[]]


def test_whoever_decides_reads_the_states_and_not_the_explanation(store, office, opening, asked, sits):
    answered(store, sits, [(asked[0], "no", EXPLAINED)])
    boss = manager(store)

    assert states(store, boss, opening) == states(store, office, opening) == [["not_known", "not_known"]]
    assert EXPLAINED in str(workflow.board(store, office, opening.id, NOW))
    assert EXPLAINED not in str(workflow.board(store, boss, opening.id, NOW))


def test_raters_leads_and_candidates_neither_ask_nor_read(store, office, opening, asked, sits):
    for actor in (rater(store), lead(store), sits):
        with pytest.raises(NotAllowed):
            workflow.conditions.of_position(store, actor, opening.id)
    for actor in (rater(store, email="r2@lumiplume.example"), manager(store), sits):
        with pytest.raises(NotAllowed):
            workflow.conditions.add(store, actor, opening.id, RIGHT, NOW)
        with pytest.raises(NotAllowed):
            workflow.conditions.drop(store, actor, opening.id, asked[0].id, NOW)
    with pytest.raises(NotAllowed):
        workflow.conditions.own(store, office)


def test_the_board_is_filtered_by_the_state_furthest_from_being_met(store, office, opening, asked):
    people = [candidate(store, office, opening, name) for name in ("Ada A", "Bo B", "Cy C")]
    right, level = asked
    answered(store, people[0], [(right, "yes"), (level, "c1")])
    answered(store, people[1], [(right, "no"), (level, "c1")])
    rows = workflow.board(store, office, opening.id, NOW)

    for wanted, names in (("met", ["Ada A"]), ("not_met", ["Bo B"]), ("not_known", ["Cy C"])):
        found = workflow.matching(rows, BoardView(conditions=(wanted,)))
        assert [row.person.name for row in found] == names


def test_answers_are_handed_over_with_the_person_and_erased_with_them(store, office, opening, asked, sits):
    answered(store, sits, [(asked[0], "no", EXPLAINED), (asked[0], "yes")])

    told = workflow.personal_data(store, office, sits.id, NOW)["condition_answers"]
    assert [(one["question"], one["said"], one["words"]) for one in told] == [
        (RIGHT.question.en, "no", EXPLAINED),
        (RIGHT.question.en, "yes", ""),
    ]
    with store.write() as db:
        erasing.erase(db, sits.id)
    assert workflow.board(store, office, opening.id, NOW) == ()
