"""Positions: opened in one form that tells everything wrong with it at once, and frozen once somebody has started."""

import pytest

from assessments import workflow
from assessments.attempt import Role
from rubric.fit import Minimum
from tests.builders import SEVEN, admin, manager, rater, staff
from tests.pages.openings import at_the_door, opened, sat, words_on


def weight(at, competency):
    return at.number_input(key=f"position-weight-{competency}")


def filled(open_page, office, language="en"):
    """A new position with everything that has no sensible value of its own."""
    at = open_page("positions.py", office, language, edit="new")
    at.text_input(key="position-title").set_value("Social media manager")
    at.text_input(key="position-organisation").set_value("Lumiplume")
    at.text_input(key="position-decider-role").set_value("head of communication")
    return at.text_input(key="position-contact").set_value("people@lumiplume.example").run()


def save(at):
    return at.button(key="save").click().run()


def told(at):
    return "\n".join(one.value for one in at.error).replace("\\", "")


def test_without_positions_the_page_offers_the_one_step(open_page, office):
    at = open_page("positions.py", office)

    assert "There is no position yet" in words_on(at)
    at = at.button(key="open").click().run()
    assert at.title[0].value == "What does this position need?"


def test_a_manager_reads_and_changes_nothing(open_page, store, office):
    opening = opened(store, office)
    at = open_page("positions.py", manager(store), edit=opening.id)

    assert opening.title in words_on(at)
    assert not at.button
    assert not at.text_input


def test_a_position_is_opened_with_what_was_filled_in(open_page, store, office):
    reader = rater(store)
    at = filled(open_page, office)
    at.multiselect(key="position-raters").set_value([reader.id])
    at = save(at)

    assert not at.error
    (made,) = workflow.positions(store, office)
    assert (made.title, made.form_id, made.languages) == ("Social media manager", "core", ("en", "fr"))
    assert (made.raters, made.profile.id, sum(made.profile.weights.values())) == ((reader.id,), "solo_sme", 100)
    assert (made.notice.organisation, made.notice.contact) == ("Lumiplume", "people@lumiplume.example")
    assert "The position is open" in words_on(at)
    assert at.title[0].value == "Which positions are open?"


def test_a_kind_of_role_brings_its_weights(open_page, office):
    at = open_page("positions.py", office, edit="new")
    assert weight(at, "CS").value == 13

    at = at.selectbox(key="position-preset").set_value("care_heavy").run()

    assert weight(at, "CS").value == 22
    assert "The weights sum to 100." in words_on(at)


@pytest.mark.parametrize(
    ("writing", "said"),
    [(20, "more than 100: 6 points too many"), (13, "less than 100: 1 point to give")],
)
def test_weights_off_100_say_by_how_much_and_are_not_saved(open_page, store, office, writing, said):
    at = filled(open_page, office)
    at = weight(at, "WR").set_value(writing).run()

    assert said in words_on(at)
    at = save(at)
    assert said in told(at)
    assert "Nothing was saved yet." in told(at)
    assert weight(at, "WR").value == writing
    assert workflow.positions(store, office) == ()


def test_weights_are_shared_out_to_100(open_page, store, office):
    at = filled(open_page, office)
    at = weight(at, "WR").set_value(40).run()
    at = at.button(key="position-share-out").click().run()

    assert "The weights sum to 100." in words_on(at)
    save(at)
    (made,) = workflow.positions(store, office)
    assert sum(made.profile.weights.values()) == 100


def test_everything_missing_is_told_at_once(open_page, office):
    at = save(open_page("positions.py", office, edit="new"))

    assert len(at.error) == 1
    for missing in ("title", "organisation", "contact"):
        assert missing in told(at)
    assert "in which role" in told(at)


def test_weight_on_what_the_form_does_not_assess_is_said(open_page, office):
    at = open_page("positions.py", office, edit="new")
    assert "no task for Strategy" in words_on(at)
    assert "(26 points)" in words_on(at)

    at = at.radio(key="position-form").set_value("screen").run()
    assert "no task for Writing" in words_on(at)


def test_a_minimum_is_chosen_by_the_words_of_its_anchor(open_page, store, office):
    at = filled(open_page, office)
    at = at.selectbox(key="position-minimum-0").set_value("CS").run()
    at = at.selectbox(key="position-minimum-0-level").set_value(4).run()

    assert "also anticipates the next question" in words_on(at)
    save(at)
    (made,) = workflow.positions(store, office)
    assert [(one.competency_id, one.level) for one in made.profile.minimums] == [("CS", 4)]


