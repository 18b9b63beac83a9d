from math import isclose, sqrt

import pytest

from rubric.leaning import Leaning
from rubric.model import load_model
from rubric.precision import PRIOR_DF, REST, SPECIAL, prior_error, reliability_of
from rubric.scoring import left_blank, score_all, score_competency, score_task, task_error
from tests.rubric.making import blueprint, by_key, human_part, key_part, rating

BOTH = (human_part(weight=0.75), key_part(weight=0.25))


def keyed_task(task_id: str, share: float | None, points: float = 10, missing=None):
    made = blueprint(task_id, key_part(), competency_id="PU", points=points, missing=missing, raters_needed=0)
    return score_task(made, [] if share is None else [by_key(share, task_id)])


def rated_task(task_id: str, *levels: float | None, points: float = 10, raters: str = "r"):
    made = blueprint(task_id, points=points)
    return score_task(made, [rating(level, f"{raters}{n}", task_id) for n, level in enumerate(levels)])


# --- one task


def test_a_task_is_the_weighted_mean_of_its_parts_and_a_part_the_mean_of_its_raters():
    ratings = [rating(4, "r1"), rating(5, "r2"), by_key(0.4, "WR1", competency_id="WR")]
    task = score_task(blueprint("WR1", *BOTH), ratings)
    # raters: (.75 + 1) / 2 = .875; .75 * .875 + .25 * .4 = .75625
    assert task.state == "scored"
    assert isclose(task.share or 0, 0.75625)
    assert [part.share for part in task.parts] == [0.875, pytest.approx(0.4)]


def test_the_key_is_one_more_rater_and_no_person():
    task = keyed_task("PU2", 0.8)
    assert isclose(task.share or 0, 0.8)
    assert (task.raters, task.spread) == (0, None)


def test_not_assessed_is_not_a_one():
    left = score_task(blueprint(), [rating(4, "r1"), rating(None, "r2")])
    assert left.share == 0.75
    assert [one.level for one in left.parts[0].ratings] == [4, None]
    assert left.raters == 1


def test_without_a_level_a_task_waits_and_is_no_zero():
    for ratings in ([], [rating(None)]):
        task = score_task(blueprint(), ratings)
        assert (task.state, task.share) == ("awaiting_raters", None)


def test_one_part_without_a_level_leaves_the_task_waiting():
    task = score_task(blueprint("WR1", *BOTH), [by_key(1, "WR1", competency_id="WR")])
    assert (task.state, task.share) == ("awaiting_raters", None)
    assert [part.share for part in task.parts] == [None, 1.0]


@pytest.mark.parametrize("because", ["technical", "accommodation", "not_in_form"])
def test_a_task_that_was_not_administered_has_no_share_whatever_was_rated(because):
    task = score_task(blueprint(missing=because), [rating(1)])
    assert (task.state, task.share) == ("missing", None)


def test_later_rating_replaces_earlier_but_history_stays():
    history = [rating(2, "r1"), rating(5, "r1", minutes=30), rating(3, "r2")]
    task = score_task(blueprint(), history)
    assert task.share == 0.75
    assert {one.level for one in task.parts[0].ratings} == {5, 3}
    assert len(history) == 3


def test_the_spread_is_the_widest_of_people_on_one_part():
    parts = (human_part("tone", 0.5), human_part("facts", 0.5))
    ratings = [
        *(rating(2, "r1", part_id="tone"), rating(5, "r2", part_id="tone")),
        *(rating(3, "r1", part_id="facts"), rating(4, "r2", part_id="facts")),
    ]
    task = score_task(blueprint("WR1", *parts), ratings)
    assert task.spread == 3
    assert task.raters == 2
    assert score_task(blueprint(), [rating(2)]).spread is None


def test_ratings_of_other_tasks_are_passed_over():
    assert score_task(blueprint(), [rating(5), rating(1, task_id="WR2")]).share == 1


def test_ratings_of_several_sittings_are_refused():
    with pytest.raises(ValueError, match="several sittings"):
        score_task(blueprint(), [rating(5), rating(1, attempt_id="a2")])


@pytest.mark.parametrize("strange", [rating(3, part_id="old"), by_key(0.5, "WR1", "human", "WR")])
def test_a_rating_of_a_part_the_task_does_not_have_is_refused(strange):
    with pytest.raises(ValueError, match="WR1 has no part"):
        score_task(blueprint(), [strange])


# --- one competency


def test_a_competency_weighs_its_tasks_by_their_points():
    score = score_competency("PU", [keyed_task("PU1", 1.0, points=30), keyed_task("PU2", 0.2, points=10)])
    assert isclose(score.value or 0, 80)  # (30 * 1 + 10 * .2) / 40
    assert (score.state, score.coverage) == ("scored", 1)


def test_a_missing_task_is_left_out_and_not_a_zero():
    with_missing = score_competency(
        "PU", [keyed_task("PU1", 0.8, points=12), keyed_task("PU3", None, points=8, missing="technical")]
    )
    assert isclose(with_missing.value or 0, 80)
    assert with_missing.coverage == 0.6


