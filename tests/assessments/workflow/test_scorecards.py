"""Scorecards: filled in alone, shown to others only after their own, appended, and joined with the assessment."""

import json
from math import isclose

import pytest

from assessments import workflow
from assessments.attempt import SYSTEM, CardFirst, MarksMissing, NotAllowed, NotFound, OthersRead
from assessments.interviews import Mark
from assessments.store import interviews
from assessments.workflow import interviewing
from tests.builders import DAY, HOUR, MINUTE, NOW, admin, candidate, manager, position, submitted
from tests.pages.sittings import rated_position

SECRET = "Zebra-striped secret of the second interviewer"


@pytest.fixture
def met(store, office):
    """The office, a manager, and two candidates of whose work nothing is judged yet."""
    opening = position(store, office)
    sits = [candidate(store, office, opening, name) for name in ("Camille Doe", "Dana Roe")]
    for one in sits:
        submitted(store, one)
    return office, manager(store), opening, tuple(one.id for one in sits)


@pytest.fixture
def held(store):
    """The office, a manager, and two candidates whose work is rated."""
    office, opening, attempts = rated_position(store)
    return office, manager(store), opening, attempts


def asked(store, actor, attempt_id):
    return interviewing.guide(store, actor, attempt_id, "en", NOW).asked


def view(store, actor, attempt_id):
    return interviewing.interview(store, actor, attempt_id, "en", NOW)


def marks(store, actor, attempt_id, choice="3", note=""):
    return tuple(Mark(question_id=one.question.id, choice=choice, note=note) for one in asked(store, actor, attempt_id))


def heard(store, actor, attempt_id, choice="3", note="", now=NOW):
    """A scorecard filled in and handed in."""
    interviewing.keep(store, actor, attempt_id, marks(store, actor, attempt_id, choice, note), now)
    return interviewing.hand_in(store, actor, attempt_id, now)


def test_what_is_entered_is_kept_and_can_be_continued(store, met):
    office, boss, _, (first, _) = met
    question = asked(store, boss, first)[0].question.id

    interviewing.keep(store, boss, first, (Mark(question_id=question, note="She halved it."),), NOW)
    interviewing.keep(store, boss, first, (Mark(question_id=question, choice="4", note="She halved it."),), NOW)

    assert view(store, boss, first).draft == (Mark(question_id=question, choice="4", note="She halved it."),)
    assert view(store, office, first).draft == ()


def test_the_first_scorecard_fixes_the_questions_whatever_is_known_later(store, held):
    office, boss, _, (first, second) = held
    before = {one: asked(store, boss, one) for one in (first, second)}
    assert interviewing.guide(store, boss, first, "en", NOW).fixed_at is None

    interviewing.keep(store, boss, first, (), NOW + HOUR)
    for one in (first, second):
        workflow.note_missing(store, office, one, "AN1", "technical", NOW + HOUR)

    later = interviewing.guide(store, office, first, "en", NOW + DAY)
    assert later.asked == before[first]
    assert later.fixed_at == NOW + HOUR
    assert asked(store, office, second) != before[second]


def test_a_scorecard_is_handed_in_when_every_question_is_marked(store, met):
    _, boss, _, (first, _) = met
    with pytest.raises(MarksMissing):
        interviewing.hand_in(store, boss, first, NOW)
    all_marks = marks(store, boss, first, "n")
    interviewing.keep(store, boss, first, all_marks[1:], NOW)
    with pytest.raises(MarksMissing):
        interviewing.hand_in(store, boss, first, NOW)
    interviewing.keep(store, boss, first, all_marks, NOW)

    card = interviewing.hand_in(store, boss, first, NOW)

    assert (card.interviewer_id, card.interviewer_name, card.after_others) == (boss.id, "Max Leads", False)
    assert card.marks == all_marks
    assert view(store, boss, first).draft == ()
    assert view(store, boss, first).cards == (card,)
    assert [one.verb for one in workflow.trail(store, SYSTEM, first)].count("hand_in_scorecard") == 1


