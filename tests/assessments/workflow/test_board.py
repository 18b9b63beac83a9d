"""The board: where each candidate stands follows from the record, at the same number of questions to the database."""

import pytest
from sqlalchemy import event

from assessments import bank, workflow
from assessments.answer import WrittenAnswer
from assessments.attempt import SYSTEM, Actor, NotAllowed, NotFound, Response, Stage
from assessments.store import responses
from tests.builders import (
    DAY,
    HOUR,
    MINUTE,
    NOW,
    acknowledged,
    admin,
    block_run,
    candidate,
    manager,
    position,
    rated,
    rater,
    rating,
    submitted,
)

HUMAN = [one for one in bank.form("core").task_ids if bank.task(one).human]
LATER = NOW + 2 * DAY


@pytest.fixture
def raters(store):
    return tuple(rater(store, name) for name in ("Rae Reader", "Rob Reader"))


@pytest.fixture
def opening(store, office, raters):
    return position(store, office, raters=tuple(one.id for one in raters))


@pytest.fixture
def sits(store, office, opening):
    return candidate(store, office, opening)


def row_of(store, office, opening, now=LATER):
    (row,) = workflow.board(store, office, opening.id, now)
    return row


def stage(store, office, opening, now=LATER):
    return row_of(store, office, opening, now).stage


def answer(store, actor, item_id, filled=True, revision=1):
    made = WrittenAnswer(text="x" if filled else "")
    kept = Response(
        attempt_id=actor.id, item_id=item_id, revision=revision, answer=made, tab="t", saved_at=NOW, sealed=False
    )
    with store.write() as db:
        responses.append(db, kept, made.model_dump_json(), filled)


def rate_everything(store, actor, raters):
    rated(store, *(rating(actor.id, task, one.id, 4) for task in HUMAN for one in raters))


def test_somebody_invited_waits_until_the_link_lapses(store, office, opening, sits):
    assert stage(store, office, opening, NOW) is Stage.INVITED
    assert stage(store, office, opening, opening.closes_at) is Stage.EXPIRED


def test_who_has_read_the_notice_is_at_work_and_lapses_without_a_block(store, office, opening, sits):
    acknowledged(store, sits)

    assert stage(store, office, opening) is Stage.SITTING
    assert stage(store, office, opening, opening.closes_at) is Stage.EXPIRED


def test_who_has_started_a_block_stays_at_work(store, office, opening, sits):
    acknowledged(store, sits)
    block_run(store, sits)

    assert stage(store, office, opening, opening.closes_at) is Stage.SITTING


def test_a_revoked_link_shows_unless_the_work_is_in(store, office, opening, sits):
    second = candidate(store, office, opening, "Ines One")
    submitted(store, second)
    for one in (sits, second):
        workflow.revoke_invitation(store, office, one.id, NOW)

    assert [one.stage for one in workflow.board(store, office, opening.id, LATER)] == [Stage.REVOKED, Stage.SUBMITTED]


def test_the_work_is_rated_once_everybody_needed_has_judged_every_task(store, office, opening, raters, sits):
    submitted(store, sits)
    before = row_of(store, office, opening)
    assert (before.stage, before.ratings_done) == (Stage.SUBMITTED, 0)
    assert before.ratings_needed == sum(bank.task(one).human.raters for one in HUMAN)
    assert [one.id for one in before.waits_for] == [one.id for one in raters]

    rate_everything(store, sits, raters)

    after = row_of(store, office, opening)
    assert (after.stage, after.waits_for) == (Stage.RATED, ())
    assert after.ratings_done == after.ratings_needed == before.ratings_needed


def test_only_raters_who_have_not_judged_are_waited_for(store, office, opening, raters, sits):
    submitted(store, sits)
    rated(store, *(rating(sits.id, task, raters[0].id, 3) for task in HUMAN))

    row = row_of(store, office, opening)

    assert (row.stage, [one.id for one in row.waits_for]) == (Stage.SUBMITTED, [raters[1].id])


def test_a_judgement_left_blank_counts_for_nothing_and_is_not_asked_for_again(store, office, opening, raters, sits):
    submitted(store, sits)
    rate_everything(store, sits, raters)
    rated(store, rating(sits.id, HUMAN[0], raters[0].id, None, LATER))

    row = row_of(store, office, opening)

    assert (row.stage, row.ratings_needed - row.ratings_done, row.waits_for) == (Stage.SUBMITTED, 1, ())


def test_two_who_lie_far_apart_call_for_a_third(store, office, opening, raters, sits):
    third = rater(store, "Rui Reader")
    workflow.revise_position(
        store, office, opening.id, opening.model_copy(update={"raters": (*opening.raters, third.id)}), NOW
    )
    submitted(store, sits)
    rate_everything(store, sits, raters)
    rated(store, rating(sits.id, HUMAN[0], raters[0].id, 1, LATER), rating(sits.id, HUMAN[0], raters[1].id, 4, LATER))

    row = row_of(store, office, opening)

    assert (row.stage, [one.id for one in row.waits_for]) == (Stage.SUBMITTED, [third.id])


def test_a_deactivated_rater_is_not_waited_for(store, office, opening, raters, sits):
    submitted(store, sits)
    boss = admin(store)
    workflow.change_user(store, boss, raters[0].id, NOW, active=False)

    assert [one.id for one in row_of(store, office, opening).waits_for] == [raters[1].id]


