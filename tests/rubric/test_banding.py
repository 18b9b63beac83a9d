"""Groups of many: within one, nobody can be told apart from its first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.apart import Apart
from rubric.banding import Placed, alike, group_begins, group_of
from rubric.compare import verdict_of

FITS = st.lists(st.tuples(st.integers(0, 100), st.integers(2, 15)), min_size=1, max_size=40)


def placed(*values, error=5.0):
    return [Placed(one, error) for one in values]


def test_a_group_begins_with_the_first_who_can_be_told_apart():
    """SEM 5 each: SED = 7.07; at r = .81, P = .65 (z = .3853) lies at a difference of 7.07 x .3853 / .9 = 3.03."""
    assert group_begins(placed(80, 78, 76.9, 75, 73.9), 0.81) == (80, 76.9)
    assert group_begins(placed(80, 76.98), 0.81) == (80,)
    assert group_begins(placed(80, 76.96), 0.81) == (80, 76.96)


def test_an_error_of_few_degrees_of_freedom_tells_fewer_apart():
    """With one degree t's P = .65 lies at z = tan(.15 pi) = .5095, so at a difference of 4.0 instead of 3.03."""
    unsure = [Placed(80, 5.0, 1.0), Placed(76.5, 5.0), Placed(75.9, 5.0)]
    assert group_begins(unsure, 0.81) == (80, 75.9)


def test_nobody_is_in_no_group_and_one_is_in_one():
    assert group_begins([], 0.8) == ()
    assert group_begins(placed(50), 0.8) == (50,)


@pytest.mark.parametrize(("value", "group"), [(90, 1), (80.5, 1), (80, 2), (70, 2), (60, 3), (5, 3)])
def test_a_fit_belongs_to_the_last_group_that_begins_at_it_or_above(value, group):
    assert group_of(value, (90, 80, 60)) == group


@given(FITS, st.floats(0.3, 0.95))
def test_everybody_is_alike_to_the_first_of_their_group_and_no_first_to_the_one_before(found, reliability):
    ordered = [Placed(float(value), float(error)) for value, error in sorted(found, reverse=True)]
    begins = group_begins(ordered, reliability)
    heads = {}
    for one in ordered:
        group = group_of(one.value, begins)
        head = heads.setdefault(group, one)
        apart = (head.standard_error**2 + one.standard_error**2) ** 0.5
        verdict = verdict_of(Apart(head.value - one.value, apart, reliability).probability)
        assert head.value == one.value or verdict == "not_distinguishable"
    assert sorted(heads) == list(range(1, len(begins) + 1))


def test_those_alike_lie_on_both_sides():
    """As above, fits are told apart from a difference of 3.03 on."""
    assert alike(Placed(75, 5.0), placed(78.1, 77.9, 75, 72.1, 71.9), 0.81) == 3
