"""Nobody rates a task before they read its levels as agreed; afterwards some of their work is unmarked anchors."""

import pytest

from assessments import bank, workflow
from assessments.attempt import SYSTEM, NotAllowed, NotFound, QuoteNotFound, ReasonMissing, TrainFirst
from assessments.drafting import RatingDraft
from assessments.store import anchoring, judging
from assessments.workflow.desks import desk
from assessments.workflow.judging import _near
from assessments.workflow.training import card_id
from rubric.rating import Span
from tests.builders import (
    DAY,
    HOUR,
    MINUTE,
    NOW,
    candidate,
    draft,
    lead,
    manager,
    position,
    rating,
    submitted,
)
from tests.journeys.bots import Browser, only, quote, rate_all


@pytest.fixture
def opening(store, office, readers):
    """A position as it is made: its raters train first."""
    return workflow.create_position(store, office, draft(raters=tuple(one.id for one in readers)), NOW)


def handed_in(store, office, opening, count=1, language="en"):
    for n in range(count):
        made = candidate(store, office, opening, f"Person {language}{n}", language=language)
        submitted(store, made)


def agreed(actor, task_id, card):
    """The level behind a training card, which its id does not tell the page."""
    return next(one for one in bank.anchors(task_id) if card_id(actor.id, one.id) == card.card_id)


def train(store, actor, task_id, off=0, now=NOW):
    """Judge every anchor of the round this rater is in, `off` levels away; how many there were."""
    done = 0
    while card := workflow.training_card(store, actor, task_id):
        level = min(5, max(1, agreed(actor, task_id, card).level + off))
        workflow.train(store, actor, task_id, card.card_id, level, (), "", None, now + done * MINUTE)
        done += 1
        if card.position == card.of:
            break
    return done


def line_of(store, actor, task_id="WR1"):
    return next(one for one in workflow.trainings(store, actor) if one.task_id == task_id)


def test_before_training_nothing_is_dealt_and_the_list_says_so(store, office, opening, readers):
    handed_in(store, office, opening)

    assert {(one.waiting, one.done, one.trained) for one in workflow.queue(store, readers[0])} == {(0, 0, False)}
    with pytest.raises(TrainFirst) as first:
        workflow.next_card(store, readers[0], "WR1")
    assert first.value.task_id == "WR1"
    with store.read() as db:
        assert judging.cards(db, readers[0].id) == ()


def test_a_rater_who_trained_may_rate_that_task_and_no_other(store, office, opening, readers):
    handed_in(store, office, opening)

    assert line_of(store, readers[0]).standing == "to_do"
    assert train(store, readers[0], "WR1") == 5
    assert line_of(store, readers[0]).standing == "open"
    assert workflow.training_card(store, readers[0], "WR1") is None
    assert workflow.next_card(store, readers[0], "WR1") is not None
    with pytest.raises(TrainFirst):
        workflow.next_card(store, readers[0], "CS2")
    assert line_of(store, readers[1]).done == 0


def test_each_judgement_shows_level_words_reason_and_the_mistake_it_guards_against(store, office, opening, readers):
    handed_in(store, office, opening)
    card = workflow.training_card(store, readers[0], "WR1")
    anchor = agreed(readers[0], "WR1", card)
    assert str(anchor.level) not in card.card_id.replace(str(anchor.level), "", 24)  # it is hexadecimal and no more
    assert anchor.id not in card.model_dump_json()
    chosen = quote(card)

    result = workflow.train(store, readers[0], "WR1", card.card_id, anchor.level, (chosen,), "Mine", None, NOW)
    assert (result.level, result.agreed) == (anchor.level, anchor.level)
    assert result.deciding == anchor.deciding
    assert result.reason == anchor.reason
    assert result.error == bank.rating_errors()[anchor.error]
    again = workflow.train(store, readers[0], "WR1", card.card_id, 5.0, (), "", None, NOW)
    assert again == result  # the first judgement counts, the answer is known now
    assert workflow.training_results(store, readers[0], "WR1") == (result,)