def everything_shown(store, actor, opening, attempts):
    """All that a reader can ask for about candidates, as text; refusals count as showing nothing."""
    first = attempts[0]
    report = workflow.fit_report(store, actor, first, NOW)
    comparison = workflow.comparison(store, actor, opening.id, attempts, None, 7)
    shown = [
        view(store, actor, first).model_dump_json(),
        report.model_dump_json(),
        interviewing.beside(store, actor, report).model_dump_json(),
        comparison.model_dump_json(),
        *(one.model_dump_json() for one in interviewing.beside_each(store, actor, comparison).values()),
        *(one.model_dump_json() for one in workflow.board(store, actor, opening.id, NOW)),
        *(one.model_dump_json() for one in workflow.decisions(store, actor, first)),
    ]
    for hr_only in (
        lambda: json.dumps(workflow.personal_data(store, actor, first, NOW), ensure_ascii=False),
        lambda: " ".join(one.model_dump_json() for one in workflow.trail(store, actor, first)),
        lambda: workflow.dossier(store, actor, first, NOW),
    ):
        try:
            shown.append(hr_only())
        except (NotAllowed, CardFirst):
            shown.append("")
    return "\n".join(shown)


def test_what_others_heard_is_shown_only_once_one_s_own_is_handed_in(store, held):
    """Neither as words, nor as a number: the joined fit would tell the levels."""
    office, boss, opening, attempts = held
    first = attempts[0]
    heard(store, boss, first, "5", SECRET)
    interviewing.keep(store, office, first, marks(store, office, first, "2")[:2], NOW)
    report = workflow.fit_report(store, office, first, NOW)

    assert view(store, office, first).cards is None
    assert view(store, office, first).waiting == 1
    assert SECRET not in everything_shown(store, office, opening, attempts)
    withheld = interviewing.beside(store, office, report)
    assert (withheld.scorecards, withheld.withheld, withheld.joined) == (1, True, None)
    with pytest.raises(CardFirst):
        workflow.personal_data(store, office, first, NOW)

    heard(store, office, first, "2")

    assert SECRET in everything_shown(store, office, opening, attempts)
    assert interviewing.beside(store, office, report).joined is not None


def test_whoever_did_not_interview_says_so_and_can_then_hand_in_nothing(store, met):
    office, boss, _, (first, _) = met
    heard(store, boss, first, note=SECRET)
    interviewing.keep(store, office, first, marks(store, office, first)[:1], NOW)

    interviewing.read_only(store, office, first, NOW)
    interviewing.read_only(store, office, first, NOW + MINUTE)

    seen = view(store, office, first)
    assert (seen.may_fill, seen.draft) == (False, ())
    assert seen.cards is not None
    assert seen.cards[0].marks[0].note == SECRET
    with pytest.raises(OthersRead):
        interviewing.keep(store, office, first, marks(store, office, first), NOW)
    with pytest.raises(MarksMissing):
        interviewing.hand_in(store, office, first, NOW)
    assert [one.verb for one in workflow.trail(store, SYSTEM, first)].count("read_scorecards") == 1


def test_reading_about_one_candidate_opens_nothing_about_another(store, met):
    office, boss, _, (first, second) = met
    heard(store, boss, first)
    heard(store, boss, second, note=SECRET)

    interviewing.read_only(store, office, first, NOW)

    assert view(store, office, first).cards is not None
    assert view(store, office, second).cards is None


def test_a_correction_is_a_new_scorecard_and_counts_while_nobody_else_could_be_read(store, held):
    office, boss, _, (first, _) = held
    heard(store, boss, first, "2")
    second = heard(store, boss, first, "3", now=NOW + HOUR)
    heard(store, office, first, "5", now=NOW + 2 * HOUR)
    third = heard(store, boss, first, "5", now=NOW + 3 * HOUR)

    assert (second.after_others, third.after_others) == (False, True)
    cards = view(store, boss, first).cards
    assert cards is not None
    assert [one.marks[0].level for one in cards] == [2, 3, 5, 5]
    found = interviewing.beside(store, boss, workflow.fit_report(store, boss, first, NOW))
    assert found.scorecards == 2
    assert found.joined is not None
    writing = next(one for one in found.joined.competencies if one.competency_id == "WR")
    assert writing.interview is not None
    assert writing.interview.value == 75  # the mean of 3 and 5


