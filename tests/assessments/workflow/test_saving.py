"""Every change is kept as a revision of its own, and nothing that was saved is overwritten unseen."""

import threading

import pytest
from sqlmodel import select

from assessments import workflow
from assessments.answer import ChoiceAnswer, WrittenAnswer
from assessments.attempt import (
    Actor,
    AnswerLocked,
    AnswerRefused,
    AnswerSealed,
    AnswerTooLarge,
    AttemptClosed,
    NotAcknowledged,
    NotAllowed,
    NotFound,
    NothingToSend,
    StaleAnswer,
)
from assessments.store import responses
from assessments.store.tables import ResponseRow
from tests.builders import MINUTE, NOW, candidate, hr, position
from tests.journeys.bots import Browser, everything, only


@pytest.fixture
def browser(store):
    office = hr(store)
    return Browser(store, candidate(store, office, position(store, office)))


@pytest.fixture
def writing(browser):
    """A candidate in the first block."""
    browser.enter().start()
    return browser


def said(text):
    return WrittenAnswer(text=text)


def kept(browser, item_id):
    with browser.store.read() as db:
        return responses.latest_of_all(db, browser.actor.id)[item_id]


def test_every_save_is_one_more_revision(writing):
    for revision, text in enumerate(("W", "Wo", "Words"), start=1):
        assert writing.save("WR1.x", said(text)).revision == revision

    assert kept(writing, "WR1.x").answer == said("Words")
    with writing.store.read() as db:
        rows = db.exec(select(ResponseRow).order_by(ResponseRow.revision)).all()
    assert [one.revision for one in rows] == [1, 2, 3]
    assert '"text":"W"' in rows[0].answer


def test_saving_the_same_answer_again_changes_nothing(writing):
    first = writing.save("WR1.x", said("Words"))
    writing.now += MINUTE

    assert writing.save("WR1.x", said("Words")) == first


def test_a_retry_of_a_save_whose_answer_got_lost_is_harmless(writing):
    first = writing.save("WR1.x", said("Words"))

    again = workflow.save_response(writing.store, writing.actor, "WR1.x", said("Words"), 0, "another tab", NOW)
    assert again == first


def test_stale_tab_does_not_overwrite(writing):
    writing.save("WR1.x", said("Here."))
    other = Browser(writing.store, writing.actor, writing.now, tab="tab-2")

    with pytest.raises(StaleAnswer) as refused:
        other.save("WR1.x", said("There."))

    assert refused.value.latest.answer == said("Here.")
    assert kept(writing, "WR1.x").answer == said("Here.")


def test_a_tab_that_has_seen_the_latest_may_go_on(writing):
    writing.save("WR1.x", said("Here."))
    other = Browser(writing.store, writing.actor, writing.now, tab="tab-2")
    other.look()

    assert other.save("WR1.x", said("There.")).revision == 2


def test_saves_of_one_tab_may_overtake_each_other(writing):
    writing.save("WR1.x", said("One"))

    late = workflow.save_response(writing.store, writing.actor, "WR1.x", said("One two"), 0, writing.tab, NOW)
    assert late.revision == 2


def test_answers_after_submit_are_refused(browser):
    browser.sit(only("WR1.x"))

    with pytest.raises(AttemptClosed):
        browser.save("AD1.note", said("One more thing."))
    assert kept(browser, "WR1.x").revision == 1


def test_answers_after_the_deadline_are_refused_and_the_saved_ones_stay(writing):
    writing.save("WR1.x", said("In time."))
    writing.now = NOW + 49 * MINUTE

    with pytest.raises(AttemptClosed):
        writing.save("WR1.x", said("In time. And late."))
    assert kept(writing, "WR1.x").answer == said("In time.")


def test_answers_to_a_block_that_is_over_or_to_come_are_refused(writing):
    with pytest.raises(AttemptClosed):
        writing.save("AD1.note", said("Too early."))
    writing.end()
    with pytest.raises(AttemptClosed):
        writing.save("WR1.x", said("Too late."))


def test_answers_before_the_notice_are_refused(browser):
    with pytest.raises(NotAcknowledged):
        browser.save("PRACTICE.choice", said("Words"))


