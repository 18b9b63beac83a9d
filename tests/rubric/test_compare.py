from itertools import pairwise
from math import isclose, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.compare import NotComparable, _p_among, _Row, compare, reweight, verdict_of
from rubric.fit import assess_fit
from rubric.model import load_model
from rubric.precision import normal_cdf
from rubric.report import FitReport, build_report
from tests.rubric.making import NOW, profile, score

ROLE = profile({"WR": 60, "AN": 40})
SEED = 20260601


def candidate(attempt_id: str, error: float = 10.0, role=ROLE, form: str = "core", **values: float | None) -> FitReport:
    scores = [score(one, value, error) for one, value in values.items()]
    fit = assess_fit(role, scores)
    return build_report(load_model(), scores, fit, attempt_id=attempt_id, form_structure=form, now=NOW)


def compared(*reports: FitReport, role=ROLE, seed: int = SEED):
    return compare(reports, role, seed)


# --- refusals


def test_comparison_refuses_different_forms():
    with pytest.raises(NotComparable) as refused:
        compared(candidate("a", WR=80, AN=50), candidate("b", form="screen", WR=70, AN=50))
    assert refused.value.reason == "structure"


@pytest.mark.parametrize(("names", "reason"), [([], "too_few"), (["a"], "too_few"), (["a", "b", "a"], "twice")])
def test_a_comparison_needs_two_different_sittings(names, reason):
    with pytest.raises(NotComparable) as refused:
        compared(*(candidate(one, WR=80, AN=50) for one in names))
    assert refused.value.reason == reason


# --- two people


def test_the_probability_is_that_of_the_difference_in_its_own_error():
    # one competency: SEM 10 each, r .75; difference 20: Phi(sqrt(.75) * 20 / sqrt(200)) = Phi(1.2247) = .890
    role = profile({"WR": 100})
    result = compared(candidate("a", WR=60), candidate("b", WR=40), role=role)
    (pair,) = result.pairs
    assert (pair.a, pair.b, pair.ahead, pair.verdict) == ("a", "b", "a", "likely")
    assert isclose(pair.probability, normal_cdf(sqrt(0.75) * 20 / sqrt(200)))
    assert isclose(pair.probability, 0.890, abs_tol=5e-4)


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [
        *((0.95, "clear"), (0.949, "likely"), (0.80, "likely"), (0.799, "slight"), (0.65, "slight")),
        *((0.649, "not_distinguishable"), (0.5, "not_distinguishable"), (0.3, "slight"), (0.04, "clear")),
    ],
)
def test_words_have_their_thresholds(probability, verdict):
    assert verdict_of(probability) == verdict


def test_nobody_is_ahead_within_the_error():
    (pair,) = compared(candidate("a", WR=62, AN=50), candidate("b", WR=60, AN=50)).pairs
    assert (pair.verdict, pair.ahead) == ("not_distinguishable", None)


def test_the_order_given_does_not_matter():
    a, b, c = candidate("a", WR=80, AN=50), candidate("b", WR=60, AN=50), candidate("c", WR=20, AN=30)
    one, other = compared(a, b, c), compared(c, a, b)
    assert one.order == other.order == ("a", "b", "c")
    assert (one.pairs, one.groups, one.p_first, one.stability) == (
        other.pairs,
        other.groups,
        other.p_first,
        other.stability,
    )


# --- several people


def test_those_who_cannot_be_told_apart_form_a_group():
    people = [candidate(name, WR=value, AN=value) for name, value in zip("abcd", (81, 80, 79, 20), strict=True)]
    assert compared(*people).groups == (("a", "b", "c"),)


def test_groups_overlap_where_the_middle_is_like_both_ends():
    people = [candidate(name, WR=value, AN=value) for name, value in zip("abc", (60, 56, 52), strict=True)]
    result = compared(*people)
    assert {(one.a, one.b): one.verdict for one in result.pairs} == {
        ("a", "b"): "not_distinguishable",
        ("b", "c"): "not_distinguishable",
        ("a", "c"): "slight",
    }
    assert result.groups == (("a", "b"), ("b", "c"))


def test_people_far_apart_form_no_group():
    people = [candidate(name, WR=value, AN=value) for name, value in zip("abc", (95, 60, 20), strict=True)]
    assert compared(*people).groups == ()


