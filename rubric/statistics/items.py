"""How each item of a form works: difficulty, discrimination, and what its distractors do."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

import numpy as np

from rubric.statistics.arrays import Matrix, Rows, Vector, complete, matrix, vector
from rubric.statistics.consistency import cronbach_alpha
from rubric.statistics.estimate import CONFIDENCE, Estimate, Finite, none_because
from rubric.statistics.proportions import wilson
from rubric.statistics.quantiles import two_sided

FEW = 30  # persons below which figures of items are counts and no more; the error of a share is .09 there
RARE = 0.05  # a distractor that fewer choose is no alternative
EASY, HARD, FLAT = 0.95, 0.20, 0.15  # difficulties and discrimination that ask for a review


class ItemFigures(Finite):
    """One item among the others of its form."""

    difficulty: Estimate  # mean share of the points, 0..1; n counts persons
    logit: float | None  # log(p / (1 - p)); None: everybody or nobody
    with_total: Estimate  # correlation with the sum, the item in it
    discrimination: Estimate  # correlation with the sum of the other items
    alpha_without: Estimate  # Cronbach's alpha of the others
    review: tuple[str, ...]  # what asks for a look: "easy", "hard", "flat", "reversed"; empty below 30 persons


class OptionFigures(Finite):
    """One option of an item, the key or a distractor."""

    option: str
    chosen: Estimate  # share of the persons, 0..1
    rest: Estimate  # mean score on the other items of those who chose it
    is_key: bool
    review: tuple[str, ...]  # "rare", "as_good_as_key"; empty below 30 persons


def item_figures(scores: Rows, confidence: float = CONFIDENCE) -> tuple[ItemFigures, ...]:
    """Classical item analysis of shares 0..1, persons x items (Lord & Novick 1968; Rizopoulos 2006 for the layout).

    Persons with an item missing are left out; n counts those who are in. Intervals: Wilson's where the item is right
    or wrong, else of the mean; Fisher's z for correlations. Raises ValueError for shares outside 0..1.
    """
    table = complete(matrix(scores))
    if ((table < 0) | (table > 1)).any():
        raise ValueError("shares lie between 0 and 1")
    total = table.sum(axis=1)
    return tuple(_figures(table, i, total, confidence) for i in range(table.shape[1]))


def _figures(table: Matrix, i: int, total: Vector, confidence: float) -> ItemFigures:
    own, n = table[:, i], len(table)
    p = float(own.mean()) if n else 0.0
    difficulty = _difficulty(own, confidence)
    discrimination = correlation(own, total - own, confidence)
    return ItemFigures(
        difficulty=difficulty,
        logit=log(p / (1 - p)) if 0 < p < 1 else None,
        with_total=correlation(own, total, confidence),
        discrimination=discrimination,
        alpha_without=cronbach_alpha(np.delete(table, i, axis=1), confidence)
        if table.shape[1] > 2  # noqa: PLR2004 (two are left)
        else none_because("too_few", n),
        review=_review(p, discrimination.value) if n >= FEW else (),
    )


def _difficulty(own: Vector, confidence: float) -> Estimate:
    n = len(own)
    if n and np.isin(own, (0, 1)).all():
        return wilson(int(own.sum()), n, confidence)
    return mean_of(own, confidence)


def mean_of(values: Vector, confidence: float = CONFIDENCE) -> Estimate:
    """A mean with its standard error and normal interval; n counts the values."""
    n = len(values)
    if n == 0:
        return none_because("too_few", 0)
    mean = float(values.mean())
    if n == 1:
        return Estimate(value=mean, n=1, confidence=confidence)
    error = float(values.std(ddof=1)) / sqrt(n)
    half = two_sided(confidence) * error
    return Estimate(value=mean, n=n, standard_error=error, low=mean - half, high=mean + half, confidence=confidence)


def correlation(one: Vector, other: Vector, confidence: float = CONFIDENCE) -> Estimate:
    """Pearson's r with the interval of Fisher's z (1921), whose error is 1/sqrt(n - 3); n counts the pairs."""
    n = len(one)
    if n < 2:  # noqa: PLR2004 (a line needs two)
        return none_because("too_few", n)
    x, y = one - one.mean(), other - other.mean()
    bottom = sqrt(float(x @ x) * float(y @ y))
    if bottom <= 1e-12 * (1 + float(np.abs(one).max()) * float(np.abs(other).max())):
        return none_because("no_variance", n)
    r = max(-1.0, min(1.0, float(x @ y) / bottom))
    if n <= 3 or abs(r) == 1:  # noqa: PLR2004 (n - 3 is below)
        return Estimate(value=r, n=n, confidence=confidence)
    half = two_sided(confidence) / sqrt(n - 3)
    low, high = np.tanh(np.arctanh(r) + np.array([-half, half]))
    return Estimate(value=r, n=n, low=float(low), high=float(high), confidence=confidence)


def _review(p: float, discrimination: float | None) -> tuple[str, ...]:
    found = ["easy"] if p > EASY else ["hard"] if p < HARD else []
    if discrimination is not None and discrimination < FLAT:
        found.append("reversed" if discrimination < 0 else "flat")
    return tuple(found)


def option_figures(
    chosen: Sequence[str | None], rest: Sequence[float], options: Sequence[str], key: str
) -> tuple[OptionFigures, ...]:
    """What each option of a choice does: who takes it, and how they do on the other items (distractor analysis).

    `chosen` has the option of each person (None: left out, and counted in n), `rest` their score on the other items.
    A distractor that fewer than 5 % take, or whose takers do better than those of the key, asks for a rewrite (Haladyna
    & Downing 1993). Raises ValueError for lists of different lengths and options that are none.
    """
    scores = vector(np.asarray(rest, dtype=np.float64))
    if len(scores) != len(chosen) or key not in options or set(chosen) - {None, *options}:
        raise ValueError("each person has a score and an option of the item, and the key is one of them")
    times, n = Counter(chosen), len(chosen)
    picked = np.array([one or "" for one in chosen])
    means = {one: mean_of(scores[picked == one]) for one in options}
    found: list[OptionFigures] = []
    for one in options:
        review: list[str] = []
        if n >= FEW and one != key:
            review = ["rare"] if times[one] < RARE * n else []
            best, own = means[key].value, means[one].value
            review += ["as_good_as_key"] if best is not None and own is not None and own >= best else []
        found.append(
            OptionFigures(
                option=one, chosen=wilson(times[one], n), rest=means[one], is_key=one == key, review=tuple(review)
            )
        )
    return tuple(found)
