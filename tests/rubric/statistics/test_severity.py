"""Severity of raters, dependability of scores, shrinkage, connected designs."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.statistics import mixed
from rubric.statistics.generalizability import crossed_components, decision_study, dependability
from rubric.statistics.graph import all_reach_all, components, reached
from rubric.statistics.intraclass import intraclass
from rubric.statistics.search import lowest
from rubric.statistics.severity import Components, agreement_of, fit_severity
from rubric.statistics.shrinkage import shrink
from tests.rubric.statistics.published import CASES

PLATES = np.array(CASES["severity"]["data"]["ratings"], dtype=float)


def crossed(table):
    rows, columns = np.indices(table.shape)
    return table.ravel(), rows.ravel().tolist(), columns.ravel().tolist()


def panel(seed, candidates=40, raters=4, tasks=3, per=2, halo=0.3):
    """Ratings of a known truth: candidate sd .7, rater .5, task .4, candidate x task .3, rest .5."""
    rng = np.random.default_rng(seed)
    truth, severe = rng.normal(0, 0.7, candidates), rng.normal(0, 0.5, raters)
    hard, special = rng.normal(0, 0.4, tasks), rng.normal(0, 0.3, (candidates, tasks))
    impression = rng.normal(0, halo, (candidates, raters))
    rows = [
        (3 + truth[c] - severe[r] - hard[t] + special[c, t] + impression[c, r] + rng.normal(0, 0.5), c, int(r), t)
        for c in range(candidates)
        for r in rng.choice(raters, per, replace=False)
        for t in range(tasks)
    ]
    return [list(one) for one in zip(*rows, strict=True)], truth, severe


def dense_criterion(values, factors, ratios):
    """-2 log restricted likelihood from the covariance matrix of all ratings (Harville 1977), for comparison."""
    n = len(values)
    covariance = np.eye(n)
    for codes, ratio in zip(factors, ratios, strict=True):
        covariance += ratio**2 * np.equal.outer(np.array(codes), np.array(codes))
    inverse, ones = np.linalg.inv(covariance), np.ones(n)
    weight = ones @ inverse @ ones
    rest = np.array(values) - (ones @ inverse @ values) / weight
    squares = rest @ inverse @ rest
    df = n - 1
    return np.linalg.slogdet(covariance)[1] + np.log(weight) + df * (1 + np.log(2 * np.pi * squares / df))


def test_the_likelihood_is_that_of_the_whole_covariance_matrix():
    (values, people, judges, works), _, _ = panel(1, candidates=6)
    values = np.array(values)
    local = [np.array(works), np.array([sorted({j for p, j in zip(people, judges, strict=True) if p == c}).index(r)
                                         for c, r in zip(people, judges, strict=True)])]  # fmt: skip
    found = mixed.design(values, np.array(people), local, [np.array(judges), np.array(works)])
    pairs = [[c * 99 + t for c, t in zip(people, works, strict=True)]]
    pairs += [[c * 99 + r for c, r in zip(people, judges, strict=True)]]

    for ratios in ([1, 0.5, 0.3, 0.8, 0.6], [0, 0, 0, 0, 0], [2, 0, 1, 0.1, 0]):
        dense = dense_criterion(values, [people, *pairs, judges, works], ratios)
        assert mixed.criterion(found, np.array(ratios, dtype=float)) == pytest.approx(dense, abs=1e-8)


def test_both_ways_of_summing_over_candidates_agree(monkeypatch):
    ratings, _, _ = panel(2)
    short = fit_severity(*ratings)
    monkeypatch.setattr(mixed, "CONTRACTED", 0)
    long = fit_severity(*ratings)

    assert long.criterion == pytest.approx(short.criterion, abs=1e-6)
    assert [one.expected for one in long.candidates] == pytest.approx(
        [one.expected for one in short.candidates], abs=1e-4
    )


def test_what_is_expected_of_a_candidate_is_the_prediction_from_the_covariance_matrix():
    """Henderson's equations written out for ratings that are not balanced: value and variance of each prediction."""
    (values, people, judges, _), _, _ = panel(3, candidates=12, tasks=1)
    found = fit_severity(values, people, judges)
    own = found.variances
    n = len(values)
    same, judge = (np.equal.outer(np.array(one), np.array(one)) for one in (people, judges))
    covariance = own.candidate * same + own.rater * judge + own.residual * np.eye(n)
    inverse, ones = np.linalg.inv(covariance), np.ones(n)
    weight = ones @ inverse @ ones
    mean = (ones @ inverse @ values) / weight

    for place, one in enumerate(found.candidates):
        along = own.candidate * (np.array(people) == place)
        pull = along @ inverse
        error = own.candidate - pull @ along + (1 - pull @ ones) ** 2 / weight
        assert one.expected == pytest.approx(mean + pull @ (np.array(values) - mean), abs=1e-6)
        assert one.standard_error == pytest.approx(sqrt(error), abs=1e-6)


