"""The table of scores: copies that say what the reports say, kept true, found and ordered by the database."""

import pytest
from sqlalchemy import update
from sqlalchemy.dialects import sqlite

from assessments import workflow
from assessments.attempt import HiringStage, NotAllowed, RateFirst, Role
from assessments.boards import ScoredView, ScoreGroups
from assessments.conditions import overall
from assessments.store import positions, scored, scores
from assessments.store.tables_scores import forget_copies
from assessments.workflow import screening
from rubric.fit import Minimum
from tests.builders import (
    DAY,
    NOW,
    candidate,
    manager,
    position,
    rated,
    rater,
    rating,
    staff,
    submitted,
)
from tests.conditions import RIGHT, answered, conditions_of
from tests.screened import WEIGHTS, keyed, sat

LATER = NOW + 3 * DAY
NAMES = ("Ada Alpha", "Bo Beta", "Cy Gamma", "Di Delta")
LEVELS = (5.0, 4.9, 2.0, 3.0)  # of everything


@pytest.fixture
def opening(store, office):
    minimum = (Minimum(competency_id="AN", level=3),)
    return position(store, office, form_id="screen", profile=workflow.role_profile("solo_sme", WEIGHTS, minimum))


@pytest.fixture
def four(store, office, opening):
    return tuple(sat(store, office, opening, *one) for one in zip(NAMES, LEVELS, strict=True))


def page(store, office, opening, **view):
    return workflow.scored_page(store, office, opening.id, ScoredView(**view))


def names(found):
    return [row.name.split()[0] for row in found.rows]


def test_the_table_says_what_the_reports_say(store, office, opening, four):
    found = page(store, office, opening)

    assert names(found) == ["Ada", "Bo", "Di", "Cy"]
    assert (found.matching, found.everybody, found.pending) == (4, 4, 0)
    for row in found.rows:
        fit = workflow.fit_report(store, office, row.attempt_id, LATER).fit
        assert (row.value, row.low, row.high, row.coverage) == (fit.value, fit.band.low, fit.band.high, fit.coverage)
        assert row.detail.minimums == {one.competency_id: one.state for one in fit.minimums}
        assert row.detail.scores.keys() == WEIGHTS.keys()


def test_who_cannot_be_told_apart_from_the_first_shares_the_group(store, office, opening, four):
    found = page(store, office, opening)

    groups = {row.name.split()[0]: row.group for row in found.rows}
    assert groups["Ada"] == groups["Bo"] == 1
    assert groups["Cy"] > groups["Di"] > 1
    assert found.groups.begins[0] == found.rows[0].value
    assert names(page(store, office, opening, group=1)) == ["Ada", "Bo"]
    assert names(page(store, office, opening, group=groups["Cy"])) == ["Cy"]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ({"search": "ALPHA mail"}, ["Ada"]),
        ({"search": "100%"}, []),
        ({"order": "name"}, ["Ada", "Bo", "Cy", "Di"]),
        ({"order": "sent"}, ["Ada", "Bo", "Cy", "Di"]),
        ({"order": "AN"}, ["Ada", "Bo", "Di", "Cy"]),
        ({"minimum": "meets"}, ["Ada", "Bo"]),
        ({"minimum": "uncertain"}, ["Di"]),
        ({"minimum": "below"}, ["Cy"]),
        ({"minimum": "not_assessed"}, []),
        ({"hiring": "interview"}, ["Di"]),
        ({"group": 1, "search": "bo"}, ["Bo"]),
        ({"page": 2}, []),
    ],
)
def test_a_view_leaves_those_it_asks_for_in_its_order(store, office, opening, four, view, expected):
    workflow.move(store, office, opening.id, [four[3]], HiringStage.INTERVIEW, LATER)
    found = page(store, office, opening, **view)

    assert sorted(names(found)) == sorted(expected) if view.get("order") == "sent" else names(found) == expected
    assert found.everybody == 4


def test_what_is_rated_since_is_computed_and_nothing_else(store, office, opening, four, monkeypatch):
    page(store, office, opening)
    computed = []
    real = screening._computed
    monkeypatch.setattr(
        screening, "_computed", lambda db, at, panel, ids: computed.extend(ids) or real(db, at, panel, ids)
    )
    page(store, office, opening)
    assert computed == []

    workflow.note_missing(store, office, four[2], "AD3", "technical", LATER)
    rated(store, keyed(four[3], "PU1", 5.0))
    late = sat(store, office, opening, "Eve Late", 4)
    found = page(store, office, opening)

    assert sorted(computed) == sorted([four[2], four[3], late])
    rows = {row.attempt_id: row for row in found.rows}
    assert "AD" not in rows[four[2]].detail.scores
    for one in (four[2], four[3], late):
        assert rows[one].value == workflow.fit_report(store, office, one, LATER).fit.value


