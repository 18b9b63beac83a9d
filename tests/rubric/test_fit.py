from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rubric.fit import Minimum, assess_fit, minimum_state
from rubric.leaning import Leaning
from rubric.precision import CORRELATION
from rubric.score import Measured
from rubric.scoring import score_competency, score_task
from tests.rubric.making import blueprint, by_key, key_part, profile, rating, score

ROLE = profile({"WR": 50, "CS": 30, "AN": 20})


def rated(competency_id: str, level: int, rater_id: str = "r1"):
    made = blueprint(competency_id + "1", competency_id=competency_id)
    given_rating = rating(level, rater_id, made.task_id, competency_id=competency_id)
    return score_competency(competency_id, [score_task(made, [given_rating])])


def keyed(competency_id: str, share: float):
    made = blueprint(competency_id + "1", key_part(), competency_id=competency_id)
    return score_competency(competency_id, [score_task(made, [by_key(share, made.task_id, "key", competency_id)])])


# --- what a role needs


def test_a_minimum_stands_where_its_anchor_stands():
    assert [Minimum(competency_id="CS", level=level).cut for level in (1, 2, 3, 4, 5)] == [0, 25, 50, 75, 100]


@pytest.mark.parametrize(
    ("weights", "minimums", "problem"),
    [
        ({"WR": 50, "CS": 40}, (), "sum to 90"),
        ({"WR": 150, "CS": -50}, (), "negative"),
        ({"WR": 100}, (("WR", 3), ("WR", 4)), "at most one"),
        ({"WR": 100}, (("CS", 3),), "weighted competency"),
        ({"WR": 40, "CS": 30, "AN": 30}, (("WR", 3), ("CS", 3), ("AN", 3)), "at most 2"),
    ],
)
def test_an_unsound_profile_is_refused(weights, minimums, problem):
    with pytest.raises(ValidationError, match=problem):
        profile(weights, *minimums)


# --- the value


def test_fit_is_the_weighted_mean():
    fit = assess_fit(ROLE, [score("WR", 80), score("CS", 50), score("AN", 20)])
    assert isclose(fit.value or 0, 0.5 * 80 + 0.3 * 50 + 0.2 * 20)
    assert fit.weights_used == {"WR": 0.5, "CS": 0.3, "AN": 0.2}
    assert (fit.coverage, fit.missing, fit.low_high) == (1, (), None)


def test_weights_are_renormalised_over_what_was_assessed_and_coverage_says_how_much_that_was():
    fit = assess_fit(ROLE, [score("WR", 80), score("CS", None), score("AN", 20)])
    assert fit.weights_used == {"WR": pytest.approx(5 / 7), "AN": pytest.approx(2 / 7)}
    assert isclose(fit.value or 0, (5 * 80 + 2 * 20) / 7)
    assert isclose(fit.coverage, 0.7)
    assert fit.missing == ("CS",)


def test_a_competency_without_weight_has_no_say():
    role = profile({"WR": 100, "LV": 0})
    with_it, without = assess_fit(role, [score("WR", 80), score("LV", 0)]), assess_fit(role, [score("WR", 80)])
    assert with_it.value == without.value == 80
    assert with_it.missing == without.missing == ()


def test_scores_the_role_does_not_know_have_no_say():
    assert assess_fit(profile({"WR": 100}), [score("WR", 80), score("ST", 0)]).value == 80


def test_nothing_scored_is_no_fit():
    for scores in ([], [score("WR", None)]):
        fit = assess_fit(profile({"WR": 100}, ("WR", 3)), scores)
        assert (fit.value, fit.low_high, fit.band, fit.standard_error, fit.coverage) == (None, None, None, None, 0)
        assert fit.missing == ("WR",)


# --- minimums


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (90, "meets"),
        (59, "meets"),
        (58, "uncertain"),
        (50, "uncertain"),
        (42, "uncertain"),
        (41, "below"),
        (10, "below"),
    ],
)
def test_a_minimum_has_three_states(value, state):
    # cut 50, SEM 10: P = .80 at 58.4 and .20 at 41.6
    assert minimum_state(Minimum(competency_id="CS", level=3), Measured(value, 10, 0.75)).state == state


def test_a_minimum_says_its_probability():
    told = minimum_state(Minimum(competency_id="CS", level=3), Measured(60, 10, 0.75))
    assert isclose(told.probability or 0, 0.8413, abs_tol=1e-4)


def test_not_assessed_is_a_state_of_its_own_and_not_below():
    told = minimum_state(Minimum(competency_id="CS", level=3), None)
    assert (told.state, told.probability) == ("not_assessed", None)


def test_nobody_is_below_the_lowest_anchor():
    assert minimum_state(Minimum(competency_id="CS", level=1), Measured(0, 10, 0.75)).state == "meets"


def test_without_a_critical_competency_there_is_a_range_and_no_value():
    role = profile({"WR": 50, "CS": 30, "AN": 20}, ("CS", 3))
    fit = assess_fit(role, [score("WR", 80), score("AN", 20)])
    assert (fit.value, fit.band, fit.standard_error) == (None, None, None)
    # .5 * 80 + .2 * 20 = 44; the missing 30 % at 50 - 20 and 50 + 20
    assert fit.low_high is not None
    assert isclose(fit.low_high.low, 44 + 0.3 * 30)
    assert isclose(fit.low_high.high, 44 + 0.3 * 70)
    assert [one.state for one in fit.minimums] == ["not_assessed"]
    assert fit.missing == ("CS",)


def test_what_is_missing_without_being_critical_stays_out_of_the_range():
    role = profile({"WR": 50, "CS": 30, "AN": 20}, ("CS", 3))
    fit = assess_fit(role, [score("WR", 80)])
    assert fit.low_high is not None
    assert isclose(fit.low_high.low, (50 * 80 + 30 * 30) / 80)
    assert fit.missing == ("CS", "AN")


