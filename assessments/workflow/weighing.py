"""The whole field of a position under weights and minimums that somebody tries: nothing of it is kept."""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from assessments.attempt import Actor
from assessments.boards import Cell, FieldPage, FieldPerson, FieldRow, Tried
from assessments.store import Store
from assessments.workflow.access import READERS, allow
from assessments.workflow.everybody import STATES, Everybody, Stood, people
from assessments.workflow.everybody import everybody as everybody_of
from assessments.workflow.screening import refuse_who_still_rates
from rubric.banding import Placed, group_begins, group_of, told_apart
from rubric.compare import SLIGHT, reweight
from rubric.field import reliability
from rubric.fit import RoleProfile
from rubric.precision import band_around, point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rubric.statistics.columns import Single, Weighed

FIELD_SHOWN = 50  # rows, as in the table of scores
DRAWN = 200  # people drawn one by one; of more, as many at even distances
WIDE, HIGH = 2.0, 0.5  # points of fit and of error to a cell


class _Look(NamedTuple):
    profile: RoleProfile
    weighed: "Weighed"  # without a fit: whoever was not assessed where there is a minimum
    ranked: "Single"  # the fits of those who are not left out
    stood: Mapping[str, Stood]  # by competency with a minimum
    left_out: "NDArray[np.bool_]"
    reliability: float


class _Listed(NamedTuple):
    start: int  # how many stand before them
    at: list[int]  # their places among everybody, highest fit first
    begins: tuple[float, ...]  # of the groups from the top to the last of them


def field(store: Store, actor: Actor, position_id: str, tried: Tried, version: int | None = None) -> FieldPage:
    """Who stands where under what is tried.

    `version` says that the copies of scores are wanted as they were a moment ago, while somebody moves a weight;
    without it they are brought up to date first. Raises RateFirst as the table of scores does, and ValueError for
    weights that are none.
    """
    allow(actor, *READERS)
    if version is None:  # what is in memory was shown a moment ago
        refuse_who_still_rates(store, actor, position_id)
    known = everybody_of(store, position_id, version)
    levels = {one.competency_id: tried.levels.get(one.competency_id, one.level) for one in known.profile.minimums}
    look = _look(known, reweight(known.profile, tried.weights), levels, not_below=tried.not_below)
    listed, followed = _listed(known, look, tried.start), known.places(tried.followed)
    rows = _rows(store, known, look, position_id, listed, followed)
    return FieldPage(
        version=known.version,
        weights=look.profile.weights,
        levels=levels,
        rows=tuple(rows[one] for one in listed.at if one in rows),
        start=listed.start,
        followed=tuple(rows[one] for one in followed if one in rows),
        everybody=len(known.ids),
        pending=known.pending,
        left=_left(look),
        counts={one: stood.counts for one, stood in look.stood.items()},
        spreads=known.spreads if tried.look == "profiles" else {},
        lines=_lines(known, look) if tried.look == "profiles" else (),
        cells=_cells(look) if tried.look == "errors" else (),
    )


def _look(known: Everybody, profile: RoleProfile, levels: Mapping[str, int], *, not_below: bool) -> _Look:
    import numpy as np  # noqa: PLC0415

    from rubric.statistics import columns  # noqa: PLC0415

    found = columns.weighed(known.table, list(profile.weights.values()))
    stood = {one: known.stood(one, level) for one, level in levels.items()}
    left_out = np.zeros(len(known.ids), dtype=np.bool_)
    for one in stood.values():
        found.fits[one.states == STATES.index("not_assessed")] = np.nan
        if not_below:
            left_out |= one.states == STATES.index("below")
    with_fit = ~np.isnan(found.fits)
    shares = found.concentrations if len(found.concentrations) == 1 else found.concentrations[with_fit]
    common = reliability(found.variances[with_fit], shares) if with_fit.any() else 1.0
    return _Look(profile, found, np.where(left_out, np.float32(np.nan), found.fits), stood, left_out, common)


