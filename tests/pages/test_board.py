"""The board: who waits for whom, links that are shown once, lists of which every row is right or nobody is invited."""

import re
from datetime import timedelta

import pytest

from assessments import workflow
from assessments.attempt import InvitationRefused, Stage
from assessments.views import PositionDraft
from tests.alone import form_of
from tests.builders import manager
from tests.journeys.bots import rate_all
from tests.pages.openings import at_the_door, invited, opened, sat, today, words_on


@pytest.fixture
def opening(store, office, readers):
    return opened(store, office, raters=tuple(one.id for one in readers))


def key(opening, field):
    return f"invite-{opening.id}-{field}"


def rows(store, office, opening):
    return workflow.board(store, office, opening.id, today() + timedelta(minutes=1))


def invite(at, opening, name="Zoé Martin", email="zoe@mail.example", language="en", extra=1.0):
    at.text_input(key=key(opening, "name")).set_value(name)
    at.text_input(key=key(opening, "email")).set_value(email)
    at.selectbox(key=key(opening, "language")).set_value(language)
    at.selectbox(key=key(opening, "extra")).set_value(extra)
    return at.button(key=key(opening, "go")).click().run()


def paste(at, opening, rows):
    at = at.segmented_control(key=key(opening, "way")).set_value("list").run()
    at.text_area(key=key(opening, "rows")).set_value(rows)
    return at.button(key=key(opening, "list")).click().run()


def row_key(row, field):
    return f"row-{row.attempt.id}-{field}"


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_without_positions_the_board_leads_to_the_page_that_opens_one(open_page, office):
    at = open_page("board.py", office)

    assert "no position yet" in words_on(at)
    assert [one.proto.page for one in at.get("page_link")] == ["positions"]


def test_an_empty_board_has_the_form_to_invite_open(open_page, office, opening):
    at = open_page("board.py", office)

    assert "Each candidate will be a line here" in words_on(at)
    assert at.text_input(key=key(opening, "name"))


def test_every_candidate_has_a_line_with_who_has_to_act(open_page, store, office, opening, readers):
    invited(store, office, opening, "Ida Invited", "ida@mail.example")
    at_the_door(store, office, opening, "Wim Working", "wim@mail.example").enter().start()
    sat(store, office, opening, "Sol Sent", "sol@mail.example")
    rate_all(store, readers[0], today() + timedelta(hours=3))
    words = words_on(open_page("board.py", office))

    for name in ("Ida Invited", "Wim Working", "Sol Sent"):
        assert name in words
    assert "Invited, not started" in words
    assert "0 of 31 questions answered · this part ends on" in words
    assert "5 of 10 ratings in · waits for Jona Reader" in words


def test_rated_work_waits_for_a_decision_and_has_a_report(open_page, store, office, opening, readers):
    sat(store, office, opening)
    for one in readers:
        rate_all(store, one, today() + timedelta(hours=3))
    at = open_page("board.py", office)

    assert "waits for a decision" in words_on(at)
    assert "report" in [one.proto.page for one in at.get("page_link")]


def test_nobody_has_a_report_before_handing_in(open_page, store, office, opening):
    at_the_door(store, office, opening).enter().start()

    assert "report" not in [one.proto.page for one in open_page("board.py", office).get("page_link")]


def test_work_without_a_free_rater_says_so(open_page, store, office):
    opening = opened(store, office, raters=())
    sat(store, office, opening)

    assert "none is free" in words_on(open_page("board.py", office, position=opening.id))


def test_the_address_names_the_position(open_page, store, office, opening):
    other = opened(store, office, title="Community lead")
    for one in (opening, other):
        at = open_page("board.py", office, position=one.id)
        assert at.selectbox(key="board-position").value == one.id


# --- inviting ---------------------------------------------------------------------------------------------------------


def test_an_invitation_shows_its_link_until_it_is_copied(open_page, store, office, opening):
    at = invite(open_page("board.py", office), opening)

    link, mail = (one.value for one in at.code)
    token = link.rsplit("/i/", 1)[1]
    assert workflow.redeem(store, token, today()).kind == "candidate"
    assert link in mail
    assert at.run().code
    at = at.button(key="links-copied").click().run()
    assert not at.code
    assert token not in words_on(open_page("board.py", office))


@pytest.mark.parametrize(
    ("language", "greeting"), [("en", "Hello Zoé Martin,"), ("fr", "Bonjour Zoé Martin,")], ids=["en", "fr"]
)
def test_the_mail_is_in_the_language_of_the_candidate(open_page, office, opening, language, greeting):
    at = invite(open_page("board.py", office), opening, language=language)

    mail = at.code[1].value
    assert greeting in mail
    assert opening.notice.contact in mail
    assert "{" not in mail


