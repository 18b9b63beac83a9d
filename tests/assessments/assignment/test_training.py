"""Which anchors train a rater, when a round is passed, and which lie among real work."""

from typing import NamedTuple

import pytest

from assessments.assignment import AnchorRating, has_passed, in_turn, to_seed
from tests.builders import NOW


class Anchor(NamedTuple):
    id: str
    language: str
    level: int


ANCHORS = [Anchor(f"{said}.{level}", said, level) for said in ("en", "fr") for level in range(1, 6)]
SEEDS = [f"rater{n}" for n in range(12)]


def judged(*distances):
    return [
        AnchorRating(
            rater_id="r",
            task_id="WR1",
            anchor_id=str(n),
            purpose="training",
            agreed=3,
            level=None if one is None else 3 + one,
            not_assessed_because=None if one is not None else "cannot read",
            task_fingerprint="t",
            rated_at=NOW,
        )
        for n, one in enumerate(distances)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_in_two_languages_a_round_has_each_level_once_and_languages_in_turn(seed):
    first, second = in_turn(ANCHORS, {"en", "fr"}, seed)

    assert sorted(one.level for one in first) == sorted(one.level for one in second) == [1, 2, 3, 4, 5]
    assert {one.language for one in first} == {"en", "fr"}
    assert not set(first) & set(second)


@pytest.mark.parametrize("seed", SEEDS)
def test_in_one_language_a_round_has_a_low_the_middle_and_a_high_level(seed):
    first, second = in_turn(ANCHORS, {"fr"}, seed)

    assert {one.language for one in (*first, *second)} == {"fr"}
    low, middle, high = sorted(one.level for one in first)
    assert low in {1, 2}
    assert middle == 3
    assert high in {4, 5}
    assert len(second) == 2


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("languages", [{"en"}, {"en", "fr"}])
def test_real_ones_take_the_place_of_those_of_their_language_and_level_and_add_none(seed, languages):
    real = [Anchor("a", "en", 4), Anchor("b", "en", 4), Anchor("c", "fr", 2)]
    before, after = in_turn(ANCHORS, languages, seed), in_turn(ANCHORS, languages, seed, real)

    for one, two in zip(before, after, strict=True):
        assert sorted((it.language, it.level) for it in one) == sorted((it.language, it.level) for it in two)
    met = {one.id for played in after for one in played} & {"a", "b", "c"}
    assert met in ([{"a"}, {"b"}] if languages == {"en"} else [{"a", "c"}, {"b", "c"}])


def test_raters_do_not_meet_the_same_anchors_in_the_same_order():
    orders = {tuple(one.id for one in in_turn(ANCHORS, {"en", "fr"}, seed)[0]) for seed in SEEDS}

    assert len(orders) > 6
    assert in_turn(ANCHORS, {"en", "fr"}, "r") == in_turn(ANCHORS, {"fr", "en"}, "r")


def test_without_anchors_there_is_nothing_to_train_on():
    assert in_turn([], {"en"}, "r") == ((), ())


@pytest.mark.parametrize(
    ("distances", "passed"),
    [
        ((0, 0, 0, 1, -1), True),
        ((0, 0, 1, 1, -1), False),  # two of five exact
        ((0, 0, 0, 0, 2), False),  # one lies two levels off
        ((0, 0, 0, 0, None), False),  # one was left blank
        ((0, 0, 1), True),
        ((0, 1, 1), False),
        ((0, 1), True),
    ],
)
def test_a_round_is_passed_close_by_and_half_of_it_exactly(distances, passed):
    assert has_passed(judged(*distances)) == passed


def test_distance_is_what_was_given_minus_what_was_agreed():
    assert [one.distance for one in judged(-2, 0, None)] == [-2, 0, None]


@pytest.mark.parametrize(
    ("real", "lying", "count"), [(3, 0, 0), (4, 0, 1), (12, 0, 3), (12, 1, 2), (12, 3, 0), (99, 0, 5)]
)
def test_one_of_so_many_real_answers_has_an_agreed_level_and_five_at_most(real, lying, count):
    assert len(to_seed(ANCHORS, set(), lying, {"en", "fr"}, real, "r")) == count


def test_an_anchor_somebody_has_met_or_in_a_language_of_no_answer_is_not_used():
    met = {"fr.1", "fr.2", "fr.3"}
    found = to_seed(ANCHORS, met, 0, {"fr"}, 99, "r")

    assert {one.id for one in found} == {"fr.4", "fr.5"}
