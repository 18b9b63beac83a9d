"""The table of scores of a position, however many candidates it has: read from copies that are kept true.

A report computes its scores anew each time. A table of a hundred thousand cannot, so what follows from the record is
kept beside it with the fingerprints of what it followed from, and computed anew where one of them differs.
"""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime

from assessments import bank
from assessments.attempt import Actor, Attempt, HiringStage, RateFirst
from assessments.boards import MinimumWord, ScoredDetail, ScoredPage, ScoredRow, ScoredView, ScoreGroups
from assessments.conditions import State, asked_of, overall, standings
from assessments.dossier import code_fingerprint
from assessments.store import Db, Store, audit, conditions, hiring, judging, responses, scored, scores, sitting
from assessments.views import BoardRow, Position
from assessments.workflow.access import RATERS, READERS, allow
from assessments.workflow.board import board, hiring_stage
from assessments.workflow.desks import desk
from assessments.workflow.positions import position_of
from assessments.workflow.reports import Result, missing_because, never_shown, panel_of
from rubric.adjusting import Adjustment, adjustment
from rubric.banding import Placed, group_begins, group_of
from rubric.field import line, packed
from rubric.fit import Fit, assess_fit
from rubric.model import load_model
from rubric.rating import Rating
from rubric.score import MissingBecause, Score
from rubric.scoring import score_all

SCORED_PAGE = 50  # rows
AT_ONCE = 1_000  # sittings whose scores are computed while somebody waits for a page: about half a second
# What a candidate's minimums are called together: by the one that is furthest from being met.
WORST: tuple[MinimumWord, ...] = ("below", "uncertain", "not_assessed", "meets")


def scored_page(store: Store, actor: Actor, position_id: str, view: ScoredView) -> ScoredPage:
    """One page of the table, after what was rated since has been computed, at most AT_ONCE sittings of it.

    Raises RateFirst for a reader whose own judgement of work for this position is still wanted.
    """
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, position_id)
    refresh(store, position_id, AT_ONCE)
    with store.read() as db:
        head = scores.head(db, position_id)
        assert head is not None  # made just now
        found = scored.page(db, position_id, view, head.groups, SCORED_PAGE)
        pending = 0 if head.complete else scores.pending(db, position_id, head.recipe)
        everybody = head.marks.submitted - pending
        whole = view.model_copy(update={"order": "fit", "page": 1}) == ScoredView()
        return ScoredPage(
            rows=tuple(_told(one, head.groups) for one in found),
            matching=everybody if whole else scored.count(db, position_id, view, head.groups),
            everybody=everybody,
            pending=pending,
            conditions=any(one.conditions for one in conditions.sets(db, position_id)),
            groups=head.groups,
        )


def scored_ids(store: Store, actor: Actor, position_id: str, view: ScoredView) -> tuple[str, ...]:
    """Everybody whom a view leaves, on whatever page, in its order; of those whose scores are computed."""
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, position_id)
    with store.read() as db:
        head = scores.head(db, position_id)
        return scored.attempt_ids(db, position_id, view, head.groups) if head else ()


def export(
    store: Store, actor: Actor, position_id: str, attempt_ids: Collection[str], now: datetime
) -> tuple[tuple[BoardRow, ScoredRow | None], ...]:
    """All that is known of these candidates, each with their scores if they have handed in; noted in the trail.

    Raises RateFirst as the table does.
    """
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, position_id)
    wanted = set(attempt_ids)
    found = [row for row in board(store, actor, position_id, now) if row.attempt.id in wanted]
    refresh_all(store, position_id)
    with store.write() as db:
        head = scores.head(db, position_id)
        assert head is not None  # made just now
        known = {one.attempt_id: _told(one, head.groups) for one in scored.told(db, [row.attempt.id for row in found])}
        audit.note(db, actor, "export_board", position_id, now, candidates=str(len(found)))
    return tuple((row, known.get(row.attempt.id)) for row in found)


def refuse_who_still_rates(store: Store, actor: Actor, position_id: str) -> None:
    """Raise RateFirst where work for this position waits for this very reader."""
    if actor.roles.isdisjoint(RATERS):
        return
    asked = desk(store, actor).asked
    with store.read() as db:
        theirs = [one for one in asked if (found := sitting.attempt(db, one)) and found.position_id == position_id]
    if theirs:
        raise RateFirst(*sorted(theirs))


def _told(one: scored.Found, groups: ScoreGroups) -> ScoredRow:
    row = {name: value for name, value in one._asdict().items() if name != "record"}
    return ScoredRow.model_validate(
        row
        | {
            "group": group_of(one.value, groups.begins) if one.value is not None and groups.begins else None,
            "detail": ScoredDetail.model_validate_json(one.record),
        }
    )


def refresh_unfinished(store: Store, most: int) -> int:
    """Go on computing where somebody has asked for a table and not all of it is there; returns how many were."""
    with store.read() as db:
        waiting = scores.unfinished(db)
    return sum(refresh(store, one, most) for one in waiting)


