"""Agreement of raters: intraclass correlations, Krippendorff's alpha, kappas."""

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.statistics.arrays import matrix
from rubric.statistics.consistency import cronbach_alpha
from rubric.statistics.intraclass import intraclass
from rubric.statistics.kappa import cohen_kappa, fleiss_kappa
from rubric.statistics.krippendorff import krippendorff_alpha
from tests.rubric.statistics.published import CASES, FORMS

JUDGES = CASES["icc"]["data"]["ratings"]
OBSERVERS = np.array(CASES["krippendorff"]["data"]["ratings"], dtype=float).T
tables = st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=4, max_size=9)


def test_intervals_of_the_six_are_those_of_r():
    """psych 2.2.9, ICC(sf)."""
    found = intraclass(JUDGES)

    expected = [(-0.1329, 0.7226), (0.0188, 0.7611), (0.3425, 0.9459), (-0.8844, 0.9124), (0.0711, 0.9272)]
    for form, (low, high) in zip(FORMS, [*expected, (0.6757, 0.9859)], strict=True):
        one = getattr(found, form)
        assert (one.low, one.high) == pytest.approx((low, high), abs=6e-5), form
        assert one.n == 6


def test_a_wider_interval_is_asked_for_by_its_confidence():
    narrow, wide = intraclass(JUDGES, 0.9).consistency, intraclass(JUDGES, 0.99).consistency

    assert wide.low < narrow.low < narrow.value < narrow.high < wide.high
    assert wide.confidence == 0.99


def test_the_mean_of_consistent_raters_is_cronbachs_alpha_with_its_interval():
    one, other = intraclass(JUDGES).mean_consistency, cronbach_alpha(JUDGES)

    assert (one.value, one.low, one.high) == pytest.approx((other.value, other.low, other.high))


def test_rows_with_a_missing_rating_are_left_out_and_counted():
    found = intraclass([*JUDGES, [5, None, 3, 4]])

    assert found.left_out == 1
    assert found.consistency == intraclass(JUDGES).consistency


def test_raters_who_agree_fully_have_correlation_1_and_no_interval():
    found = intraclass([[1, 1], [3, 3], [5, 5]])

    assert [getattr(found, form).value for form in FORMS] == [1] * 6
    assert all(getattr(found, form).low is None for form in FORMS)


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        ([[1], [2], [3]], "one_rater"),
        ([[1, 2]], "too_few"),
        ([[1, None], [None, 2]], "too_few"),
        ([[3, 3], [3, 3], [3, 3]], "no_variance"),
        ([[0.1, 0.1], [0.1, 0.1], [0.1, 0.1]], "no_variance"),
    ],
)
def test_where_there_is_no_correlation_the_reason_stands(ratings, why):
    found = intraclass(ratings)

    assert {getattr(found, form).why for form in FORMS} == {why}
    assert found.mean_squares is None


def test_candidates_who_are_all_alike_have_no_reliability_of_means():
    """Raters differ by a constant: nothing lies between rows, and nothing is left."""
    found = intraclass([[1, 2], [1, 2], [1, 2]])

    assert found.mean_consistency.why == found.consistency.why == found.mean_one_way.why == "no_variance"
    assert found.absolute.value == 0
    assert found.absolute.low is None
    assert found.one_way.value == -1


def test_less_between_than_left_over_gives_no_reliability_of_an_absolute_mean():
    found = intraclass([[1, 2], [2, 1], [1, 2], [2, 1]])

    assert found.mean_absolute.why == "no_variance"


@given(tables)
def test_no_table_of_ratings_gives_an_error_or_a_number_that_is_none(rows):
    found = intraclass(rows)
    alphas = [krippendorff_alpha(rows, metric).value for metric in ("nominal", "ordinal", "interval", "ratio")]

    assert all((getattr(found, form).value is None) == (getattr(found, form).why is not None) for form in FORMS)
    assert all(one is None or one <= 1 for one in alphas)


