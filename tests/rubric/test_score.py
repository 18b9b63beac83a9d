import pytest
from pydantic import ValidationError

from rubric.score import Score, TaskScore
from rubric.scoring import score_task
from tests.rubric.making import blueprint, by_key, human_part, key_part, rating, score


def test_a_task_that_was_not_administered_says_why():
    assert blueprint(missing="technical").administered is False
    values = blueprint().model_dump() | {"missing": "technical"}
    with pytest.raises(ValidationError, match="says why"):
        type(blueprint()).model_validate(values)


def test_parts_sum_to_the_whole_task():
    with pytest.raises(ValidationError, match="sum to 1"):
        blueprint("WR1", human_part(weight=0.7), key_part(weight=0.2))


@pytest.mark.parametrize("reliability", [0, 1])
def test_no_task_is_stored_as_perfect_or_as_worthless(reliability):
    with pytest.raises(ValidationError, match="prior_reliability"):
        blueprint(prior_reliability=reliability)


def test_parts_have_ids_of_their_own():
    with pytest.raises(ValidationError, match="different ids"):
        blueprint("WR1", human_part("x", 0.5), key_part("x", 0.5))


def test_a_task_has_a_share_only_when_it_is_scored():
    with pytest.raises(ValidationError, match="a share when it is scored"):
        TaskScore(blueprint=blueprint(), share=0.0, state="missing", parts=())
    with pytest.raises(ValidationError, match="a share when it is scored"):
        TaskScore(blueprint=blueprint(), share=None, state="scored", parts=())


def test_a_score_has_all_its_numbers_or_none():
    with pytest.raises(ValidationError, match="all of its numbers"):
        Score(competency_id="WR", value=0.0, coverage=0, state="insufficient", reason="too_little")
    with pytest.raises(ValidationError, match="all of its numbers"):
        Score.model_validate(score("WR", 50).model_dump() | {"standard_error": None})


def test_nothing_stands_in_for_what_was_not_measured():
    assert score("WR", None).measured is None
    assert score("WR", 50, 10, 0.75).measured == (50, 10, 0.75, None)


def test_the_margin_is_half_the_band():
    few = score("WR", 50, 10).model_copy(update={"df": 5.0})
    assert score("WR", 50, 10).measured.margin == pytest.approx(19.6)
    assert few.measured.margin == pytest.approx(25.7, abs=0.01)


def test_raters_of_a_task_are_the_people_who_gave_a_level_in_it():
    scored = score_task(blueprint("WR1"), [rating(3, "r1"), rating(None, "r2"), rating(4, "r3")])
    waiting = score_task(blueprint("WR2", human_part(weight=0.5), key_part(weight=0.5)), [rating(3, "r4", "WR2")])
    keyed = score_task(blueprint("WR3", key_part()), [by_key(0.5, "WR3", competency_id="WR")])
    assert (scored.raters, waiting.raters, keyed.raters) == (2, 1, 0)
