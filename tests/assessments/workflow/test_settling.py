"""A lead adds a rating with its reason where raters lie apart for good; nothing is taken away, nobody is named."""

import pytest

from assessments import bank, workflow
from assessments.attempt import SYSTEM, NotAllowed, NotFound, ReasonMissing, Role
from assessments.store import judging
from rubric.rating import CriticalFlag
from tests.builders import DAY, HOUR, NOW, candidate, lead, position, rater, staff
from tests.journeys.bots import Browser, rate_all


@pytest.fixture
def readers(store):
    return tuple(rater(store, f"{name} Reader") for name in ("Ines", "Jona", "Kim"))


@pytest.fixture
def opening(store, office, readers):
    return position(store, office, raters=tuple(one.id for one in readers), reserve=readers[2:])


@pytest.fixture
def sits(store, office, opening):
    browser = Browser(store, candidate(store, office, opening, "Camille Doe"))
    browser.sit()
    return browser.actor


def apart(store, readers, third=5.0):
    rate_all(store, readers[0], NOW + HOUR, WR1=1.0)
    rate_all(store, readers[1], NOW + HOUR, WR1=4.0)
    if third:
        rate_all(store, readers[2], NOW + HOUR, WR1=third)


def test_what_still_waits_for_a_third_is_not_settled_yet(store, readers, sits):
    apart(store, readers, third=None)

    assert workflow.unsettled(store, lead(store)) == ()


def test_where_levels_lie_apart_for_good_a_lead_reads_all_and_names_nobody(store, readers, sits):
    apart(store, readers)
    head = lead(store)
    (found,) = workflow.unsettled(store, head)
    card = workflow.unsettled_card(store, head, found.card_id)

    assert (found.task_id, found.levels) == ("WR1", (1.0, 4.0, 5.0))
    assert workflow.unsettled(store, head) == (found,)  # the same card at every look
    assert sorted(one.level for one in card.ratings) == [1.0, 4.0, 5.0]
    told = card.model_dump_json() + found.model_dump_json()
    assert sits.id not in told
    assert not any(one.id in told for one in readers)
    assert "Camille" not in told


def test_whom_a_rater_believes_to_know_is_not_named_to_the_lead_either(store, readers, office, opening, sits):
    candidate(store, office, opening, "Dana Roe")
    card = workflow.next_card(store, readers[0], "WR1")
    flag = CriticalFlag(flag=next(iter(bank.critical_flags())), reason="Dana Roe wrote this.")
    workflow.rate(store, readers[0], card.card_id, 1.0, (), "As Camille Doe would, or Dana.", (flag,), None, NOW)
    third = workflow.next_card(store, readers[1], "WR1")
    workflow.rate(store, readers[1], third.card_id, None, (), "", (), "I know Camille", NOW)
    rate_all(store, readers[1], NOW, 5.0)
    rate_all(store, readers[2], NOW, 5.0)
    head = lead(store)
    (found,) = (one for one in workflow.unsettled(store, head) if one.task_id == "WR1")
    told = workflow.unsettled_card(store, head, found.card_id).model_dump_json()

    assert "As [name] would, or [name]." in told
    assert "[name] wrote this." in told
    assert "I know [name]" in told


def test_the_leads_rating_counts_as_one_more_and_every_other_is_kept(store, office, opening, readers, sits):
    apart(store, readers)
    head = lead(store)
    (found,) = workflow.unsettled(store, head)
    with pytest.raises(ReasonMissing):
        workflow.settle(store, head, found.card_id, 2.0, "  ", NOW + DAY)
    workflow.settle(store, head, found.card_id, 2.0, "The facts are wrong, whatever the charm.", NOW + DAY)

    with store.read() as db:
        kept = judging.ratings(db, [sits.id], "WR1", "rater")
    assert [one.level for one in kept] == [1.0, 4.0, 5.0, 2.0]
    assert (kept[-1].rater_id, kept[-1].note) == (head.id, "The facts are wrong, whatever the charm.")
    report = workflow.fit_report(store, office, sits.id, NOW + 2 * DAY)
    writing = next(one for one in report.competencies if one.competency.id == "WR").score.tasks[0]
    human = writing.human_parts[0]
    assert human.share == pytest.approx((1 + 4 + 5 + 2 - 4) / 4 / 4)  # the mean of four, on 0..1
    assert workflow.unsettled(store, head) == ()
    entry = workflow.trail(store, SYSTEM, sits.id)[-1]
    assert (entry.verb, entry.details["task"]) == ("settle", "WR1")
    with pytest.raises(NotFound):
        workflow.settle(store, head, found.card_id, 2.0, "Again.", NOW + DAY)


def test_whoever_is_one_of_the_voices_does_not_settle_between_them(store, office):
    both = staff(store, Role.RATER, Role.LEAD, name="Bea Both")
    others = (both, rater(store, "Jona Reader"))
    opened = position(store, office, raters=tuple(one.id for one in others))
    Browser(store, candidate(store, office, opened)).sit()
    for one, level in zip(others, (1.0, 5.0), strict=True):
        rate_all(store, one, NOW + HOUR, WR1=level)

    assert workflow.unsettled(store, both) == ()
    (found,) = workflow.unsettled(store, lead(store))  # nobody is free for a third opinion
    assert found.levels == (1.0, 5.0)


def test_only_a_lead_settles(store, office, readers, sits):
    apart(store, readers)
    for actor in (office, readers[0]):
        with pytest.raises(NotAllowed):
            workflow.unsettled(store, actor)
        with pytest.raises(NotAllowed):
            workflow.unsettled_card(store, actor, "any")
        with pytest.raises(NotAllowed):
            workflow.settle(store, actor, "any", 3.0, "Because.", NOW)
    with pytest.raises(NotFound):
        workflow.unsettled_card(store, lead(store), "unknown")
