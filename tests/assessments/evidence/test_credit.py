"""What one answer earns, kind by kind."""

import pytest

from assessments.answer import MultiSelectAnswer, OrderingAnswer, RateOptionsAnswer
from assessments.evidence.credit import Findings, agreement, credit, findings
from tests.assessments.evidence.build import (
    choice,
    chose,
    chosen,
    draft,
    layouts,
    menus,
    multi_select,
    number,
    ordering,
    ranked,
    rate_options,
    revision,
    self_level,
    spoken,
    ticked,
    typed,
    written,
)

TWO_MENUS = menus(
    {"r1": {"one": (["keep"], ["hide"]), "two": (["keep", "hide"], [])}}, ("one", "two"), distinct_columns=True
)
WORDLESS = [draft(), layouts("ab", {}), written(), revision(), spoken(), self_level()]


@pytest.mark.parametrize(
    ("item", "answer", "earned", "possible"),
    [
        (choice(key="a"), chose("a"), 1, 1),
        (choice(key="a"), chose("b"), 0, 1),
        (choice(key="a"), None, 0, 1),
        (multi_select("a", "b"), MultiSelectAnswer(options=frozenset("ab")), 1, 1),
        (multi_select("a", "b"), MultiSelectAnswer(options=frozenset("abc")), 0.5, 1),
        (multi_select("a", "b"), MultiSelectAnswer(options=frozenset("abcdef")), 0, 1),
        (multi_select("a", "b"), None, 0, 1),
        (number(6.0), typed("6,0 %"), 1, 1),
        (number(6.0), typed("6.05"), 1, 1),
        (number(6.0), typed("0.06"), 0, 1),
        (number(3.0, "ratio"), typed("300 %"), 1, 1),
        (number(6.0), typed("six"), 0, 1),
        (number(6.0), None, 0, 1),
        (ordering("c", "a", "b"), OrderingAnswer(ranks={"c": 1, "a": 2, "b": 3}), 1, 1),
        (ordering("c", "a", "b"), OrderingAnswer(ranks={"c": 1, "b": 2, "a": 3}), 1 / 3, 1),
        (ordering("c", "a", "b"), None, 0, 1),
        (rate_options(a=1, b=3, c=5), RateOptionsAnswer(levels={"a": 2, "b": 3, "c": 4}), 1, 1),
        (rate_options(a=1, b=3, c=5), RateOptionsAnswer(levels={"a": 5, "b": 3, "c": 1}), 0, 1),
        (rate_options(a=1, b=3, c=5), None, 0, 1),
        (TWO_MENUS, chosen(r1={"one": "keep", "two": "hide"}), 2, 2),
        (TWO_MENUS, chosen(r1={"one": "hide", "two": "keep"}), 1.5, 2),
        (TWO_MENUS, chosen(r1={"one": "keep", "two": "keep"}), 1, 2),
        (TWO_MENUS, None, 0, 2),
    ],
)
def test_credit_follows_the_key(item, answer, earned, possible):
    points = credit(item, answer, "en")

    assert points.earned == pytest.approx(earned)
    assert points.possible == possible


def test_a_key_for_one_column_asks_for_one_menu():
    item = menus({"r1": {"one": (["keep"], [])}}, ("one", "two"))

    assert credit(item, chosen(r1={"one": "keep", "two": "keep"}), "en") == (1, 1)


def test_the_same_option_twice_costs_nothing_where_columns_may_agree():
    item = menus({"r1": {"one": (["keep"], []), "two": (["keep"], [])}}, ("one", "two"))

    assert credit(item, chosen(r1={"one": "keep", "two": "keep"}), "en") == (2, 2)


@pytest.mark.parametrize("item", [*WORDLESS, multi_select()], ids=lambda one: one.kind)
def test_what_has_no_key_of_its_own_earns_no_points(item):
    assert credit(item, None, "en") is None


@pytest.mark.parametrize(
    ("item", "answer", "expected"),
    [
        (multi_select("a", "b"), MultiSelectAnswer(options=frozenset("ac")), Findings(1, 1, 2, 6)),
        (
            draft(faults={"link": ("link1",), "tags": ("tags2",)}),
            ticked(link="link1", tags="tags1", fact=None, nowhere="x"),
            Findings(2, 1, 2, 4, 1),
        ),
        (draft(faults={"link": ("link1",)}), None, Findings(0, 0, 1, 4, 0)),
        (
            layouts("ba", {"a": ["contrast", "small"]}),
            ranked("ab", a=["contrast", "missing"], b=["small"]),
            Findings(1, 2, 2, 6),
        ),
        (layouts("ba", {"a": ["contrast"]}), None, Findings(0, 0, 1, 6)),
    ],
)
def test_ticks_are_held_against_the_key(item, answer, expected):
    assert findings(item, answer) == expected


def test_a_fix_counts_only_on_a_true_fault():
    item = draft(faults={"link": ("link1",)})

    assert findings(item, ticked(fact="fact1")).fixes == 0
    assert findings(item, ticked(link="link1")).fixes == 1


UNTICKED = [
    choice(),
    number(),
    ordering("a", "b"),
    rate_options(a=1, b=2, c=3),
    TWO_MENUS,
    written(),
    revision(),
    spoken(),
]


@pytest.mark.parametrize("item", [*UNTICKED, self_level()], ids=lambda one: one.kind)
def test_where_nothing_is_ticked_nothing_is_found(item):
    assert findings(item, None) is None


def test_an_order_agrees_with_the_key():
    assert agreement(ordering("b", "a"), OrderingAnswer(ranks={"b": 1, "a": 2})) == 1
    assert agreement(layouts("bac", {}), ranked("bac")) == 1
    assert agreement(layouts("bac", {}), ranked("cab")) == 0
    assert agreement(layouts("bac", {}), None) == 0


UNORDERED = [
    choice(),
    multi_select("a"),
    number(),
    rate_options(a=1, b=2, c=3),
    TWO_MENUS,
    draft(),
    written(),
    spoken(),
]


@pytest.mark.parametrize("item", [*UNORDERED, revision(), self_level()], ids=lambda one: one.kind)
def test_where_nothing_is_ordered_nothing_agrees(item):
    assert agreement(item, None) is None
