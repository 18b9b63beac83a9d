"""Tasks looked at by those in charge: nothing is on record, and keys are for nobody who may still have to sit."""

import pytest

from assessments import bank, workflow
from assessments.answer import SpokenAnswer
from assessments.attempt import NotAllowed
from tests.builders import NOW, candidate, hr, invited, manager, position, submitted


def test_a_task_is_tried_from_its_first_question(office):
    state = workflow.tried(office, "WR1", "en")
    assert [one.item.id for one in state.items] == [one.id for one in bank.task("WR1").items]
    assert all(one.answer is None and one.revision == 0 for one in state.items)
    assert state.task.human is None


def test_the_way_of_a_speech_that_was_chosen_opens_what_belongs_to_it(office):
    spoken = next(one.id for one in bank.task("LV2").items if one.kind == "spoken")
    way = {spoken: SpokenAnswer(route="typed")}
    hidden = [sum(one.hidden for one in workflow.tried(office, "LV2", "en", (), given).items) for given in ({}, way)]
    assert hidden[0] > hidden[1]


def test_a_card_is_for_tasks_that_people_rate(office):
    card = workflow.empty_card(office, "WR1", "fr")
    assert card is not None
    assert all(one.answer is None for one in card.answers)
    assert card.task.evidence == ()
    assert workflow.empty_card(office, "AN4", "fr") is None


def test_a_key_is_kept_from_staff_who_are_invited_until_they_have_handed_in(store):
    office = hr(store, email="hana@lumiplume.example")
    assert workflow.keyed_task(store, office, "AN4", NOW) == bank.task("AN4")
    sits = candidate(store, office, position(store, office), "Hana Office", email="hana@lumiplume.example")
    assert workflow.keyed_task(store, office, "AN4", NOW) is None
    submitted(store, sits)
    assert workflow.keyed_task(store, office, "AN4", NOW) == bank.task("AN4")


def test_an_invitation_of_somebody_else_hides_nothing(store, office):
    invited(store, office, position(store, office))
    assert workflow.keyed_task(store, office, "AN4", NOW) is not None


def test_managers_see_none_of_it(store):
    decides = manager(store)
    with pytest.raises(NotAllowed):
        workflow.tried(decides, "WR1", "en")
    with pytest.raises(NotAllowed):
        workflow.empty_card(decides, "WR1", "en")
    with pytest.raises(NotAllowed):
        workflow.keyed_task(store, decides, "WR1", NOW)
