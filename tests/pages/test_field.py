"""The whole field on a page: the order follows the sliders, charts say in words what they draw, nothing is kept."""

import re
from urllib.parse import unquote

import pytest

from assessments import workflow
from assessments.workflow import everybody, screening, weighing
from pages.parts.field import trying
from pages.parts.field.trying import Told
from rubric.fit import Minimum
from tests.builders import DAY, NOW, manager, rated
from tests.pages.handed import handed
from tests.pages.handed import told as told_between
from tests.pages.openings import opened
from tests.pages.openings import words_on as streamlits
from tests.screened import WEIGHTS, keyed, sat

MINIMUM = (Minimum(competency_id="AN", level=3),)


@pytest.fixture
def opening(store, office):
    return opened(store, office, form_id="screen", profile=workflow.role_profile("solo_sme", WEIGHTS, MINIMUM))


@pytest.fixture
def three(store, office, opening):
    """Ada is good at everything but analytics, Bo at analytics alone, Cy at nothing."""
    found = [sat(store, office, opening, name, level) for name, level in (("Ada", 4.6), ("Bo", 1.4), ("Cy", 1.1))]
    rated(
        store,
        keyed(found[0], "AN4", 1.5).model_copy(update={"rated_at": NOW + 2 * DAY}),
        keyed(found[1], "AN4", 5.0).model_copy(update={"rated_at": NOW + 2 * DAY}),
    )
    return tuple(found)


def words_on(at):
    return streamlits(at) + told_between(at)


def moved(open_page, actor, opening, language="en", **held):
    """The page once the browser has told how the sliders stand, or a control was used."""
    at = open_page("field.py", actor, language, position=opening.id)
    for field, value in held.items():
        at.session_state[f"field-{opening.id}-{field.replace('_', '-')}"] = value
    return at.run()


def tables(at):
    return re.findall(r'<table class="assay-scored heats".*?</table>', words_on(at))


def names(table):
    return re.findall(r"<a href=[^>]*>(\w+)</a>", table)


def drawn(at):
    """The picture of the chart, and its words for whoever does not see it."""
    alt, svg = re.search(r'<img alt="([^"]*)" src="data:image/svg\+xml,([^"]*)"', words_on(at)).groups()
    return unquote(svg), alt


ANALYTICS = Told(number=1, weights={"PU": 0.0, "AN": 100.0, "CS": 0.0, "AD": 0.0})


def test_before_anybody_has_handed_in_the_page_says_what_will_be_here(open_page, office, opening):
    at = open_page("field.py", office, position=opening.id)

    assert "Whoever hands in stands here" in words_on(at)


def test_the_order_follows_the_weights_and_the_position_keeps_its_own(open_page, store, office, opening, three):
    at = moved(open_page, office, opening)
    assert names(tables(at)[0]) == ["Ada", "Bo", "Cy"]
    (before,) = handed(at, "weights")
    assert (before["weights"], before["position"], before["heard"]) == (WEIGHTS, WEIGHTS, 0)

    at = moved(open_page, office, opening, weights=ANALYTICS)
    assert names(tables(at)[0]) == ["Bo", "Ada", "Cy"]
    (after,) = handed(at, "weights")
    assert (after["weights"]["AN"], after["position"], after["heard"]) == (100.0, WEIGHTS, 1)
    assert workflow.position(store, office, opening.id).profile.weights == WEIGHTS


def test_without_any_weight_there_is_no_order_and_the_sliders_stay(open_page, office, opening, three):
    at = moved(open_page, office, opening, weights=Told(number=1, weights=dict.fromkeys(WEIGHTS, 0.0)))

    assert "At least one weight must be above zero" in words_on(at)
    assert tables(at) == []
    assert handed(at, "weights")


def test_each_score_stands_on_its_shade_with_its_band_and_each_group_begins_with_a_line(
    open_page, office, opening, three
):
    (table,) = tables(moved(open_page, office, opening))

    first = table.split("<tr")[2]
    assert '<td class="h" style="--h:40">90<small>' in first
    assert 'class="assay-band dot"' in first
    assert table.count("begins") >= 1
    assert "not saved" not in table


def test_minimums_are_tried_too_and_whoever_is_below_can_be_left_out(open_page, office, opening, three):
    at = moved(open_page, office, opening)
    assert "3 have a fit · Analytics, level 3: meets 1, below 2" in words_on(at)

    at = moved(open_page, office, opening, level_AN=4, not_below=True)
    assert "1 has a fit · Analytics, level 4: meets 1, below 2" in words_on(at)
    assert names(tables(at)[0]) == ["Bo"]


@pytest.mark.parametrize("look", ["list", "profiles", "errors"])
def test_a_field_of_which_everybody_is_left_out_is_drawn_empty(open_page, store, office, opening, look):
    sat(store, office, opening, "Ada", 1.5)
    at = moved(open_page, office, opening, not_below=True, look=look)

    assert not at.exception
    assert names(tables(at)[0]) == []
    assert "0 have a fit" in words_on(at)


