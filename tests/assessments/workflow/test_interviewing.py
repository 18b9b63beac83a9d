"""The structured interview: who may read what is asked, and what is said of why."""

import pytest

from assessments import workflow
from assessments.attempt import NotAllowed, NotFound
from rubric.fit import Minimum
from tests.builders import NOW, SEVEN, candidate, manager, position, rater, submitted
from tests.pages.sittings import rated_position

guide = workflow.interviewing.guide


def of_all(found):
    return [one.question for one in found.asked if one.for_all]


def test_the_core_is_the_same_for_every_candidate_and_the_rest_looks_at_one(store):
    profile = workflow.role_profile("solo_sme", SEVEN, (Minimum(competency_id="AD", level=3),))
    office, _opening, attempts = rated_position(store, profile=profile)

    first, second = (guide(store, office, one, "en", NOW) for one in attempts)

    assert of_all(first) == of_all(second)
    assert [one.competency_id for one in first.asked if one.for_all] == ["AD", "WR", "CS", "AN"]
    assert len(first.asked) == 6
    assert first.minutes == 45
    assert all(one.why for one in first.asked if not one.for_all)


def test_the_opening_and_the_closing_are_filled_in(store):
    office, _opening, (first, _) = rated_position(store)

    found = guide(store, office, first, "fr", NOW)

    assert "45 minutes et 6 questions. 4 d’entre elles" in found.opening
    assert found.closing.startswith("Merci. Max Leads décide au plus tard le 31 mars 2027")


@pytest.mark.parametrize(("levels", "is_said"), [((5.0, 1.0), False), ((3.0, 3.0), True)])
def test_near_a_tie_it_is_said_and_far_from_one_it_is_not(store, levels, is_said):
    office, _opening, (first, _) = rated_position(store, levels=levels)
    found = guide(store, office, first, "en", NOW)
    assert any("tie" in one.why for one in found.asked) is is_said


def test_nothing_is_near_a_tie_before_there_is_a_fit(store, office):
    profile = workflow.role_profile("solo_sme", SEVEN, (Minimum(competency_id="WR", level=3),))
    opening = position(store, office, profile=profile)
    sits = candidate(store, office, opening)
    submitted(store, sits)

    found = guide(store, office, sits.id, "en", NOW)

    assert next((one.competency_id, one.why) for one in found.asked if not one.for_all) == (
        "WR",
        ("minimum", "not_assessed"),
    )
    assert not any("tie" in one.why for one in found.asked)


def test_whoever_may_not_read_the_report_may_not_read_the_questions(store, office):
    judge = rater(store)
    opening = position(store, office, raters=(judge.id,))
    sits = candidate(store, office, opening)
    with pytest.raises(NotFound):
        guide(store, office, sits.id, "en", NOW)
    submitted(store, sits)

    with pytest.raises(NotAllowed):
        guide(store, judge, sits.id, "en", NOW)
    with pytest.raises(NotAllowed):
        guide(store, sits, sits.id, "en", NOW)
    assert guide(store, manager(store), sits.id, "en", NOW).attempt_id == sits.id
