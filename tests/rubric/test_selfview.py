from datetime import timedelta
from inspect import getmembers, isclass, isfunction, signature
from math import hypot, isclose
from types import GenericAlias, ModuleType, UnionType
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel, ValidationError

from rubric import compare, fit, keyed, precision, rating, report, score, scoring, walk
from rubric.model import load_model
from rubric.precision import Z, prior_error
from rubric.rating import Rating
from rubric.selfview import SelfRating, self_view
from tests.rubric.making import NOW, blueprint
from tests.rubric.making import rating as rated
from tests.rubric.making import score as scored
from tests.rubric.sitting import BLUEPRINTS, RATINGS

MODEL = load_model()


def own(competency_id: str, level: int | None, minutes: float = 0) -> SelfRating:
    return SelfRating(
        attempt_id="a1",
        competency_id=competency_id,
        level=level,
        model_fingerprint="model",
        given_at=NOW + timedelta(minutes=minutes),
    )


# --- the gap


def test_a_gap_is_ones_own_level_minus_the_score():
    (gap,) = self_view(MODEL, [own("WR", 5)], [scored("WR", 40, 10)])
    assert (gap.competency_id, gap.level, gap.measured_level, gap.gap) == ("WR", 5, 3, 60)
    assert isclose(gap.error or 0, Z * hypot(prior_error(0.5), 10))
    assert gap.shown


def test_a_gap_within_its_error_is_not_shown():
    # SEM_self = 20 (r = .5: as large as the spread), SEM 10: 1.96 * 22.4 = 43.8 points
    (within,) = self_view(MODEL, [own("WR", 4)], [scored("WR", 35, 10)])
    (beyond,) = self_view(MODEL, [own("WR", 4)], [scored("WR", 30, 10)])
    assert (within.gap, within.shown) == (40, False)
    assert (beyond.gap, beyond.shown) == (45, True)


def test_seeing_oneself_too_low_is_a_gap_as_well():
    (gap,) = self_view(MODEL, [own("WR", 1)], [scored("WR", 80, 10)])
    assert (gap.gap, gap.shown) == (-80, True)


@pytest.mark.parametrize(
    ("ratings", "scores"),
    [([own("WR", 4)], []), ([own("WR", None)], [scored("WR", 50)]), ([own("WR", 4)], [scored("WR", None)])],
)
def test_without_one_of_the_two_there_is_no_gap(ratings, scores):
    (gap,) = self_view(MODEL, ratings, scores)
    assert (gap.gap, gap.error, gap.shown) == (None, None, False)


def test_what_was_scored_without_an_own_level_is_told_and_what_was_neither_is_not():
    told = self_view(MODEL, [own("CS", 3)], [scored("WR", 50), scored("AN", None)])
    assert [(one.competency_id, one.level, one.measured_level) for one in told] == [("WR", None, 3), ("CS", 3, None)]


def test_of_several_self_ratings_the_latest_counts():
    (gap,) = self_view(MODEL, [own("WR", 5, minutes=9), own("WR", 2)], [scored("WR", 50)])
    assert gap.level == 5


def test_an_unknown_competency_is_an_error():
    with pytest.raises(KeyError):
        self_view(MODEL, [own("XX", 3)], [])


# --- self-ratings never touch a fit score

MEASURING: tuple[ModuleType, ...] = (compare, fit, keyed, precision, rating, report, score, scoring, walk)


def own_members(module: ModuleType) -> list[Any]:
    """Functions and classes a module defines, private ones and methods included."""
    members = [one for _, one in getmembers(module) if getattr(one, "__module__", "") == module.__name__]
    return members + [method for one in members if isclass(one) for _, method in getmembers(one, isfunction)]


def types_in(hint: object, seen: set[object]) -> set[object]:
    """Every type a hint leads to, through unions, containers and the fields of records."""
    if hint in seen:
        return seen
    seen.add(hint)
    for inner in get_args(hint):
        if isinstance(inner, type | GenericAlias | UnionType) or get_args(inner):
            types_in(inner, seen)
    if isclass(hint) and not get_args(hint) and issubclass(hint, BaseModel):
        for field in get_type_hints(hint).values():
            types_in(field, seen)
    return seen


def test_no_function_that_makes_a_score_takes_a_self_rating():
    looked_at = 0
    for module in MEASURING:
        for one in own_members(module):
            if isfunction(one) and one.__module__ == module.__name__:
                hints = get_type_hints(one)
                assert set(signature(one).parameters) - {"self", "cls"} <= hints.keys(), one.__qualname__
                taken = set[object]()
                for name, hint in hints.items():
                    if name != "return":
                        types_in(hint, taken)
                assert SelfRating not in taken, one.__qualname__
                assert not {Any, object} & taken, f"{one.__qualname__} would take anything"
                looked_at += 1
    assert looked_at > 80


def test_no_record_of_measurement_holds_a_self_rating():
    for module in MEASURING:
        for one in own_members(module):
            if isclass(one) and issubclass(one, BaseModel):
                assert SelfRating not in types_in(one, set()), one.__name__


def test_the_search_for_types_would_find_one():
    def takes_them(ratings: dict[str, tuple[SelfRating | None, ...]]) -> None: ...

    class Holds(BaseModel):
        inside: list[SelfRating]

    assert SelfRating in types_in(get_type_hints(takes_them)["ratings"], set())
    assert SelfRating in types_in(Holds, set())


def test_a_self_rating_is_no_rating():
    assert not issubclass(SelfRating, Rating)
    assert not issubclass(Rating, SelfRating)
    assert not hasattr(own("WR", 3), "share")


def test_a_self_rating_among_ratings_is_an_error_and_no_score():
    with pytest.raises(AttributeError):
        scoring.score_task(blueprint(), [rated(3), own("WR", 5)])  # pyright: ignore[reportArgumentType]
    with pytest.raises(ValidationError):
        score.PartScore(part=blueprint().parts[0], share=1, ratings=(own("WR", 5),))  # pyright: ignore[reportArgumentType]


def test_self_ratings_leave_every_score_as_it_is():
    scores = scoring.score_all(MODEL, BLUEPRINTS, RATINGS)
    for level in (1, 5):
        gaps = self_view(MODEL, [own(one.id, level) for one in MODEL.competencies], scores)
        assert tuple(one.score for one in gaps) == scores


def test_an_own_level_lies_on_the_scale_of_scores_and_none_stays_none():
    gaps = self_view(MODEL, [own("WR", 4), own("DE", None)], [])

    assert [one.own_points for one in gaps] == [75, None]
