"""Laws that hold for any ratings: bounds, direction, order, and what is missing."""

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from rubric.scoring import score_competency, score_task
from tests.rubric.making import blueprint, by_key, human_part, key_part, rating

levels = st.one_of(st.none(), st.integers(1, 5))
real_levels = st.integers(1, 5)
points = st.integers(1, 30)


@st.composite
def sittings(draw, level=levels, most_tasks=4, fewest_raters=0):
    """Blueprints of WR with their ratings: rated, keyed and mixed, some not administered."""
    blueprints, ratings = [], []
    for n in range(draw(st.integers(1, most_tasks))):
        human = draw(st.sampled_from([0.0, 0.25, 0.75, 1.0]))
        parts = [human_part(weight=human)] if human else []
        parts += [key_part(weight=1 - human)] if human < 1 else []
        missing = draw(st.sampled_from([None, None, None, "technical", "accommodation", "not_in_form"]))
        blueprints.append(blueprint(f"T{n}", *parts, points=draw(points), missing=missing))
        if human:
            raters = draw(st.lists(level, min_size=fewest_raters, max_size=3))
            ratings += [rating(one, f"r{r}", f"T{n}") for r, one in enumerate(raters)]
        if human < 1:
            ratings.append(by_key(draw(st.floats(0, 1)), f"T{n}", competency_id="WR"))
    return blueprints, ratings


def scored(blueprints, ratings):
    return score_competency("WR", [score_task(one, ratings) for one in blueprints])


@given(sittings())
def test_a_score_is_on_the_scale_and_in_its_band_or_says_why_not(sitting):
    score = scored(*sitting)
    assert 0 <= score.coverage <= 1
    if score.measured is None or score.band is None:
        assert score.reason is not None
        assert score.state in ("insufficient", "not_assessed")
    else:
        assert 0 <= score.band.low <= score.measured.value <= score.band.high <= 100
        assert score.measured.standard_error > 0
        assert 0 < score.measured.reliability < 1
        assert 0 <= sum(score.loads.values()) <= 25 + 1e-9
        assert score.coverage >= 0.6 - 1e-9
        assert (score.reason is None) == (score.basis == "estimated")


@given(sittings(), st.randoms())
def test_the_order_of_ratings_and_tasks_does_not_matter(sitting, random):
    blueprints, ratings = sitting
    mixed_blueprints, mixed_ratings = list(blueprints), list(ratings)
    random.shuffle(mixed_blueprints)
    random.shuffle(mixed_ratings)
    one, other = scored(blueprints, ratings), scored(mixed_blueprints, mixed_ratings)
    assert (one.state, one.reason, one.basis) == (other.state, other.reason, other.basis)
    if one.measured and other.measured:
        assert all(isclose(a or 0, b or 0, abs_tol=1e-9) for a, b in zip(one.measured, other.measured, strict=True))


@given(sittings(), st.data())
def test_a_higher_level_never_lowers_the_score(sitting, data):
    blueprints, ratings = sitting
    given_levels = [n for n, one in enumerate(ratings) if one.level is not None and one.level < 5]
    if not given_levels:
        return
    place = data.draw(st.sampled_from(given_levels))
    raised = ratings[place].model_copy(update={"level": data.draw(st.floats(ratings[place].level, 5))})
    better = [*ratings[:place], raised, *ratings[place + 1 :]]
    before, after = scored(blueprints, ratings), scored(blueprints, better)
    assert (before.value is None) == (after.value is None)
    if before.value is not None and after.value is not None:
        assert after.value >= before.value - 1e-9


@given(sittings(), points, st.sampled_from(["technical", "accommodation", "not_in_form"]))
def test_a_missing_task_never_lowers_a_score(sitting, more_points, because):
    blueprints, ratings = sitting
    before = scored(blueprints, ratings)
    after = scored([*blueprints, blueprint("T9", points=more_points, missing=because)], ratings)
    if before.value is not None and after.value is not None:
        assert isclose(after.value, before.value)
        assert (after.standard_error or 0) >= (before.standard_error or 0) - 1e-9
    if before.value is None:
        assert after.value is None


@given(sittings())
def test_blank_ratings_change_no_number(sitting):
    blueprints, ratings = sitting
    blank = [rating(None, "r9", one.task_id) for one in blueprints if any(part.source == "rater" for part in one.parts)]
    before, after = scored(blueprints, ratings), scored(blueprints, [*ratings, *blank])
    assert before.measured == after.measured
    assert before.band == after.band


@given(real_levels, st.integers(1, 6))
def test_one_more_rater_of_the_same_mind_narrows_the_prior_band(level, count):
    ratings = [rating(level, f"r{n}") for n in range(count + 1)]
    fewer, more = scored([blueprint()], ratings[:count]), scored([blueprint()], ratings)
    assert fewer.basis == more.basis == "prior"
    assert (more.standard_error or 0) < (fewer.standard_error or 0)
    assert more.band is not None
    assert fewer.band is not None
    assert fewer.band.low <= more.band.low <= more.band.high <= fewer.band.high


@given(sittings(level=real_levels, fewest_raters=1))
def test_a_rating_replaced_by_itself_changes_nothing(sitting):
    blueprints, ratings = sitting
    again = [one.model_copy(update={"rated_at": one.rated_at.replace(hour=20)}) for one in ratings]
    assert scored(blueprints, [*ratings, *again]).measured == scored(blueprints, ratings).measured


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6))
def test_tasks_by_key_never_err_by_nothing(shares):
    blueprints = [blueprint(f"T{n}", key_part()) for n in range(len(shares))]
    score = scored(blueprints, [by_key(one, f"T{n}", competency_id="WR") for n, one in enumerate(shares)])
    assert score.basis == "estimated"
    assert (score.standard_error or 0) > 1
