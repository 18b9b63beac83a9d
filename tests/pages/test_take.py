"""The steps of a sitting as the candidate's page shows them."""

import os
import subprocess
import sys
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from assessments import bank, workflow
from assessments.answer import ChoiceAnswer, MenuGridAnswer, WrittenAnswer
from assessments.attempt import AttemptClosed
from pages.parts.sitting import ended, notice
from pages.parts.words import speaking
from tests import seats
from tests.pages.handed import handed, titles, told
from tests.seats import now

ROOT = Path(__file__).parents[2]
HOUR = timedelta(hours=1)


def said(at):
    """Everything readable on the page, without the backslashes that keep markdown quiet."""
    parts = [one.value for kind in ("title", "markdown", "text", "caption", "warning", "info") for one in at.get(kind)]
    sheets = [unescape(one.proto.body) for one in at.get("html")]
    lines = [line["said"] for one in handed(at, "submit") for line in one["lines"]]
    return "\n".join([*parts, *sheets, told(at), *lines]).replace("\\", "")


def test_the_notice_is_read_in_the_order_given_and_nothing_is_ticked(store, open_page):
    me = seats.candidate(store)
    at = open_page("take.py", me)
    shown = workflow.notice(store, me)
    assert not at.exception
    assert titles(at) == [shown.title]
    text = said(at)
    places = [text.index(paragraph.partition(". ")[2][:60]) for paragraph in shown.paragraphs]
    assert places == sorted(places)
    assert at.checkbox(key="notice:read").value is False
    assert next(one for one in at.button if one.label == "Continue").disabled


def test_going_on_from_the_notice_keeps_its_version_and_the_moment(store, open_page):
    me = seats.candidate(store)
    at = open_page("take.py", me)
    at.checkbox(key="notice:read").check().run()
    next(one for one in at.button if one.label == "Continue").click().run()
    attempt = workflow.sitting(store, me, now()).attempt
    assert attempt.notice_version == workflow.notice(store, me).version
    assert attempt.acknowledged_at is not None
    assert titles(at) == [bank.task("PRACTICE").title.en]


def test_a_notice_that_has_changed_meanwhile_is_read_again_before_it_is_confirmed(store, open_page):
    me = seats.candidate(store)
    at = open_page("take.py", me)
    at.checkbox(key="notice:read").check().run()
    office = seats.office(store)
    opening = workflow.positions(store, office)[0]
    moved = opening.model_copy(update={"closes_at": opening.closes_at + seats.DAY})
    workflow.revise_position(store, office, opening.id, moved, now())
    next(one for one in at.button if one.label == "Continue").click().run()
    assert "The notice has changed" in said(at)
    assert workflow.sitting(store, me, now()).attempt.acknowledged_at is None
    assert at.checkbox(key="notice:read").value is False


def test_the_language_chosen_at_the_notice_is_that_of_the_sitting_and_of_the_page(store, open_page):
    me = seats.candidate(store)
    at = open_page("take.py", me)
    at.radio(key=notice.SPOKEN).set_value("fr").run()
    assert not at.exception
    assert titles(at) == ["Avant de commencer"]
    assert [one.label for one in at.button if one.label in {"Continue", "Continuer"}] == ["Continuer"]
    assert workflow.sitting(store, me, now()).attempt.language == "fr"


def test_a_position_assessed_in_one_language_offers_no_choice(store, open_page):
    me = seats.candidate(store, language="fr", languages=("fr",))
    at = open_page("take.py", me, "en")
    assert not at.radio
    assert titles(at) == ["Avant de commencer"]


def test_a_sitting_speaks_its_own_language_whatever_the_browser_is_set_to(store, open_page):
    me = seats.at_work(store, seats.candidate(store, language="fr"))
    at = open_page("take.py", me, "en", task="WR1")
    assert titles(at) == [bank.task("WR1").title.fr]
    assert "Dossier d’entreprise" in said(at)
    assert handed(at, "lang")[0]["language"] == "fr"
    (ways,) = handed(at, "submit")
    assert [one["label"] for one in ways["buttons"]] == ["Retour", "Tâche suivante"]


def test_an_arrangement_can_be_asked_for_and_its_answer_is_read_here(store, open_page):
    me = seats.candidate(store)
    asked = workflow.request_arrangement(store, me, "More time", now())
    workflow.answer_arrangement(store, seats.office(store), asked.id, "A third more, with pleasure.", now())
    at = open_page("take.py", me)
    assert "More time" in said(at)
    assert "A third more, with pleasure." in said(at)
    (form,) = handed(at, "submit", "ask_arrangement")
    assert form["box"] == "Something else"