def test_an_address_that_names_nobody_follows_nobody(open_page, office, opening, three):
    at = open_page("field.py", office, position=opening.id, **{"with": "é"})

    assert at.multiselect(key=f"field-{opening.id}-followed").value == []
    assert names(tables(at)[0]) == ["Ada", "Bo", "Cy"]


def test_whoever_is_followed_is_drawn_and_listed_wherever_they_stand(open_page, office, opening, three, monkeypatch):
    monkeypatch.setattr(weighing, "FIELD_SHOWN", 1)
    at = moved(open_page, office, opening, followed=[three[2]], look="profiles")

    behind, first = tables(at)
    assert names(behind) == ["Cy"]
    assert "● <a" in behind
    assert names(first) == ["Ada"]
    assert "The first 1 of 3." in words_on(at)
    svg, alt = drawn(at)
    assert svg.count("<circle") == len(WEIGHTS)
    assert "Cy: Platform understanding 3" in alt
    assert "A thin line for each candidate." in words_on(at)
    assert "Middle: Platform understanding: 10" in alt


def test_of_many_some_lines_are_drawn_and_the_page_says_so(open_page, office, opening, three, monkeypatch):
    monkeypatch.setattr(weighing, "DRAWN", 2)
    said = words_on(moved(open_page, office, opening, look="profiles"))

    assert "Thin lines: 2 of 3, at even distances in the order." in said
    assert '<th scope="row">Analytics</th>' in said


def test_fits_stand_against_their_errors_with_the_same_in_a_table(open_page, office, opening, three):
    at = moved(open_page, office, opening, look="errors", followed=list(three[:2]))

    svg, alt = drawn(at)
    assert svg.count("<rect") == 3
    assert (svg.count("<circle"), ">Ada</text>" in svg) == (1, True)
    assert "Ada: 71 ±" in alt
    assert "Standard error, from" in words_on(at)


def test_somebody_further_down_is_found_by_name_to_be_followed(open_page, office, opening, three, monkeypatch):
    monkeypatch.setattr(weighing, "FIELD_SHOWN", 1)
    at = open_page("field.py", office, position=opening.id)
    people = f"field-{opening.id}-followed"
    assert at.multiselect(key=people).options == ["Ada"]

    at = at.text_input(key=f"field-{opening.id}-sought").set_value("cy").run()
    at = at.multiselect(key=people).set_value([three[2], three[0]]).run()
    assert "● Cy" in words_on(at)
    assert at.query_params["with"] == [three[2], three[0]]
    at = at.text_input(key=f"field-{opening.id}-sought").set_value("").run()
    assert at.multiselect(key=people).value == [three[2], three[0]]


def test_what_the_browser_tells_is_taken_only_as_weights_of_this_position(open_page, office, opening, three):
    for told in (
        None,
        {"number": 1, "weights": {"PU": 50}},
        {"number": 1, "weights": WEIGHTS | {"PU": -1}},
        {"number": 1, "weights": WEIGHTS | {"PU": 101}},
        {"number": 1, "weights": WEIGHTS | {"XX": 1}},
    ):
        assert trying.understood(told, opening.profile) is None
    assert trying.understood({"number": 2, "weights": WEIGHTS}, opening.profile) == Told(number=2, weights=WEIGHTS)


def test_scores_that_are_still_being_computed_are_told(open_page, office, opening, three, monkeypatch):
    monkeypatch.setattr(screening, "AT_ONCE", 1)
    monkeypatch.setattr(everybody, "AT_ONCE", 1)

    assert "The scores of 2 more are being computed." in words_on(open_page("field.py", office, position=opening.id))


def test_a_manager_tries_weights_in_french(open_page, store, opening, three):
    at = moved(open_page, manager(store, name="Mia Leads"), opening, "fr", look="errors")

    assert "L’ordre tient-il avec d’autres poids" in words_on(at)
    assert "Erreur type" in words_on(at)
    (given,) = handed(at, "weights")
    assert given["words"]["counts"] == "{share} sur 100"


def test_of_a_long_field_any_part_is_listed_and_drawn(open_page, office, opening, three, monkeypatch):
    monkeypatch.setattr(weighing, "FIELD_SHOWN", 1)
    monkeypatch.setattr(workflow, "FIELD_SHOWN", 1)
    at = moved(open_page, office, opening, look="profiles")
    at.number_input(key=f"field-{opening.id}-from").set_value(2).run()

    assert names(tables(at)[0]) == ["Bo"]
    assert "Places 2 to 2." in words_on(at)
    svg, _alt = drawn(at)
    listed = svg.split("stroke-opacity='.4'>")[1].split("</g>")[0]
    assert listed.count("<path") == 1