@given(tables, st.floats(0.5, 3), st.floats(-10, 10))
def test_a_correlation_does_not_depend_on_the_scale(rows, factor, shift):
    one, other = intraclass(rows).consistency, intraclass(np.array(rows) * factor + shift).consistency

    assert other.value == pytest.approx(one.value, abs=1e-6)


def test_an_interval_that_falls_without_end_is_left_out():
    """One rating reaches down to -1 / (k - 1) = -1/2 here: the mean of three has no lower limit."""
    found = intraclass([[2, 3, 2], [2, 4, 2], [4, 2, 2], [4, 2, 2]])
    assert found.absolute.low == pytest.approx(-0.5)
    assert (found.mean_absolute.low, found.mean_absolute.high) == (None, None)


def test_tables_that_are_none_are_refused():
    for rows in ([[1, 2], [3]], [], [1, 2], [[1, float("inf")]], [["a", 2]]):
        with pytest.raises(ValueError, match="table"):
            intraclass(rows)
    with pytest.raises(ValueError, match="empty cells"):
        matrix([[1, nan]], missing=False)


def test_alpha_counts_only_work_that_two_people_judged():
    assert krippendorff_alpha(OBSERVERS, "nominal").n == 11


def test_alpha_of_the_same_data_is_the_same_however_its_values_are_written():
    halves = krippendorff_alpha(OBSERVERS / 2, "ordinal").value
    large = krippendorff_alpha(OBSERVERS * 1000, "ordinal").value

    assert halves == large == krippendorff_alpha(OBSERVERS, "ordinal").value


def test_the_interval_of_alpha_holds_it_and_repeats_with_its_seed():
    found = krippendorff_alpha(OBSERVERS, "interval", resamples=500, seed=1)

    assert found.low < found.value < found.high <= 1
    assert found == krippendorff_alpha(OBSERVERS, "interval", resamples=500, seed=1)
    assert found != krippendorff_alpha(OBSERVERS, "interval", resamples=500, seed=2)


def test_the_interval_covers_the_alpha_of_many_units_about_as_often_as_it_says():
    """Three raters with errors of half the spread of the work: 40 units each time, against 20,000."""
    rng = np.random.default_rng(5)

    def ratings(n):
        return np.round(rng.normal(3, 1, n)[:, None] + rng.normal(0, 0.5, (n, 3)))

    truth = krippendorff_alpha(ratings(20_000), "interval").value
    found = [krippendorff_alpha(ratings(40), "interval", resamples=300, seed=i) for i in range(120)]

    assert 0.86 <= sum(one.low <= truth <= one.high for one in found) / 120 <= 0.99


def test_many_different_values_are_counted_unit_by_unit():
    """The interval metric has a closed form: 1 - mean squared difference within units over that of all pairs."""
    values = np.random.default_rng(3).normal(size=(60, 2))
    everything = values.ravel()
    within = ((values[:, 0] - values[:, 1]) ** 2).mean()
    overall = np.subtract.outer(everything, everything) ** 2

    found = krippendorff_alpha(values, "interval", resamples=20)

    assert found.value == pytest.approx(1 - within / (overall.sum() / (120 * 119)))
    assert found.low < found.value


def test_where_alpha_has_no_meaning_the_reason_stands():
    assert krippendorff_alpha([[1], [2]], "nominal").why == "one_rater"
    assert krippendorff_alpha([[1, None], [None, 2]], "nominal").why == "no_overlap"
    assert krippendorff_alpha([[None, None]], "nominal").why == "no_overlap"
    assert krippendorff_alpha([[2, 2], [2, 2]], "ordinal").why == "no_variance"


def test_an_interval_that_no_resample_supports_is_none():
    """One unit: drawing it again gives the same two values; of two alike and one apart some draws have a spread."""
    only = krippendorff_alpha([[0, 0], [0, 0], [0, 1]], "nominal", resamples=1, seed=3)

    assert only.value is not None
    assert (only.low is None) == (only.high is None)
    assert krippendorff_alpha([[0, 0], [0, 0], [0, 1]], "nominal", resamples=1, seed=0).n == 3