def test_a_task_that_failed_needs_no_judgement(store, office, opening, raters, sits):
    submitted(store, sits)
    needed = row_of(store, office, opening).ratings_needed

    workflow.note_missing(store, office, sits.id, HUMAN[0], "technical", LATER)
    assert row_of(store, office, opening).ratings_needed == needed - bank.task(HUMAN[0]).human.raters
    assert row_of(store, office, opening).missing == {HUMAN[0]: "technical"}
    assert row_of(store, manager(store), opening).missing == {HUMAN[0]: None}

    workflow.note_missing(store, office, sits.id, HUMAN[0], None, LATER)
    assert row_of(store, office, opening).ratings_needed == needed


def test_nobody_is_waited_for_before_the_work_is_in(store, office, opening, sits):
    assert row_of(store, office, opening).waits_for == ()


def test_a_keyed_form_is_rated_as_soon_as_it_is_in(store, office):
    keyed = position(store, office, form_id="screen")
    submitted(store, candidate(store, office, keyed))

    row = row_of(store, office, keyed)

    assert (row.stage, row.ratings_needed) == (Stage.RATED, 0)


def test_the_last_decision_shows(store, office, opening, sits):
    submitted(store, sits)
    workflow.decide(store, office, sits.id, "hold", "Waiting for the interview.", LATER)
    workflow.decide(store, office, sits.id, "hire", "Both agreed.", LATER)

    row = row_of(store, office, opening)

    assert (row.stage, row.decision.outcome) == (Stage.DECIDED, "hire")


def test_answers_are_counted_by_their_last_revision(store, office, opening, sits):
    first, second = (bank.task(one).items[0].id for one in HUMAN[:2])
    answer(store, sits, first)
    answer(store, sits, second)
    answer(store, sits, second, filled=False, revision=2)
    answer(store, sits, "practice.1")  # asked of everybody, but no part of the form

    row = row_of(store, office, opening)

    assert row.answered == 1
    everything = [item for one in bank.form("core").task_ids for item in bank.task(one).items]
    assert 0 < row.asked <= len(everything)


def test_rows_come_in_the_order_of_the_first_invitations_and_by_name_within_a_list(store, office, opening):
    workflow.import_people(store, office, opening.id, "Zoé Last;zoe@mail.example\nabe first;abe@mail.example", NOW)
    workflow.import_people(store, office, opening.id, "Abe Later;later@mail.example", NOW + HOUR)
    first = workflow.board(store, office, opening.id, LATER)[0]
    workflow.renew_link(store, office, first.attempt.id, NOW + 2 * HOUR)

    names = [one.person.name for one in workflow.board(store, office, opening.id, LATER)]

    assert names == ["abe first", "Zoé Last", "Abe Later"]


def test_one_row_for_a_renewed_link_and_it_is_the_new_one(store, office, opening, sits):
    workflow.renew_link(store, office, sits.id, NOW + HOUR)

    assert row_of(store, office, opening).invitation.issued_at == NOW + HOUR


def test_arrangements_show_to_the_people_office_and_not_to_whoever_decides(store, office, opening):
    actor = candidate(store, office, opening, extra_time=1.33)
    acknowledged(store, actor)
    block_run(store, actor, minutes=53)

    for sees in (office, admin(store), SYSTEM):
        row = row_of(store, sees, opening)
        assert (row.invitation.extra_time, len(row.attempt.blocks)) == (1.33, 1)
    row = row_of(store, manager(store), opening)
    assert (row.invitation.extra_time, row.attempt.blocks, row.stage) == (None, (), Stage.SITTING)


def test_raters_candidates_and_strangers_see_no_board(store, office, opening, raters, sits):
    for actor in (raters[0], sits, Actor(kind="self", id="x")):
        with pytest.raises(NotAllowed):
            workflow.board(store, actor, opening.id, NOW)
    with pytest.raises(NotFound):
        workflow.board(store, office, "nowhere", NOW)


def statements(store, ask):
    """How many statements the database answers while `ask` runs."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    ask()
    event.remove(store.engine, "before_cursor_execute", note)
    return len(seen)


def test_thirty_candidates_ask_the_database_no_more_than_one(store, office, raters):
    counts = []
    for candidates in (1, 30):
        opening = position(store, office, raters=tuple(one.id for one in raters))
        pasted = "\n".join(f"Person {number};p{number}@mail.example" for number in range(candidates))
        for _, token in workflow.import_people(store, office, opening.id, pasted, NOW).invited:
            actor = workflow.redeem(store, token, NOW)
            submitted(store, actor)
            answer(store, actor, bank.task(HUMAN[0]).items[0].id)
            rate_everything(store, actor, raters[:1])
        counts.append(statements(store, lambda of=opening.id: workflow.board(store, office, of, LATER)))

    assert counts[0] == counts[1] <= 14


def test_other_positions_stay_out_of_it(store, office, opening, sits):
    other = position(store, office, title="Other")
    submitted(store, candidate(store, office, other, "Ines One"))

    assert [one.attempt.id for one in workflow.board(store, office, opening.id, NOW + MINUTE)] == [sits.id]
