"""One comparison of two groups over several strata (Mantel-Haenszel): selection by stage, or an item by score."""

from collections.abc import Sequence
from math import exp, fsum, log, sqrt
from typing import Literal, NamedTuple

from pydantic import Field

from rubric.statistics.arrays import Rows, counts
from rubric.statistics.estimate import CONFIDENCE, Estimate, Finite, none_because
from rubric.statistics.quantiles import chi2_above, normal_two_sided, two_sided

ETS = 2.35  # points of the ETS delta scale in a log odds ratio (Holland & Thayer 1988)
SMALL, LARGE = 1.0, 1.5  # of delta, between classes A, B and C (Dorans & Holland 1993)
PER_GROUP = 200  # persons that a class needs
Table = tuple[float, float, float, float]


class Stratified(Finite):
    """The odds ratio that strata have in common, and its tests."""

    odds_ratio: Estimate  # n counts everybody in a stratum that compares anything
    log_error: float | None = Field(default=None, ge=0)  # standard error of its logarithm
    chi2: float | None = None
    p: float | None = Field(default=None, ge=0, le=1)
    chi2_corrected: float | None = None  # for continuity
    p_corrected: float | None = Field(default=None, ge=0, le=1)
    strata: int = 0  # those that compare anything


class ItemBias(Finite):
    """How differently an item works for two groups of the same ability, on the ETS delta scale."""

    delta: Estimate  # below 0: harder for the focal group
    size: Literal["A", "B", "C"] | None  # negligible, moderate, large; None: fewer than 200 in a group
    odds_ratio: Estimate


class _Sums(NamedTuple):
    right: float  # sum of A D / T
    wrong: float  # sum of B C / T
    variance: float | None  # of the log odds ratio
    first: float  # sum of A
    expected: float
    spread: float
    n: float
    strata: int


def mantel_haenszel(strata: Sequence[Rows], confidence: float = CONFIDENCE) -> Stratified:
    """The common odds ratio of tables ((A, B), (C, D)), one for each stratum (Mantel & Haenszel 1959).

    The interval is on the logarithm, with the variance of Robins, Breslow & Greenland (1986); the chi-squares have 1
    degree of freedom. A stratum with an empty margin compares nothing. Raises ValueError for tables of another shape
    or cells that are no counts.
    """
    tables = [_table(one) for one in strata]
    sums = _sums([one for one in tables if _compares(one)])
    n = round(sums.n)
    if not sums.strata:
        return Stratified(odds_ratio=none_because("too_few", n))
    apart = abs(sums.first - sums.expected)
    chi2 = apart**2 / sums.spread if sums.spread else None
    corrected = max(0.0, apart - 0.5) ** 2 / sums.spread if sums.spread else None
    return Stratified(
        odds_ratio=_ratio(sums, n, confidence),
        log_error=None if sums.variance is None else sqrt(sums.variance),
        chi2=chi2,
        p=None if chi2 is None else chi2_above(chi2, 1),
        chi2_corrected=corrected,
        p_corrected=None if corrected is None else chi2_above(corrected, 1),
        strata=sums.strata,
    )


def _table(rows: Rows) -> Table:
    found = counts(rows)
    if found.shape != (2, 2):
        raise ValueError("a stratum has two rows and two columns")
    a, b, c, d = (float(one) for one in found.ravel())
    return a, b, c, d


def _compares(table: Table) -> bool:
    a, b, c, d = table
    return min(a + b, c + d, a + c, b + d) > 0


def _sums(tables: Sequence[Table]) -> _Sums:
    totals = [fsum(one) for one in tables]
    right = fsum(a * d / t for (a, _, _, d), t in zip(tables, totals, strict=True))
    wrong = fsum(b * c / t for (_, b, c, _), t in zip(tables, totals, strict=True))
    return _Sums(
        right,
        wrong,
        _log_variance(tables, totals, right, wrong) if right and wrong else None,
        fsum(a for a, _, _, _ in tables),
        fsum((a + b) * (a + c) / t for (a, b, c, _), t in zip(tables, totals, strict=True)),
        fsum(
            (a + b) * (c + d) * (a + c) * (b + d) / (t * t * (t - 1))
            for (a, b, c, d), t in zip(tables, totals, strict=True)
        ),
        fsum(totals),
        len(tables),
    )


def _log_variance(tables: Sequence[Table], totals: Sequence[float], right: float, wrong: float) -> float:
    """Robins, Breslow & Greenland (1986)."""
    both = [((a + d) / t, (b + c) / t, a * d / t, b * c / t) for (a, b, c, d), t in zip(tables, totals, strict=True)]
    return (
        fsum(p * r for p, _, r, _ in both) / (2 * right**2)
        + fsum(p * s + q * r for p, q, r, s in both) / (2 * right * wrong)
        + fsum(q * s for _, q, _, s in both) / (2 * wrong**2)
    )


def _ratio(sums: _Sums, n: int, confidence: float) -> Estimate:
    if sums.variance is None:
        return none_because("boundless", n)
    value, half = sums.right / sums.wrong, two_sided(confidence) * sqrt(sums.variance)
    return Estimate(value=value, n=n, low=exp(log(value) - half), high=exp(log(value) + half), confidence=confidence)


def item_bias(strata: Sequence[Rows], confidence: float = CONFIDENCE) -> ItemBias:
    """Mantel-Haenszel D-DIF of an item: -2.35 log of the odds ratio over strata of equal score (Holland & Thayer 1988).

    Each stratum is ((reference right, wrong), (focal right, wrong)). Classes are those of Educational Testing Service
    (Dorans & Holland 1993): A below 1 in size or not different from 0; C from 1.5, and reliably above 1; B between.
    Raises ValueError as mantel_haenszel does.
    """
    found = mantel_haenszel(strata, confidence)
    ratio = found.odds_ratio
    if ratio.value is None or found.log_error is None:
        return ItemBias(delta=none_because(ratio.why or "boundless", ratio.n), size=None, odds_ratio=ratio)
    delta, error = -ETS * log(ratio.value), ETS * found.log_error
    half = two_sided(confidence) * error
    tables = [_table(one) for one in strata]
    groups = fsum(a + b for a, b, _, _ in tables), fsum(c + d for _, _, c, d in tables)
    return ItemBias(
        delta=Estimate(
            value=delta,
            n=ratio.n,
            standard_error=error,
            low=delta - half,
            high=delta + half,
            confidence=confidence,
        ),
        size=_size(delta, error, found.p_corrected) if min(groups) >= PER_GROUP else None,
        odds_ratio=ratio,
    )


def _size(delta: float, error: float, p: float | None) -> Literal["A", "B", "C"]:
    differs = p is not None and p < 0.05  # noqa: PLR2004 (95 %)
    if abs(delta) < SMALL or not differs:
        return "A"
    above_one = normal_two_sided((abs(delta) - SMALL) / error) / 2 < 0.05  # noqa: PLR2004 (one-sided)
    return "C" if abs(delta) >= LARGE and above_one else "B"
