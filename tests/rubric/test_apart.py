"""Two fits of one position: what a rater does to both alike drops out, what they do to one does not."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.apart import Apart, alone, apart
from rubric.fit import assess_fit
from rubric.leaning import Leaning
from rubric.model import load_model
from rubric.precision import normal_cdf
from rubric.scoring import score_all
from tests.rubric.making import blueprint, profile, rating, score

KNOWN = Leaning(severity=0.3, df=2, halo=0.05)
ROLE = profile({"WR": 100})


def fitted(attempt_id: str, raters: str, level: float = 3, leaning: Leaning = KNOWN):
    """One task in which each rater gave the same level."""
    given_levels = [rating(level, one, attempt_id=attempt_id) for one in raters]
    return assess_fit(ROLE, score_all(load_model(), [blueprint()], given_levels, leaning=leaning))


# Unshrunk (r = 1): a difference of .5 SED = .69, 1 = .84, 1.28 = .90, 1.64 = .95
@pytest.mark.parametrize(("difference", "p"), [(0.5, 0.69), (1, 0.84), (1.28, 0.90), (1.64, 0.95)])
def test_unshrunk_probabilities_are_those_of_the_table(difference, p):
    assert isclose(Apart(difference, 1, 1).probability, p, abs_tol=0.0025)


def test_errors_of_different_raters_add_up():
    one, other = fitted("a", "xy", 4), fitted("b", "vw")
    errors = (one.standard_error or 0) ** 2 + (other.standard_error or 0) ** 2

    found = apart(one, other)
    signal = 2 * (one.standard_error or 0) ** 2 * (one.reliability or 0) / (1 - (one.reliability or 0))

    assert isclose(found.difference, 25)
    assert isclose(found.deviation, sqrt(errors))
    assert isclose(found.reliability, signal / (signal + errors))


def test_the_severity_of_shared_raters_drops_out_and_their_views_do_not():
    one, other = fitted("a", "xy"), fitted("b", "xy")
    # each rater moves each fit by 25 / 2 points a level
    severe, seen = 2 * 12.5**2 * 0.3, 2 * 12.5**2 * 0.05
    own = (one.standard_error or 0) ** 2 - severe - seen

    assert isclose(apart(one, other).deviation, sqrt(2 * own + 2 * seen))
    assert apart(one, other).df is None  # nothing is left that the panel says little of
    assert isclose(alone(one), own + seen)


def test_one_shared_rater_of_two_leaves_half():
    together, half, none = (apart(fitted("a", "xy"), fitted("b", other)).deviation for other in ("xy", "xw", "vw"))

    assert isclose(half**2, (together**2 + none**2) / 2)


def test_what_is_left_of_a_severity_that_was_taken_out_counts_and_what_all_share_does_not():
    taken = Leaning(severity=0.3, df=5, halo=0, left={"x": 0.02, "y": 0.02, "v": 0.02, "w": 0.02}, shared=0.08)
    plain = Leaning(severity=0, df=5, halo=0)

    found = apart(fitted("a", "xy", leaning=taken), fitted("b", "vw", leaning=taken))
    without = apart(fitted("a", "xy", leaning=plain), fitted("b", "vw", leaning=plain))

    assert isclose(found.deviation**2 - without.deviation**2, 4 * 12.5**2 * 0.02)


def test_few_degrees_of_freedom_make_a_probability_less_sure():
    assert 0.5 < Apart(10, 5, 1, df=3).probability < Apart(10, 5, 1).probability == normal_cdf(2)


def test_a_fit_without_a_value_is_above_nobody():
    empty = assess_fit(ROLE, [score("WR", None)])
    with pytest.raises(ValueError, match="without a value"):
        apart(empty, fitted("a", "xy"))


differences, deviations, reliabilities = st.floats(-100, 100), st.floats(1, 50), st.floats(0, 1)
freedoms = st.one_of(st.none(), st.floats(1, 300))


@given(differences, deviations, reliabilities, freedoms)
def test_one_is_above_the_other_or_the_other_way_round(difference, deviation, reliability, df):
    found = Apart(difference, deviation, reliability, df)
    assert isclose(found.probability + found._replace(difference=-difference).probability, 1)


@given(differences, deviations, reliabilities, st.floats(0, 50))
def test_a_wider_lead_is_never_less_sure_and_a_wider_error_never_more(difference, deviation, reliability, more):
    found = Apart(difference, deviation, reliability)
    assert found._replace(difference=difference + more).probability >= found.probability
    lead = found._replace(difference=abs(difference))
    assert lead._replace(deviation=deviation + more).probability <= lead.probability + 1e-12
