"""What Fisher's exact test would notice, summed over everything that can happen."""

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.statistics.power import fisher_power
from rubric.statistics.proportions import fisher_exact

few, rate = st.integers(1, 9), st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0])


def by_hand(p, m, q, n):
    return sum(
        comb(m, x) * p**x * (1 - p) ** (m - x) * comb(n, y) * q**y * (1 - q) ** (n - y)
        for x in range(m + 1)
        for y in range(n + 1)
        if fisher_exact([[x, m - x], [y, n - y]]).two_sided <= 0.05
    )


@settings(max_examples=40, deadline=None)
@given(rate, few, rate, few)
def test_every_pair_of_counts_is_summed(p, m, q, n):
    assert fisher_power((p, m), (q, n)) == pytest.approx(by_hand(p, m, q, n), abs=1e-7)


@pytest.mark.parametrize(("n", "power"), [(50, 0.16), (100, 0.31), (250, 0.70), (500, 0.95)])
def test_twenty_beside_thirty_of_a_hundred_is_seldom_noticed_among_few(n, power):
    """Simulated with 20,000 draws of scipy 1.17.1, fisher_exact: .16, .31, .69 to .70, .95."""
    assert fisher_power((0.2, n), (0.3, n)) == pytest.approx(power, abs=0.006)


@pytest.mark.parametrize("group", [(1.1, 5), (-0.1, 5), (0.5, 0)])
def test_a_rate_lies_within_0_and_1_and_a_group_has_somebody(group):
    with pytest.raises(ValueError, match="somebody"):
        fisher_power(group, (0.5, 5))
