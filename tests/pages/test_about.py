"""What a candidate may say of themselves: asked after the work is in, saved as chosen, shown to nobody else."""

import pytest

from assessments import workflow
from assessments.attempt.monitoring import Monitoring, usual
from assessments.demographics import NOTHING, Demographics
from pages.parts.sitting import about
from pages.parts.words import speaking
from tests.builders import candidate, manager, position, rater, submitted
from tests.pages.openings import words_on
from tests.pages.test_leaks import SCREENS, sent
from tests.pages.test_positions import filled, save

SAID = {"age": "60_or_over", "gender": "other", "origin": "pacific_islander"}
SHOWN = ("60 or over", "Non-binary", "Pacific Islander", "60_or_over", "pacific_islander")
WITHDRAW = "about-withdraw"


@pytest.fixture
def me(store, office):
    """Somebody who has handed in, at a position in New York."""
    actor = candidate(store, office, position(store, office, form_id="screen", monitoring=usual("us_nyc")))
    submitted(store, actor)
    return actor


def kept(store, actor):
    return workflow.own_demographics(store, actor).said


def choose(at, **said):
    for attribute, answer in said.items():
        at = at.radio(key=f"about-{attribute}").set_value(answer).run()
    return at


def test_nothing_is_asked_before_the_work_is_in_nor_where_no_place_is_known(open_page, store, office):
    asked = position(store, office, form_id="screen", monitoring=usual("uk"))
    silent = position(store, office, form_id="screen")
    early, late = candidate(store, office, asked), candidate(store, office, silent)
    submitted(store, late)

    for actor in (early, late):
        assert "About you" not in words_on(open_page("take.py", actor))


def test_every_question_says_it_is_voluntary_and_nothing_is_chosen_beforehand(open_page, me):
    at = open_page("take.py", me)

    assert [one.label for one in at.radio] == [
        "How old are you?",
        "What is your gender?",
        "What is your race or ethnicity?",
    ]
    assert [one.value for one in at.radio] == [None] * 3
    assert {one.options[-1] for one in at.radio} == {"I prefer not to say"}
    assert "voluntary" in words_on(at)
    assert "cannot change any result" in words_on(at)
    assert WITHDRAW not in [one.key for one in at.button]


def test_each_choice_is_saved_at_once_and_found_again_on_any_device(open_page, store, me):
    at = choose(open_page("take.py", me), gender="woman")
    assert kept(store, me) == Demographics(gender="woman")
    assert "is saved" in words_on(at)

    at = choose(open_page("take.py", me), age="rather_not")
    assert kept(store, me) == Demographics(gender="woman", age="rather_not")
    assert at.radio(key="about-gender").value == "woman"


def test_all_of_it_can_be_withdrawn_and_said_again(open_page, store, me):
    at = choose(open_page("take.py", me), **SAID)
    at = at.button(key=WITHDRAW).click().run()

    assert kept(store, me) == NOTHING
    assert [one.value for one in at.radio] == [None] * 3
    assert "is erased" in words_on(at)
    at = choose(at, age="40_49")
    assert kept(store, me) == Demographics(age="40_49")
    assert "is erased" not in words_on(at)


def test_what_cannot_be_saved_is_told_and_not_shown_as_chosen(open_page, store, office, me):
    at = open_page("take.py", me)
    workflow.erase_candidate(store, office, me.id, workflow.kept(store, office)[0].due_at)
    at = choose(at, age="40_49")

    assert not at.exception
    assert "is saved" not in words_on(at)


def test_ones_own_copy_holds_it_in_words(store, me):
    workflow.say_of_oneself(store, me, "age", "60_or_over")
    for language, said in (("en", "  60 or over"), ("fr", "  60 ans ou plus")):
        with speaking(language):
            assert said in about.lines(workflow.own_demographics(store, me))
    workflow.withdraw_demographics(store, me)
    assert about.lines(workflow.own_demographics(store, me)) == []


def test_questions_are_asked_in_the_language_of_the_sitting(open_page, store, office):
    opening = position(store, office, form_id="screen", monitoring=usual("uk"))
    actor = candidate(store, office, opening, language="fr")
    submitted(store, actor)

    told = words_on(open_page("take.py", actor, "fr"))

    for said in ("À votre sujet", "Quel âge avez-vous", "handicap", "Je préfère ne pas répondre", "facultatives"):
        assert said in told


@pytest.mark.parametrize("who", ["another", manager, rater, "office"])
def test_no_page_shows_to_anybody_else_what_was_said(open_page, store, office, me, who):
    """What a page on groups calls them stands there whether or not anybody is in them."""
    (opening,) = workflow.positions(store, office)
    known = {"another": candidate(store, office, opening, "Dana Roe"), "office": office}
    visitor = known.get(who) or who(store)

    def found():
        pages = {one: sent(open_page(one, visitor, position=opening.id, attempt=me.id)) for one in SCREENS}
        return {one: [word for word in SHOWN if word.lower() in shown] for one, shown in pages.items()}

    before = found()
    for attribute, answer in SAID.items():
        workflow.say_of_oneself(store, me, attribute, answer)
    assert found() == before
    assert {one for one, words in before.items() if words} <= {"impact.py"}


def test_the_search_finds_it_where_it_is_shown(open_page, store, me):
    workflow.say_of_oneself(store, me, "age", "60_or_over")

    assert "60 or over" in sent(open_page("take.py", me))


# --- the form of a position -------------------------------------------------------------------------------------------


def placed(at, where):
    return at.selectbox(key="position-jurisdiction").set_value(where).run()


def test_a_new_position_asks_nothing_until_its_place_is_said(open_page, store, office):
    save(filled(open_page, office))

    assert workflow.positions(store, office)[0].monitoring is None


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("us_nyc", "Asked: age, gender, race or ethnicity."),
        ("uk", "Asked: age, gender, race or ethnicity, disability."),
        ("eu", "Asked: age, gender."),
        ("fr", "statistics of origin are forbidden"),
    ],
)
def test_the_place_says_what_is_asked(open_page, store, office, where, said):
    at = placed(filled(open_page, office), where)
    assert said in words_on(at)

    save(at)
    assert workflow.positions(store, office)[0].monitoring == usual(where)


def test_origin_can_be_switched_on_in_the_union_with_a_warning_and_not_in_france(open_page, store, office):
    at = placed(filled(open_page, office), "eu")
    at = at.checkbox(key="position-origin").check().run()
    assert "Let a lawyer confirm" in words_on(at)
    at = save(at)
    (made,) = workflow.positions(store, office)
    assert made.monitoring == Monitoring(jurisdiction="eu", origin=True)

    at = open_page("positions.py", office, edit=made.id)
    assert at.checkbox(key="position-origin").value is True
    at = placed(at, "fr")
    assert "position-origin" not in [one.key for one in at.checkbox]
    save(at)
    assert workflow.positions(store, office)[0].monitoring == Monitoring(jurisdiction="fr")
