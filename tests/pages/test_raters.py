"""Sharing out the rating: loads in words, warnings where raters cannot be compared, a plan changed by a form."""

import pytest

from assessments import workflow
from assessments.assignment import RaterScope
from assessments.attempt import SYSTEM
from tests.builders import NOW, candidate, lead, position, rater, submitted
from tests.pages.openings import words_on


@pytest.fixture
def readers(store):
    return tuple(rater(store, f"{name} Reader") for name in ("Ines", "Jona", "Kim", "Lou"))


@pytest.fixture
def opening(store, office, readers):
    return position(store, office, raters=tuple(one.id for one in readers))


def handed_in(store, office, opening, *languages):
    for n, said in enumerate(languages):
        submitted(store, candidate(store, office, opening, f"Camille Number{n}", language=said))


def split(store, opening, readers):
    halves = zip(readers, ("en", "en", "fr", "fr"), strict=True)
    scopes = [RaterScope(rater_id=one.id, languages=frozenset({said})) for one, said in halves]
    workflow.set_rating_plan(store, SYSTEM, opening.id, 2, scopes, NOW, training=False)


def test_loads_are_told_without_any_candidate(open_page, store, office, opening):
    handed_in(store, office, opening, "en", "en", "fr", "en")
    at = open_page("raters.py", lead(store))

    assert not at.exception
    words = words_on(at)
    assert words.count("0\u00a0of\u00a010") == 4
    assert "2 people judge each piece of work alone" in words
    assert "all raters are linked" in words
    assert "Camille" not in words


def test_raters_who_share_nothing_are_named_and_linked_by_a_button(open_page, store, office, opening, readers):
    split(store, opening, readers)
    handed_in(store, office, opening, "en", "fr", "en", "fr")
    for one in readers:
        workflow.queue(store, one)
    words = words_on(open_page("raters.py", office))
    assert "Writing: these raters share no work" in words
    assert "Ines Reader and Jona Reader; Kim Reader and Lou Reader" in words
    assert "Nobody may rate the other group’s work" in words

    workflow.set_rating_plan(store, SYSTEM, opening.id, 2, (), NOW, training=False)
    at = open_page("raters.py", office)
    assert "would rate 2 pieces of work more" in words_on(at)
    at = at.button(key="cross-WR1").click().run()
    assert "2 pieces of work were dealt once more" in words_on(at)
    assert "Writing: these raters share no work" not in words_on(at)


def test_the_plan_is_changed_by_the_form(open_page, store, office, opening, readers):
    at = open_page("raters.py", office)
    at.radio(key="plan-raters").set_value(3)
    at.multiselect(key=f"plan-tasks-{readers[0].id}").set_value(["WR1"])
    at.multiselect(key=f"plan-languages-{readers[1].id}").set_value(["fr"])
    at.checkbox(key=f"plan-reserve-{readers[2].id}").check()
    at = next(one for one in at.button if one.label == "Save").click().run()

    assert "Saved. What is judged already stays judged." in words_on(at)
    plan = workflow.raters_view(store, office, opening.id).plan
    assert plan.raters_per_task == 3
    assert plan.scopes == (
        RaterScope(rater_id=readers[0].id, tasks=frozenset({"WR1"})),
        RaterScope(rater_id=readers[1].id, languages=frozenset({"fr"})),
        RaterScope(rater_id=readers[2].id, reserve=True),
    )
    assert "Français" in words_on(at)
    assert "everything, in reserve" in words_on(at)
    again = next(one for one in at.button if one.label == "Save").click().run()
    assert "Nothing was changed." in words_on(again)


def test_too_few_raters_and_a_single_one_are_told(open_page, store, office, readers):
    alone = position(store, office, raters=(readers[0].id,))
    handed_in(store, office, alone, "en")
    at = open_page("raters.py", office)
    assert "5 judgements have nobody to give them" in words_on(at)
    assert "Change the raters of the position" in [one.label.replace("\\", "") for one in at.get("page_link")]
    offered = [one.label for one in open_page("raters.py", lead(store)).get("page_link")]
    assert offered == ["Writing and design in pairs"]  # a lead does not change positions

    workflow.set_rating_plan(store, office, alone.id, 1, (), NOW)
    assert "cannot be told from one" in words_on(open_page("raters.py", office))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"form_id": "screen"}, "corrected by a key"),
        ({}, "has no raters yet"),
    ],
)
def test_where_there_is_nothing_to_share_out_the_page_says_why(open_page, store, office, given, said):
    position(store, office, **given)

    assert said in words_on(open_page("raters.py", office))


def test_the_page_speaks_french(open_page, store, office, opening):
    handed_in(store, office, opening, "en")
    words = words_on(open_page("raters.py", office, "fr"))

    assert "La notation est-elle bien répartie\u202f?" in words
    assert "2 personnes jugent chaque travail séparément" in words
