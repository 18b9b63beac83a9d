"""How many people judge a piece of work, and when one of them may see what the others said."""

from datetime import timedelta

import pytest

from assessments.workflow.panel import by_people, levels, may_see_other_ratings, needs_third, spread, wanted
from rubric.rating import Rating, Source
from tests.builders import NOW


def rating(rater_id, level, minutes=0, source=Source.RATER):
    return Rating(
        attempt_id="a",
        task_id="WR1",
        part_id="WR1.human",
        competency_id="WR",
        rater_id=rater_id,
        source=source,
        level=level,
        not_assessed_because=None if level else "cannot read",
        model_fingerprint="m",
        task_fingerprint="t",
        rated_at=NOW + timedelta(minutes=minutes),
    )


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ((), 2),
        ((3.0,), 1),
        ((3.0, 4.0), 0),
        ((2.0, 4.0), 1),
        ((2.0, 4.0, 3.0), 0),
        ((1.0, 5.0, 5.0), 0),
        ((1.0, 2.0, 3.0), 0),
    ],
)
def test_two_people_rate_and_a_third_where_they_lie_two_levels_apart(given, more):
    assert wanted(given, 2) == more
    assert needs_third(given, 2) == (len(given) == 2 and more == 1)


def test_what_was_left_blank_is_no_level():
    assert levels([rating("r1", None), rating("r2", 4.0)]) == (4.0,)


def test_the_later_rating_of_a_person_counts():
    assert levels([rating("r1", 2.0), rating("r1", 4.0, minutes=5)]) == (4.0,)


def test_the_key_is_no_person():
    assert by_people([rating("key", 5.0, source=Source.KEY)]) == ()


def test_the_distance_needs_two_levels():
    assert spread((3.0,)) is None
    assert spread((1.0, 4.0, 2.0)) == 3.0


def test_only_who_has_judged_may_see_how_others_judged():
    given = [rating("r1", 4.0), rating("r2", None), rating("key", 5.0, source=Source.KEY)]

    assert may_see_other_ratings("r1", given)
    assert may_see_other_ratings("r2", given)
    assert not may_see_other_ratings("r3", given)
    assert not may_see_other_ratings("key", given)