def test_the_same_scorecard_twice_is_kept_once(store, met):
    _, boss, _, (first, _) = met
    card = heard(store, boss, first)

    assert interviewing.hand_in(store, boss, first, NOW + HOUR) == card
    assert heard(store, boss, first, now=NOW + HOUR) == card
    assert view(store, boss, first).cards == (card,)
    assert view(store, boss, first).draft == ()


def test_the_assessment_keeps_its_numbers_and_what_was_not_assessed_is_no_zero(store, held):
    _, boss, opening, attempts = held
    first = attempts[0]
    before = workflow.fit_report(store, boss, first, NOW)
    heard(store, boss, first, "n", "Too little time.")
    silent = interviewing.beside(store, boss, before)

    assert workflow.fit_report(store, boss, first, NOW) == before
    assert (silent.scorecards, silent.withheld, silent.joined) == (1, False, None)
    assert interviewing.beside(store, boss, workflow.fit_report(store, boss, attempts[1], NOW)).scorecards == 0
    comparison = workflow.comparison(store, boss, opening.id, attempts, None, 7)
    assert {one.scorecards for one in interviewing.beside_each(store, boss, comparison).values()} == {0, 1}


def test_a_comparison_joins_with_its_own_weights(store, held):
    _, boss, opening, attempts = held
    first = attempts[0]
    heard(store, boss, first, "1")
    only = {one: 100.0 * (one == "PU") for one in ("PU", "WR", "DE", "CS", "LV", "AN", "AD")}

    moved = workflow.comparison(store, boss, opening.id, attempts, only, 7)
    found = interviewing.beside_each(store, boss, moved)[first].joined

    assert found is not None
    assert list(found.fit.weights_used) == ["PU"]
    platform = next(one for one in found.competencies if one.competency_id == "PU")
    assert isclose(found.fit.value or 0, platform.score.value or 1)
    assert (found.fit.value or 0) < (moved.fits[first].value or 0)


def test_levels_two_and_four_are_told_by_what_they_lie_between(store, met):
    _, boss, _, (first, _) = met
    one = asked(store, boss, first)[0]

    assert one.anchor(3) == one.question.anchors[1].text
    assert one.anchor(4).en == f"between “{one.question.anchors[1].text.en}” and “{one.question.anchors[2].text.en}”"
    assert one.anchor(2).fr.startswith("entre «\u202f")


def test_only_people_who_read_reports_interview(store, met):
    _, boss, _, (first, _) = met
    question = Mark(question_id="int.none", choice="3")

    with pytest.raises(NotFound):
        interviewing.keep(store, boss, first, (question,), NOW)
    with pytest.raises(NotAllowed):
        interviewing.keep(store, SYSTEM, first, (), NOW)
    assert interviewing.beside(store, SYSTEM, workflow.fit_report(store, SYSTEM, first, NOW)).scorecards == 0
    heard(store, boss, first)
    assert interviewing.interview(store, SYSTEM, first, "en", NOW).cards is not None


def test_everything_of_an_interview_is_handed_over_and_erased_with_the_candidate(store, met):
    office, boss, _, (first, _) = met
    heard(store, boss, first, "4", "Max Leads heard her halve it.")
    interviewing.read_only(store, office, first, NOW)
    keeper = admin(store)
    interviewing.keep(store, keeper, first, marks(store, keeper, first)[:1], NOW)

    told = workflow.personal_data(store, office, first, NOW)

    assert told.keys() >= {"interviews", "scorecards", "scorecard_drafts", "scorecard_readers"}
    said = json.dumps(told["scorecards"], ensure_ascii=False)
    assert "heard her halve it." in said
    assert "Max Leads" not in said
    assert boss.id not in said

    workflow.erase_candidate(store, office, first, NOW)

    with store.read() as db:
        assert interviews.scorecards(db, [first]) == ()
        assert interviews.questions(db, first) is None
        assert interviews.draft(db, first, keeper.id) == ()
        assert not interviews.reads(db, first, office.id)