def test_severe_raters_are_found_and_taken_out():
    ratings, truth, severe = panel(4, candidates=60, raters=5)
    found = fit_severity(*ratings)

    effects = {int(one.name): one.severity for one in found.raters}
    told = [effects[place] for place in range(5)]
    assert np.corrcoef(told, severe)[0, 1] > 0.9
    raw, corrected = ([getattr(one, name) for one in found.candidates] for name in ("raw", "corrected"))
    order = [int(one.candidate) for one in found.candidates]
    assert np.corrcoef(corrected, truth[order])[0, 1] > np.corrcoef(raw, truth[order])[0, 1]


def test_halo_is_told_from_the_rest_where_a_rater_judged_several_tasks():
    ratings, _, _ = panel(5, candidates=150, raters=6, tasks=5, halo=0.5)
    found = fit_severity(*ratings).variances

    assert sqrt(found.candidate_rater) == pytest.approx(0.5, abs=0.1)
    assert sqrt(found.candidate_task) == pytest.approx(0.3, abs=0.1)
    assert sqrt(found.residual) == pytest.approx(0.5, abs=0.05)


def test_a_single_task_has_no_effects_of_tasks():
    ratings, _, _ = panel(6, tasks=1)
    found = fit_severity(*ratings)

    assert found.tasks == ()
    assert found.variances.task is found.variances.candidate_task is found.variances.candidate_rater is None


def test_work_that_was_rated_once_leaves_its_own_variance_in_the_rest():
    (values, people, judges, works), _, _ = panel(7, per=1, tasks=4)
    found = fit_severity(values, people, [(r + t) % 4 for r, t in zip(judges, works, strict=True)], works)

    assert found.variances.candidate_task is None
    assert found.variances.task is not None


def test_the_mean_shifts_nothing_else():
    values, people, judges = crossed(PLATES)
    here, there = fit_severity(values, people, judges), fit_severity(values + 1e4, people, judges)

    assert there.mean == pytest.approx(here.mean + 1e4)
    assert there.criterion == pytest.approx(here.criterion, abs=1e-4)


@pytest.mark.parametrize(
    ("values", "people", "judges", "why"),
    [
        ([1, 2, 3], "abc", "rrr", "one_rater"),
        ([1, 2], "aa", "rs", "too_few"),
        ([1, 2, 3], "abb", "rrs", "too_few"),
        ([1, 2, 3, 4, 5, 6, 7, 8], "aabbccdd", "rsrstutu", "disconnected"),
        ([3, 3, 3, 3], "aabb", "rsrs", "no_variance"),
    ],
)
def test_where_there_is_no_model_the_reason_stands(values, people, judges, why):
    found = fit_severity(values, people, judges)

    assert found.why == why
    assert found.variances is None
    assert {one.why for one in agreement_of(found)} == {why}


def test_raters_who_share_nobody_are_named():
    found = fit_severity([1, 2, 3, 4, 5, 6, 7, 8], "aabbccdd", "rsrstutu")

    assert set(found.parts) == {frozenset("rs"), frozenset("tu")}


