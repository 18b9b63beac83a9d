"""Everybody of a position under weights that are tried: what the reports would say with them, and nothing is kept."""

import pytest

from assessments import bank, workflow
from assessments.attempt import NotAllowed, RateFirst, Role
from assessments.boards import ScoredView, Tried
from assessments.store import scored
from assessments.workflow import everybody, weighing
from rubric.compare import reweight
from rubric.fit import Minimum, assess_fit
from rubric.rating import Source
from tests.builders import DAY, NOW, candidate, manager, position, rated, rater, rating, staff, submitted
from tests.screened import WEIGHTS, sat

LATER = NOW + 3 * DAY
NAMES = ("Ada Alpha", "Bo Beta", "Cy Gamma", "Di Delta")
LEVELS = (5.0, 4.9, 2.0, 3.0)  # of everything
MOVED = {"PU": 10.0, "AN": 60.0, "CS": 5.0, "AD": 25.0}


def opened(store, office):
    minimum = (Minimum(competency_id="AN", level=3),)
    return position(store, office, form_id="screen", profile=workflow.role_profile("solo_sme", WEIGHTS, minimum))


@pytest.fixture
def opening(store, office):
    return opened(store, office)


@pytest.fixture
def four(store, office, opening):
    return tuple(sat(store, office, opening, *one) for one in zip(NAMES, LEVELS, strict=True))


def tried(store, actor, opening, version=None, **what):
    return workflow.field(store, actor, opening.id, Tried(**what), version)


def names(rows):
    return [row.name.split()[0] for row in rows]


def judged(attempt_id, task, part, raters, level):
    """By the key, or by two raters one level apart."""
    given = [("key", level)] if part.source is Source.KEY else [(one.id, level + at) for at, one in enumerate(raters)]
    for rater_id, own in given:
        one = rating(attempt_id, "WR1", rater_id, own, part_id=part.id, source=part.source)
        yield one.model_copy(update={"task_id": task.task_id, "competency_id": task.competency_id})


def as_reported(store, office, opening, attempt_id, weights):
    """The fit of a report under other weights."""
    scores = workflow.fit_report(store, office, attempt_id, LATER).scores
    return assess_fit(reweight(opening.profile, weights), scores)


def test_with_the_weights_of_the_position_it_is_the_table_of_scores(store, office, opening, four):
    table = workflow.scored_page(store, office, opening.id, ScoredView())
    found = tried(store, office, opening)

    assert [(one.attempt_id, one.group, one.minimums) for one in found.rows] == [
        (one.attempt_id, one.group, one.detail.minimums) for one in table.rows
    ]
    for one, told in zip(found.rows, table.rows, strict=True):
        assert (one.value, one.low, one.high) == pytest.approx((told.value, told.low, told.high), abs=1e-3)
        assert one.scores == told.detail.scores
    assert (found.everybody, found.left, found.pending) == (4, 4, 0)
    assert found.counts == {"AN": {"meets": 2, "uncertain": 1, "below": 1, "not_assessed": 0}}


def test_moved_weights_say_what_the_reports_would(store, office, opening, four):
    found = tried(store, office, opening, weights=MOVED)

    for one in found.rows:
        fit = as_reported(store, office, opening, one.attempt_id, MOVED)
        assert (one.value, one.error, one.low, one.high) == pytest.approx(
            (fit.value, fit.standard_error, fit.band.low, fit.band.high), abs=1e-3
        )
    assert found.weights == MOVED
    assert workflow.position(store, office, opening.id).profile == opening.profile