def test_a_critical_competency_without_weight_still_has_to_be_assessed():
    role = profile({"WR": 100, "CS": 0}, ("CS", 3))
    missing = assess_fit(role, [score("WR", 80)])
    assert (missing.value, missing.missing) == (None, ("CS",))
    assert assess_fit(role, [score("WR", 80), score("CS", 90)]).value == 80


# --- the error


def test_errors_of_different_judges_are_independent():
    role = profile({"WR": 50, "CS": 50})
    fit = assess_fit(role, [rated("WR", 3, "r1"), rated("CS", 4, "r2")])
    one = rated("WR", 3).standard_error or 0
    assert isclose(fit.standard_error or 0, one / sqrt(2))


def test_scores_that_share_a_rater_are_never_taken_to_be_independent():
    role = profile({"WR": 50, "CS": 50})
    one = rated("WR", 3).standard_error or 0
    shared = assess_fit(role, [rated("WR", 3), rated("CS", 4)])
    # how far the rater may lean (25 points a level) is in both, the rest averages out
    leaning = Leaning().variance({"r1": 25})
    assert shared.loads == {"r1": 25}
    assert isclose((shared.standard_error or 0) ** 2, (one**2 - leaning) / 2 + leaning)


def test_a_fit_that_rests_on_one_unknown_rater_has_few_degrees_of_freedom():
    role = profile({"WR": 50, "CS": 50})
    one, two = (assess_fit(role, [rated("WR", 3, "r1"), rated("CS", 4, other)]) for other in ("r1", "r2"))
    assert 1 < (one.df or 0) < (two.df or 0)
    assert (one.measured or two).df == one.df


def test_the_key_spreads_no_halo():
    role = profile({"PU": 50, "AN": 50})
    fit = assess_fit(role, [keyed("PU", 0.5), keyed("AN", 0.8)])
    assert isclose(fit.standard_error or 0, (keyed("PU", 0.5).standard_error or 0) / sqrt(2))


def test_the_error_rests_on_the_prior_as_soon_as_one_of_its_scores_does():
    estimated = score("WR", 50).model_copy(update={"basis": "estimated", "reason": None})
    role = profile({"WR": 50, "CS": 50})
    assert assess_fit(role, [estimated, score("CS", 50)]).basis == "prior"
    assert assess_fit(role, [estimated, estimated.model_copy(update={"competency_id": "CS"})]).basis == "estimated"


def test_the_reliability_of_the_composite_is_one_minus_error_over_variance():
    # two scores, SEM 10, r .75: true variance 300 each; composite (.25 + .25 + 2 * .25 * c) * 300, error 50
    fit = assess_fit(profile({"WR": 50, "CS": 50}), [score("WR", 50), score("CS", 50)])
    signal = 300 * (0.5 + 0.5 * CORRELATION)
    assert isclose(fit.reliability or 0, 1 - 50 / (signal + 50))


values = st.one_of(st.none(), st.floats(0, 100))
parts = st.lists(st.tuples(st.floats(1, 100), values), min_size=1, max_size=7)


def role_and_scores(pairs):
    total = sum(weight for weight, _ in pairs)
    role = profile({f"C{n}": 100 * weight / total for n, (weight, _) in enumerate(pairs)})
    return role, [score(f"C{n}", value) for n, (_, value) in enumerate(pairs)]


@given(parts)
def test_renormalised_weights_sum_to_one_and_the_band_holds_the_value(pairs):
    fit = assess_fit(*role_and_scores(pairs))
    known = [value for _, value in pairs if value is not None]
    if not known:
        assert fit.value is None
        assert fit.weights_used == {}
        return
    assert isclose(sum(fit.weights_used.values()), 1)
    assert fit.value is not None
    assert fit.band is not None
    assert min(known) - 1e-9 <= fit.value <= max(known) + 1e-9
    assert fit.band.low <= fit.value <= fit.band.high
    assert 0 <= fit.coverage <= 1
    assert 0 < (fit.reliability or 0) < 1


@given(parts, st.randoms())
def test_the_order_of_scores_does_not_matter_to_a_fit(pairs, random):
    role, scores = role_and_scores(pairs)
    mixed = list(scores)
    random.shuffle(mixed)
    assert assess_fit(role, scores) == assess_fit(role, mixed)


@given(st.lists(st.tuples(st.floats(1, 100), st.floats(0, 100)), min_size=1, max_size=7), st.data())
def test_a_higher_score_never_lowers_the_fit(pairs, data):
    role, scores = role_and_scores(pairs)
    place = data.draw(st.integers(0, len(scores) - 1))
    value = scores[place].value
    assert value is not None
    better = score(f"C{place}", data.draw(st.floats(value, 100)))
    before, after = assess_fit(role, scores), assess_fit(role, [*scores[:place], better, *scores[place + 1 :]])
    assert (after.value or 0) >= (before.value or 0) - 1e-9


@given(parts)
def test_a_competency_that_is_missing_never_lowers_the_fit_of_the_rest(pairs):
    role, scores = role_and_scores(pairs)
    known = [one for one in scores if one.value is not None]
    assert assess_fit(role, scores).value == assess_fit(role, known).value


@given(st.floats(0, 100), st.integers(2, 5), st.floats(1, 30))
def test_more_points_never_worsen_the_state_of_a_minimum(value, level, standard_error):
    minimum = Minimum(competency_id="CS", level=level)
    lower = minimum_state(minimum, Measured(value, standard_error, 0.7))
    higher = minimum_state(minimum, Measured(min(100.0, value + 5), standard_error, 0.7))
    rank = ["below", "uncertain", "meets"]
    assert rank.index(higher.state) >= rank.index(lower.state)