def test_a_round_that_was_not_close_is_followed_by_another_and_then_by_a_word_with_the_lead(
    store, office, opening, readers
):
    handed_in(store, office, opening)
    assert train(store, readers[0], "WR1", off=3) == 5
    assert (line_of(store, readers[0]).round, line_of(store, readers[0]).done) == (2, 0)
    assert train(store, readers[0], "WR1", off=-3) == 5
    assert line_of(store, readers[0]).standing == "waits_for_lead"
    assert len(workflow.training_results(store, readers[0], "WR1")) == 5
    head = lead(store)
    assert [(one.id, task) for one, task in workflow.waiting_for_lead(store, head)] == [(readers[0].id, "WR1")]

    with pytest.raises(ReasonMissing):
        workflow.admit(store, head, readers[0].id, "WR1", " ", NOW)
    for rater_id, task in ((head.id, "WR1"), ("nobody", "WR1"), (readers[0].id, "PU1")):
        with pytest.raises(NotFound):
            workflow.admit(store, head, rater_id, task, "We talked.", NOW)
    workflow.admit(store, head, readers[0].id, "WR1", "We went through the anchors together.", NOW)
    assert line_of(store, readers[0]).standing == "open"
    assert workflow.waiting_for_lead(store, head) == ()
    entry = workflow.trail(store, SYSTEM, readers[0].id)[-1]
    assert (entry.verb, entry.details["reason"]) == ("admit_rater", "We went through the anchors together.")


def test_a_second_round_can_be_passed(store, office, opening, readers):
    handed_in(store, office, opening)
    train(store, readers[0], "WR1", off=3)
    train(store, readers[0], "WR1")

    assert line_of(store, readers[0]).standing == "open"


def test_what_is_left_blank_is_not_read_as_agreed(store, office, opening, readers):
    handed_in(store, office, opening)
    card = workflow.training_card(store, readers[0], "WR1")
    result = workflow.train(store, readers[0], "WR1", card.card_id, None, (), "", "I cannot tell", NOW)

    assert result.level is None


def test_only_the_cards_of_ones_own_training_can_be_judged(store, office, opening, readers):
    handed_in(store, office, opening)
    mine = workflow.training_card(store, readers[0], "WR1")
    for asked in ("unknown", workflow.training_card(store, readers[1], "WR1").card_id):
        with pytest.raises(NotFound):
            workflow.train(store, readers[0], "WR1", asked, 3, (), "", None, NOW)
    with pytest.raises(NotFound):
        workflow.training_card(store, readers[0], "PU1")
    span = Span(item_id="WR1.x", start=0, end=5, quote="never")
    with pytest.raises(QuoteNotFound):
        workflow.train(store, readers[0], "WR1", mine.card_id, 3, (span,), "", None, NOW)
    for actor in (office, manager(store)):
        with pytest.raises(NotAllowed):
            workflow.trainings(store, actor)
    with pytest.raises(NotAllowed):
        workflow.severities(store, readers[0])
    with pytest.raises(NotAllowed):
        workflow.waiting_for_lead(store, readers[0])


# --- among real work --------------------------------------------------------------------------------------------------


@pytest.fixture
def trained(store, office, opening, readers):
    """Twelve people handed in, and both raters trained for writing."""
    for n in range(12):
        browser = Browser(store, candidate(store, office, opening, f"Person {n}"), NOW + n * MINUTE)
        browser.sit(only("WR1.x", "WR1.instagram", "WR1.linkedin", "WR1.tiktok"))
    for one in readers:
        train(store, one, "WR1")
    return readers


def cards_of(store, actor, task_id="WR1"):
    return [piece.card for piece in desk(store, actor, task_id).pieces]


