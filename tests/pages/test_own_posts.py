"""The page on which a company's own posts become tasks: columns matched, errors row by row, all or none."""

from typing import get_args

import pytest

from assessments import workflow
from assessments.bank.posts import PostError, Problem
from pages.parts import mapping
from pages.parts.mapping import key
from tests.pages.openings import words_on
from tests.posts import english, french, rows


def uploaded(open_page, office, content, language="en"):
    at = open_page("own_posts.py", office, language)
    at.file_uploader(key=key("file")).set_value(("posts.csv", content, "text/csv"))
    return at.run()


def named(at, company="Lumiplume"):
    return at.text_input(key=key("company")).set_value(company).run()


def make(at):
    return at.button(key="make").click().run()


def column(at, field):
    return next(one for one in at.selectbox if one.key.startswith(f"{key(field)}-"))


def told(at):
    return words_on(at)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_becomes_two_private_tasks_that_the_gallery_and_forms_offer(open_page, store, office, language):
    at = make(named(uploaded(open_page, office, french(rows()).encode(), language)))
    assert not at.exception
    made = workflow.own_tasks(store, office)
    assert [(one.of, one.company) for one in made] == [("AN2", "Lumiplume"), ("MR1", "Lumiplume")]
    assert made[0].task.title.said(language) in told(at)
    gallery = open_page("gallery.py", office, language)
    assert {"private data", "données privées"} & set(" · ".join(words_on(gallery).split("\n")).split(" · "))
    assert not open_page("gallery.py", office, language, task=made[0].task.id).exception
    desk = open_page("forms.py", office, language, edit="new")
    assert any(made[1].task.id in option for option in desk.selectbox(key="form-more").options)


def test_columns_are_matched_by_their_heads_and_can_be_corrected(open_page, store, office):
    text = english(rows()).replace("Reach,", "Crowd_1,")
    at = uploaded(open_page, office, text.encode())
    assert "Crowd_1" in column(at, "reach").options
    assert column(at, "likes").value == "Reactions"
    assert column(at, "reach").value == mapping.NONE
    at = make(named(at))
    assert "No column stands for it" in "".join(one.proto.body for one in at.get("html"))
    assert workflow.own_tasks(store, office) == ()
    at = make(column(at, "reach").set_value("Crowd_1").run())
    assert len(workflow.own_tasks(store, office)) == 2


def test_what_is_wrong_is_told_with_row_field_and_content_and_nothing_is_made(open_page, store, office):
    faulty = rows()
    faulty[3][4] = "<many>"
    at = make(named(uploaded(open_page, office, french(faulty).encode())))
    said = "".join(one.proto.body for one in at.get("html"))
    assert "1 thing is wrong" in told(at)
    assert ">5<" in said
    assert "Reach" in said
    assert "&lt;many&gt;" in said
    assert workflow.own_tasks(store, office) == ()
    assert at.text_input(key=key("company")).value == "Lumiplume"


def test_how_dates_are_written_can_be_turned_round(open_page, office):
    at = named(uploaded(open_page, office, english(rows(12)).encode()))
    at = make(at)
    assert "too few good posts" in "".join(one.proto.body for one in at.get("html"))
    at = next(one for one in at.button_group if one.key.startswith(key("dates"))).set_value("day").run()
    assert "not a date" in "".join(one.proto.body for one in make(at).get("html"))


def test_a_fact_needs_both_languages_and_the_company_a_name(open_page, store, office):
    at = uploaded(open_page, office, french(rows()).encode())
    assert "The company needs a name" in told(make(at))
    at = at.text_area(key=key("facts-en")).set_value("Founded in 2019\nSells lamps").run()
    at = make(named(at))
    assert "There are 2 facts in English and 0 in French" in told(at)
    at = make(at.text_area(key=key("facts-fr")).set_value("Fondée en 2019\n\nVend des lampes").run())
    (one, _other) = workflow.own_tasks(store, office)
    assert next(each for each in one.task.materials if each.kind == "lines").lines[1].text.fr == "Vend des lampes"


def test_pasted_rows_do_as_well_and_one_task_may_be_enough(open_page, store, office):
    at = open_page("own_posts.py", office)
    at = named(at.text_area(key=key("rows")).set_value(french(rows())).run())
    at = make(at.checkbox(key=key("AN2")).uncheck().run())
    assert [one.of for one in workflow.own_tasks(store, office)] == ["MR1"]
    at = at.checkbox(key=key("MR1")).uncheck().run()
    assert at.button(key="make").disabled


@pytest.mark.parametrize("problem", get_args(Problem))
def test_every_problem_has_its_sentence(problem):
    error = PostError(row=1, field="reach", problem=problem)
    assert mapping.problem_words(error).endswith(".")
