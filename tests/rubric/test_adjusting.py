"""Severity taken out of ratings: on from 20 candidates and 3 raters who share some, and a reason before."""

import numpy as np
import pytest

from rubric.adjusting import Adjustment, RaterSeverity, adjustment
from rubric.leaning import HALO_VARIANCE, Leaning
from rubric.scoring import score_task
from rubric.walk import _part_step
from tests.rubric.making import blueprint, by_key, human_part, key_part, rating

RATERS = ("r1", "r2", "r3")
SEVERE = {"r1": 0.8, "r2": 0.0, "r3": -0.8}


def panel(candidates: int, raters=RATERS, tasks=("WR1", "AN1"), seed=1):
    """Each candidate rated by two of the raters on each task; levels within the scale, in quarters of a level."""
    rng = np.random.default_rng(seed)
    made = []
    for place in range(candidates):
        level = rng.normal(3, 0.6)
        for one in (raters[place % len(raters)], raters[(place + 1) % len(raters)]):
            for task in tasks:
                given = np.clip(round(4 * (level - SEVERE[one] + rng.normal(0, 0.3))) / 4, 1, 5)
                made.append(rating(float(given), one, task, attempt_id=f"a{place}"))
    return made


@pytest.mark.parametrize(
    ("ratings", "left"),
    [(panel(19), "few_candidates"), (panel(30, RATERS[:2]), "few_raters"), ([], "few_candidates")],
)
def test_small_panels_are_left_as_they_are(ratings, left):
    found = adjustment(ratings)

    assert found.left == left
    assert not found.on
    assert found.levels == {}


def test_raters_who_share_nobody_are_left_as_they_are_and_named():
    rows = [
        rating(3 + place % 2, one, attempt_id=f"{pair[0]}{place}")
        for pair in (("r1", "r2"), ("r3", "r4"))
        for place in range(12)
        for one in pair
    ]
    found = adjustment(rows)

    assert found.left == "disconnected"
    assert set(found.parts) == {frozenset({"r1", "r2"}), frozenset({"r3", "r4"})}


def test_ratings_that_are_all_alike_say_nothing_about_severity():
    rows = [rating(3, one, attempt_id=f"a{place}") for place in range(20) for one in RATERS]

    assert adjustment(rows).left == "no_variance"


def test_severity_is_found_in_levels():
    found = adjustment(panel(60))

    assert found.on
    assert (found.candidates, found.raters) == (60, 3)
    for one in found.severities:
        assert one.levels == pytest.approx(SEVERE[one.rater_id], abs=0.25)


def test_a_single_task_cannot_tell_halo_from_the_rest():
    assert adjustment(panel(60, tasks=("WR1",))).leaning.halo == HALO_VARIANCE
    assert adjustment(panel(60)).leaning.halo < HALO_VARIANCE  # nobody in this panel has a view of a person


def test_what_is_left_after_the_correction_is_its_error_and_the_mean_of_the_panel():
    """Three raters who lie .8 apart: a variance of .64 between them, drawn to .1 by one degree of freedom."""
    found = adjustment(panel(60))

    assert found.leaning.severity == pytest.approx((0.1 + 2 * 0.64) / 3, abs=0.1)
    assert found.leaning.shared == found.leaning.severity / 3
    assert found.leaning.left.keys() == set(RATERS)
    assert all(one < 0.02 for one in found.leaning.left.values())


def test_a_small_panel_says_how_far_its_raters_lean_and_levels_stay_as_given():
    found = adjustment(panel(10))

    assert (found.left, found.levels, found.leaning.left, found.leaning.shared) == ("few_candidates", {}, {}, 0)
    assert found.leaning.severity == pytest.approx((0.1 + 2 * 0.64) / 3, abs=0.15)
    assert found.leaning.df == 3


@pytest.mark.parametrize("ratings", [[], panel(1), panel(9, RATERS[:1]), panel(2)[:3]])
def test_until_raters_have_shared_candidates_the_stored_variance_stands(ratings):
    assert adjustment(ratings).leaning == Leaning()


def test_a_corrected_rating_counts_its_ratings_alone():
    """The key is not severe, blanks stay blank, and a replaced rating is not counted."""
    replaced = [rating(1, "r1", "WR1", attempt_id="a0", minutes=-5)]
    blank = rating(None, "r1", "AN1", attempt_id="a90")
    found = adjustment([*panel(60), *replaced, blank, by_key(0.2)])

    assert found == adjustment(panel(60))


def severe(**levels):
    return Adjustment(
        candidates=20,
        raters=3,
        severities=tuple(
            RaterSeverity(rater_id=name, ratings=9, levels=one, standard_error=0.1) for name, one in levels.items()
        ),
    )


@pytest.mark.parametrize(("given", "counted"), [(3, 3.5), (5, 5), (None, None)])
def test_severity_is_added_back_within_the_scale(given, counted):
    own = rating(given, "r1")
    part = score_task(blueprint("WR1", human_part()), [own], severe(r1=0.5).levels).parts[0]

    assert part.share_of(own) == (None if counted is None else (counted - 1) / 4)
    assert part.share == part.share_of(own)


def test_a_lenient_rater_counts_for_less_but_never_for_less_than_the_lowest_anchor():
    part = score_task(blueprint("WR1"), [rating(1, "r1"), rating(3, "r2")], severe(r1=-0.5, r2=-0.5).levels).parts[0]

    assert part.share == (0 + 1.5 / 4) / 2


def test_the_key_and_raters_of_other_work_are_not_corrected():
    task = score_task(
        blueprint("PU2", key_part(weight=0.5), human_part(weight=0.5)),
        [by_key(0.5), rating(3, "r9", "PU2")],
        severe(r1=1.0).levels,
    )

    assert task.share == 0.5
    assert all(one.severities == {} for one in task.parts)


def test_the_walk_shows_the_level_as_given_and_what_was_added():
    part = score_task(blueprint("WR1"), [rating(3, "r1"), rating(None, "r2")], severe(r1=0.4, r2=1.0).levels).parts[0]
    steps = _part_step(part, True, "awaiting_raters", ()).steps

    assert (steps[0].level, steps[0].severity, steps[0].value) == (3, 0.4, pytest.approx(60))
    assert steps[1].severity is None
