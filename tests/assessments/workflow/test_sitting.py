"""A sitting goes its way in one direction, keeps to the server's clock, and can be taken up again anywhere."""

import json
from datetime import UTC, datetime, time

import pytest
from sqlmodel import select

from assessments import bank, workflow
from assessments.answer import SpokenAnswer, WrittenAnswer
from assessments.attempt import (
    Actor,
    AttemptClosed,
    ItemsExpired,
    LanguageRefused,
    NotAcknowledged,
    NotAllowed,
    NotFound,
    NoticeChanged,
    PartsRemain,
)
from assessments.store import judging, positions, responses
from assessments.store import sitting as rows
from assessments.store.tables import AcknowledgementRow
from tests.builders import DAY, HOUR, MINUTE, NOW, candidate, invited, position, rater
from tests.journeys.bots import Browser, everything, only


@pytest.fixture
def browser(store, office, opening):
    return Browser(store, candidate(store, office, opening))


def steps(browser):
    shown = browser.look()
    return shown.step, shown.block


def test_a_sitting_goes_from_the_notice_to_the_thanks(browser):
    assert steps(browser) == ("notice", None)
    workflow.acknowledge(browser.store, browser.actor, NOW)
    assert steps(browser) == ("practice", None)
    assert [one.task.id for one in browser.look().tasks] == ["PRACTICE"]
    workflow.finish_practice(browser.store, browser.actor, NOW)
    assert steps(browser) == ("break", 0)
    assert browser.start().step == "block"
    browser.end()
    assert steps(browser) == ("break", 1)
    browser.start()
    assert steps(browser) == ("block", 1)
    assert browser.submit().submitted_at == NOW
    assert steps(browser) == ("submitted", None)


def test_practice_can_be_skipped(browser):
    workflow.acknowledge(browser.store, browser.actor, NOW)

    assert browser.start().step == "block"
    assert browser.look().attempt.practised_at == NOW


def test_practice_is_never_scored(browser):
    workflow.acknowledge(browser.store, browser.actor, NOW)
    browser.work(everything)
    browser.enter().start()
    browser.end()

    with browser.store.read() as db:
        assert {one.task_id for one in judging.ratings(db, [browser.actor.id])} == {"PU2", "WR1", "DE1"}


def test_nothing_can_be_started_before_the_notice_is_acknowledged(browser):
    for verb in (workflow.finish_practice, workflow.start_block):
        with pytest.raises(NotAcknowledged):
            verb(browser.store, browser.actor, NOW)


def test_what_was_acknowledged_is_kept_word_for_word_and_once(browser):
    shown = workflow.notice(browser.store, browser.actor)
    workflow.acknowledge(browser.store, browser.actor, NOW)
    workflow.acknowledge(browser.store, browser.actor, NOW + HOUR)

    attempt = browser.look().attempt
    assert (attempt.acknowledged_at, attempt.notice_version) == (NOW, bank.notices().version)
    with browser.store.read() as db:
        kept = db.exec(select(AcknowledgementRow)).all()
    assert len(kept) == 1
    assert all(paragraph in kept[0].words for paragraph in (*shown.paragraphs, shown.agreement))


def test_nobody_confirms_words_that_have_changed_meanwhile(browser, store, office, opening):
    read = workflow.notice(store, browser.actor)
    moved = opening.model_copy(update={"closes_at": opening.closes_at + DAY})
    workflow.revise_position(store, office, opening.id, moved, NOW)

    with pytest.raises(NoticeChanged):
        workflow.acknowledge(store, browser.actor, NOW, read)
    assert steps(browser) == ("notice", None)
    workflow.acknowledge(store, browser.actor, NOW, workflow.notice(store, browser.actor))
    assert steps(browser) == ("practice", None)