def test_practice_has_no_clock_and_is_left_by_a_button(store, open_page):
    me = seats.candidate(store)
    workflow.acknowledge(store, me, now())
    at = open_page("take.py", me)
    assert not at.exception
    assert handed(at, "clock")[0]["deadline"] is None
    (ways,) = handed(at, "submit")
    assert [one["label"] for one in ways["buttons"]] == ["Leave practice and go on"]


def test_before_the_first_part_nothing_is_timed_and_its_minutes_hold_the_accommodation(store, open_page):
    me = seats.candidate(store, extra_time=2.0)
    workflow.acknowledge(store, me, now())
    workflow.finish_practice(store, me, now())
    at = open_page("take.py", me)
    assert titles(at) == ["Ready when you are"]
    assert "Part 1 of 2: 1\u00a0h 38\u00a0min" in said(at)  # 49 minutes, twice
    at.button(key="start").click().run()
    sitting = workflow.sitting(store, me, now())
    assert (sitting.step, sitting.block) == ("block", 0)
    assert titles(at) == [bank.task("PU2").title.en]


def test_a_task_shows_what_it_is_about_and_what_it_is_worked_from(store, open_page):
    me = seats.at_work(store, seats.candidate(store))
    at = open_page("take.py", me, task="WR1")
    task = bank.task("WR1")
    text = said(at)
    for words in (task.assessed.en, bank.ai_policies()["ai_open"].en, "25\u00a0min", "AI assistants allowed"):
        assert words in text
    assert "Tilvane remains at the disposal of the press" in text
    assert "<details open><summary>Press note, 1 June 2026</summary>" in text
    assert "<details><summary>Tone card</summary>" in text
    assert handed(at, "clock")[0]["where"] == "Part 1 of 2 · Task 2 of 3"


def test_the_clock_is_given_the_deadline_of_the_server(store, open_page):
    me = seats.at_work(store, seats.candidate(store))
    (strip,) = handed(open_page("take.py", me), "clock")
    assert strip["deadline"] == workflow.sitting(store, me, now()).deadline.isoformat()
    assert strip["share"] == 0


def test_an_unknown_task_in_the_address_is_the_first_one(store, open_page):
    me = seats.at_work(store, seats.candidate(store))
    assert titles(open_page("take.py", me, task="LV2")) == [bank.task("PU2").title.en]


def test_one_comes_back_to_the_task_that_was_worked_on_last(store, open_page):
    me = seats.at_work(store, seats.candidate(store))
    workflow.save_response(store, me, "DE1.comment", WrittenAnswer(text="Move the title."), 0, "a", now() - HOUR / 60)
    workflow.save_response(store, me, "WR1.x", WrittenAnswer(text="One seal."), 0, "a", now())
    assert titles(open_page("take.py", me)) == [bank.task("WR1").title.en]


def test_the_review_counts_what_is_answered_and_lists_every_task_to_be_opened(store, open_page):
    me = seats.at_work(store, seats.candidate(store, form="screen"))
    workflow.save_response(store, me, "AN4.measures", MenuGridAnswer(), 0, "a", now())
    choice = next(one for one in bank.task("PU1").items)
    answer = ChoiceAnswer(option=choice.options[0].id)
    workflow.save_response(store, me, choice.id, answer, 0, "a", now())
    at = open_page("take.py", me, task="review")
    assert titles(at) == ["Review before you submit"]
    assert "1 of 20 answered, 19 left open" in said(at)
    assert "0 of 1 answered, 1 left open" in said(at)
    (ways,) = handed(at, "submit", "ways")
    assert [one["label"] for one in ways["buttons"]] == ["Back to the tasks", "Submit my work"]
    assert "Ask for an arrangement" in [one.label for one in at.expander]
    assert [one["id"] for one in ways["lines"]] == ["PU1", "AN4", "CS5", "AD3"]
    assert [one["id"] for one in ways["buttons"]] == ["AD3", "end"]


def test_the_break_says_that_the_clock_stands_still(store, open_page):
    me = seats.at_work(store, seats.candidate(store))
    workflow.end_block(store, me, now())
    at = open_page("take.py", me)
    assert titles(at) == ["A break between two parts"]
    assert "The clock stands still" in said(at)
    (strip,) = handed(at, "clock")
    assert (strip["where"], strip["deadline"]) == ("Break", None)
    assert strip["share"] == pytest.approx(3 / 7)  # three of the form's seven tasks
    at.button(key="start").click().run()
    assert titles(at) == [bank.task("CS2").title.en]


def test_a_part_whose_time_is_up_is_over_on_the_page_too(store, open_page):
    me = seats.at_work(store, seats.candidate(store), since=now() - HOUR)
    at = open_page("take.py", me, task="WR1")
    assert titles(at) == ["A break between two parts"]
    with pytest.raises(AttemptClosed):
        workflow.save_response(store, me, "WR1.x", WrittenAnswer(text="late"), 0, "a", now())


