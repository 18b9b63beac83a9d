"""The competency model: what a social media manager must be able to do, and what each level of it looks like."""

import hashlib
import json
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field

from rubric.content import ContentError, ContentErrors, parse_yaml, record_of, repeated_ids
from rubric.record import CLOSE, Record, Text

MODEL_FILE = "social_media_manager.yaml"
LEVELS = (1, 2, 3, 4, 5)
POINTS = 100.0  # what weights share out

Kind = Literal["skill", "trait", "responsibility"]
Group = Literal["profile", "module"]


class Anchor(Record):
    """What the work at one level shows: behaviour, never a person."""

    level: int = Field(ge=1, le=5)
    text: Text


class Indicator(Record):
    """Something a rater can point at in an answer."""

    id: str
    text: Text


class Competency(Record):
    """One thing the job needs, with its five anchors."""

    id: str
    kind: Kind
    group: Group
    name: Text
    definition: Text
    seed_phrase: Text
    default_weight: float = Field(ge=0, le=100)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    anchors: tuple[Anchor, ...]
    note: Text | None = None  # a caution that is shown with every score of it
    tasks_wanted: int = Field(default=1, ge=1)  # fewer tasks than this are told as few

    def anchor(self, level: int) -> Anchor:
        return self.anchors[level - 1]


class RolePreset(Record):
    """A way the job is often cut, as weights to start from; they sum to 100."""

    id: str
    name: Text
    when: Text
    weights: dict[str, float]


class Rule(Record):
    """A sentence of advice to raters or to those who set weights."""

    id: str
    text: Text


class CompetencyModel(Record):
    id: str
    version: str
    status: str
    scale_labels: tuple[Text, ...] = Field(min_length=5, max_length=5)  # level 1 first
    scale_rules: tuple[Rule, ...]
    competencies: tuple[Competency, ...] = Field(min_length=1)
    presets: tuple[RolePreset, ...] = Field(min_length=1)
    weight_rules: tuple[Rule, ...]

    def competency(self, competency_id: str) -> Competency:
        """Raises KeyError for an unknown id."""
        return {one.id: one for one in self.competencies}[competency_id]

    def preset(self, preset_id: str) -> RolePreset:
        """Raises KeyError for an unknown id."""
        return {one.id: one for one in self.presets}[preset_id]

    @property
    def profile_competencies(self) -> tuple[Competency, ...]:
        """The seven that make the profile; the others are modules switched on by the role."""
        return tuple(one for one in self.competencies if one.group == "profile")

    @property
    def default_weights(self) -> dict[str, float]:
        return {one.id: one.default_weight for one in self.competencies}

    def scale_label(self, level: int) -> Text:
        return self.scale_labels[level - 1]


@cache
def load_model() -> CompetencyModel:
    """The model this project ships; raises ContentErrors when its file is not sound."""
    return parse_model(resources.files("rubric").joinpath(MODEL_FILE).read_text(encoding="utf-8"), MODEL_FILE)


def parse_model(text: str, file: str) -> CompetencyModel:
    """The model in a YAML text; raises ContentErrors naming file, id and field of everything that is wrong."""
    model = record_of(CompetencyModel, parse_yaml(text, file), file)
    if errors := check_model(model, file):
        raise ContentErrors(errors)
    return model


def check_model(model: CompetencyModel, file: str) -> tuple[ContentError, ...]:
    """What types cannot say: ids once, anchors whole, weights over known competencies summing to 100."""
    ids = [one.id for one in (*model.competencies, *model.presets, *model.scale_rules, *model.weight_rules)]
    ids += [indicator.id for one in model.competencies for indicator in one.indicators]
    errors = list(repeated_ids(ids, file))
    for competency in model.competencies:
        errors += _anchor_errors(competency, file)
    errors += _weight_errors(model.id, "default_weight", model.default_weights, model, file)
    for preset in model.presets:
        errors += _weight_errors(preset.id, "weights", preset.weights, model, file)
    return tuple(errors)


def _anchor_errors(competency: Competency, file: str) -> list[ContentError]:
    levels = [anchor.level for anchor in competency.anchors]
    errors = [
        ContentError(file, competency.id, "anchors", f"the anchor of level {level} is missing")
        for level in LEVELS
        if level not in levels
    ]
    if not errors and levels != list(LEVELS):
        errors.append(ContentError(file, competency.id, "anchors", "one anchor for each level, from 1 to 5"))
    return errors


def _weight_errors(
    owner: str, field: str, weights: dict[str, float], model: CompetencyModel, file: str
) -> list[ContentError]:
    known = {one.id for one in model.competencies}
    errors = [
        ContentError(file, owner, f"{field}.{one}", "there is no competency with this id")
        for one in weights
        if one not in known
    ]
    errors += [
        ContentError(file, owner, f"{field}.{one}", "a weight cannot be negative")
        for one, weight in weights.items()
        if weight < 0
    ]
    total = sum(weights.values())
    if abs(total - POINTS) > CLOSE:
        errors.append(ContentError(file, owner, field, f"the weights sum to {total:g}, not to 100"))
    return errors


def fingerprint(model: CompetencyModel) -> str:
    """A hash of the model as authored: every rating carries it."""
    return hashlib.sha256(model.model_dump_json(exclude_unset=True).encode()).hexdigest()


def structure(model: CompetencyModel) -> str:
    """A hash of what makes scores comparable (ids, kinds, levels): a corrected typing error does not change it."""
    parts = [
        (one.id, one.kind, one.group, [anchor.level for anchor in one.anchors], [item.id for item in one.indicators])
        for one in model.competencies
    ]
    return hashlib.sha256(json.dumps([model.id, parts]).encode()).hexdigest()