def test_equal_people_are_equally_likely_to_be_first():
    people = [candidate(name, WR=50, AN=50) for name in "abcd"]
    firsts = compared(*people).p_first
    assert isclose(sum(firsts.values()), 1)
    assert all(isclose(share, 0.25, abs_tol=0.03) for share in firsts.values())


def test_being_first_of_two_is_being_above_the_other():
    result = compared(candidate("a", WR=60, AN=55), candidate("b", WR=50, AN=50))
    # 4,000 draws: standard error below .008
    assert isclose(result.p_first["a"], result.pairs[0].probability, abs_tol=0.025)


def test_the_same_seed_draws_the_same():
    people = [candidate("a", WR=80, AN=40), candidate("b", WR=40, AN=80), candidate("c", WR=60, AN=60)]
    assert compared(*people) == compared(*people)
    assert compared(*people).p_first != compared(*people, seed=7).p_first


# P(the one observed first is truly first), simulated: the mean of what is told must be what happens
@pytest.mark.parametrize(("reliability", "people", "published"), [(0.5, 10, 0.43), (0.7, 5, 0.65), (0.9, 5, 0.80)])
def test_the_probability_of_being_first_is_true_in_the_long_run(reliability, people, published):
    rng = np.random.default_rng(SEED)
    true = rng.normal(0, sqrt(reliability), (400, people))
    error = sqrt(1 - reliability)
    told, right = [], []
    for seed, group in enumerate(true):
        observed = group + rng.normal(0, error, people)
        rows = [_row(str(n), value, error, reliability) for n, value in enumerate(observed)]
        firsts = _p_among(rows, reliability, 1, seed)
        told.append(firsts[str(observed.argmax())])
        right.append(observed.argmax() == group.argmax())
    # 400 groups: standard error of the share about .024, of the mean of what is told about .008
    assert isclose(float(np.mean(told)), published, abs_tol=0.03)
    assert isclose(float(np.mean(right)), published, abs_tol=0.07)


def _row(attempt_id: str, value: float, error: float, reliability: float) -> _Row:
    told = {"value": value, "standard_error": error, "reliability": reliability}
    return _Row(attempt_id, candidate("x", WR=50).fit.model_copy(update=told), value, ())


def test_the_short_list_has_three_places_or_fewer_where_that_would_be_everybody():
    many = compared(*(candidate(name, WR=50 + 5 * place, AN=50) for place, name in enumerate("abcde")))
    two = compared(candidate("a", WR=80, AN=70), candidate("b", WR=60, AN=50))

    assert (many.top, two.top) == (3, 1)
    assert isclose(sum(many.p_top.values()), 3)
    assert many.p_top["e"] > many.p_top["a"]
    assert two.p_top == two.p_first


def test_clearly_first_is_who_is_clearly_above_every_other():
    first = candidate("a", WR=95, AN=95)
    assert compared(first, candidate("b", WR=40, AN=40), candidate("c", WR=20, AN=20)).clearly_first == "a"
    assert compared(first, candidate("b", WR=90, AN=90), candidate("c", WR=20, AN=20)).clearly_first is None


def test_nobody_is_clearly_first_without_another_who_has_a_fit():
    role = profile({"WR": 60, "AN": 40}, ("AN", 3))
    alone = compared(candidate("a", role=role, WR=95, AN=95), candidate("b", role=role, WR=20, AN=None), role=role)
    assert (alone.order, alone.clearly_first) == (("a",), None)


def test_an_order_that_every_weight_gives_is_stable():
    assert compared(candidate("a", WR=80, AN=70), candidate("b", WR=60, AN=50)).stability == 1


def test_an_order_that_hangs_on_the_weights_is_not():
    # a above b as long as WR weighs more than half: 60 of 100 here, and Beta(24, 16) is above .5 in about 90 %
    result = compared(candidate("a", WR=80, AN=50), candidate("b", WR=50, AN=80))
    assert result.order == ("a", "b")
    assert isclose(result.stability or 0, 0.90, abs_tol=0.04)


