"""The page of questions: what asks for a look first, and too few to say as plainly."""

import csv
from collections import Counter
from datetime import date
from io import StringIO

import numpy as np
import pytest

from assessments import workflow
from assessments.attempt import NotAllowed, NotFound
from pages.parts import figures_file, wellness
from pages.parts.words import speaking
from pages.print.health import health_document
from pages.print.health_sheet import answers_sheet
from pages.print.hypertext import html
from rubric.statistics.estimate import Estimate, none_because
from tests.builders import NOW, hr, rater
from tests.many import many
from tests.pages.test_report import words_on


@pytest.fixture
def office(store):
    return hr(store)


def said(page):
    """All words of the page, those of its tables among them."""
    return " ".join([words_on(page), *(one.proto.body for one in page.get("html"))]).replace("\u00a0", " ")


def world(store, office, people, form_id="screen", **given):
    readers = [rater(store, f"Reader{one} Rater") for one in range(3)]
    many(store, office, readers, people, form_id, **given)
    return workflow.item_health(store, office, form_id)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("ask for a look", "an option does not work", "How reliable the form is")),
        ("fr", ("demandent un examen", "une option ne joue pas son rôle", "Fidélité de l’épreuve")),
    ],
)
def test_what_asks_for_a_look_is_said_first_and_shown(store, open_page, office, language, words):
    world(store, office, 40, seed=3)
    page = open_page("item_health.py", office, language)

    assert not page.exception
    for one in words:
        assert one in said(page)
    assert page.selectbox(key="form").value == "screen"


def test_too_few_to_say_is_said_with_how_many_it_takes(store, open_page, office):
    world(store, office, 12, "core", seed=3)
    page = open_page("item_health.py", office)

    assert "Too few to say: 12 sittings so far, of 30 it takes." in said(page)
    assert "too few: 12 of 30" in said(page)
    assert not page.get("plotly_chart")


def test_nobody_has_sat_anything_yet(store, open_page, office):
    assert "Nobody has handed in a form yet" in words_on(open_page("item_health.py", office))


def test_another_form_can_be_chosen_and_its_options_read(store, open_page, office):
    world(store, office, 31, "screen", seed=3)
    many(store, office, [], 32, "core", seed=4)
    page = open_page("item_health.py", office)
    assert page.selectbox(key="form").value == "core"

    page.selectbox(key="form").set_value("screen").run()

    assert not page.exception
    assert "Points on the rest" in said(page)


def test_the_file_holds_every_question_and_task_as_numbers(store, office):
    rows = list(csv.reader(StringIO(figures_file.as_csv(world(store, office, 32, "core", seed=3)))))

    assert [row[0] for row in rows[1:4]] == ["PU2.e1", "PU2.e2", "WR1.e1"]
    assert rows[-1][:4] == ["AD1", "AD1", "rated", "32"]
    assert 1 <= float(rows[-1][4]) <= 5


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("How the questions work: Short screening", "Questions with a key", "Points on the rest", "(key)")),
        ("fr", ("Le fonctionnement des questions", "une option ne joue pas son rôle", "rapport établi le")),
    ],
)
def test_the_page_can_be_printed_with_every_answer_option(store, office, language, words):
    health = world(store, office, 40, seed=3)
    (sat,) = workflow.sat_forms(store, office)
    with speaking(language):
        sheet = html(health_document(sat, health, NOW))

    for one in words:
        assert one in sheet
    assert sheet.count("<h3") == len(wellness.choices(health))
    assert "Work that people rate" not in sheet  # the short screening has none


