"""Acts on several candidates of the board: all or nobody, appended, taken back; and no score ever moves anybody."""

from datetime import timedelta

import pytest

from assessments import bank, workflow
from assessments.attempt import (
    SYSTEM,
    HiringStage,
    InvitationRefused,
    NotAllowed,
    NotFound,
    PositionClosed,
    Stage,
)
from assessments.boards import BoardView
from tests.builders import (
    DAY,
    HOUR,
    NOW,
    acknowledged,
    candidate,
    hr,
    invited,
    manager,
    position,
    rated,
    rater,
    rating,
    submitted,
)

LATER = NOW + 2 * DAY
SHORT, INTERVIEW, SCREENING = HiringStage.SHORT_LIST, HiringStage.INTERVIEW, HiringStage.SCREENING


@pytest.fixture
def two(store, office, opening):
    return tuple(candidate(store, office, opening, name).id for name in ("Ines One", "Zoé Two"))


def board(store, office, opening, now=LATER):
    return {row.attempt.id: row for row in workflow.board(store, office, opening.id, now)}


def stages(store, office, opening, ids):
    rows = board(store, office, opening)
    return [rows[one].hiring for one in ids]


def test_everybody_is_being_screened_until_a_person_moves_them(store, office, opening, two):
    assert stages(store, office, opening, two) == [SCREENING, SCREENING]

    workflow.move(store, office, opening.id, two, SHORT, LATER)

    assert stages(store, office, opening, two) == [SHORT, SHORT]


def test_who_is_there_already_is_passed_over(store, office, opening, two):
    workflow.move(store, office, opening.id, two[:1], SHORT, LATER)
    workflow.move(store, office, opening.id, two, SHORT, LATER + HOUR)

    first, second = (workflow.changes(store, office, one) for one in two)
    assert [one.changed_at for one in first] == [LATER]
    assert [(one.before, one.after, one.changed_by_name) for one in second] == [
        ("screening", "short_list", "Hana Office")
    ]


def test_a_move_is_taken_back_by_further_changes(store, office, opening, two):
    workflow.move(store, office, opening.id, two[:1], INTERVIEW, LATER)
    batch = workflow.move(store, office, opening.id, two, SHORT, LATER + HOUR)

    assert workflow.undo(store, office, batch, LATER + 2 * HOUR) == workflow.Undone(done=2, kept=0)

    assert stages(store, office, opening, two) == [INTERVIEW, SCREENING]
    assert [one.after for one in workflow.changes(store, office, two[0])] == ["interview", "short_list", "interview"]


def test_an_undo_leaves_who_was_changed_since(store, office, opening, two):
    batch = workflow.move(store, office, opening.id, two, SHORT, LATER)
    workflow.move(store, office, opening.id, two[1:], INTERVIEW, LATER + HOUR)

    assert workflow.undo(store, office, batch, LATER + 2 * HOUR) == workflow.Undone(done=1, kept=1)
    assert stages(store, office, opening, two) == [SCREENING, INTERVIEW]


def test_an_undo_pressed_twice_takes_nothing_back_the_second_time(store, office, opening, two):
    batch = workflow.move(store, office, opening.id, two, SHORT, LATER)
    workflow.undo(store, office, batch, LATER)

    assert workflow.undo(store, office, batch, LATER) == workflow.Undone(done=0, kept=2)


def test_a_stranger_among_the_selected_moves_nobody(store, office, opening, two):
    elsewhere = candidate(store, office, position(store, office), "Eve Else").id
    for verb in (
        lambda: workflow.move(store, office, opening.id, (*two, elsewhere), SHORT, LATER),
        lambda: workflow.invite_again(store, office, opening.id, (*two, elsewhere), LATER),
    ):
        with pytest.raises(NotFound):
            verb()
    assert stages(store, office, opening, two) == [SCREENING, SCREENING]


