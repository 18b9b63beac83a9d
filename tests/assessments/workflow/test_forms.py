"""Forms composed from the bank: versions that never change, and what cannot be sat is refused."""

from datetime import timedelta

import pytest

from assessments import bank, workflow
from assessments.attempt import FormRefused, NotAllowed, NotFound, PositionRefused
from assessments.bank import load
from assessments.form import Block, FormDraft
from rubric.record import Text
from tests.builders import NOW, candidate, manager, rater
from tests.builders import position as opening


def draft(*parts, budget=60, name="Short writing", fr="Rédaction courte"):
    return FormDraft(
        name=Text(en=name, fr=fr),
        purpose=Text(en="To see writing.", fr="Pour voir la rédaction."),
        budget=budget,
        blocks=tuple(Block(tasks=part) for part in parts),
    )


def test_a_form_is_composed_of_tasks_of_the_bank_with_practice_before_them(store, office):
    made = workflow.compose_form(store, office, draft(("WR1",), ("AN4",)), NOW)
    assert (made.number, made.form.task_ids, made.form.practice) == (1, ("WR1", "AN4"), "PRACTICE")
    assert bank.form(made.form.id) == made.form
    assert workflow.composed_forms(store, office) == (made,)


def test_a_change_is_the_next_version_and_leaves_the_one_before_as_it_was(store, office):
    first = workflow.compose_form(store, office, draft(("WR1",)), NOW)
    second = workflow.compose_form(store, office, draft(("WR1", "AN4")), NOW + timedelta(hours=1), first.series)
    assert (second.series, second.number) == (first.series, 2)
    assert bank.form(first.form.id).task_ids == ("WR1",)
    assert [one.number for one in workflow.composed_forms(store, office)] == [2]


def test_saving_the_same_again_makes_no_version(store, office):
    first = workflow.compose_form(store, office, draft(("WR1",)), NOW)
    assert workflow.compose_form(store, office, draft(("WR1",)), NOW, first.series) == first


def test_an_unknown_series_is_not_found(store, office):
    with pytest.raises(NotFound):
        workflow.compose_form(store, office, draft(("WR1",)), NOW, "nothing")


def test_only_the_people_office_composes_and_only_readers_see(store):
    with pytest.raises(NotAllowed):
        workflow.compose_form(store, manager(store), draft(("WR1",)), NOW)
    with pytest.raises(NotAllowed):
        workflow.composed_forms(store, rater(store))


@pytest.mark.parametrize(
    ("wrong", "why", "about"),
    [
        (draft(("WR1",), name=" "), "name_missing", ()),
        (draft(("WR1",), fr=" "), "name_missing", ()),
        (draft(), "no_task", ()),
        (draft(("WR1", "WR0")), "unknown_task", ("WR0",)),
        (draft(("PRACTICE",)), "unknown_task", ("PRACTICE",)),
        (draft(("WR1",), ("WR1",)), "task_twice", ("WR1",)),
        (draft(("WR1", "AN4"), budget=32), "over_budget", ()),
        (draft(("WR1", "WR1B")), "both_forms", ("WR1", "WR1B")),
        (draft(("AD1", "WR1")), "out_of_order", ("AD1",)),
        (draft(("AN1", "AD5")), "out_of_order", ("AD5",)),
        (draft(("AD5",), ("AN3",)), "out_of_order", ("AD5",)),
    ],
)
def test_what_cannot_be_sat_is_refused_and_nothing_is_kept(store, office, wrong, why, about):
    with pytest.raises(FormRefused) as refused:
        workflow.compose_form(store, office, wrong, NOW)
    assert (refused.value.why, refused.value.about) == (why, about)
    assert workflow.composed_forms(store, office) == ()


def test_questions_past_their_date_enter_no_form(store, office):
    with pytest.raises(FormRefused) as refused:
        workflow.compose_form(store, office, draft(("PU1",)), NOW + timedelta(days=2000))
    assert refused.value.why == "items_expired"


def test_a_budget_that_is_met_exactly_is_kept(store, office):
    assert workflow.compose_form(store, office, draft(("WR1", "AN4"), budget=33), NOW).form.budget == 33


def test_a_task_may_rest_on_one_that_is_not_in_the_form(store, office):
    assert workflow.compose_form(store, office, draft(("AD1",)), NOW).form.task_ids == ("AD1",)


def test_a_position_can_have_it_and_its_candidates_sit_it_after_a_restart(store, office):
    made = workflow.compose_form(store, office, draft(("AN4",), ("CS5",)), NOW)
    assert made.form in workflow.form_choices(store, office)
    position = opening(store, office, form_id=made.form.id)
    actor = candidate(store, office, position)
    load._composed.clear()  # what a process that has just started knows

    assert workflow.sitting(store, actor, NOW).form == made.form
    load._composed.clear()
    assert workflow.positions(store, office)[0].form_id == made.form.id
    assert bank.is_known(made.form.id)
    load._composed.clear()
    assert workflow.board(store, office, position.id, NOW)[0].asked == len(
        [item for one in ("AN4", "CS5") for item in bank.task(one).items if item.scored and item.required]
    )


def test_a_position_cannot_have_a_form_that_is_not_there(store, office):
    with pytest.raises(PositionRefused) as refused:
        opening(store, office, form_id="nothing.1")
    assert refused.value.why == "form_unknown"


# --- what a form measures ---------------------------------------------------------------------------------------------


def test_coverage_counts_tasks_minutes_and_indicators():
    lines = {one.competency_id: one for one in bank.coverage(("WR1", "AN1", "AN4"))}
    assert (lines["AN"].tasks, lines["AN"].minutes, lines["AN"].thin) == (("AN1", "AN4"), 20, False)
    assert (lines["WR"].tasks, lines["WR"].thin) == (("WR1",), True)
    assert (lines["DE"].tasks, lines["DE"].thin) == ((), False)
    assert set(lines["WR"].indicators) == {"WR.i1", "WR.i3", "WR.i4", "WR.i5", "WR.i6"}
    assert set(lines["WR"].indicators).isdisjoint(lines["WR"].unseen)


def test_every_task_that_can_be_chosen_shows_an_indicator():
    assert [one.id for one in bank.choosable() if not bank.shown_by(one)] == []


def test_practice_cannot_be_chosen():
    assert "PRACTICE" not in [one.id for one in bank.choosable()]
