"""The fit report on a screen and as a file: the verdict first, honest error, and the way back to the answer."""

import html
import re
from typing import get_args

import pytest

from assessments import workflow
from assessments.attempt import Decision
from assessments.evidence import personal
from assessments.interviews import NOT_HELD
from pages.parts import deciding, exporting, ordering, reporting, telling, walking
from pages.parts.words import speaking
from pages.print.hypertext import html as set_html
from pages.print.report import fit_report
from rubric.fit import Minimum
from rubric.model import load_model
from rubric.order import OrderRelation, Passed, Relation
from rubric.record import Text
from rubric.report import RaisedFlag
from rubric.walk import Step
from tests.builders import NOW, SEVEN, hr, manager, position, rater
from tests.pages.sittings import rated_position, sat


def words_on(page):
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "info", "warning", "success")
    said = " ".join(str(one.value) for kind in kinds for one in getattr(page, kind))
    return said.replace("\\", "")


@pytest.mark.parametrize(("language", "likely"), [("en", "most likely"), ("fr", "très probablement")])
def test_a_manager_reads_verdict_fit_and_every_competency_with_its_margin(store, open_page, language, likely):
    _, opening, (first, _) = rated_position(store)

    page = open_page("report.py", manager(store), language, position=opening.id, attempt=first)

    assert not page.exception
    shown = words_on(page)
    assert likely in shown
    for one in load_model().profile_competencies:
        label = next(each.label for each in page.expander if one.name.said(language) in each.label.replace("\\", ""))
        assert re.search(r"\d", label), label


def test_the_address_says_whose_report_is_read(store, open_page):
    _, opening, attempts = rated_position(store)
    boss = manager(store)

    for attempt in attempts:
        page = open_page("report.py", boss, position=opening.id, attempt=attempt)
        assert page.selectbox(key="attempt").value == attempt


def test_without_ratings_nothing_is_a_zero(store, open_page):
    office = hr(store)
    opening = position(store, office, raters=(rater(store).id,))
    sat(store, office, opening, "Camille Doe")

    page = open_page("report.py", office, position=opening.id)

    labels = " ".join(one.label for one in page.expander)
    assert "waiting for raters" in labels
    assert "**Writing** · 0" not in labels


def test_a_minimum_is_told_in_words(store, open_page):
    profile = workflow.role_profile("solo_sme", SEVEN, minimums=[Minimum(competency_id="WR", level=3)])
    _, opening, (first, _) = rated_position(store, profile=profile)

    page = open_page("report.py", manager(store), position=opening.id, attempt=first)

    assert "Writing:" in words_on(page)


def test_a_decision_needs_a_reason_and_is_appended_with_its_author(store, open_page):
    _, opening, (first, _) = rated_position(store)
    boss = manager(store)
    page = open_page("report.py", boss, position=opening.id, attempt=first)

    page.button(key="decide").click().run()
    assert workflow.decisions(store, boss, first) == ()
    assert "reason" in page.error[0].value.lower()

    page.text_area(key=f"reason-{first}").input("Exact facts under pressure.").run()
    page.button(key="decide").click().run()
    (made,) = workflow.decisions(store, boss, first)
    assert (made.decided_by, made.reason) == (boss.id, "Exact facts under pressure.")
    assert "Exact facts under pressure." in words_on(page)


def test_a_reason_that_touches_private_life_is_warned_of_and_can_be_recorded_all_the_same(store, open_page):
    _, opening, (first, _) = rated_position(store)
    boss = manager(store)
    page = open_page("report.py", boss, position=opening.id, attempt=first)
    page.text_area(key=f"reason-{first}").input("She is pregnant.")

    page.button(key="decide").click().run()
    assert workflow.decisions(store, boss, first) == ()
    assert "“pregnant” (pregnancy or children)" in words_on(page)
    assert page.text_area(key=f"reason-{first}").value == "She is pregnant."

    page.text_area(key=f"reason-{first}").input("She is pregnant. Her husband agrees.")
    page.button(key="decide").click().run()
    assert workflow.decisions(store, boss, first) == ()
    assert "“husband” (family)" in words_on(page)

    page.button(key="decide").click().run()
    assert [one.reason for one in workflow.decisions(store, boss, first)] == ["She is pregnant. Her husband agrees."]
    assert "(family)" not in words_on(page)