def test_moved_weights_can_turn_the_order():
    people = [candidate("a", WR=80, AN=50), candidate("b", WR=50, AN=80)]
    turned = compared(*people, role=reweight(ROLE, {"WR": 40, "AN": 60}))
    assert turned.order == ("b", "a")
    assert turned.profile.weights == {"WR": 40, "AN": 60}


def test_weights_are_brought_back_to_a_hundred_and_minimums_stay():
    role = profile({"WR": 60, "AN": 40}, ("WR", 3))
    moved = reweight(role, {"AN": 140})
    assert moved.weights == {"WR": 30, "AN": 70}
    assert moved.minimums == role.minimums
    assert reweight(role, {}) == role


@pytest.mark.parametrize(
    ("weights", "problem"), [({"XX": 5}, "no such"), ({"WR": -1}, "at least 0"), ({"WR": 0, "AN": 0}, "not all")]
)
def test_weights_that_cannot_be_are_refused(weights, problem):
    with pytest.raises(ValueError, match=problem):
        reweight(ROLE, weights)


# --- what is not there for everybody


def test_only_what_was_scored_for_everybody_is_compared():
    role = profile({"WR": 50, "AN": 30, "LV": 20})
    people = [candidate("a", WR=80, AN=50, LV=100), candidate("b", WR=60, AN=50, LV=None)]
    result = compared(*people, role=role)
    assert result.compared_on == ("WR", "AN")
    assert isclose(result.fits["a"].value or 0, (50 * 80 + 30 * 50) / 80)
    assert isclose(people[0].fit.value or 0, (60 * 80 + 40 * 50) / 100)


def test_without_a_critical_competency_a_sitting_is_named_and_not_ranked():
    role = profile({"WR": 60, "AN": 40}, ("AN", 3))
    people = [candidate("a", WR=80, AN=50), candidate("b", WR=90, AN=None), candidate("c", WR=60, AN=50)]
    result = compared(*people, role=role)
    assert (result.order, result.unranked) == (("a", "c"), ("b",))
    assert result.compared_on == ("WR", "AN")
    assert [one.attempt_id for one in result.reports] == ["a", "b", "c"]


def test_a_critical_competency_without_weight_does_not_enter_the_comparison():
    role = profile({"WR": 100, "AN": 0}, ("AN", 3))
    result = compared(candidate("a", WR=80, AN=10), candidate("b", WR=60, AN=90), role=role)
    assert (result.compared_on, result.order) == (("WR",), ("a", "b"))
    assert [one.state for one in result.fits["a"].minimums] == ["below"]


def test_where_one_alone_can_be_ranked_there_is_no_order_to_be_stable():
    role = profile({"WR": 60, "AN": 40}, ("AN", 3))
    result = compared(candidate("a", WR=80, AN=50), candidate("b", WR=90, AN=None), role=role)
    assert (result.pairs, result.groups, result.stability) == ((), (), None)
    assert result.p_first == {"a": 1.0}


def test_nobody_scored_is_nobody_ranked():
    result = compared(candidate("a", WR=None), candidate("b", WR=None))
    assert (result.order, result.p_first, result.compared_on) == ((), {}, ())
    assert result.unranked == ("a", "b")


def test_people_without_anything_in_common_are_not_ranked():
    result = compared(candidate("a", WR=80, AN=None), candidate("b", WR=None, AN=50))
    assert (result.order, result.unranked) == ((), ("a", "b"))


# --- laws


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=6))
def test_an_order_goes_downhill_and_groups_hold_only_what_cannot_be_told_apart(values):
    people = [candidate(f"a{n}", WR=writing, AN=analytics) for n, (writing, analytics) in enumerate(values)]
    result = compared(*people)
    assert set(result.order) == {one.attempt_id for one in people}
    assert all((result.fits[a].value or 0) >= (result.fits[b].value or 0) for a, b in pairwise(result.order))
    assert all(one.probability >= 0.5 - 1e-12 for one in result.pairs)
    alike = {frozenset((one.a, one.b)) for one in result.pairs if one.ahead is None}
    for group in result.groups:
        assert all(frozenset((a, b)) in alike for a in group for b in group if a != b)
    assert alike <= {frozenset((a, b)) for group in result.groups for a in group for b in group if a != b}
    assert isclose(sum(result.p_first.values()), 1)
    assert 0 <= (result.stability or 0) <= 1
