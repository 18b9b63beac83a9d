"""Mails that wait: queued with what they tell of, sent once, tried again, dropped when they have no point any more."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import select

from assessments import workflow
from assessments.attempt import SYSTEM, InvitationRefused, NotAllowed, NotFound
from assessments.store import outbox
from assessments.workflow.mailing import AT_ONCE, CLAIM, Round, _claim, _note
from tests.builders import (
    DAY,
    HOUR,
    MINUTE,
    NOW,
    invited,
    lead,
    manager,
    notice_details,
    position,
    rater,
    store_in,
    submitted,
)
from tests.mailbox import free_port, listening, mail_server

LEAVES = NOW + MINUTE


def words(person, link, token):
    return f"For {person.name}", f"Hello {person.name}, until {link.expires_at:%d.%m.}: /i/{token}"


@pytest.fixture
def opening(store, office):
    return position(store, office)


def invite(store, office, opening, count=1, now=NOW):
    pasted = "\n".join(f"Person {one}, p{one}@mail.example" for one in range(count))
    return workflow.import_people(store, office, opening.id, pasted, now, mail=words).invited


def waiting(store, office, opening):
    return [one for one in workflow.mails(store, office, opening.id) if one.waits]


def ended(store, office, opening):
    return [(one.kind, one.outcome, one.error) for one in workflow.mails(store, office, opening.id) if one.ended_at]


def kept(store):
    """The words of every mail that are still stored."""
    with store.read() as db:
        return [one for one in db.connection().execute(select(outbox.OUTBOX.c.body)).scalars() if one is not None]


# --- from the click to the mail ---------------------------------------------------------------------------------------


def test_an_invitation_waits_a_minute_is_sent_and_its_words_are_erased(store, office, opening):
    ((person, token),) = invite(store, office, opening)
    (mail,) = waiting(store, office, opening)
    assert (mail.kind, mail.due_at, mail.queued_by_name) == ("invitation", LEAVES, "Hana Office")
    assert token in kept(store)[0]

    with listening() as (box, server):
        assert workflow.send_waiting(store, server, LEAVES - MINUTE / 60) == Round()
        assert workflow.send_waiting(store, server, LEAVES) == Round(sent=1)
        assert workflow.send_waiting(store, server, LEAVES + DAY) == Round()

    ((recipients, got),) = box.mails
    assert recipients == (person.email,)
    assert got["Subject"] == "For Person 0"
    assert got["Reply-To"] == "people@lumiplume.example"
    link = re.search(r"/i/(\S+)", got.get_content())[1]
    assert workflow.redeem(store, link, LEAVES).id == mail.attempt_id
    assert ended(store, office, opening) == [("invitation", "sent", None)]
    assert kept(store) == []
    assert store.unwiped


def test_one_person_can_be_written_to_as_they_are_invited(store, office, opening):
    invited(store, office, opening, mail=words)
    invited(store, office, opening, "Bo Byhand")

    assert len(waiting(store, office, opening)) == 1


def test_a_list_with_an_error_writes_to_nobody(store, office, opening):
    pasted = "Zoé, zoe@mail.example\nSam, nowhere"
    workflow.import_people(store, office, opening.id, pasted, NOW, mail=words)
    workflow.import_people(store, office, opening.id, "", NOW, mail=words)

    assert workflow.mails(store, office, opening.id) == ()


def test_a_file_is_written_to_as_a_list_is(store, office, opening):
    table = (("Name", "E-mail"), ("Zoé", "zoe@mail.example"))
    workflow.import_table(store, office, opening.id, table, ("name", "email"), NOW, mail=words)

    assert len(waiting(store, office, opening)) == 1


def test_a_contact_that_is_no_address_is_no_reply_to(store, office):
    opening = position(store, office, notice=notice_details(contact="ask for Ms Kim, 01 23 45 67 89"))
    invite(store, office, opening)

    with listening() as (box, server):
        workflow.send_waiting(store, server, LEAVES)

    assert box.mails[0][1]["Reply-To"] is None


def test_a_few_leave_at_a_time_the_first_first(store, office, opening):
    invite(store, office, opening, AT_ONCE + 1)

    with listening() as (box, server):
        assert workflow.send_waiting(store, server, LEAVES) == Round(sent=AT_ONCE)
        assert workflow.send_waiting(store, server, LEAVES) == Round(sent=1)

    assert {to for (to,), _mail in box.mails} == {f"p{one}@mail.example" for one in range(AT_ONCE + 1)}


def test_reminders_are_noted_on_the_board_once_they_are_sent(store, office, opening):
    link, _token = invited(store, office, opening)
    workflow.send_mails(store, office, opening.id, "reminder", {link.attempt_id: ("Soon", "Until Friday")}, NOW)
    again = workflow.send_mails(store, office, opening.id, "reminder", {link.attempt_id: ("Soon", "Until Friday")}, NOW)
    assert len(waiting(store, office, opening)) == 1
    assert workflow.take_back(store, office, opening.id, again, NOW).done == 0

    (row,) = workflow.board(store, office, opening.id, NOW)
    assert row.reminded_at is None
    with listening() as (box, server):
        workflow.send_waiting(store, server, LEAVES)
    (row,) = workflow.board(store, office, opening.id, LEAVES)
    assert row.reminded_at == LEAVES
    assert [one.changed_by_name for one in workflow.changes(store, office, link.attempt_id)] == ["Hana Office"]
    assert box.mails[0][1].get_content().strip() == "Until Friday"


def test_what_was_queued_stands_in_the_trail(store, office, opening):
    invite(store, office, opening)
    (mail,) = waiting(store, office, opening)
    workflow.take_back(store, office, opening.id, mail.batch, NOW)

    trail = [(one.verb, one.details) for one in workflow.trail(store, office, mail.attempt_id)]
    assert trail[-2:] == [("queue_mail", {"kind": "invitation"}), ("take_back_mail", {"kind": "invitation"})]


# --- when it does not go ----------------------------------------------------------------------------------------------


def test_a_server_that_is_down_is_tried_again_and_given_up_after_a_day(store, office, opening):
    invite(store, office, opening, 2)
    server = mail_server(free_port())
    assert workflow.send_waiting(store, server, LEAVES) == Round(stuck="unreachable")

    first, second = sorted(waiting(store, office, opening), key=lambda one: -one.tries)
    assert (first.tries, first.error, first.due_at) == (1, "unreachable", LEAVES + MINUTE)
    assert (second.tries, second.error) == (0, None)
    for hours in (1, 2, 25, 25):
        workflow.send_waiting(store, server, NOW + hours * HOUR)
    assert ended(store, office, opening) == [("invitation", "failed", "unreachable")] * 2
    assert kept(store) == []


def test_who_asks_to_come_again_takes_it_then(store, office, opening):
    invite(store, office, opening)
    with listening() as (box, server):
        box.replies = ["450 greylisted"]
        assert workflow.send_waiting(store, server, LEAVES) == Round()
        assert [one.error for one in waiting(store, office, opening)] == ["busy"]
        assert workflow.send_waiting(store, server, LEAVES + MINUTE) == Round(sent=1)

    assert ended(store, office, opening) == [("invitation", "sent", None)]


def test_a_refusal_for_good_is_told_at_once_and_holds_nobody_up(store, office, opening):
    invite(store, office, opening, 2)
    with listening() as (box, server):
        box.replies = ["550 no such mailbox"]
        assert workflow.send_waiting(store, server, LEAVES) == Round(sent=1)

    assert sorted(ended(store, office, opening), key=str) == [
        ("invitation", "failed", "address"),
        ("invitation", "sent", None),
    ]
    assert kept(store) == []


def test_a_process_that_dies_between_claim_and_sending_loses_nothing(store, office, opening):
    invite(store, office, opening)
    assert _claim(store, LEAVES) is not None  # and here the power goes

    with listening() as (box, server):
        assert workflow.send_waiting(store, server, LEAVES + CLAIM - MINUTE) == Round()
        assert workflow.send_waiting(store, server, LEAVES + CLAIM) == Round(sent=1)

    assert len(box.mails) == 1


def test_one_mail_is_never_claimed_twice(store, office, opening):
    invite(store, office, opening)

    assert _claim(store, LEAVES) is not None
    assert _claim(store, LEAVES) is None


def test_two_servers_on_one_database_send_each_mail_once(store, office, opening, tmp_path):
    invite(store, office, opening, 4)
    with closing(store_in(tmp_path)) as other, listening() as (box, server), ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda one: workflow.send_waiting(one, server, LEAVES), (store, other)))

    assert sum(one.sent for one in done) == 4
    assert len({mail["Message-ID"] for _to, mail in box.mails}) == len(box.mails) == 4


def test_no_byte_of_a_link_is_left_in_the_files_once_it_is_sent_and_they_are_rewritten(
    store, office, opening, tmp_path
):
    ((_person, token),) = invite(store, office, opening)
    with listening() as (_box, server):
        workflow.send_waiting(store, server, LEAVES)
    workflow.erase_due(store, LEAVES)

    files = [one for one in tmp_path.glob("assay.db*") if one.is_file()]
    assert files
    assert not any(token.encode() in one.read_bytes() for one in files)


# --- when it has no point any more ------------------------------------------------------------------------------------


def test_what_has_not_left_yet_can_be_taken_back(store, office, opening):
    invite(store, office, opening, 3)
    batch = waiting(store, office, opening)[0].batch
    assert _claim(store, LEAVES) is not None

    found = workflow.take_back(store, office, opening.id, batch, LEAVES)

    assert (found.done, found.kept) == (2, 1)
    assert ended(store, office, opening) == [("invitation", "dropped", "taken_back")] * 2
    assert len(kept(store)) == 1
    assert workflow.take_back(store, office, opening.id, batch, LEAVES) == workflow.Undone(done=0, kept=1)
    assert workflow.take_back(store, office, opening.id, "another", LEAVES).done == 0


def test_a_new_link_takes_the_place_of_the_one_that_waits(store, office, opening):
    ((_person, old),) = invite(store, office, opening)
    (mail,) = waiting(store, office, opening)
    ((attempt_id, token),) = workflow.invite_again(
        store, office, opening.id, [mail.attempt_id], NOW + MINUTE / 2, mail=words
    )
    assert attempt_id == mail.attempt_id

    with listening() as (box, server):
        assert workflow.send_waiting(store, server, LEAVES + MINUTE) == Round(sent=1)

    assert ended(store, office, opening) == [("invitation", "dropped", "replaced"), ("invitation", "sent", None)]
    assert token in box.mails[0][1].get_content()
    with pytest.raises(InvitationRefused):
        workflow.redeem(store, old, LEAVES)


def test_a_link_replaced_by_hand_or_revoked_is_not_sent(store, office, opening):
    invite(store, office, opening, 2)
    one, two = (mail.attempt_id for mail in waiting(store, office, opening))
    workflow.renew_link(store, office, one, NOW)
    workflow.revoke_invitation(store, office, two, NOW)

    assert ended(store, office, opening) == [("invitation", "dropped", "replaced")] * 2
    assert kept(store) == []
    assert store.unwiped


def test_a_link_that_has_ended_is_not_sent_and_nobody_who_has_handed_in_is_reminded(store, office, opening):
    invite(store, office, opening)
    link, token = invited(store, office, opening, "Sam Done")
    workflow.send_mails(store, office, opening.id, "reminder", {link.attempt_id: ("Soon", "Words")}, NOW)
    submitted(store, workflow.redeem(store, token, NOW), NOW)

    with listening() as (box, server):
        workflow.send_waiting(store, server, opening.closes_at)

    assert box.mails == []
    assert sorted(ended(store, office, opening)) == [
        ("invitation", "dropped", "ended"),
        ("reminder", "dropped", "handed_in"),
    ]


def test_a_mail_dropped_while_it_is_sent_says_so_only_where_it_was_not_taken(store, office, opening):
    invite(store, office, opening, 2)
    one, two = waiting(store, office, opening)
    with store.write() as db:
        for mail in (one, two):
            outbox.drop(db, mail.attempt_id, "replaced", NOW)
        outbox.end(db, one.id, "sent", None, NOW)
        outbox.put_off(db, two.id, "busy", LEAVES)
        outbox.end(db, two.id, "failed", "address", NOW)

    assert ended(store, office, opening) == [("invitation", "sent", None), ("invitation", "dropped", "replaced")]


def test_nobody_whose_link_was_revoked_meanwhile_is_reminded(store, office, opening):
    link, _token = invited(store, office, opening)
    workflow.revoke_invitation(store, office, link.attempt_id, NOW)
    workflow.send_mails(store, office, opening.id, "reminder", {link.attempt_id: ("Soon", "Words")}, NOW)

    with listening() as (box, server):
        assert workflow.send_waiting(store, server, LEAVES) == Round()

    assert box.mails == []
    assert ended(store, office, opening) == [("reminder", "dropped", "replaced")]


def test_who_is_erased_while_their_reminder_is_sent_leaves_nothing_and_holds_nobody_up(store, office, opening):
    link, _token = invited(store, office, opening)
    workflow.send_mails(store, office, opening.id, "reminder", {link.attempt_id: ("Soon", "Words")}, NOW)
    mail, _letter = _claim(store, LEAVES)
    workflow.erase_candidate(store, office, link.attempt_id, LEAVES)

    _note(store, mail, None, LEAVES)

    assert workflow.mails(store, office, opening.id) == workflow.changes(store, office, link.attempt_id) == ()


def test_who_is_erased_is_not_written_to(store, office, opening):
    invite(store, office, opening)
    (mail,) = waiting(store, office, opening)
    workflow.erase_candidate(store, office, mail.attempt_id, NOW)

    with listening() as (box, server):
        assert workflow.send_waiting(store, server, LEAVES) == Round()

    assert box.mails == []
    assert workflow.mails(store, office, opening.id) == ()


# --- who may, and who learns of it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [rater, manager, lead])
def test_only_hr_sees_and_sends_mails(store, office, opening, who):
    other = who(store, name="Ola Other")
    for verb in (
        lambda: workflow.mails(store, other, opening.id),
        lambda: workflow.send_mails(store, other, opening.id, "reminder", {}, NOW),
        lambda: workflow.take_back(store, other, opening.id, "batch", NOW),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_nobody_is_written_to_in_the_name_of_the_system_or_for_another_position(store, office, opening):
    link, _token = invited(store, office, opening)
    other = position(store, office, title="Another")
    with pytest.raises(NotAllowed):
        workflow.send_mails(store, SYSTEM, opening.id, "reminder", {link.attempt_id: ("a", "b")}, NOW)
    with pytest.raises(NotFound):
        workflow.send_mails(store, office, other.id, "reminder", {link.attempt_id: ("a", "b")}, NOW)

    assert workflow.mails(store, office, opening.id) == ()


def test_a_candidate_is_told_that_a_mail_was_sent_and_no_word_of_it(store, office, opening):
    ((_person, token),) = invite(store, office, opening)
    (mail,) = waiting(store, office, opening)
    told = workflow.personal_data(store, office, mail.attempt_id, NOW)
    assert told["outbox"] == []
    assert token not in json.dumps(told)

    with listening() as (_box, server):
        workflow.send_waiting(store, server, LEAVES)

    told = workflow.personal_data(store, office, mail.attempt_id, LEAVES)
    assert told["outbox"] == [{"kind": "invitation", "sent_at": LEAVES.isoformat()}]