def _listed(known: Everybody, look: _Look, start: int) -> _Listed:
    import numpy as np  # noqa: PLC0415

    from rubric.statistics import columns  # noqa: PLC0415

    if not start:
        first = [one for one in columns.highest(look.ranked, FIELD_SHOWN).tolist() if not look.left_out[one]]
        placed = [found for one in first if (found := _placed(known, look, one))]
        return _Listed(0, first, group_begins(placed, look.reliability))
    order = columns.highest(look.ranked)
    order = order[~look.left_out[order]]
    start = max(0, min(start, len(order) - 1))
    at = order[start : start + FIELD_SHOWN].tolist()
    before = order[: min(start + len(at), _left(look))]
    fits = np.minimum(look.ranked[before], np.float32(100))

    def apart(one: int, other: int) -> bool:
        a, b = _placed(known, look, int(before[one])), _placed(known, look, int(before[other]))
        assert a is not None  # they have fits
        assert b is not None
        return told_apart(a, b, look.reliability)

    heads = columns.group_heads(fits, look.weighed.variances[before], look.reliability, point(SLIGHT, None), apart)
    return _Listed(start, at, tuple(fits[heads].tolist()))


def _left(look: _Look) -> int:
    import numpy as np  # noqa: PLC0415

    return int(np.count_nonzero(~np.isnan(look.ranked)))


def _rows(
    store: Store, known: Everybody, look: _Look, position_id: str, listed: _Listed, followed: Sequence[int]
) -> dict[int, FieldRow]:
    """By place: what is told of each; those who were erased meanwhile are not there."""
    placed = {one: _placed(known, look, one) for one in (*listed.at, *followed)}
    grouped = frozenset(listed.at)
    names = {one: known.ids[one].decode() for one in placed}
    told = people(store, position_id, list(names.values()))
    return {
        one: _row(told[names[one]], found, listed.begins if one in grouped else (), look, one)
        for one, found in placed.items()
        if names[one] in told
    }


def _placed(known: Everybody, look: _Look, one: int) -> Placed | None:
    from rubric.statistics import columns  # noqa: PLC0415

    value = float(look.weighed.fits[one])
    if value != value:  # noqa: PLR0124 - NaN: without a fit
        return None
    share = columns.severity_share(known.table, list(look.profile.weights.values()), one)
    df = share[1] / share[0] ** 2 if share and share[0] > 0 else None  # Satterthwaite, as in rubric/leaning.py
    return Placed(min(100.0, value), sqrt(look.weighed.variances[one]), df)


def _row(person: FieldPerson, placed: Placed | None, begins: Sequence[float], look: _Look, at: int) -> FieldRow:
    band = band_around(*placed) if placed else None
    return FieldRow(
        person=person,
        value=placed and placed.value,
        error=placed and placed.standard_error,
        low=band and band.low,
        high=band and band.high,
        group=group_of(placed.value, begins) if placed and begins else None,
        minimums={one: STATES[stood.states[at]] for one, stood in look.stood.items()},
    )


def _lines(known: Everybody, look: _Look) -> tuple[tuple[float | None, ...], ...]:
    import numpy as np  # noqa: PLC0415

    from rubric.statistics import columns  # noqa: PLC0415

    order = columns.highest(look.ranked)[: _left(look)]
    some = order[np.linspace(0, len(order) - 1, min(DRAWN, len(order))).astype(np.intp)]
    scores, present = known.table.values, known.table.present
    values = scores[:, some].T.round(1).tolist()
    there = present[:, some].T.tolist() if present is not None else [[1.0] * len(scores)]
    return tuple(
        tuple(value if here else None for value, here in zip(own, there[at % len(there)], strict=True))
        for at, own in enumerate(values)
    )


def _cells(look: _Look) -> tuple[Cell, ...]:
    import numpy as np  # noqa: PLC0415

    from rubric.statistics import columns  # noqa: PLC0415

    found = columns.cells(look.ranked, np.sqrt(look.weighed.variances), WIDE, HIGH)
    return tuple(Cell(fit=fit, error=error, count=count) for fit, error, count in found)
