from hypothesis import given
from hypothesis import strategies as st

from pages.parts import weights

NAMES = ("PU", "WR", "DE", "CS")
ANY = st.fixed_dictionaries({name: st.integers(0, 100) for name in NAMES})


def test_missing_points_are_said_with_their_sign():
    assert weights.missing({"PU": 60, "WR": 37}) == 3
    assert weights.missing({"PU": 60, "WR": 47}) == -7


def test_points_carried_by_some_competencies():
    assert weights.carried_by({"PU": 60, "WR": 30, "DE": 10}, {"PU", "DE"}) == 70


def test_largest_remainder_gets_the_point_left_over():
    # 1/3 each: 33.3 points, one left over, for the first
    assert weights.shared_out({"PU": 1, "WR": 1, "DE": 1}) == {"PU": 34, "WR": 33, "DE": 33}


def test_all_zero_is_shared_equally():
    assert weights.shared_out(dict.fromkeys(NAMES, 0)) == dict.fromkeys(NAMES, 25)


@given(ANY)
def test_shared_out_sums_to_100_and_keeps_the_order(given_weights):
    shared = weights.shared_out(given_weights)

    assert sum(shared.values()) == 100
    assert all(
        shared[one] >= shared[other] for one in NAMES for other in NAMES if given_weights[one] > given_weights[other]
    )


@given(ANY)
def test_sharing_out_twice_changes_nothing_more(given_weights):
    once = weights.shared_out(given_weights)

    assert weights.shared_out(once) == once