def test_a_question_that_is_harder_in_one_language_is_told_in_words(store, office):
    health = world(store, office, 430, seed=1, harder_in_french="PU1.M1.2")
    first, second = health.figures.questions[:2]

    assert wellness.bias_words(health, first) == "much harder in French"
    assert wellness.bias_words(health, second) == "alike"
    sizes = [(size, sign) for size in ("B", "C") for sign in (-2.0, 2.0)]
    said = [
        wellness.bias_words(
            health,
            second.model_copy(
                update={"bias": second.bias.model_copy(update={"size": size, "delta": Estimate(value=sign, n=430)})}
            ),
        )
        for size, sign in sizes
    ]
    assert said == [
        *("somewhat harder in French", "somewhat harder in English", "much harder in French", "much harder in English"),
    ]


def test_figures_without_an_interval_and_without_a_value_have_words():
    assert wellness.value(Estimate(value=0.5, n=40)) == "0.50"
    assert wellness.value(none_because("no_variance", 40)) == "cannot be told"
    assert wellness.value(Estimate(value=0.5, n=4)) == "too few: 4 of 30".replace(" ", "\u00a0")
    assert wellness.share(Estimate(value=0.5, n=40)) == "50%"
    with speaking("fr"):
        assert wellness.value(Estimate(value=0.5, n=40, low=0.25, high=0.75)) == "0,50\u00a0(0,25\u00a0à\u00a00,75)"


@pytest.mark.parametrize(
    ("last", "words"),
    [(None, "no date"), (date(2027, 2, 1), "past"), (date(2027, 4, 1), "soon"), (date(2028, 4, 1), "1 April 2028")],
)
def test_the_last_day_of_a_question_is_told_with_how_near_it_is(last, words):
    assert words in wellness.expiry_words(last, date(2027, 3, 1))


def test_the_figures_follow_from_the_answers_that_can_be_taken_along(store, office):
    """As an R user would: from the rows of the sheet alone, with numpy."""
    health = world(store, office, 32, "core", seed=3)
    rows = answers_sheet(workflow.behind_health(store, office, "core")).rows
    shares = {(person, name): value for person, _, kind, name, _, value in rows if kind == "share"}
    people, names = (sorted({key[at] for key in shares}) for at in (0, 1))
    table = np.array([[shares[person, name] for name in names] for person in people])
    rest = table.sum(axis=1)[:, None] - table

    figures = {one.id: one for one in health.figures.questions}
    assert len(people) == 32
    for at, name in enumerate(names):
        assert figures[name].difficulty.value == pytest.approx(table[:, at].mean())
        assert figures[name].discrimination.value == pytest.approx(np.corrcoef(table[:, at], rest[:, at])[0, 1])
    k = len(names)
    alpha = k / (k - 1) * (1 - table.var(axis=0, ddof=1).sum() / table.sum(axis=1).var(ddof=1))
    assert health.figures.keyed[0].alpha.value == pytest.approx(alpha)


def test_options_are_among_the_answers(store, office):
    health = world(store, office, 12, "screen", seed=3)
    rows = answers_sheet(workflow.behind_health(store, office, "screen")).rows

    taken = Counter((name, value) for _, _, kind, name, _, value in rows if kind == "option")
    found = [(one.id, option.option, option.chosen.value) for one in health.figures.questions for option in one.options]
    assert found
    assert all(taken[name, option] == round(share * 12) for name, option, share in found)


def test_levels_are_among_the_answers_and_no_rater_is_named(store, office):
    tasks = world(store, office, 12, "core", seed=3).figures.tasks
    rows = answers_sheet(workflow.behind_health(store, office, "core")).rows

    levels = [(name, rater, value) for _, _, kind, name, rater, value in rows if kind == "level"]
    assert {rater for _, rater, _ in levels} == {1, 2, 3}
    for one in tasks:
        given = Counter(round(value) for name, _, value in levels if name == one.id)
        assert [given[level] for level in range(1, 6)] == list(one.levels)


def test_the_answers_of_a_form_that_nobody_sat_are_not_there(store, office):
    with pytest.raises(NotFound):
        workflow.behind_health(store, office, "core")
    with pytest.raises(NotAllowed):
        workflow.behind_health(store, rater(store), "core")
