"""Crossed random effects by restricted maximum likelihood: the arithmetic under the model of rater severity."""

from typing import NamedTuple

import numpy as np

from rubric.statistics.arrays import Codes, Matrix, Vector
from rubric.statistics.search import lowest

SMALLEST = (
    1e-12  # of the sum of squares: a residual below it counts as this much, so that full agreement has a likelihood
)
CONTRACTED = 2_000_000  # numbers that may be kept to spare the sum over candidates in each step
LARGEST = 1e3  # ratio of a standard deviation to the residual one


class Design(NamedTuple):
    """What belongs to one candidate stands in local columns, what candidates share in shared ones.

    The products of all columns are kept, not the columns: the likelihood is computed from them alone. The last two
    shared columns are the mean and the ratings themselves.
    """

    patterns: Matrix  # different products of local columns: patterns x columns x columns
    pattern: Codes  # of each candidate
    times: Vector  # how many candidates have each pattern
    across: Matrix  # candidates x columns x shared columns
    contracted: Matrix | None  # patterns x columns^2 x shared columns^2: products of `across`, where they are not many
    shared: Matrix  # shared columns x shared columns
    local_kind: Codes  # which variance each local column has; -1: none, a place that is empty for some candidates
    shared_kind: Codes
    kinds: int
    ratings: int


class Solved(NamedTuple):
    """The model at its best ratios of standard deviations."""

    ratios: Vector  # of each kind, to the residual
    residual: float  # variance
    criterion: float  # -2 log restricted likelihood
    mean: float
    local: Matrix  # effects: candidates x columns
    local_variance: Vector  # of mean + first local effect, of each candidate
    shared: Vector  # effects
    shared_variance: Vector  # of their errors of prediction


class _Factored(NamedTuple):
    inverse: Matrix  # patterns x columns x columns, in units of the ratings
    root: Matrix  # Cholesky factor of what the shared columns keep
    log_size: float
    rest: float  # penalised sum of squares


