"""The table of scores: bands and groups in words, nobody chosen beforehand, nobody moved by a score."""

from datetime import UTC

import pytest

from assessments import workflow
from assessments.attempt import HiringStage
from assessments.boards import ScoredView
from assessments.workflow import screening
from pages.parts.board import taking
from rubric.fit import Minimum
from tests.builders import manager
from tests.conditions import RIGHT, answered, conditions_of
from tests.pages.openings import at_the_door, opened, sat, today, words_on

WEIGHTS = {"PU": 40.0, "AN": 20.0, "CS": 20.0, "AD": 20.0}


def nothing(_sitting):
    return iter(())


@pytest.fixture
def opening(store, office):
    profile = workflow.role_profile("solo_sme", WEIGHTS, (Minimum(competency_id="AN", level=3),))
    return opened(store, office, form_id="screen", profile=profile)


@pytest.fixture
def two(store, office, opening):
    answered = sat(store, office, opening, "Ada Alpha", "ada@mail.example")
    empty = sat(store, office, opening, "Bo Beta", "bo@mail.example", bot=nothing)
    return answered.actor.id, empty.actor.id


def key(opening, field):
    return f"scored-{opening.id}-{field}"


def table(at):
    return next(
        one.proto.body for one in at.get("html") if "assay-scored" in one.proto.body and "<table" in one.proto.body
    )


def listed(at):
    return [name for name in ("Ada Alpha", "Bo Beta") if name in words_on(at)]


def test_before_anybody_has_handed_in_the_table_says_what_will_be_here(open_page, office, opening):
    at = open_page("screen.py", office)

    assert "Whoever hands in stands here" in words_on(at)
    assert not at.multiselect


def test_each_fit_stands_with_its_band_and_each_minimum_in_words(open_page, office, opening, two):
    said = table(open_page("screen.py", office))

    assert said.index("Ada Alpha") < said.index("Bo Beta")
    assert "<small>0 to " in said
    assert "below<small>" in said
    assert said.count('class="assay-band dot"') == 2
    assert f"attempt={two[0]}" in said
    heavy, light = said.index("Platform understanding"), said.index("Analytics")
    assert heavy < light


def test_a_name_that_looks_like_markup_stays_a_name(open_page, store, office, opening):
    sat(store, office, opening, "<b>Eve</b>", "eve@mail.example", bot=nothing)

    assert "&lt;b&gt;Eve" in table(open_page("screen.py", office))


def test_filters_leave_those_they_name(open_page, store, office, opening, two):
    workflow.move(store, office, opening.id, two[1:], HiringStage.INTERVIEW, today())
    at = open_page("screen.py", office)
    for field, value in (("minimum", "below"), ("hiring", HiringStage.INTERVIEW)):
        at = at.selectbox(key=key(opening, field)).set_value(value).run()
    assert "Bo Beta" in table(at)
    assert "1 to 1 of 1" in words_on(at)
    at = at.text_input(key=key(opening, "search")).set_value("ada").run()
    assert "Nobody matches" in words_on(at)


def test_groups_are_offered_with_the_fits_they_reach(open_page, office, opening, two):
    at = open_page("screen.py", office)
    box = at.selectbox(key=key(opening, "group"))

    assert box.options[0].startswith("Group 1: ")
    at = box.set_value(1).run()
    assert "Ada Alpha" in table(at)


def test_an_order_other_than_by_fit_draws_no_line_between_groups(open_page, office, opening, two):
    at = open_page("screen.py", office)
    lines = table(at).count("class=begins")
    at = at.selectbox(key=key(opening, "order")).set_value("name").run()

    assert lines == len(at.selectbox(key=key(opening, "group")).options) - 1
    assert table(at).count("class=begins") == 0


def test_those_chosen_by_name_are_moved_and_back(open_page, store, office, opening, two):
    at = open_page("screen.py", office)
    assert at.multiselect(key=key(opening, "people")).value == []
    at = at.button(key=key(opening, "everybody")).click().run()
    at.selectbox(key=f"bulk-{opening.id}-stage").set_value(HiringStage.INTERVIEW)
    at = at.button(key=f"bulk-{opening.id}-move-go").click().run()
    assert "2 candidates are now at: Interview." in words_on(at)
    assert table(at).count("<td>Interview</td>") == 2

    at = at.button(key=f"bulk-{opening.id}-undo").click().run()
    assert table(at).count("<td>Screening</td>") == 2


def moved_on(at, opening, button):
    """Whoever is chosen by a button, moved out of the stage that the table is of."""
    at = at.selectbox(key=key(opening, "hiring")).set_value(HiringStage.SCREENING).run()
    at = button(at).run()
    at.selectbox(key=f"bulk-{opening.id}-stage").set_value(HiringStage.INTERVIEW)
    return at.button(key=f"bulk-{opening.id}-move-go").click().run()


def test_a_move_that_empties_the_filter_can_still_be_taken_back(open_page, office, opening, two):
    at = open_page("screen.py", office)
    at = moved_on(at, opening, lambda at: at.button(key=key(opening, "everybody")).click())
    assert "2 candidates are now at: Interview." in words_on(at)
    assert "Nobody matches" in words_on(at)
    at = at.button(key=f"bulk-{opening.id}-undo").click().run()

    assert listed(at) == ["Ada Alpha", "Bo Beta"]
    assert at.multiselect(key=key(opening, "people")).value == []