def test_a_missing_task_widens_the_band():
    whole = score_competency("PU", [keyed_task("PU1", 0.8), keyed_task("PU2", 0.8)])
    partly = score_competency(
        "PU", [keyed_task("PU1", 0.8, points=12), keyed_task("PU2", None, points=8, missing="technical")]
    )
    assert (partly.standard_error or 0) > (whole.standard_error or 0)
    assert (partly.reliability or 0) < (whole.reliability or 0)


def test_below_sixty_percent_of_the_points_there_is_no_score():
    score = score_competency(
        "PU", [keyed_task("PU1", 0.8, points=11), keyed_task("PU2", None, points=9, missing="accommodation")]
    )
    assert (score.state, score.reason, score.value, score.band) == ("insufficient", "too_little", None, None)
    assert score.coverage == 0.55


def test_a_task_that_is_not_in_the_form_takes_nothing_from_the_coverage():
    score = score_competency("PU", [keyed_task("PU1", 0.8), keyed_task("PU9", None, missing="not_in_form")])
    assert (score.state, score.coverage) == ("scored", 1)


def test_a_competency_no_task_asks_for_is_not_assessed():
    for tasks in ([], [keyed_task("PU9", None, missing="not_in_form")]):
        score = score_competency("PU", tasks)
        assert (score.state, score.reason, score.coverage) == ("not_assessed", "not_in_form", 0)


def test_a_competency_whose_every_task_failed_is_not_assessed():
    score = score_competency("PU", [keyed_task("PU1", None, missing="technical")])
    assert (score.state, score.reason, score.value) == ("not_assessed", "not_administered", None)


def test_rated_work_needs_a_completed_rating_however_much_the_key_has_scored():
    keyed = score_task(blueprint("WR9", key_part(), points=90), [by_key(0.9, "WR9", competency_id="WR")])
    score = score_competency("WR", [keyed, rated_task("WR1")])
    assert score.coverage == 0.9
    assert (score.state, score.reason) == ("insufficient", "awaiting_raters")
    assert score_competency("WR", [keyed, rated_task("WR1", 3)]).state == "scored"


def test_one_waiting_task_does_not_hold_back_enough_others():
    score = score_competency("WR", [rated_task("WR1", 3, 4, points=20), rated_task("WR2")])
    assert (score.state, score.value) == ("scored", 62.5)
    assert isclose(score.coverage, 2 / 3)


def test_everybody_leaving_the_level_blank_is_told_apart_from_waiting():
    assert score_competency("WR", [rated_task("WR1", None, None)]).reason == "raters_left_blank"
    assert score_competency("WR", [rated_task("WR1", None)]).reason == "awaiting_raters"
    assert left_blank(rated_task("WR1", None, None))
    assert not left_blank(rated_task("WR1", None))


def test_tasks_of_another_competency_are_refused():
    with pytest.raises(ValueError, match="PU1: not of WR"):
        score_competency("WR", [keyed_task("PU1", 0.5)])


# --- its error


def test_one_task_has_no_standard_error():
    """None is estimated from it: the stored prior of the task is used, and the score says so."""
    score = score_competency("PU", [keyed_task("PU1", 0.8)])
    assert (score.basis, score.reason) == ("prior", "one_task")
    assert isclose(score.standard_error or 0, prior_error(0.6))
    assert isclose(score.reliability or 0, 0.6)


def test_one_rater_has_no_standard_error():
    one = score_competency("WR", [rated_task("WR1", 3, 4), rated_task("WR2", 4)])
    assert (one.basis, one.reason) == ("prior", "one_rater")
    alone = score_competency("WR", [rated_task("WR1", 3)])
    assert (alone.basis, alone.reason) == ("prior", "one_task_one_rater")
    two = score_competency("WR", [rated_task("WR1", 3, 4), rated_task("WR2", 4, 4)])
    assert (two.basis, two.reason) == ("estimated", None)


SURE = Leaning(severity=0, halo=0)  # raters who lean nowhere
LEANING = Leaning(severity=0.2, df=3, halo=0.05)


def test_more_raters_lessen_what_raters_add_and_not_what_is_special_to_the_work():
    for count in (1, 2, 3):
        score = score_competency("WR", [rated_task("WR1", *[3] * count)], SURE)
        error = prior_error(0.6) * sqrt(SPECIAL + REST / count)
        assert isclose(score.standard_error or 0, error)
        assert isclose(score.reliability or 0, reliability_of(error))


def test_more_keyed_tasks_raise_the_reliability_by_spearman_brown_while_the_prior_stands():
    two = task_error(keyed_task("PU1", 0.8)) / sqrt(2)
    assert isclose(reliability_of(two), 2 * 0.6 / (1 + 0.6))


