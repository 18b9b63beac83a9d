"""What an answer to a keyed question is worth, as a share of 0 to 1; rules and sources: each function."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from math import fsum, sqrt
from statistics import NormalDist, fmean

Order = Sequence[str] | Mapping[str, float]  # ids, first place first; or id -> place, equal places are ties


def plus_minus(hits: int, false_alarms: int, keyed: int) -> float:
    """max(0, (right ticks - wrong ticks) / keyed): Betts et al. 2022, EPM 82:151; ticking everything earns nothing."""
    if not 0 <= hits <= keyed or not keyed:
        raise ValueError("right ticks are at most what the key holds, and it holds at least one")
    return max(0.0, (hits - false_alarms) / keyed)


def numeric(x: float | None, key: float, relative: float = 0.01, absolute: float = 0.0) -> float:
    """1 within the tolerance, falling in a line to 0 at three times the tolerance; tolerance 0 means exact.

    The tolerance is the greater of `absolute` and `relative` times |key|. A design choice, not a finding.
    """
    if x is None:
        return 0.0
    tolerance = max(absolute, relative * abs(key))
    error = abs(x - key)
    if error <= tolerance:
        return 1.0
    return max(0.0, 1.0 - (error - tolerance) / (2 * tolerance)) if tolerance else 0.0


def unit_slip(x: float | None, key: float, relative: float = 0.01, absolute: float = 0.0) -> bool:
    """Whether x is right but for a factor of 100: a person looks at it, nothing is accepted in silence."""
    if x is None or numeric(x, key, relative, absolute) == 1:
        return False
    return any(numeric(x * factor, key, relative, absolute) == 1 for factor in (0.01, 100.0))


def kendall_tau(order: Order, key: Order) -> float:
    """(concordant - other) / pairs over the pairs that the key orders: -1..1 (Kendall 1938).

    A pair that the answer leaves open (equal places, or an id left out) is not in the key's order and counts so.
    """
    given, true = _places(order), _places(key)
    pairs = [(a, b) if true[a] < true[b] else (b, a) for a, b in combinations(true, 2) if true[a] != true[b]]
    if not pairs:
        raise ValueError("a key orders at least two things")
    concordant = sum(1 for a, b in pairs if a in given and b in given and given[a] < given[b])
    return (2 * concordant - len(pairs)) / len(pairs)


def kendall(order: Order, key: Order) -> float:
    """max(0, tau): what chance gives is 0 on average."""
    return max(0.0, kendall_tau(order, key))


def _places(order: Order) -> Mapping[str, float]:
    return order if isinstance(order, Mapping) else {one: place for place, one in enumerate(order, start=1)}


def sjt(levels: Mapping[str, float], key: Mapping[str, float]) -> float:
    """max(0, Pearson r) of a person's ratings of all options with the key's: the use of the scale does not count.

    Both are standardised within: raw distance to the key was the worst of five rules (Weng, Yang, Lievens &
    McDaniel 2018). An option left out stands at the person's own mean, so that it says nothing; all equal gives 0.
    """
    rated = [levels[one] for one in key if one in levels]
    own = fmean(rated) if rated else 0.0
    x = [levels[one] - own if one in levels else 0.0 for one in key]
    middle = fmean(key.values())
    y = [value - middle for value in key.values()]
    spread = fsum(b * b for b in y)
    if not spread:
        raise ValueError("a key that rates every option alike cannot score")
    length = sqrt(fsum(a * a for a in x) * spread)
    return min(1.0, max(0.0, fsum(a * b for a, b in zip(x, y, strict=True)) / length)) if length else 0.0


def partial_key(choice: str | None, full: Collection[str], half: Collection[str] = ()) -> float:
    """1 for a best answer, one half for an acceptable one, else 0."""
    if choice is None:
        return 0.0
    return 1.0 if choice in full else 0.5 if choice in half else 0.0


def checks_share(passed: int, total: int) -> float:
    """Passed checks over all checks."""
    if not 0 <= passed <= total or not total:
        raise ValueError("passed checks are at most all checks, and there is at least one")
    return passed / total


def chance_corrected(share: float, options: Sequence[int]) -> float:
    """(p - g) / (1 - g) with g the mean of 1/k over the items, never below 0: for display beside rated tasks only."""
    guess = fmean(1 / k for k in options)
    return max(0.0, (share - guess) / (1 - guess))


def weighted_kappa(given: Sequence[int], key: Sequence[int], levels: int) -> float:
    """1 - observed / expected disagreement, a disagreement weighing as many steps as it is wide (Cohen 1968).

    Places on a scale of `levels`, 0 first. -1..1; 0 is what chance gives with the same habits of grading, and 1 where
    both put everything on one and the same level.
    """
    if not given or len(given) != len(key):
        raise ValueError("as many grades as keys, and at least one")
    observed = fsum(abs(a - b) for a, b in zip(given, key, strict=True)) / len(given)
    mine = [given.count(level) / len(given) for level in range(levels)]
    theirs = [key.count(level) / len(key) for level in range(levels)]
    expected = fsum(mine[a] * theirs[b] * abs(a - b) for a in range(levels) for b in range(levels))
    return 1.0 - observed / expected if expected else 1.0


def brier(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Mean of (confidence - right)^2, both on 0..1 (Brier 1950): 0 is best; told, never scored; None without any."""
    if not confidences:
        return None
    return fmean((sure - hit) ** 2 for sure, hit in zip(confidences, right, strict=True))


def d_prime(hits: int, signals: int, false_alarms: int, noises: int) -> float:
    """z(hit rate) - z(false alarm rate), both corrected (x + 0.5)/(n + 1) so that none is infinite (Hautus 1995).

    In standard deviations, not a share: told beside the score, never scored.
    """
    z = NormalDist().inv_cdf
    return z((hits + 0.5) / (signals + 1)) - z((false_alarms + 0.5) / (noises + 1))
