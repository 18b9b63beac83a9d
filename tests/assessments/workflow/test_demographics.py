"""What candidates say of themselves changes nothing, is theirs to change, and reaches nobody but as rows of no one."""

import json
from datetime import timedelta

import pytest
from pydantic import ValidationError

from assessments import workflow
from assessments.attempt import SYSTEM, AttemptClosed, HiringStage, NotAllowed, RateFirst, Role
from assessments.attempt.monitoring import usual
from assessments.boards import ScoredView
from assessments.demographics import NOTHING, Demographics
from tests.builders import (
    DAY,
    HOUR,
    NOW,
    admin,
    candidate,
    draft,
    lead,
    manager,
    position,
    rated,
    rater,
    staff,
    submitted,
)
from tests.screened import KEYED, keyed

SAID = {"age": "60_or_over", "gender": "other", "origin": "pacific_islander"}
TRACES = ("60_or_over", "pacific_islander", '"other"', "demographic")
LATER = NOW + 3 * DAY


@pytest.fixture
def opening(store, office):
    return position(store, office, form_id="screen", monitoring=usual("us_nyc"))


def sat(store, office, opening, name="Camille Doe", level=3.0):
    actor = candidate(store, office, opening, name)
    submitted(store, actor)
    rated(store, *(keyed(actor.id, one, level) for one in KEYED))
    return actor


def speaks(store, actor, said=SAID):
    for attribute, answer in said.items():
        workflow.say_of_oneself(store, actor, attribute, answer)


@pytest.fixture
def spoke(store, office, opening):
    actor = sat(store, office, opening)
    speaks(store, actor)
    return actor


def abouts(store, opening):
    return [one.about for one in workflow.impact_rows(store, SYSTEM, opening.id)]


# --- the candidate ----------------------------------------------------------------------------------------------------


def test_nothing_is_asked_before_the_work_is_handed_in(store, office, opening):
    actor = candidate(store, office, opening)

    assert workflow.own_demographics(store, actor) is None
    with pytest.raises(AttemptClosed):
        workflow.say_of_oneself(store, actor, "age", "30_39")


def test_the_questions_say_what_they_are_for_who_sees_them_and_that_they_change_nothing(store, office, opening):
    told = workflow.own_demographics(store, sat(store, office, opening))

    assert set(told.asked) == {"age", "gender", "origin"}
    assert told.said == NOTHING
    for words in ("cannot change any result", "counts of 5 people or more", "change or withdraw", "people@lumiplume"):
        assert words in told.intro


def test_an_answer_is_kept_at_once_and_changed_at_any_time(store, office, opening):
    actor = sat(store, office, opening)

    assert workflow.say_of_oneself(store, actor, "gender", "woman") == Demographics(gender="woman")
    assert workflow.say_of_oneself(store, actor, "age", "rather_not") == Demographics(gender="woman", age="rather_not")
    assert workflow.say_of_oneself(store, actor, "age", "40_49") == Demographics(gender="woman", age="40_49")
    assert workflow.own_demographics(store, actor).said == Demographics(gender="woman", age="40_49")


def test_what_is_withdrawn_is_gone_from_the_files_too(store, office, opening, tmp_path):
    actor = sat(store, office, opening)
    speaks(store, actor)

    workflow.withdraw_demographics(store, actor)
    workflow.erase_due(store, NOW)

    assert workflow.own_demographics(store, actor).said == NOTHING
    assert abouts(store, opening) == [NOTHING]
    held = b"".join(one.read_bytes() for one in tmp_path.glob("assay.db*"))
    assert actor.id.encode() in held
    assert b"pacific_islander" not in held


def test_an_answer_that_is_none_and_a_question_that_is_not_asked_are_not_kept(store, office, opening):
    actor = sat(store, office, opening)
    with pytest.raises(ValidationError):
        workflow.say_of_oneself(store, actor, "age", "37")

    assert workflow.say_of_oneself(store, actor, "disability", "yes") == NOTHING


def test_after_a_move_to_france_origin_is_neither_kept_nor_compared(store, office, opening, spoke):
    moved = draft(form_id="screen", monitoring=usual("fr"))
    workflow.revise_position(store, office, opening.id, moved, NOW + HOUR)

    assert abouts(store, opening) == [Demographics(age="60_or_over", gender="other")]
    assert workflow.say_of_oneself(store, spoke, "age", "50_59") == Demographics(age="50_59", gender="other")


def test_where_nothing_is_asked_any_more_what_was_said_can_still_be_withdrawn(store, office, opening, spoke):
    workflow.revise_position(store, office, opening.id, draft(form_id="screen"), NOW + HOUR)

    told = workflow.own_demographics(store, spoke)
    assert (told.asked, told.said) == ({}, Demographics(**SAID))
    assert abouts(store, opening) == [NOTHING]
    workflow.withdraw_demographics(store, spoke)
    assert workflow.own_demographics(store, spoke) is None


def test_nobody_is_asked_who_assesses_themselves_and_no_staff_can_ask_or_answer(store, office, spoke):
    for other in (workflow.start_self(store, "en", NOW), office, manager(store), rater(store)):
        with pytest.raises(NotAllowed):
            workflow.own_demographics(store, other)
        with pytest.raises(NotAllowed):
            workflow.say_of_oneself(store, other, "age", "30_39")


# --- rows for comparing groups ----------------------------------------------------------------------------------------