def test_whoever_was_moved_out_of_the_filter_is_chosen_no_longer(open_page, office, opening, two):
    at = open_page("screen.py", office)
    at = moved_on(at, opening, lambda at: at.multiselect(key=key(opening, "people")).set_value([two[0]]))

    assert at.multiselect(key=key(opening, "people")).value == []
    assert "Bo Beta" in table(at)
    assert "Ada Alpha" not in table(at)


def test_after_the_last_page_has_emptied_the_one_before_is_shown(open_page, office, opening, two, monkeypatch):
    monkeypatch.setattr(workflow, "SCORED_PAGE", 1)
    monkeypatch.setattr(screening, "SCORED_PAGE", 1)

    def second(at):
        return at.button(key=key(opening, "on")).click().run().button(key=key(opening, "everybody")).click()

    at = moved_on(open_page("screen.py", office), opening, second)

    assert "Ada Alpha" in table(at)
    assert "1 to 1 of 1" in words_on(at)


def test_a_page_is_turned_and_a_filter_goes_back_to_the_first(open_page, office, opening, two, monkeypatch):
    monkeypatch.setattr(workflow, "SCORED_PAGE", 1)
    monkeypatch.setattr(screening, "SCORED_PAGE", 1)
    at = open_page("screen.py", office)
    assert "Ada Alpha" in table(at)
    assert "1 to 1 of 2" in words_on(at)
    at = at.button(key=key(opening, "on")).click().run()
    assert "Bo Beta" in table(at)
    assert at.button(key=key(opening, "on")).disabled
    at = at.selectbox(key=key(opening, "order")).set_value("name").run()
    assert "Ada Alpha" in table(at)
    at = at.button(key=key(opening, "on")).click().run()
    assert "Ada Alpha" in table(at.button(key=key(opening, "back")).click().run())


def test_scores_that_are_still_being_computed_are_told(open_page, office, opening, two, monkeypatch):
    monkeypatch.setattr(screening, "AT_ONCE", 1)

    assert "The scores of 1 more are being computed." in words_on(open_page("screen.py", office))


def test_a_manager_reads_the_table_and_moves_nobody(open_page, store, office, opening, two):
    at = open_page("screen.py", manager(store, name="Mia Leads"), "fr")

    assert not at.multiselect
    assert "Qui se détache de l’ensemble" in words_on(at)
    assert "en dessous<small>" in table(at)


def test_what_is_not_known_is_said_and_never_a_number(open_page, store, office, opening, two):
    for task in ("PU1", "AN4", "CS5", "AD3"):
        workflow.note_missing(store, office, two[1], task, "technical", today())
    at = open_page("screen.py", office)
    row = table(at).split("Bo Beta")[1]

    assert "none yet" in row
    assert row.count("<td>none</td>") == 4
    assert "not assessed" in row


def test_a_condition_that_is_not_met_can_be_filtered_and_stands_under_the_stage(open_page, store, office, opening):
    (asked,) = conditions_of(store, office, opening, RIGHT, now=today())
    for name, said in (("Ada Alpha", "yes"), ("Bo Beta", "no")):
        browser = at_the_door(store, office, opening, name, f"{name[:2]}@mail.example")
        answered(store, browser.actor, [(asked, said)], now=today())
        browser.sit(nothing)
    at = open_page("screen.py", office)
    assert "<small>conditions met</small>" in table(at)
    assert "<small>a condition not met</small>" in table(at)

    at = at.selectbox(key=key(opening, "conditions")).set_value("not_met").run()

    assert "Bo Beta" in table(at)
    assert "1 to 1 of 1" in words_on(at)


def test_a_position_that_asks_nothing_offers_no_filter_for_it(open_page, office, opening, two):
    assert "Conditions of the job" not in words_on(open_page("screen.py", office))


def test_all_that_match_are_moved_and_back_whatever_their_page(open_page, store, office, opening, two, monkeypatch):
    monkeypatch.setattr(screening, "SCORED_PAGE", 1)
    at = open_page("screen.py", office)
    assert listed(at) == ["Ada Alpha"]
    at = at.button(key=key(opening, "all")).click().run()
    assert "2 selected" in words_on(at)
    at.selectbox(key=f"bulk-{opening.id}-stage").set_value(HiringStage.INTERVIEW)
    at = at.button(key=f"bulk-{opening.id}-move-go").click().run()
    assert {row.hiring for row in workflow.board(store, office, opening.id, today())} == {HiringStage.INTERVIEW}
    at = at.button(key=f"bulk-{opening.id}-undo").click().run()
    assert {row.hiring for row in workflow.board(store, office, opening.id, today())} == {HiringStage.SCREENING}
    at = at.button(key=key(opening, "nobody")).click().run()
    assert at.multiselect(key=key(opening, "people")).value == []


def test_another_filter_selects_nobody(open_page, office, opening, two, monkeypatch):
    monkeypatch.setattr(screening, "SCORED_PAGE", 1)
    at = open_page("screen.py", office).button(key=key(opening, "all")).click().run()
    at = at.text_input(key=key(opening, "search")).set_value("beta").run()

    assert at.multiselect(key=key(opening, "people")).value == []


def test_whoever_decides_takes_along_what_they_see_and_moves_nobody(open_page, store, office, opening, two):
    boss = manager(store)
    at = open_page("screen.py", boss)
    made = taking.candidates(
        opening, lambda actor: workflow.scored_ids(store, actor, opening.id, ScoredView(search="beta")), boss, UTC
    )

    assert [one.proto.label for one in at.get("download_button")] == ["Excel file", "CSV files (in one archive)"]
    assert not at.multiselect
    assert [row[0] for row in made.rows] == ["Bo Beta"]