def test_raters_who_always_agree_are_fully_consistent():
    found = fit_severity([1, 1, 3, 3, 5, 5, 2, 2], "aabbccdd", "rsrsrsrs")

    assert found.variances.residual == pytest.approx(0, abs=1e-5)
    assert [one.expected for one in found.candidates] == pytest.approx([1, 3, 5, 2], abs=1e-3)


@pytest.mark.parametrize("lists", [([], [], []), ([1], ["a", "b"], ["r"]), ([1], ["a"], ["r"], [])])
def test_lists_of_different_lengths_are_refused(lists):
    with pytest.raises(ValueError, match="each rating"):
        fit_severity(*lists)


def test_agreement_of_a_full_table_is_its_intraclass_correlation():
    """Variances by REML are those of the mean squares where the table is balanced and none is below 0."""
    consistency, absolute = agreement_of(fit_severity(*crossed(PLATES)))
    found = intraclass(PLATES)

    assert consistency.value == pytest.approx(found.consistency.value, abs=1e-5)
    assert absolute.value == pytest.approx(found.absolute.value, abs=1e-5)


def test_dependability_is_that_of_the_formulae():
    """By hand: relative .1/2 + .2/3 + .6/6 = .2166667; absolute adds .3/3 + .06/2."""
    own = Components(candidate=0.5, rater=0.3, task=0.06, candidate_task=0.1, candidate_rater=0.2, residual=0.6)
    found = dependability(own, raters=3, tasks=2)

    assert found.relative_error == pytest.approx(0.2166667, abs=1e-7)
    assert found.absolute_error == pytest.approx(0.3466667, abs=1e-7)
    assert found.relative == pytest.approx(0.5 / 0.7166667, abs=1e-7)
    assert found.absolute == pytest.approx(0.5 / 0.8466667, abs=1e-7)


def test_what_raters_make_of_single_tasks_counts_where_raters_and_tasks_differ():
    """By hand: absolute error .2/2 + .12/(2 x 3); relative error is that of the rest alone."""
    found = dependability(Components(candidate=1, rater=0.2, rater_task=0.12, residual=0.6), raters=2, tasks=3)

    assert found.relative_error == pytest.approx(0.1)
    assert found.absolute_error == pytest.approx(0.1 + 0.1 + 0.02)


def test_variances_of_a_complete_design_are_those_of_reml_where_none_is_below_0():
    own, fitted = crossed_components([PLATES]), fit_severity(*crossed(PLATES)).variances

    assert fitted is not None
    for one in ("candidate", "rater", "residual"):
        assert getattr(own, one) == pytest.approx(getattr(fitted, one), abs=1e-4)


def test_a_variance_below_0_counts_as_none():
    """By hand: nothing but the rest has a mean square, 2, so that two facets hold -1 and single ones +.5."""
    own = crossed_components([[[1, 2], [2, 1]], [[2, 1], [1, 2]]])

    assert (own.candidate_rater, own.candidate_task, own.rater_task) == (0, 0, 0)
    assert (own.candidate, own.residual) == pytest.approx((0.5, 2))


@pytest.mark.parametrize("ratings", [[], [[[1, 2]]], [[[1], [2]]], [[[1, None], [2, 3]]], [[[1, 2], [2, 3]], [[1, 2]]]])
def test_an_incomplete_design_has_no_mean_squares(ratings):
    with pytest.raises(ValueError, match=r"two candidates|empty cells|array|shape"):
        crossed_components(ratings)


def test_more_raters_make_scores_more_dependable():
    own = Components(candidate=0.49, rater=0.05, residual=0.36)
    study = decision_study(own, (1, 2, 3))

    assert [one.relative for one in study] == pytest.approx([0.49 / 0.85, 0.49 / 0.67, 0.49 / 0.61])
    assert [(one.raters, one.tasks) for one in decision_study(own, (1, 2), (1, 5))] == [(1, 1), (1, 5), (2, 1), (2, 5)]


def test_where_nothing_varies_there_is_no_dependability():
    found = dependability(Components(candidate=0, rater=0, residual=0), 2)

    assert found.relative is found.absolute is None
    with pytest.raises(ValueError, match="at least one"):
        dependability(Components(candidate=1, rater=0, residual=0), 0)


