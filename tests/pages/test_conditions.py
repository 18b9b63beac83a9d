"""Conditions of a job on the pages: HR writes them, a candidate answers, the board and the report tell them apart."""

from datetime import UTC, date
from html import unescape

import pytest

from assessments import workflow
from assessments.conditions import Amount, Day, Pick, YesNo
from assessments.interviews import NOT_HELD
from pages.parts import conditions, exporting
from pages.parts.words import speaking
from pages.print.board_sheet import board_sheet
from pages.print.hypertext import html
from pages.print.report import fit_report
from rubric.model import load_model
from rubric.record import Text
from tests.builders import DAY, NOW, manager, submitted
from tests.conditions import ALL, RIGHT, answered, conditions_of
from tests.pages.openings import at_the_door, opened, words_on

TOLD = "A permit that is being renewed"
ASKED = Text(en="How many?", fr="Combien ?")


@pytest.fixture
def opening(store, office):
    return opened(store, office)


def editor(open_page, actor, opening, language="en"):
    return open_page("positions.py", actor, language, conditions=opening.id)


def field(opening, name):
    return f"condition-{opening.id}-{name}"


def written(at, opening, en="May you work in France?", fr="Pouvez-vous travailler en France ?"):
    at.text_input(key=field(opening, "en")).input(en)
    return at.text_input(key=field(opening, "fr")).input(fr)


def pressed(at, opening, name="add"):
    return at.button(key=field(opening, name)).click().run()


def in_force(store, office, opening):
    return workflow.conditions.of_position(store, office, opening.id).conditions


def test_a_question_is_written_in_both_languages_and_asked(store, open_page, office, opening):
    at = editor(open_page, office, opening)
    assert "Nothing is asked yet" in words_on(at)

    at = pressed(at, opening)
    assert "both languages" in words_on(at)
    written(at, opening)
    at = pressed(at, opening)

    (one,) = in_force(store, office, opening)
    assert (one.kind, one.question, one.needed) == ("yes_no", RIGHT.question, "yes")
    assert "needed: yes" in words_on(at)
    assert at.text_input(key=field(opening, "en")).value == ""


def test_a_usual_question_fills_the_form_and_a_choice_says_which_answers_meet_it(store, open_page, office, opening):
    at = editor(open_page, office, opening)
    at = at.selectbox(key=field(opening, "usual")).set_value("language").run()
    at = at.multiselect(key=field(opening, "needed")).set_value([]).run()
    at.text_area(key=field(opening, "options-fr")).input("Une seule ligne")
    at = pressed(at, opening)
    assert in_force(store, office, opening) == ()
    assert "as many in French" in words_on(at)
    assert "which answers meet it" in words_on(at)

    at = at.selectbox(key=field(opening, "usual")).set_value("equipment").run()
    at = at.selectbox(key=field(opening, "usual")).set_value("language").run()
    at = pressed(at, opening)

    (one,) = in_force(store, office, opening)
    assert isinstance(one, Pick)
    assert [each.id for each in one.options] == ["o1", "o2", "o3"]
    assert one.needed == ("o3",)
    assert "needed: I write posts that can go out as they are" in words_on(at)


@pytest.mark.parametrize(
    ("kind", "widget", "low", "high", "values", "made"),
    [
        ("number", "number_input", "low", "high", (20.0, 10.0), {"at_least": 20, "at_most": 35}),
        (
            "date",
            "date_input",
            "earliest",
            "latest",
            (date(2027, 5, 1), date(2027, 4, 1)),
            {"earliest": date(2027, 5, 1), "latest": date(2027, 6, 1)},
        ),
    ],
)
def test_a_number_or_a_day_has_a_bound_that_something_meets(
    store, open_page, office, opening, kind, widget, low, high, values, made
):
    at = editor(open_page, office, opening)
    at = at.segmented_control(key=field(opening, "kind")).set_value(kind).run()
    written(at, opening, ASKED.en, ASKED.fr)
    at = pressed(at, opening)
    assert "one bound at least" in words_on(at)
    for name, value in zip((low, high), values, strict=True):
        getattr(at, widget)(key=field(opening, name)).set_value(value)
    at = pressed(at, opening)
    assert "Nothing lies between" in words_on(at)

    getattr(at, widget)(key=field(opening, high)).set_value(list(made.values())[1])
    at = pressed(at, opening)
    (one,) = in_force(store, office, opening)
    assert one.model_dump(include=set(made)) == made


