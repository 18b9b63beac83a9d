"""Dealing work: even loads, linked raters, nothing that was dealt ever moves, the same result every time."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.assignment import RaterScope, Work, deal, linked

TASKS = ("WR1", "DE1", "CS2", "LV2", "AD1")


def works(people, tasks=TASKS, needed=2, language="en"):
    return [Work(f"a{person:03}", task, language, needed) for person, task in product(range(people), tasks)]


def raters(*names, **scope):
    return [RaterScope(rater_id=name, **scope) for name in names]


def held(dealt):
    found = {}
    for work, rater_id in dealt:
        found.setdefault((work.attempt_id, work.task_id), []).append(rater_id)
    return found


def test_every_piece_goes_to_as_many_different_raters_as_it_needs():
    found = held(deal(works(6), raters("r1", "r2", "r3", "r4"), "p"))

    assert len(found) == 30
    assert all(len(set(holders)) == len(holders) == 2 for holders in found.values())


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 14), st.integers(2, 7), st.integers(1, 3), st.text(max_size=5))
def test_loads_are_even_in_all_and_on_each_task(people, count, needed, seed):
    names = [f"r{n}" for n in range(count)]
    dealt = deal(works(people, needed=needed), raters(*names), seed)
    total = Counter(dict.fromkeys(names, 0)) + Counter(rater_id for _, rater_id in dealt)

    assert len(dealt) == people * len(TASKS) * min(needed, count)
    assert max(total.values()) - min(total[name] for name in names) <= len(TASKS)
    for task in TASKS:
        on_task = Counter(rater_id for work, rater_id in dealt if work.task_id == task)
        assert max(on_task.values()) - min(on_task[name] for name in names) <= 2


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 7), st.text(max_size=5))
def test_raters_are_linked_on_every_task_as_soon_as_two_for_each_piece_allow_it(count, seed):
    """R raters two by two need R - 1 shared pieces at least (a tree), and with even loads no more than R."""
    names = [f"r{n}" for n in range(count)]
    found = held(deal(works(count), raters(*names), seed))

    for task in TASKS:
        groups = linked({key[0]: holders for key, holders in found.items() if key[1] == task})
        assert groups == (frozenset(names),)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 8), st.integers(1, 8), st.integers(2, 5), st.text(max_size=5))
def test_what_arrives_later_moves_nothing(before, later, count, seed):
    group = raters(*(f"r{n}" for n in range(count)))
    first, everything = works(before), works(before + later)

    assert deal(everything, group, seed)[: len(deal(first, group, seed))] == deal(first, group, seed)


def test_what_is_held_stays_and_only_open_seats_are_dealt():
    held_already = Work("a000", "WR1", "en", 3, holders=("r3", "r1"))

    assert deal([held_already], raters("r1", "r2", "r3"), "p") == ((held_already, "r2"),)
    assert deal([held_already._replace(needed=2)], raters("r1", "r2", "r3"), "p") == ()


def test_the_same_arguments_give_the_same_seats_and_another_seed_others():
    group = raters("r1", "r2", "r3", "r4")

    assert deal(works(6), group, "p") == deal(works(6), group, "p")
    assert deal(works(6), group, "p") != deal(works(6), group, "q")


def test_one_candidate_is_spread_over_raters():
    """Five tasks by two raters are ten seats: four raters take two or three each, not five."""
    dealt = deal(works(1), raters("r1", "r2", "r3", "r4"), "p")

    assert sorted(Counter(rater_id for _, rater_id in dealt).values()) == [2, 2, 3, 3]


@pytest.mark.parametrize(
    ("scope", "dealt"),
    [
        ({"tasks": frozenset({"DE1"})}, {"DE1"}),
        ({"languages": frozenset({"fr"})}, set()),
        ({"languages": frozenset({"en", "fr"})}, set(TASKS)),
    ],
)
def test_nobody_is_given_what_they_may_not_rate(scope, dealt):
    found = deal(works(4), [*raters("r1", "r2"), RaterScope(rater_id="r3", **scope)], "p")

    assert {work.task_id for work, rater_id in found if rater_id == "r3"} == dealt


def test_who_has_refused_is_not_asked_again_and_a_seat_without_anybody_stays_open():
    work = Work("a000", "WR1", "en", 2, refused=frozenset({"r1"}))

    assert deal([work], raters("r1", "r2"), "p") == ((work, "r2"),)


def test_the_reserve_is_asked_only_where_others_are_not_enough():
    group = [*raters("r1", "r2"), *raters("r3", reserve=True)]

    assert {rater_id for _, rater_id in deal(works(5), group, "p")} == {"r1", "r2"}
    assert {rater_id for _, rater_id in deal(works(1, needed=3), group, "p")} == {"r1", "r2", "r3"}
