"""Pairs are chosen so that everything hangs together and is met alike, in an order and on sides of chance."""

from collections import Counter
from itertools import combinations

from assessments.assignment import next_pair, wanted
from assessments.assignment.pairing import MEETINGS
from rubric.statistics.graph import components

WORKS = [f"w{i:02}" for i in range(12)]


def walk(works, raters, most=10_000):
    """Raters judge in turn until nothing is left; the pairs as they stood on the page, by rater."""
    met, seen = [], {one: [] for one in raters}
    for turn in range(most):
        rater = raters[turn % len(raters)]
        found = next_pair(works, met, [frozenset(one) for one in seen[rater]], rater)
        if found is not None:
            seen[rater].append(found)
            met.append(frozenset(found))
        elif all(next_pair(works, met, [frozenset(one) for one in seen[one_]], one_) is None for one_ in raters):
            break
    return met, seen


def test_the_first_judgements_join_everything():
    met, _ = walk(WORKS, ["r1", "r2"], most=len(WORKS) - 1)

    assert components([tuple(one) for one in met]) == (frozenset(WORKS),)


def test_everything_is_met_as_often_as_it_takes_and_nothing_much_more():
    met, seen = walk(WORKS, ["r1", "r2"])
    times = Counter(one for pair in met for one in pair)

    assert min(times.values()) >= MEETINGS
    assert max(times.values()) <= MEETINGS + 2
    assert wanted(WORKS, met) == 0
    assert max(Counter(met).values()) <= 2
    for pairs in seen.values():
        assert len({frozenset(one) for one in pairs}) == len(pairs)


def test_a_few_pieces_are_compared_until_no_pair_is_left():
    met, _ = walk(WORKS[:3], ["r1", "r2"])

    assert Counter(met) == {frozenset(one): 2 for one in combinations(WORKS[:3], 2)}
    assert next_pair(WORKS[:1], [], [], "r1") is None


def test_order_and_sides_are_those_of_the_rater_and_stay():
    firsts = {next_pair(WORKS, [], [], f"r{i}") for i in range(8)}
    _, seen = walk(WORKS, ["r1"])

    assert len(firsts) > 4
    assert next_pair(WORKS, [], [], "r1") == next_pair(reversed(WORKS), [], [], "r1")
    left = sum(one < other for one, other in seen["r1"]) / len(seen["r1"])
    assert 0.3 < left < 0.7


def test_what_is_still_to_come_is_counted():
    assert wanted(WORKS, []) == 12 * MEETINGS / 2
    assert wanted(WORKS[:3], [], []) == 3
    assert wanted(WORKS[:3], [frozenset(WORKS[:2])], [frozenset(WORKS[:2])]) == 2
    assert wanted(WORKS[:3], []) == 18