def test_no_part_starts_with_a_question_past_its_date(store, office):
    opening = position(store, office, form_id="screen")
    last = max(one.source.expires_on for one in bank.task("PU1").items) + DAY
    late = datetime.combine(last, time(9), tzinfo=UTC)
    browser = Browser(store, candidate(store, office, opening, expires_at=NOW + DAY)).enter()
    with store.write() as db:  # as a link that was made while the questions still had more time
        positions.move_closing(db, opening.id, NOW + DAY, late + DAY)
    browser.now = late

    with pytest.raises(ItemsExpired):
        browser.start()
    assert steps(browser) == ("break", 0)


def test_the_deadline_is_the_minutes_of_the_block(browser):
    shown = browser.enter().start()

    assert shown.block_minutes == (49, 43)
    assert shown.deadline == NOW + 49 * MINUTE
    browser.now += 9 * MINUTE
    assert browser.look().deadline == shown.deadline


def test_extra_time_stretches_every_block(store, office, opening):
    browser = Browser(store, candidate(store, office, opening, extra_time=1.5))

    assert browser.look().block_minutes == (73.5, 64.5)
    assert browser.enter().start().deadline == NOW + 73.5 * MINUTE
    assert any("138" in one for one in workflow.notice(store, browser.actor).paragraphs)


def test_starting_a_block_twice_keeps_its_deadline(browser):
    browser.enter().start()
    browser.now += 5 * MINUTE

    assert browser.start().deadline == NOW + 49 * MINUTE
    assert len(browser.look().attempt.blocks) == 1


def test_a_block_past_its_deadline_is_over_for_whoever_looks(browser):
    browser.enter().start()
    browser.now += 50 * MINUTE

    assert steps(browser) == ("break", 1)
    clock = browser.look().attempt.blocks[0]
    assert (clock.ended_by, clock.ended_at) == ("deadline", NOW + 49 * MINUTE)


def test_the_end_of_the_last_block_is_the_submission(browser):
    browser.enter().start()
    browser.end()
    browser.start()
    browser.now += 2 * HOUR

    attempt = browser.look().attempt
    assert attempt.submitted_at == NOW + 43 * MINUTE
    assert attempt.reference


def test_double_submission_is_harmless(browser):
    browser.sit(only())
    first = browser.look().attempt
    browser.now += MINUTE

    assert browser.submit() == first
    assert browser.end().attempt == first
    with browser.store.read() as db:
        ratings = judging.ratings(db, [browser.actor.id])
    assert len({(one.task_id, one.part_id) for one in ratings}) == len(ratings)


def test_work_cannot_be_handed_in_while_a_part_remains(browser):
    browser.enter()
    for _ in range(2):
        with pytest.raises(PartsRemain):
            browser.submit()
        browser.start()


def test_ending_a_block_when_none_runs_changes_nothing(browser):
    browser.enter()

    assert browser.end().step == "break"


def test_a_lapsed_invitation_closes_what_was_not_started(browser):
    browser.enter()
    browser.now += 15 * DAY

    assert steps(browser) == ("closed", None)
    with pytest.raises(AttemptClosed):
        browser.start()


def test_a_block_begun_in_the_last_minute_can_be_finished(browser):
    browser.now = NOW + 14 * DAY - MINUTE
    browser.enter().start()
    browser.now += 10 * MINUTE

    assert steps(browser) == ("block", 0)
    browser.save("WR1.x", WrittenAnswer(text="In time."))


def test_an_invitation_that_lapses_in_the_break_submits_what_there_is(browser):
    browser.enter().start()
    browser.end()
    browser.now += 15 * DAY

    assert steps(browser) == ("submitted", None)
    assert browser.look().attempt.submitted_at == NOW + 14 * DAY


def test_a_block_that_outlives_the_invitation_is_submitted_at_its_own_end(browser):
    browser.now = NOW + 14 * DAY - MINUTE
    browser.enter().start()
    browser.now += DAY

    assert browser.look().attempt.submitted_at == NOW + 14 * DAY + 48 * MINUTE


