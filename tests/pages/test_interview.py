"""The interview on a screen and on paper: what to ask, why, and no result before it is judged."""

import re

import pytest

from assessments import workflow
from assessments.interviews import Mark
from pages.parts import scorecards
from pages.parts.words import speaking
from pages.print.hypertext import html
from pages.print.interview_guide import guide_document
from tests.builders import NOW, hr, manager, position
from tests.pages.openings import words_on
from tests.pages.sittings import rated_position
from tests.pages.test_leaks import sent


@pytest.mark.parametrize(("language", "core", "closer"), [
    ("en", "Asked of every candidate", "A closer look at Camille Doe"),
    ("fr", "Posées à tous les candidats", "À creuser avec Camille Doe"),
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


SECRET = "Zebra-striped secret"


def fill(page, attempt_id, guide, choice="4", note=""):
    for one in guide.asked:
        page.radio(key=scorecards.key(attempt_id, one.question.id, "level")).set_value(choice)
        if note:
            page.text_area(key=scorecards.key(attempt_id, one.question.id, "note")).input(note)
    return page.run()


def heard(store, actor, attempt_id, choice="4", note=""):
    guide = workflow.interviewing.guide(store, actor, attempt_id, "en", NOW)
    marks = tuple(Mark(question_id=one.question.id, choice=choice, note=note) for one in guide.asked)
    workflow.interviewing.keep(store, actor, attempt_id, marks, NOW)
    workflow.interviewing.hand_in(store, actor, attempt_id, NOW)
    return guide


def test_what_is_entered_is_there_again_after_a_reload_and_is_handed_in(store, open_page):
    _office, opening, (first, _) = rated_position(store)
    boss = manager(store)
    address = {"position": opening.id, "attempt": first}
    page = open_page("interview.py", boss, **address)
    question = workflow.interviewing.guide(store, boss, first, "en", NOW).asked[0].question.id
    page.radio(key=scorecards.key(first, question, "level")).set_value("4").run()
    page.text_area(key=scorecards.key(first, question, "note")).input("I cut the second paragraph.").run()

    again = open_page("interview.py", boss, **address)
    assert again.radio(key=scorecards.key(first, question, "level")).value == "4"
    assert again.text_area(key=scorecards.key(first, question, "note")).value == "I cut the second paragraph."
    assert "1 of 6 marked, saved." in words_on(again)
    again.button(key="hand-in").click().run()
    assert "Give every question a level" in again.error[0].value
    fill(again, first, workflow.interviewing.guide(store, boss, first, "en", NOW))
    again.button(key="hand-in").click().run()

    assert "Your scorecard is handed in" in again.success[0].value
    assert not again.radio
    assert "Max Leads · level 4" in words_on(again).replace("**", "")


def test_two_tabs_on_one_scorecard_lose_nothing_of_each_other(store, open_page):
    _office, opening, (first, _) = rated_position(store)
    boss = manager(store)
    address = {"position": opening.id, "attempt": first}
    here, there = (open_page("interview.py", boss, **address) for _ in range(2))
    one, other, third = (
        each.question.id for each in workflow.interviewing.guide(store, boss, first, "en", NOW).asked[:3]
    )

    here.radio(key=scorecards.key(first, one, "level")).set_value("4").run()
    here.text_area(key=scorecards.key(first, other, "note")).input("Cut it.").run()
    there.radio(key=scorecards.key(first, third, "level")).set_value("2").run()

    kept = workflow.interviewing.interview(store, boss, first, "en", NOW).draft
    assert [(each.question_id, each.choice, each.note) for each in kept] == [
        (one, "4", ""),
        (other, None, "Cut it."),
        (third, "2", ""),
    ]
    assert there.text_area(key=scorecards.key(first, other, "note")).value == "Cut it."
    there.radio(key=scorecards.key(first, one, "level")).set_value("5").run()
    assert here.run().radio(key=scorecards.key(first, one, "level")).value == "5"


def test_what_others_heard_reaches_no_browser_before_one_s_own_is_handed_in(store, open_page):
    office, opening, (first, second) = rated_position(store)
    boss = manager(store)
    guide = heard(store, boss, first, "5", SECRET)
    address = {"position": opening.id, "attempt": first}

    page = open_page("interview.py", office, **address)
    for screen, more in (("report.py", {}), ("compare.py", {"with": [first, second]}), ("board.py", {})):
        assert SECRET.lower() not in sent(open_page(screen, office, **(address | more))), screen
    assert SECRET.lower() not in sent(page)
    assert "Max Leads** · level" not in words_on(page)
    assert "1 other has handed in." in words_on(page)
    fill(page, first, guide, "2")
    assert SECRET.lower() not in sent(page)
    page.button(key="hand-in").click().run()

    assert words_on(page).count(SECRET) == len(guide.asked)


def test_whoever_did_not_interview_reads_and_fills_in_nothing(store, open_page):
    office, opening, (first, _) = rated_position(store)
    heard(store, manager(store), first, "5", SECRET)
    page = open_page("interview.py", office, position=opening.id, attempt=first)

    page.button(key="read-only").click().run()

    assert SECRET in words_on(page)
    assert not page.radio
    assert "without a scorecard of your own" in words_on(page)


def test_a_note_that_touches_private_life_is_warned_of_and_handed_in_all_the_same(store, open_page):
    _office, opening, (first, _) = rated_position(store)
    boss = manager(store)
    page = open_page("interview.py", boss, position=opening.id, attempt=first)
    guide = workflow.interviewing.guide(store, boss, first, "en", NOW)
    fill(page, first, guide)
    field = scorecards.key(first, guide.asked[0].question.id, "note")

    page.text_area(key=field).input("She is pregnant.")
    page.button(key="hand-in").click().run()
    assert workflow.interviewing.interview(store, boss, first, "en", NOW).own is None
    assert "“pregnant” (pregnancy or children)" in words_on(page)
    page.button(key="hand-in").click().run()

    card = workflow.interviewing.interview(store, boss, first, "en", NOW).own
    assert card is not None
    assert card.marks[0].note == "She is pregnant."


def test_a_correction_begins_with_what_was_handed_in_and_stays_beside_it(store, open_page):
    _office, opening, (first, _) = rated_position(store)
    boss = manager(store)
    guide = heard(store, boss, first, "4")
    page = open_page("interview.py", boss, position=opening.id, attempt=first)

    page.button(key="correct-card").click().run()
    field = scorecards.key(first, guide.asked[0].question.id, "level")
    assert page.radio(key=field).value == "4"
    page.radio(key=field).set_value("n").run()
    page.button(key="hand-in").click().run()

    said = words_on(page).replace("**", "")
    assert "Max Leads · not assessed" in said
    assert said.count("Corrected since.") == len(guide.asked)
