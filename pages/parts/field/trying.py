"""What somebody tries on a field, as the session holds it: weights, minimums, who is followed, what is looked at."""

from collections.abc import Mapping
from typing import Annotated

import streamlit as st
from pydantic import Field, ValidationError

from assessments.boards import Tried
from pages.parts.components import show
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


def sliders(position_id: str, profile: RoleProfile) -> Mapping[str, float]:
    """The weights as they stand, with the sliders that move them."""

    def heard(value: object) -> None:
        if said := understood(value, profile):
            st.session_state[key(position_id, "weights")] = said

    now = told(position_id, profile)
    show("field-weights", weights(position_id, now.weights, profile.weights, now.number, heard))
    return now.weights


def tried(position_id: str, weights_now: Mapping[str, float], followed: tuple[str, ...]) -> Tried:
    def held(field: str) -> object:
        return st.session_state.get(key(position_id, field))

    levels = {
        str(name).removeprefix(key(position_id, "level-")): level
        for name, level in st.session_state.items()
        if str(name).startswith(key(position_id, "level-")) and level is not None
    }
    return Tried.model_validate(
        {
            "weights": dict(weights_now),
            "levels": levels,
            "not_below": bool(held("not-below")),
            "followed": followed,
            "look": held("look") or "list",
        }
    )