def test_what_else_was_considered_is_warned_of_like_the_reason(store, open_page):
    _, opening, (first, _) = rated_position(store)
    boss = manager(store)
    page = open_page("report.py", boss, position=opening.id, attempt=first)
    page.text_area(key=f"reason-{first}").input("Exact facts under pressure.")
    page.text_input(key=f"considered-other-{first}").input("her age")

    page.button(key="decide").click().run()
    assert workflow.decisions(store, boss, first) == ()
    assert "“her age” (age of a person)" in words_on(page)

    page.button(key="decide").click().run()
    assert [one.considered_other for one in workflow.decisions(store, boss, first)] == ["her age"]


def test_what_was_considered_is_ticked_and_shown_on_the_page_and_in_the_file(store, open_page):
    office, opening, (first, _) = rated_position(store)
    page = open_page("report.py", office, position=opening.id, attempt=first)
    page.checkbox(key=f"considered-report-{first}").check()
    page.checkbox(key=f"considered-interview-{first}").check()
    page.text_input(key=f"considered-other-{first}").input("a portfolio")
    page.text_area(key=f"reason-{first}").input("Exact facts under pressure.")

    page.button(key="decide").click().run()

    (made,) = workflow.decisions(store, office, first)
    assert (made.considered_report, made.considered_answers, made.considered_other) == (True, False, "a portfolio")
    said = telling.considered(made)
    assert said is not None
    assert said.startswith("Considered: the report, the interview")
    assert said in words_on(page)
    assert not page.checkbox(key=f"considered-report-{first}").value
    who = next(one for one in workflow.board(store, office, opening.id, NOW) if one.attempt.id == first)
    report = workflow.fit_report(store, office, first, NOW)
    head = exporting.head_of(office, report, who, opening)
    assert said in set_html(fit_report(report, head, load_model(), reporting.flag_names(), (made,), {}, NOT_HELD))


def test_a_departure_from_the_order_is_recorded_and_named_and_on_the_board(store, open_page):
    office, opening, (_, second) = rated_position(store, levels=(5.0, 1.0))
    page = open_page("report.py", office, position=opening.id, attempt=second)
    page.text_area(key=f"reason-{second}").input("Grew fast in the interview.")

    page.button(key="decide").click().run()

    (made,) = workflow.decisions(store, office, second)
    assert made.order.relation == "departs"
    said = "clearly ahead, and not taken on at that moment: Camille Doe (by "
    assert said in words_on(page)
    assert any("record the decision again" in one.value for one in page.info)
    board = open_page("board.py", office, position=opening.id)
    assert "ratings in · departs from the order of the scores" in words_on(board)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_relation_has_words_for_whoever_goes_on_and_whoever_does_not(store, language):
    _, _, (first, _) = rated_position(store)
    common = {"attempt_id": first, "decided_by": "u", "decided_by_name": "U", "reason": "R", "decided_at": NOW}
    gone = tuple(Passed(attempt_id=one, points=points, probability=0.97) for one, points in (("a", 12.4), ("b", 1.2)))
    said = set()
    with speaking(language):
        for outcome in ("advance", "decline"):
            for relation in get_args(Relation):
                order = OrderRelation(relation=relation, named=gone, count=4)
                made = Decision(**common, outcome=outcome, order=order)
                said.add(ordering.sentence(made, {"a": "Ana"}))
        told = next(one for one in said if "Ana" in one)

    assert len(said) == 6
    assert ("12 points" in told, "1 point," in told, "97" in told) == (True, True, True)
    assert ("somebody whose data are erased" in told) is (language == "en")
    assert ordering.sentence(Decision(**common, outcome="hold"), {}) is None