def test_where_raters_judge_their_leaning_is_in_every_error(store, office):
    opening = position(store, office)
    tasks = bank.blueprints(bank.form(opening.form_id))
    raters = (rater(store), rater(store, "Ron Reader"))
    for name, level in (("Ada Alpha", 4.0), ("Bo Beta", 2.0)):
        actor = candidate(store, office, opening, name)
        submitted(store, actor)
        rated(
            store,
            *(one for task in tasks for part in task.parts for one in judged(actor.id, task, part, raters, level)),
        )
    weights = dict.fromkeys(opening.profile.weights, 10.0) | {"WR": 70.0}
    found = tried(store, office, opening, weights=weights)

    assert len(found.rows) == 2
    for one in found.rows:
        fit = as_reported(store, office, opening, one.attempt_id, weights)
        assert fit.df is not None
        assert (one.value, one.error, one.low, one.high) == pytest.approx(
            (fit.value, fit.standard_error, fit.band.low, fit.band.high), abs=1e-3
        )


def test_a_tried_minimum_leaves_out_whoever_is_below_it(store, office, opening, four):
    found = tried(store, office, opening, levels={"AN": 5}, not_below=True)

    assert found.levels == {"AN": 5}
    assert found.counts["AN"]["below"] == 2
    assert names(found.rows) == ["Ada", "Bo"]
    assert found.left == 2
    assert names(tried(store, office, opening, levels={"AN": 1}, not_below=True).rows) == ["Ada", "Bo", "Di", "Cy"]


def test_whoever_is_followed_is_told_of_wherever_they_stand(store, office, opening, four, monkeypatch):
    monkeypatch.setattr(weighing, "FIELD_SHOWN", 1)
    found = tried(store, office, opening, followed=(four[2], "nobody", four[0]), levels={"AN": 4}, not_below=True)

    assert names(found.rows) == ["Ada"]
    assert names(found.followed) == ["Cy", "Ada"]
    assert found.followed[0].value == pytest.approx(25)
    assert found.followed[0].minimums == {"AN": "below"}


def test_without_a_score_where_there_is_a_minimum_there_is_no_fit_and_no_place(store, office, opening, four):
    workflow.note_missing(store, office, four[0], "AN4", "technical", LATER)
    workflow.note_missing(store, office, four[1], "AD3", "technical", LATER)
    found = tried(store, office, opening, weights=MOVED)

    assert names(found.rows) == ["Bo", "Di", "Cy", "Ada"]
    assert found.left == 3
    last = found.rows[-1]
    assert (last.value, last.error, last.low, last.group) == (None, None, None, None)
    assert last.minimums == {"AN": "not_assessed"}
    fit = as_reported(store, office, opening, four[1], MOVED)
    assert (found.rows[0].value, found.rows[0].error) == pytest.approx((fit.value, fit.standard_error), abs=1e-3)
    assert "AD" not in found.rows[0].scores


def test_profiles_are_those_of_everybody_or_of_some_at_even_distances(store, office, opening, four, monkeypatch):
    workflow.note_missing(store, office, four[1], "AD3", "technical", LATER)
    found = tried(store, office, opening, look="profiles")

    assert found.lines[0] == pytest.approx((100, 100, 100, 100))
    assert found.lines[1] == (97.5, 97.5, 97.5, None)
    assert found.spreads["PU"].middle == pytest.approx((97.5 + 50) / 2)
    assert found.spreads["PU"].lowest < found.spreads["PU"].low
    monkeypatch.setattr(weighing, "DRAWN", 2)
    some = tried(store, office, opening, look="profiles").lines
    assert some == (found.lines[0], found.lines[-1])


def test_fits_and_errors_are_counted_in_cells(store, office, opening, four):
    found = tried(store, office, opening, look="errors")

    assert sum(one.count for one in found.cells) == 4
    for row in found.rows:
        assert any(abs(one.fit - row.value) <= 1.001 and abs(one.error - row.error) <= 0.251 for one in found.cells)


def test_a_competency_nobody_was_assessed_on_has_no_spread(store, office, opening):
    one = sat(store, office, opening, "Ada Alpha", 5.0)
    workflow.note_missing(store, office, one, "AD3", "technical", LATER)

    assert tried(store, office, opening, look="profiles").spreads.keys() == {"PU", "AN", "CS"}


def test_before_anybody_has_handed_in_the_field_is_empty(store, office, opening):
    found = tried(store, office, opening, look="errors", followed=("nobody",))

    assert (found.everybody, found.left, found.rows, found.followed, found.cells) == (0, 0, (), (), ())