def test_a_question_that_touches_private_life_is_warned_of_and_can_be_asked_all_the_same(
    store, open_page, office, opening
):
    at = editor(open_page, office, opening)
    written(at, opening, "Do you have children?", "Avez-vous des enfants ?")
    at = pressed(at, opening)
    assert in_force(store, office, opening) == ()
    assert "“have children” (pregnancy or children)" in words_on(at)
    assert "“Avez-vous des enfants” (pregnancy or children)" in words_on(at)

    pressed(at, opening)
    assert [one.question.en for one in in_force(store, office, opening)] == ["Do you have children?"]


@pytest.mark.parametrize("place", range(len(ALL)))
def test_a_question_is_changed_for_those_invited_later_and_dropped(store, open_page, office, opening, place):
    asked = conditions_of(store, office, opening, ALL[place], now=NOW - DAY)
    at_the_door(store, office, opening)
    at = editor(open_page, office, opening)
    assert "1 candidate was invited with these questions and keeps them" in words_on(at)

    at = pressed(at, opening, f"change-{asked[0].id}")
    at.text_input(key=field(opening, "en")).input("Put otherwise?")
    at = pressed(at, opening)

    (one,) = in_force(store, office, opening)
    assert one == asked[0].model_copy(
        update={"id": one.id, "question": Text(en="Put otherwise?", fr=asked[0].question.fr)}
        | ({"options": one.options, "needed": one.needed} if isinstance(one, Pick) else {})
    )
    assert conditions.needed_words(one) == conditions.needed_words(asked[0])
    at = pressed(at, opening, f"change-{one.id}")
    at = pressed(at, opening, "leave")
    pressed(at, opening, f"drop-{one.id}")
    assert in_force(store, office, opening) == ()


def test_a_manager_does_not_write_them(store, open_page, opening):
    at = editor(open_page, manager(store), opening)

    assert "Which positions are open?" in words_on(at)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_candidate_answers_before_the_tasks_and_it_is_saved_at_once(store, open_page, office, opening, language):
    right, level, hours, start = conditions_of(store, office, opening)
    browser = at_the_door(store, office, opening, language=language)
    workflow.acknowledge(store, browser.actor, NOW)
    workflow.finish_practice(store, browser.actor, NOW)

    at = open_page("take.py", browser.actor, language)
    at = at.radio(key=f"fact:{right.id}").set_value("no").run()
    at = at.radio(key=f"fact:{level.id}").set_value("c1").run()
    at = at.number_input(key=f"fact:{hours.id}").set_value(30.0).run()
    at = at.date_input(key=f"fact:{start.id}").set_value(date(2027, 4, 1)).run()

    assert not at.exception
    said = [one.answer.said for one in workflow.conditions.own(store, browser.actor)]
    assert said == ["no", "c1", "30", "2027-04-01"]
    again = open_page("take.py", browser.actor, language)
    assert again.radio(key=f"fact:{right.id}").value == "no"
    assert again.number_input(key=f"fact:{hours.id}").value == 30
    assert again.date_input(key=f"fact:{start.id}").value == date(2027, 4, 1)
    assert ("Saved " in words_on(again)) is (language == "en")


def test_an_explanation_can_be_taken_back(store, open_page, office, opening):
    (right,) = conditions_of(store, office, opening, RIGHT)
    browser = at_the_door(store, office, opening)
    answered(store, browser.actor, [(right, "no", "My child is ill.")])
    workflow.finish_practice(store, browser.actor, NOW)
    at = open_page("take.py", browser.actor)
    assert "My child is ill." in [one.value for one in at.text]

    at = at.button(key=f"unsay:{right.id}").click().run()

    (now,) = workflow.conditions.own(store, browser.actor)
    assert now.answer is not None
    assert (now.answer.said, now.answer.words, now.state) == ("no", "", "not_met")
    assert not at.text


def test_where_nothing_is_asked_the_candidate_sees_nothing(store, open_page, office, opening):
    browser = at_the_door(store, office, opening)
    workflow.acknowledge(store, browser.actor, NOW)
    workflow.finish_practice(store, browser.actor, NOW)

    assert "questions of fact" not in words_on(open_page("take.py", browser.actor))