def test_links_get_more_days_and_lose_them_again(store, office, opening, two):
    until = opening.closes_at + 3 * DAY
    batch = workflow.extend(store, office, opening.id, two, until, LATER)
    assert {row.invitation.expires_at for row in board(store, office, opening).values()} == {until}

    workflow.undo(store, office, batch, LATER)

    assert {row.invitation.expires_at for row in board(store, office, opening).values()} == {opening.closes_at}


def test_work_that_is_in_and_links_that_last_longer_or_are_revoked_get_no_more_days(store, office, opening):
    sent, gone, long = (candidate(store, office, opening, name) for name in ("Ada Sent", "Bo Gone", "Cy Long"))
    submitted(store, sent)
    workflow.revoke_invitation(store, office, gone.id, NOW)
    far = opening.closes_at + 9 * DAY
    workflow.extend(store, office, opening.id, [long.id], far, LATER)

    workflow.extend(store, office, opening.id, [sent.id, gone.id, long.id], opening.closes_at + DAY, LATER)

    rows = board(store, office, opening)
    assert [rows[one.id].invitation.expires_at for one in (sent, gone, long)] == [
        opening.closes_at,
        opening.closes_at,
        far,
    ]


def test_more_days_in_the_past_are_refused(store, office, opening, two):
    with pytest.raises(PositionClosed):
        workflow.extend(store, office, opening.id, two, LATER - HOUR, LATER)


def test_the_end_of_a_link_that_was_renewed_since_stays(store, office, opening, two):
    batch = workflow.extend(store, office, opening.id, two, opening.closes_at + DAY, LATER)
    workflow.renew_link(store, office, two[0], LATER)

    assert workflow.undo(store, office, batch, LATER + HOUR) == workflow.Undone(done=1, kept=1)


def test_several_are_invited_again_with_a_link_each(store, office, opening):
    old = dict(
        reversed((token, invitation.attempt_id))
        for invitation, token in (invited(store, office, opening, name) for name in ("Ines One", "Zoé Two"))
    )
    for one in old:
        workflow.revoke_invitation(store, office, one, NOW)

    made = workflow.invite_again(store, office, opening.id, tuple(old), LATER)

    assert [workflow.redeem(store, token, LATER).id for _one, token in made] == list(old)
    for token in old.values():
        with pytest.raises(InvitationRefused):
            workflow.redeem(store, token, LATER)


def test_a_mail_is_noted_and_cannot_be_taken_back(store, office, opening, two):
    workflow.note_mails(store, office, opening.id, two[:1], "reminder", LATER)

    rows = board(store, office, opening)
    assert [rows[one].reminded_at for one in two] == [LATER, None]
    (change,) = workflow.changes(store, office, two[0])
    assert workflow.undo(store, office, change.batch, LATER) == workflow.Undone(done=0, kept=1)


def test_only_the_office_changes_the_board_and_the_system_moves_nobody(store, office, opening, two):
    boss, reader = manager(store), rater(store)
    with pytest.raises(NotAllowed):
        workflow.move(store, boss, opening.id, two, SHORT, LATER)
    with pytest.raises(NotAllowed):
        workflow.changes(store, reader, two[0])
    with pytest.raises(NotAllowed):
        workflow.move(store, SYSTEM, opening.id, two, SHORT, LATER)
    assert workflow.changes(store, boss, two[0]) == ()


@pytest.mark.parametrize("level", [1, 5])
def test_no_score_moves_anybody(store, office, level):
    """From the lowest to the highest levels everywhere, minimums included: the stage is where a person left it."""
    readers = tuple(rater(store, name) for name in ("Rae Reader", "Rob Reader"))
    opening = position(store, office, raters=tuple(one.id for one in readers))
    actor = candidate(store, office, opening)
    workflow.move(store, office, opening.id, [actor.id], INTERVIEW, NOW)
    submitted(store, actor)
    judged = [one for one in bank.form("core").task_ids if bank.task(one).human]
    rated(store, *(rating(actor.id, task, one.id, level) for task in judged for one in readers))
    workflow.fit_report(store, office, actor.id, LATER)
    workflow.sweep(store, LATER)

    row = board(store, office, opening)[actor.id]
    assert (row.stage, row.hiring, row.decision) == (Stage.RATED, INTERVIEW, None)


