"""What is kept of a sitting so that other weights can be tried: enough for the fit that a report would have."""

from math import isnan, sqrt
from struct import unpack

import numpy as np
import pytest

from rubric.field import line, packed, reliability
from rubric.fit import assess_fit
from rubric.leaning import Leaning
from rubric.scoring import score_competency, score_task
from tests.rubric.making import blueprint, by_key, key_part, profile, rating, score

ORDER = ("WR", "CS", "AN")
KEYED = [score("WR", 60, 8), score("CS", 40, 12), score("AN", None)]


def rated(competency_id, level, rater_id, leaning):
    made = blueprint(competency_id + "1", competency_id=competency_id)
    given = [rating(level, one, made.task_id, competency_id=competency_id) for one in rater_id]
    return score_competency(competency_id, [score_task(made, given)], leaning)


def test_by_key_only_errors_stand_alone_and_what_is_missing_stays_unknown():
    found = line(KEYED, ORDER)

    assert found.values[:2] == (60, 40)
    assert found.errors[:2] == (64, 144)
    assert isnan(found.values[2])
    assert isnan(found.errors[2])
    assert (found.together, found.severities) == ((), ())
    assert len(packed(found)) == 4 * 2 * len(ORDER)


@pytest.mark.parametrize(
    "leaning", [Leaning(), Leaning(df=7, left={"r1": 0.02, "r2": 0.05}, shared=0.03)], ids=["as given", "taken out"]
)
def test_raters_who_are_shared_make_errors_go_together_as_in_a_report(leaning):
    scores = [rated("WR", 3, ("r1", "r2"), leaning), rated("CS", 4, ("r1",), leaning), score("AN", None)]
    found = line(scores, ORDER)
    fit = assess_fit(profile({"WR": 50, "CS": 30, "AN": 20}), scores)

    w = np.array([0.5, 0.3, 0]) / 0.8
    whole = w @ np.array(found.together).reshape(3, 3) @ w
    severe = w @ np.array(found.severities).reshape(3, 3) @ w
    assert sqrt(whole) == pytest.approx(fit.standard_error)
    assert found.df * (whole / severe) ** 2 == pytest.approx(fit.df)
    numbers = unpack(f"<{len(packed(found)) // 4}f", packed(found))
    assert numbers[6:] == pytest.approx((*found.together, *found.severities, leaning.df), rel=1e-6)


def test_a_competency_without_a_score_object_is_as_one_without_a_score():
    assert str(line(KEYED[:2], ORDER)) == str(line(KEYED, ORDER))


def test_reliability_is_that_of_the_fits_on_average():
    tasks = [blueprint(one, key_part(), competency_id=one) for one in ORDER]
    made = [
        score_competency(one.task_id, [score_task(one, [by_key(0.6, one.task_id, "key", one.task_id)])])
        for one in tasks
    ]
    fit = assess_fit(profile({"WR": 50, "CS": 30, "AN": 20}), made)
    squares = np.array([0.25 + 0.09 + 0.04])

    assert reliability(np.array([fit.standard_error**2]), squares) == pytest.approx(fit.reliability)
