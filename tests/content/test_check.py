"""Everything that can be wrong with content, put in on purpose: each a clear error naming file, id and field."""

from typing import Any

import pytest

from assessments import bank
from assessments.bank.check import task_errors
from assessments.form import Check, Mention, Pattern, Task
from assessments.item import Branch, Choice, MenuKey, Spoken
from rubric.record import Text

ALL = bank.tasks()
ORDERED = ("PRACTICE", "PRACTICE.order")


def bent(task: Task, item_id: str, **changes: object) -> Task:
    """The task with one of its items changed."""
    items = tuple(one.model_copy(update=changes) if one.id == item_id else one for one in task.items)
    return task.model_copy(update={"items": items})


def told(task: Task) -> list[tuple[str, str, str]]:
    """File, id and field of everything wrong once this task stands in the place of the one that ships."""
    return [(one.file, one.id, one.field) for one in task_errors({**ALL, task.id: task}, complete=True)]


def row_with(task: Task, **keys: MenuKey) -> Task:
    grid = task.items[0]
    first, *others = grid.rows  # type: ignore[union-attr]
    return bent(task, grid.id, rows=(first.model_copy(update={"keys": keys}), *others))


def looked_for(*patterns: str) -> Mention:
    return Mention(id="M", name="m", label=Text(en="m", fr="m"), patterns=Pattern(en=patterns))


KEEP = MenuKey(full=frozenset({"keep"}))
MENTIONED = ("facts", "checks", "bans", "claims", "embargo", "stale", "fresh")
BRANCH = Branch(
    on_item="CS2.gone", check="gone", author="A", if_found=Text(en="a", fr="a"), if_not_found=Text(en="b", fr="b")
)

BENT = {
    "half of an option that is not there": ("ST3", "ST3.x", {"half": frozenset({"z"})}, "ST3.x", "half"),
    "half of what is whole": ("ST3", "ST3.x", {"half": frozenset({"x_park"})}, "ST3.x", "half"),
    "half of nothing": ("ST3", "ST3.x", {"key": ""}, "ST3.x", "half"),
    "key not among the options": ("LV5", "LV5.I1", {"key": "z"}, "LV5.I1", "key"),
    "ticks not among the options": (
        "PRACTICE",
        "PRACTICE.several",
        {"keys": frozenset({"z"})},
        "PRACTICE.several",
        "keys",
    ),
    "order that leaves one out": (*ORDERED, {"key": ("read", "check")}, "PRACTICE.order", "key"),
    "order that names one twice": (*ORDERED, {"key": ("read", "read", "reply")}, "PRACTICE.order", "key"),
    "fault at no checkpoint": (
        "PU2",
        "PU2.D8",
        {"faults": {"smell": ALL["PU2"].items[0].faults["tags"]}},
        "PU2.D8",
        "faults",
    ),  # type: ignore[union-attr]
    "decoy at no checkpoint": ("PU2", "PU2.D8", {"decoys": {"smell": Text(en="a", fr="b")}}, "PU2.D8", "decoys"),
    "decoy that is a fault": ("PU2", "PU2.D5", {"decoys": {"access": Text(en="a", fr="b")}}, "PU2.D5", "decoys.access"),
    "best layout that is not there": ("DE1", "DE1.mockups", {"key_order": ("DE1.B",)}, "DE1.mockups", "key_order"),
    "defects of no layout": (
        "DE1",
        "DE1.mockups",
        {"key_defects": {"DE1.Z": frozenset[str]()}},
        "DE1.mockups",
        "key_defects",
    ),
    "defect not to tick": (
        "DE1",
        "DE1.mockups",
        {"key_defects": {"DE1.A": frozenset({"ugly"})}},
        "DE1.mockups",
        "key_defects.DE1.A",
    ),
    "unknown fact in a text": ("WR1", "WR1.x", {"required_facts": (("weather",),)}, "WR1.x", "required_facts"),
    "unknown fact in a speech": (
        "LV2",
        "LV2.opening",
        {"required_facts": (("weather",),)},
        "LV2.opening",
        "required_facts",
    ),
    "unknown check": ("CS2", "CS2.reply1", {"checks": ("gone",)}, "CS2.reply1", "checks"),
    "locked until nothing": ("CS2", "CS2.reply2", {"after": "CS2.gone"}, "CS2.reply2", "after"),
    "branch on nothing": ("CS2", "CS2.reply2", {"branch": BRANCH}, "CS2.reply2", "branch.on_item"),
    "branch by no check": ("CS2", "CS2.reply2", {"branch": BRANCH}, "CS2.reply2", "branch.check"),
    "asked beside no speech": ("LV2", "LV2.chat1", {"only_with_typed": "LV2.chat2"}, "LV2.chat1", "only_with_typed"),
    "revision of nothing": ("AD1", "AD1.x", {"of": "WR1.gone"}, "AD1.x", "of"),
}


