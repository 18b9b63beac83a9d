"""Reports are what the formulae of docs/check-by-hand.md make of their dossiers, without the product's code."""

import json
from itertools import combinations

import pytest

from assessments import workflow
from assessments.attempt import SYSTEM
from assessments.demo.staging import stage
from assessments.dossier import Inputs, report_of
from bench.by_hand import PAGE, kept, levels, page, variances
from rubric.compare import compare
from tests import by_hand
from tests.builders import NOW, hr, rater
from tests.many import many
from tests.rubric.making import blueprint, human_part, key_part, profile, rating

EXACT = 1e-9
OF_T = 1e-5  # Student's t is integrated to this


def check_report(inputs):
    """`inputs` as the file has them."""
    report = report_of(Inputs.model_validate(inputs))
    mine = by_hand.scores(inputs)
    assert {one.competency_id for one in report.scores if one.value is not None} == mine.keys()
    for one in report.scores:
        if (own := mine.get(one.competency_id)) is not None:
            check_score(own, one)
    whole = by_hand.fit(inputs, mine)
    check_score(whole.score, report.fit)
    assert by_hand.reliability(whole) == pytest.approx(report.fit.reliability, abs=EXACT)
    for one in report.fit.minimums:
        assert mine[one.competency_id].at_least(one.cut) == pytest.approx(one.probability, abs=OF_T)
    return report


def check_score(mine, told):
    assert (mine.value, mine.error) == pytest.approx((told.value, told.standard_error), abs=EXACT)
    assert mine.df == (None if told.df is None else pytest.approx(told.df, rel=EXACT))
    assert mine.band == pytest.approx((told.band.low, told.band.high), abs=OF_T)


def check_pairs(every):
    """Each two of them, both in the product and by hand; returns how many reports and pairs that were."""
    reports = [check_report(one) for one in every]
    fits = {one["attempt_id"]: by_hand.fit(one, by_hand.scores(one)) for one in every}
    told = compare(reports, reports[0].fit.profile, seed=1)
    assert len(told.pairs) == len(list(combinations(every, 2)))
    for one in told.pairs:
        gap = by_hand.between(fits[one.a], fits[one.b], by_hand.panel(every[0]))
        assert gap.probability == pytest.approx(one.probability, abs=OF_T)
    return len(reports), len(told.pairs)


def inputs_of(store, attempts):
    return [json.loads(workflow.dossier(store, SYSTEM, one, NOW))["inputs"] for one in attempts]


def test_every_report_and_pair_of_the_demo(store):
    cast = stage(store, "decided", NOW)

    every = [one.attempt.id for one in workflow.board(store, SYSTEM, cast.position.id, NOW)]

    assert check_pairs(inputs_of(store, every)) == (6, 15)


def test_reports_from_which_severity_was_taken_out(store):
    readers = [rater(store, f"Reader{one} Rater") for one in range(3)]
    opening = many(store, hr(store), readers, 24, "core", seed=5)
    rows = workflow.board(store, SYSTEM, opening.id, NOW)
    every = inputs_of(store, [one.attempt.id for one in rows[:4]])

    assert {len(one["panel"]["severities"]) for one in every} == {3}
    check_pairs(every)


@pytest.mark.parametrize("raters", [("a",), ("a", "b")])
def test_a_competency_of_several_tasks_and_a_later_correction(raters):
    """One of the tasks weighs more; a correction made after others could be read does not count."""
    parts = key_part(weight=0.25), human_part(weight=0.75)
    blueprints = blueprint("WR1", *parts, points=25), blueprint("WR2", *parts, points=10)
    ratings = [
        rating(level, who, name)
        for name, levels in (("WR1", (4, 5)), ("WR2", (1, 2)))
        for who, level in zip(raters, levels, strict=False)
    ]
    ratings += [rating(3.5, "key", name, "key") for name in ("WR1", "WR2")]
    ratings.append(rating(1, "a", "WR1", after_others=True, minutes=5))
    inputs = Inputs.model_validate(kept()["Wiktoria"]).model_copy(
        update={"blueprints": blueprints, "ratings": tuple(ratings), "profile": profile({"WR": 100.0})}
    )

    report = check_report(json.loads(inputs.model_dump_json()))

    assert report.scores[0].basis == ("estimated" if len(raters) > 1 else "prior")


def test_what_is_known_of_the_raters_follows_from_the_levels_of_everybody():
    """R 4.2.2, lme4 1.1-31: variances .147943 of raters, .064997 of candidate x rater."""
    rows, leaning = levels(), by_hand.panel(kept()["Wiktoria"])
    own = variances(rows)

    assert (own.rater, own.candidate_rater) == pytest.approx((0.147943, 0.064997), abs=1e-5)
    found = by_hand.drawn_to_priors(own.rater, own.candidate_rater, 3, by_hand.free_pairs(rows))
    assert found == pytest.approx((leaning.severity, leaning.halo), abs=EXACT)


def test_the_page_is_what_follows_from_the_dossiers_today():
    every = kept()
    check_pairs(list(every.values()))

    assert PAGE.read_text(encoding="utf-8") == page(every), "out of date: run `python -m bench.by_hand`"


def test_the_lines_of_a_dossier_hold_its_scores_and_the_chance_of_being_above():
    lines = by_hand.told(list(kept().values()))

    assert lines[1].startswith("WR     68.750  SE  13.032")
    assert lines[-1].startswith("P(the first is above this one) = 0.4")
