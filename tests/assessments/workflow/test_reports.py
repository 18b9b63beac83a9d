"""A report is computed from the record: for those who may read, never a silent zero, compared only like with like."""

import pytest

from assessments import workflow
from assessments.attempt import NotAllowed, NotFound, RateFirst, Role
from assessments.store import judging
from assessments.store import sitting as rows
from rubric.compare import NotComparable
from rubric.rating import Source
from tests.builders import DAY, HOUR, NOW, admin, candidate, manager, position, rater, staff
from tests.journeys.bots import Browser, only, quote, rate_all


@pytest.fixture
def opening(store, office, readers):
    return position(store, office, raters=tuple(one.id for one in readers))


def submitted(store, office, opening, name="Camille Doe", **given):
    browser = Browser(store, candidate(store, office, opening, name))
    browser.sit(**given)
    return browser.actor.id


def report_of(store, office, attempt_id, now=NOW + DAY):
    return workflow.fit_report(store, office, attempt_id, now)


def competency(report, competency_id):
    return next(one for one in report.competencies if one.competency.id == competency_id)


def test_a_report_covers_every_competency_of_the_role_once_everybody_has_rated(store, office, opening, readers):
    attempt_id = submitted(store, office, opening)
    for one in readers:
        rate_all(store, one, NOW + HOUR, level=4.0)

    report = report_of(store, office, attempt_id)

    assert {one.competency.id for one in report.competencies} == {"PU", "WR", "DE", "CS", "LV", "AN", "AD"}
    assert {one.score.state for one in report.competencies} == {"scored"}
    assert report.fit.value is not None
    assert report.fit.band.low < report.fit.value < report.fit.band.high
    assert competency(report, "LV").score.value == 75.0  # level 4 by two people, nothing else in the task
    assert report.made_at == NOW + DAY


def test_work_that_waits_for_raters_is_no_zero(store, office, opening):
    report = report_of(store, office, submitted(store, office, opening))

    for one in ("WR", "CS", "LV", "AD"):
        assert competency(report, one).score.value is None
        assert competency(report, one).score.reason == "awaiting_raters"
    assert competency(report, "AN").score.state == "scored"
    assert report.fit.coverage < 1


def test_who_still_has_to_judge_reads_neither_names_nor_others_levels_before(store, office):
    both, other = staff(store, Role.HR, Role.RATER, name="Bea Both"), rater(store, "Ines Reader")
    opening = position(store, office, raters=(both.id, other.id))
    attempts = [submitted(store, office, opening, name) for name in ("Camille Doe", "Dana Roe")]
    verbs = (
        lambda: workflow.fit_report(store, both, attempts[0], NOW),
        lambda: workflow.answers_of(store, both, attempts[0]),
        lambda: workflow.comparison(store, both, opening.id, attempts, None, 1),
    )
    rate_all(store, other, NOW + HOUR)

    for verb in verbs:
        with pytest.raises(RateFirst):
            verb()
    assert report_of(store, office, attempts[0]).attempt_id == attempts[0]
    rate_all(store, both, NOW + HOUR)
    for verb in verbs:
        assert verb()


def test_technical_failure_is_missing_and_not_a_zero(store, office, opening, readers):
    attempt_id = submitted(store, office, opening)
    for one in readers:
        rate_all(store, one, NOW + HOUR, level=4.0)
    before = report_of(store, office, attempt_id)
    workflow.note_missing(store, office, attempt_id, "LV2", "technical", NOW)
    after = report_of(store, office, attempt_id)

    assert competency(after, "LV").score.value is None
    assert [one.reason for one in competency(after, "LV").not_assessed] == ["not_administered"]
    assert "LV" in after.fit.missing
    assert "LV" not in after.fit.weights_used
    assert before.fit.value != after.fit.value
    assert "technical" not in after.model_dump_json()
    assert '"missing": "technical"' not in workflow.dossier(store, office, attempt_id, NOW)
    workflow.note_missing(store, office, attempt_id, "LV2", None, NOW)
    assert report_of(store, office, attempt_id).fit == before.fit


def test_a_part_that_was_never_begun_is_not_administered(store, office, opening):
    browser = Browser(store, candidate(store, office, opening)).enter()
    browser.start()
    browser.end()
    browser.now += 15 * DAY
    browser.look()

    report = report_of(store, office, browser.actor.id, browser.now)
    assert competency(report, "AN").score.state == "not_assessed"
    assert competency(report, "PU").score.value == 0  # shown and skipped


def test_a_report_carries_the_words_the_level_rests_on_and_what_software_found(store, office, opening, readers):
    attempt_id = submitted(store, office, opening)
    card = workflow.next_card(store, readers[0], "WR1")
    words = quote(card)
    workflow.rate(store, readers[0], card.card_id, 3.0, (words,), "Exact.", (), None, NOW + HOUR)

    told = competency(report_of(store, office, attempt_id), "WR")
    assert [(one.span, one.note) for one in told.quotes] == [(words, "Exact.")]
    assert {one.task_id for one in told.evidence} == {"WR1"}


