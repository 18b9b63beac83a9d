"""People side by side: words before numbers, nobody ranked inside the error, weights that can be moved."""

import pytest

from assessments import workflow
from assessments.attempt import RateFirst, Role
from pages.parts import refusals, telling
from rubric.compare import Pair
from tests.builders import NOW, candidate, hr, invited, manager, position, staff, submitted
from tests.journeys.bots import Browser
from tests.pages.sittings import rated_position, sat
from tests.pages.test_report import words_on


def test_two_far_apart_are_told_in_words_with_a_probability(store, open_page):
    _, opening, _ = rated_position(store, levels=(5.0, 1.0))

    page = open_page("compare.py", manager(store), position=opening.id)

    assert not page.exception
    assert "Camille Doe is" in words_on(page)
    assert "above Dana Roe" in words_on(page)


def test_two_alike_cannot_be_told_apart_and_neither_is_ahead(store, open_page):
    _, opening, _ = rated_position(store, levels=(3.0, 3.0))

    page = open_page("compare.py", manager(store), "fr", position=opening.id)

    shown = words_on(page)
    assert "Impossibles à départager" in shown
    assert "au-dessus" not in shown


def test_who_has_no_fit_stands_beside_the_others_and_is_named(store, open_page):
    office = hr(store)
    opening = position(store, office)
    for name in ("Kim Poe", "Lou Moe"):
        submitted(store, candidate(store, office, opening, name))

    page = open_page("compare.py", office, position=opening.id)

    assert not page.exception
    assert "Without a fit, because a competency with a minimum was not assessed: Kim Poe, Lou Moe." in words_on(page)


def test_moved_weights_change_this_look_and_not_the_position(store, open_page):
    _, opening, _ = rated_position(store, levels=(5.0, 1.0))
    boss = manager(store)
    page = open_page("compare.py", boss, position=opening.id)

    page.slider(key="weight-WR").set_value(50.0).run()

    assert not page.exception
    assert page.slider(key="weight-WR").value == 50
    assert workflow.position(store, boss, opening.id).profile == opening.profile


def test_weights_of_nothing_are_refused_in_a_sentence(store, open_page):
    _, opening, _ = rated_position(store)
    page = open_page("compare.py", manager(store), position=opening.id)

    for one in opening.profile.weights:
        page.slider(key=f"weight-{one}").set_value(0.0)
    page.run()

    assert not page.exception
    assert "above zero" in page.warning[0].value


def test_a_role_may_rest_on_one_competency_and_the_sliders_hold_it(store, open_page):
    _, opening, _ = rated_position(store, profile=workflow.role_profile("solo_sme", {"WR": 80.0, "PU": 20.0}))

    page = open_page("compare.py", manager(store), position=opening.id)

    assert not page.exception
    assert page.slider(key="weight-WR").value == 80


def test_another_position_of_the_same_title_starts_from_its_own_weights(store, open_page):
    office, opening, _ = rated_position(store)
    other = position(store, office)
    for name in ("Kim Poe", "Lou Moe"):
        sat(store, office, other, name)
    page = open_page("compare.py", office, position=opening.id)
    page.slider(key="weight-WR").set_value(3.0).run()

    page.selectbox(key="position").set_value(other.id).run()

    assert not page.exception
    assert page.slider(key="weight-WR").value == other.profile.weights["WR"]
    assert "Kim Poe" in words_on(page)


def test_two_of_the_same_name_stay_two(store, open_page):
    office = hr(store)
    opening = position(store, office)
    for email in ("first@mail.example", "second@mail.example"):
        _, token = invited(store, office, opening, "Camille Doe", email=email)
        Browser(store, workflow.redeem(store, token, NOW)).sit()

    page = open_page("compare.py", office, position=opening.id)

    assert not page.exception
    tables = " ".join(one.proto.body for one in page.get("html"))
    for email in ("first@mail.example", "second@mail.example"):
        assert f'<th scope="col">Camille Doe ({email})</th>' in tables


@pytest.mark.parametrize("screen", ["report.py", "compare.py"])
def test_who_still_has_to_judge_is_told_to_do_so_first(store, open_page, screen):
    both = staff(store, Role.HR, Role.RATER, name="Bea Both")
    opening = position(store, both, raters=(both.id,))
    for name in ("Kim Poe", "Lou Moe"):
        sat(store, both, opening, name)

    page = open_page(screen, both, position=opening.id)

    assert not page.exception
    assert [one.value.replace("\\", "") for one in page.error] == [refusals.sentence(RateFirst())]


def test_one_alone_is_no_comparison(store, open_page):
    office = hr(store)
    position(store, office)

    page = open_page("compare.py", office)

    assert "needs two candidates" in words_on(page)


def test_the_words_for_a_pair_name_whoever_is_ahead_first():
    names = {"a": "Ann", "b": "Ben"}
    behind = Pair(a="a", b="b", probability=0.1, verdict="likely", ahead="b")

    assert telling.pair(behind, names) == "Ben is likely above Ann (probability 90%)."
