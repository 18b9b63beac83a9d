"""Positions: what an opening needs and how it is assessed; what was announced to a candidate does not change."""

from datetime import datetime

from assessments import bank
from assessments.attempt import Actor, NotFound, PositionFrozen, PositionRefused, Role
from assessments.evidence import redact
from assessments.store import Db, Store, accounts, audit, forms, invitations
from assessments.store import positions as rows
from assessments.views import Position, PositionDraft
from assessments.workflow.access import PEOPLE_OFFICE, READERS, allow
from assessments.workflow.cards import known_of
from assessments.workflow.sessions import new_id
from rubric.fit import Minimum, RoleProfile
from rubric.model import POINTS, load_model

MOST_MINIMUMS = 2


def role_profile(
    preset_id: str, weights: dict[str, float] | None = None, minimums: tuple[Minimum, ...] = ()
) -> RoleProfile:
    """The profile of a role from a preset (KeyError for an unknown one), with weights and minimums of one's own.

    Raises PositionRefused unless the weights sum to exactly 100 and there are at most two minimums, each on another
    competency that carries weight.
    """
    preset = load_model().preset(preset_id)
    kept = {one: weight for one, weight in (weights or preset.weights).items() if weight}
    if round(sum(kept.values()), 6) != POINTS or min(kept.values()) < 0:
        raise PositionRefused("weights_sum")
    critical = {one.competency_id for one in minimums}
    if len(minimums) > MOST_MINIMUMS or len(critical) < len(minimums) or not critical <= kept.keys():
        raise PositionRefused("minimums")
    return RoleProfile(id=preset.id, name=preset.name, weights=kept, minimums=minimums)


def create_position(store: Store, actor: Actor, draft: PositionDraft, now: datetime) -> Position:
    allow(actor, *PEOPLE_OFFICE)
    if draft.closes_at <= now:
        raise PositionRefused("closes_in_past")
    created = _revision(draft, new_id(), 1, actor, now)
    with store.write() as db:
        _check(db, draft)
        rows.add_revision(db, created)
        audit.note(db, actor, "create_position", created.id, now, title=created.title)
    return created


def _revision(draft: PositionDraft, position_id: str, number: int, actor: Actor, now: datetime) -> Position:
    filled_in = {field: getattr(draft, field) for field in PositionDraft.model_fields}
    return Position.model_validate(
        {**filled_in, "id": position_id, "revision": number, "created_by": actor.id, "revised_at": now}
    )


def _check(db: Db, draft: PositionDraft) -> None:
    if draft.profile.weights.keys() - load_model().default_weights.keys():
        raise PositionRefused("competency_unknown")
    forms.ensure(db, draft.form_id)
    if not bank.is_known(draft.form_id):
        raise PositionRefused("form_unknown")
    if bank.expired_in(bank.form(draft.form_id), draft.closes_at.date()):
        raise PositionRefused("items_expired")
    known = {one.id for one in accounts.users(db) if Role.RATER in one.roles}
    if not known.issuperset(draft.raters):
        raise PositionRefused("rater_unknown")


def revise_position(store: Store, actor: Actor, position_id: str, draft: PositionDraft, now: datetime) -> Position:
    """Append a revision. Raises PositionFrozen when the profile or the form would change after a candidate has read
    the notice and started; title, dates, languages, raters and contacts can always change."""
    allow(actor, *PEOPLE_OFFICE)
    with store.write() as db:
        before = position_of(db, position_id)
        _check(db, draft)
        measured_anew = (draft.profile, draft.form_id) != (before.profile, before.form_id)
        if measured_anew and rows.any_started(db, position_id):
            raise PositionFrozen(position_id)
        revised = _revision(draft, position_id, before.revision + 1, actor, now)
        rows.add_revision(db, revised)
        if draft.form_id != before.form_id:
            rows.set_form(db, position_id, draft.form_id, bank.form_fingerprint(bank.form(draft.form_id)))
        rows.move_closing(db, position_id, before.closes_at, draft.closes_at)
        audit.note(db, actor, "revise_position", position_id, now, changed=", ".join(_changed(before, draft)))
    return revised


def _changed(before: Position, draft: PositionDraft) -> list[str]:
    return [field for field in PositionDraft.model_fields if getattr(before, field) != getattr(draft, field)]


def position_of(db: Db, position_id: str) -> Position:
    """The revision in force; raises NotFound."""
    found = rows.position(db, position_id)
    if found is None:
        raise NotFound(position_id)
    return found


def position(store: Store, actor: Actor, position_id: str) -> Position:
    allow(actor, *READERS)
    with store.read() as db:
        return position_of(db, position_id)


def positions(store: Store, actor: Actor) -> tuple[Position, ...]:
    """Every position, the one revised last first; for a lead, who rates blind, no title names a candidate."""
    allow(actor, *READERS, Role.LEAD)
    with store.read() as db:
        found = rows.positions(db)
        if actor.kind == "staff" and actor.roles.isdisjoint(READERS):
            return tuple(_blind(db, one) for one in found)
    return found


def _blind(db: Db, one: Position) -> Position:
    known = known_of(invitations.people(db, one.id).values())
    return one.model_copy(update={"title": redact(one.title, known)})


def is_frozen(store: Store, actor: Actor, position_id: str) -> bool:
    """Whether profile and form can still change: a page that asks first need not refuse afterwards."""
    allow(actor, *PEOPLE_OFFICE)
    with store.read() as db:
        return rows.any_started(db, position_id)
