"""A rating that is begun comes back to the rater who began it, on its own card, until it is saved."""

import pytest

from assessments import workflow
from assessments.attempt import NotAllowed, NotFound
from assessments.drafting import RatingDraft
from rubric.rating import Span
from tests.builders import DAY, NOW, candidate, position
from tests.journeys.bots import Browser

DRAFT = RatingDraft(
    level="4",
    note="Opens well.",
    quotes=(Span(item_id="WR1.x", start=0, end=5, quote="Sixty"),),
    flags={"cf_privacy": "asks for"},
)


@pytest.fixture
def sitting(store, office, readers):
    opening = position(store, office, raters=tuple(one.id for one in readers))
    browser = Browser(store, candidate(store, office, opening))
    browser.sit()
    return browser.actor


@pytest.fixture
def cards(store, readers, sitting):
    return tuple(workflow.next_card(store, one, "WR1").card_id for one in readers)


def test_what_is_entered_comes_back_and_the_last_counts(store, readers, cards):
    assert workflow.draft(store, readers[0], cards[0]) is None

    workflow.keep_draft(store, readers[0], cards[0], DRAFT.model_copy(update={"level": "2"}), NOW)
    workflow.keep_draft(store, readers[0], cards[0], DRAFT, NOW)

    assert workflow.draft(store, readers[0], cards[0]) == DRAFT
    assert workflow.draft(store, readers[1], cards[1]) is None


def test_an_empty_desk_keeps_nothing(store, readers, cards):
    workflow.keep_draft(store, readers[0], cards[0], DRAFT, NOW)
    workflow.keep_draft(store, readers[0], cards[0], RatingDraft(), NOW)

    assert workflow.draft(store, readers[0], cards[0]) is None


def test_it_is_nobody_elses(store, office, readers, cards):
    for act in (
        lambda actor: workflow.draft(store, actor, cards[0]),
        lambda actor: workflow.keep_draft(store, actor, cards[0], DRAFT, NOW),
    ):
        with pytest.raises(NotFound):
            act(readers[1])
        with pytest.raises(NotAllowed):
            act(office)
    with pytest.raises(NotFound):
        workflow.draft(store, readers[0], "nowhere")


def test_it_goes_when_the_rating_is_saved_and_with_the_candidate(store, office, readers, sitting, cards):
    for reader, card in zip(readers, cards, strict=True):
        workflow.keep_draft(store, reader, card, DRAFT, NOW)
    workflow.rate(store, readers[0], cards[0], 4.0, (), "", (), None, NOW + DAY)

    assert workflow.draft(store, readers[0], cards[0]) is None
    assert workflow.draft(store, readers[1], cards[1]) == DRAFT
    workflow.erase_candidate(store, office, sitting.id, NOW + DAY)
    with pytest.raises(NotFound):
        workflow.draft(store, readers[1], cards[1])