def test_another_profile_makes_every_score_anew(store, office, opening, four):
    before = page(store, office, opening).rows[-1].value
    workflow.note_missing(store, office, four[2], "AD3", "technical", LATER)
    with store.write() as db:  # nobody can: candidates have begun
        changed = opening.model_copy(
            update={
                "revision": 2,
                "profile": workflow.role_profile("solo_sme", {"PU": 70.0, "AN": 10.0, "CS": 10.0, "AD": 10.0}),
            }
        )
        positions.add_revision(db, changed)
    rated(store, keyed(four[2], "PU1", 5.0))
    found = page(store, office, opening)

    assert found.rows[-1].value != before
    assert {row.detail.minimums == {} for row in found.rows} == {True}
    for row in found.rows:
        assert row.value == workflow.fit_report(store, office, row.attempt_id, LATER).fit.value


def test_what_is_too_much_for_one_page_is_computed_in_the_background(store, office, opening, four, monkeypatch):
    monkeypatch.setattr(screening, "AT_ONCE", 3)
    found = page(store, office, opening)
    assert (found.everybody, found.pending, found.groups) == (3, 1, ScoreGroups())
    assert {row.group for row in found.rows} == {None}

    assert workflow.refresh_unfinished(store, 3) == 1
    assert workflow.refresh_unfinished(store, 3) == 0
    assert page(store, office, opening).pending == 0


def test_everybody_whom_a_view_leaves_is_known_whatever_their_page(store, office, opening, four, monkeypatch):
    asked = ScoredView(minimum="meets", order="name")
    assert workflow.scored_ids(store, office, opening.id, asked) == ()  # nobody has asked for the table yet
    monkeypatch.setattr(screening, "SCORED_PAGE", 1)
    page(store, office, opening)

    assert workflow.scored_ids(store, office, opening.id, asked) == four[:2]
    with pytest.raises(NotAllowed):
        workflow.scored_ids(store, rater(store), opening.id, asked)


def test_an_empty_position_has_an_empty_table(store, office, opening):
    found = page(store, office, opening)

    assert (found.rows, found.everybody, found.groups) == ((), 0, ScoreGroups())


def test_who_has_no_fit_stands_behind_everybody(store, office, opening, four):
    workflow.note_missing(store, office, four[0], "AN4", "technical", LATER)
    found = page(store, office, opening)

    assert names(found) == ["Bo", "Di", "Cy", "Ada"]
    last = found.rows[-1]
    assert (last.value, last.group, last.detail.minimums) == (None, None, {"AN": "not_assessed"})
    assert last.low < last.high
    assert names(page(store, office, opening, order="AN"))[-1] == "Ada"
    assert names(page(store, office, opening, minimum="not_assessed")) == ["Ada"]


def test_a_group_that_is_not_there_is_empty(store, office, opening, four):
    assert names(page(store, office, opening, group=99)) == []


def test_a_move_shows_at_once_and_its_undo_too(store, office, opening, four):
    page(store, office, opening)
    batch = workflow.move(store, office, opening.id, four[:1], HiringStage.OFFER, LATER)
    assert page(store, office, opening).rows[0].hiring is HiringStage.OFFER
    workflow.undo(store, office, batch, LATER)
    assert page(store, office, opening).rows[0].hiring is HiringStage.SCREENING


def test_no_score_moves_anybody_in_the_table(store, office, opening, four):
    for _turn in range(2):
        assert {row.hiring for row in page(store, office, opening).rows} == {HiringStage.SCREENING}
    assert all(workflow.changes(store, office, one) == () for one in four)


@pytest.fixture
def said(store, office, opening):
    """Three who were asked whether they may work there: yes, no, nothing; and one who was invited before."""
    (asked,) = conditions_of(store, office, opening, RIGHT, now=NOW)
    for name, what in zip(NAMES, ("yes", "no", None, None), strict=True):
        actor = candidate(store, office, opening, name, now=NOW - DAY if name == "Di Delta" else NOW)
        answered(store, actor, [(asked, what)] if what else [])
        submitted(store, actor)