def test_two_minimums_on_one_competency_are_refused(open_page, store, office):
    at = filled(open_page, office)
    for row in (0, 1):
        at = at.selectbox(key=f"position-minimum-{row}").set_value("CS").run()
    at = save(at)

    assert "same competency" in told(at)
    assert workflow.positions(store, office) == ()


def test_after_the_first_start_only_what_was_not_announced_can_change(open_page, store, office):
    profile = workflow.role_profile("solo_sme", SEVEN, (Minimum(competency_id="WR", level=3),))
    opening = opened(store, office, profile=profile)
    at_the_door(store, office, opening).enter().start()
    at = open_page("positions.py", office, edit=opening.id)

    assert "Somebody has started" in words_on(at)
    assert not [one for one in at.number_input if "weight" in one.key]
    assert not at.radio
    told = {row.iloc[0]: tuple(row.iloc[1:]) for _, row in at.table[0].value.iterrows()}
    assert told["Writing"] == ("20", "3, Solid")
    assert told["Analytics"] == ("17", "")
    at = save(at.text_input(key="position-title").set_value("Community lead").run())
    (revised,) = workflow.positions(store, office)
    assert (revised.title, revised.revision, revised.profile) == ("Community lead", 2, opening.profile)
    assert "Saved." in words_on(at)


def test_a_new_position_starts_from_the_people_of_the_latest(open_page, store, office):
    opening = opened(store, office)
    at = open_page("positions.py", office, edit="new")

    assert at.text_input(key="position-organisation").value == opening.notice.organisation
    assert at.text_input(key="position-title").value == ""


def test_nothing_of_one_position_stays_on_the_form_of_the_next(open_page, store, office):
    opening = opened(store, office)
    at = open_page("positions.py", office)
    at = at.button(key=f"change-{opening.id}").click().run()
    at = at.text_input(key="position-title").set_value("Half a change").run()
    at = at.button(key="back").click().run()
    at = at.button(key=f"change-{opening.id}").click().run()

    assert at.text_input(key="position-title").value == opening.title


def test_the_way_back_of_the_browser_never_mixes_two_positions(open_page, store, office):
    """Back and forward change the address and nothing else: the form follows it."""
    first, second = (opened(store, office, title=title) for title in ("First", "Second"))
    at = open_page("positions.py", office, edit=first.id)
    at.query_params["edit"] = second.id
    at = at.run()

    assert at.text_input(key="position-title").value == "Second"


def test_a_rater_whose_role_has_ended_is_no_longer_offered(open_page, store, office):
    reader = staff(store, Role.RATER, name="Rae Gone")
    opening = opened(store, office, raters=(reader.id,))
    workflow.change_user(store, admin(store), reader.id, opening.revised_at, active=False)
    at = open_page("positions.py", office, edit=opening.id)

    assert at.multiselect(key="position-raters").value == []


def test_the_list_says_how_many_stand_where(open_page, store, office):
    opening = opened(store, office)
    sat(store, office, opening)
    at_the_door(store, office, opening, "Dana Roe", "dana@mail.example")

    assert "1 invited · 1 submitted" in words_on(open_page("positions.py", office))


def test_a_position_that_is_gone_is_told_and_the_list_stays(open_page, store, office):
    opening = opened(store, office)
    at = open_page("positions.py", office, edit="unknown")

    assert not at.exception
    assert opening.title in words_on(at)


def test_the_form_speaks_french(open_page, office):
    at = open_page("positions.py", office, "fr", edit="new")

    assert at.title[0].value == "Que demande ce poste\u202f?"
    assert "Les poids totalisent 100." in words_on(at)


def test_two_raters_of_the_same_name_can_each_be_chosen(open_page, store, office):
    first, second = (rater(store, "Ines Reader", email=f"{one}@lumiplume.example") for one in ("first", "second"))
    opening = opened(store, office, raters=(first.id,))

    at = open_page("positions.py", office, edit=opening.id)

    assert at.multiselect(key="position-raters").value == [first.id]
    at.multiselect(key="position-raters").set_value([first.id, second.id]).run()
    assert at.multiselect(key="position-raters").value == [first.id, second.id]


def test_options_are_plain_words_in_which_nothing_is_escaped(open_page, store, office):
    reader = rater(store, "Anne-Marie d’O.", email="amo@lumiplume.example")
    opening = opened(store, office, raters=(reader.id,))
    at = open_page("positions.py", office, edit=opening.id)

    assert "Anne-Marie d’O." in at.multiselect(key="position-raters").options