def test_the_mail_never_tells_of_an_arrangement(open_page, office, opening):
    at = invite(open_page("board.py", office), opening, extra=1.33)

    mail = re.sub(r"/i/\S+", "", at.code[1].value)  # a token may hold any figures
    assert "33" not in mail
    assert "1.33" not in at.code[1].value


def test_extra_time_is_granted_with_the_invitation(open_page, store, office, opening):
    invite(open_page("board.py", office), opening, extra=1.33)

    assert rows(store, office, opening)[0].invitation.extra_time == 1.33


@pytest.mark.parametrize(
    ("name", "email", "said"),
    [
        (" ", "zoe@mail.example", "The name is missing"),
        ("Zoé", "no address", "not an e-mail address"),
        ("Zoé", "camille@mail.example", "already"),
    ],
)
def test_what_cannot_be_invited_is_told_and_what_was_typed_stays(open_page, store, office, opening, name, email, said):
    invited(store, office, opening)
    at = open_page("board.py", office)
    at = invite(at.button(key="invite").click().run(), opening, name, email)

    assert said in words_on(at)
    assert at.text_input(key=key(opening, "email")).value == email
    assert len(rows(store, office, opening)) == 1


def test_a_closed_position_invites_nobody(open_page, store, office):
    """Its date has passed since: a sitting that runs on is shown, a new one cannot be made."""
    long_ago = today() - timedelta(days=30)
    like = opened(store, office)
    filled_in = {field: getattr(like, field) for field in PositionDraft.model_fields}
    draft = PositionDraft.model_validate(filled_in | {"closes_at": today() - timedelta(days=1)})
    closed = workflow.create_position(store, office, draft, long_ago)
    at = open_page("board.py", office, position=closed.id)

    assert "The closing date has passed" in words_on(at)
    assert not at.text_input


# --- a list -----------------------------------------------------------------------------------------------------------


def test_a_list_is_invited_with_a_link_for_everybody(open_page, store, office, opening):
    pasted = "Zoé Martin\tzoe@mail.example\tfr\t33 %\nSam Lee\tsam@mail.example"
    at = paste(open_page("board.py", office), opening, pasted)

    made = {(one.person.name, one.person.language, one.invitation.extra_time) for one in rows(store, office, opening)}
    assert made == {("Zoé Martin", "fr", 1.33), ("Sam Lee", "en", 1.0)}
    assert len(at.code) == 4  # a link and a mail each
    assert "2 candidates invited" in words_on(at)


def test_one_wrong_row_invites_nobody_and_every_wrong_row_is_named(open_page, store, office, opening):
    pasted = "Zoé Martin, zoe@mail.example, fr\nSam Lee; sam at example\n, x@mail.example\nZoé, zoe@mail.example, de"
    at = paste(open_page("board.py", office), opening, pasted)

    assert rows(store, office, opening) == ()
    words = words_on(at)
    assert "3 rows are not right, so nobody was invited" in words
    for told in ("Row 2: name and e-mail", "Row 3: the name is missing", "Row 4: this"):
        assert told in words
    assert at.text_area(key=key(opening, "rows")).value == pasted


def test_a_corrected_list_goes_through(open_page, store, office, opening):
    at = paste(open_page("board.py", office), opening, "Zoé Martin, nowhere")
    at.text_area(key=key(opening, "rows")).set_value("Zoé Martin, zoe@mail.example")
    at = at.button(key=key(opening, "list")).click().run()

    assert len(rows(store, office, opening)) == 1
    assert "not right" not in words_on(at)


def test_an_empty_list_says_so(open_page, store, office, opening):
    at = paste(open_page("board.py", office), opening, " \n")

    assert "The list is empty" in words_on(at)
    assert rows(store, office, opening) == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_file_from_a_spreadsheet_is_read_in_either_encoding(open_page, store, office, opening, encoding):
    at = open_page("board.py", office)
    at = at.segmented_control(key=key(opening, "way")).set_value("file").run()
    content = "Nom;Courriel;Langue\nZoé Martin;zoe@mail.example;fr\n".encode(encoding)
    at.file_uploader(key=key(opening, "file")).set_value(("people.csv", content, "text/csv"))
    at = at.button(key=key(opening, "import")).click().run()

    assert [one.person.name for one in rows(store, office, opening)] == ["Zoé Martin"]


# --- changes ----------------------------------------------------------------------------------------------------------


def test_a_new_link_ends_the_old_one(open_page, store, office, opening):
    _, old = invited(store, office, opening)
    (row,) = rows(store, office, opening)
    at = open_page("board.py", office)
    at = at.button(key=row_key(row, "renew")).click().run()

    with pytest.raises(InvitationRefused):
        workflow.redeem(store, old, today())
    new = at.code[0].value.rsplit("/i/", 1)[1]
    assert workflow.redeem(store, new, today()).id == row.attempt.id