def refresh_all(store: Store, position_id: str) -> None:
    while refresh(store, position_id, AT_ONCE):
        pass


def refresh(store: Store, position_id: str, most: int) -> int:
    """Compute anew what was computed from something else than the record says now; `most` sittings, and how many."""
    with store.read() as db:
        position = position_of(db, position_id)
        base, marks, head = _base(position), scores.marks(db, position_id), scores.head(db, position_id)
        if head is not None and head.complete and (head.base, head.marks) == (base, marks):
            return 0
    with store.write() as db:
        return _refresh(db, position, most)


def _refresh(db: Db, position: Position, most: int) -> int:
    base, marks, head = _base(position), scores.marks(db, position.id), scores.head(db, position.id)
    panel = _panel(db, position)
    recipe = _digest(base, panel.model_dump_json())
    if head is not None:
        scores.spoil(db, position.id, head.marks)
    wanted = scores.to_compute(db, position.id, recipe, most)
    if wanted:
        scores.keep(db, position.id, recipe, _computed(db, position, panel, wanted))
    complete = len(wanted) < most
    groups = _groups(db, position.id) if complete else ScoreGroups()
    scores.keep_head(db, position.id, scores.Head(base, recipe, marks, complete, groups))
    return len(wanted)


def _base(position: Position) -> str:
    """Of everything but the ratings and who gave them: code, model, weights, minimums, form."""
    form = bank.blueprints(bank.form(position.form_id))
    return _digest(code_fingerprint(), position.profile.model_dump_json(), *(one.model_dump_json() for one in form))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _panel(db: Db, position: Position) -> Adjustment:
    """Of those who rated; nobody did where everything is scored by key."""
    if any(one.raters_needed for one in bank.blueprints(bank.form(position.form_id))):
        return panel_of(db, position.id)
    return adjustment(())


def _computed(db: Db, position: Position, panel: Adjustment, ids: Sequence[str]) -> list[scores.Computed]:
    ratings: dict[str, list[Rating]] = {one: [] for one in ids}
    for one in judging.ratings(db, ids):
        ratings[one.attempt_id].append(one)
    missing: dict[str, dict[str, MissingBecause]] = {one: {} for one in ids}
    for note in responses.missing(db, ids):
        missing[note.attempt_id][note.task_id] = missing_because(note)
    changes = hiring.last_changes(db, position.id)
    sets, facts = conditions.sets(db, position.id), conditions.answers_of(db, ids)
    made: list[scores.Computed] = []
    for attempt, name, email in scores.sittings(db, ids):
        result = Result(attempt, {}, tuple(ratings[attempt.id]), never_shown(attempt) | missing[attempt.id])
        own = score_all(load_model(), result.blueprints(), result.ratings, panel.levels, panel.leaning)
        stage = hiring_stage(changes.get(attempt.id, {}))
        stands = overall(standings(asked_of(sets, attempt.created_at), facts.get(attempt.id, {})))
        fit = assess_fit(position.profile, own)
        made.append(_stored(attempt, f"{name} {email}".casefold(), own, fit, (stage, stands)))
    return made


def _stored(
    attempt: Attempt, sought: str, own: Sequence[Score], fit: Fit, apart: tuple[HiringStage, State | None]
) -> scores.Computed:
    """`apart` is what no score knows of: where a person has put the candidate, and how the conditions stand."""
    assert attempt.submitted_at is not None  # only submitted sittings are computed
    band = fit.band or fit.low_high
    states: dict[str, MinimumWord] = {one.competency_id: one.state for one in fit.minimums}
    return scores.Computed(
        attempt_id=attempt.id,
        sought=sought,
        submitted_at=attempt.submitted_at,
        value=fit.value,
        standard_error=fit.standard_error,
        df=fit.df,
        reliability=fit.reliability,
        low=band and band.low,
        high=band and band.high,
        coverage=fit.coverage,
        minimum=next((one for one in WORST if one in states.values()), ""),
        hiring=apart[0],
        conditions=apart[1],
        detail=ScoredDetail(
            scores={
                one.competency_id: (one.value, one.band.low, one.band.high)
                for one in own
                if one.value is not None and one.band is not None
            },
            minimums=states,
        ),
        line=packed(line(own, tuple(fit.profile.weights))),
        competencies={one: _value(own, one) for one in fit.profile.weights},
    )


def _value(own: Sequence[Score], competency_id: str) -> float | None:
    return next((one.value for one in own if one.competency_id == competency_id), None)


def _groups(db: Db, position_id: str) -> ScoreGroups:
    found = scored.placed(db, position_id)
    if not found:
        return ScoreGroups()
    reliability = common_reliability(found)
    begins = group_begins([Placed(*one[:3]) for one in found], reliability)
    return ScoreGroups(begins=begins, reliability=reliability)


def common_reliability(found: Sequence[scored.Stands]) -> float:
    """One for everybody, so that nobody is told apart by theirs."""
    return sum(one.reliability for one in found) / len(found)
