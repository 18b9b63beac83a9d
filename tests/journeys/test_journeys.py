"""Whole ways through the product, walked by bots on a database file: what must never be lost, unfair or wrong."""

import pytest

from assessments import workflow
from assessments.answer import SelfLevelAnswer, SpokenAnswer, WrittenAnswer
from assessments.attempt import AttemptClosed, Stage, StaleAnswer
from assessments.workflow.levels import level_item_id
from tests.builders import DAY, HOUR, MINUTE, NOW, candidate, invited, manager, position, rater, store_in
from tests.journeys.bots import WORDS, Browser, everything, only, quote, rate_all


@pytest.fixture
def readers(store):
    return tuple(rater(store, name) for name in ("Ines Reader", "Jona Reader", "Kim Reader"))


@pytest.fixture
def opening(store, office, readers):
    return position(store, office, raters=tuple(one.id for one in readers), reserve=readers[2:])


def row_of(store, office, opening, attempt_id, now=NOW + DAY):
    return next(one for one in workflow.board(store, office, opening.id, now) if one.attempt.id == attempt_id)


def test_happy_path_from_the_link_to_the_decision(store, office, opening, readers):
    _, token = invited(store, office, opening, "Camille Doe")
    browser = Browser(store, workflow.redeem(store, token, NOW))
    attempt = browser.sit()
    assert row_of(store, office, opening, attempt.id).stage is Stage.SUBMITTED

    for one in readers[:2]:
        while any(line.waiting for line in workflow.queue(store, one)):
            line = next(line for line in workflow.queue(store, one) if line.waiting)
            card = workflow.next_card(store, one, line.task_id)
            workflow.rate(store, one, card.card_id, 4.0, (quote(card),), "Exact.", (), None, NOW + HOUR)
    row = row_of(store, office, opening, attempt.id)
    assert (row.stage, row.ratings_done, row.waits_for) == (Stage.RATED, 10, ())

    boss = manager(store)
    report = workflow.fit_report(store, boss, attempt.id, NOW + DAY)
    assert report.fit.coverage == 1
    assert {one.score.state for one in report.competencies} == {"scored"}
    workflow.decide(store, boss, attempt.id, "advance", "Exact facts, calm replies.", NOW + DAY)
    assert row_of(store, office, opening, attempt.id).stage is Stage.DECIDED


def test_closed_tab_and_resume_on_another_device_after_the_server_was_killed(store, office, opening, tmp_path):
    _, token = invited(store, office, opening)
    first = Browser(store, workflow.redeem(store, token, NOW), tab="phone")
    deadline = first.enter().start().deadline
    first.work(only("PU2.D1"))
    first.save("WR1.x", WrittenAnswer(text="Half a sent"))
    del store  # no orderly end

    again = store_in(tmp_path)
    second = Browser(again, workflow.redeem(again, token, first.now + MINUTE), first.now + MINUTE, tab="laptop")
    shown = second.look()
    assert (shown.step, shown.block, shown.deadline) == ("block", 0, deadline)
    answers = {one.item.id: one.answer for task in shown.tasks for one in task.items}
    assert answers["WR1.x"] == WrittenAnswer(text="Half a sent")
    assert answers["PU2.D1"] is not None

    second.save("WR1.x", WrittenAnswer(text="Half a sentence, finished."))
    with pytest.raises(StaleAnswer) as refused:
        first.save("WR1.x", WrittenAnswer(text="Half a sentence, lost."))
    assert refused.value.latest.answer.text == "Half a sentence, finished."
    again.close()


def test_expiry_in_the_middle_keeps_everything(store, office, opening, readers):
    browser = Browser(store, candidate(store, office, opening)).enter()
    browser.start()
    browser.work(everything)
    browser.now = NOW + 2 * HOUR
    with pytest.raises(AttemptClosed):
        browser.save("WR1.x", WrittenAnswer(text="Too late."))
    second = browser.start()
    assert second.block == 1
    browser.save("AD1.note", WrittenAnswer(text="Kept: the date. Changed: the place."))
    browser.now += 2 * HOUR
    workflow.sweep(store, browser.now)

    shown = browser.look()
    assert shown.step == "submitted"
    copy = {one.item.id: one.answer for task in workflow.own_answers(store, browser.actor) for one in task.items}
    assert copy["WR1.x"].text == f"WR1.x. {WORDS['en']}"
    assert copy["AD1.note"].text.startswith("Kept")
    card = workflow.next_card(store, readers[0], "AD1")
    assert [one.text for one in card.answers if one.item.id == "AD1.note"] == ["Kept: the date. Changed: the place."]


def test_one_rater_only_gives_a_score_whose_error_says_so(store, office, opening, readers):
    attempt = Browser(store, candidate(store, office, opening)).sit()
    rate_all(store, readers[0], NOW + HOUR)
    report = workflow.fit_report(store, office, attempt.id, NOW + DAY)

    writing = next(one for one in report.competencies if one.competency.id == "WR")
    assert writing.score.value is not None
    assert (writing.score.basis, writing.score.reason) == ("prior", "one_task_one_rater")
    assert "raters_short" in writing.remarks
    row = row_of(store, office, opening, attempt.id)
    assert (row.stage, row.ratings_done, row.ratings_needed) == (Stage.SUBMITTED, 5, 10)
    assert [one.id for one in row.waits_for] == [readers[1].id]


