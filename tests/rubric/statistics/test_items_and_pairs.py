"""Items of a bank, comparisons of two, strata."""

import numpy as np
import pytest

from rubric.statistics.irt import two_parameter
from rubric.statistics.items import correlation, item_figures, mean_of, option_figures
from rubric.statistics.pairs import bradley_terry
from rubric.statistics.rasch import rasch
from rubric.statistics.strata import item_bias, mantel_haenszel
from tests.rubric.statistics.published import CASES, people

LSAT = people(CASES["items"]["data"])
GAMES = [tuple(one) for one in CASES["bradley_terry_pairs"]["data"]["games"]]


def answers(n, slopes, difficulties, seed=1):
    rng = np.random.default_rng(seed)
    ability = rng.normal(size=(n, 1))
    chance = 1 / (1 + np.exp(-np.array(slopes) * (ability - np.array(difficulties))))
    return (rng.random(chance.shape) < chance).astype(float)


def test_items_of_few_persons_are_figures_without_a_call_for_review():
    found = item_figures([[1, 0], [0, 1], [1, 1]])

    assert all(one.review == () for one in found)
    assert found[0].difficulty.low == pytest.approx(0.2077, abs=1e-4)
    assert found[0].alpha_without.why == "too_few"


def test_an_item_that_is_too_easy_flat_or_reversed_is_called_for_review():
    table = answers(400, [1.5, 1.5, 1.5, 1.5], [0, -0.5, 0.5, 0])
    rng = np.random.default_rng(2)
    extra = np.column_stack([np.r_[0.0, np.ones(399)], (rng.random(400) < 0.1), 1 - table[:, 0]])
    found = item_figures(np.column_stack([table, extra]))

    assert "easy" in found[4].review
    assert found[5].review[0] == "hard"
    assert "reversed" in found[6].review
    assert found[1].review == ()


def test_shares_between_0_and_1_have_the_mean_as_difficulty():
    found = item_figures([[0.5, 1], [0.25, 0], [0.75, 1]])

    assert found[0].difficulty.value == 0.5
    assert found[0].difficulty.standard_error == pytest.approx(0.25 / np.sqrt(3))
    with pytest.raises(ValueError, match="between 0 and 1"):
        item_figures([[2, 1]])


def test_persons_with_an_item_missing_are_left_out():
    assert item_figures([[None, 1], [1, 0]])[0].difficulty.n == 1
    nobody = item_figures([[None, 1]])[0]
    assert nobody.difficulty.why == nobody.discrimination.why == "too_few"
    assert nobody.logit is None


def test_a_correlation_has_the_interval_of_fishers_z():
    """r = .5, n = 28: tanh(atanh(.5) +- 1.96/5) = .1555 .. .7355."""
    x = np.array([1.0, -1.0] * 14)
    y = x * 0.5 + np.array([1.0, 1.0, -1.0, -1.0] * 7) * np.sqrt(0.75)
    found = correlation(x, y)

    assert found.value == pytest.approx(0.5)
    assert (found.low, found.high) == pytest.approx((0.1560, 0.7358), abs=1e-3)
    assert correlation(x, x).low is None
    assert correlation(x, np.ones(28)).why == "no_variance"


def test_one_value_has_a_mean_and_no_error():
    assert mean_of(np.array([2.0])).standard_error is None


def test_distractors_that_nobody_takes_or_the_best_take_are_called_for_a_rewrite():
    chosen = ["key"] * 50 + ["wrong"] * 25 + ["trap"] * 22 + ["dead"] * 2 + [None]
    rest = [7.0] * 50 + [3.0] * 25 + [8.0] * 22 + [2.0, 3.0] + [1.0]
    found = {one.option: one for one in option_figures(chosen, rest, ["key", "wrong", "trap", "dead"], "key")}

    assert found["dead"].review == ("rare",)
    assert found["trap"].review == ("as_good_as_key",)
    assert found["wrong"].review == found["key"].review == ()
    assert found["key"].chosen.value == 0.5
    assert found["trap"].rest.value == 8
    assert found["key"].is_key


def test_options_of_few_persons_are_counts():
    found = option_figures(["a", "b"], [1, 2], ["a", "b", "c"], "a")

    assert all(one.review == () for one in found)
    assert found[2].rest.why == "too_few"


@pytest.mark.parametrize(
    ("chosen", "rest", "key"), [(["a"], [1.0, 2.0], "a"), (["z"], [1.0], "a"), (["a"], [1.0], "z")]
)
def test_answers_that_fit_no_item_are_refused(chosen, rest, key):
    with pytest.raises(ValueError, match="option of the item"):
        option_figures(chosen, rest, ["a", "b"], key)


