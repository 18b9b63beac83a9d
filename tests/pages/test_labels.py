"""Labels that a widget can be found by: no two options of one widget say the same."""

from pages.parts.labels import told_apart


def test_names_that_differ_stay_as_they_are():
    assert told_apart({"a": "Ann", "b": "Ben"}, {"a": "x", "b": "y"}) == {"a": "Ann", "b": "Ben"}


def test_namesakes_are_told_apart_by_what_differs():
    names = {"a": "Ann", "b": "Ben", "c": "Ann"}

    assert told_apart(names, {"a": "x", "b": "y", "c": "z"}) == {"a": "Ann (x)", "b": "Ben", "c": "Ann (z)"}


def test_where_nothing_differs_a_number_does():
    assert told_apart({"a": "Ann", "b": "Ann"}, {"a": "x", "b": "x"}) == {"a": "Ann (x)", "b": "Ann (x) 2"}
