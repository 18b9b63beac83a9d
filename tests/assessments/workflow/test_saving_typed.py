"""What is typed is saved by whoever holds the session, in one transaction of few statements, under the same rules."""

import pytest
from sqlalchemy import event

from assessments import workflow
from assessments.answer import WrittenAnswer
from assessments.attempt import AnswerTooLarge, AttemptClosed, StaleAnswer
from assessments.workflow import Busy
from tests.builders import DAY, MINUTE, NOW, candidate, hr, position, rater
from tests.journeys.bots import Browser

ITEM = "WR1.x"


@pytest.fixture
def writing(store):
    """A candidate in the first block."""
    office = hr(store)
    browser = Browser(store, candidate(store, office, position(store, office)))
    browser.enter().start()
    return browser


@pytest.fixture
def session(store, writing):
    return workflow.digest(workflow.open_session(store, writing.actor, "en", NOW))


def typed(store, session, words, base=0, tab="t", now=NOW, **given):
    return workflow.save_typed(store, session, ITEM, WrittenAnswer(text=words), base, tab, now, **given)


@pytest.mark.parametrize("wait", [True, False])
def test_what_is_typed_is_the_next_revision_of_the_one_whose_session_it_is(store, writing, session, wait):
    first = typed(store, session, "Words", wait=wait)
    again = typed(store, session, "Words", wait=wait)
    second = typed(store, session, "More words", base=1, wait=wait)

    assert (first.attempt_id, first.item_id, first.revision) == (writing.actor.id, ITEM, 1)
    assert again == first
    assert second.revision == 2


@pytest.mark.parametrize("wait", [True, False])
def test_the_rules_are_those_of_every_save(store, session, wait):
    typed(store, session, "Words", wait=wait)

    with pytest.raises(StaleAnswer):
        typed(store, session, "Other words", tab="another", wait=wait)
    with pytest.raises(AttemptClosed):
        typed(store, session, "Late words", base=1, now=NOW + 49 * MINUTE, wait=wait)
    with pytest.raises(AnswerTooLarge):
        typed(store, session, "€" * 70_000, base=1, wait=wait)
    assert typed(store, session, "Words", base=1).revision == 1


def test_nobody_saves_with_a_session_that_is_over(store, writing, session):
    assert typed(store, session, "Words", now=NOW + 60 * DAY) is None
    workflow.sign_out(store, session, NOW)
    assert typed(store, session, "Words") is None
    assert typed(store, workflow.digest("no such cookie"), "Words") is None
    assert writing.save(ITEM, WrittenAnswer(text="Words")).revision == 1


def test_staff_save_no_answers(store, writing):
    reader = workflow.digest(workflow.open_session(store, rater(store), "en", NOW))

    assert typed(store, reader, "Words") is None


def test_who_must_not_wait_is_told_when_somebody_writes(store, session):
    with store.write(), pytest.raises(Busy):
        typed(store, session, "Words", wait=False)

    assert typed(store, session, "Words", wait=False).revision == 1


@pytest.mark.parametrize("wait", [True, False])
def test_one_save_is_one_transaction_of_four_statements(store, session, wait):
    """Who, whether it may be answered, what is there, and the new revision; the rest begins and ends."""
    typed(store, session, "Words", wait=wait)
    said: list[str] = []

    def listen(connection, _record, _proxy=None):
        connection.set_trace_callback(said.append)

    event.listen(store.engine, "checkout", listen)
    if not wait:
        listen(store._kept.connection.driver_connection, None)

    typed(store, session, "More words", base=1, wait=wait)

    verbs = [one.split()[0] for one in said]
    assert verbs == ["BEGIN", "SELECT", "SELECT", "SELECT", "INSERT", "COMMIT"]