def test_a_submitted_sitting_thanks_gives_its_reference_and_clears_this_device(store, open_page):
    me = seats.candidate(store)
    workflow.acknowledge(store, me, now())
    seats.done(store, me)
    at = open_page("take.py", me)
    attempt = workflow.sitting(store, me, now()).attempt
    assert titles(at) == ["Your work is handed in"]
    assert workflow.thanks(store, me) in said(at)
    assert attempt.reference in said(at)
    assert at.get("download_button")
    assert handed(at, "lang")[0]["forget"] == attempt.id


def test_the_copy_of_the_answers_holds_every_question_and_the_words_as_they_were_written(store):
    me = seats.at_work(store, seats.candidate(store))
    words = "A seal & a <b>smile</b>\nsecond line"
    workflow.save_response(store, me, "WR1.x", WrittenAnswer(text=words), 0, "a", now())
    workflow.end_block(store, me, now())
    with speaking("en"):
        copy = ended.as_text(workflow.own_answers(store, me), "en")
    assert "  A seal & a <b>smile</b>\n  second line" in copy
    for task_id in ("PU2", "WR1", "DE1"):
        for item in bank.task(task_id).items:
            assert item.prompt.en in copy
    assert copy.count("No answer was given.") == sum(len(bank.task(one).items) for one in ("PU2", "WR1", "DE1")) - 1


def test_a_withdrawn_link_turns_away_at_the_next_step(store, open_page):
    me = seats.candidate(store)
    at = open_page("take.py", me)
    assert titles(at) == ["Before you start"]
    workflow.revoke_invitation(store, seats.office(store), me.id, now())
    at.run()
    assert not at.exception
    assert not at.title
    assert "open the link in your invitation again" in said(at)


def test_a_lapsed_link_says_that_nothing_was_started_and_whom_to_ask(store, open_page):
    before = now() - 2 * HOUR
    position = seats.opening(store)
    _, token = workflow.invite(
        store, seats.office(store), position.id, "Camille Doe", "c@mail.example", "en", 1.0, None, before,
        expires_at=now() - HOUR,
    )  # fmt: skip
    me = workflow.redeem(store, token, before)
    at = open_page("take.py", me)
    assert titles(at) == ["This assessment is closed"]
    assert "You had not started. Ask the person who invited you for a new one." in said(at)


def test_a_self_assessment_places_oneself_first_and_ends_at_ones_own_page(store, open_page):
    me = seats.oneself(store)
    at = open_page("take.py", me)
    assert "Ask for an arrangement" not in [one.label for one in at.expander]
    at.checkbox(key="notice:read").check().run()
    next(one for one in at.button if one.label == "Continue").click().run()
    assert titles(at) == ["How you see yourself"]
    (ways,) = handed(at, "submit")
    assert [one["label"] for one in ways["buttons"]] == ["Go on to the tasks"]
    workflow.finish_practice(store, me, now())
    at.run()
    assert [one.label for one in at.button] == ["Start now"]
    seats.done(store, me)
    at.run()
    assert titles(at) == ["Your answers are in"]
    assert [one.label for one in at.get("page_link")] == ["Open my development page"]


def test_staff_and_strangers_see_no_sitting(store, open_page):
    for actor in (None, seats.office(store)):
        at = open_page("take.py", actor)
        assert not at.exception
        assert not at.title


def test_the_page_of_a_candidate_imports_neither_pandas_nor_pyarrow(tmp_path):
    """They would double the memory of the process (150 MB instead of 75) and are needed for nothing here."""
    script = """
import sys, os, logging
from pathlib import Path
logging.disable()
from datetime import UTC, datetime
from streamlit.testing.v1 import AppTest
from assessments import workflow
from pages.parts import guard
from tests import seats
store = guard.store()
me = seats.at_work(store, seats.candidate(store))
at = AppTest.from_file(str(Path("pages/_router.py").resolve()), default_timeout=30)
token = workflow.open_session(store, me, "en", datetime.now(UTC))
at.user = {"lang": "en", "sub": me.id, "sid": workflow.digest(token)}
at.switch_page("take.py")
for task in ("PU2", "WR1", "DE1", "review"):
    at.query_params["task"] = task
    at.run()
    assert not at.exception and at.get("bidi_component")
print(sorted({"pandas", "pyarrow"} & set(sys.modules)))
"""
    where = {"ASSAY_DATABASE_URL": f"sqlite:///{tmp_path / 'a.sqlite'}", "ASSAY_MEDIA": str(tmp_path / "media")}
    found = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **where},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout.strip().endswith("[]")
