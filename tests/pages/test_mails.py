"""Sending from the board: a look at the mail, one button, the way back, and what became of each mail in words."""

from datetime import timedelta

import pytest
import streamlit as st

from assessments import workflow
from assessments.mailing import Mail
from assessments.store import outbox
from pages.parts import mail_words
from pages.parts.board import mails
from pages.parts.words import speaking
from tests.builders import manager, rater, submitted
from tests.mailbox import free_port, listening
from tests.pages.openings import invited, opened, today, words_on
from tests.pages.test_board import invite, key, paste, row_key, rows


@pytest.fixture(autouse=True)
def server(monkeypatch):
    monkeypatch.setenv("ASSAY_SMTP_URL", f"smtp://127.0.0.1:{free_port()}?tls=off")
    monkeypatch.setenv("ASSAY_MAIL_FROM", "hr@lumi.example")


@pytest.fixture
def opening(store, office):
    return opened(store, office)


def known(store, office, opening):
    return workflow.mails(store, office, opening.id)


def end(store, mail, outcome, error=None):
    with store.write() as db:
        outbox.end(db, mail.id, outcome, error, today())


def fill(at, opening, name="Zoé Martin", email="zoe@mail.example"):
    at.text_input(key=key(opening, "name")).set_value(name)
    at.text_input(key=key(opening, "email")).set_value(email)
    return at


def send_list(at, opening, pasted):
    at = at.segmented_control(key=key(opening, "way")).set_value("list").run()
    at = at.text_area(key=key(opening, "rows")).set_value(pasted).run()
    return at.button(key=key(opening, "list-send")).click().run()


# --- inviting ---------------------------------------------------------------------------------------------------------


def test_without_a_mail_server_the_page_is_as_it_was(open_page, office, opening, monkeypatch):
    monkeypatch.delenv("ASSAY_SMTP_URL")
    at = open_page("board.py", office)

    assert not [one.key for one in at.button if "send" in one.key]
    assert "The mail they get" not in words_on(at)


@pytest.mark.parametrize(
    ("language", "label", "told"),
    [
        ("en", "Send to 1 person now", "The mail to Zoé Martin leaves at 09:01."),
        ("fr", "Envoyer à 1 personne maintenant", "Le message à Zoé Martin part à 09:01."),
    ],
)
def test_one_person_is_written_to_and_no_link_is_shown(open_page, store, office, opening, language, label, told):
    at = fill(open_page("board.py", office, language), opening)
    button = at.button(key=key(opening, "go-send"))
    assert button.label == label
    with speaking(language):
        at = button.click().run()

    assert told in words_on(at)
    (mail,) = known(store, office, opening)
    assert (mail.kind, mail.waits) == ("invitation", True)
    assert "/i/" not in words_on(at).replace("/i/[", "")
    assert "_links" not in at.session_state or not at.session_state["_links"]


def test_the_mail_is_looked_at_first_in_either_language(open_page, office, opening):
    at = open_page("board.py", office)
    assert "Hello [name]," in words_on(at)
    at = at.segmented_control(key=key(opening, "go-preview")).set_value("fr").run()
    assert "Bonjour [name]," in words_on(at)


@pytest.mark.parametrize(("url", "warned"), [("http://localhost:8501", True), ("https://assay.example/board", False)])
def test_links_that_would_open_on_this_computer_only_are_warned_of(
    open_page, office, opening, monkeypatch, url, warned
):
    monkeypatch.setattr(type(st.context), "url", url)

    assert ("open on this computer only" in words_on(open_page("board.py", office))) is warned


def test_a_list_is_sent_with_one_click_and_taken_back_with_another(open_page, store, office, opening):
    at = open_page("board.py", office)
    at = at.segmented_control(key=key(opening, "way")).set_value("list").run()
    assert at.button(key=key(opening, "list-send")).label == "Send to all now"
    at = send_list(at, opening, "Zoé Martin, zoe@mail.example, fr\nSam Lee, sam@mail.example")
    assert "2 mails leave at" in words_on(at)
    (back,) = [one for one in at.button if one.key.startswith("mails-back-")]
    at = back.click().run()

    assert "2 mails were taken back." in words_on(at)
    assert {one.error for one in known(store, office, opening)} == {"taken_back"}
    assert "Taken back, 2 people have no mail" in words_on(at)


