"""A block ends once, whoever ends it, and what a candidate can quote leads nowhere."""

import re

import pytest

from assessments import workflow
from assessments.answer import ChoiceAnswer, WrittenAnswer
from assessments.attempt import NotFound, Response
from assessments.store import judging
from assessments.workflow import ending
from assessments.workflow.state import text_of
from tests.builders import MINUTE, NOW, candidate, hr, position
from tests.journeys.bots import Browser


def test_of_two_who_end_a_block_at_once_the_first_counts(store):
    office = hr(store)
    browser = Browser(store, candidate(store, office, position(store, office)))
    seen_by_both = browser.enter().start().attempt
    with store.write() as db:
        ending.end(store, db, seen_by_both, 0, NOW + MINUTE, "candidate")
    with store.write() as db:
        ending.end(store, db, seen_by_both, 0, NOW + 2 * MINUTE, "deadline")

    clock = browser.look().attempt.blocks[0]
    assert (clock.ended_at, clock.ended_by) == (NOW + MINUTE, "candidate")
    with store.read() as db:
        ratings = judging.ratings(db, [browser.actor.id])
    assert len({one.part_id for one in ratings}) == len(ratings)


def test_a_reference_is_short_stable_and_leads_nowhere():
    first, second = ending.reference("a" * 16), ending.reference("b" * 16)

    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}", first)
    assert first == ending.reference("a" * 16)
    assert first != second


def test_there_is_no_attempt_nobody_made(store):
    with store.read() as db, pytest.raises(NotFound):
        ending.attempt_of(db, "nobody")


def test_only_words_are_words():
    def response(answer):
        return Response(attempt_id="a", item_id="i", revision=1, answer=answer, tab="t", saved_at=NOW)

    assert text_of(response(WrittenAnswer(text="Words."))) == "Words."
    assert text_of(response(ChoiceAnswer(option="a"))) == ""


def test_dealing_nothing_and_rating_nothing_leave_nothing(store):
    with store.write() as db:
        judging.add_cards(db, [])
        judging.add_ratings(db, [])
        assert judging.cards(db, "anybody") == ()
        assert judging.ratings(db, ["anything"]) == ()
    assert workflow.sweep(store, NOW) == 0
