"""What is said of the questions of a form: their figures, what asks for a look, and where there are too few to say."""

import numpy as np
import pytest

from rubric.health import Question, Sat, form_health
from rubric.statistics.consistency import cronbach_alpha
from rubric.statistics.intraclass import intraclass
from rubric.statistics.items import item_figures

QUESTIONS = [
    Question("q1", "PU", ("a", "b", "c"), "a"),
    Question("q2", "PU"),
    Question("q3", "PU"),
    Question("q4", "AN"),
]


def sittings(people, seed=1, harder=0.0, tasks=("WR1", "CS2"), backwards=False):
    """People of one ability each; q2 is harder in French by so many logits, and nobody chooses c in q1."""
    rng = np.random.default_rng(seed)
    found = []
    for place in range(people):
        ability, language = rng.normal(), ("en", "fr")[place % 2]
        ease = {"q1": 0.5, "q2": 1.0 - (harder if language == "fr" else 0), "q3": -0.5, "q4": 0.0}
        chances = {name: 1 / (1 + np.exp(-1.5 * ability - one)) for name, one in ease.items()}
        if backwards:
            chances["q3"] = 1 - chances["q3"]
        shares = {name: float(rng.random() < one) for name, one in chances.items()}
        levels = {
            task: {rater: float(np.clip(round(3 + ability + rng.normal(0, 0.4)), 1, 5)) for rater in ("r1", "r2")}
            for task in tasks
        }
        found.append(Sat(language, shares, {"q1": "a" if shares["q1"] else "b"}, levels))
    return found


def test_figures_are_those_of_item_analysis():
    sat = sittings(60)
    table = [[one.shares[it.id] for it in QUESTIONS] for one in sat]
    found = form_health(QUESTIONS, ["WR1", "CS2"], sat)

    assert (found.n, found.languages) == (60, {"en": 30, "fr": 30})
    assert [one.difficulty for one in found.questions] == [one.difficulty for one in item_figures(table)]
    assert [one.discrimination for one in found.questions] == [one.discrimination for one in item_figures(table)]
    assert found.keyed[0].alpha == cronbach_alpha(table)
    assert [(one.competency_id, one.questions) for one in found.keyed] == [(None, 4), ("PU", 3)]
    assert found.keyed[0].omega.low is not None


def test_an_option_that_nobody_takes_asks_for_a_look():
    one, two, *_ = form_health(QUESTIONS, [], sittings(60)).questions

    assert [(it.option, it.review) for it in one.options] == [("a", ()), ("b", ()), ("c", ("rare",))]
    assert (one.review, two.options) == (("distractor",), ())


def test_a_question_that_the_better_miss_is_told():
    assert "reversed" in form_health(QUESTIONS, [], sittings(200, backwards=True)).questions[2].review


def test_groups_that_differ_in_ability_do_not_make_questions_look_biased():
    """Six questions of a Rasch model, equally hard in both languages; English speakers are a logit better."""
    rng = np.random.default_rng(3)
    people = [("en", rng.normal(1, 1)) for _ in range(800)] + [("fr", rng.normal(0, 1)) for _ in range(800)]
    names = [f"q{place}" for place in range(6)]
    sat = [
        Sat(language, {one: float(rng.random() < 1 / (1 + np.exp(-ability))) for one in names}, {}, {})
        for language, ability in people
    ]

    found = form_health([Question(one, "PU") for one in names], [], sat).questions
    assert np.mean([one.bias.delta.value for one in found]) == pytest.approx(0, abs=0.15)


@pytest.mark.parametrize(("harder", "size", "asks"), [(0.0, "A", ()), (3.0, "C", ("language",))])
def test_a_question_harder_in_one_language_is_told_from_two_hundred_in_each(harder, size, asks):
    one = form_health(QUESTIONS, [], sittings(420, harder=harder)).questions[1]

    assert (one.bias.size, one.review) == (size, asks)
    assert (one.bias.delta.value < -1.5) == bool(asks)
    assert form_health(QUESTIONS, [], sittings(300, harder=harder)).questions[1].bias.size is None


def test_below_thirty_nothing_asks_for_a_look():
    found = form_health(QUESTIONS, ["WR1"], sittings(20, backwards=True))

    assert not any(one.enough or one.review for one in (*found.questions, *found.tasks))
    assert found.keyed[0].omega.why == "too_few"


@pytest.mark.parametrize("sat", [[], [Sat("en", {one.id: None for one in QUESTIONS}, {}, {})]])
def test_where_nobody_was_asked_there_are_no_figures(sat):
    found = form_health(QUESTIONS, ["WR1"], sat)

    assert all(one.difficulty.value is None and one.bias.delta.value is None for one in found.questions)
    assert (found.keyed[0].alpha.why, found.one.why, found.two.why, found.rated) == (
        *("too_few", "too_few", "too_few", None),
    )
    assert found.tasks[0].mean.why == "too_few"
    assert found.tasks[0].levels == (0, 0, 0, 0, 0)


def test_a_form_without_keyed_questions_has_none():
    assert form_health([], [], sittings(40)).questions == ()


def test_whoever_was_not_asked_one_of_them_is_left_out_of_keyed_figures():
    sat = sittings(60)
    failed = sat[0]._replace(shares={**sat[0].shares, "q4": None})

    assert form_health(QUESTIONS, [], [failed, *sat[1:]]).questions[0].difficulty.n == 59


def test_rated_work_is_told_with_agreement_and_how_it_goes_with_the_rest():
    sat = sittings(60)
    found = form_health(QUESTIONS, ["WR1", "CS2"], sat)
    pairs = [tuple(one.levels["WR1"].values()) for one in sat]

    assert found.tasks[0].one == intraclass(pairs).one_way
    assert found.tasks[0].two == intraclass(pairs).mean_one_way
    assert found.one.n == 120
    assert found.tasks[0].discrimination.value > 0.6
    assert (found.rated.raters, found.rated.tasks) == (2, 2)
    assert 0.5 < found.rated.absolute <= found.rated.relative < 1
    assert sum(found.tasks[0].levels) == 120
    assert found.tasks[0].review == ()


def test_one_rater_agrees_with_nobody():
    sat = [one._replace(levels={"WR1": {"r1": 3.0}}) for one in sittings(40)]
    found = form_health(QUESTIONS, ["WR1"], sat)

    assert (found.tasks[0].one.why, found.tasks[0].discrimination.why) == ("too_few", "too_few")
    assert found.rated is None


def test_raters_who_lie_apart_and_work_that_tells_nobody_apart_ask_for_a_look():
    rng = np.random.default_rng(3)
    noise = [
        one._replace(levels={**one.levels, "CS2": {name: float(rng.integers(1, 6)) for name in ("r1", "r2")}})
        for one in sittings(80)
    ]
    against = [
        one._replace(levels={**one.levels, "CS2": {name: 6 - level for name, level in one.levels["WR1"].items()}})
        for one in sittings(80)
    ]

    assert set(form_health([], ["WR1", "CS2"], noise).tasks[1].review) & {"flat", "reversed"}
    assert "apart" in form_health([], ["WR1", "CS2"], noise).tasks[1].review
    assert "reversed" in form_health([], ["WR1", "CS2"], against).tasks[1].review