def test_a_warning_is_read_in_french_and_names_every_ground():
    grounds = get_args(personal.Ground)
    with speaking("fr"):
        said = deciding.warning(tuple((one, "enceinte") for one in grounds))

    assert "«\u202fenceinte\u202f» (grossesse ou enfants)" in said
    assert said.count("enceinte") == len(grounds)


def test_an_empty_position_says_what_will_be_here(store, open_page):
    office = hr(store)
    position(store, office)

    page = open_page("report.py", office)

    assert "Nobody has sent their work" in words_on(page)


def test_the_file_holds_the_same_numbers_and_no_script(store):
    office, opening, (first, _) = rated_position(store)
    who = next(one for one in workflow.board(store, office, opening.id, NOW) if one.attempt.id == first)
    report = workflow.fit_report(store, office, first, NOW)
    for language in ("en", "fr"):
        with speaking(language):
            made = set_html(
                fit_report(
                    report,
                    exporting.head_of(office, report, who, opening),
                    load_model(),
                    reporting.flag_names(),
                    workflow.decisions(store, office, first),
                    {},
                    NOT_HELD,
                )
            )
            assert telling.fit(report.fit) in made
            for one in report.competencies:
                assert telling.score(one.score) in made
        assert f'<html lang="{language}">' in made
        assert "<script" not in made
        assert "http" not in re.sub(r'src="data:[^"]*"', "", made)


def test_the_file_says_what_software_counted_and_who_raised_a_flag(store):
    office, opening, (first, _) = rated_position(store)
    who = next(one for one in workflow.board(store, office, opening.id, NOW) if one.attempt.id == first)
    report = workflow.fit_report(store, office, first, NOW)
    flag = RaisedFlag(flag="cf_privacy", task_id="CS2", competency_id="CS", raised_by="r1", reason="Asks in public.")
    flagged = report.model_copy(update={"flags": (flag,)})
    head = exporting.head_of(office, report, who, opening)

    made = html.unescape(set_html(fit_report(flagged, head, load_model(), reporting.flag_names(), (), {}, NOT_HELD)))

    assert "CS2 · raised by a rater" in made
    counted = [seen for one in report.competencies for seen in telling.counted(one.evidence)]
    assert counted
    for seen in counted:
        assert f"{telling.asked(seen)} {telling.found(seen.value)}" in made


def test_a_finding_is_told_as_people_read_it():
    told = [telling.found(one) for one in (None, True, False, 3, 2.5, Text(en="two links", fr="deux liens"))]

    assert told == ["", "yes", "no", "3", "2.50", "two links"]


def test_a_level_left_blank_is_told_with_its_reason_and_never_as_a_number():
    blank = Step(kind="rating", id="r1", reason="The recording cannot be heard")

    assert walking.step(blank) == "A rater: not assessed: The recording cannot be heard"
    assert walking.step(Step(kind="task", id="t", reason="awaiting_raters")) == "A rater: waiting for raters"


def test_a_correction_after_others_is_told_as_one_that_does_not_count():
    said = "(a correction made after seeing others; not counted)"
    level, blank = (Step(kind="rating", id="r", value=value, reason="after_others") for value in (75, None))

    assert walking.step(level) == f"A rater: 75.0 {said}"
    assert walking.step(blank) == f"A rater: not assessed {said}"


def test_words_of_a_candidate_are_words_in_the_file(store):
    office, opening, _ = rated_position(store, names=("<script>alert(1)</script>", "Dana Roe"))
    who = workflow.board(store, office, opening.id, NOW)[0]
    report = workflow.fit_report(store, office, who.attempt.id, NOW)

    made = set_html(
        fit_report(report, exporting.head_of(office, report, who, opening), load_model(), {}, (), {}, NOT_HELD)
    )

    assert "<script>" not in made
    assert "&lt;script&gt;alert(1)" in made
