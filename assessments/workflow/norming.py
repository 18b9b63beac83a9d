"""The verbs that look at everybody at once: norms of a form, and what each weight of a position truly decides."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from assessments.attempt import Actor, Attempt, NotFound
from assessments.store import Db, Store, judging, responses
from assessments.store.health import count_alike
from assessments.store.positions import positions
from assessments.workflow.access import READERS, allow
from assessments.workflow.positions import position_of
from assessments.workflow.reports import Result, missing_because, never_shown, panel_of, refuse_who_still_rates
from rubric.compare import reweight
from rubric.fit import RoleProfile, assess_fit
from rubric.norms import ENOUGH, Norm, norm_group, place
from rubric.rating import Rating
from rubric.score import Measured, Score
from rubric.weighing import SEVERAL, effective_weights

FIT = "fit"  # beside the ids of competencies


class Placed(NamedTuple):
    """Sittings among everybody who sat the same form, whoever they are."""

    people: int  # who sat it, those placed among them
    since: date | None = None  # of the first sitting that was handed in
    until: date | None = None
    norms: Mapping[str, Mapping[str, Norm]] = {}  # by attempt: of the fit, and by competency; empty: too few yet


class Deciding(NamedTuple):
    """What weights truly count for, of 100 each."""

    people: int
    given: Mapping[str, float]  # by competency, among those scored for everybody
    effective: Mapping[str, float] | None  # None: too few people, or all alike


def people_beside(store: Store, actor: Actor, attempt_id: str) -> int:
    """How many have sat the same form as this sitting, itself among them: whether there are norms yet."""
    allow(actor, *READERS)
    with store.read() as db:
        return count_alike(db, attempt_id)


def placed(store: Store, actor: Actor, position_id: str, attempt_ids: Sequence[str]) -> Placed:
    """Where these sittings of a position lie among all of the same form, from a hundred people on.

    Fits are those for the profile of the position. Nobody is grouped by anything. Raises NotFound for a sitting of
    another position and RateFirst as reports do.
    """
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, attempt_ids)
    with store.read() as db:
        profile = position_of(db, position_id).profile
        everybody = _alike(db, attempt_ids[0])
        own = {one.id for one in everybody if one.position_id == position_id}
        if strange := [one for one in attempt_ids if one not in own]:
            raise NotFound(*strange)
        if len(everybody) < ENOUGH:
            return Placed(len(everybody))
        scores = _scores(db, everybody)
    days = [one.submitted_at.date() for one in everybody if one.submitted_at is not None]
    told = {name: _measured(profile, one) for name, one in scores.items()}
    return Placed(len(everybody), min(days), max(days), _norms(told, attempt_ids))


def _alike(db: Db, attempt_id: str) -> list[Attempt]:
    """Everybody who handed in the same form for a position. Raises NotFound for a sitting that is not among them."""
    every = judging.submitted(db, [one.id for one in positions(db)])
    own = next((one for one in every if one.id == attempt_id), None)
    if own is None:
        raise NotFound(attempt_id)
    return [one for one in every if one.form_structure == own.form_structure]


def _scores(db: Db, attempts: Sequence[Attempt]) -> dict[str, tuple[Score, ...]]:
    """Scores as reports have them, severity taken out where the panel of their position is large enough."""
    ids = [one.id for one in attempts]
    ratings = {one: list[Rating]() for one in ids}
    for rating in judging.ratings(db, ids):
        ratings[rating.attempt_id].append(rating)
    failed = responses.missing(db, ids)
    panels = {one: panel_of(db, one) for one in {one.position_id for one in attempts} if one is not None}
    found: dict[str, tuple[Score, ...]] = {}
    for one in attempts:
        missing = never_shown(one)
        missing.update((it.task_id, missing_because(it)) for it in failed if it.attempt_id == one.id)
        found[one.id] = Result(one, {}, tuple(ratings[one.id]), missing).scores(panels[one.position_id or ""])
    return found


def _measured(profile: RoleProfile, scores: Sequence[Score]) -> dict[str, Measured]:
    fit = assess_fit(profile, scores).measured
    told = {one.competency_id: known for one in scores if (known := one.measured)}
    return ({FIT: fit} if fit else {}) | told


def _norms(told: Mapping[str, Mapping[str, Measured]], attempt_ids: Sequence[str]) -> dict[str, dict[str, Norm]]:
    found: dict[str, dict[str, Norm]] = {one: {} for one in attempt_ids}
    for what in dict.fromkeys(name for one in told.values() for name in one):
        group = norm_group(what, [one[what].value for one in told.values() if what in one])
        for one in attempt_ids:
            if group is not None and (known := told[one].get(what)):
                found[one][what] = place(known.value, known.margin, group)
    return found


def deciding(store: Store, actor: Actor, position_id: str, weights: Mapping[str, float] | None = None) -> Deciding:
    """What each weight of a position, or of `weights`, decides among all who handed in their work: from ten people on.

    Raises ValueError for weights that are none.
    """
    allow(actor, *READERS)
    with store.read() as db:
        profile = position_of(db, position_id).profile
        attempts = judging.submitted(db, [position_id])
        scores = _scores(db, attempts) if len(attempts) >= SEVERAL else {}
    moved = reweight(profile, weights) if weights else profile
    told = [{one.competency_id: known.value for one in own if (known := one.measured)} for own in scores.values()]
    known = [one for one in told if one]
    common = [one for one, weight in moved.weights.items() if weight > 0 and all(one in own for own in known)]
    given = {one: moved.weights[one] for one in common}
    return Deciding(len(attempts), given, effective_weights(given, known) if common else None)