# --- views ------------------------------------------------------------------------------------------------------------


def test_views_are_one_s_own_and_a_name_holds_one(store, office, opening):
    other = hr(store, name="Otto Office")
    first, second = BoardView(search="a"), BoardView(search="b", stages=(Stage.RATED,))
    workflow.save_view(store, office, opening.id, " mine ", first)
    workflow.save_view(store, office, opening.id, "mine", second)

    assert workflow.saved_views(store, office, opening.id) == {"mine": second}
    assert workflow.saved_views(store, other, opening.id) == {}

    workflow.drop_view(store, office, opening.id, "mine")
    assert workflow.saved_views(store, office, opening.id) == {}


@pytest.fixture
def rows(store, office):
    reader = rater(store)
    opening = position(store, office, raters=(reader.id,))
    working, _idle, sent = (candidate(store, office, opening, name) for name in ("Zoé Wu", "Ana Bo", "Mia Sent"))
    acknowledged(store, working)
    submitted(store, sent)
    workflow.extend(store, office, opening.id, [working.id], opening.closes_at + DAY, NOW)
    workflow.move(store, office, opening.id, [sent.id], SHORT, NOW)
    return reader, workflow.board(store, office, opening.id, NOW + timedelta(hours=2))


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (BoardView(), ["Ana Bo", "Mia Sent", "Zoé Wu"]),
        (BoardView(search="ZOÉ mail"), ["Zoé Wu"]),
        (BoardView(search="zoé bo"), []),
        (BoardView(stages=(Stage.SITTING, Stage.SUBMITTED)), ["Mia Sent", "Zoé Wu"]),
        (BoardView(hiring=(SHORT,)), ["Mia Sent"]),
        (BoardView(waits_on="candidate"), ["Ana Bo", "Zoé Wu"]),
        (BoardView(order="name"), ["Ana Bo", "Mia Sent", "Zoé Wu"]),
        (BoardView(order="until"), ["Ana Bo", "Zoé Wu", "Mia Sent"]),
    ],
)
def test_a_view_leaves_those_it_asks_for_in_its_order(rows, view, names):
    assert [row.person.name for row in workflow.matching(rows[1], view)] == names


def test_who_is_waited_for_is_counted(rows):
    reader, found = rows

    assert workflow.waiting(found) == {"candidate": 2, reader.id: 1}
    (row,) = workflow.matching(found, BoardView(waits_on=reader.id))
    assert row.person.name == "Mia Sent"


def test_whoever_is_through_waits_for_a_decision_and_then_for_nobody(store, office, opening, two):
    rows = [board(store, office, opening)[one] for one in two]
    stages = [Stage.RATED, Stage.DECIDED, Stage.EXPIRED, Stage.SUBMITTED]
    waits = [rows[0].model_copy(update={"stage": one}).waits_on for one in stages]

    assert waits == ["decision", None, None, "rater"]


def test_invitations_just_made_are_taken_back_and_whoever_has_begun_keeps_the_link(store, office, opening):
    (_, first), (_, second), (_, third) = (invited(store, office, opening, name) for name in ("Al A", "Bo B", "Cy C"))
    acknowledged(store, workflow.redeem(store, second, NOW))
    workflow.revoke_invitation(store, office, workflow.redeem(store, third, NOW).id, NOW)

    assert workflow.uninvite(store, office, (first, second, third, "of nobody"), NOW) == 1
    with pytest.raises(InvitationRefused):
        workflow.redeem(store, first, NOW)
    assert workflow.redeem(store, second, NOW)
    assert invited(store, office, opening, "Al A")  # the address is free again
    with pytest.raises(NotAllowed):
        workflow.uninvite(store, manager(store), (second,), NOW)
