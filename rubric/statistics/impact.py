"""Whether a rate of selection differs between groups: impact ratios, compared in whole numbers, and the pooled test."""

from collections.abc import Mapping
from math import sqrt

from pydantic import Field

from rubric.statistics.estimate import Finite
from rubric.statistics.quantiles import normal_two_sided


class Impact(Finite):
    """One group beside the group with the highest rate."""

    selected: int
    n: int
    rate: float = Field(ge=0, le=1)
    ratio: float | None = Field(ge=0, le=1)  # of the highest rate; None: nobody was selected
    below_four_fifths: bool  # less than 4/5 of it (29 CFR 1607.4 D); exactly 4/5 is not


class PooledTest(Finite):
    """The difference of two rates in standard errors of no difference."""

    z: float | None  # None: everybody or nobody was selected
    chi2: float | None  # its square, 1 degree of freedom
    p: float | None


def impact_ratios(groups: Mapping[str, tuple[int, int]]) -> dict[str, Impact]:
    """Rates and impact ratios of groups given as (selected, n).

    The four-fifths rule is applied to whole numbers, 5 s_i n_r < 4 s_r n_i, because (4/25)/(5/25) is less than .8 in
    floating point. Raises ValueError for an empty group and unless 0 <= selected <= n.
    """
    if any(not 0 <= selected <= n or n == 0 for selected, n in groups.values()):
        raise ValueError("each group has somebody in it, and selects from them")
    if not groups:
        return {}
    best, of = max(groups.values(), key=lambda one: one[0] / one[1])
    return {
        name: Impact(
            selected=selected,
            n=n,
            rate=selected / n,
            ratio=min(1.0, selected * of / (best * n)) if best else None,
            below_four_fifths=5 * selected * of < 4 * best * n,
        )
        for name, (selected, n) in groups.items()
    }


def pooled_test(first: tuple[int, int], second: tuple[int, int]) -> PooledTest:
    """Z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)) of two rates given as (selected, n), with its two-sided P.

    Its square is Pearson's chi-square without correction. Raises ValueError for an empty group and unless
    0 <= selected <= n.
    """
    (s1, n1), (s2, n2) = first, second
    if not (0 <= s1 <= n1 and 0 <= s2 <= n2 and n1 and n2):
        raise ValueError("each group has somebody in it, and selects from them")
    pooled = (s1 + s2) / (n1 + n2)
    if pooled in (0, 1):
        return PooledTest(z=None, chi2=None, p=None)
    z = (s1 / n1 - s2 / n2) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return PooledTest(z=z, chi2=z * z, p=normal_two_sided(z))