def test_what_has_left_is_not_taken_back_and_told(open_page, store, office, opening):
    at = send_list(open_page("board.py", office), opening, "Zoé, zoe@mail.example\nSam, sam@mail.example")
    (back,) = [one for one in at.button if one.key.startswith("mails-back-")]
    end(store, known(store, office, opening)[0], "sent")
    at = back.click().run()

    assert "1 mail was taken back." in words_on(at)
    assert "1 mail had left already." in words_on(at)


def test_a_list_sent_twice_by_a_double_click_writes_once(open_page, store, office, opening):
    pasted = "Zoé, zoe@mail.example"
    at = send_list(open_page("board.py", office), opening, pasted)
    at = send_list(at, opening, pasted)
    at = at.segmented_control(key=key(opening, "way")).set_value("one").run()
    at = fill(at, opening, "Zoé", "zoe@mail.example").button(key=key(opening, "go-send")).click().run()

    assert len(known(store, office, opening)) == 1
    assert not at.error


def test_who_was_written_to_for_another_position_is_told_to_be_invited_here_already(open_page, store, office, opening):
    invited(store, office, opening, "Zoé", "zoe@mail.example")
    other = opened(store, office, title="Another")
    at = fill(open_page("board.py", office, position=other.id), other, "Zoé", "zoe@mail.example")
    at = at.button(key=key(other, "go-send")).click().run()
    assert not at.error
    at = at.selectbox(key="board-position").set_value(opening.id).run()
    at = at.button(key="invite").click().run()
    at = fill(at, opening, "Zoé", "zoe@mail.example").button(key=key(opening, "go-send")).click().run()

    assert at.error
    assert known(store, office, opening) == ()


def test_a_wrong_row_writes_to_nobody(open_page, store, office, opening):
    at = send_list(open_page("board.py", office), opening, "Zoé, nowhere")

    assert "1 row is not right" in words_on(at)
    assert known(store, office, opening) == ()


def test_a_file_is_sent_too(open_page, store, office, opening):
    at = open_page("board.py", office)
    at = at.segmented_control(key=key(opening, "way")).set_value("file").run()
    content = b"Name;E-mail\nZoe;zoe@mail.example\nSam;sam@mail.example\n"
    at = at.file_uploader(key=key(opening, "file")).set_value(("people.csv", content, "text/csv")).run()
    button = at.button(key=key(opening, "import-send"))
    assert button.label == "Send to 2 people now"
    button.click().run()

    assert len(known(store, office, opening)) == 2


def test_inviting_by_hand_stays_possible(open_page, store, office, opening):
    at = invite(open_page("board.py", office), opening)
    assert "One new link, shown only now" in words_on(at)
    at = paste(at, opening, "Sam, sam@mail.example")

    assert known(store, office, opening) == ()


# --- reminding, and new links -----------------------------------------------------------------------------------------


def select(at, opening):
    return at.button(key=f"bulk-{opening.id}-all").click().run()


def test_reminders_are_sent_after_a_look_at_one_or_by_hand(open_page, store, office, opening):
    for number in range(2):
        invited(store, office, opening, f"Person {number}", f"p{number}@mail.example")
    at = select(open_page("board.py", office), opening)
    at = at.button(key=f"remind-{opening.id}").click().run()
    assert "The mail to Person 0" in words_on(at)
    assert not [one for one in at.button if one.key.endswith("-sent")]
    at = at.checkbox(key=f"remind-{opening.id}-by-hand").check().run()
    assert [one for one in at.button if one.key.endswith("-sent")]
    at = at.button(key=f"remind-{opening.id}-send").click().run()

    assert {one.kind for one in known(store, office, opening)} == {"reminder"}
    assert "2 mails leave at" in words_on(at)
    assert "Nobody is selected" in words_on(at)