def test_ratings_below_0_are_on_no_ratio_scale():
    with pytest.raises(ValueError, match="at least 0"):
        krippendorff_alpha([[-1, 1]], "ratio")


def test_too_many_different_values_are_refused_with_what_to_do():
    with pytest.raises(ValueError, match="round them"):
        krippendorff_alpha(np.random.default_rng(1).normal(size=(1001, 2)), "interval")


def test_two_zeros_on_a_ratio_scale_are_alike():
    assert krippendorff_alpha([[0, 0], [1, 1], [2, 2]], "ratio").value == 1


def test_kappas_have_the_standard_errors_of_fleiss_cohen_and_everitt():
    """statsmodels 0.15, cohens_kappa: std_kappa."""
    table = np.array(CASES["kappa"]["data"]["shares"]) * 200

    expected = {"none": (0.4915254, 0.0510018), "linear": (0.4736842, 0.0544323), "quadratic": (0.4545455, 0.0664537)}
    for weights, (value, error) in expected.items():
        found = cohen_kappa(table, weights)
        assert (found.value, found.standard_error) == pytest.approx((value, error), abs=1e-7)
    assert cohen_kappa(table).low == pytest.approx(0.3915637, abs=1e-6)
    assert cohen_kappa(table).n == 200


def test_full_agreement_is_1_and_cannot_be_more():
    found = cohen_kappa([[5, 0], [0, 5]])

    assert (found.value, found.low, found.high) == (1, 1, 1)


def test_kappa_without_ratings_or_with_one_category_has_no_value():
    assert cohen_kappa([[0, 0], [0, 0]]).why == "no_overlap"
    assert cohen_kappa([[9, 0], [0, 0]]).why == "no_variance"
    assert fleiss_kappa([[1, 0], [0, 1]]).why == "no_overlap"
    assert fleiss_kappa([[2, 0], [2, 0]]).why == "no_variance"


@pytest.mark.parametrize("table", [[[1, 2]], [[1, -1], [0, 1]]])
def test_kappa_refuses_a_table_of_another_shape(table):
    with pytest.raises(ValueError, match="square"):
        cohen_kappa(table)


@pytest.mark.parametrize("weights", [[[0]], [[0, -1], [1, 0]], [[0, 0], [0, 0]]])
def test_kappa_refuses_weights_that_are_none(weights):
    with pytest.raises(ValueError, match="disagreement"):
        cohen_kappa([[1, 2], [3, 4]], weights)


FOURTEEN = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]


def test_fleiss_kappa_of_fourteen_raters():
    """The worked example of ten subjects; statsmodels 0.15 gives .20993070."""
    found = fleiss_kappa(FOURTEEN)

    assert found.value == pytest.approx(0.20993070, abs=1e-8)
    assert found.low < found.value < found.high
    assert found.n == 10


def test_fleiss_kappa_takes_pieces_that_different_numbers_judged():
    with_one_more = fleiss_kappa([*FOURTEEN, [0, 1, 0, 0, 0]])

    assert with_one_more.n == 10
    assert with_one_more.value != fleiss_kappa(FOURTEEN).value


def test_one_piece_of_work_has_a_kappa_and_no_error():
    found = fleiss_kappa([[1, 1]])

    assert found.value == -1
    assert found.standard_error is None


def test_fleiss_interval_covers_what_many_pieces_show():
    rng = np.random.default_rng(11)

    def table(n):
        chance = rng.beta(1, 1, n)
        ones = rng.binomial(4, chance)
        return np.column_stack([ones, 4 - ones])

    truth = fleiss_kappa(table(100_000)).value
    found = [fleiss_kappa(table(50)) for _ in range(200)]

    assert 0.9 <= sum(one.low <= truth <= one.high for one in found) / 200 <= 0.99
