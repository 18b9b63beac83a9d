from typing import Annotated, Literal

import pytest
from pydantic import Field

from rubric.content import (
    ContentError,
    ContentErrors,
    parse_yaml,
    record_of,
    repeated_ids,
)
from rubric.record import Record, Text


class Fruit(Record):
    id: str
    text: Text


class Leaf(Record):
    kind: Literal["leaf"] = "leaf"
    id: str
    text: Text
    fruits: tuple[Fruit, ...] = ()


class Stone(Record):
    kind: Literal["stone"] = "stone"
    weight: int


class Tree(Record):
    id: str
    things: tuple[Annotated[Leaf | Stone, Field(discriminator="kind")], ...] = ()
    sizes: tuple[int, ...] = ()
    label: Text | None = None
    rings: tuple[Text, ...] = Field(default=(), min_length=1)


def errors_in(raw: object) -> list[tuple[str, str]]:
    with pytest.raises(ContentErrors) as caught:
        record_of(Tree, raw, "tree.yaml")
    return [(one.id, one.field) for one in caught.value.errors]


def test_an_error_says_file_id_field_and_problem():
    assert str(ContentError("a.yaml", "WR1", "minutes", "is missing")) == "a.yaml: WR1: minutes: is missing"
    assert str(ContentError("a.yaml", "", "line 3", "is not YAML")) == "a.yaml: line 3: is not YAML"


def test_several_errors_are_told_at_once():
    errors = ContentErrors([ContentError("a.yaml", "x", "f", "p"), ContentError("a.yaml", "y", "f", "p")])
    assert str(errors) == "a.yaml: x: f: p\na.yaml: y: f: p"


def test_yaml_is_read():
    assert parse_yaml("a: [1, 2.5, yes]\nb: {c: null}", "a.yaml") == {"a": [1, 2.5, True], "b": {"c": None}}


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: [1, 2}", "line 2", "expected ',' or ']'"),
        ("a:\n  b: 1\n  b: 2", "line 3", "'b' stands twice"),
        ("a: 1\nb: &x\nc: *y", "line 3", "undefined alias"),
        ("a: {[1, 2]: 3}", "line 1", "unhashable key"),
        ("a: !!python/object:os.system 1", "line 1", "could not determine a constructor"),
    ],
)
def test_yaml_that_cannot_be_read_names_the_line(text, line, problem):
    with pytest.raises(ContentErrors) as caught:
        parse_yaml(text, "a.yaml")
    (error,) = caught.value.errors
    assert (error.file, error.id) == ("a.yaml", "")
    assert error.field == line
    assert problem in error.problem


def test_a_character_that_yaml_forbids_is_an_error_of_content():
    with pytest.raises(ContentErrors, match=r"a\.yaml"):
        parse_yaml("a: \x07", "a.yaml")


def test_the_nearest_id_is_named():
    assert errors_in({"id": "oak", "sizes": ["big"]}) == [("oak", "sizes.0")]
    assert errors_in({"id": "oak", "label": {"en": "Oak"}}) == [("oak", "label.fr")]
    assert errors_in({"id": "oak", "unknown": 1}) == [("oak", "unknown")]


def test_the_id_of_the_inner_thing_wins_over_that_of_the_outer():
    leaf = {"kind": "leaf", "id": "oak.1", "text": {"en": "Leaf"}}
    assert errors_in({"id": "oak", "things": [leaf]}) == [("oak.1", "text.fr")]


def test_what_lies_inside_the_things_of_a_thing_is_named_by_its_own_id():
    """The kind that pydantic names on its way into a union is no step in the content."""
    fruit = {"id": "oak.1.a", "text": {"en": "Acorn"}}
    leaf = {"kind": "leaf", "id": "oak.1", "text": {"en": "Leaf", "fr": "Feuille"}, "fruits": [fruit]}
    assert errors_in({"id": "oak", "things": [leaf]}) == [("oak.1.a", "text.fr")]


def test_a_list_whose_only_entry_is_wrong_is_not_called_empty_as_well():
    assert errors_in({"id": "oak", "rings": [{"en": "one"}]}) == [("oak", "rings.0.fr")]
    assert errors_in({"id": "oak", "rings": []}) == [("oak", "rings")]


def test_a_thing_without_id_is_named_by_its_place():
    assert errors_in({"id": "oak", "things": [{"kind": "stone", "weight": "heavy"}]}) == [("oak", "things.0.weight")]


def test_what_is_not_even_a_mapping_is_an_error_too():
    assert errors_in([1, 2]) == [("", "")]
    assert errors_in({"id": "oak", "things": "none"}) == [("oak", "things")]
    assert errors_in({"id": 7}) == [("", "id")]


def test_all_errors_of_a_record_are_found():
    assert errors_in({"id": "oak", "sizes": ["big", 2, "small"], "x": 1}) == [
        ("oak", "sizes.0"),
        ("oak", "sizes.2"),
        ("oak", "x"),
    ]


def test_an_id_that_stands_more_than_once_is_told_once():
    assert [one.id for one in repeated_ids(["a", "b", "a", "a"], "a.yaml")] == ["a"]
    assert repeated_ids(["a", "b"], "a.yaml") == ()


def test_a_location_beyond_the_content_does_not_hide_the_error():
    # pydantic names a missing element of a fixed tuple by a place the content does not have
    class Pair(Record):
        id: str
        both: tuple[int, int]

    with pytest.raises(ContentErrors) as caught:
        record_of(Pair, {"id": "p", "both": [1]}, "p.yaml")
    assert [(one.id, one.field) for one in caught.value.errors] == [("p", "both.1")]
