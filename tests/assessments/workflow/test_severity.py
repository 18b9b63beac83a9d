"""The severity of a panel is taken out of reports and comparisons, once there are candidates and raters enough."""

import pytest

from assessments import workflow
from rubric.walk import Step
from tests.builders import DAY, NOW, candidate, hr, position, rated, rater, rating, store_in, submitted

SEVERE = (0.75, 0.0, -0.75)  # levels


def panel(store, candidates, tasks=("WR1", "LV2", "AD1")):
    """Candidates of one position, each rated by two of three people who differ in severity."""
    office = hr(store)
    readers = [rater(store, f"Reader{place} Doe") for place in range(3)]
    opening = position(store, office, raters=tuple(one.id for one in readers))
    attempts = []
    for place in range(candidates):
        actor = candidate(store, office, opening, f"Person{place} Poe")
        submitted(store, actor, parts=2)
        attempts.append(actor.id)
        for offset in (0, 1):
            who = (place + offset) % 3
            level = 3.0 + (place % 4) * 0.25 - SEVERE[who]
            rated(store, *(rating(actor.id, task, readers[who].id, level, now=NOW + DAY) for task in tasks))
    return office, opening, attempts, readers


def ratings_of(step: Step):
    if step.kind == "rating" and step.id != "key":
        yield step
    for one in step.steps:
        yield from ratings_of(one)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    store = store_in(tmp_path_factory.mktemp("panel"))
    return store, *panel(store, 21)


def test_a_small_panel_is_left_as_it_is_and_the_report_says_why(store):
    office, _, attempts, _ = panel(store, 3)
    report = workflow.fit_report(store, office, attempts[0], NOW + DAY)

    assert report.panel.left == "few_candidates"
    assert all(one.severity is None for one in ratings_of(report.walk))


def test_severity_is_taken_out_of_every_rating_of_a_large_panel(large):
    store, office, _, attempts, readers = large
    report = workflow.fit_report(store, office, attempts[0], NOW + DAY)
    steps = list(ratings_of(report.walk))

    assert report.panel.left is None
    assert (report.panel.candidates, report.panel.raters) == (21, 3)
    assert {one.id for one in steps} == {readers[0].id, readers[1].id}
    for one in steps:
        assert one.severity == pytest.approx(SEVERE[0] if one.id == readers[0].id else SEVERE[1], abs=0.15)
        assert one.value == pytest.approx(25 * (one.level - 1 + one.severity))


def test_severe_raters_cost_nobody_their_place(large):
    """Alike but for their raters: as given they lie apart, and without severity they lie together."""
    store, office, _, attempts, _ = large
    alike = [workflow.fit_report(store, office, attempts[place], NOW + DAY) for place in (0, 4, 8)]
    fits = [one.fit.value for one in alike]
    given = [one.panel.as_given for one in alike]

    assert all(one is not None for one in (*fits, *given))
    assert max(fits) - min(fits) < (max(given) - min(given)) / 3


def test_a_comparison_takes_severity_out_as_reports_do(large):
    store, office, opening, attempts, _ = large
    report = workflow.fit_report(store, office, attempts[0], NOW + DAY)
    beside = workflow.comparison(store, office, opening.id, attempts[:2], None, 1)

    assert beside.reports[0].scores == report.scores
    assert beside.reports[0].panel == report.panel
