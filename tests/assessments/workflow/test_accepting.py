"""A lead takes a piece of work as an anchor: what is kept of it, whom it trains, and how it goes again."""

import pytest

from assessments import bank, workflow
from assessments.attempt import SYSTEM, AnchorRefused, NotAllowed, NotFound, QuoteNotFound, ReasonMissing
from assessments.drafting import RatingDraft
from assessments.store import anchoring, judging, sitting
from assessments.workflow.accepting import _hindrance
from assessments.workflow.anchored import accepted_for
from assessments.workflow.desks import desk, seen
from assessments.workflow.training import card_id
from rubric.record import Text
from tests.builders import DAY, HOUR, NOW, candidate, draft, rated, rater, rating, submitted
from tests.journeys.anchoring import LATER, NAMES, TASK, judged_round, signed
from tests.journeys.bots import Browser, quote
from tests.journeys.one_task import core_of
from tests.pictures import png


@pytest.fixture
def judged(store, office, monkeypatch):
    return judged_round(store, office, monkeypatch)


def training_of(store, actor, known=()):
    """Judge every training card, one's own level always the agreed one; the anchors that were met."""
    met = []
    while card := workflow.training_card(store, actor, TASK):
        anchor = next(one for one in (*bank.anchors(TASK), *known) if card_id(actor.id, one.id) == card.card_id)
        result = workflow.train(store, actor, TASK, card.card_id, anchor.level, (), "", None, LATER + HOUR)
        met.append((anchor, card, result))
    return met


def more_work(store, office, judged, count=12):
    """Further answers, so that anchors come to lie among them."""
    for n in range(count):
        Browser(store, candidate(store, office, judged.opening, f"Later {n}"), NOW).sit(signed(f"Later {n}"))


def lying(store, actor):
    return [one.card for one in desk(store, actor, TASK).pieces if one.card.anchor_id]


def test_what_is_kept_is_what_raters_read_without_any_name(store, judged):
    judged.accept(judged.works[3])
    (one,) = judged.copies()

    assert (one.task_id, one.anchor.level, one.anchor.language, one.judged_by) == (TASK, 5, "en", 0)
    assert set(one.anchor.answers) == set(bank.task(TASK).human.items)
    told = one.model_dump_json()
    assert "a new seal is free" in told
    assert not any(trace in told for trace in (*NAMES[3].split(), "camille@", *judged.works, judged.head.id))
    assert judged.places()[0].accepted_at == LATER
    entry = workflow.trail(store, SYSTEM, judged.works[3])[-1]
    assert (entry.verb, entry.details) == ("accept_anchor", {"task": TASK, "level": "5"})


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"level": 2}, "level_apart"),
        ({"confirmed": False}, "not_confirmed"),
    ],
)
def test_a_level_far_from_the_pairs_and_an_answer_that_was_not_read_are_refused(judged, given, why):
    with pytest.raises(AnchorRefused) as refused:
        judged.accept(judged.works[3], **given)
    assert refused.value.why == why
    assert judged.copies() == ()


def test_reason_and_deciding_words_are_given_and_found_in_the_copy(judged):
    for given, refusal in (
        ({"reason": " "}, ReasonMissing),
        ({"deciding": (" ",)}, ReasonMissing),
        ({"deciding": ("Ask Fanny",)}, QuoteNotFound),  # redacted
        ({"error": "unheard_of"}, NotFound),
    ):
        with pytest.raises(refusal):
            judged.accept(judged.works[3], **given)
    judged.accept(judged.works[3], deciding=("bottles  and\nlunch boxes", ""), error=None)
    assert judged.copies()[0].anchor.deciding == ("bottles  and\nlunch boxes",)


def test_only_what_was_proposed_is_taken_once_and_by_a_lead(store, office, judged):
    work = judged.works[3]
    place = judged.opening.id, TASK, "en", judged.number(work)
    with pytest.raises(NotFound):
        workflow.anchor_choice(store, judged.head, *place)
    judged.accept(work)
    assert workflow.anchor_choice(store, judged.head, *place).hindrance == "in_use"
    with pytest.raises(AnchorRefused):
        judged.accept(work)
    for actor in (office, judged.fresh):
        with pytest.raises(NotAllowed):
            workflow.anchor_choice(store, actor, *place)
        with pytest.raises(NotAllowed):
            workflow.anchors_in_use(store, actor, judged.opening.id)


def test_whoever_was_not_told_of_copies_trains_nobody(store, judged):
    work = judged.works[0]
    judged.propose(work)
    with store.write() as db:
        db.connection().execute(sitting.ATTEMPTS.update().values(notice_version="2026.11-3"))
    place = judged.opening.id, TASK, "en", judged.number(work)

    assert workflow.anchor_choice(store, judged.head, *place).hindrance == "not_told"
    assert workflow.anchor_choice(store, judged.head, *place).levels == (1, 2)