@pytest.mark.parametrize(("task_id", "item_id", "changes", "near", "field"), BENT.values(), ids=list(BENT))
def test_an_item_that_leads_nowhere_is_told(task_id: str, item_id: str, changes: dict[str, Any], near: str, field: str):
    assert (f"tasks/{task_id}.yaml", near, field) in told(bent(ALL[task_id], item_id, **changes))


def test_a_fix_that_is_not_offered_is_told():
    draft = ALL["PU2"].items[0]
    fault = draft.faults["tags"].model_copy(update={"fix": "pray"})  # type: ignore[union-attr]
    assert ("tasks/PU2.yaml", "PU2.D1", "faults.tags.fix") in told(bent(ALL["PU2"], "PU2.D1", faults={"tags": fault}))


def test_an_option_that_stands_twice_is_told():
    item = ALL["LV5"].items[0]
    twice = bent(ALL["LV5"], item.id, options=(item.options[0], *item.options))  # type: ignore[union-attr]
    assert ("tasks/LV5.yaml", "LV5.I1", "options") in told(twice)


def test_actions_with_equal_keys_tell_nothing_apart():
    item = ALL["AD3"].items[0]
    equal = tuple(option.model_copy(update={"key": 3.0}) for option in item.options)  # type: ignore[union-attr]
    assert ("tasks/AD3.yaml", "AD3.S1", "options") in told(bent(ALL["AD3"], "AD3.S1", options=equal))


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        ({"place": KEEP}, "keys"),
        ({"action": MenuKey(full=frozenset({"burn"}))}, "keys.action"),
        ({"action": MenuKey(full=frozenset())}, "keys.action"),
        ({"action": MenuKey(full=frozenset({"keep"}), half=frozenset({"keep"}))}, "keys.action"),
    ],
    ids=["unknown column", "unknown option", "no full answer", "full and half"],
)
def test_a_row_whose_key_cannot_be_right_is_told(keys: dict[str, MenuKey], field: str):
    assert ("tasks/CS5.yaml", "CS5.01", field) in told(row_with(ALL["CS5"], **keys))


def changed(task_id: str, **changes: object) -> Task:
    return ALL[task_id].model_copy(update=changes)


def test_an_unknown_competency_is_told():
    assert ("tasks/AN4.yaml", "AN4", "competency_id") in told(changed("AN4", competency_id="XX"))


def test_an_unknown_ai_policy_is_told():
    assert ("tasks/AN4.yaml", "AN4", "ai_policy") in told(changed("AN4", ai_policy="ai_maybe"))


def test_an_unknown_indicator_is_told():
    human = ALL["CS2"].human
    assert human is not None
    assert ("tasks/CS2.yaml", "CS2.human", "indicators") in told(
        changed("CS2", human=human.model_copy(update={"indicators": ("CS.i99",)}))
    )


def test_a_rater_sent_to_no_item_is_told():
    human = ALL["CS2"].human
    assert human is not None
    assert ("tasks/CS2.yaml", "CS2.human", "items") in told(
        changed("CS2", human=human.model_copy(update={"items": ("CS2.gone",)}))
    )


def with_rule(task_id: str, **changes: object) -> Task:
    first, *others = ALL[task_id].evidence
    return changed(task_id, evidence=(first.model_copy(update=changes), *others))


def test_a_rule_about_no_item_is_told():
    assert ("tasks/CS2.yaml", "CS2.e1", "items") in told(with_rule("CS2", items=("CS2.gone",)))


def test_an_unknown_flag_is_told():
    assert ("tasks/CS2.yaml", "CS2.e1", "flag") in told(with_rule("CS2", flag="cf_smell"))


def test_an_unknown_flag_of_a_fault_is_told():
    draft = ALL["PU2"].items[0]
    fault = draft.faults["tags"].model_copy(update={"flag": "cf_smell"})  # type: ignore[union-attr]
    assert ("tasks/PU2.yaml", "PU2.D1", "flag") in told(bent(ALL["PU2"], "PU2.D1", faults={"tags": fault}))


def test_weights_that_do_not_make_one_whole_are_told():
    assert ("tasks/CS2.yaml", "CS2", "evidence") in told(with_rule("CS2", weight=0.5))


def test_a_scoring_rule_without_a_weight_is_told():
    assert ("tasks/CS2.yaml", "CS2.e1", "weight") in told(with_rule("CS2", weight=0.0))


