"""How consistently the items of a form measure one thing: Cronbach's alpha and McDonald's omega."""

import numpy as np

from rubric.statistics.arrays import Matrix, Rows, Vector, complete, matrix
from rubric.statistics.estimate import CONFIDENCE, Estimate, none_because
from rubric.statistics.quantiles import f_quantile

CONVERGED = 1e-10  # change of a loading
ROUNDS = 2_000


def cronbach_alpha(scores: Rows, confidence: float = CONFIDENCE) -> Estimate:
    """alpha of a table, persons x items (Cronbach 1951), with the interval of Feldt (1965).

    Persons with an item missing are left out; n counts those who are in. Raises ValueError for a table that is none.
    """
    table = complete(matrix(scores))
    n, k = table.shape
    if n < 2 or k < 2:  # noqa: PLR2004 (a variance needs two)
        return none_because("too_few", n)
    variances = table.var(axis=0, ddof=1)
    total = float(table.sum(axis=1).var(ddof=1))
    if total <= 1e-12 * float(variances.sum()):
        return none_because("no_variance", n)
    return alpha_from_variances(k, float(variances.sum()), total, n, confidence)


def alpha_from_variances(k: int, items: float, total: float, n: int, confidence: float = CONFIDENCE) -> Estimate:
    """alpha = k/(k - 1) (1 - sum of item variances / variance of the sum), from printed figures of n persons.

    Raises ValueError for fewer than two items or persons, and for variances that are none.
    """
    if k < 2 or n < 2 or items < 0 or total <= 0:  # noqa: PLR2004 (a variance needs two)
        raise ValueError("alpha needs two items, two persons and the variance of their sums")
    value = k / (k - 1) * (1 - items / total)
    p = (1 + confidence) / 2
    df = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - value) * f_quantile(one, *df) for one in (p, 1 - p))
    return Estimate(value=value, n=n, low=low, high=high, confidence=confidence)


def mcdonald_omega(scores: Rows, *, resamples: int = 0, seed: int = 0, confidence: float = CONFIDENCE) -> Estimate:
    """omega of the sum of the items: (sum of loadings)^2 over that plus the sum of uniquenesses (McDonald 1999).

    One common factor by minimum residuals on the correlations (Harman & Jones 1966), brought back to the items' own
    units. With `resamples`, the interval holds the middle of omegas of persons drawn with replacement. Persons with
    an item missing are left out; n counts those who are in. It needs three items. Raises ValueError for a table that
    is none.
    """
    table = complete(matrix(scores))
    n, k = table.shape
    if n < 3 or k < 3:  # noqa: PLR2004 (three items identify one factor)
        return none_because("too_few", n)
    if (table.std(axis=0) == 0).any():
        return none_because("no_variance", n)
    value = _omega(table)
    if value is None:
        return none_because("one_factor_fails", n)
    if not resamples:
        return Estimate(value=value, n=n, confidence=confidence)
    rng = np.random.default_rng(seed)
    drawn = [_omega(table[rng.integers(0, n, n)]) for _ in range(resamples)]
    known = [one for one in drawn if one is not None]
    if not known:
        return Estimate(value=value, n=n, confidence=confidence)
    low, high = np.quantile(known, [(1 - confidence) / 2, (1 + confidence) / 2])
    return Estimate(value=value, n=n, low=float(low), high=float(high), confidence=confidence)


def _omega(table: Matrix) -> float | None:
    deviations = table.std(axis=0, ddof=1)
    if (deviations == 0).any():
        return None
    loadings = one_factor(_correlations(table))
    if loadings is None:
        return None
    common = float(loadings @ deviations) ** 2
    unique = float((deviations**2 * (1 - loadings**2)).sum())
    return common / (common + unique)


def _correlations(table: Matrix) -> Matrix:
    standard = (table - table.mean(axis=0)) / table.std(axis=0)
    return standard.T @ standard / len(table)


def one_factor(correlations: Matrix) -> Vector | None:
    """Loadings on one factor that leave the smallest squares of residual correlations; none where that fails.

    Each loading in turn is the regression of its correlations on the other loadings (Harman & Jones 1966). It fails
    where a loading reaches 1 (a Heywood case) or the items do not go together.
    """
    off = correlations - np.diag(np.diag(correlations))
    values, vectors = np.linalg.eigh(correlations)
    first = vectors[:, -1]
    before = loadings = first * np.sign(first.sum() or 1.0) * np.sqrt(values[-1])
    for _ in range(ROUNDS):
        before = loadings.copy()
        for i in range(len(loadings)):
            rest = float(loadings @ loadings) - float(loadings[i]) ** 2
            loadings[i] = float(off[i] @ loadings) / rest if rest > 0 else 0.0
        if np.abs(loadings - before).max() < CONVERGED:
            break
    found = np.abs(loadings)
    return loadings if 0 < found.max() < 1 and np.abs(loadings - before).max() < CONVERGED else None