def test_a_revoked_link_closes_the_sitting_at_once_and_submits_nothing(store, office, opening):
    invitation, token = invited(store, office, opening)
    browser = Browser(store, workflow.redeem(store, token, NOW))
    browser.enter().start()
    workflow.revoke_invitation(store, office, invitation.attempt_id, NOW)

    assert steps(browser) == ("closed", None)
    for verb in (workflow.end_block, workflow.submit, workflow.start_block):
        with pytest.raises(AttemptClosed):
            verb(store, browser.actor, NOW)


def test_the_language_is_chosen_before_the_first_block(browser):
    workflow.choose_language(browser.store, browser.actor, "fr", NOW)

    assert browser.look().attempt.language == "fr"
    assert workflow.notice(browser.store, browser.actor).title == "Avant de commencer"
    browser.enter().start()
    with pytest.raises(AttemptClosed):
        workflow.choose_language(browser.store, browser.actor, "en", NOW)


def test_only_languages_of_the_position_can_be_chosen(store, office):
    browser = Browser(store, candidate(store, office, position(store, office, languages=("en",))))

    with pytest.raises(LanguageRefused):
        workflow.choose_language(store, browser.actor, "fr", NOW)


def test_only_the_candidate_may_look_into_a_sitting(store, office):
    for actor in (office, rater(store)):
        with pytest.raises(NotAllowed):
            workflow.sitting(store, actor, NOW)
    with pytest.raises(NotFound):
        workflow.sitting(store, Actor(kind="candidate", id="nobody"), NOW)


def state(browser, item_id):
    states = {one.item.id: one for task in browser.look().tasks for one in task.items}
    return states[item_id]


def in_second_block(browser, bot=None):
    browser.enter().start()
    browser.work(bot or only())
    browser.end()
    browser.start()
    return browser


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("Sorry, Claire. The seal is free under the guarantee.", "postage"),
        ("Sorry, Claire. We look into it.", "nobody tells me"),
    ],
)
def test_the_second_reply_opens_when_the_first_is_sent_and_the_customer_has_read_it(browser, reply, answer):
    in_second_block(browser)
    assert state(browser, "CS2.reply2").locked
    browser.save("CS2.reply1", WrittenAnswer(text=reply))
    assert state(browser, "CS2.reply2").message is None

    workflow.send_answer(browser.store, browser.actor, "CS2.reply1", browser.now)

    second = state(browser, "CS2.reply2")
    assert not second.locked
    assert second.message_author == "Claire B."
    assert answer in second.message.en
    assert state(browser, "CS2.reply1").sealed


def test_a_page_never_holds_what_the_customer_might_say(browser):
    shown = in_second_block(browser).look()

    assert "postage" not in shown.model_dump_json()


def test_the_typed_route_asks_what_the_spoken_one_does_not(browser):
    in_second_block(browser)
    assert state(browser, "LV2.chat1").hidden
    browser.save("LV2.opening", SpokenAnswer(route="sound"))
    assert state(browser, "LV2.chat1").hidden
    browser.save("LV2.opening", SpokenAnswer(route="typed"))

    assert not state(browser, "LV2.chat1").hidden
    asked = {one.item.id for task in browser.look().tasks for one in task.asked}
    assert "LV2.chat1" in asked


def test_a_revision_starts_from_ones_own_words_or_else_from_the_text_provided(browser):
    def own(sitting):
        yield "WR1.x", WrittenAnswer(text="My own words.")
        yield "WR1.tiktok", WrittenAnswer(text="   ")

    in_second_block(browser, own)

    assert state(browser, "AD1.x").start_text == "My own words."
    for empty in ("AD1.tiktok", "AD1.linkedin"):
        assert state(browser, empty).start_text.startswith("Your flask has a story.")
    assert state(browser, "AD1.note").start_text is None


def test_a_question_says_whether_it_is_answered(browser):
    browser.enter().start()
    assert not state(browser, "WR1.x").answered
    browser.save("WR1.x", WrittenAnswer(text="Words."))
    assert state(browser, "WR1.x").answered