def test_an_answer_that_comes_too_late_is_told(store, open_page, office, opening):
    (right,) = conditions_of(store, office, opening, RIGHT)
    browser = at_the_door(store, office, opening)
    workflow.acknowledge(store, browser.actor, NOW)
    workflow.finish_practice(store, browser.actor, NOW)
    at = open_page("take.py", browser.actor)
    submitted(store, browser.actor)  # in another tab

    at = at.radio(key=f"fact:{right.id}").set_value("no").run()

    assert "This part is over" in at.warning[0].value
    assert workflow.conditions.own(store, browser.actor)[0].answer is None


def test_the_board_tells_the_state_and_is_filtered_by_it(store, open_page, office, opening):
    (right,) = conditions_of(store, office, opening, RIGHT)
    for name, said in (("Ada Alpha", "yes"), ("Bo Beta", "no")):
        browser = at_the_door(store, office, opening, name, f"{name[:2]}@mail.example")
        answered(store, browser.actor, [(right, said)])
    at = open_page("board.py", office, position=opening.id)
    assert "conditions met" in words_on(at)
    assert "a condition not met" in words_on(at)

    at = at.multiselect(key=f"view-{opening.id}-conditions").set_value(["not_met"]).run()

    assert "Bo Beta" in words_on(at)
    assert "Ada Alpha" not in words_on(at)


@pytest.fixture
def sent(store, office, opening):
    """Somebody who said something to each and has handed in."""
    asked = conditions_of(store, office, opening)
    browser = at_the_door(store, office, opening)
    said = zip(asked, ("no", "c1", "30.5", "2027-06-01"), (TOLD, "", "", ""), strict=True)
    answered(store, browser.actor, said)
    submitted(store, browser.actor)
    return browser.actor.id


def test_the_report_tells_them_apart_from_the_score_and_the_words_to_hr_alone(store, open_page, office, opening, sent):
    shown = [words_on(open_page("report.py", one, position=opening.id)) for one in (office, manager(store))]

    for words in shown:
        assert "Conditions of the job" in words
        assert "**to be clarified** · May you work in France?" in words
        assert "answered: no · needed: yes" in words
        assert "**met** · How many hours a week?" in words
        assert "answered: 30.50 · needed: 20 to 35" in words
        assert "**not met** · From when are you free?" in words
        assert "answered: 1 June 2027 · needed: by 1 May 2027" in words
    assert [TOLD in words for words in shown] == [True, False]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "How well do you write French? C1 (met; needed: B2 and C1)"),
        ("fr", "À quel niveau écrivez-vous le français ? C1 (remplie\u202f; requis\u00a0: B2 et C1)"),
    ],
)
def test_the_file_of_the_report_holds_the_states_and_no_words(store, office, opening, sent, language, line):
    (who,) = workflow.board(store, office, opening.id, NOW)
    report = workflow.fit_report(store, office, sent, NOW)
    with speaking(language):
        made = html(
            fit_report(report, exporting.head_of(office, report, who, opening), load_model(), {}, (), {}, NOT_HELD)
        )

    assert line in unescape(made)
    assert TOLD not in made


def test_the_sheet_has_what_was_said_and_how_it_stands(store, office, opening, sent):
    at_the_door(store, office, opening, "Eve Early", "eve@mail.example")
    known = [(row, None) for row in workflow.board(store, office, opening.id, NOW)]

    made = board_sheet(opening, known, UTC)

    rows = [dict(zip([one.title for one in made.columns], row, strict=True)) for row in made.rows]
    assert [row["Conditions"] for row in rows] == ["not met", "to be clarified"]
    assert [row["May you work in France?"] for row in rows] == ["no", None]
    assert [row["From when are you free? (state)"] for row in rows] == ["not met", "to be clarified"]
    bare = board_sheet(opening, [], UTC)
    assert not any("France" in one.title or one.title == "Conditions" for one in bare.columns)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Amount(id="a", question=ASKED, at_least=2), "needed: 2 or more"),
        (Amount(id="a", question=ASKED, at_most=2.5), "needed: 2.50 or less"),
        (Day(id="d", question=ASKED, earliest=date(2027, 5, 1)), "needed: from 1 May 2027 on"),
        (Day(id="d", question=ASKED, latest=date(2027, 5, 1)), "needed: by 1 May 2027"),
        (YesNo(id="y", question=ASKED, needed="no"), "needed: no"),
    ],
)
def test_what_is_required_is_told_in_words(condition, said):
    assert conditions.needed_words(condition) == said
