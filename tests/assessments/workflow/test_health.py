"""How questions are looked after: figures from the record, by form, for the office alone."""

import pytest

from assessments import bank, workflow
from assessments.attempt import NotAllowed, NotFound
from assessments.store import tables
from tests.builders import DAY, NOW, manager, rated, rater, rating
from tests.many import many


@pytest.fixture
def readers(store):
    return [rater(store, f"Reader{one} Rater") for one in range(2)]


def test_figures_are_gathered_from_answers_keys_and_levels(store, office, readers):
    many(store, office, readers, 40, "core", seed=2)
    found = workflow.item_health(store, office, "core")

    assert found.figures.n == 40
    assert list(found.units)[:2] == ["PU2.e1", "PU2.e2"]  # rules where no question has a key of its own
    assert [name for name in found.units if name.startswith("AN1")] == [f"AN1.Q{place}" for place in range(1, 9)]
    assert found.units["AN1.Q1"].said == bank.task("AN1").items[0].prompt
    assert found.units["AN1.Q1"].expires is None
    assert all(one.difficulty.value is not None for one in found.figures.questions)
    assert [one.id for one in found.figures.tasks] == ["WR1", "DE1", "CS2", "LV2", "AD1"]
    assert found.figures.one.n == 200
    assert found.seen["AN1"].sittings == 40


def test_knowledge_questions_have_options_and_a_last_day(store, office, readers):
    many(store, office, readers, 35, "screen", seed=3)
    found = workflow.item_health(store, office, "screen")
    last = [one for one in found.figures.questions if one.id.startswith("PU1")][-1]

    assert "distractor" in last.review  # the option that nobody takes
    assert found.units[last.id].expires is not None
    assert sum(one.chosen.value for one in last.options) == pytest.approx(1)


def test_a_task_that_was_not_administered_is_missing_and_not_wrong(store, office, readers):
    opening = many(store, office, readers, 35, "screen", seed=3)
    attempt = f"{opening.id[:6]}-3-0"
    workflow.note_missing(store, office, attempt, "PU1", "technical", NOW + DAY)

    assert workflow.item_health(store, office, "screen").figures.questions[0].difficulty.n == 34


def test_sittings_of_an_earlier_version_are_counted_and_left_out(store, office, readers):
    opening = many(store, office, readers, 5, "screen", seed=3)
    table = tables.table_of(tables.AttemptRow)
    with store.write() as db:
        db.connection().execute(
            table.update().where(table.c.id == f"{opening.id[:6]}-3-0").values(form_structure="earlier")
        )

    assert [(one.form.id, one.sittings, one.earlier) for one in workflow.sat_forms(store, office)] == [("screen", 4, 1)]
    assert workflow.item_health(store, office, "screen").figures.n == 4


def test_forms_stand_in_the_order_of_their_sittings(store, office, readers):
    assert workflow.sat_forms(store, office) == ()
    many(store, office, readers, 2, "core", seed=2)
    many(store, office, readers, 3, "screen", seed=3)

    assert [one.form.id for one in workflow.sat_forms(store, office)] == ["screen", "core"]


def test_a_level_left_blank_is_no_level(store, office, readers):
    opening = many(store, office, readers, 5, "core", seed=3)
    attempt = f"{opening.id[:6]}-3-0"
    rated(store, *(rating(attempt, "WR1", one.id, None, NOW + 2 * DAY) for one in readers))

    assert workflow.item_health(store, office, "core").figures.tasks[0].mean.n == 4


def test_figures_of_questions_are_for_the_office(store, office):
    boss = manager(store)
    with pytest.raises(NotAllowed):
        workflow.sat_forms(store, boss)
    with pytest.raises(NotAllowed):
        workflow.item_health(store, boss, "core")
    with pytest.raises(NotFound):
        workflow.item_health(store, office, "core")
