"""Content validity on a screen and on paper: votes are kept as they are given, counts wait for one's own."""

import csv
from io import StringIO

import pytest

from assessments import bank, workflow
from pages.parts import belonging
from pages.parts.words import speaking
from pages.print.hypertext import html
from pages.print.validity import validity_document
from rubric.validity import Vote, task_validity
from tests.builders import NOW, hr, rater
from tests.pages.openings import words_on

CORE = bank.form("core").task_ids


def votes(essential, useful=0, unneeded=0, task=CORE[0]):
    given = ["essential"] * essential + ["useful"] * useful + ["unneeded"] * unneeded
    return task_validity(task, [Vote(task_id=task, verdict=one, importance=4) for one in given])


def own_votes(store, actor):
    return workflow.validating.content_validity(store, actor, "core").own


def vote_on_all(store, actor):
    for one in CORE:
        workflow.validating.vote(store, actor, Vote(task_id=one, verdict="essential", importance=5), NOW)


def test_a_vote_is_kept_as_soon_as_both_questions_are_answered(store, open_page):
    reader = rater(store)
    at = open_page("validity.py", reader)
    assert not at.exception

    at.radio(key=f"vote-{CORE[0]}-verdict").set_value("useful").run()
    assert own_votes(store, reader) == {}
    at.radio(key=f"vote-{CORE[0]}-importance").set_value(2).run()

    assert own_votes(store, reader) == {CORE[0]: Vote(task_id=CORE[0], verdict="useful", importance=2)}
    again = open_page("validity.py", reader)
    assert again.radio(key=f"vote-{CORE[0]}-verdict").value == "useful"
    assert f"{len(CORE) - 1} tasks wait for your vote." in words_on(again)


@pytest.mark.parametrize(("language", "hidden", "shown"), [
    ("en", "once you have voted on every task", "What the votes add up to"),
    ("fr", "une fois que vous avez voté sur chaque tâche", "Ce que disent les votes ensemble"),
])  # fmt: skip
def test_the_count_shows_once_ones_own_votes_are_complete(store, open_page, language, hidden, shown):
    vote_on_all(store, rater(store, "Other Reader"))
    reader = rater(store)
    before = words_on(open_page("validity.py", reader, language))
    assert hidden in before
    assert shown not in before

    vote_on_all(store, reader)

    after = open_page("validity.py", reader, language)
    assert not after.exception
    assert shown in words_on(after)
    assert hidden not in words_on(after)


def test_hr_reads_the_count_and_is_asked_nothing(store, open_page):
    vote_on_all(store, rater(store, "Other Reader"))

    at = open_page("validity.py", hr(store))

    assert not at.radio
    assert "Too few votes to say" in words_on(at)
    assert "Other Reader" not in words_on(at)


def test_the_form_in_the_address_is_the_one_that_is_shown(store, open_page):
    at = open_page("validity.py", hr(store), form="screen")
    assert at.selectbox(key="form").value == "screen"
    assert bank.task(bank.form("screen").task_ids[0]).title.en in words_on(at)


def test_the_answer_comes_in_a_sentence():
    with speaking("en"):
        assert belonging.verdict([votes(4)]) == "Too few votes to say: it takes five people on a task."
        assert belonging.verdict([votes(5), votes(4, 1), votes(1)]) == (
            "1 of 2 tasks with enough votes are upheld as essential. Mean ratio of those: 1.00."
        )
        assert belonging.verdict([votes(3, 1, 1)]) == "0 of 1 task with enough votes is upheld as essential."


def test_a_table_never_shows_a_ratio_of_nothing():
    with speaking("en"):
        shown = belonging.columns([votes(0), votes(4, 0, 1)])
    assert shown["Ratio"] == ["–", "0.60"]
    assert shown["It follows"] == ["too few to say", "not upheld"]
    assert shown["Essential"] == ["0 / 0", "4 / 5"]
    assert shown["Takes"] == ["–", "5"]


def test_the_file_has_the_figures_and_no_voter():
    (head, *rows) = csv.reader(StringIO(belonging.as_csv([votes(7, 1), votes(0)])))
    assert head[:6] == ["task", "competency", "experts", "essential", "useful", "unneeded"]
    assert rows[0] == [CORE[0], bank.task(CORE[0]).competency_id, "8", "7", "1", "0", "0.7500", "7", "4.0000", "upheld"]
    assert rows[1][6:] == ["", "", "", "too_few"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_paper_says_what_the_page_says(language):
    tasks = [votes(5, task=one) for one in CORE]
    with speaking(language):
        made = html(validity_document(bank.form("core"), tasks, 5, NOW))
        said = belonging.verdict(tasks)
    assert said in made
    for one in CORE:
        assert bank.task(one).title.said(language) in made
