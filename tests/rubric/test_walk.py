from collections.abc import Iterator
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.walk import Step
from tests.rubric.making import by_key, profile, rating
from tests.rubric.sitting import RATINGS, report

WALK = report().walk


def every(step: Step) -> Iterator[Step]:
    yield step
    for one in step.steps:
        yield from every(one)


def at(*path: str) -> Step:
    here = WALK
    for name in path:
        (here,) = [one for one in here.steps if one.id == name]
    return here


def adds_up(step: Step) -> bool:
    """Whether the value is the weighted mean of the steps that count, whose weights sum to 1."""
    counted = [(one.weight, one.value) for one in step.steps if one.weight is not None]
    total = sum(weight for weight, _ in counted)
    return isclose(total, 1) and isclose(sum(w * (v if v is not None else 1e9) for w, v in counted), step.value or 0)


def test_the_walk_leads_from_the_fit_to_the_words():
    path = [step.kind for step in (WALK, at("WR"), at("WR", "WR1"), at("WR", "WR1", "WR1.human"))]
    assert path == ["fit", "competency", "task", "part"]
    rated = at("WR", "WR1", "WR1.human", "r1")
    assert (rated.kind, rated.level, rated.value, rated.words) == ("rating", 4, 75, "Opens well.")
    assert [(one.kind, one.id, one.words) for one in rated.steps] == [
        ("words", "WR1.x", "Seven times out of ten, it is the seal.")
    ]


def test_the_key_leads_to_the_words_its_rule_found():
    key = at("WR", "WR1", "WR1.e1", "key")
    assert (key.level, key.value) == (pytest.approx(3.4), pytest.approx(60))
    assert [one.words for one in key.steps] == ["13 June"]
    assert at("PU", "PU2", "PU2.e1", "key").steps == ()


def test_every_number_adds_up():
    valued = [one for one in every(WALK) if one.value is not None and one.kind not in ("rating", "words")]
    assert len(valued) >= 10
    assert [one.id for one in valued if not adds_up(one)] == []


def test_what_does_not_count_says_why():
    for step in every(WALK):
        if step.kind != "words":
            assert (step.value is None) == (step.reason is not None)
    reasons = {path: at(*path).reason for path in [("AN",), ("AN", "AN1"), ("AD",), ("AD", "AD1"), ("ST",)]}
    assert reasons == {
        ("AN",): "not_administered",
        ("AN", "AN1"): "not_administered",
        ("AD",): "awaiting_raters",
        ("AD", "AD1"): "awaiting_raters",
        ("ST",): "not_in_form",
    }
    assert at("AD", "AD1", "AD1.human").reason == "awaiting_raters"
    assert at("CS", "CS4").reason == at("CS", "CS4", "CS4.human").reason == "raters_left_blank"
    assert at("CS", "CS4", "CS4.human", "r1").reason == "no sound"


def test_without_a_fit_no_competency_counts_towards_one():
    without = report(ratings=tuple(one for one in RATINGS if one.competency_id != "CS")).walk
    assert (without.value, without.reason) == (None, "critical_missing")
    assert {one.weight for one in without.steps} == {None}
    assert report(ratings=()).walk.reason == "nothing_scored"


def test_a_task_of_an_insufficient_competency_is_shown_and_not_counted():
    waiting = report(ratings=(*RATINGS[:2], by_key(0.6, "WR1", "WR1.e1", "WR"))).walk
    (writing,) = [one for one in waiting.steps if one.id == "WR"]
    assert (writing.value, writing.reason) == (None, "awaiting_raters")
    assert [(one.value, one.weight) for one in writing.steps] == [(None, None)]
    assert [one.weight for one in writing.steps[0].steps] == [None, None]


levels = st.one_of(st.none(), st.integers(1, 5))


@given(st.lists(levels, min_size=6, max_size=6), st.floats(0, 1))
def test_every_number_adds_up_whatever_was_rated(given_levels, share):
    tasks = [("WR1", "WR"), ("CS2", "CS"), ("CS4", "CS")]
    ratings = [
        rating(level, rater, task, f"{task}.human", competency_id=competency)
        for level, ((task, competency), rater) in zip(
            given_levels, [(task, rater) for task in tasks for rater in ("r1", "r2")], strict=True
        )
    ]
    made = report(ratings=(*ratings, by_key(share, "WR1", "WR1.e1", "WR")), role=profile({"WR": 40, "CS": 60}))
    for step in every(made.walk):
        if step.value is not None and step.kind not in ("rating", "words"):
            assert adds_up(step), step.id


def test_a_correction_after_others_is_on_the_way_and_has_no_weight():
    later = rating(5, "r2", "WR1", "WR1.human", minutes=9, note="Talked round.", after_others=True)
    (writing,) = [one for one in report(ratings=(*RATINGS, later)).walk.steps if one.id == "WR"]
    (part,) = [one for one in writing.steps[0].steps if one.id == "WR1.human"]

    assert [(one.id, one.level, one.weight, one.reason) for one in part.steps] == [
        ("r1", 4, 0.5, None),
        ("r2", 2, 0.5, None),
        ("r2", 5, None, "after_others"),
    ]
    assert writing.value == at("WR").value
    assert part.steps[-1].words == "Talked round."