def test_how_far_raters_may_lean_is_added_whatever_the_number_of_tasks():
    """Two raters of each of two tasks: each moves the score by 25 / 2 points a level."""
    tasks = [rated_task("WR1", 3, 4), rated_task("WR2", 4, 4)]
    sure, unsure = score_competency("WR", tasks, SURE), score_competency("WR", tasks, LEANING)
    severe, seen = 2 * 12.5**2 * 0.2, 2 * 12.5**2 * 0.05

    assert unsure.loads == {"r0": 12.5, "r1": 12.5}
    assert isclose((unsure.standard_error or 0) ** 2, (sure.standard_error or 0) ** 2 + severe + seen)
    assert isclose(unsure.df or 0, 3 * ((unsure.standard_error or 0) ** 2 / severe) ** 2)
    assert sure.df is None


def test_tasks_judged_by_different_people_average_their_leanings_out():
    apart = score_competency("WR", [rated_task("WR1", 3, raters="a"), rated_task("WR2", 3, raters="b")], LEANING)
    same = score_competency("WR", [rated_task("WR1", 3), rated_task("WR2", 3)], LEANING)
    assert isclose((same.standard_error or 0) ** 2 - (apart.standard_error or 0) ** 2, 0.25 * 25**2 / 2)


def test_an_error_known_from_few_raters_makes_a_wider_band():
    few = score_competency("WR", [rated_task("WR1", 3, 3)], LEANING)
    many = score_competency("WR", [rated_task("WR1", 3, 3)], LEANING.model_copy(update={"df": 1000.0}))
    assert few.standard_error == many.standard_error
    assert few.band is not None
    assert many.band is not None
    assert few.band.low < many.band.low


def test_parts_of_one_task_do_not_average_out_their_errors():
    task = score_task(
        blueprint("WR1", *BOTH), [rating(3, "r1"), rating(3, "r2"), by_key(0.5, "WR1", competency_id="WR")]
    )
    assert isclose(task_error(task), prior_error(0.6) * (0.75 * sqrt(SPECIAL + REST / 2) + 0.25))


def test_two_tasks_that_agree_exactly_still_err():
    score = score_competency("PU", [keyed_task("PU1", 0.8), keyed_task("PU2", 0.8)])
    prior = prior_error(0.6) ** 2 / 2
    assert score.basis == "estimated"
    assert isclose(score.standard_error or 0, sqrt(prior * PRIOR_DF / (PRIOR_DF + 1)))


def test_tasks_far_apart_err_more_than_tasks_close_together():
    close = score_competency("PU", [keyed_task("PU1", 0.5), keyed_task("PU2", 0.6)])
    far = score_competency("PU", [keyed_task("PU1", 0.1), keyed_task("PU2", 1.0)])
    assert isclose(close.value or 0, far.value or 0)
    assert (far.standard_error or 0) > (close.standard_error or 0)
    # variance between 10 and 100: 2 * 45^2 = 4050, of their mean 2025; prior (400 * .4 / .6) / 2 = 133.3
    assert isclose(far.standard_error or 0, sqrt((4 * 400 / 3 + 2025) / 5))


def test_only_what_people_judge_depends_on_them():
    assert score_competency("PU", [keyed_task("PU1", 0.8)]).loads == {}
    assert score_competency("WR", [rated_task("WR1", 3)]).loads == {"r0": 25}
    mixed = score_task(blueprint("WR1", *BOTH), [rating(3), rating(None, "r9"), by_key(0.5, "WR1", competency_id="WR")])
    assert score_competency("WR", [mixed]).loads == {"r1": 0.75 * 25}


# --- a whole sitting


def test_every_competency_of_the_model_gets_its_score_in_the_order_of_the_model():
    model = load_model()
    blueprints = [blueprint("WR1"), blueprint("PU2", key_part(), competency_id="PU")]
    scores = score_all(model, blueprints, [rating(3), rating(4, "r2"), by_key(0.7)])
    assert [one.competency_id for one in scores] == [one.id for one in model.competencies]
    assert {one.competency_id: one.value for one in scores if one.state == "scored"} == {
        "PU": pytest.approx(70),
        "WR": 62.5,
    }
    assert {one.reason for one in scores if one.state == "not_assessed"} == {"not_in_form"}


def test_a_sitting_is_one_sitting_of_known_competencies():
    with pytest.raises(ValueError, match="several sittings"):
        score_all(load_model(), [blueprint()], [rating(3), rating(3, task_id="X", attempt_id="a2")])
    with pytest.raises(ValueError, match="XX1: no such competency"):
        score_all(load_model(), [blueprint("XX1", competency_id="XX")], [])


def test_who_was_talked_round_is_scored_by_what_they_said_alone():
    alone = (rating(2), rating(4, "r2"))
    talked = (*alone, rating(4, minutes=1, after_others=True))

    before, after = score_task(blueprint(), alone), score_task(blueprint(), talked)

    assert (after.share, after.spread) == (before.share, before.spread) == (0.5, 2)
    assert [one.level for one in after.parts[0].corrections] == [4]
    assert before.parts[0].corrections == ()