def test_difficulties_are_recovered_whatever_the_persons_are_like():
    """Two groups of abilities one logit apart: conditional estimates differ by error only."""
    truth = np.linspace(-1.5, 1.5, 12)
    low, high = (rasch(answers(3000, np.ones(12), truth + shift, seed=5)) for shift in (0.5, -0.5))

    for found in (low, high):
        told = np.array([one.difficulty for one in found.items])
        errors = np.array([one.standard_error for one in found.items])
        assert np.abs((told - truth) / errors).max() < 3.5
        assert told.sum() == pytest.approx(0, abs=1e-9)


def test_conditional_errors_are_those_of_the_likelihood():
    """The curvature of the likelihood, taken numerically: items enter it only through differences."""
    found = rasch(LSAT)
    errors = [one.standard_error for one in found.items]

    assert errors == pytest.approx([0.1044, 0.0699, 0.0688, 0.0726, 0.0859], abs=1e-4)
    assert found.n == 699


def test_items_nobody_can_be_told_apart_by_have_no_difficulty():
    assert rasch([[1, 0], [1, 1], [0, 0]]).why == "too_few"
    assert rasch([[1, 0, 1], [1, 1, 0], [1, 0, 1]]).why == "boundless"
    assert rasch([[1, 0, None], [1, 1, 0], [0, 1, 1], [1, 0, 1], [1, None, None], [1, 1, None]]).n == 4
    for wrong in ([[1, 2]], np.zeros((2, 121))):
        with pytest.raises(ValueError, match="answers are 0 or 1"):
            rasch(wrong)


def test_forms_that_share_no_item_are_on_no_common_scale():
    one, other = [[1, 0, None, None], [0, 1, None, None]], [[None, None, 1, 0], [None, None, 0, 1]]

    assert rasch(one + other).why == "disconnected"
    assert rasch([*one, *other, [None, 1, 0, None], [None, 0, 1, None]]).why is None


def test_items_that_one_group_alone_gets_right_run_away():
    """Nobody gets one of the last two right without both of the first two (Fischer 1981): no highest likelihood."""
    rows = [[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 1, 0], [1, 1, 0, 1], [1, 1, 0, 0]]

    assert rasch(rows).why == "boundless"


def test_slopes_and_difficulties_are_recovered():
    rng = np.random.default_rng(8)
    slopes, difficulties = rng.uniform(0.7, 2, 20), rng.normal(0, 1, 20)
    found = two_parameter(answers(4000, slopes, difficulties, seed=9))
    told = np.array([[one.discrimination, one.difficulty] for one in found.items])
    errors = np.array([[one.discrimination_error, one.difficulty_error] for one in found.items])
    off = np.abs(told - np.column_stack([slopes, difficulties])) / errors

    assert off.max() < 4
    assert (off < 1.96).mean() > 0.85
    assert found.n == 4000


def test_missing_answers_are_passed_over_and_not_wrong():
    whole = answers(3000, np.ones(10), np.linspace(-1, 1, 10), seed=3)
    holes = np.where(np.random.default_rng(1).random(whole.shape) < 0.3, np.nan, whole)
    full, partial = two_parameter(whole), two_parameter(holes)

    for one, other in zip(full.items, partial.items, strict=True):
        assert other.difficulty == pytest.approx(one.difficulty, abs=4 * other.difficulty_error)
        assert other.difficulty_error > one.difficulty_error


def test_a_bank_of_few_persons_or_hopeless_items_is_not_calibrated():
    assert two_parameter(np.ones((20, 5))).why == "too_few"
    assert two_parameter(np.ones((200, 2))).why == "too_few"
    assert two_parameter(np.ones((200, 5))).why == "boundless"
    with pytest.raises(ValueError, match="0 or 1"):
        two_parameter([[0.5, 1]])


def test_answers_of_pure_chance_do_not_settle_within_the_rounds():
    """A tolerance that single precision cannot reach."""
    found = two_parameter(LSAT, close=1e-12)

    assert found.why == "no_convergence"
    assert found.rounds >= 1000


def test_slopes_that_fall_below_zero_are_followed_step_by_step():
    """An item keyed the wrong way round."""
    table = answers(800, [1.2] * 8, np.linspace(-1, 1, 8), seed=4)
    table[:, 3] = 1 - table[:, 3]

    assert two_parameter(table).items[3].discrimination < 0


def test_strengths_around_their_mean_say_the_same_as_against_a_reference():
    around, against = bradley_terry(GAMES), bradley_terry(GAMES, reference="Boston")
    by_name = {one.name: one.value for one in against.strengths}

    assert sum(one.value for one in around.strengths) == pytest.approx(0, abs=1e-9)
    assert by_name["Milwaukee"] - by_name["Toronto"] == pytest.approx(1.5814 - 1.2945, abs=1e-3)
    assert by_name["Boston"] == 0
    assert around.reliability == against.reliability == pytest.approx(0.853, abs=1e-3)
    assert around.strengths[0].meetings == 78