def test_raters_who_disagree_call_a_third_whose_word_settles_the_queue_and_not_the_record(
    store, office, opening, readers
):
    attempt = Browser(store, candidate(store, office, opening)).sit()
    rate_all(store, readers[0], NOW + HOUR, WR1=1.0)
    rate_all(store, readers[1], NOW + HOUR, WR1=4.0)
    assert row_of(store, office, opening, attempt.id).stage is Stage.SUBMITTED

    assert [card.task.id for card in rate_all(store, readers[2], NOW + HOUR, WR1=3.0)] == ["WR1"]
    assert row_of(store, office, opening, attempt.id).stage is Stage.RATED
    report = workflow.fit_report(store, office, attempt.id, NOW + DAY)
    writing = next(one for one in report.competencies if one.competency.id == "WR")
    task = writing.score.tasks[0]
    assert (task.raters, task.spread) == (3, 3.0)
    assert "rater_gap" in writing.remarks


def test_a_french_sitting_is_french_from_the_notice_to_the_evidence(store, office, opening, readers):
    browser = Browser(store, candidate(store, office, opening, "Chloé Doré", language="fr"))
    assert workflow.notice(store, browser.actor).title == "Avant de commencer"
    browser.enter().start()
    browser.work(everything)
    browser.end()
    browser.start()
    browser.save("CS2.reply1", WrittenAnswer(text="Bonjour Claire, votre joint est offert : la garantie court."))
    workflow.send_answer(store, browser.actor, "CS2.reply1", browser.now)
    reply = next(one for task in browser.look().tasks for one in task.items if one.item.id == "CS2.reply2")
    assert reply.message.said("fr").startswith("Un joint gratuit, très bien.")
    browser.submit()

    assert workflow.thanks(store, browser.actor).startswith(
        "Merci. Vos réponses nous sont parvenues le 1er mars 2027 à"
    )
    card = workflow.next_card(store, readers[0], "WR1")
    assert card.language == "fr"
    after = workflow.rate(store, readers[0], card.card_id, 3.0, (), "", (), None, NOW + HOUR)
    facts = next(one for one in after.evidence if one.id == "WR1.e1")
    assert facts.share > 0  # "samedi 13 juin" is a fact in French
    assert facts.spans[0].quote.lower().startswith(("samedi", "13 juin"))


def test_a_technical_failure_is_missing_for_everybody_who_reads(store, office, opening, readers):
    attempt = Browser(store, candidate(store, office, opening)).sit()
    workflow.note_missing(store, office, attempt.id, "CS2", "technical", NOW + HOUR)
    for one in readers[:2]:
        assert "CS2" not in {card.task.id for card in rate_all(store, one, NOW + HOUR)}

    assert row_of(store, office, opening, attempt.id).stage is Stage.RATED
    report = workflow.fit_report(store, office, attempt.id, NOW + DAY)
    service = next(one for one in report.competencies if one.competency.id == "CS")
    assert (service.score.value, service.score.reason) == (None, "not_administered")
    assert "CS" in report.fit.missing
    assert report.fit.coverage == pytest.approx(0.82)  # without the 18 of customer service


def test_the_spoken_route_is_heard_by_raters(store, office, opening, readers):
    browser = Browser(store, candidate(store, office, opening)).enter()
    browser.start()
    browser.end()
    browser.start()
    for n, piece in enumerate((b"\x1a\x45\xdf\xa3 header", b"good morning")):
        workflow.save_chunk(store, browser.actor, "LV2.opening", "try-1", n, piece, browser.now)
    media_id = workflow.finish_recording(store, browser.actor, "LV2.opening", "try-1", browser.now)
    browser.save("LV2.opening", SpokenAnswer(route="sound", tries=(media_id,), kept=media_id))
    browser.submit()

    card = workflow.next_card(store, readers[0], "LV2")
    assert card.answers[0].media == (media_id,)
    assert workflow.media_file(store, readers[0], media_id).path.read_bytes().endswith(b"good morning")


def test_self_assessment_ends_in_gaps_for_oneself(store, office, opening):
    browser = Browser(store, workflow.start_self(store, "fr", NOW))
    workflow.acknowledge(store, browser.actor, NOW)
    for one in ("AN", "CS"):
        browser.save(level_item_id(one), SelfLevelAnswer(level=5))
    browser.start()
    browser.submit()

    gaps = {one.competency_id: one for one in workflow.self_report(store, browser.actor, NOW)}
    assert gaps["AN"].shown  # five of five, and nothing answered
    assert gaps["AN"].measured_level == 1
    assert workflow.board(store, office, opening.id, NOW) == ()
