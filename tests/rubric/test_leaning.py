"""What is not known about raters, and what it does to the error of a score."""

from math import isclose

import pytest

from rubric.leaning import HALO_VARIANCE, SEVERITY, Leaning, loads_together, moderated_halo, moderated_severity
from rubric.precision import PRIOR_DF

LOADS = {"r1": 10.0, "r2": 20.0}


def test_each_rater_adds_the_square_of_what_depends_on_them():
    found = Leaning(severity=0.2, halo=0.1)
    assert isclose(found.of_severity(LOADS), 0.2 * (100 + 400))
    assert isclose(found.of_halo(LOADS), 0.1 * (100 + 400))
    assert isclose(found.variance(LOADS), 0.3 * 500)


def test_after_the_correction_its_own_error_is_left_and_the_mean_of_the_panel_is_common():
    found = Leaning(severity=0.2, halo=0, left={"r1": 0.01, "r2": 0.02}, shared=0.05)
    assert isclose(found.variance(LOADS), 0.01 * 100 + 0.02 * 400 + 0.05 * 30**2)


def test_a_rater_nobody_has_corrected_counts_in_full():
    found = Leaning(severity=0.2, halo=0, left={"r1": 0.01}, shared=0.05)
    assert isclose(found.of_severity(LOADS), 0.01 * 100 + 0.2 * 400 + 0.05 * 10**2)


def test_what_is_not_of_the_raters_is_the_rest():
    found = Leaning(severity=0.2, halo=0.1)
    assert isclose(found.own(20, LOADS), 400 - 150)


def test_degrees_of_freedom_grow_as_severity_matters_less():
    """Satterthwaite: 3 (V / V_s)^2, V_s = .2 * 500 = 100."""
    found = Leaning(severity=0.2, df=3)
    assert found.freedom(LOADS, 100) == pytest.approx(3)
    assert found.freedom(LOADS, 200) == pytest.approx(12)
    assert found.freedom({}, 200) is None


def test_a_panel_outweighs_its_prior_by_one_degree_of_freedom_for_each_further_rater():
    assert moderated_severity(0.7, raters=1) == SEVERITY
    assert isclose(moderated_severity(0.7, raters=2), (SEVERITY + 0.7) / 2)
    assert isclose(moderated_severity(0.7, raters=6), (SEVERITY + 5 * 0.7) / 6)
    assert isclose(moderated_halo(0.2, 8), (PRIOR_DF * HALO_VARIANCE + 8 * 0.2) / (PRIOR_DF + 8))


def test_loads_of_a_weighted_sum_are_weighted():
    assert loads_together({"WR": 0.75, "CS": 0.25}, {"WR": {"r1": 10}, "CS": {"r1": 20, "r2": 4}, "AN": {"r9": 1}}) == {
        "r1": 12.5,
        "r2": 1.0,
    }
