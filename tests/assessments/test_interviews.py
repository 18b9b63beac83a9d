"""Which questions are asked of whom: the same core for everybody of a role, then where most is open."""

from assessments.interviews import choose, minutes
from rubric.uncertain import OpenPoint
from tests.rubric.making import profile

ROLE = profile({"PU": 5.0, "WR": 30.0, "CS": 25.0, "AN": 20.0, "AD": 10.0, "LV": 10.0}, ("AD", 3))


def ids(points, *, for_all):
    return [one.question.id for one in choose(ROLE, points) if one.for_all == for_all]


def test_everybody_is_asked_the_first_question_of_what_the_role_needs_most():
    """A minimum first, then by weight, four in all."""
    core = ["int.AD.q1", "int.WR.q1", "int.CS.q1", "int.AN.q1"]

    assert ids([], for_all=True) == core
    assert ids([OpenPoint(competency_id="PU", why=("wide",))], for_all=True) == core
    assert ids([], for_all=False) == []


def test_two_more_look_where_most_is_open_with_questions_that_were_not_asked_yet():
    points = [OpenPoint(competency_id=one, why=("not_assessed",)) for one in ("LV", "WR", "CS")]

    assert ids(points, for_all=False) == ["int.LV.q1", "int.WR.q2"]
    assert {one.competency_id: one.why for one in choose(ROLE, points) if one.for_all}["CS"] == ("not_assessed",)


def test_what_the_role_does_not_weigh_is_not_asked():
    asked = choose(profile({"WR": 100.0, "CS": 0.0}), [])

    assert [one.competency_id for one in asked] == ["WR"]


def test_six_questions_take_three_quarters_of_an_hour():
    points = [OpenPoint(competency_id=one, why=("wide",)) for one in ("LV", "WR")]

    assert minutes(choose(ROLE, points)) == 45
