"""What somebody tries on a field, as the session holds it: weights, minimums, who is followed, what is looked at."""

from collections.abc import Mapping
from typing import Annotated

import streamlit as st
from pydantic import Field, ValidationError

from assessments.boards import Tried
from pages.parts.components import Part
from pages.parts.components.weights import weights
from rubric.fit import RoleProfile
from rubric.model import POINTS
from rubric.record import Record


class Told(Record):
    """What the browser says of the sliders: how they stand, and how often it has said so."""

    number: int = 0
    weights: dict[str, Annotated[float, Field(ge=0, le=POINTS)]]


def key(position_id: str, field: str) -> str:
    return f"field-{position_id}-{field}"


def told(position_id: str, profile: RoleProfile) -> Told:
    """How the sliders stand; those of the position until somebody moves one."""
    held = st.session_state.get(key(position_id, "weights"))
    return held if isinstance(held, Told) else Told(weights=profile.weights)


def understood(value: object, profile: RoleProfile) -> Told | None:
    """What the browser tells, if it is about the weights of this profile."""
    try:
        said = Told.model_validate(value)
    except ValidationError:
        return None
    return said if said.weights.keys() == profile.weights.keys() else None


def sliders(position_id: str, profile: RoleProfile, now: Told) -> Part:
    """What moves the weights."""

    def heard(value: object) -> None:
        if said := understood(value, profile):
            st.session_state[key(position_id, "weights")] = said

    return weights(position_id, now.weights, profile.weights, now.number, heard)


def tried(position_id: str, profile: RoleProfile, weights_now: Mapping[str, float], followed: tuple[str, ...]) -> Tried:
    def held(field: str) -> object:
        return st.session_state.get(key(position_id, field))

    at = held("from")
    start = at - 1 if isinstance(at, int) else 0
    levels = {one.competency_id: held(f"level-{one.competency_id}") for one in profile.minimums}
    return Tried.model_validate(
        {
            "weights": dict(weights_now),
            "levels": {one: level for one, level in levels.items() if level is not None},
            "not_below": bool(held("not-below")),
            "followed": followed,
            "look": held("look") or "list",
            "start": start,
        }
    )