@pytest.mark.parametrize(
    ("state", "expected"),
    [("met", ["Ada"]), ("not_met", ["Bo"]), ("not_known", ["Cy"]), (None, ["Ada", "Bo", "Cy", "Di"])],
)
def test_the_conditions_of_the_job_leave_those_of_their_state_and_move_nobody(
    store, office, opening, said, state, expected
):
    found = page(store, office, opening, conditions=state, order="name")

    assert names(found) == expected
    assert found.conditions
    assert {row.conditions for row in found.rows} == ({state} if state else {"met", "not_met", "not_known", None})
    assert {row.hiring for row in found.rows} == {HiringStage.SCREENING}
    on_board = {row.attempt.id: overall(row.conditions) for row in workflow.board(store, office, opening.id, LATER)}
    assert all(row.conditions == on_board[row.attempt_id] for row in found.rows)


def test_copies_from_before_they_held_the_conditions_are_made_anew(store, office, opening, said):
    page(store, office, opening)
    with store.write() as db:
        db.connection().execute(update(scores.SCORES).values(conditions=None))
        forget_copies(db.connection())

    assert names(page(store, office, opening, conditions="not_met")) == ["Bo"]


def test_where_nothing_was_ever_asked_the_table_knows_of_no_conditions(store, office, opening, four):
    found = page(store, office, opening)

    assert not found.conditions
    assert {row.conditions for row in found.rows} == {None}


def test_erasing_takes_the_copies_along_and_hides_no_later_rating(store, office, opening, four):
    """The id of a rating that is gone may be given again: the new one must still be seen."""
    page(store, office, opening)
    workflow.erase_candidate(store, office, four[3], LATER)
    rated(store, keyed(four[0], "PU1", 1.0))
    found = page(store, office, opening)

    assert "Di" not in names(found)
    (ada,) = (row for row in found.rows if row.attempt_id == four[0])
    assert ada.value == workflow.fit_report(store, office, four[0], LATER).fit.value


def test_levels_of_raters_count_with_their_severity_taken_out(store, office):
    """From 20 candidates and three raters on; then each copy rests on all ratings of the position."""
    readers = [rater(store, name) for name in ("Rae Reader", "Rob Reader", "Ria Reader")]
    opening = position(store, office, raters=tuple(one.id for one in readers))
    people = [candidate(store, office, opening, f"P{one} Doe") for one in range(20)]
    for place, actor in enumerate(people):
        submitted(store, actor)
        pair = (readers[place % 3], readers[(place + 1) % 3])
        rated(
            store,
            *(
                rating(actor.id, task, one.id, 1 + (place + (one is readers[0])) % 5)
                for task in ("WR1", "CS2")
                for one in pair
            ),
        )
    found = {row.attempt_id: row for row in page(store, office, opening).rows}
    rated(store, rating(people[0].id, "LV2", readers[0].id, 2))
    again = {row.attempt_id: row for row in page(store, office, opening).rows}

    assert found.keys() == again.keys() == {one.id for one in people}
    for one in people[:3]:
        report = workflow.fit_report(store, office, one.id, LATER)
        told = {name: known[0] for name, known in again[one.id].detail.scores.items()}
        assert told == {
            one.score.competency_id: one.score.value for one in report.competencies if one.score.value is not None
        }


@pytest.mark.parametrize("order", ["fit", "name", "sent", "AN"])
def test_every_order_is_that_of_an_index(store, order):
    """Otherwise a hundred thousand rows would be sorted for each page."""
    wanted = scored.ids("p", ScoredView(order=order), ScoreGroups()).limit(50)
    said = str(wanted.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with store.read() as db:
        plan = [row[3] for row in db.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {said}")]

    assert any("USING" in one and "INDEX ix_" in one for one in plan)
    assert not any("TEMP B-TREE" in one for one in plan)


def test_raters_read_no_table_and_managers_do(store, office, opening, four):
    with pytest.raises(NotAllowed):
        page(store, rater(store), opening)
    assert page(store, manager(store), opening).everybody == 4


def test_a_manager_who_rates_reads_it_once_their_own_levels_are_in(store, office):
    both = staff(store, Role.MANAGER, Role.RATER, name="Bea Both")
    opening = position(store, office, raters=(both.id,))
    actor = candidate(store, office, opening)
    submitted(store, actor)
    other = position(store, office, form_id="screen", profile=workflow.role_profile("solo_sme", WEIGHTS))

    assert page(store, both, other).everybody == 0
    with pytest.raises(RateFirst):
        page(store, both, opening)
