"""What the work of several people leaves open."""

from rubric.asking import open_among
from tests.rubric.making import profile
from tests.rubric.test_compare import candidate, compared


def opened(*people, role):
    return [(one.competency_id, one.who) for one in open_among(compared(*people, role=role))]


def test_an_open_minimum_comes_first_and_names_whose_it_is():
    role = profile({"WR": 80, "AN": 20}, ("AN", 3))
    people = (candidate("a", role=role, WR=60, AN=52), candidate("b", role=role, WR=58, AN=60))

    assert opened(*people, role=role) == [("AN", {"minimum": ("a",)}), ("WR", {"tie": ("a", "b")})]


def test_what_has_no_score_comes_before_a_tie():
    role = profile({"WR": 80, "AN": 20})
    people = (candidate("a", role=role, WR=60, AN=None), candidate("b", role=role, WR=58, AN=60))

    assert opened(*people, role=role) == [("AN", {"not_assessed": ("a",)}), ("WR", {"tie": ("a", "b")})]


def test_a_wide_band_is_told_only_where_something_may_hang_on_it():
    role = profile({"WR": 60, "AN": 40})
    tied = (candidate("a", 15, role=role, WR=60, AN=60), candidate("b", 15, role=role, WR=58, AN=60))
    clear = (candidate("a", 14, role=role, WR=99, AN=99), candidate("b", 14, role=role, WR=1, AN=1))

    assert opened(*tied, role=role) == [("WR", {"wide": ("a", "b"), "tie": ("a", "b")})]
    assert opened(*clear, role=role) == []
