"""The interview on a screen and on paper: what to ask, why, and no result before it is judged."""

import re

import pytest

from assessments import workflow
from pages.parts.words import speaking
from pages.print.hypertext import html
from pages.print.interview_guide import guide_document
from tests.builders import NOW, hr, manager, position
from tests.pages.openings import words_on
from tests.pages.sittings import rated_position


@pytest.mark.parametrize(("language", "core", "closer"), [
    ("en", "Asked of every candidate", "A closer look at Camille Doe"),
    ("fr", "Posées à tous les candidats", "De plus près pour Camille Doe"),
])  # fmt: skip
def test_a_manager_reads_every_question_with_its_reason(store, open_page, language, core, closer):
    _office, opening, (first, _) = rated_position(store)
    boss = manager(store)

    page = open_page("interview.py", boss, language, position=opening.id, attempt=first)

    assert not page.exception
    said = words_on(page)
    assert core in said
    assert closer in said
    guide = workflow.interviewing.guide(store, boss, first, language, NOW)
    asked = [one.value.replace("\\", "") for one in page.subheader]
    assert asked == [one.question.question.said(language) for one in guide.asked]
    assert len(re.findall("Why:|Pourquoi\u00a0:", said)) == len(guide.asked)


def test_the_questions_say_nothing_of_how_high_anything_was_scored(store, open_page):
    _office, opening, (first, _) = rated_position(store)

    said = words_on(open_page("interview.py", manager(store), position=opening.id, attempt=first))

    assert not re.search(r"of 100|most likely|\d\d to \d\d", said)


def test_without_any_work_there_is_a_way_on(store, open_page):
    office = hr(store)
    position(store, office)

    assert "Questions are chosen from what the work leaves open" in words_on(open_page("interview.py", office))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_paper_asks_what_the_page_asks_and_has_room_for_a_level(store, language):
    office, opening, (first, _) = rated_position(store)
    guide = workflow.interviewing.guide(store, office, first, language, NOW)

    with speaking(language):
        made = html(guide_document(guide, "Camille Doe", opening, NOW))

    for one in guide.asked:
        assert one.question.question.said(language) in made
        assert all(each.text.said(language) in made for each in one.question.anchors)
    assert made.count("1 · 2 · 3 · 4 · 5") == len(guide.asked)