def test_a_move_of_a_weight_reads_no_scores_again_and_the_next_look_does(store, office, opening, four):
    before = tried(store, office, opening)
    late = sat(store, office, opening, "Eve Late", 4)

    assert tried(store, office, opening, before.version, weights=MOVED).everybody == 4
    after = tried(store, office, opening)
    assert after.version > before.version
    assert late in {one.attempt_id for one in after.rows}


def test_a_version_that_is_not_in_memory_any_more_is_read_anew(store, office, opening, four):
    found = tried(store, office, opening)
    for _number in range(everybody.KEPT):
        other = opened(store, office)
        tried(store, office, other)

    assert len(everybody._kept) == everybody.KEPT
    assert tried(store, office, opening, found.version) == found


def test_whoever_was_erased_is_gone_from_what_is_in_memory(store, office, opening, four):
    before = tried(store, office, opening)
    workflow.erase_candidate(store, office, four[0], LATER)

    assert names(tried(store, office, opening, before.version).rows) == ["Bo", "Di", "Cy"]


def test_weights_that_are_none_are_refused(store, office, opening, four):
    with pytest.raises(ValueError, match="not all of them are 0"):
        tried(store, office, opening, weights=dict.fromkeys(MOVED, 0.0))


def test_raters_and_leads_see_no_field(store, office, opening, four):
    for actor in (rater(store), staff(store, Role.LEAD)):
        with pytest.raises(NotAllowed):
            tried(store, actor, opening)
    assert tried(store, manager(store), opening).everybody == 4


def test_a_manager_who_rates_sees_the_field_once_their_own_levels_are_in(store, office):
    both = staff(store, Role.MANAGER, Role.RATER, name="Bea Both")
    opening = position(store, office, raters=(both.id,))
    submitted(store, candidate(store, office, opening))

    with pytest.raises(RateFirst):
        tried(store, both, opening)


def test_names_are_read_once_while_weights_move(store, office, opening, four, monkeypatch):
    asked = []
    told = scored.told
    monkeypatch.setattr(scored, "told", lambda db, ids: asked.append(set(ids)) or told(db, ids))
    before = tried(store, office, opening)
    tried(store, office, opening, before.version, weights=MOVED)
    assert asked == [set(four)]

    monkeypatch.setattr(everybody, "NAMED", 3)
    assert names(tried(store, office, opening, before.version).rows) == ["Ada", "Bo", "Di", "Cy"]
    assert asked == [set(four)] * 2


def test_numbers_of_everybody_are_read_in_whatever_order_they_lie(store, office, opening):
    found = [sat(store, office, opening, f"Person {at}", 1 + at / 10) for at in range(40)]
    followed = tried(store, office, opening, followed=tuple(found)).followed

    assert [one.attempt_id for one in followed] == found
    assert [one.value for one in followed] == pytest.approx([2.5 * at for at in range(40)])


def test_any_part_of_the_order_is_listed_in_the_groups_of_the_whole(store, office, opening, monkeypatch):
    for at in range(40):
        sat(store, office, opening, f"Person {at}", 1 + at / 10)
    whole = tried(store, office, opening).rows
    assert whole[-1].group > 2
    monkeypatch.setattr(weighing, "FIELD_SHOWN", 7)
    for start in (1, 6, 20, 38):
        found = tried(store, office, opening, start=start)
        assert (found.rows, found.start) == (whole[start : start + 7], start)
    assert tried(store, office, opening, start=90).rows == whole[-1:]


def test_who_has_no_fit_is_listed_behind_everybody_and_in_no_group(store, office, opening, four):
    workflow.note_missing(store, office, four[0], "AN4", "technical", LATER)

    assert [(one.name, one.group) for one in tried(store, office, opening, start=3).rows] == [("Ada Alpha", None)]
    assert tried(store, office, opening, start=2, levels={"AN": 5}, not_below=True).rows[0].name == "Ada Alpha"
