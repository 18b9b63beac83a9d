"""Answers to one task next to each other: as they were given, with the levels they got and without who gave these."""

import pytest

from assessments import workflow
from assessments.attempt import Role
from assessments.store import judging
from assessments.store import sitting as rows
from pages.parts import abreast
from rubric.model import load_model
from tests.builders import DAY, HOUR, NOW, candidate, hr, manager, position, rater, staff, submitted
from tests.journeys.bots import Browser, quote
from tests.pages.sittings import rated_position, sat
from tests.pages.test_report import words_on

WRITING = load_model().competency("WR")


def of_two(store, language="en"):
    """Ann at 4 and 4, Ben at 4 and 2, with quotes, by two raters whose names nobody is told."""
    office, readers = hr(store), [rater(store, name) for name in ("Ines Reader", "Jona Reader")]
    opening = position(store, office, raters=tuple(one.id for one in readers))
    ids = [sat(store, office, opening, name, language) for name in ("Ann Doe", "Ben Doe")]
    for reader, levels in zip(readers, ((4.0, 4.0), (4.0, 2.0)), strict=True):
        for line in workflow.queue(store, reader):
            while card := workflow.next_card(store, reader, line.task_id):
                with store.read() as db:
                    whose = ids.index(judging.card(db, card.card_id).attempt_id)
                workflow.rate(store, reader, card.card_id, levels[whose], (quote(card),), "", (), None, NOW + DAY)
    return opening, ids


def drawn(page):
    return [one.proto.body for one in page.get("html")]


def texts(page):
    """The answers in words, and whatever else is shown as it was typed."""
    return [*(one.value for one in page.text), *(one for one in drawn(page) if 'class="card words"' in one)]


def test_nothing_is_read_until_a_task_is_chosen(store, open_page):
    _, opening, _ = rated_position(store)
    page = open_page("compare.py", manager(store), position=opening.id)

    assert page.selectbox(key="task").value is None
    assert not texts(page)

    page.selectbox(key="task").select("WR1").run()
    assert page.query_params["task"] == "WR1"
    assert texts(page)


@pytest.mark.parametrize(
    ("language", "raters", "quoted"),
    [
        ("en", "(2 raters)", "● Ann Doe: the words raters quoted"),
        ("fr", "(noté par 2 personnes)", "● Ann Doe\u00a0: les mots cités"),
    ],
)
def test_levels_anchors_quotes_and_answers_stand_under_each_name_and_no_rater_is_named(
    store, open_page, language, raters, quoted
):
    opening, _ids = of_two(store)
    page = open_page("compare.py", manager(store), language, position=opening.id, task="WR1")

    assert not page.exception
    shown = " ".join([words_on(page), *drawn(page)])
    assert WRITING.anchor(4).text.said(language) in shown
    assert WRITING.anchor(2).text.said(language) in shown
    assert raters in shown
    assert shown.count("● Ann Doe") > 4
    assert shown.count("■ Ben Doe") > 4
    folds = " ".join(one.label for one in page.expander).replace("\\", "")
    assert quoted in folds
    assert len(texts(page)) > 4
    all_words = shown + folds
    assert "Ines" not in all_words
    assert "Jona" not in all_words


def test_a_task_in_the_address_is_open_at_once(store, open_page):
    opening, _ids = of_two(store)
    page = open_page("compare.py", manager(store), position=opening.id, task="WR1")

    assert page.selectbox(key="task").value == "WR1"
    assert texts(page)


def test_levels_two_apart_are_told_where_they_are(store, open_page):
    opening, _ids = of_two(store)
    page = open_page("compare.py", manager(store), position=opening.id, task="WR1")

    assert words_on(page).count("Two raters differ by two levels or more") == 1


def test_who_was_not_shown_the_task_and_whose_work_waits_are_told_as_such(store, open_page):
    office = hr(store)
    opening = position(store, office, raters=(rater(store).id,))
    whole, half = (candidate(store, office, opening, name) for name in ("Ann Doe", "Ben Doe"))
    submitted(store, whole)
    submitted(store, half, parts=1)

    page = open_page("compare.py", office, position=opening.id, task="CS2")

    assert not page.exception
    shown = words_on(page)
    assert shown.count("This task was not shown to them.") == 1
    assert shown.count("waiting for raters") == 1
    assert "No answer was given." in " ".join(drawn(page))


def test_work_in_another_language_says_so(store, open_page):
    opening, _ids = of_two(store, "fr")
    boss = manager(store)

    for language, times in (("en", 2), ("fr", 0)):
        page = open_page("compare.py", boss, language, position=opening.id, task="WR1")
        assert sum("written in French" in one.value for one in page.markdown) == times


def test_answers_stand_side_by_side_where_scores_may_not(store, open_page):
    """Another edition of the form makes scores incomparable; the work can still be read."""
    office = hr(store)
    opening = position(store, office)
    before = candidate(store, office, opening, "Ann Doe")
    with store.write() as db:
        rows.set_structure(db, before.id, "the structure of an earlier edition")
    Browser(store, before).sit()
    sat(store, office, opening, "Ben Doe")

    page = open_page("compare.py", office, position=opening.id, task="PU2")

    assert not page.exception
    assert "different versions of the form" in page.warning[0].value
    shown = words_on(page)
    assert "● Ann Doe" in shown
    assert "By the key:" in shown
    assert shown.count("Sat an earlier version of the form.") == 1


def test_who_still_has_to_judge_the_work_reads_none_of_it(store, open_page):
    both = staff(store, Role.HR, Role.RATER, name="Bea Both")
    opening = position(store, both, raters=(both.id,))
    for name in ("Kim Poe", "Lou Moe"):
        sat(store, both, opening, name)

    page = open_page("compare.py", both, position=opening.id, task="WR1")

    assert not page.exception
    assert [one.key for one in page.selectbox] == ["position"]
    assert not texts(page)


def test_a_task_is_offered_with_how_many_did_it(store):
    office = hr(store)
    opening = position(store, office)
    for name in ("Ann Doe", "Ben Doe"):
        submitted(store, candidate(store, office, opening, name))
    found = workflow.board(store, office, opening.id, NOW + HOUR)
    without = [
        found[0].model_copy(update={"missing": {"WR1": None, "DE1": None}}),
        found[1].model_copy(update={"missing": {"DE1": None}}),
    ]

    offered = abreast.offered(without)
    assert offered["PU2"] == 2
    assert offered["WR1"] == 1
    assert "DE1" not in offered
