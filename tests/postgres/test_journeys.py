"""The whole way once more on a real PostgreSQL: sitting, recording, rating, report, comparison, expiry."""

from assessments import workflow
from assessments.answer import SpokenAnswer, WrittenAnswer
from assessments.attempt import Role
from assessments.demo.staging import stage
from tests.builders import DAY, HOUR, NOW, candidate, hr, position, rater
from tests.journeys.bots import Browser


def test_six_people_are_sat_rated_compared_and_decided(store):
    cast = stage(store, "decided", NOW)
    manager = cast.actors(Role.MANAGER)[0]

    found = workflow.comparison(store, manager, cast.position.id, [one.attempt_id for one in cast.guests], None, 1)
    assert len(found.order) == 6
    assert found.order[0] == cast.guests[0].attempt_id
    for actor in cast.actors(Role.RATER):
        for line in workflow.queue(store, actor):
            assert line.done + line.waiting > 0


def test_words_sound_and_deadlines_are_kept(store):
    office, reader = hr(store), rater(store)
    browser = Browser(store, candidate(store, office, position(store, office, raters=(reader.id,))))
    browser.enter().start()
    typed = "« À 10 h »\u202f: 👩🏽‍🔧 \x00 a\u0301"
    browser.save("WR1.x", WrittenAnswer(text=typed))
    browser.now += HOUR
    assert workflow.sweep(store, browser.now) == 1
    browser.start()
    piece = workflow.save_chunk(store, browser.actor, "LV2.opening", "try-1", 0, b"OggS and a speech", browser.now)
    media_id = workflow.finish_recording(store, browser.actor, "LV2.opening", "try-1", browser.now, seconds=1.5)
    assert piece.id == media_id
    browser.save("LV2.opening", SpokenAnswer(route="sound", tries=(media_id,), kept=media_id))
    attempt = browser.submit()

    card = workflow.next_card(store, reader, "WR1")
    assert [one.text for one in card.answers if one.item.id == "WR1.x"] == [typed]
    assert workflow.next_card(store, reader, "LV2").answers[0].media == (media_id,)
    assert workflow.fit_report(store, office, attempt.id, NOW + DAY).attempt_id == attempt.id
    assert workflow.own_answers(store, browser.actor)


def test_a_sitting_left_in_the_break_is_submitted_when_its_invitation_lapses(store):
    office = hr(store)
    browser = Browser(store, candidate(store, office, position(store, office))).enter()
    browser.start()
    browser.end()
    workflow.sweep(store, NOW + 15 * DAY)

    assert browser.look().attempt.submitted_at == NOW + 14 * DAY
