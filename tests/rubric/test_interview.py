"""An interview joined with an assessment: each counts by how sure it is, and neither is lost in the other."""

from math import fsum, isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.fit import assess_fit
from rubric.interview import Heard, join, joined_pairs
from rubric.leaning import Leaning
from rubric.model import load_model
from tests.rubric.making import profile, score, text

TWO = profile({"WR": 50.0, "CS": 50.0})
# One interviewer, one answer: e^2 = 20^2 (1 - .5) / .5 = 400; 400 x (.2 + .5) = 280 is its own, and how they lean adds
# 25^2 x (.1 of severity + .192 of view) = 182.5.
ONCE = 462.5


def heard(level, competency_id="WR", interviewer_id="i1", question_id=None, note=""):
    return Heard(
        interviewer_id=interviewer_id,
        interviewer=f"Name of {interviewer_id}",
        competency_id=competency_id,
        question_id=question_id or f"int.{competency_id}.q1",
        question=text("What did you cut?"),
        level=level,
        anchor=text("Names a cut."),
        note=note,
    )


def joined(scores, *levels, role=TWO):
    found = join(load_model(), role, scores, levels)
    assert found is not None
    return found


def of(found, competency_id="WR"):
    return next(one for one in found.competencies if one.competency_id == competency_id)


def test_one_interviewer_is_about_as_sure_as_one_rater():
    alone = of(joined([score("WR", None), score("CS", None)], heard(4)))

    assert alone.assessment is None
    assert alone.interview is not None
    assert (alone.interview.value, alone.interview.share) == (75, 1)
    assert isclose(alone.interview.standard_error, sqrt(ONCE))
    assert alone.score.value == 75
    assert alone.score.basis == "prior"


def test_a_second_interviewer_takes_out_what_is_their_own_and_not_what_both_heard():
    """400 x (.2 + .5 / 2) + 2 x 12.5^2 x .292 = 271.25; with any number, 400 x .2 = 80 stays."""
    both = of(joined([score("WR", None), score("CS", None)], heard(4), heard(2, interviewer_id="i2"))).interview
    many = [heard(3, interviewer_id=f"i{one}") for one in range(2000)]

    assert both is not None
    assert both.value == 50
    assert isclose(both.standard_error, sqrt(271.25))
    crowd = of(joined([score("WR", None)], *many)).interview
    assert crowd is not None
    assert crowd.standard_error == pytest.approx(sqrt(80), abs=0.1)


def test_a_second_question_takes_out_what_is_special_to_an_answer_and_not_the_view_of_the_person():
    """280 / 2 + 182.5."""
    twice = of(joined([score("WR", None)], heard(4), heard(5, question_id="int.WR.q2"))).interview

    assert twice is not None
    assert twice.value == 87.5
    assert isclose(twice.standard_error, sqrt(322.5))


def test_each_source_counts_by_how_sure_it_is_and_both_together_are_surer():
    found = of(joined([score("WR", 40, 10), score("CS", 60, 10)], heard(5)))

    share = 100 / (100 + ONCE)
    assert found.assessment is not None
    assert found.interview is not None
    assert isclose(found.interview.share, share)
    assert isclose(found.score.value or 0, share * 100 + (1 - share) * 40)
    assert isclose(found.score.standard_error or 0, sqrt(100 * ONCE / (100 + ONCE)))
    assert (found.assessment.value, found.assessment.standard_error) == (40, 10)


def test_what_was_not_heard_is_as_it_was_and_no_zero():
    scores = [score("WR", 40, 10), score("CS", 60, 12)]

    found = of(joined(scores, heard(5)), "CS")

    assert found.interview is None
    assert (found.score.value, found.score.standard_error) == (60, 12)
    assert join(load_model(), TWO, scores, []) is None
    assert join(load_model(), TWO, scores, [heard(5, "AN")]) is None


def test_one_view_of_a_person_goes_through_all_competencies():
    """Own 2 x .25 x 280 = 140, and 25^2 x .292 = 182.5 in full, where independent errors would come to 231.25."""
    found = joined([score("WR", None), score("CS", None)], heard(4), heard(4, "CS"))

    assert isclose(found.fit.standard_error or 0, sqrt(322.5))