def design(values: Vector, candidates: Codes, local: list[Codes], shared: list[Codes]) -> Design:
    """The products of the columns of a design.

    `candidates` numbers candidates from 0. Each entry of `local` numbers, within each candidate, the levels of a
    factor nested in candidates; each entry of `shared` numbers the levels of a factor that candidates share. The
    first kind of variance is that of the candidates themselves.
    """
    count = int(candidates.max()) + 1
    widths = [1, *(int(one.max()) + 1 for one in local)]
    own = np.zeros((len(values), sum(widths)))
    own[:, 0] = 1
    for place, codes in zip(np.cumsum(widths)[:-1], local, strict=True):
        own[np.arange(len(values)), place + codes] = 1
    common = np.zeros((len(values), sum(int(one.max()) + 1 for one in shared) + 2))
    place = 0
    for codes in shared:
        common[np.arange(len(values)), place + codes] = 1
        place += int(codes.max()) + 1
    common[:, -2], common[:, -1] = 1, values
    order = np.argsort(candidates, kind="stable")
    starts = np.searchsorted(candidates[order], np.arange(count))
    own, common = own[order], common[order]
    kinds = np.repeat(np.arange(len(widths)), widths)
    shared_widths = [int(one.max()) + 1 for one in shared]
    across = np.add.reduceat(own[:, :, None] * common[:, None, :], starts)
    products = np.add.reduceat(own[:, :, None] * own[:, None, :], starts)
    _flat, first, pattern, times = np.unique(
        products.reshape(count, -1), axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    return Design(
        patterns=products[first],
        pattern=pattern.ravel(),
        times=times.astype(np.float64),
        contracted=_contracted(across, pattern.ravel(), len(first)),
        across=across,
        shared=common.T @ common,
        local_kind=kinds,
        shared_kind=np.repeat(np.arange(len(widths), len(widths) + len(shared)), shared_widths),
        kinds=len(widths) + len(shared),
        ratings=len(values),
    )


def _factor(found: Design, ratios: Vector) -> _Factored:
    """Candidates are eliminated one by one, then what is left is factored (Bates et al. 2015, J. Stat. Software 67)."""
    own, common = ratios[found.local_kind], np.append(ratios[found.shared_kind], [1.0, 1.0])
    width, flat = len(own), len(common)
    blocks = found.patterns * (own[:, None] * own)
    blocks[:, np.arange(width), np.arange(width)] += 1
    log_size = float(found.times @ np.linalg.slogdet(blocks)[1])
    inverse = np.linalg.inv(blocks) * (own[:, None] * own)
    kept = (found.shared - _taken(found, inverse)) * (common[:, None] * common)
    places = np.arange(flat - 2)
    kept[places, places] += 1
    floor = SMALLEST * float(found.shared[-1, -1])
    root = np.linalg.cholesky(kept[:-1, :-1])
    last = np.linalg.solve(root, kept[:-1, -1])
    rest = max(floor, float(kept[-1, -1] - last @ last))
    full = np.zeros((flat, flat))
    full[:-1, :-1], full[-1, :-1], full[-1, -1] = root, last, np.sqrt(rest)
    return _Factored(inverse, full, log_size, rest)


def _taken(found: Design, inverse: Matrix) -> Matrix:
    """What candidates explain of the products of the shared columns: sum of across' inverse across."""
    flat = len(found.shared)
    if found.contracted is not None:
        return (inverse.ravel() @ found.contracted.reshape(-1, flat * flat)).reshape(flat, flat)
    return (inverse[found.pattern] @ found.across).reshape(-1, flat).T @ found.across.reshape(-1, flat)


def _contracted(across: Matrix, pattern: Codes, patterns: int) -> Matrix | None:
    _count, width, flat = across.shape
    if patterns * (width * flat) ** 2 > CONTRACTED:
        return None
    found = np.zeros((patterns, width, width, flat, flat))
    for one in range(patterns):
        own = across[pattern == one].reshape(-1, width * flat)
        found[one] = (own.T @ own).reshape(width, flat, width, flat).transpose(0, 2, 1, 3)
    return found


def criterion(found: Design, ratios: Vector) -> float:
    """-2 log restricted likelihood at these ratios of standard deviations, the residual one profiled out."""
    factored = _factor(found, np.clip(ratios, -LARGEST, LARGEST))
    df = found.ratings - 1
    diagonal = np.diag(factored.root)[:-1]
    sizes = factored.log_size + 2 * float(np.log(diagonal).sum())
    return sizes + df * (1 + float(np.log(2 * np.pi * factored.rest / df)))


def solve(found: Design) -> Solved:
    """The ratios with the highest restricted likelihood, and the effects they predict."""
    ratios = np.minimum(np.abs(lowest(lambda at: criterion(found, at), np.ones(found.kinds))), LARGEST)
    factored = _factor(found, ratios)
    residual = factored.rest / (found.ratings - 1)
    common = np.append(ratios[found.shared_kind], 1.0)
    root = factored.root[:-1, :-1]
    inverse = np.linalg.inv(root)
    effects = inverse.T @ factored.root[-1, :-1]
    slope = factored.inverse[found.pattern] @ found.across[:, :, :-1] * common
    local = (factored.inverse[found.pattern] @ found.across[:, :, -1:])[:, :, 0] - slope @ effects
    reach = slope[:, 0].copy()
    reach[:, -1] -= 1
    spread = factored.inverse[found.pattern, 0, 0] + ((reach @ inverse.T) ** 2).sum(axis=1)
    return Solved(
        ratios=ratios,
        residual=residual,
        criterion=criterion(found, ratios),
        mean=float(effects[-1]),
        local=local,
        local_variance=residual * spread,
        shared=(effects * common)[:-1],
        shared_variance=(residual * common**2 * (inverse**2).sum(axis=0))[:-1],
    )