def test_a_revoked_link_is_told_on_the_board(open_page, store, office, opening):
    _, token = invited(store, office, opening)
    (row,) = rows(store, office, opening)
    at = open_page("board.py", office).button(key=row_key(row, "revoke")).click().run()

    assert "Link revoked" in words_on(at)
    assert rows(store, office, opening)[0].stage is Stage.REVOKED
    with pytest.raises(InvitationRefused):
        workflow.redeem(store, token, today())


def test_extra_time_is_changed_in_the_line(open_page, store, office, opening):
    invited(store, office, opening)
    (row,) = rows(store, office, opening)
    at = open_page("board.py", office).selectbox(key=row_key(row, "extra")).set_value(1.5).run()

    assert rows(store, office, opening)[0].invitation.extra_time == 1.5
    assert "50% more time" in words_on(at)


def test_the_clock_of_a_live_chat_is_taken_away_in_the_line_and_only_where_there_is_one(
    open_page, store, office, readers
):
    with form_of("LV4") as form:
        opening = opened(store, office, form_id=form, raters=tuple(one.id for one in readers))
        invited(store, office, opening)
        (row,) = rows(store, office, opening)
        at = open_page("board.py", office).checkbox(key=row_key(row, "untimed")).check().run()
        assert rows(store, office, opening)[0].invitation.untimed
        assert "live chat without a clock" in words_on(at)
        at = at.checkbox(key=row_key(row, "untimed")).uncheck().run()
        assert not rows(store, office, opening)[0].invitation.untimed
    assert not [one for one in open_page("board.py", office).checkbox if str(one.key).endswith("untimed")]


def test_a_failed_task_is_noted_and_withdrawn(open_page, store, office, opening):
    browser = sat(store, office, opening)
    (row,) = rows(store, office, opening)
    at = open_page("board.py", office)
    at.selectbox(key=row_key(row, "failed")).set_value("CS2")
    at = at.button(key=row_key(row, "failed-go")).click().run()

    assert "counts as not administered" in words_on(at)
    assert "“A public complaint, in two turns” does not count: a technical failure" in words_on(at)
    assert rows(store, office, opening)[0].ratings_needed == row.ratings_needed - 2
    at.selectbox(key=row_key(row, "failed")).set_value("CS2")
    at.radio(key=row_key(row, "failed-because")).set_value("withdraw")
    at.button(key=row_key(row, "failed-go")).click().run()
    assert rows(store, office, opening)[0].ratings_needed == row.ratings_needed
    assert browser.actor.id == row.attempt.id


def test_whoever_decides_reads_that_a_task_is_missing_and_not_why(open_page, store, office, opening):
    attempt_id = sat(store, office, opening).actor.id
    workflow.note_missing(store, office, attempt_id, "CS2", "accommodation", today())

    assert "does not count: left out by arrangement" in words_on(open_page("board.py", office))
    told = words_on(open_page("board.py", manager(store, name="Mia Leads")))
    assert "does not count: not administered" in told
    assert "arrangement" not in told


def test_noting_a_failure_needs_the_task(open_page, store, office, opening):
    sat(store, office, opening)
    (row,) = rows(store, office, opening)
    at = open_page("board.py", office).button(key=row_key(row, "failed-go")).click().run()

    assert "Choose the task" in words_on(at)


def test_a_request_for_an_arrangement_stands_in_sight_until_it_is_answered(open_page, store, office, opening):
    browser = at_the_door(store, office, opening)
    asked = workflow.request_arrangement(store, browser.actor, "A third more time, please.", today())
    at = open_page("board.py", office)

    assert "A third more time, please." in words_on(at)
    at.text_area(key=f"arrangement-{asked.id}").set_value("Granted.")
    at = at.button(key=f"arrangement-{asked.id}-go").click().run()
    assert workflow.own_arrangements(store, browser.actor)[0].answer == "Granted."
    assert "asks for an arrangement" not in words_on(at)


def test_an_answer_without_words_is_refused(open_page, store, office, opening):
    asked = workflow.request_arrangement(store, at_the_door(store, office, opening).actor, "Larger type", today())
    at = open_page("board.py", office).button(key=f"arrangement-{asked.id}-go").click().run()

    assert at.error
    assert "asks for an arrangement" in words_on(at)


# --- rights -----------------------------------------------------------------------------------------------------------


def test_a_manager_reads_stages_and_neither_arrangements_nor_extra_time(open_page, store, office, opening):
    workflow.invite(store, office, opening.id, "Ada Time", "ada@mail.example", "en", 1.33, None, today())
    asked = at_the_door(store, office, opening)
    workflow.request_arrangement(store, asked.actor, "I use a screen reader", today())
    at = open_page("board.py", manager(store))
    words = words_on(at)

    assert "Ada Time" in words
    assert "screen reader" not in words
    assert "more time" not in words
    assert {one.key.rsplit("-", 1)[1] for one in at.button} == {"save", "reset"}  # of a view of one's own
    assert not at.checkbox
