"""What anybody concerned may know of how a position is filled: what counts, how sure it is, its limits, who decides."""

from datetime import datetime
from typing import NamedTuple

from assessments import bank
from assessments.attempt import Actor, NotAllowed
from assessments.store import Store
from assessments.views import Position
from assessments.workflow.access import READERS, allow, own_attempt
from assessments.workflow.ending import attempt_of
from assessments.workflow.health import Health, lately
from assessments.workflow.positions import position_of
from assessments.workflow.telling import principles
from assessments.workflow.validating import content_validity, counted
from rubric.record import Language
from rubric.validity import TaskValidity

__all__ = ["Transparency", "of_own_position", "of_position"]


class Transparency(NamedTuple):
    """Nothing in it is about a person who was assessed."""

    position: Position
    told: tuple[str, ...]  # what candidates are told before they begin
    limits: str
    health: Health  # from the last sittings of the form, of which there may be none
    validity: tuple[TaskValidity, ...] | None  # None: hidden from somebody who votes too and has not yet
    key_version: str  # of the form with its keys: changes with any of them


def of_position(store: Store, actor: Actor, position_id: str, language: Language, now: datetime) -> Transparency:
    """For those who read reports; raises NotFound for a position that does not exist."""
    allow(actor, *READERS)
    with store.read() as db:
        position = position_of(db, position_id)
    return _told(store, position, content_validity(store, actor, position.form_id).tasks, language, now)


def of_own_position(store: Store, actor: Actor, language: Language, now: datetime) -> Transparency:
    """For a candidate, of the position they are invited for; a self-assessment is for none: NotAllowed."""
    with store.read() as db:
        position_id = attempt_of(db, own_attempt(actor)).position_id
        if position_id is None:
            raise NotAllowed(actor.id)
        position = position_of(db, position_id)
    return _told(store, position, counted(store, bank.form(position.form_id)), language, now)


def _told(
    store: Store, position: Position, validity: tuple[TaskValidity, ...] | None, language: Language, now: datetime
) -> Transparency:
    form = bank.form(position.form_id)
    return Transparency(
        position=position,
        told=principles(position, language),
        limits=bank.notices().fill("ntc.limits", {}, language),
        health=lately(store, form, now),
        validity=validity,
        key_version=bank.form_fingerprint(form)[:12],
    )
