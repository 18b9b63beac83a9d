"""Raters can be compared where shared work links them; where it does not, somebody crosses over."""

from assessments.assignment import Crossing, crossings, linked


def test_shared_work_links_raters_also_through_others():
    held = {"a": ("r1", "r2"), "b": ("r2", "r3"), "c": ("r4",)}

    assert linked(held) == (frozenset({"r1", "r2", "r3"}), frozenset({"r4"}))


def test_nothing_is_linked_where_nothing_is_held():
    assert linked({}) == ()
    assert crossings({}, {}) == ()


def test_no_crossing_is_asked_for_where_everybody_is_linked():
    assert crossings({"a": ("r1", "r2")}, {"r1": frozenset({"a"})}) == ()


def test_the_least_loaded_who_may_rate_it_crosses_over():
    held = {"a": ("r1", "r2"), "b": ("r1", "r2"), "c": ("r3", "r4"), "d": ("r3", "r4"), "e": ("r3",)}
    everything = frozenset(held)
    able = dict.fromkeys(("r1", "r2", "r3", "r4"), everything)

    assert crossings(held, able) == (Crossing("r1", ("c", "d")),)
    held |= {"f": ("r1", "r2")}
    assert crossings(held, able)[0].rater_id == "r4"


def test_a_group_that_nobody_can_link_is_left_out():
    held = {"a": ("r1", "r2"), "b": ("r3",)}

    assert crossings(held, {"r1": frozenset({"a"}), "r3": frozenset({"b"})}) == ()


def test_what_a_crossing_asks_for_links_the_groups():
    held = {"a": ("r1", "r2"), "b": ("r3", "r4"), "c": ("r5",)}
    able = dict.fromkeys(("r1", "r2", "r3", "r4", "r5"), frozenset(held))
    for one in crossings(held, able):
        for work in one.works:
            held[work] = (*held[work], one.rater_id)

    assert linked(held) == (frozenset({"r1", "r2", "r3", "r4", "r5"}),)
