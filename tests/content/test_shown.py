"""What a candidate and a rater may see: no key, no reason, nothing that software looks for."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import bank
from assessments.form import Task
from assessments.item import AnyItem, Choice, MenuGrid, Number, RateOptions
from rubric.record import Record, Text

ALL = bank.tasks()
ITEMS = [item for task in ALL.values() for item in task.items]
SECRET = {
    "task": {"lexicon", "line_rules", "evidence", "human", "author_name"},
    "choice": {"key", "half", "rationale", "source"},
    "multi_select": {"keys"},
    "number": {"key", "relative_tolerance", "absolute_tolerance", "signatures"},
    "ordering": {"key"},
    "ordered_pick": {"key"},
    "rate_options": {"rationale"},
    "menu_grid": set[str](),
    "preflight": {"faults", "decoys"},
    "canvas": set[str](),
    "upload": set[str](),
    "allocation": set[str](),
    "timetable": set[str](),
    "written": {"required_facts", "checks", "branch", "own_error"},
    "spoken": {"required_facts"},
    "live_chat": set[str](),
    "layouts": {"key_order", "key_defects"},
    "revision": set[str](),
    "self_level": set[str](),
}


def words(value: object) -> Iterator[str]:
    """Every sentence of a record that a person reads, in both languages."""
    if isinstance(value, Text):
        yield from (value.en, value.fr)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from words(getattr(value, name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from words(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from words(one)


def secrets(task: Task) -> set[str]:
    """The words and patterns that only the key knows."""
    hidden = [getattr(task, name) for name in SECRET["task"]]
    for item in task.items:
        hidden += [getattr(item, name) for name in SECRET[item.kind]]
        if isinstance(item, MenuGrid):
            hidden += [row.keys for row in item.rows]
    told = set(words(tuple(hidden)))
    for mentions in (task.lexicon.facts, task.lexicon.checks, task.lexicon.bans, task.lexicon.stale):
        told |= {pattern for one in mentions for pattern in (*one.patterns.en, *one.patterns.fr)}
    return told


def public(task: Task) -> str:
    """Everything a candidate reads anyway, the materials and the questions."""
    shown: list[object] = [task.title, task.assessed, task.instructions, task.materials]
    for item in task.items:
        shown += [getattr(item, name) for name in type(item).model_fields if name not in SECRET[item.kind]]
    return "\n".join(words(tuple(shown)))


@pytest.mark.parametrize("task_id", sorted(ALL))
def test_no_word_of_the_key_reaches_a_candidate(task_id: str):
    task = ALL[task_id]
    dump = json.dumps(bank.without_keys(task).model_dump(mode="json"), ensure_ascii=False)
    leaked = [told for told in secrets(task) - {""} if told in dump and told not in public(task)]
    assert leaked == []


@pytest.mark.parametrize("task_id", sorted(ALL))
def test_no_word_of_the_key_reaches_a_rater_but_the_guide_does(task_id: str):
    task = ALL[task_id]
    card = bank.for_rater(task)
    assert card.human == task.human
    hidden = secrets(task.model_copy(update={"human": None})) - {""}
    guide = "\n".join(words(task.human)) if task.human else ""
    dump = json.dumps(card.model_dump(mode="json"), ensure_ascii=False)
    assert [told for told in hidden if told in dump and told not in public(task) and told not in guide] == []


def test_the_second_message_of_the_story_is_not_there_before_its_time():
    dump = bank.without_keys(ALL["CS2"]).model_dump_json()
    assert "Free seal, fine" not in dump
    assert "C’est tout" not in dump


def test_no_line_of_a_chat_is_there_before_its_time():
    dump = bank.without_keys(ALL["LV4"]).model_dump_json()
    assert not [one.id for one in ALL["LV4"].items[0].lines if one.id in dump or one.text.en in dump]


def blank_fields(item: AnyItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in SECRET[item.kind]}


@pytest.mark.parametrize("kind", sorted({item.kind for item in ITEMS}))
def test_every_kind_of_item_loses_its_key(kind: str):
    keyed = [item for item in ITEMS if item.kind == kind]
    for item in keyed:
        assert not any(blank_fields(bank.keyless(item)).values()), item.id


def test_a_row_keeps_its_words_and_loses_its_key():
    hidden = bank.keyless(ALL["CS5"].items[0])
    assert isinstance(hidden, MenuGrid)
    assert all(row.keys == {} and row.text.en and row.author for row in hidden.rows)


def test_the_keys_of_actions_are_all_the_same_when_hidden():
    hidden = bank.keyless(ALL["AD3"].items[0])
    assert isinstance(hidden, RateOptions)
    assert {option.key for option in hidden.options} == {1.0}


@pytest.mark.parametrize("task_id", sorted(ALL))
def test_what_is_shown_is_still_a_task(task_id: str):
    shown = bank.without_keys(ALL[task_id])
    assert Task.model_validate_json(shown.model_dump_json()) == shown
    assert [item.id for item in shown.items] == [item.id for item in ALL[task_id].items]


def test_hiding_keys_leaves_the_task_itself_whole():
    before = bank.task_fingerprint(ALL["CS5"])
    bank.without_keys(ALL["CS5"])
    assert bank.task_fingerprint(ALL["CS5"]) == before


def ids(item: AnyItem) -> list[str]:
    return [one.id for one in (item.rows if isinstance(item, MenuGrid) else getattr(item, "options", ()))]


@given(st.sampled_from(ITEMS), st.integers(0, 2**31 - 1))
def test_an_order_loses_nothing_and_comes_back_the_same(item: AnyItem, seed: int):
    once, again = bank.ordered_for(item, seed), bank.ordered_for(item, seed)
    assert once == again
    assert sorted(ids(once)) == sorted(ids(item))


@pytest.mark.parametrize("item_id", ["LV5.I1", "PRACTICE.several", "PRACTICE.order", "AD3.S1", "CS5.actions"])
def test_candidates_see_options_in_different_orders(item_id: str):
    item = next(one for one in ITEMS if one.id == item_id)
    assert len({tuple(ids(bank.ordered_for(item, seed))) for seed in range(40)}) > 3


def test_the_place_of_an_option_tells_nothing_about_the_key():
    """Over many candidates the right answer stands in each of four places about equally often: 25 % ± 5 sd."""
    item = ALL["LV5"].items[0]
    assert isinstance(item, Choice)
    places = [ids(bank.ordered_for(item, seed)).index(item.key) for seed in range(1000)]
    assert all(abs(places.count(place) - 250) < 5 * (1000 * 0.25 * 0.75) ** 0.5 for place in range(4))


def test_the_long_menu_of_measures_keeps_its_order():
    item = ALL["AN4"].items[0]
    assert isinstance(item, MenuGrid)
    assert bank.ordered_for(item, 3).options == item.options  # type: ignore[union-attr]


def test_numbers_and_texts_have_no_order():
    assert isinstance(ALL["AN1"].items[0], Number)
    for item in (*ALL["AN1"].items, *ALL["WR1"].items, *ALL["DE1"].items, *ALL["LV2"].items):
        assert bank.ordered_for(item, 7) is item