def test_a_weight_on_a_rule_that_only_informs_is_told():
    assert ("tasks/CS2.yaml", "CS2.e1", "weight") in told(with_rule("CS2", kind="info"))


def test_practice_that_scores_is_told():
    assert ("tasks/PRACTICE.yaml", "PRACTICE", "evidence") in told(changed("PRACTICE", evidence=ALL["AN4"].evidence))


@pytest.mark.parametrize("field", MENTIONED)
def test_a_pattern_that_does_not_compile_is_told(field: str):
    lexicon = ALL["CS2"].lexicon.model_copy(update={field: (looked_for("(unclosed"),)})
    assert ("tasks/CS2.yaml", "M", f"lexicon.{field}") in told(changed("CS2", lexicon=lexicon))


def test_a_mention_that_looks_for_nothing_is_told():
    lexicon = ALL["CS2"].lexicon.model_copy(update={"bans": (looked_for(),)})
    assert ("tasks/CS2.yaml", "M", "lexicon.bans") in told(changed("CS2", lexicon=lexicon))


def test_a_line_rule_that_does_not_compile_is_told():
    first, *others = ALL["AD4"].line_rules
    broken = first.model_copy(update={"arguments": {"pattern": "(unclosed"}})
    assert ("tasks/AD4.yaml", first.id, "line_rules.pattern") in told(changed("AD4", line_rules=(broken, *others)))


def test_a_kept_fact_that_nothing_finds_is_told():
    lexicon = ALL["AD1"].lexicon.model_copy(update={"kept": ("weather",)})
    assert ("tasks/AD1.yaml", "AD1", "lexicon.kept") in told(changed("AD1", lexicon=lexicon))


def test_a_replacement_for_nothing_is_told():
    fresh = tuple(one.model_copy(update={"replaces": "weather"}) for one in ALL["AD1"].lexicon.fresh)
    lexicon = ALL["AD1"].lexicon.model_copy(update={"fresh": fresh})
    assert ("tasks/AD1.yaml", "AD1", "lexicon.fresh") in told(changed("AD1", lexicon=lexicon))


def test_an_item_id_used_in_two_tasks_is_told():
    assert ("tasks/AN3.yaml", "LV5.I1", "id") in told(changed("AN3", items=(*ALL["AN3"].items, ALL["LV5"].items[0])))


def test_a_rule_id_used_twice_is_told():
    assert ("tasks/AN4.yaml", "AN4.e1", "id") in told(changed("AN4", evidence=(ALL["AN4"].evidence[0],) * 2))


def test_a_file_named_otherwise_than_its_task_is_told():
    errors = task_errors({"AN9": ALL["AN4"]}, complete=False)
    assert ("tasks/AN9.yaml", "AN4", "id") in [(one.file, one.id, one.field) for one in errors]


def test_choices_and_speeches_that_ship_are_what_the_tests_bend():
    assert isinstance(ALL["LV5"].items[0], Choice)
    assert isinstance(ALL["LV2"].items[0], Spoken)


def checked(**given: object) -> Task:
    one = {"id": "C", "label": Text(en="c", fr="c"), "patterns": Pattern(en=("x",))}
    return ALL["CS2"].model_copy(update={"checks": (Check(**(one | given)),)})


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"items": ("CS2.gone",)}, "items"),
        ({"how": "programmed"}, "program"),
        ({"program": "texts.enough"}, "program"),
        ({"patterns": Pattern()}, "checks"),
        ({"patterns": Pattern(fr=("(",))}, "checks"),
        ({"flag": "cf_unheard_of"}, "flag"),
    ],
)
def test_a_check_that_cannot_be_made_is_named(given: dict[str, object], field: str):
    assert told(checked(**given)) == [("tasks/CS2.yaml", "C", field)]


def test_a_rule_that_counts_an_unknown_check_is_named():
    rule = ALL["CS2"].evidence[0].model_copy(update={"checks": ("gone",)})
    task = ALL["CS2"].model_copy(update={"evidence": (rule, *ALL["CS2"].evidence[1:])})
    assert told(task) == [("tasks/CS2.yaml", rule.id, "checks")]


def test_an_indicator_that_does_not_exist_is_named():
    task = ALL["AN4"].model_copy(update={"indicators": ("AN.i99",)})
    assert told(task) == [("tasks/AN4.yaml", "AN4", "indicators")]


def test_half_an_answer_is_not_the_full_one():
    task = bent(ALL["LV5"], "LV5.I1", half=frozenset({"b"}))
    assert ("tasks/LV5.yaml", "LV5.I1", "half") in told(task)