def test_that_view_is_in_the_fit_whichever_competency_comes_first():
    """.4^2 x 100 of the work, twice .3^2 x 280 of answers, (.6 x 25)^2 x (.1 + .192) of the one who heard them."""
    role = profile({"WR": 40.0, "CS": 30.0, "AN": 30.0})
    found = joined(
        [score("WR", 60, 10), score("CS", None), score("AN", None)], heard(4, "CS"), heard(2, "AN"), role=role
    )

    assert isclose(found.fit.standard_error or 0, sqrt(16 + 2 * 0.09 * 280 + 225 * 0.292))


def test_raters_who_are_known_lean_as_they_do_and_interviewers_have_a_name_of_their_own():
    """r1 leans in the assessment by .05 + .04; face to face the same person is somebody of whom nothing is known."""
    panel = Leaning(severity=0.1, halo=0.04, left={"r1": 0.05})
    work = score("WR", 50, 10).model_copy(update={"leaning": panel, "loads": {"r1": 25.0}})

    found = of(joined([work], heard(3, interviewer_id="r1")))

    assert found.interview is not None
    assert isclose(found.interview.standard_error, sqrt(ONCE))
    assert set(found.score.loads) == {"r1", "interview:r1"}


def test_a_minimum_the_assessment_did_not_look_at_can_be_told_by_the_interview():
    role = profile({"WR": 50.0, "CS": 50.0}, ("WR", 3))
    scores = [score("WR", None), score("CS", 60, 10)]

    before, after = assess_fit(role, scores), joined(scores, heard(5), role=role)

    assert (before.value, before.minimums[0].state) == (None, "not_assessed")
    assert after.fit.value is not None
    assert after.fit.minimums[0].state == "meets"


def test_without_a_fit_the_walk_still_leads_to_what_was_heard():
    role = profile({"WR": 50.0, "CS": 50.0}, ("CS", 3))

    found = joined([score("WR", None), score("CS", None)], heard(4), role=role)

    assert found.fit.value is None
    assert found.walk.steps[0].weight is None
    assert found.walk.steps[0].value == 75


def summed(step):
    parts = [one for one in step.steps if one.weight is not None]
    if parts:
        assert isclose(fsum(one.weight * one.value for one in parts), step.value, abs_tol=1e-9)
        assert isclose(fsum(one.weight for one in parts), 1)
    for one in step.steps:
        summed(one)


def test_every_number_can_be_walked_back_to_scorecard_anchor_and_interviewer():
    found = joined(
        [score("WR", 40, 10), score("CS", 60, 12)],
        heard(5, note="I halved it."),
        heard(2, interviewer_id="i2"),
        heard(3, question_id="int.WR.q2"),
    )

    summed(found.walk)
    writing = found.walk.steps[0]
    assessment, interview = writing.steps
    assert (assessment.value, assessment.steps) == (40, ())
    first, second = interview.steps
    assert [one.label and one.label.en for one in first.steps] == [
        "Name of i1, level 5 (Names a cut.)",
        "Name of i2, level 2 (Names a cut.)",
    ]
    assert first.steps[0].steps[0].words == "I halved it."
    assert second.value == 50
    assert found.interviewers == 2


def test_pairs_leave_out_how_severe_a_common_interviewer_is():
    """Both were heard by i1 alone: severity drops out of their difference, other interviewers' does not."""
    scores = [score("WR", None), score("CS", None)]
    same = [joined(scores, heard(level)).fit for level in (5, 4)]
    other = [joined(scores, heard(5)).fit, joined(scores, heard(4, interviewer_id="i2")).fit]

    (close,) = joined_pairs({"b": same[1], "a": same[0]})
    (far,) = joined_pairs(dict(zip("ab", other, strict=True)))

    assert (close.a, close.b) == ("a", "b")
    assert close.probability > far.probability > 0.5
    assert joined_pairs({"a": same[0], "c": assess_fit(TWO, scores)}) == ()


@pytest.mark.parametrize("error", [2.01, 2.17, 2.2, 11.0])
def test_two_sources_at_the_end_of_the_scale_are_together_at_its_end(error):
    assert of(joined([score("WR", 100.0, error)], heard(5))).score.value == 100


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=5),
    st.floats(0, 100),
    st.floats(2, 30),
)
def test_the_joined_score_lies_between_its_sources_and_is_never_less_sure_than_either(levels, value, error):
    found = of(joined([score("WR", value, error)], *(heard(n, interviewer_id=f"i{k}") for k, n in enumerate(levels))))

    assert found.interview is not None
    low, high = sorted((value, found.interview.value))
    assert low - 1e-9 <= (found.score.value or 0) <= high + 1e-9
    assert (found.score.standard_error or 0) <= min(error, found.interview.standard_error) + 1e-9
