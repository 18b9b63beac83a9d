"""The cheapest way to meet demands, beside that of scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from rubric.statistics.linear import cheapest

numbers = st.integers(-5, 5).map(float)


def test_what_is_cheapest_is_found_by_hand():
    """2 x + 3 y with x + y >= 4 and x <= 3: x = 3, y = 1."""
    assert cheapest([2, 3], [[1, 1], [-1, 0]], [4, -3]) == pytest.approx([3, 1])


def test_nothing_is_bought_where_nothing_is_asked():
    assert cheapest([1, 1], [[1, -1]], [-2]) == pytest.approx([0, 0])


def test_demands_that_exclude_each_other_are_met_by_nothing():
    assert cheapest([1], [[1], [-1]], [2, -1]) is None


def test_a_cost_below_nothing_is_refused():
    with pytest.raises(ValueError, match="at least 0"):
        cheapest([-1], [[1]], [1])


@given(st.data())
def test_it_costs_what_scipy_finds(data):
    rows, columns = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 6))
    costs = data.draw(st.lists(st.integers(0, 5).map(float), min_size=columns, max_size=columns))
    row = st.lists(numbers, min_size=columns, max_size=columns)
    demands = np.array(data.draw(st.lists(row, min_size=rows, max_size=rows)))
    least = np.array(data.draw(st.lists(numbers, min_size=rows, max_size=rows)))

    found, known = cheapest(costs, demands.tolist(), least.tolist()), linprog(costs, -demands, -least)

    assert (found is None) == (known.status == 2)
    if found is not None:
        assert (demands @ found >= least - 1e-6).all()
        assert (found >= -1e-9).all()
        assert np.dot(costs, found) == pytest.approx(known.fun, abs=1e-6)
