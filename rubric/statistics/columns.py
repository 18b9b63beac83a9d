"""Scores of many people in columns, in single precision: other weights, minimums and the order answer at once."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Single = NDArray[np.floating[Any]]  # of single precision throughout
Places = NDArray[np.intp]
States = NDArray[np.int8]
SIZE = 4  # bytes of a number
LOOKED_AT = 2_048  # people at once
SPREAD = (0.05, 0.25, 0.5, 0.75, 0.95)


class Shared(NamedTuple):
    """The people whose competencies err together, and how: forms over K competencies, in points^2."""

    at: Places  # (m,) where they stand among all
    errors: Single  # (m, K, K): the error variance of weights w is w' E w
    severities: Single  # (m, K, K): the part of it that is the severity of raters
    df: Single  # (m,) degrees of freedom of that part


class Columns(NamedTuple):
    """n people on K competencies."""

    values: Single  # (K, n), 0..100; 0 where there is no score
    errors: Single  # (K, n), points^2: the error variance of each score alone; 0 where there is none
    present: Single | None  # (K, n), 1 where there is a score and 0 where there is none; None: everybody has all
    shared: Shared


class Weighed(NamedTuple):
    """What everybody comes to under some weights; NaN for whoever has no score that carries weight."""

    fits: Single  # (n,), 0..100
    variances: Single  # (n,), of their errors, points^2
    concentrations: Single  # (n,), or (1,) for all: the sum of squared shares of the weight that was used


def read(packed: bytes, sizes: NDArray[np.integer[Any]], competencies: int) -> Columns:
    """The columns of lines as rubric.field packs them, one after the other; `sizes` in bytes, one for each person."""
    k, plain = competencies, 2 * competencies
    numbers = np.frombuffer(packed, dtype="<f4").astype(np.float32, copy=False)
    counts = sizes // SIZE
    begins = np.cumsum(counts) - counts
    rated = np.flatnonzero(counts > plain)
    alone = numbers if not len(rated) else numbers[begins[:, None] + np.arange(plain)]
    both = alone.reshape(-1, 2, k)
    known = ~np.isnan(both[:, 0].T)
    values, errors = (np.ascontiguousarray(np.nan_to_num(both[:, side].T)) for side in (0, 1))
    present = None if known.all() else known.astype(np.float32)
    rest = numbers[begins[rated][:, None] + np.arange(plain, plain + 2 * k * k + 1)]
    forms = rest[:, :-1].reshape(-1, 2, k, k)
    return Columns(values, errors, present, Shared(rated, forms[:, 0], forms[:, 1], rest[:, -1]))


def weighed(table: Columns, weights: Sequence[float]) -> Weighed:
    """Everybody's weighted mean over the scores they have, and the variance of its error.

    F = sum w x / sum w and sum w^2 e / (sum w)^2, over the scores there are; where errors go together, w' E w.
    """
    w = np.array(weights, dtype=np.float32)
    fits, variances = w @ table.values, (w * w) @ table.errors
    own = w if table.present is None else (w[:, None] * table.present[:, table.shared.at]).T
    variances[table.shared.at] = ((table.shared.errors @ own[..., None])[..., 0] * own).sum(axis=-1)
    if table.present is None:
        total = w.sum()
        return Weighed(fits / total, variances / total**2, np.array([w @ w / total**2], dtype=np.float32))
    used = w @ table.present
    used[used <= 0] = np.nan
    return Weighed(fits / used, variances / used**2, ((w * w) @ table.present) / used**2)


def severity_share(table: Columns, weights: Sequence[float], place: int) -> tuple[float, float] | None:
    """How much of somebody's error variance is severity, 0..1, and its degrees of freedom; None: nobody rated them."""
    if not len(table.shared.at):
        return None
    one = int(np.searchsorted(table.shared.at, place))
    if one == len(table.shared.at) or table.shared.at[one] != place:
        return None
    own = np.array(weights, dtype=np.float32)
    if table.present is not None:
        own = own * table.present[:, place]
    whole = float(own @ table.shared.errors[one] @ own)
    return float(own @ table.shared.severities[one] @ own) / whole, float(table.shared.df[one])


def highest(fits: Single, most: int | None = None) -> Places:
    """The first so many, or all, by their fit; whoever has none stands last."""
    if most is None or len(fits) <= most:
        return np.argsort(-fits)
    first = np.argpartition(-fits, most)[:most]
    return first[np.argsort(-fits[first])]


def group_heads(
    fits: Single, variances: Single, reliability: float, least: float, apart: Callable[[int, int], bool]
) -> list[int]:
    """Where each group begins among fits that stand highest first, as rubric.banding.group_begins finds them.

    `least` is how many standard errors two must at least lie apart to be told apart; `apart` says of two places
    whether they truly are, and is asked only about those.
    """
    heads = [0] if len(fits) else []
    at = 1
    while at < len(fits):
        head = heads[-1]
        some = slice(at, at + LOOKED_AT)
        lead = (fits[head] - fits[some]) * np.float32(reliability**0.5)
        may = np.flatnonzero(lead >= np.float32(least * (1 - 1e-5)) * np.sqrt(variances[head] + variances[some]))
        new = next((one for one in (may + at).tolist() if apart(head, one)), None)
        if new is not None:
            heads.append(new)
        at = at + LOOKED_AT if new is None else new + 1
    return heads


def margins(table: Columns, one: int, point: Callable[[float | None], float]) -> Single:
    """How far, in points, everybody's score of one competency has to lie from a cut to be surely on its side.

    `point` tells it in standard errors, for the degrees of freedom of the error; None: as good as known.
    """
    found = np.float32(point(None)) * np.sqrt(table.errors[one])
    shared = table.shared
    for place, severe, df in zip(shared.at, shared.severities[:, one, one], shared.df, strict=True):
        whole = float(table.errors[one, place])
        if severe > 0:
            found[place] = point(float(df) * (whole / float(severe)) ** 2) * whole**0.5
    return found


def states(table: Columns, one: int, cut: float, margin: Single) -> States:
    """Where everybody stands to a cut on one competency: 3 above, 2 uncertain, 1 below, 0 without a score."""
    values = table.values[one]
    found = np.full(len(values), 2, dtype=np.int8)
    if cut > 0:
        found += values - margin >= cut
        found -= values + margin <= cut
    else:
        found[:] = 3
    if table.present is not None:
        found[table.present[one] == 0] = 0
    return found


def spread(table: Columns, one: int) -> list[float] | None:
    """The SPREAD of one competency's scores, between neighbours in proportion; None where nobody has one."""
    values = table.values[one] if table.present is None else table.values[one][table.present[one] > 0]
    if not len(values):
        return None
    exact = np.array(SPREAD) * (len(values) - 1)  # not np.quantile, which loads 40 ms of numpy that nobody else needs
    before, behind = np.floor(exact).astype(np.intp), np.ceil(exact).astype(np.intp)
    ordered = np.partition(values, np.concatenate([before, behind]))
    return (ordered[before] + (exact - before) * (ordered[behind] - ordered[before])).tolist()


def cells(across: Single, up: Single, wide: float, high: float) -> list[tuple[float, float, int]]:
    """The middle of each cell of a grid in which somebody stands, and how many; values are at least 0."""
    known = ~np.isnan(across)
    columns, rows = (across[known] / wide).astype(np.intp), (up[known] / high).astype(np.intp)
    if not len(rows):
        return []
    many = int(rows.max()) + 1
    counts = np.bincount(columns * many + rows)
    return [
        ((at // many + 0.5) * wide, (at % many + 0.5) * high, int(counts[at])) for at in np.flatnonzero(counts).tolist()
    ]