def test_anchors_lie_unmarked_among_real_work(store, trained):
    cards = cards_of(store, trained[0])
    known = [one for one in cards if one.anchor_id]

    assert len(cards) == 12 + len(known)
    assert 1 <= len(known) <= 3  # one in four, as far as the rater has not met them in training
    assert {bank.anchor("WR1", one.anchor_id).language for one in known} == {"en"}
    met = {one.anchor_id for one in training_of(store, trained[0])}
    assert not met & {one.anchor_id for one in known}
    assert all(len(one.id) == 24 and one.id.isalnum() for one in cards)
    assert cards == sorted(cards, key=lambda one: one.place)


def training_of(store, actor):
    with store.read() as db:
        return anchoring.ratings(db, actor.id, purpose="training")


def test_nothing_about_a_card_says_that_it_is_an_anchor(store, trained):
    shapes = {True: set(), False: set()}
    for dealt in cards_of(store, trained[0]):
        card = workflow.card(store, trained[0], dealt.id)
        after = workflow.rate(store, trained[0], card.card_id, 3.0, (), "", (), None, NOW + DAY)
        shapes[dealt.anchor_id is not None].add(
            (
                tuple(sorted(card.model_fields_set)),
                tuple((one.item.id, one.answer is None, one.text is None) for one in card.answers),
                card.of,
                tuple(one.id for one in after.evidence if one.kind == "score"),
                after.others,
                after.needs_third,
            )
        )

    assert shapes[True]
    assert shapes[True] <= shapes[False]


def test_what_is_said_of_an_anchor_is_in_no_rating_and_in_no_score(store, office, opening, trained):
    rate_all_writing(store, trained[0])
    with store.read() as db:
        rated = judging.ratings(db, [one.id for one in judging.submitted(db, [opening.id])], "WR1", "rater")
        live = anchoring.ratings(db, trained[0].id, purpose="live")

    assert len(rated) == 12
    assert len(live) == len([one for one in cards_of(store, trained[0]) if one.anchor_id])
    assert all(one.agreed == bank.anchor("WR1", one.anchor_id).level for one in live)
    row = workflow.board(store, office, opening.id, NOW + DAY)[0]
    assert row.ratings_done == 1


def rate_all_writing(store, actor, level=3.0, now=NOW + DAY):
    while card := workflow.next_card(store, actor, "WR1"):
        workflow.rate(store, actor, card.card_id, level, (), "", (), None, now)
        now += HOUR


def test_the_same_said_twice_is_kept_once_and_a_correction_is_appended(store, trained):
    known = next(one for one in cards_of(store, trained[0]) if one.anchor_id)
    for level in (2.0, 2.0, 4.0):
        after = workflow.rate(store, trained[0], known.id, level, (), "", (), None, NOW + DAY)
    with store.read() as db:
        assert [one.level for one in anchoring.ratings(db, trained[0].id, purpose="live")] == [2.0, 4.0]
    assert after == workflow.laid(store, trained[0], known.id)[1]


def test_others_judgements_of_an_anchor_are_shown_as_far_as_no_third_would_be_called(store, trained):
    """What the other said of the same anchor among their own work is a rating like any other."""
    theirs = {one.anchor_id: one.id for one in cards_of(store, trained[1]) if one.anchor_id}
    for dealt in theirs.values():
        workflow.rate(store, trained[1], dealt, 3.0, (), "", (), None, NOW + DAY)
    for dealt in (one for one in cards_of(store, trained[0]) if one.anchor_id):
        near = workflow.rate(store, trained[0], dealt.id, 4.0, (), "", (), None, NOW + DAY)
        assert near.others == ((("A", 3.0),) if dealt.anchor_id in theirs else ())
        far = workflow.rate(store, trained[0], dealt.id, 4.0, (), "Changed", (), None, NOW + DAY + HOUR)
        assert not near.needs_third
        assert not far.needs_third


def test_what_lies_far_from_ones_own_is_not_shown_since_nobody_is_called():
    def said(level):
        return rating("a", "WR1", f"r{level}", level)

    assert _near(said(4.0), [said(2.0), said(3.0), said(5.0), said(None)]) == [said(3.0), said(5.0), said(None)]


def test_a_card_of_an_anchor_is_ones_own(store, trained):
    known = next(one for one in cards_of(store, trained[0]) if one.anchor_id)

    with pytest.raises(NotFound):
        workflow.card(store, trained[1], known.id)


