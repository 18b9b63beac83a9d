from itertools import permutations

import pytest
from pydantic import ValidationError

from rubric.rating import CriticalFlag, Rating, corrections, current, level_of
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


def test_the_first_blind_rating_counts_and_a_correction_after_others_is_kept_beside_it():
    own, slip, talked = rating(2), rating(3, minutes=1), rating(5, minutes=2, after_others=True)
    again = rating(4, minutes=3, after_others=True)

    for order in permutations((own, slip, talked, again)):
        assert current(order) == (slip,)
        assert corrections(order) == (again,)
    assert corrections((own, slip)) == ()


def test_a_blank_left_before_others_were_seen_stays_blank():
    assert [one.level for one in current([rating(None), rating(4, minutes=1, after_others=True)])] == [None]


def test_a_flag_raised_after_others_is_kept_although_the_level_is_not():
    music, privacy = (CriticalFlag(flag=name, reason="seen") for name in ("cf_music", "cf_privacy"))
    own = rating(2, flags=(music,))
    later = rating(5, minutes=1, flags=(music.model_copy(update={"reason": "again"}), privacy), after_others=True)

    (counted,) = current((own, later))

    assert (counted.level, counted.flags) == (2, (music, privacy))
    assert current((own, rating(5, minutes=1, after_others=True))) == (own,)


def test_each_rater_is_looked_at_alone():
    ratings = (rating(2), rating(4, "r2"), rating(4, minutes=1, after_others=True))
    assert [(one.rater_id, one.level) for one in current(ratings)] == [("r1", 2), ("r2", 4)]
    assert [one.rater_id for one in corrections(ratings)] == ["r1"]