def test_a_picture_of_ones_own_cannot_be_redacted(store, office, monkeypatch):
    with core_of(monkeypatch, "DE5"):
        opening = workflow.create_position(store, office, draft(), NOW)
        browser = Browser(store, candidate(store, office, opening), NOW)
        workflow.acknowledge(store, browser.actor, NOW)
        browser.start()
        workflow.save_upload(store, browser.actor, "DE5.visual", png(), "t", NOW)
        attempt = browser.submit()
        with store.read() as db:
            assert _hindrance(db, opening.id, "DE5", attempt.id) == "not_redactable"


def test_it_trains_a_rater_in_the_place_of_the_invented_one_and_shows_words_and_reason(store, judged):
    judged.accept(judged.works[3])
    judged.accept(judged.works[0], error=None)
    known = [one.anchor for one in judged.copies()]
    met = training_of(store, judged.fresh, known)
    mine = {anchor.id: (card, result) for anchor, card, result in met}
    both = [one for one in known if one.id in mine]

    assert len(met) == 5
    assert sorted(anchor.level for anchor, _, _ in met) == [1, 2, 3, 4, 5]
    assert both  # languages take turns: one of the two, or both
    card, result = mine[both[0].id]
    assert "Camille" not in card.model_dump_json()
    assert result.reason == "It gives the reader one thing to do."
    assert result.deciding == ("a new seal is free",)
    assert result.error == (bank.rating_errors()["length_bias"] if both[0].level == 5 else None)
    assert all(isinstance(it.reason, Text) for anchor, _, it in met if anchor not in known)
    assert workflow.trainings(store, judged.fresh)[0].standing == "open"
    assert {one.anchor.id: one.judged_by for one in judged.copies()} == {one.id: int(one.id in mine) for one in known}


def test_who_has_trained_or_begun_meets_the_same_rounds_as_before(store, judged):
    first = workflow.training_card(store, judged.fresh, TASK)
    workflow.train(store, judged.fresh, TASK, first.card_id, 3, (), "", None, LATER - HOUR)
    for one in judged.works:
        judged.accept(one)
    known = [one.anchor for one in judged.copies()]

    assert not {anchor.id for anchor, _, _ in training_of(store, judged.fresh, known)} & {one.id for one in known}
    assert {one.standing for one in workflow.trainings(store, judged.readers[0]) if one.task_id == TASK} == {"open"}


def test_it_lies_unmarked_among_the_work_of_those_to_whom_it_is_new(store, office, judged):
    judged.let_in()
    for one in judged.works:
        judged.accept(one)
    known = {one.anchor.id: one.anchor for one in judged.copies()}
    more_work(store, office, judged, 24)
    mine = [one for one in lying(store, judged.fresh) if one.anchor_id in known]

    assert mine
    assert not any(one.anchor_id in known for reader in judged.readers for one in lying(store, reader))
    card = workflow.card(store, judged.fresh, mine[0].id)
    assert not any(name.split()[0] in card.model_dump_json() for name in NAMES)
    after = workflow.rate(store, judged.fresh, mine[0].id, 2.0, (quote(card),), "", (), None, LATER + DAY)
    assert after.own.level == 2.0
    (point,) = (it for one in workflow.severities(store, judged.head) for it in one.points if it.live)
    assert point.distance == 2.0 - known[mine[0].anchor_id].level


def test_nobody_is_asked_to_rate_the_work_behind_a_copy_they_have_met(store, office, judged):
    """A third opinion would come from somebody who knows its level."""
    for one in judged.works:
        judged.accept(one)
    known = [one.anchor for one in judged.copies()]
    levels = {anchor.level for anchor, _, _ in training_of(store, judged.fresh, known) if anchor in known}
    met = {judged.works[level - 2] for level in levels}
    apart = judged.works[1:]
    rated(store, *(rating(one, TASK, judged.readers[0].id, 1.0, LATER + DAY) for one in apart))
    desk(store, judged.fresh)
    with store.read() as db:
        asked = {one.attempt_id for one in judging.cards(db, judged.fresh.id, TASK)}

    assert met & set(apart)  # an English answer of every other level is part of the round
    assert asked == set(apart) - met


def test_a_rater_of_another_position_never_meets_it(store, office, judged):
    stranger = rater(store, "Otto Other")
    other = workflow.create_position(store, office, draft(raters=(stranger.id,)), NOW)
    submitted(store, candidate(store, office, other, "Gil Noe"))
    for one in judged.works:
        judged.accept(one)
    known = [one.anchor for one in judged.copies()]

    assert not {anchor.id for anchor, _, _ in training_of(store, stranger, known)} & {one.id for one in known}