def test_practice_is_open_until_it_is_left(browser):
    workflow.acknowledge(browser.store, browser.actor, NOW)
    browser.work(everything)
    workflow.finish_practice(browser.store, browser.actor, NOW)

    item_id, practised = next(iter(_answers(browser).items()))
    with pytest.raises(AttemptClosed):
        browser.save(item_id, practised.answer)


def _answers(browser):
    with browser.store.read() as db:
        return responses.latest_of_all(db, browser.actor.id)


def test_an_item_of_another_form_is_not_there(writing):
    for item_id in ("AD4.post", "nothing"):
        with pytest.raises(NotFound):
            writing.save(item_id, said("Words"))


def test_an_answer_that_does_not_fit_is_refused(writing):
    with pytest.raises(AnswerRefused):
        writing.save("WR1.x", ChoiceAnswer(option="a"))


def test_an_answer_beyond_200_kilobytes_is_refused_and_the_one_before_stays(writing):
    writing.save("WR1.x", said("Words"))

    with pytest.raises(AnswerTooLarge):
        writing.save("WR1.x", said("x" * 200_001))
    assert kept(writing, "WR1.x").answer == said("Words")


def test_any_text_comes_back_as_it_was_typed(writing):
    typed = "« À 10 h »\u202f: 60 places\r\n🔧👩🏽‍🔧 a\u0301 \x00 \\u0041 <b>&amp;"
    writing.save("WR1.x", said(typed))

    assert kept(writing, "WR1.x").answer.text == typed


def test_only_the_candidate_may_save(writing):
    for actor in (hr(writing.store, name="Olive Office"), Actor(kind="system", id="system")):
        with pytest.raises(NotAllowed):
            workflow.save_response(writing.store, actor, "WR1.x", said("Words"), 0, "tab", NOW)
    stranger = Actor(kind="candidate", id="nobody")
    with pytest.raises(NotFound):
        workflow.save_response(writing.store, stranger, "WR1.x", said("Words"), 0, "tab", NOW)


@pytest.fixture
def replying(writing):
    """A candidate in the second block."""
    writing.end()
    writing.start()
    return writing


def test_an_answer_that_was_sent_can_no_longer_be_changed(replying):
    replying.save("CS2.reply1", said("Sorry."))
    sent = workflow.send_answer(replying.store, replying.actor, "CS2.reply1", NOW)

    assert sent.sealed
    with pytest.raises(AnswerSealed):
        replying.save("CS2.reply1", said("Sorry!"))
    assert replying.save("CS2.reply1", said("Sorry.")).sealed  # a retry


def test_sending_twice_is_harmless(replying):
    replying.save("CS2.reply1", said("Sorry."))
    for _ in range(2):
        assert workflow.send_answer(replying.store, replying.actor, "CS2.reply1", NOW).revision == 1


def test_nothing_is_sent_while_nothing_is_written(replying):
    for text in (None, "  \n"):
        if text:
            replying.save("CS2.reply1", said(text))
        with pytest.raises(NothingToSend):
            workflow.send_answer(replying.store, replying.actor, "CS2.reply1", NOW)


def test_only_what_another_question_waits_for_can_be_sent(replying):
    replying.save("AD1.note", said("Words"))

    with pytest.raises(NotFound):
        workflow.send_answer(replying.store, replying.actor, "AD1.note", NOW)


def test_a_question_that_waits_cannot_be_answered(replying):
    for _ in range(2):
        with pytest.raises(AnswerLocked):
            replying.save("CS2.reply2", said("And another thing."))
        replying.save("CS2.reply1", said("Sorry."))
    workflow.send_answer(replying.store, replying.actor, "CS2.reply1", NOW)

    assert replying.save("CS2.reply2", said("And another thing.")).revision == 1


def test_many_candidates_saving_at_once_lose_nothing(store):
    office = hr(store)
    opening = position(store, office)
    people = [Browser(store, candidate(store, office, opening, f"Person {letter}")) for letter in "ABCDEFGH"]
    for one in people:
        one.enter().start()
    refused = []

    def write(browser):
        try:
            for count in range(25):
                browser.save("WR1.x", said(f"{count} words"))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a lost save
            refused.append(error)

    threads = [threading.Thread(target=write, args=(one,)) for one in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert not refused
    assert [kept(one, "WR1.x").revision for one in people] == [25] * len(people)
