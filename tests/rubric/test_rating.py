from itertools import permutations

import pytest
from pydantic import ValidationError

from rubric.rating import Rating, current, level_of
from tests.rubric.making import rating


def test_not_assessed_is_not_a_one():
    left_blank = rating(None)
    assert left_blank.share is None
    assert rating(1).share == 0.0


def test_a_level_stands_for_a_quarter_of_the_scale():
    assert [rating(level).share for level in (1, 2, 3, 4, 5)] == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert [level_of(share) for share in (0.0, 0.25, 0.5, 0.75, 1.0)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("level", [0, 5.5])
def test_a_level_outside_the_scale_is_refused(level):
    with pytest.raises(ValidationError, match="level"):
        rating(level)


def test_a_blank_level_needs_its_reason_and_a_level_needs_none():
    for level, reason in ((None, None), (3, "no sound")):
        values = rating(3).model_dump() | {"level": level, "not_assessed_because": reason}
        with pytest.raises(ValidationError, match="either a level or the reason"):
            Rating.model_validate(values)


def test_later_rating_replaces_earlier_but_history_stays():
    earlier, later = rating(2), rating(4, minutes=5)
    history = (later, earlier)
    assert current(history) == (later,)
    assert history == (later, earlier)


def test_a_later_blank_replaces_a_level():
    assert [one.level for one in current([rating(4), rating(None, minutes=1)])] == [None]


def test_ratings_of_other_raters_parts_tasks_and_sittings_are_kept_apart():
    ratings = [
        rating(2),
        rating(3, "r2"),
        rating(4, part_id="other"),
        rating(5, task_id="WR2"),
        rating(1, attempt_id="a2"),
    ]
    for order in permutations(ratings):
        assert set(current(order)) == set(ratings)