def test_errors_around_the_mean_are_those_of_repeated_leagues():
    truth = np.array([0.0, 0.5, 1.0, 1.5])
    truth -= truth.mean()
    names = "abcd"
    rng = np.random.default_rng(2)
    told = []
    for _ in range(300):
        games = []
        for i in range(4):
            for j in range(i + 1, 4):
                wins = rng.binomial(20, 1 / (1 + np.exp(truth[j] - truth[i])))
                games.append((names[i], names[j], wins, 20 - wins))
        told.append([(one.value, one.standard_error) for one in bradley_terry(games).strengths])
    values, errors = np.array(told).transpose(2, 0, 1)

    assert errors.mean(axis=0) == pytest.approx(values.std(axis=0), rel=0.15)


def test_somebody_who_always_wins_has_no_bound_unless_a_prior_holds_them():
    games = [("a", "b", 3, 0), ("b", "c", 1, 2), ("c", "b", 1, 2)]
    held = bradley_terry(games, prior_sd=1.5)

    assert bradley_terry(games).why == "boundless"
    assert held.why is None
    assert held.strengths[0].value > held.strengths[1].value


def test_a_prior_so_wide_that_it_holds_nobody_is_boundless():
    assert bradley_terry([("a", "b", 3, 0)], prior_sd=1e9).why == "boundless"


def test_pieces_that_were_never_compared_are_disconnected():
    found = bradley_terry([("a", "b", 1, 1), ("c", "d", 1, 1)])

    assert found.why == "disconnected"
    assert set(found.parts) == {frozenset("ab"), frozenset("cd")}
    assert bradley_terry([]).why == "too_few"
    assert bradley_terry([("a", "b", 0, 0)]).why == "too_few"


def test_equals_have_no_reliability():
    assert bradley_terry([("a", "b", 5, 5), ("b", "c", 5, 5)]).reliability is None


@pytest.mark.parametrize(
    ("games", "more"),
    [
        ([("a", "a", 1, 1)], {}),
        ([("a", "b", -1, 1)], {}),
        ([("a", "b", 1, 1)], {"reference": "z"}),
        ([("a", "b", 1, 1)], {"prior_sd": 0}),
    ],
)
def test_meetings_that_are_none_are_refused(games, more):
    with pytest.raises(ValueError, match=r"meeting|reference"):
        bradley_terry(games, **more)


THREE = [[[90, 10], [70, 30]], [[60, 40], [45, 55]], [[120, 30], [100, 60]]]


def test_bias_of_an_item_is_told_on_the_scale_of_ets():
    """statsmodels 0.15, StratifiedTable: odds ratio 2.4, 1.7114 .. 3.3657; delta = -2.35 ln 2.4 = -2.0574, SE .4054."""
    found = item_bias(THREE)

    assert found.odds_ratio.value == pytest.approx(2.4)
    assert (found.odds_ratio.low, found.odds_ratio.high) == pytest.approx((1.71141, 3.36565), abs=1e-5)
    assert found.delta.value == pytest.approx(-2.05735, abs=1e-5)
    assert found.delta.standard_error == pytest.approx(0.40545, abs=1e-5)
    assert found.size == "C"
    assert mantel_haenszel(THREE).chi2_corrected == pytest.approx(25.515253, abs=1e-5)


def test_small_and_uncertain_bias_has_its_own_class():
    small = [[[105, 95], [95, 105]]]
    moderate = [[[260, 140], [205, 195]]]

    assert item_bias(small).size == "A"
    assert item_bias(moderate).size == "B"
    assert item_bias([[[30, 10], [20, 20]]]).size is None


def test_strata_that_compare_nothing_are_passed_over():
    found = mantel_haenszel([*THREE, [[0, 0], [3, 4]], [[5, 0], [7, 0]]])

    assert found.strata == 3
    assert found.odds_ratio == mantel_haenszel(THREE).odds_ratio


def test_without_a_stratum_that_compares_there_is_no_ratio():
    assert mantel_haenszel([]).odds_ratio.why == "too_few"
    assert item_bias([[[1, 0], [1, 0]]]).delta.why == "too_few"
    assert mantel_haenszel([[[3, 0], [0, 3]]]).odds_ratio.why == "boundless"
    assert mantel_haenszel([[[3, 0], [0, 3]]]).log_error is None
    assert item_bias([[[3, 0], [0, 3]]]).delta.why == "boundless"


def test_a_stratum_has_two_rows_and_two_columns():
    with pytest.raises(ValueError, match="two rows"):
        mantel_haenszel([[[1, 2, 3], [1, 2, 3]]])
