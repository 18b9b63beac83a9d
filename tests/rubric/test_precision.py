from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, t

from rubric.precision import (
    HALO,
    PRIOR_DF,
    PRIOR_SD,
    REST,
    SPECIAL,
    Z,
    band_around,
    combined_error,
    moderated,
    nearest_level,
    normal_cdf,
    prior_error,
    reach,
    reaches,
    reliability_of,
    t_cdf,
)


@given(st.floats(-8, 8))
def test_the_normal_distribution_is_that_of_scipy(z):
    assert isclose(normal_cdf(z), float(norm.cdf(z)), abs_tol=1e-12)


# A difference of .5 SED = .69, 1 SED = .84, 1.28 = .90, 1.64 = .95 (tables of the normal distribution)
@pytest.mark.parametrize(("z", "p"), [(0, 0.5), (0.5, 0.69), (1, 0.84), (1.28, 0.90), (1.64, 0.95), (1.96, 0.975)])
def test_the_normal_distribution_has_the_tabled_values(z, p):
    assert isclose(normal_cdf(z), p, abs_tol=0.0025)


@given(st.floats(-30, 30), st.floats(1, 199))
def test_the_t_distribution_is_that_of_scipy(value, df):
    assert isclose(t_cdf(value, df), float(t.cdf(value, df)), abs_tol=1e-5)


# the 97.5 % points of Student's t, as tables have them
@pytest.mark.parametrize(("df", "point"), [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042)])
def test_bands_reach_as_far_as_the_tables_say(df, point):
    assert isclose(reach(df), point, abs_tol=0.001)


@given(st.floats(1, 250))
def test_a_band_from_few_is_never_narrower(df):
    assert reach(df) >= reach(None) == Z
    assert isclose(reach(df), float(t.ppf(0.975, df)), rel_tol=0.01)


def test_what_one_rating_errs_by_is_shared_out():
    assert isclose(SPECIAL + HALO + REST, 1)


def test_the_prior_error_is_what_the_stored_reliability_leaves_of_the_true_spread():
    # r = SD^2 / (SD^2 + SEM^2): .5 for errors as large as the spread, .8 for half of it
    assert prior_error(0.5) == PRIOR_SD
    assert isclose(prior_error(0.8), PRIOR_SD / 2)
    assert all(isclose(reliability_of(prior_error(one)), one) for one in (0.3, 0.6, 0.9))


def test_a_variance_from_few_is_drawn_to_its_prior():
    assert moderated(80, 0, df=1) == 80 * PRIOR_DF / (PRIOR_DF + 1)
    assert moderated(80, 80, df=3) == 80
    assert isclose(moderated(80, 10, df=1e9), 10, rel_tol=1e-6)
    assert moderated(80, 20, df=1, prior_df=1) == 50


def test_errors_that_go_together_do_not_average_out():
    weights, errors = [0.5, 0.5], [10.0, 10.0]
    assert isclose(combined_error(weights, errors, lambda _i, _j: 0), 10 / sqrt(2))
    assert isclose(combined_error(weights, errors, lambda _i, _j: 1), 10)
    assert isclose(combined_error(weights, errors, lambda _i, _j: 0.5), sqrt(75))


def test_a_band_ends_where_the_scale_ends():
    assert band_around(50, 10).model_dump() == {"low": pytest.approx(30.4), "high": pytest.approx(69.6)}
    assert band_around(2, 10).low == 0
    assert band_around(99, 10).high == 100
    assert band_around(50, 10, df=5).low == pytest.approx(50 - 25.71, abs=0.01)


@given(st.floats(0, 100), st.floats(0.01, 50))
def test_a_band_holds_its_value(value, standard_error):
    band = band_around(value, standard_error)
    assert 0 <= band.low <= value <= band.high <= 100


def test_reaching_a_cut_is_even_at_the_cut_and_certain_at_the_end_of_the_scale():
    assert reaches(50, 10, 50) == 0.5
    assert isclose(reaches(60, 10, 50), 0.8413, abs_tol=1e-4)
    assert isclose(reaches(60, 10, 50, df=3), float(t.cdf(1, 3)), abs_tol=1e-5)
    assert reaches(0, 10, 0) == 1


def test_the_nearest_anchor_changes_half_way():
    assert [nearest_level(value) for value in (0, 12.4, 12.5, 37.4, 50, 62.5, 87.4, 87.5, 100)] == [
        *(1, 1, 2, 2, 3, 4, 4, 5, 5),
    ]