def test_reports_are_for_hr_managers_and_administrators(store, office, opening, readers):
    attempt_id = submitted(store, office, opening)

    for actor in (office, manager(store), admin(store)):
        assert report_of(store, actor, attempt_id).attempt_id == attempt_id
    browser = Browser(store, candidate(store, office, opening, "Another Person"))
    for actor in (readers[0], browser.actor):
        with pytest.raises(NotAllowed):
            report_of(store, actor, attempt_id)
        with pytest.raises(NotAllowed):
            workflow.comparison(store, actor, opening.id, [attempt_id], None, 1)


def test_there_is_no_report_of_what_is_not_submitted_or_unknown_or_ones_own(store, office, opening):
    unfinished = Browser(store, candidate(store, office, opening)).enter()
    alone = Browser(store, workflow.start_self(store, "en", NOW))
    alone.sit()
    for attempt_id in (unfinished.actor.id, alone.actor.id, "unknown"):
        with pytest.raises(NotFound):
            report_of(store, office, attempt_id)
        with pytest.raises(NotFound):
            workflow.dossier(store, office, attempt_id, NOW)


def test_the_sittings_of_a_position_stand_beside_each_other(store, office, opening, readers):
    better, worse = (submitted(store, office, opening, name) for name in ("Ann Doe", "Ben Doe"))
    for one in readers:
        for line in workflow.queue(store, one):
            while card := workflow.next_card(store, one, line.task_id):
                level = 5.0 if card.card_id in cards_of(store, one, better) else 1.0
                workflow.rate(store, one, card.card_id, level, (), "", (), None, NOW + HOUR)

    found = workflow.comparison(store, office, opening.id, [worse, better], None, 7)

    assert found.order == (better, worse)
    assert found.pairs[0].ahead == better
    assert found.profile == opening.profile
    assert found.reports[0].made_at == NOW + HOUR
    assert workflow.comparison(store, office, opening.id, [worse, better], None, 7) == found


def cards_of(store, reader, attempt_id):
    """Only a test looks behind a card."""
    with store.read() as db:
        return {one.id for one in judging.cards(db, reader.id) if one.attempt_id == attempt_id}


def test_weights_can_be_moved(store, office, opening):
    pair = [submitted(store, office, opening, name) for name in ("Ann Doe", "Ben Doe")]

    moved = workflow.comparison(store, office, opening.id, pair, {"AN": 100.0}, 7)

    assert moved.profile.weights["AN"] == pytest.approx(100 / 183 * 100)  # 17 became 100 beside the other 83
    with pytest.raises(ValueError, match="no such competency"):
        workflow.comparison(store, office, opening.id, pair, {"XX": 1.0}, 7)


def test_only_sittings_of_the_position_are_compared(store, office, opening):
    other = position(store, office, title="Community manager")
    pair = [submitted(store, office, opening, "Ann Doe"), submitted(store, office, other, "Ben Doe")]

    with pytest.raises(NotFound):
        workflow.comparison(store, office, opening.id, pair, None, 7)
    with pytest.raises(NotComparable):
        workflow.comparison(store, office, opening.id, pair[:1], None, 7)


def test_comparison_refuses_different_forms(store, office, opening):
    """A position keeps its form once somebody has started, so two forms never meet on one comparison page."""
    screen = position(store, office, form_id="screen")
    pair = [submitted(store, office, opening, "Ann Doe"), submitted(store, office, screen, "Ben Doe", bot=only())]
    reports = [report_of(store, office, one) for one in pair]

    assert reports[0].structure != reports[1].structure
    with pytest.raises(NotFound):
        workflow.comparison(store, office, screen.id, pair, None, 7)


def test_a_form_that_changed_between_two_sittings_is_not_one_form(store, office, opening):
    """The structure is kept when a sitting begins: an update of the bank does not make old and new comparable."""
    before = candidate(store, office, opening, "Ann Doe")
    with store.write() as db:
        rows.set_structure(db, before.id, "the structure of an earlier edition")
    Browser(store, before).sit()
    after = submitted(store, office, opening, "Ben Doe")

    assert "earlier edition" in report_of(store, office, before.id).structure
    with pytest.raises(NotComparable):
        workflow.comparison(store, office, opening.id, [before.id, after], None, 7)


def test_the_key_alone_makes_the_screen(store, office):
    screen = position(store, office, form_id="screen")
    report = report_of(store, office, submitted(store, office, screen))

    assert {one.competency.id for one in report.competencies if one.score.value is not None} == {"PU", "AN", "CS", "AD"}
    sources = {
        rating.source
        for one in report.competencies
        for task in one.score.tasks
        for part in task.parts
        for rating in part.ratings
    }
    assert sources == {Source.KEY}