def test_restricted_likelihood_and_moments_agree_on_equal_errors():
    """With one error for all, both give max(0, s^2 - SE^2)."""
    values = [1.0, 4.0, 2.0, 7.0, 3.0]
    expected = np.var(values, ddof=1) - 1

    for method in ("reml", "dersimonian_laird"):
        found = shrink(values, [1.0] * 5, method=method)
        assert found.between == pytest.approx(expected)
        assert found.values[0].value == pytest.approx(3.4 + expected / (expected + 1) * (1 - 3.4))
        assert found.values[0].standard_error == pytest.approx(sqrt(expected / (expected + 1)))


def test_a_known_variance_is_taken_as_it_is():
    found = shrink([2.0], [1.0], between=3.0)

    assert found.between == 3
    assert found.values[0].kept == 0.75


def test_restricted_likelihood_solves_its_equation_for_unequal_errors():
    x, errors = [28, 8, -3, 7, -1, 1, 58, 12], [5, 4, 6, 3, 9, 1, 10, 2]
    t2 = shrink(x, errors, method="reml").between
    weights = 1 / (np.array(errors) ** 2 + t2)
    mean = weights @ x / weights.sum()
    slope = -weights.sum() + (weights**2 @ (np.array(x) - mean) ** 2) + (weights**2).sum() / weights.sum()

    assert slope == pytest.approx(0, abs=1e-6)


def test_a_spread_that_dwindles_towards_none_is_told_as_next_to_none():
    """One value known almost exactly pulls the estimate to zero in ever smaller steps, of which there is an end."""
    found = shrink([10, 50, 10.5], [1, 17.4, 0.01], method="reml")

    assert 0 <= found.between < 0.01
    assert found.pooled.value == pytest.approx(10.5, abs=0.01)


def test_one_value_alone_has_nothing_to_be_drawn_to():
    assert shrink([2.0], [1.0]).why == "too_few"
    assert shrink([], [], between=1.0).why == "too_few"
    for wrong in (([1.0], [0.0]), ([1.0, 2.0], [1.0])):
        with pytest.raises(ValueError, match="standard error above 0"):
            shrink(*wrong)


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(0.1, 20)), min_size=2, max_size=9))
def test_nobody_is_drawn_beyond_the_mean(pairs):
    values, errors = (list(one) for one in zip(*pairs, strict=True))
    for method in ("reml", "dersimonian_laird"):
        found = shrink(values, errors, method=method)
        for x, one in zip(values, found.values, strict=True):
            assert min(x, found.pooled.value) - 1e-6 <= one.value <= max(x, found.pooled.value) + 1e-6


def test_what_hangs_together_is_found():
    assert components([("a", "r"), ("b", "r"), ("c", "s")])[0] == frozenset("abr")
    assert components([]) == ()
    assert reached("a", {("a", "b"), ("b", "a"), ("c", "a")}) == {"a", "b"}
    assert all_reach_all("ab", [("a", "b"), ("b", "a")])
    assert not all_reach_all("ab", [("a", "b")])
    assert all_reach_all("", [])


def test_the_lowest_point_is_found_wherever_the_search_begins():
    def valley(at):
        return 100 * (at[1] - at[0] ** 2) ** 2 + (1 - at[0]) ** 2

    for start in ([-1.2, 1.0], [3.0, -3.0], [1.0, 1.0]):
        assert lowest(valley, np.array(start)) == pytest.approx([1, 1], abs=1e-3)


def test_a_search_from_a_corner_that_only_leads_up_stays_where_it_is():
    """The slope at the corner leads to the left, where the function rises as well."""
    assert lowest(lambda at: max(-float(at[0]), 3 * float(at[0])), np.array([0.0]))[0] == 0


def test_a_function_that_bends_the_other_way_is_followed_down():
    found = lowest(lambda at: float(np.cos(at[0])), np.array([0.3]))

    assert np.cos(found[0]) == pytest.approx(-1, abs=1e-6)


def test_a_function_without_a_lowest_point_is_left_after_a_while():
    assert np.isfinite(lowest(lambda at: -float(at[0]), np.array([0.0]))).all()
