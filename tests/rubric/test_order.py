"""Whether a decision follows the order of the fits: only a clear lead makes a departure, and it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.banding import Placed
from rubric.order import NAMED, order_relation

CHOSEN = Placed(60, 5.0)


@pytest.mark.parametrize(
    ("ahead", "relation"),
    [(0, "follows"), (3.0, "follows"), (3.1, "not_distinguishable"), (12.9, "not_distinguishable"), (13, "departs")],
)
def test_a_decision_departs_from_the_order_where_somebody_left_is_clearly_ahead(ahead, relation):
    """SEM 5 each: SED = 7.07; at r = .81, P = .65 lies at a difference of 3.03 and P = .95 (z = 1.645) at 12.92."""
    found = order_relation(CHOSEN, {"other": Placed(60 + ahead, 5.0)}, 0.81, taken=True)

    assert found is not None
    assert found.relation == relation
    assert found.count == len(found.named) == (relation == "departs")


def test_whoever_is_left_is_compared_the_other_way_round():
    below = {"other": Placed(40, 5.0)}

    assert order_relation(CHOSEN, below, 0.81, taken=True).relation == "follows"
    departs = order_relation(CHOSEN, below, 0.81, taken=False)
    assert (departs.relation, departs.named[0].attempt_id, departs.named[0].points) == ("departs", "other", 20)
    assert departs.named[0].probability == pytest.approx(0.9945, abs=1e-3)  # Phi(.9 * 20 / 7.07)


def test_without_anybody_else_there_is_no_order():
    assert order_relation(CHOSEN, {}, 0.8, taken=True) is None


def test_the_furthest_ahead_are_named_and_the_rest_counted():
    many = {f"a{one}": Placed(80 + one, 5.0) for one in range(NAMED + 2)}

    found = order_relation(CHOSEN, many, 0.81, taken=True)

    assert [one.attempt_id for one in found.named] == ["a6", "a5", "a4", "a3", "a2"]
    assert found.count == NAMED + 2


@given(st.lists(st.floats(0, 100), min_size=1, max_size=9), st.floats(0.1, 0.99))
def test_taking_the_highest_follows_the_order_whatever_the_errors(values, reliability):
    others = {str(place): Placed(value, 5.0) for place, value in enumerate(values)}

    assert order_relation(Placed(max(values), 5.0), others, reliability, taken=True).relation == "follows"
