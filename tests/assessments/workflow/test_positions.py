"""Positions: every change is a revision, and what was announced to a candidate does not change."""

from datetime import UTC, datetime

import pytest

from assessments import bank, workflow
from assessments.attempt import Actor, NotAllowed, NotFound, PositionFrozen, PositionRefused
from assessments.store import audit, invitations, sitting
from assessments.store import positions as rows
from rubric.fit import Minimum
from rubric.model import load_model
from tests.builders import (
    DAY,
    HOUR,
    NOW,
    SEVEN,
    acknowledged,
    admin,
    candidate,
    draft,
    invited,
    lead,
    manager,
    position,
    rater,
)

WRITING_FIRST = {**SEVEN, "WR": SEVEN["WR"] + 5, "PU": SEVEN["PU"] - 5}


def test_a_preset_gives_its_weights_without_the_empty_ones():
    profile = workflow.role_profile("solo_sme")

    assert profile.weights == {one: weight for one, weight in load_model().preset("solo_sme").weights.items() if weight}
    assert profile.name == load_model().preset("solo_sme").name


def test_weights_of_ones_own_must_sum_to_exactly_100():
    assert workflow.role_profile("solo_sme", WRITING_FIRST).weights["WR"] == SEVEN["WR"] + 5

    for weights in ({**SEVEN, "WR": SEVEN["WR"] + 0.5}, {"WR": 110.0, "PU": -10.0}, {"WR": 0.0}):
        with pytest.raises(PositionRefused) as refused:
            workflow.role_profile("solo_sme", weights)
        assert refused.value.why == "weights_sum"


def test_weights_in_thirds_are_a_hundred():
    assert workflow.role_profile("solo_sme", dict.fromkeys(("WR", "PU", "DE"), 100 / 3))


@pytest.mark.parametrize(
    "minimums",
    [[("WR", 3), ("PU", 3), ("DE", 3)], [("WR", 3), ("WR", 2)], [("ST", 3)]],
    ids=["three", "one competency twice", "no weight"],
)
def test_at_most_two_minimums_on_competencies_that_carry_weight(minimums):
    given = tuple(Minimum(competency_id=one, level=level) for one, level in minimums)

    with pytest.raises(PositionRefused) as refused:
        workflow.role_profile("solo_sme", SEVEN, given)

    assert refused.value.why == "minimums"


def test_two_minimums_are_kept():
    two = (Minimum(competency_id="WR", level=3), Minimum(competency_id="PU", level=2))

    assert workflow.role_profile("solo_sme", SEVEN, two).minimums == two


def test_a_position_is_kept_as_it_was_filled_in(store, office):
    filled_in = draft(raters=(rater(store).id,))

    created = workflow.create_position(store, office, filled_in, NOW)

    assert created == workflow.position(store, office, created.id)
    assert {name: getattr(created, name) for name in type(filled_in).model_fields} == dict(filled_in)
    assert (created.revision, created.created_by, created.revised_at) == (1, office.id, NOW)


def test_positions_are_opened_by_the_people_office_and_read_by_managers_too(store, office):
    created = position(store, office)
    leads, reads = manager(store), rater(store)
    sits = candidate(store, office, created)

    assert workflow.positions(store, leads) == workflow.positions(store, admin(store)) == (created,)
    for actor in (leads, reads, sits):
        with pytest.raises(NotAllowed):
            workflow.create_position(store, actor, draft(), NOW)
        with pytest.raises(NotAllowed):
            workflow.revise_position(store, actor, created.id, draft(), NOW)
        with pytest.raises(NotAllowed):
            workflow.is_frozen(store, actor, created.id)
    for actor in (reads, sits, Actor(kind="self", id="x")):
        with pytest.raises(NotAllowed):
            workflow.position(store, actor, created.id)
        with pytest.raises(NotAllowed):
            workflow.positions(store, actor)


def test_a_title_that_names_a_candidate_names_nobody_to_whoever_leads_the_raters(store, office):
    opening = position(store, office, title="After Camille Doe, @doe.writes: social media manager")
    invited(store, office, opening, handle="@doe.writes")

    assert [one.title for one in workflow.positions(store, lead(store))] == [
        "After [name], [account]: social media manager"
    ]
    assert workflow.positions(store, office)[0].title == opening.title


def test_a_position_that_closes_in_the_past_is_refused(store, office):
    with pytest.raises(PositionRefused) as refused:
        workflow.create_position(store, office, draft(closes_at=NOW), NOW)

    assert refused.value.why == "closes_in_past"


def test_a_weight_on_an_unknown_competency_is_refused(store, office):
    profile = workflow.role_profile("solo_sme").model_copy(update={"weights": {"XX": 100.0}})

    with pytest.raises(PositionRefused) as refused:
        workflow.create_position(store, office, draft(profile=profile), NOW)

    assert refused.value.why == "competency_unknown"