def test_a_refused_reminder_says_so(open_page, store, office, opening):
    link, _token = invited(store, office, opening)
    at = select(open_page("board.py", office), opening)
    at = at.button(key=f"remind-{opening.id}").click().run()
    workflow.erase_candidate(store, office, link.attempt_id, today())
    at = at.button(key=f"remind-{opening.id}-send").click().run()

    assert at.error
    assert known(store, office, opening) == ()


def test_new_links_go_by_mail_from_the_line_and_to_all_who_lost_theirs(open_page, store, office, opening):
    link, _token = invited(store, office, opening)
    (row,) = rows(store, office, opening)
    at = open_page("board.py", office).button(key=row_key(row, "send")).click().run()
    assert "Invitation: waits, and leaves at 09:01" in words_on(at)
    workflow.revoke_invitation(store, office, link.attempt_id, today())
    at = select(open_page("board.py", office), opening)
    at = at.button(key=f"bulk-{opening.id}-send").click().run()

    assert [(one.outcome, one.error) for one in known(store, office, opening)] == [
        ("dropped", "replaced"),
        (None, None),
    ]
    workflow.erase_candidate(store, office, link.attempt_id, today())
    at = at.button(key=row_key(row, "send")).click().run()
    assert at.error


# --- what became of them ----------------------------------------------------------------------------------------------


def sent(store, office, opening, count=1):
    pasted = "\n".join(f"Person {one:02}, p{one}@mail.example" for one in range(count))
    words = lambda *_given: ("Subject", "Words")  # noqa: E731 - nothing depends on them
    workflow.import_people(store, office, opening.id, pasted, today(), mail=words)
    return known(store, office, opening)


def test_what_was_sent_stands_in_the_line_and_in_the_count(open_page, store, office, opening):
    one, _two = sent(store, office, opening, 2)
    end(store, one, "sent")
    at = open_page("board.py", office)

    assert "Invitation: sent on 1 March 2027, 09:00" in words_on(at)
    assert "Last mail to each candidate: 1 waits · 1 sent." in words_on(at)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Not sent to 12 people:", "2 more", "The certificate of the mail server", "Send again to 12 people")),
        ("fr", ("Non envoyé à 12 personnes", "2 autres", "Le certificat du serveur", "Renvoyer à 12 personnes")),
    ],
)
def test_who_was_not_reached_is_named_with_why_and_what_to_do(open_page, store, office, opening, language, told):
    for mail in sent(store, office, opening, 12):
        end(store, mail, "failed", "not_trusted")
    at = open_page("board.py", office, language)

    for words in told:
        assert words in words_on(at), words
    with speaking(language):
        at.button(key="mails-again-not_trusted").click().run()
    found = known(store, office, opening)
    assert (len(found), sum(one.waits for one in found)) == (24, 12)


def test_a_reminder_is_sent_again_without_a_new_link(open_page, store, office, opening):
    link, token = invited(store, office, opening)
    workflow.send_mails(store, office, opening.id, "reminder", {link.attempt_id: ("Subject", "Words")}, today())
    end(store, known(store, office, opening)[0], "failed", "content")
    at = open_page("board.py", office).button(key="mails-again-content").click().run()

    assert "Reminder: waits" in words_on(at)
    assert workflow.redeem(store, token, today()).id == link.attempt_id


def test_an_address_nobody_knows_is_not_offered_again(open_page, store, office, opening):
    end(store, sent(store, office, opening)[0], "failed", "address")
    at = open_page("board.py", office)

    assert "The mail server does not know this address." in words_on(at)
    assert "mails-again-address" not in [one.key for one in at.button]


