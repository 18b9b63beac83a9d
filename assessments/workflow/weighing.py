"""The whole field of a position under weights and minimums that somebody tries: nothing of it is kept."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from assessments.attempt import Actor
from assessments.boards import Cell, FieldPage, FieldRow, MinimumWord, ScoredDetail, Spread, Tried
from assessments.store import Db, Store, lines, scores
from assessments.workflow.access import READERS, allow
from assessments.workflow.positions import position_of
from assessments.workflow.screening import AT_ONCE, refresh, refuse_who_still_rates
from rubric.banding import Placed, group_begins, group_of
from rubric.compare import reweight
from rubric.field import reliability
from rubric.fit import MEETS, Minimum, RoleProfile
from rubric.precision import band_around, point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rubric.statistics.columns import Columns, Single, States, Weighed

FIELD_SHOWN = 50  # rows, as in the table of scores
KEPT = 3  # fields in memory: 100,000 candidates with 12 competencies take 13 MB
DRAWN = 200  # people drawn one by one; of more, as many at even distances
WIDE, HIGH = 2.0, 0.5  # points of fit and of error to a cell
STATES: tuple[MinimumWord, ...] = ("not_assessed", "below", "uncertain", "meets")  # as columns.states numbers them

_keeping = Lock()
_kept: dict[tuple[str, int], "_Field"] = {}  # by position and version of its copies, the one used last at the end


class _Field(NamedTuple):
    version: int
    profile: RoleProfile
    pending: int
    ids: "NDArray[np.bytes_]"  # of attempts, in alphabetical order
    table: "Columns"  # a column for each weight of the profile
    margins: "Mapping[str, Single]"  # by competency with a minimum
    spreads: dict[str, Spread]  # by competency


class _Look(NamedTuple):
    profile: RoleProfile
    weighed: "Weighed"  # without a fit: whoever was not assessed where there is a minimum
    ranked: "Single"  # the fits of those who are not left out
    states: "Mapping[str, States]"  # by competency with a minimum
    left_out: "NDArray[np.bool_]"
    reliability: float


def field(store: Store, actor: Actor, position_id: str, tried: Tried, version: int | None = None) -> FieldPage:
    """Who stands where under what is tried.

    `version` says that the copies of scores are wanted as they were a moment ago, while somebody moves a weight;
    without it they are brought up to date first. Raises RateFirst as the table of scores does, and ValueError for
    weights that are none.
    """
    allow(actor, *READERS)
    refuse_who_still_rates(store, actor, position_id)
    known = _field(store, position_id, version)
    levels = {one.competency_id: tried.levels.get(one.competency_id, one.level) for one in known.profile.minimums}
    look = _look(known, reweight(known.profile, tried.weights), levels, not_below=tried.not_below)
    first, followed = _first(look), _places(known, tried.followed)
    rows = _rows(store, known, look, first, followed)
    return FieldPage(
        version=known.version,
        weights=look.profile.weights,
        levels=levels,
        rows=tuple(rows[one] for one in first if one in rows),
        followed=tuple(rows[one] for one in followed if one in rows),
        everybody=len(known.ids),
        pending=known.pending,
        left=_left(look),
        counts={one: _counted(states) for one, states in look.states.items()},
        spreads=known.spreads if tried.look == "profiles" else {},
        lines=_lines(known, look) if tried.look == "profiles" else (),
        cells=_cells(look) if tried.look == "errors" else (),
    )


def _field(store: Store, position_id: str, version: int | None) -> _Field:
    if version is not None and (found := _kept.get((position_id, version))):
        return found
    if version is None:
        refresh(store, position_id, AT_ONCE)
    with store.read() as db:
        head = scores.head(db, position_id)
        assert head is not None  # made just now, or when this version was
        with _keeping:  # two who wait for the same read it once
            key = (position_id, head.version)
            found = _kept.pop(key, None) or _read(db, position_id, head)
            _kept[key] = found
            while len(_kept) > KEPT:
                del _kept[next(iter(_kept))]
    return found


def _read(db: Db, position_id: str, head: scores.Head) -> _Field:
    import numpy as np  # noqa: PLC0415 - here and below: candidates' pages load no numpy

    from rubric.statistics import columns  # noqa: PLC0415

    profile = position_of(db, position_id).profile
    ids, packed = lines.lines(db, position_id, head.recipe)
    names = list(profile.weights)
    table = columns.read(packed, len(names))
    spreads = {one: columns.spread(table, at) for at, one in enumerate(names)}
    return _Field(
        version=head.version,
        profile=profile,
        pending=0 if head.complete else scores.pending(db, position_id, head.recipe),
        ids=np.array(ids, dtype=np.bytes_),
        table=table,
        margins={
            one.competency_id: columns.margins(table, names.index(one.competency_id), lambda df: point(MEETS, df))
            for one in profile.minimums
        },
        spreads={
            one: Spread.model_validate(dict(zip(Spread.model_fields, found, strict=True)))
            for one, found in spreads.items()
            if found
        },
    )


def _look(known: _Field, profile: RoleProfile, levels: Mapping[str, int], *, not_below: bool) -> _Look:
    import numpy as np  # noqa: PLC0415

    from rubric.statistics import columns  # noqa: PLC0415

    names = list(profile.weights)
    found = columns.weighed(known.table, list(profile.weights.values()))
    states = {
        one: columns.states(
            known.table, names.index(one), Minimum(competency_id=one, level=level).cut, known.margins[one]
        )
        for one, level in levels.items()
    }
    left_out = np.zeros(len(known.ids), dtype=np.bool_)
    for one in states.values():
        found.fits[one == STATES.index("not_assessed")] = np.nan
        if not_below:
            left_out |= one == STATES.index("below")
    with_fit = ~np.isnan(found.fits)
    shares = found.concentrations if len(found.concentrations) == 1 else found.concentrations[with_fit]
    common = reliability(found.variances[with_fit], shares) if with_fit.any() else 1.0
    return _Look(profile, found, np.where(left_out, np.float32(np.nan), found.fits), states, left_out, common)


def _first(look: _Look) -> list[int]:
    from rubric.statistics import columns  # noqa: PLC0415

    return [one for one in columns.highest(look.ranked, FIELD_SHOWN).tolist() if not look.left_out[one]]


def _left(look: _Look) -> int:
    import numpy as np  # noqa: PLC0415

    return int(np.count_nonzero(~np.isnan(look.ranked)))


def _places(known: _Field, attempt_ids: Sequence[str]) -> list[int]:
    import numpy as np  # noqa: PLC0415

    wanted = np.array(attempt_ids, dtype=np.bytes_)
    found = np.searchsorted(known.ids, wanted).tolist()
    return [at for at, one in zip(found, wanted, strict=True) if at < len(known.ids) and known.ids[at] == one]


def _rows(
    store: Store, known: _Field, look: _Look, first: Sequence[int], followed: Sequence[int]
) -> dict[int, FieldRow]:
    """By place: what is told of each; those who were erased meanwhile are not there."""
    placed = {one: _placed(known, look, one) for one in {*first, *followed}}
    begins = group_begins([found for one in first if (found := placed[one])], look.reliability)
    with store.read() as db:
        told = {one.attempt_id: one for one in scores.told(db, [known.ids[one].decode() for one in placed])}
    grouped = frozenset(first)
    return {
        one: _row(told[name], found, begins if one in grouped else (), look, one)
        for one, found in placed.items()
        if (name := known.ids[one].decode()) in told
    }


def _placed(known: _Field, look: _Look, one: int) -> Placed | None:
    from rubric.statistics import columns  # noqa: PLC0415

    value = float(look.weighed.fits[one])
    if value != value:  # noqa: PLR0124 - NaN: without a fit
        return None
    share = columns.severity_share(known.table, list(look.profile.weights.values()), one)
    df = share[1] / share[0] ** 2 if share and share[0] > 0 else None  # Satterthwaite, as in rubric/leaning.py
    return Placed(min(100.0, value), sqrt(look.weighed.variances[one]), df)


def _row(told: scores.Found, placed: Placed | None, begins: Sequence[float], look: _Look, at: int) -> FieldRow:
    band = band_around(*placed) if placed else None
    return FieldRow(
        attempt_id=told.attempt_id,
        name=told.name,
        email=told.email,
        value=placed and placed.value,
        error=placed and placed.standard_error,
        low=band and band.low,
        high=band and band.high,
        group=group_of(placed.value, begins) if placed and begins else None,
        scores=_scores(told.record),
        minimums={one: STATES[states[at]] for one, states in look.states.items()},
    )


@lru_cache(maxsize=1024)  # while a weight moves, the same people come again and again
def _scores(record: str) -> dict[str, tuple[float, float, float]]:
    return ScoredDetail.model_validate_json(record).scores


def _counted(states: "States") -> dict[MinimumWord, int]:
    import numpy as np  # noqa: PLC0415

    return dict(zip(STATES, np.bincount(states, minlength=len(STATES)).tolist(), strict=True))


def _lines(known: _Field, look: _Look) -> tuple[tuple[float | None, ...], ...]:
    import numpy as np  # noqa: PLC0415

    from rubric.statistics import columns  # noqa: PLC0415

    order = columns.highest(look.ranked)[: _left(look)]
    some = order[np.linspace(0, len(order) - 1, min(DRAWN, len(order))).astype(np.intp)]
    values = known.table.values[:, some].T.round(1).tolist()
    there = known.table.present[:, some].T.tolist() if known.table.present is not None else [[1.0] * len(values[0])]
    return tuple(
        tuple(value if here else None for value, here in zip(own, there[at % len(there)], strict=True))
        for at, own in enumerate(values)
    )


def _cells(look: _Look) -> tuple[Cell, ...]:
    import numpy as np  # noqa: PLC0415

    from rubric.statistics import columns  # noqa: PLC0415

    found = columns.cells(look.ranked, np.sqrt(look.weighed.variances), WIDE, HIGH)
    return tuple(Cell(fit=fit, error=error, count=count) for fit, error, count in found)