def test_one_that_is_withdrawn_leaves_every_desk_and_what_was_said_of_it_stays(store, office, judged):
    judged.let_in()
    for one in judged.works:
        judged.accept(one)
    more_work(store, office, judged, 24)
    mine = next(one for one in lying(store, judged.fresh) if "." not in one.anchor_id)
    workflow.rate(store, judged.fresh, mine.id, 2.0, (), "", (), None, LATER + DAY)
    before = workflow.severities(store, judged.head)
    place = judged.opening.id, mine.anchor_id
    for actor, reason, refusal in (
        (judged.head, " ", ReasonMissing),
        (judged.fresh, "No", NotAllowed),
    ):
        with pytest.raises(refusal):
            workflow.withdraw_anchor(store, actor, *place, reason, LATER)
    workflow.withdraw_anchor(store, judged.head, *place, "It tells whose it is.", LATER + DAY)

    assert mine.anchor_id not in {one.anchor.id for one in judged.copies()}
    assert mine not in lying(store, judged.fresh)
    with pytest.raises(NotFound):
        workflow.card(store, judged.fresh, mine.id)
    with pytest.raises(NotFound):
        workflow.withdraw_anchor(store, judged.head, *place, "Again", LATER + DAY)
    assert workflow.severities(store, judged.head) == before


def test_a_copy_made_again_is_not_given_to_who_met_the_earlier_one(store, judged):
    for one in judged.works:
        judged.accept(one)
    earlier = [one.anchor for one in judged.copies()]
    first = workflow.training_card(store, judged.fresh, TASK)
    while not (mine := [one for one in earlier if card_id(judged.fresh.id, one.id) == first.card_id]):
        workflow.train(store, judged.fresh, TASK, first.card_id, 3, (), "", None, LATER + HOUR)
        first = workflow.training_card(store, judged.fresh, TASK)
    workflow.train(store, judged.fresh, TASK, first.card_id, 3, (), "", None, LATER + HOUR)
    workflow.withdraw_anchor(store, judged.head, judged.opening.id, mine[0].id, "Mistyped.", LATER)
    judged.accept(judged.works[mine[0].level - 2], now=LATER + DAY)
    with store.read() as db:
        offered = {one.attempt_id for one in accepted_for(db, seen(db, judged.fresh.id), judged.fresh.id)}

    assert judged.works[mine[0].level - 2] not in offered
    assert len(offered) == 3


def test_a_candidate_who_objects_is_heard_by_hr(store, office, judged):
    work = judged.works[3]
    judged.accept(work)
    assert workflow.copies_of(store, office, work) == 1
    with pytest.raises(NotAllowed):
        workflow.copies_of(store, judged.head, work)
    with pytest.raises(NotFound):
        workflow.copies_of(store, office, "nobody")
    workflow.withdraw_copies(store, office, work, "The candidate objects.", LATER)

    assert workflow.copies_of(store, office, work) == 0
    assert judged.copies() == ()


def test_erasing_takes_the_copy_and_every_word_about_it_and_leaves_numbers(store, office, judged):
    judged.let_in()
    for one in judged.works:
        judged.accept(one)
    more_work(store, office, judged, 24)
    mine = [one for one in lying(store, judged.fresh) if "." not in one.anchor_id]
    card = workflow.card(store, judged.fresh, mine[0].id)
    workflow.rate(store, judged.fresh, mine[0].id, 2.0, (quote(card),), "Reads like a poem", (), None, LATER + DAY)
    workflow.keep_draft(store, judged.fresh, mine[0].id, RatingDraft(level="2", note="A poem again"), LATER)
    level = next(one.anchor.level for one in judged.copies() if one.anchor.id == mine[0].anchor_id)
    work = judged.works[level - 2]
    told = workflow.personal_data(store, office, work, LATER + DAY)
    assert told["anchor_ratings"][0]["note"] == "Reads like a poem"
    assert told["accepted_anchors"][0]["record"]["level"] == level
    assert judged.fresh.id not in str(told)
    before = workflow.severities(store, judged.head)
    workflow.erase_candidate(store, office, work, LATER + DAY)

    with store.read() as db:
        (kept,) = anchoring.ratings(db, judged.fresh.id, purpose="live")
        assert anchoring.card(db, mine[0].id) is None
        assert anchoring.draft(db, mine[0].id) is None
    assert (kept.level, kept.agreed, kept.quotes, kept.note) == (2.0, level, (), "")
    assert workflow.severities(store, judged.head) == before
    assert len(judged.copies()) == 3
