"""Private tasks: made whole or not at all, versioned, found again after a restart, and sat like any other."""

import pytest

from assessments import bank, workflow
from assessments.attempt import ContentRefused, FormRefused, NotAllowed, PostsRefused
from assessments.bank import exports, load
from assessments.bank.posts import guessed, sheet
from assessments.bank.variants import OwnFacts
from assessments.form import Block, FormDraft
from assessments.workflow.authoring import refuse_unless_right
from rubric.record import Text
from tests.builders import DAY, NOW, lead, manager
from tests.posts import french, rows

OWN = OwnFacts(company="Lumiplume", facts=(Text(en="Founded in 2019", fr="Fondée en 2019"),))
NAME = Text(en="Own data", fr="Nos données")


def make(store, office, some=None, wanted=("AN2", "MR1"), own=OWN, now=NOW):
    of = sheet(french(some or rows()))
    return workflow.make_tasks(store, office, of, guessed(of), own, wanted, now)


def form_of(store, office, *task_ids):
    draft = FormDraft(name=NAME, purpose=NAME, budget=60, blocks=(Block(tasks=task_ids),))
    return workflow.compose_form(store, office, draft, NOW).form


@pytest.fixture
def restarted(monkeypatch):
    """What a process knows that has only just begun."""
    return lambda: [
        monkeypatch.setattr(of, name, {}) for of, name in ((load, "_own"), (load, "_composed"), (exports, "_own"))
    ]


def test_both_kinds_are_made_and_can_stand_in_a_form(store, office):
    made = make(store, office)
    assert [(one.of, one.number, one.task.competency_id) for one in made] == [("AN2", 1, "AN"), ("MR1", 1, "MR")]
    form = form_of(store, office, *(one.task.id for one in made))
    assert [one.tasks for one in bank.coverage(form.task_ids) if one.tasks] == [(one.task.id,) for one in made]
    assert {one.id for one in workflow.choosable(store, office)} == {
        *(one.id for one in bank.choosable()),
        *form.task_ids,
    }


def test_a_change_is_the_next_version_and_forms_keep_the_one_they_have(store, office):
    (first,) = make(store, office, wanted=("AN2",))
    form = form_of(store, office, first.task.id)
    (second,) = make(store, office, rows(60), wanted=("AN2",), now=NOW + DAY)
    (other,) = make(store, office, wanted=("AN2",), own=OwnFacts(company="Other"), now=NOW + 2 * DAY)
    assert (second.series, second.number, other.number) == (first.series, 2, 1)
    assert other.series != first.series
    assert [one.task.id for one in workflow.own_tasks(store, office)] == [other.task.id, second.task.id]
    assert form.task_ids == (first.task.id,)
    assert bank.task(first.task.id) == first.task != second.task


def test_a_process_that_has_only_just_begun_finds_task_and_data_with_the_form(store, office, restarted):
    (made,) = make(store, office, wanted=("MR1",))
    form = form_of(store, office, made.task.id)
    restarted()
    with pytest.raises(KeyError):
        bank.task(made.task.id)
    assert [one.form for one in workflow.composed_forms(store, office)] == [form]
    assert bank.task(made.task.id) == made.task
    assert bank.task_fingerprint(bank.task(made.task.id)) == bank.task_fingerprint(made.task)
    assert len(exports.rows_of(made.task.id)) == len(rows())


def test_a_task_is_composed_by_a_process_that_has_only_just_begun(store, office, restarted):
    (made,) = make(store, office, wanted=("MR1",))
    restarted()
    assert form_of(store, office, made.task.id).task_ids == (made.task.id,)
    with pytest.raises(FormRefused, match="unknown_task"):
        form_of(store, office, "MR1-nobody-1")


def test_one_row_that_is_wrong_makes_nothing(store, office):
    faulty = rows()
    faulty[3][4] = "many"
    with pytest.raises(PostsRefused) as refused:
        make(store, office, faulty)
    (error,) = refused.value.args
    assert (error.row, error.field, error.problem, error.content) == (5, "reach", "not_a_number", "many")
    assert workflow.own_tasks(store, office) == ()


def test_what_is_enough_for_one_task_and_too_little_for_the_other_makes_neither(store, office):
    assert make(store, office, rows(20), wanted=("AN2",))
    with pytest.raises(PostsRefused) as refused:
        make(store, office, rows(20), own=OwnFacts(company="Other"))
    assert {one.problem for one in refused.value.args} == {"too_few"}
    assert [one.company for one in workflow.own_tasks(store, office)] == ["Lumiplume"]


def test_a_task_that_the_checks_of_the_bank_do_not_pass_is_refused():
    with pytest.raises(ContentRefused) as refused:
        refuse_unless_right(bank.task("AN4").model_copy(update={"competency_id": "ZZ"}))
    assert refused.value.args[0][:2] == ("AN4", "competency_id")


def test_making_is_for_the_office_and_looking_for_those_in_charge(store, office):
    make(store, office)
    head = lead(store)
    assert len(workflow.own_tasks(store, head)) == 2
    with pytest.raises(NotAllowed):
        make(store, head)
    with pytest.raises(NotAllowed):
        workflow.own_tasks(store, manager(store))