def test_a_position_must_close_before_its_questions_are_past_their_date(store, office):
    late = draft(form_id="screen", closes_at=datetime(2027, 7, 2, tzinfo=UTC))
    with pytest.raises(PositionRefused) as refused:
        workflow.create_position(store, office, late, NOW)
    assert refused.value.why == "items_expired"

    in_time = late.model_copy(update={"closes_at": datetime(2027, 6, 30, tzinfo=UTC)})
    created = workflow.create_position(store, office, in_time, NOW)
    with pytest.raises(PositionRefused):
        workflow.revise_position(store, office, created.id, late, NOW)


def test_a_rater_must_be_a_user_with_that_role(store, office):
    for one in ("nobody", office.id):
        with pytest.raises(PositionRefused) as refused:
            workflow.create_position(store, office, draft(raters=(one,)), NOW)
        assert refused.value.why == "rater_unknown"
    assert workflow.positions(store, office) == ()


def test_there_is_no_unknown_position(store, office):
    with pytest.raises(NotFound):
        workflow.position(store, office, "nowhere")
    with pytest.raises(NotFound):
        workflow.revise_position(store, office, "nowhere", draft(), NOW)


def test_each_change_is_a_revision_more_and_the_earlier_ones_stay(store, office):
    first = position(store, office)

    second = workflow.revise_position(store, office, first.id, draft(title="Community manager"), NOW + HOUR)

    assert (second.revision, second.title, second.revised_at) == (2, "Community manager", NOW + HOUR)
    assert workflow.position(store, office, first.id) == second
    with store.read() as db:
        assert rows.revisions(db, first.id) == (first, second)
        changes = [one.details for one in audit.trail(db, first.id) if one.verb == "revise_position"]
    assert changes == [{"changed": "title"}]


def test_positions_come_with_the_one_revised_last_first(store, office):
    first, second = position(store, office), position(store, office, title="Another")
    workflow.revise_position(store, office, first.id, draft(title="Revised"), NOW + HOUR)

    assert [one.id for one in workflow.positions(store, office)] == [first.id, second.id]


def test_weights_can_change_until_somebody_has_read_what_is_measured(store, office):
    opening = position(store, office)
    candidate(store, office, opening)
    assert not workflow.is_frozen(store, office, opening.id)

    revised = workflow.revise_position(
        store, office, opening.id, draft(profile=workflow.role_profile("solo_sme", WRITING_FIRST)), NOW
    )

    assert revised.profile.weights["WR"] == SEVEN["WR"] + 5


def test_weights_and_form_are_frozen_once_a_candidate_has_started(store, office):
    opening = position(store, office)
    acknowledged(store, candidate(store, office, opening))

    assert workflow.is_frozen(store, office, opening.id)
    for change in ({"profile": workflow.role_profile("solo_sme", WRITING_FIRST)}, {"form_id": "screen"}):
        with pytest.raises(PositionFrozen):
            workflow.revise_position(store, office, opening.id, draft(**change), NOW)
    assert workflow.position(store, office, opening.id) == opening


def test_title_dates_raters_and_contacts_change_at_any_time(store, office):
    opening = position(store, office)
    acknowledged(store, candidate(store, office, opening))
    changed = draft(title="New", closes_at=NOW + 20 * DAY, raters=(rater(store).id,), languages=("fr",))

    assert workflow.revise_position(store, office, opening.id, changed, NOW).title == "New"


def test_one_position_being_frozen_does_not_freeze_another(store, office):
    one, other = position(store, office), position(store, office, title="Other")
    acknowledged(store, candidate(store, office, one))

    assert workflow.revise_position(store, office, other.id, draft(form_id="screen"), NOW).form_id == "screen"


def test_who_is_invited_sits_the_form_in_force(store, office):
    opening = position(store, office)
    sits = candidate(store, office, opening)

    workflow.revise_position(store, office, opening.id, draft(form_id="screen"), NOW)

    with store.read() as db:
        attempt = sitting.attempt(db, sits.id)
    assert attempt.form_id == "screen"
    assert attempt.form_fingerprint == bank.form_fingerprint(bank.form("screen"))


def test_links_move_with_the_closing_date_unless_they_have_a_date_of_their_own(store, office):
    opening = position(store, office)
    moving, _ = invited(store, office, opening, "Ines One")
    staying, _ = invited(store, office, opening, "Ivo Two", expires_at=NOW + DAY)

    workflow.revise_position(store, office, opening.id, draft(closes_at=NOW + 20 * DAY), NOW)

    with store.read() as db:
        ends = {one.id: one.expires_at for one in invitations.in_force(db, opening.id)}
    assert ends == {moving.id: NOW + 20 * DAY, staying.id: NOW + DAY}