def test_what_is_begun_on_an_anchor_comes_back_and_goes_when_it_is_saved(store, trained):
    known = next(one for one in cards_of(store, trained[0]) if one.anchor_id)
    begun = RatingDraft(level="2", note="So far")
    workflow.keep_draft(store, trained[0], known.id, begun, NOW)
    assert workflow.draft(store, trained[0], known.id) == begun
    workflow.keep_draft(store, trained[0], known.id, RatingDraft(), NOW)
    assert workflow.draft(store, trained[0], known.id) is None
    workflow.keep_draft(store, trained[0], known.id, begun, NOW)
    workflow.rate(store, trained[0], known.id, 2.0, (), "", (), None, NOW + DAY)
    assert workflow.draft(store, trained[0], known.id) is None


def test_too_little_real_work_hides_no_anchor(store, office, opening, readers):
    handed_in(store, office, opening, 3)
    train(store, readers[0], "WR1")

    assert [one.anchor_id for one in cards_of(store, readers[0])] == [None] * 3


def test_anchors_come_with_real_work_and_never_alone(store, office, opening, trained):
    before = cards_of(store, trained[0])
    assert cards_of(store, trained[0]) == before
    for n in range(8):
        submitted(store, candidate(store, office, opening, f"Later {n}"))
    after = cards_of(store, trained[0])

    assert set(before) <= set(after)
    assert len([one for one in after if not one.anchor_id]) == 20


# --- severity over time -----------------------------------------------------------------------------------------------


def test_ones_own_severity_is_told_in_groups_and_the_leads_view_by_name(store, trained):
    rate_all_writing(store, trained[0], level=2.0)
    own = workflow.own_severity(store, trained[0])
    everybody = workflow.severities(store, lead(store))

    assert {one.count for one in own.points} == {5}
    assert all(one.live is None and one.task_id is None for one in own.points)
    assert own.severity.n == 5 * len(own.points)
    assert [one.user.name for one in everybody] == ["Ines Reader", "Jona Reader"]
    ines = everybody[0]
    assert {one.live for one in ines.points} == {True, False}
    assert [one.at for one in ines.points] == sorted(one.at for one in ines.points)
    assert ines.severity.n == len(ines.points) > 5


def test_blanks_and_corrections_do_not_enter_severity(store, trained):
    known = [one for one in cards_of(store, trained[0]) if one.anchor_id]
    workflow.rate(store, trained[0], known[0].id, 5.0, (), "", (), None, NOW + DAY)
    workflow.rate(store, trained[0], known[0].id, 1.0, (), "", (), None, NOW + DAY + HOUR)
    if len(known) > 1:
        workflow.rate(store, trained[0], known[1].id, None, (), "", (), "cannot read", NOW + DAY)

    live = [one.distance for one in workflow.severities(store, lead(store))[0].points if one.live]
    assert live == [5.0 - bank.anchor("WR1", known[0].anchor_id).level]


def test_whoever_reads_reports_and_still_trains_reads_no_report(store, office, opening, readers):
    """Work that waits for somebody's judgement is closed to them, whether it is dealt already or not."""
    handed_in(store, office, opening)

    assert len(desk(store, readers[0]).asked) == 1
    assert desk(store, readers[0]).pieces == ()


def test_one_language_is_trained_in_that_language(store, office, readers):
    french = workflow.create_position(
        store, office, draft(raters=tuple(one.id for one in readers), languages=("fr",)), NOW
    )
    handed_in(store, office, french, 1, "fr")

    assert line_of(store, readers[0]).of == 3
    assert workflow.training_card(store, readers[0], "CS2").language == "fr"


def test_a_position_without_training_asks_for_none(store, office, readers):
    opened = position(store, office, raters=tuple(one.id for one in readers))
    handed_in(store, office, opened)

    assert {one.standing for one in workflow.trainings(store, readers[0])} == {"open"}
    assert rate_all(store, readers[0], NOW)
