"""Content validity: the published critical values, and what votes add up to."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.validity import (
    TaskValidity,
    Vote,
    content_validity_ratio,
    essential_needed,
    task_validity,
    validity_index,
)

# Ayre & Scally (2014), Critical values for Lawshe's content validity ratio, table 2: experts, least CVR, how many.
PUBLISHED = [
    (5, 1.00, 5),
    (6, 1.00, 6),
    (7, 1.00, 7),
    (8, 0.75, 7),
    (9, 0.778, 8),
    (10, 0.80, 9),
    (11, 0.636, 9),
    (12, 0.667, 10),
    (13, 0.538, 10),
    (14, 0.571, 11),
    (15, 0.60, 12),
    (20, 0.50, 15),
    (25, 0.44, 18),
    (30, 0.333, 20),
    (35, 0.314, 23),
    (40, 0.30, 26),
]


@pytest.mark.parametrize(("experts", "ratio", "needed"), PUBLISHED)
def test_the_critical_values_are_the_published_exact_ones(experts, ratio, needed):
    assert essential_needed(experts) == needed
    assert content_validity_ratio(needed, experts) == pytest.approx(ratio, abs=5e-4)


@pytest.mark.parametrize("experts", range(5))
def test_fewer_than_five_experts_can_uphold_nothing(experts):
    assert essential_needed(experts) is None


@given(st.integers(5, 200))
def test_as_many_as_needed_are_hardly_chance_and_one_less_might_be(experts):
    needed = essential_needed(experts)

    def chance(least):
        return sum(comb(experts, one) for one in range(least, experts + 1)) / 2**experts

    assert needed is not None
    assert chance(needed) <= 0.05 < chance(needed - 1)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_ratio_is_even_at_half_and_mirrors(votes):
    essential, experts = votes
    ratio = content_validity_ratio(essential, experts)
    assert -1 <= ratio <= 1
    assert ratio == pytest.approx(-content_validity_ratio(experts - essential, experts))
    assert (ratio > 0) == (2 * essential > experts)


@pytest.mark.parametrize(("essential", "experts"), [(0, 0), (3, 2), (-1, 5)])
def test_votes_that_cannot_be_are_refused(essential, experts):
    with pytest.raises(ValueError, match="of"):
        content_validity_ratio(essential, experts)


def vote(task, verdict, importance=4):
    return Vote(task_id=task, verdict=verdict, importance=importance)


def test_votes_on_a_task_are_counted_and_those_on_others_passed_over():
    votes = [vote("WR1", "essential")] * 7 + [vote("WR1", "useful", 2), vote("PU1", "unneeded", 1)]

    found = task_validity("WR1", votes)

    assert (found.essential, found.useful, found.unneeded, found.experts) == (7, 1, 0, 8)
    assert found.ratio == pytest.approx(0.75)
    assert found.needed == 7
    assert found.importance == pytest.approx(3.75)
    assert found.state == "upheld"


def test_one_vote_less_does_not_uphold_it():
    assert task_validity("WR1", [vote("WR1", "essential")] * 6 + [vote("WR1", "useful")] * 2).state == "not_upheld"


def test_no_votes_are_no_ratio():
    found = task_validity("WR1", [])
    assert found.ratio is None
    assert found.importance is None
    assert found.state == "too_few"


def test_four_who_agree_are_too_few_to_say():
    found = task_validity("WR1", [vote("WR1", "essential")] * 4)
    assert found.ratio == 1
    assert found.state == "too_few"


def of(essential, useful):
    return task_validity("T", [vote("T", "essential")] * essential + [vote("T", "useful")] * useful)


def test_the_index_is_the_mean_ratio_of_what_is_upheld():
    assert validity_index([of(10, 0), of(9, 1), of(5, 5)]) == pytest.approx(0.9)
    assert validity_index([of(5, 5)]) is None
    assert isinstance(of(1, 1), TaskValidity)
