"""The parser of competency models, tried on a small model of its own; the shipped one is tried in tests/content."""

from copy import deepcopy

import pytest
import yaml

from rubric.content import ContentErrors
from rubric.model import fingerprint, load_model, parse_model, structure

FILE = "small.yaml"


def words(en: str) -> dict[str, str]:
    return {"en": en, "fr": en + " (fr)"}


def competency(id: str, weight: float, **more: object) -> dict[str, object]:  # noqa: A002
    return {
        "id": id,
        "kind": "skill",
        "group": "profile",
        "name": words(id),
        "definition": words("def"),
        "seed_phrase": words("seed"),
        "default_weight": weight,
        "indicators": [{"id": f"{id}.i1", "text": words("seen")}],
        "anchors": [{"level": level, "text": words(f"level {level}")} for level in (1, 2, 3, 4, 5)],
        **more,
    }


def small() -> dict[str, object]:
    return {
        "id": "small",
        "version": "1",
        "status": "draft",
        "scale_labels": [words(str(level)) for level in (1, 2, 3, 4, 5)],
        "scale_rules": [{"id": "SR1", "text": words("rule")}],
        "competencies": [competency("A", 60), competency("B", 40, group="module", kind="trait")],
        "presets": [{"id": "p", "name": words("p"), "when": words("w"), "weights": {"A": 50, "B": 50}}],
        "weight_rules": [{"id": "WT1", "text": words("rule")}],
    }


def parsed(raw: dict[str, object]):
    return parse_model(yaml.safe_dump(raw), FILE)


def changed(path: str, value: object) -> dict[str, object]:
    """The small model with one place changed; a value of None takes it away."""
    raw = deepcopy(small())
    here: object = raw
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        here = here[step]  # pyright: ignore[reportIndexIssue]
    if value is None:
        del here[last]  # pyright: ignore[reportIndexIssue]
    else:
        here[last] = value  # pyright: ignore[reportIndexIssue]
    return raw


def test_a_sound_model_is_read():
    model = parsed(small())
    assert model.default_weights == {"A": 60, "B": 40}
    assert [one.id for one in model.profile_competencies] == ["A"]
    assert model.competency("B").anchor(4).text.en == "level 4"
    assert model.preset("p").weights["B"] == 50
    assert model.scale_label(5).said("fr") == "5 (fr)"


def test_unknown_ids_are_a_key_error():
    for ask in (parsed(small()).competency, parsed(small()).preset):
        with pytest.raises(KeyError):
            ask("Z")


@pytest.mark.parametrize(
    ("path", "value", "id", "field", "problem"),
    [
        ("competencies.0.definition.fr", None, "A", "definition.fr", "required"),
        ("competencies.0.definition.fr", "", "A", "definition.fr", "at least 1"),
        ("competencies.0.anchors.3", None, "A", "anchors", "level 4 is missing"),
        ("competencies.0.anchors.3.level", 5, "A", "anchors", "level 4 is missing"),
        ("competencies.0.anchors.3.level", 6, "A", "anchors.3.level", "less than or equal to 5"),
        ("competencies.0.kind", "talent", "A", "kind", "skill"),
        ("competencies.0.default_weight", 70, "small", "default_weight", "sum to 110"),
        ("competencies.0.indicators", [], "A", "indicators", "at least 1"),
        ("competencies.1.id", "A", "A", "id", "more than once"),
        ("competencies.1.indicators.0.id", "A.i1", "A.i1", "id", "more than once"),
        ("presets.0.weights.A", 40, "p", "weights", "sum to 90"),
        ("presets.0.weights", {"A": 50, "Z": 50}, "p", "weights.Z", "no competency"),
        ("presets.0.weights", {"A": 150, "B": -50}, "p", "weights.B", "negative"),
        ("presets.0.id", "SR1", "SR1", "id", "more than once"),
        ("scale_labels.4", None, "small", "scale_labels", "at least 5"),
        ("colour", "red", "small", "colour", "not permitted"),
    ],
)
def test_an_unsound_model_names_file_id_and_field(path, value, id, field, problem):  # noqa: A002
    with pytest.raises(ContentErrors) as caught:
        parsed(changed(path, value))
    told = [one for one in caught.value.errors if (one.file, one.id, one.field) == (FILE, id, field)]
    assert any(problem in one.problem for one in told), str(caught.value)


def test_anchors_in_another_order_are_refused():
    raw = small()
    raw["competencies"][0]["anchors"].reverse()  # pyright: ignore[reportIndexIssue]
    with pytest.raises(ContentErrors, match="from 1 to 5"):
        parsed(raw)


def test_everything_wrong_is_told_at_once():
    raw = changed("presets.0.weights", {"A": 50, "Z": 40})
    raw["competencies"][1]["default_weight"] = 50  # pyright: ignore[reportIndexIssue]
    with pytest.raises(ContentErrors) as caught:
        parsed(raw)
    assert [(one.id, one.field) for one in caught.value.errors] == [
        ("small", "default_weight"),
        ("p", "weights.Z"),
        ("p", "weights"),
    ]


def test_a_corrected_word_changes_the_fingerprint_and_not_the_structure():
    before, after = parsed(small()), parsed(changed("competencies.0.definition.en", "better said"))
    assert fingerprint(before) != fingerprint(after)
    assert structure(before) == structure(after)


@pytest.mark.parametrize(
    ("path", "value"),
    [("competencies.0.kind", "trait"), ("competencies.0.indicators.0.id", "A.i9"), ("id", "other")],
)
def test_what_makes_scores_comparable_changes_the_structure(path, value):
    assert structure(parsed(small())) != structure(parsed(changed(path, value)))


def test_the_fingerprint_is_of_what_was_authored():
    # a field that code adds with a default must not make yesterday's ratings strangers
    spelled_out = changed("competencies.0.tasks_wanted", 1)
    assert fingerprint(parsed(small())) != fingerprint(parsed(spelled_out))
    assert fingerprint(parsed(small())) == fingerprint(parsed(small()))


def test_the_model_is_read_once():
    assert load_model() is load_model()