@pytest.mark.parametrize("done", ["revoked", "renewed", "over"])
def test_who_cannot_work_or_has_another_link_by_now_is_not_offered_a_mail_again(
    open_page, store, office, opening, done
):
    (mail,) = sent(store, office, opening)
    workflow.take_back(store, office, opening.id, mail.batch, today())
    assert "mails-again-taken_back" in [one.key for one in open_page("board.py", office).button]
    if done == "revoked":
        workflow.revoke_invitation(store, office, mail.attempt_id, today())
    elif done == "renewed":
        workflow.renew_link(store, office, mail.attempt_id, today() + timedelta(seconds=1))
    else:
        actor = workflow.redeem(store, workflow.renew_link(store, office, mail.attempt_id, today()), today())
        submitted(store, actor, today())
    at = open_page("board.py", office)

    assert "mails-again-taken_back" not in [one.key for one in at.button]
    assert "have no mail" not in words_on(at)


def test_what_waits_says_why_and_when_it_is_tried_again(open_page, store, office, opening, monkeypatch):
    (mail,) = sent(store, office, opening)
    with store.write() as db:
        outbox.put_off(db, mail.id, "unreachable", today() + timedelta(minutes=5))
    at = open_page("board.py", office)
    assert "The mail server cannot be reached." in words_on(at)
    assert "They are tried again at 09:05." in words_on(at)
    monkeypatch.delenv("ASSAY_SMTP_URL")
    assert "No mail server is set up any more" in words_on(open_page("board.py", office))


def test_sending_again_what_is_gone_says_so(open_page, store, office, opening):
    (mail,) = sent(store, office, opening)
    end(store, mail, "failed", "content")
    at = open_page("board.py", office)
    workflow.erase_candidate(store, office, mail.attempt_id, today())
    at = at.button(key="mails-again-content").click().run()

    assert at.error


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_state_and_trouble_has_words_of_its_own(language):
    mail = Mail(id="m", batch="b", attempt_id="a", kind="extended", queued_by="u", queued_by_name="U",
                queued_at=today(), due_at=today(), tries=1)  # fmt: skip
    ended = {"ended_at": today(), "outcome": "dropped"}
    with speaking(language):
        states = [mail_words.state(mail)]
        states += [
            mail_words.state(mail.model_copy(update={"ended_at": today(), "outcome": one}))
            for one in ("sent", "failed")
        ]
        states += [
            mail_words.state(mail.model_copy(update=ended | {"error": one}))
            for one in ("taken_back", "handed_in", "ended", "replaced")
        ]
        codes = ("unreachable", "no_tls", "not_trusted", "login", "sender", "busy", "address", "content", "taken_back")
        troubles = [mail_words.trouble(one) for one in codes]

    assert len(set(states)) == len(states)
    assert len(set(troubles)) == len(troubles)
    assert all(one.startswith({"en": "More days", "fr": "Délai prolongé"}[language]) for one in states)
    assert "{" not in " ".join((*states, *troubles))


# --- nobody else ------------------------------------------------------------------------------------------------------


def test_a_manager_and_a_rater_read_nothing_of_mails(open_page, store, office, opening):
    one, two, _three = sent(store, office, opening, 3)
    end(store, one, "sent")
    end(store, two, "failed", "content")
    words = words_on(open_page("board.py", manager(store)))
    assert "Person 00" in words
    for said in ("Invitation:", "Last mail", "Not sent"):
        assert said not in words
    reader = rater(store)
    for page in ("rate.py", "training.py"):
        words = words_on(open_page(page, reader))
        for said in ("Invitation:", "Last mail", "Not sent", "mail.example", "Person 0"):
            assert said not in words


def test_the_count_is_the_last_mail_to_each(open_page, store, office, opening):
    (mail,) = sent(store, office, opening)
    end(store, mail, "sent")
    with listening() as (_box, _server):
        workflow.invite_again(
            store, office, opening.id, [mail.attempt_id], today(), mail=lambda *_given: ("Subject", "Words")
        )
    at = open_page("board.py", office)

    assert "Last mail to each candidate: 1 waits." in words_on(at)
    assert mails.NAMED == 10
