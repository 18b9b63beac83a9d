"""The content as it ships: it loads, it is right, and the forms keep what they promise."""

import subprocess
import sys
from datetime import date

import pytest

from assessments import bank
from assessments.bank.load import parse_task
from assessments.form import Form
from assessments.item import MultiSelect
from rubric.content import ContentErrors
from rubric.model import load_model
from rubric.rating import Source

BEFORE_ANY_EXPIRY = date(2026, 11, 24)
FIFTEEN = {"PU1", "PU2", "WR1", "DE1", "CS2", "CS5", "CS6", "AN1", "AN3", "AN4", "LV2", "LV5", "AD1", "AD3", "AD4"}


def test_nothing_is_wrong_with_the_content():
    assert [str(error) for error in bank.check(BEFORE_ANY_EXPIRY)] == []


def test_all_fifteen_core_tasks_and_practice_can_be_sat():
    assert set(bank.tasks()) >= FIFTEEN | {"PRACTICE"}


def test_an_unknown_task_is_a_key_error():
    with pytest.raises(KeyError, match="PU9"):
        bank.task("PU9")


def test_an_unknown_form_is_a_key_error():
    with pytest.raises(KeyError, match="long"):
        bank.form("long")


@pytest.mark.parametrize(
    ("form_id", "blocks", "minutes"),
    [
        ("core", [["PU2", "WR1", "DE1"], ["CS2", "AN1", "LV2", "AD1"]], 92),
        ("screen", [["PU1", "AN4", "CS5", "AD3"]], 37),
        ("self", [["AN4", "CS5"]], 16),
    ],
)
def test_each_form_has_its_tasks_and_minutes(form_id, blocks, minutes):
    form = bank.form(form_id)
    assert [list(block.tasks) for block in form.blocks] == blocks
    assert sum(bank.task(one).minutes for one in form.task_ids) == minutes <= form.budget


def test_the_core_form_assesses_all_seven_competencies():
    assessed = {bank.task(one).competency_id for one in bank.form("core").task_ids}
    assert assessed == {competency.id for competency in load_model().profile_competencies}
    assert len(assessed) == 7


def test_nobody_rates_the_screen_and_self_forms():
    for form_id in ("screen", "self"):
        assert all(one.raters_needed == 0 for one in bank.blueprints(bank.form(form_id)))


def test_only_the_self_assessment_asks_for_ones_own_level():
    assert [form.id for form in bank.forms() if form.self_levels] == ["self", "self_b"]


def test_several_right_answers_can_be_ticked_somewhere():
    kinds = {type(item) for task in bank.tasks().values() for item in task.items}
    assert MultiSelect in kinds
    assert len(kinds) >= 9


def test_practice_is_in_no_block_and_scores_nothing():
    practice = bank.task("PRACTICE")
    assert not any(item.scored for item in practice.items)
    assert bank.score_rules(practice) == ()
    assert all("PRACTICE" not in form.task_ids for form in bank.forms())


@pytest.mark.parametrize("task_id", sorted(set(bank.tasks()) - {"PRACTICE"}))
def test_the_parts_of_a_blueprint_make_one_whole(task_id):
    task = bank.task(task_id)
    blueprint = bank.blueprint(task)
    assert sum(part.weight for part in blueprint.parts) == pytest.approx(1)
    assert blueprint.points == task.minutes
    people = [part for part in blueprint.parts if part.source is Source.RATER]
    assert [part.id for part in people] == ([] if task.human is None else [task.human.id])
    assert blueprint.raters_needed == (0 if task.human is None else task.human.raters)


def test_rated_work_of_the_core_asks_for_two_people():
    rated = {one: task.human.raters for one in FIFTEEN if (task := bank.task(one)).human is not None}
    assert rated == dict.fromkeys(("WR1", "DE1", "CS2", "LV2", "LV5", "AD1", "AD4"), 2)


DECLARED = [one for one, task in bank.tasks().items() if any(item.id == f"{one}.ai" for item in task.items)]


@pytest.mark.parametrize("task_id", DECLARED)
def test_open_tasks_ask_for_a_declaration_that_raters_do_not_read(task_id):
    task = bank.task(task_id)
    declaration = task.item(f"{task_id}.ai")
    assert (task.ai_policy, declaration.scored, declaration.required) == ("ai_open", False, False)
    assert task.human is None or (task.human.items and declaration.id not in task.human.items)


def test_ai_policies_flags_and_routes_are_told_in_both_languages():
    assert set(bank.ai_policies()) == {"ai_open", "ai_closed"}
    assert set(bank.access_routes()) == {"ar_time", "ar_text", "ar_keyboard"}
    assert {task.ai_policy for task in bank.tasks().values()} <= set(bank.ai_policies())
    assert bank.critical_flags()["cf_privacy"].said("fr") == "Données personnelles demandées ou laissées en public"


def test_a_form_changes_with_its_tasks():
    form = bank.form("screen")
    longer = Form.model_validate(form.model_dump() | {"blocks": [{"tasks": ["PU1", "AN4", "CS5", "AD3", "AN3"]}]})
    assert bank.form_structure(longer) != bank.form_structure(form)
    assert bank.form_fingerprint(longer) != bank.form_fingerprint(form)


def test_another_practice_is_another_form_of_the_same_structure():
    form = bank.form("screen")
    without = form.model_copy(update={"practice": None})
    assert bank.form_fingerprint(without) != bank.form_fingerprint(form)


def test_content_is_read_once():
    assert bank.task("AN4") is bank.task("AN4")
    assert bank.world() is bank.world()


def test_a_task_file_must_hold_a_task():
    with pytest.raises(ContentErrors, match=r"tasks/X\.yaml"):
        parse_task(["not", "a", "task"], "tasks/X.yaml")


def test_the_company_pack_fills_in_its_claims():
    lexicon = bank.task("WR1").lexicon
    assert [mention.id for mention in lexicon.claims] == ["TV.F15", "TV.F16", "TV.F17", "TV.F18", "TV.F19"]
    assert [(mention.id, mention.flag) for mention in lexicon.embargo] == [("TV.F24", "cf_embargo")]


def test_loading_everything_takes_less_than_a_second():
    """Measured in a fresh process, as processor time; the imports of pydantic are not the content's."""
    program = (
        "import time; from assessments import bank; start = time.process_time(); "
        "bank.tasks(); bank.forms(); bank.notices(); bank.world(); bank.development(); bank.critical_flags(); "
        "print(time.process_time() - start)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert float(told) < 1


def test_the_candidates_path_loads_no_heavy_library():
    program = (
        "import sys; from assessments import bank; print({'pandas', 'plotly', 'scipy', 'streamlit'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "set()"
