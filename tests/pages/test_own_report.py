"""The candidate's own report on a screen and as a file, and contesting it: the candidate's side and HR's."""

import io
import re
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from assessments import bank, workflow
from assessments.attempt import Actor
from pages.parts import telling
from pages.parts.words import speaking
from pages.print.hypertext import html
from pages.print.own_report import own_document
from pages.print.press import press
from rubric.report import Delivered
from tests.builders import manager
from tests.pages.openings import words_on
from tests.pages.sittings import rated_position


@pytest.fixture(scope="module", autouse=True)
def worker():
    yield
    press.stop()


def now():
    return datetime.now(UTC)


@pytest.fixture
def rated(store):
    office, opening, (first, _) = rated_position(store)
    return office, opening, first


def candidate_of(attempt_id):
    return Actor(kind="candidate", id=attempt_id)


@pytest.fixture
def shared(store, rated):
    workflow.share_report(store, rated[0], rated[2], now())
    return rated


def test_before_hr_hands_it_over_the_page_says_what_will_be_here(store, open_page, rated):
    page = open_page("own_report.py", candidate_of(rated[2]))

    assert not page.exception
    assert "Your report will be here" in words_on(page)
    assert not page.get("download_button")
    ended = open_page("take.py", candidate_of(rated[2]))
    assert "Read how your work was seen" not in " ".join(one.proto.label for one in ended.get("page_link"))


def test_hr_hands_it_over_and_the_candidate_reads_their_scores(store, open_page, rated):
    office, opening, attempt = rated
    page = open_page("report.py", office, position=opening.id, attempt=attempt)
    page.button(key="share").click().run()
    assert "can read their report now" in words_on(page)
    assert "Handed over by Hana Office" in words_on(page)
    assert not [one for one in page.button if one.key == "share"]

    read = open_page("own_report.py", candidate_of(attempt))
    assert not read.exception
    shown = words_on(read)
    for one in workflow.fit_report(store, office, attempt, now()).competencies:
        assert telling.score(one.score) in shown, one.competency.id
    for hidden in ("Ines Reader", "Jona Reader", "Hana Office", "Dana Roe", "Weight"):
        assert hidden not in shown
    ended = open_page("take.py", candidate_of(attempt))
    assert "Read how your work was seen" in " ".join(one.proto.label for one in ended.get("page_link")).replace(
        "\\", ""
    )


def test_it_speaks_the_language_of_the_sitting_whatever_the_browser_is_set_to(store, open_page, shared):
    """Its words about a French sitting are French: an English heading over them would be half of each."""
    (title,) = open_page("own_report.py", candidate_of(shared[2]), "fr").title
    assert title.value == "How was your work seen?"


def test_a_manager_is_not_offered_to_hand_it_over(store, open_page, shared):
    _, opening, attempt = shared

    page = open_page("report.py", manager(store), position=opening.id, attempt=attempt)

    assert "own report" not in words_on(page)


def test_a_result_is_contested_and_answered_on_the_pages(store, open_page, shared):
    office, opening, attempt = shared
    page = open_page("own_report.py", candidate_of(attempt))
    page.button(key="contest").click().run()
    assert "reason" in page.error[0].value.lower()
    page.selectbox(key="about").select("Writing")
    page.text_area(key="contest-words").input("Two captions keep the *limit*.").run()
    page.button(key="contest").click().run()
    assert "You will have an answer by" in words_on(page)
    assert "To be answered by" in words_on(page)
    assert page.text_area(key="contest-words").value == ""

    board = open_page("board.py", office, position=opening.id)
    assert "1 result is contested" in words_on(board)
    assert "by somebody who did not rate the work: Hana Office" in words_on(board)

    (waiting,) = workflow.open_contests(store, office, opening.id)
    found = waiting.contest.id
    answering = open_page("report.py", office, position=opening.id, attempt=attempt)
    assert "Two captions keep the *limit*." in [one.value for one in answering.text]
    answering.button(key=f"answer-{found}-go").click().run()
    assert "reason" in answering.error[0].value.lower()
    answering.selectbox(key=f"outcome-{found}").select("stands")
    answering.text_area(key=f"answer-{found}").input("Both were read again.").run()
    answering.button(key=f"answer-{found}-go").click().run()
    assert "Answered by Hana Office" in words_on(answering)

    again = open_page("own_report.py", candidate_of(attempt))
    assert "Both were read again." in words_on(again)
    assert "The result stays as it is" in words_on(again)
    assert "Hana Office" not in words_on(again)
    assert "contested" not in words_on(open_page("board.py", office, position=opening.id))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_file_holds_the_same_scores_and_ones_own_answers(store, shared, language):
    attempt = shared[2]
    own = workflow.own_report(store, candidate_of(attempt), now())
    tasks = workflow.own_answers(store, candidate_of(attempt))
    with speaking(language):
        told = own_document(own, tasks)
        scores = [telling.score(one.score) for one in own.competencies]
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(press.pdf(told))).pages]
    paper = re.sub(r"\s", "", "".join(pages))

    made = html(told)
    for one in scores:
        assert re.sub(r"\s", "", one) in paper
        assert one in made
    for state in tasks:
        assert re.sub(r"\s", "", state.task.title.said(language)) in paper
    assert "Ines" not in made + paper


def test_exercises_are_for_two_competencies_at_most(store, shared):
    own = workflow.own_report(store, candidate_of(shared[2]), now())
    with speaking("en"):
        told = own_document(own, ())
    place = next(at for at, one in enumerate(told.blocks) if one.kind == "heading" and one.text == "Where to begin")
    after = next(at for at, one in enumerate(told.blocks) if one.kind == "heading" and one.text.startswith("How far"))

    named = [one.text for one in told.blocks[place + 1 : after] if one.kind == "heading"]
    lowest = sorted((one for one in own.competencies if one.level and one.level < 5), key=lambda one: one.score.value)
    assert named == [one.competency.name.en for one in lowest[:2]]


def test_delivery_stands_apart_and_only_where_somebody_recorded(store, shared):
    own = workflow.own_report(store, candidate_of(shared[2]), now())
    heard = Delivered(task_id="LV2", title=bank.task("LV2").title, levels=(2,))
    with speaking("en"):
        with_it = own_document(own.model_copy(update={"delivered": (heard,)}), ()).model_dump_json()
        without = own_document(own, ()).model_dump_json()
    for words in ("Delivery, not part of the score", bank.delivery().anchors[1].en):
        assert words in with_it
        assert words not in without