def test_rows_tell_groups_steps_and_scores_and_nobody(store, office, opening, spoke):
    silent = sat(store, office, opening, "Dana Roe", 5.0)
    candidate(store, office, opening, "Eve Late")
    workflow.move(store, office, opening.id, [spoke.id, silent.id], HiringStage.INTERVIEW, LATER)
    workflow.move(store, office, opening.id, [silent.id], HiringStage.WITHDRAWN, LATER)
    workflow.decide(store, office, spoke.id, "advance", "Good with people.", LATER)
    scored = {one.attempt_id: one for one in workflow.scored_page(store, office, opening.id, ScoredView()).rows}

    rows = {one.about: one for one in workflow.impact_rows(store, office, opening.id)}

    first, second = rows[Demographics(**SAID)], rows[NOTHING]
    assert len(rows) == 2
    assert (first.reached, first.withdrawn) == ({"advanced", "short_list", "interview"}, False)
    assert (second.reached, second.withdrawn) == ({"short_list", "interview"}, True)
    assert {first.month, second.month} == {NOW.date()}  # its first day, and no more
    assert (first.fit, second.fit) == (scored[spoke.id].value, scored[silent.id].value)
    assert first.scores.keys() == {"PU", "AN", "CS", "AD"}
    assert first.scores["PU"] < second.scores["PU"]
    written = repr(tuple(rows.values()))
    assert [one for one in (spoke.id, silent.id, "Camille", "Dana", "@") if one in written] == []


def test_the_order_of_rows_does_not_tell_who_sat_first(store, office, opening):
    ages = ("60_or_over", "30_39", "50_59", "40_49")
    for name, age in zip(("Ada Alpha", "Bo Beta", "Cy Gamma", "Di Delta"), ages, strict=True):
        speaks(store, sat(store, office, opening, name), {"age": age})

    assert [one.age for one in abouts(store, opening)] == sorted(ages)


def test_only_the_people_office_is_told_rows_and_not_while_their_own_judgement_waits(store, office, opening, spoke):
    assert workflow.impact_rows(store, office, opening.id) == workflow.impact_rows(store, admin(store), opening.id)
    for other in (manager(store), rater(store), lead(store), spoke):
        with pytest.raises(NotAllowed):
            workflow.impact_rows(store, other, opening.id)
    both = staff(store, Role.HR, Role.RATER, name="Bea Both")
    rated_here = position(store, office, raters=(both.id,), monitoring=usual("uk"))
    submitted(store, candidate(store, office, rated_here, "Eli Else"))
    with pytest.raises(RateFirst):
        workflow.impact_rows(store, both, rated_here.id)


# --- nowhere else -----------------------------------------------------------------------------------------------------


def everything_told(store, office, opening, actor):
    """All that staff can be told about a candidate or a position, as text."""
    told = [
        workflow.personal_data(store, office, actor.id, LATER),
        workflow.dossier(store, office, actor.id, LATER),
        workflow.fit_report(store, office, actor.id, LATER),
        workflow.export(store, office, opening.id, [actor.id], LATER),
        workflow.board(store, office, opening.id, LATER),
        workflow.scored_page(store, office, opening.id, ScoredView()),
        workflow.trail(store, office, actor.id),
        workflow.trail(store, office, opening.id),
        workflow.kept(store, office),
        workflow.changes(store, office, actor.id),
    ]
    return json.dumps(told, default=repr)


def test_no_export_report_dossier_or_trail_tells_what_was_said_nor_that_anything_was(store, office, opening):
    actor = sat(store, office, opening)
    before = everything_told(store, office, opening, actor)
    trail = workflow.trail(store, office, actor.id)
    speaks(store, actor)
    workflow.say_of_oneself(store, actor, "age", "60_or_over")
    told = everything_told(store, office, opening, actor)

    assert [one for one in TRACES if one in told] == []
    new = workflow.trail(store, office, actor.id)[len(trail) :]
    assert {one.verb for one in new} == {"export", "make_dossier"}
    assert len(told) - len(before) < len(before) / 2  # nothing but what handing over has itself written down


def test_the_file_that_is_handed_over_says_where_it_is_whether_or_not_there_is_anything(store, office, opening):
    actor = sat(store, office, opening)
    before = workflow.personal_data(store, office, actor.id, LATER)
    speaks(store, actor)
    after = workflow.personal_data(store, office, actor.id, LATER)

    assert "The link of your invitation opens the page that shows it" in before["elsewhere"]
    assert {name: after[name] for name in after if name != "audit"} == {
        name: before[name] for name in before if name != "audit"
    }


def test_no_score_moves_with_what_is_said(store, office, opening):
    actor = sat(store, office, opening)
    before = workflow.fit_report(store, office, actor.id, LATER)
    speaks(store, actor)

    assert workflow.fit_report(store, office, actor.id, LATER) == before


def test_it_is_erased_with_the_person(store, office, opening, spoke, tmp_path):
    workflow.erase_candidate(store, office, spoke.id, LATER)

    assert workflow.impact_rows(store, office, opening.id) == ()
    held = b"".join(one.read_bytes() for one in tmp_path.glob("assay.db*"))
    assert b"pacific_islander" not in held


def test_it_falls_due_with_the_person(store, office, opening, spoke):
    (kept,) = workflow.kept(store, office)
    workflow.erase_due(store, kept.due_at + timedelta(days=1))

    assert workflow.impact_rows(store, office, opening.id) == ()
