"""Raters compare two pieces of work at a time: blind, after their own levels, and never into a score."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from assessments import bank, workflow
from assessments.assignment import RaterScope
from assessments.attempt import NotAllowed, NotFound
from assessments.store import judging as rows
from assessments.store import positions as openings
from assessments.workflow import pairing as desk
from rubric.pairing import PairJudgement
from rubric.rating import Rating
from rubric.statistics.graph import components
from tests.builders import DAY, HOUR, NOW, admin, candidate, lead, manager, position, rated, rater, rating, submitted
from tests.journeys.bots import rate_all

NAMES = ("Camille Doe", "Dana Roe", "Ezra Poe", "Fanny Moe")
TASK = "WR1"


@pytest.fixture
def opening(store, office, readers):
    return position(store, office, raters=tuple(one.id for one in readers))


def handed_in(store, office, opening, name, language="en"):
    actor = candidate(store, office, opening, name, language=language)
    submitted(store, actor)
    return actor.id


@pytest.fixture
def works(store, office, opening, readers):
    """Four pieces of work in English, levelled by both raters from 2 to 5, and one in French."""
    english = [handed_in(store, office, opening, name) for name in NAMES]
    given = {
        **{one: 2.0 + place for place, one in enumerate(english)},
        handed_in(store, office, opening, "Gil Noe", "fr"): 3.0,
    }
    tasks = [one for one in bank.form("core").task_ids if bank.task(one).human]
    rated(store, *(rating(one, task, it.id, level) for one, level in given.items() for task in tasks for it in readers))
    return english


def the_round(store, actor, opening):
    return next(one for one in workflow.pair_rounds(store, actor, opening.id) if one.task_id == TASK)


def open_round(store, actor, opening, *, is_open=True):
    workflow.set_pair_round(store, actor, opening.id, TASK, NOW + DAY, is_open=is_open)


def sides(store, actor, card):
    """Whose work stands left and right."""
    with store.read() as db:
        known = [one.id for one in rows.submitted(db, [one.id for one in openings.positions(db)])]
    codes = {desk.code(actor.id, TASK, one): one for one in known}
    return [codes[one] for one in card.pair_id.split("-")]


def compare_all(store, actor, works, better=None):
    """Judge whatever is shown: the later in `works` is the better, unless said otherwise."""
    cards = []
    while card := workflow.next_pair_card(store, actor, TASK):
        left, right = (works.index(one) for one in sides(store, actor, card))
        said = better if better is not None else "left" if left > right else "right"
        workflow.judge_pair(store, actor, TASK, card.pair_id, None if said == "neither" else said, NOW + DAY + HOUR)
        cards.append(card)
    return cards


def test_pairs_wait_only_where_a_round_is_open(store, office, opening, readers, works):
    assert workflow.pair_queue(store, readers[0]) == ()
    assert workflow.next_pair_card(store, readers[0], TASK) is None
    open_round(store, office, opening)
    (line,) = workflow.pair_queue(store, readers[0])
    assert (line.task_id, line.waiting, line.done) == (TASK, 6, 0)
    open_round(store, office, opening, is_open=False)

    assert workflow.pair_queue(store, readers[0]) == ()


def test_each_rater_sees_every_pair_once_and_only_within_a_language(store, office, opening, readers, works):
    open_round(store, office, opening)
    cards = compare_all(store, readers[0], works)

    assert len({frozenset(one.pair_id.split("-")) for one in cards}) == len(cards) == 6
    assert [one.language for one in cards] == ["en"] * 6
    assert [(one.done, one.waiting) for one in cards][:2] == [(0, 6), (1, 5)]
    (line,) = workflow.pair_queue(store, readers[0])
    assert (line.waiting, line.done) == (0, 6)
    assert workflow.pair_queue(store, readers[1])[0].waiting == 6


def test_two_raters_have_an_order_and_sides_of_their_own_that_stay(store, office, opening, readers, works):
    open_round(store, office, opening)
    first = workflow.next_pair_card(store, readers[0], TASK)

    assert workflow.next_pair_card(store, readers[0], TASK) == first
    assert workflow.pair_card(store, readers[0], TASK, first.pair_id) == first
    orders = [[sides(store, one, card) for card in compare_all(store, one, works)] for one in readers]
    assert orders[0] != orders[1]


def test_a_card_of_two_leads_to_nobody(store, office, opening, readers, works):
    open_round(store, office, opening)
    told = workflow.next_pair_card(store, readers[0], TASK).model_dump_json()

    assert not any(one in told for one in (*works, *(name.split()[0] for name in NAMES), readers[0].id))


def test_nobody_compares_what_still_waits_for_their_level(store, office, opening, readers):
    for name in NAMES[:2]:
        handed_in(store, office, opening, name)
    open_round(store, office, opening)
    assert workflow.pair_queue(store, readers[0]) == ()
    rate_all(store, readers[0], NOW + DAY)

    assert workflow.pair_queue(store, readers[0])[0].waiting == 1
    assert workflow.pair_queue(store, readers[1]) == ()


def test_only_raters_of_the_work_judge_and_only_pairs_that_lie_before_them(store, office, opening, readers, works):
    open_round(store, office, opening)
    card = workflow.next_pair_card(store, readers[0], TASK)
    for actor in (office, manager(store), lead(store)):
        with pytest.raises(NotAllowed):
            workflow.pair_queue(store, actor)
    one = card.pair_id.split("-")[0]
    for actor, pair_id in ((readers[1], card.pair_id), (readers[0], f"{one}-{one}"), (readers[0], "x")):
        with pytest.raises(NotFound):
            workflow.judge_pair(store, actor, TASK, pair_id, "left", NOW)
    with pytest.raises(NotFound):
        workflow.pair_card(store, rater(store, "Otto Reader"), TASK, card.pair_id)


def test_a_round_is_opened_by_office_or_lead_and_for_creative_work_alone(store, office, opening, readers):
    for actor in (lead(store), admin(store), office):
        open_round(store, actor, opening)
    with pytest.raises(NotAllowed):
        open_round(store, readers[0], opening)
    for task_id in ("CS2", "WR1B", "PU2"):
        with pytest.raises(NotFound):
            workflow.set_pair_round(store, office, opening.id, task_id, NOW, is_open=True)


def test_the_lead_sees_order_errors_reliability_and_levels_under_numbers(store, office, opening, readers, works):
    open_round(store, office, opening)
    for one in readers:
        compare_all(store, one, works)
    found = the_round(store, lead(store), opening)

    assert (found.task_id, found.language, found.works, found.judged, found.waiting) == (TASK, "en", 4, 12, 0)
    assert found.held
    assert 0 < found.reliability < 1
    assert found.parts == ((1, 2, 3, 4),)
    assert found.crossers == ()
    assert [one.given for one in found.places] == [5.0, 4.0, 3.0, 2.0]
    assert sorted(one.number for one in found.places) == [1, 2, 3, 4]
    assert [round(one.level.value) for one in found.places] == [5, 4, 3, 2]
    told = found.model_dump_json()
    assert not any(one in told for one in (*works, *(name.split()[0] for name in NAMES)))


def test_work_that_hangs_apart_is_named_with_those_whose_next_pair_joins_it(store, office, opening, readers, works):
    open_round(store, office, opening)
    card = workflow.next_pair_card(store, readers[0], TASK)
    workflow.judge_pair(store, readers[0], TASK, card.pair_id, "left", NOW + DAY)
    found = the_round(store, lead(store), opening)

    assert sorted(len(one) for one in found.parts) == [1, 1, 2]
    assert found.places == ()
    assert {one.id for one in found.crossers} == {one.id for one in readers}
    joined = workflow.next_pair_card(store, readers[1], TASK)
    pairs = [sides(store, readers[0], card), sides(store, readers[1], joined)]
    assert len(components([*((one, one) for one in works), *map(tuple, pairs)])) == 2
    scopes = [RaterScope(rater_id=readers[0].id, languages=("fr",))]
    workflow.set_rating_plan(store, office, opening.id, 2, scopes, NOW, training=False)
    assert [one.id for one in the_round(store, office, opening).crossers] == [readers[1].id]
    open_round(store, office, opening, is_open=False)
    assert the_round(store, office, opening).crossers == ()


def test_work_of_agreed_place_can_be_read_and_proposed_as_an_anchor_by_a_lead(
    store, office, opening, readers, works, monkeypatch
):
    open_round(store, office, opening)
    for one in readers:
        compare_all(store, one, works)
    head = lead(store)
    found = the_round(store, head, opening)
    place = found.places[0]
    read = workflow.paired_work(store, head, opening.id, TASK, "en", place.number)
    assert {one.item.id for one in read} <= {one.id for one in bank.task(TASK).items}
    assert not place.can_be_anchor  # twelve judgements leave more than half a level open
    with pytest.raises(NotFound):
        workflow.propose_anchor(store, head, opening.id, TASK, "en", place.number, NOW + DAY)

    monkeypatch.setattr("rubric.pairing.FIRM", 2.0)
    workflow.propose_anchor(store, head, opening.id, TASK, "en", place.number, NOW + DAY)

    after = the_round(store, head, opening).places
    assert [one.proposed_at for one in after] == [NOW + DAY, None, None, None]
    for number, language in ((99, "en"), (1, "fr")):
        with pytest.raises(NotFound):
            workflow.propose_anchor(store, head, opening.id, TASK, language, number, NOW)
    with pytest.raises(NotAllowed):
        workflow.paired_work(store, office, opening.id, TASK, "en", 1)


def test_a_comparison_is_told_what_pairs_say_of_those_it_cannot_tell_apart(store, office, opening, readers, works):
    open_round(store, office, opening)
    for one in readers:
        compare_all(store, one, works)
    (found,) = workflow.pairs_among(store, office, opening.id, [works[:2], (works[3],)])

    assert (found.task_id, found.n) == (TASK, 12)
    (ahead,) = found.leads
    assert (ahead.ahead, ahead.behind) == (works[1], works[0])
    assert 0.5 < ahead.chance < 1
    with pytest.raises(NotAllowed):
        workflow.pairs_among(store, readers[0], opening.id, [works[:2]])


def test_pairs_never_enter_a_score(store, office, opening, readers, works):
    """Reports and comparison are the same to the byte, whoever wins the pairs."""

    def results():
        reports = [workflow.fit_report(store, office, one, NOW + DAY).model_dump_json() for one in works]
        return reports, workflow.comparison(store, office, opening.id, tuple(works), {}, 7).model_dump_json()

    before = results()
    open_round(store, office, opening)
    compare_all(store, readers[0], works)
    compare_all(store, readers[1], works, better="neither")

    assert results() == before


def test_no_step_towards_a_score_can_take_a_judgement_of_a_pair():
    """By type: a pair has no level, and nothing that scores knows the module it comes from."""
    assert not {"level", "share", "competency_id"} & PairJudgement.model_fields.keys()
    with pytest.raises(ValidationError):
        Rating.model_validate(PairJudgement(rater_id="r", left="a", right="b", better=None, judged_at=NOW).model_dump())
    scoring = [
        *Path("rubric").glob("*.py"),
        Path("assessments/workflow/reports.py"),
        *Path("assessments/dossier").glob("*.py"),
    ]
    knowing = {one.name for one in scoring if re.search(r"^\s*(from|import) \S*pair", one.read_text(), re.MULTILINE)}
    assert knowing == {"pairing.py"}


def test_a_judgement_goes_and_is_handed_over_with_either_sitting(store, office, opening, readers, works):
    open_round(store, office, opening)
    for one in readers:
        compare_all(store, one, works)
    told = workflow.personal_data(store, office, works[0], NOW + DAY)["pair_sides"]
    assert len(told) == 6
    assert not any(one in str(told) for one in (*works[1:], *(one.id for one in readers)))
    workflow.erase_candidate(store, office, works[0], NOW + DAY)

    found = the_round(store, office, opening)
    assert (found.works, found.judged) == (3, 6)


def test_a_judgement_given_again_replaces_what_was_said(store, office, opening, readers, works):
    open_round(store, office, opening)
    card = workflow.next_pair_card(store, readers[0], TASK)
    for said in ("left", "right", None):
        workflow.judge_pair(store, readers[0], TASK, card.pair_id, said, NOW + DAY)
    found = the_round(store, office, opening)

    assert found.judged == 1


def test_a_candidate_alone_is_compared_with_nobody(store, office, opening, readers):
    handed_in(store, office, opening, NAMES[0])
    candidate(store, office, opening, "Gil Noe")
    open_round(store, office, opening)

    assert workflow.pair_rounds(store, office, opening.id) == ()
    assert workflow.pairs_among(store, office, opening.id, []) == ()
