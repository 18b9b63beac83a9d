"""Norms from a hundred people on, and what weights truly decide from ten on, both from the record."""

import pytest

from assessments import workflow
from assessments.attempt import NotAllowed, NotFound
from rubric.fit import assess_fit
from rubric.weighing import effective_weights
from tests.builders import DAY, NOW, candidate, manager, position, rater, submitted
from tests.many import many


def names(opening, seed, people):
    return [f"{opening.id[:6]}-{seed}-{place}" for place in range(people)]


def test_from_a_hundred_people_on_a_sitting_lies_among_them(store, office):
    opening = many(store, office, [], 60, "screen", seed=1)
    other = many(store, office, [], 44, "screen", seed=2, title="Another")
    own = names(opening, 1, 60)
    workflow.note_missing(store, office, own[1], "PU1", "technical", NOW + DAY)
    found = workflow.placed(store, office, opening.id, own)

    assert found.people == workflow.people_beside(store, office, own[0]) == 104
    assert found.since <= found.until
    report = workflow.fit_report(store, office, own[0], opening.closes_at)
    shown = found.norms[own[0]]
    assert set(shown) == {"fit", "PU", "AN", "CS", "AD"}
    assert (shown["fit"].n, shown["PU"].n) == (104, 103)
    assert set(found.norms[own[1]]) == {"fit", "AN", "CS", "AD"}
    assert shown["fit"].below_low <= shown["fit"].below <= shown["fit"].below_high
    everybody = [
        assess_fit(opening.profile, workflow.fit_report(store, office, one, opening.closes_at).scores).value
        for one in [*own, *names(other, 2, 44)]
    ]
    lower = sum(one < report.fit.value for one in everybody) + sum(one == report.fit.value for one in everybody) / 2
    assert shown["fit"].below == pytest.approx(lower / 104)


def test_below_a_hundred_there_is_only_how_many(store, office):
    opening = many(store, office, [], 12, "screen", seed=1)
    found = workflow.placed(store, office, opening.id, names(opening, 1, 2))

    assert (found.people, found.since, found.norms) == (12, None, {})


def test_other_forms_and_positions_are_told_apart(store, office):
    opening = many(store, office, [], 3, "screen", seed=1)
    other = many(store, office, [], 2, "core", seed=2, title="Another")

    assert workflow.people_beside(store, office, names(opening, 1, 1)[0]) == 3
    with pytest.raises(NotFound):
        workflow.placed(store, office, other.id, names(opening, 1, 1))
    with pytest.raises(NotFound):
        workflow.placed(store, office, opening.id, ["nobody"])


def test_weights_decide_what_the_scores_of_all_make_of_them(store, office):
    opening = many(store, office, [rater(store, "Ines Reader"), rater(store, "Jona Reader")], 12, "core", seed=1)
    found = workflow.deciding(store, office, opening.id)
    reports = [workflow.fit_report(store, office, one, opening.closes_at) for one in names(opening, 1, 12)]
    scores = [{one.competency_id: one.value for one in it.scores if one.value is not None} for it in reports]

    assert (found.people, set(found.given)) == (12, {"PU", "WR", "DE", "CS", "LV", "AN", "AD"})
    assert found.effective == pytest.approx(effective_weights(found.given, scores))
    assert sum(found.effective.values()) == pytest.approx(100)
    moved = workflow.deciding(store, office, opening.id, {"WR": 60.0})
    assert moved.given["WR"] > found.given["WR"]
    with pytest.raises(ValueError, match="no such competency"):
        workflow.deciding(store, office, opening.id, {"XX": 1.0})


def test_below_ten_people_nothing_is_said_of_weights(store, office):
    opening = many(store, office, [], 5, "screen", seed=1)

    assert workflow.deciding(store, office, opening.id).effective is None


def test_people_of_whom_nothing_is_scored_decide_nothing(store, office):
    opening = position(store, office, form_id="screen")
    for place in range(10):
        submitted(store, candidate(store, office, opening, f"Person {place}"))

    assert workflow.deciding(store, office, opening.id).effective is None


def test_norms_and_weights_are_for_readers_of_reports(store, office):
    opening = many(store, office, [], 2, "screen", seed=1)
    stranger, own = rater(store), names(opening, 1, 1)
    for asked in (
        lambda: workflow.people_beside(store, stranger, own[0]),
        lambda: workflow.placed(store, stranger, opening.id, own),
        lambda: workflow.deciding(store, stranger, opening.id),
    ):
        with pytest.raises(NotAllowed):
            asked()
    assert workflow.people_beside(store, manager(store), own[0]) == 2
