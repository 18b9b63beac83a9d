"""What would have to be true for somebody to come first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.compare import compare, reweight
from rubric.leading import to_lead
from tests.rubric.making import profile
from tests.rubric.test_compare import ROLE, candidate, compared

points = st.floats(0, 100)


def moves(found):
    return {one.competency_id: (round(one.weight, 6), round(one.needed, 6)) for one in found.moved}


def test_the_smallest_change_of_weights_is_found_by_hand():
    """a 80/50, b 50/80 at 60:40 are level at 50:50."""
    found = to_lead(compared(candidate("a", WR=80, AN=50), candidate("b", WR=50, AN=80)), "b")

    assert found.behind == pytest.approx(6)
    assert moves(found) == {"WR": (60, 50), "AN": (40, 50)}
    assert found.points == pytest.approx(10)


def test_weight_goes_from_where_one_is_furthest_behind_to_where_one_is_furthest_ahead():
    role = profile({"WR": 50, "AN": 30, "PU": 20})
    people = (
        candidate("a", role=role, WR=80, AN=60, PU=50),
        candidate("b", role=role, WR=50, AN=55, PU=90),
    )
    found = to_lead(compared(*people, role=role), "b")

    # behind: .5 * 30 + .3 * 5 - .2 * 40 = 8.5; each point from writing to platforms makes up for .7
    assert moves(found) == {"WR": (50, pytest.approx(50 - 8.5 / 0.7)), "PU": (20, pytest.approx(20 + 8.5 / 0.7))}


def test_no_weights_lead_past_who_is_better_in_everything():
    found = to_lead(compared(candidate("a", WR=80, AN=70), candidate("b", WR=50, AN=60)), "b")

    assert found.moved is None
    assert found.points == 0


def test_no_weights_lead_past_two_who_share_out_what_is_best():
    """Each of the others is behind somewhere, and still one of the two is ahead whatever the weights."""
    people = (candidate("a", WR=90, AN=20), candidate("b", WR=20, AN=90), candidate("c", WR=50, AN=50))

    assert to_lead(compared(*people), "c").moved is None
    assert to_lead(compared(people[0], people[2]), "c").moved is not None


def test_a_competency_without_weight_may_be_given_some():
    role = profile({"WR": 100, "AN": 0})
    people = (candidate("a", role=role, WR=80, AN=50), candidate("b", role=role, WR=60, AN=70))

    assert moves(to_lead(compared(*people, role=role), "b")) == {"WR": (100, 50), "AN": (0, 50)}


def test_who_is_first_or_level_has_nothing_to_change():
    result = compared(candidate("a", WR=80, AN=50), candidate("b", WR=50, AN=80), candidate("c", WR=80, AN=50))

    for one in ("a", "c"):
        found = to_lead(result, one)
        assert (found.behind, found.moved, found.rises) == (pytest.approx(0), (), ())


def test_one_score_makes_up_for_what_is_missing_by_its_share():
    """Behind by 6 of a fit: 10 points of writing at .6, 15 of analytics at .4; bands reach 19.6 around 10."""
    found = to_lead(compared(candidate("a", WR=60, AN=60), candidate("b", WR=50, AN=60)), "b")

    assert [(one.competency_id, one.needed, one.inside) for one in found.rises] == [
        ("WR", pytest.approx(60), True),
        ("AN", pytest.approx(75), True),
    ]


def test_a_rise_beyond_its_band_is_told_as_such_and_one_beyond_the_scale_not_at_all():
    found = to_lead(compared(candidate("a", WR=90, AN=60), candidate("b", WR=50, AN=60)), "b")

    assert [(one.competency_id, one.needed, one.inside) for one in found.rises] == [("WR", pytest.approx(90), False)]


def test_the_rise_that_asks_least_of_its_margin_comes_first():
    scores = {"WR": 50.0, "AN": 50.0}
    unsure = candidate("b", **scores)
    surer = unsure.model_copy(
        update={
            "competencies": tuple(
                one.model_copy(update={"score": one.score.model_copy(update={"standard_error": error})})
                for one, error in zip(unsure.competencies, (2.0, 20.0), strict=True)
            )
        }
    )
    result = compare((candidate("a", WR=55, AN=55), surer), ROLE, 1)

    assert [one.competency_id for one in to_lead(result, "b").rises] == ["AN", "WR"]


def test_whoever_has_no_fit_is_not_asked_about():
    role = profile({"WR": 60, "AN": 40}, ("AN", 3))
    people = (candidate(one, role=role, WR=50, AN=value) for one, value in (("a", 50), ("b", 60), ("c", None)))

    with pytest.raises(KeyError):
        to_lead(compared(*people, role=role), "c")


@given(
    st.lists(st.tuples(st.floats(1, 50), points, points, points), min_size=2, max_size=5),
    st.sampled_from("abc"),
)
def test_at_the_weights_that_are_told_nobody_is_ahead(rows, who):
    names = ("WR", "AN", "PU", "DE", "CS")[: len(rows)]
    total = sum(row[0] for row in rows)
    role = profile({name: 100 * row[0] / total for name, row in zip(names, rows, strict=True)})
    people = [
        candidate(one, role=role, **{name: row[place] for name, row in zip(names, rows, strict=True)})
        for place, one in enumerate("abc", start=1)
    ]
    found = to_lead(compare(people, role, 1), who)
    if found.moved is None:
        return
    moved = reweight(role, {one.competency_id: one.needed for one in found.moved})
    fits = compare(people, moved, 1).fits

    assert sum(one.needed - one.weight for one in found.moved) == pytest.approx(0, abs=1e-3)
    assert fits[who].value == pytest.approx(max(one.value for one in fits.values()), abs=1e-3)