def test_no_page_of_the_sitting_holds_a_key(browser):
    workflow.acknowledge(browser.store, browser.actor, NOW)
    held = [browser.look()]
    held.append(browser.start())
    browser.end()
    held.append(browser.start())
    for shown in held:
        for task in shown.tasks:
            told = json.loads(task.model_dump_json())
            assert task.task.evidence == ()
            assert task.task.human is None
            assert not [one for one in told["items"] if one["item"].get("key") not in (None, "", 0.0, [])]


def test_options_keep_their_order_for_one_candidate_and_differ_between_candidates(store, office):
    screen = position(store, office, form_id="screen")
    orders = []
    for name in ("Ann Doe", "Ben Doe", "Cem Doe", "Dee Doe"):
        browser = Browser(store, candidate(store, office, screen, name)).enter()
        browser.start()
        seen = [[option.id for option in one.item.options] for one in browser.look().tasks[0].items]
        assert seen == [[option.id for option in one.item.options] for one in browser.look().tasks[0].items]
        orders.append(seen)
    assert len({json.dumps(one) for one in orders}) == 4


def test_ones_own_copy_holds_every_answer_of_the_parts_that_are_over(browser):
    browser.enter().start()
    browser.work(only("WR1.x"))
    assert workflow.own_answers(browser.store, browser.actor) == ()
    browser.end()

    copy = {
        one.item.id: one.answer for task in workflow.own_answers(browser.store, browser.actor) for one in task.items
    }
    assert copy["WR1.x"].text.startswith("WR1.x. We repair")
    assert copy["WR1.instagram"] is None
    assert "AD1.x" not in copy


def test_the_thanks_name_the_reference_and_the_date_of_the_decision(browser):
    assert workflow.thanks(browser.store, browser.actor) is None
    reference = browser.sit(only()).reference

    said = workflow.thanks(browser.store, browser.actor)
    assert reference in said
    assert "31 March 2027" in said
    assert "two people rate your work" in said


def test_a_form_without_raters_promises_none(store, office):
    browser = Browser(store, candidate(store, office, position(store, office, form_id="screen"), language="fr"))

    assert not any("notés par" in one for one in workflow.notice(store, browser.actor).paragraphs)
    browser.sit(only())
    assert "un logiciel corrige" in workflow.thanks(store, browser.actor)


def test_the_key_rates_a_block_in_the_moment_it_ends(browser):
    browser.enter().start()
    browser.now += MINUTE
    browser.end()

    with browser.store.read() as db:
        found = judging.ratings(db, [browser.actor.id])
    assert {one.rated_at for one in found} == {NOW + MINUTE}
    assert {one.source for one in found} == {"key"}


def test_what_was_shown_and_skipped_is_a_zero_of_the_key(browser):
    browser.enter().start()
    browser.end()

    with browser.store.read() as db:
        shares = {(one.task_id, one.part_id): one.share for one in judging.ratings(db, [browser.actor.id])}
        assert responses.latest_of_all(db, browser.actor.id) == {}
        assert rows.gate(db, "nobody") is None
    assert shares["PU2", "PU2.e1"] == 0
    assert shares["DE1", "DE1.e1"] == 0


def test_what_everybody_is_shown_is_kept_once_however_many_see_it(store, office):
    opening = position(store, office)
    seen = []
    for name in ("Ann Lee", "Bo Li"):
        browser = Browser(store, candidate(store, office, opening, name))
        browser.enter().start()
        seen.append(browser.look().tasks)

    one, other = ([state.task for state in tasks] for tasks in seen)
    assert all(mine is theirs for mine, theirs in zip(one, other, strict=True))
    texts = [item for tasks in seen for state in tasks for item in state.items if item.item.kind == "written"]
    assert len({id(text.item) for text in texts}) == len(texts) / 2
