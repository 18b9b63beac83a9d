"""Everything that can be wrong with content, put in on purpose: each a clear error naming file, id and field."""

from datetime import date
from typing import Any

import pytest

from assessments import bank
from assessments.bank import load
from assessments.bank.check import check, form_problems, pool_problems, task_errors
from assessments.bank.check_pack import development_problems, notice_problems, world_problems
from assessments.bank.draw import FactPool
from assessments.form import Form, Mention, Pattern, Task
from assessments.item import Branch, Choice, MenuKey, Spoken
from rubric.content import ContentErrors
from rubric.record import Text

TODAY = date(2026, 11, 24)
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


SCREEN = bank.form("screen")


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (SCREEN.model_copy(update={"practice": "NONE"}), "there is no task 'NONE'"),
        (SCREEN.model_copy(update={"practice": "WR1"}), "'WR1' has scored questions"),
        (SCREEN.model_copy(update={"practice": "PU1"}), "'PU1' stands more than once"),
        (SCREEN.model_copy(update={"id": "self"}), "takes 37 minutes, over its budget of 25"),
        (SCREEN.model_copy(update={"id": "core"}), "nothing assesses the competency WR"),
    ],
    ids=["unknown task", "practice that counts", "task twice", "over its minutes", "competency left out"],
)
def test_a_form_that_breaks_its_promise_is_told(form: Form, problem: str):
    assert problem in [what for _, _, what in form_problems(form, ALL, TODAY, ALL)]


def test_the_pool_is_checked():
    first, second, third, *_ = bank.facts().items
    source = first.source
    assert source is not None
    pool = FactPool(
        version="1",
        items=(
            first.model_copy(update={"source": source.model_copy(update={"expires_on": source.as_of})}),
            second.model_copy(update={"source": None}),
            third.model_copy(update={"key": "z"}),
            third,
        ),
    )
    assert {(where, field) for where, field, _ in pool_problems(pool)} == {
        (first.id, "source.expires_on"),
        (second.id, "source"),
        (third.id, "key"),
        (third.id, "id"),
    }


def test_the_company_pack_is_checked():
    world = bank.world()
    by_id = {fact.id: fact for fact in world.facts}
    facts = (
        by_id["TV.F15"].model_copy(update={"patterns": ()}),
        by_id["TV.F16"].model_copy(update={"patterns": ("(unclosed",)}),
        by_id["TV.F24"].model_copy(update={"public_from": None}),
        by_id["TV.F24"],
    )
    rule = world.must_say[0].model_copy(update={"fact": "TV.F99"})
    contrast = world.palette.contrasts[0].model_copy(update={"pair": ("encre", "rouge")})
    bad = world.model_copy(
        update={
            "facts": facts,
            "must_say": (rule,),
            "service_policy": (),
            "palette": world.palette.model_copy(update={"contrasts": (contrast,)}),
        }
    )
    assert {(where, field) for where, field, _ in world_problems(bad)} == {
        ("TV.F15", "patterns"),
        ("TV.F16", "patterns"),
        ("TV.F24", "public_from"),
        ("TV.F24", "id"),
        ("TV.MS1", "fact"),
        ("tilvane", "palette.contrasts"),
    }


def test_the_notices_are_checked():
    notices = bank.notices()
    first, second, *others = notices.notices
    bad = notices.model_copy(
        update={
            "candidate_order": ("ntc.gone",),
            "notices": (
                first.model_copy(update={"with_limits": "ntc.gone"}),
                second.model_copy(update={"text": Text(en="Hello {name}", fr="Bonjour")}),
                second,
                *others,
            ),
        }
    )
    assert {(where, field) for where, field, _ in notice_problems(bad)} == {
        ("notices", "candidate_order"),
        (first.id, "with_limits"),
        (second.id, "text"),
        (second.id, "id"),
    }


def test_the_advice_is_checked():
    development = bank.development()
    first, second, *others = development.competencies
    bad = development.model_copy(
        update={
            "at_the_top": "dev.gone",
            "competencies": (first.model_copy(update={"id": "XX"}), second.model_copy(update={"levels": ()}), *others),
        }
    )
    assert {(where, field) for where, field, _ in development_problems(bad)} == {
        ("XX", "competencies"),
        (first.id, "competencies"),
        (second.id, "levels"),
        ("development", "at_the_top"),
    }


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch):
    """Reads of the content with some files replaced; nothing read before or after is touched."""

    def spoil(**files: object) -> None:
        read = load.read.__wrapped__
        by_file = {name.replace("__", "/") + ".yaml": raw for name, raw in files.items()}
        monkeypatch.setattr(load, "read", lambda file: by_file[file] if file in by_file else read(file))
        forget()

    def forget() -> None:
        for one in (load.task, load._forms, load.facts, load.world, load.notices, load.development, load.common):
            one.cache_clear()

    yield spoil
    monkeypatch.undo()
    forget()


def test_every_file_that_cannot_be_read_is_told_at_once(spoilt):
    nothing = {"id": "nothing"}
    spoilt(tasks__CS5=nothing, forms=nothing, facts=nothing, notices=nothing, development=nothing)
    files = {error.file for error in check(TODAY)}
    assert files == {"tasks/CS5.yaml", "forms.yaml", "facts.yaml", "notices.yaml", "development.yaml"}


def test_a_revision_is_not_blamed_for_a_task_that_cannot_be_read():
    without = {task_id: task for task_id, task in ALL.items() if task_id != "WR1"}
    assert task_errors(without, complete=False) == []


def test_a_company_pack_that_cannot_be_read_is_told(spoilt):
    spoilt(world_tilvane={"id": "nothing"})
    assert {error.file for error in check(TODAY)} == {"world_tilvane.yaml"}


def test_a_missing_translation_names_file_item_and_language(spoilt):
    raw = load.read.__wrapped__("tasks/AN4.yaml")
    raw["items"][0]["rows"][1]["text"]["fr"] = ""
    spoilt(tasks__AN4=raw)
    with pytest.raises(ContentErrors) as refused:
        load.task("AN4")
    (error,) = refused.value.errors
    assert (error.file, error.id, error.field) == ("tasks/AN4.yaml", "AN4.O2", "text.fr")


def test_a_lexicon_that_is_no_lexicon_is_told(spoilt):
    spoilt(tasks__AN4=load.read.__wrapped__("tasks/AN4.yaml") | {"lexicon": "none"})
    with pytest.raises(ContentErrors, match=r"tasks/AN4\.yaml: AN4: lexicon"):
        load.task("AN4")


def test_choices_and_speeches_that_ship_are_what_the_tests_bend():
    assert isinstance(ALL["LV5"].items[0], Choice)
    assert isinstance(ALL["LV2"].items[0], Spoken)
