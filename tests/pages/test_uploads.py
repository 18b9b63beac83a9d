"""A picture in the copy of one's answers, before raters, and on the review of a part."""

import re

from assessments import bank, workflow
from assessments.answer import UploadAnswer, WrittenAnswer
from assessments.views import AnswerToRate, ItemState
from pages.parts import judgement, reading
from pages.parts.sitting.ended import answer_lines
from pages.parts.words import speaking
from tests import seats
from tests.builders import NOW, candidate, position, rater
from tests.journeys.bots import Browser
from tests.journeys.one_task import core_of
from tests.pages.openings import words_on
from tests.pages.test_cost import elements
from tests.pictures import png
from tests.seats import now

VISUAL = bank.task("DE5").item("DE5.visual")


def lines(answer):
    state = ItemState(item=VISUAL, answer=answer, revision=1, sealed=False, locked=False, hidden=False, answered=True)
    with speaking("en"):
        return answer_lines(state, "en")


def test_the_copy_says_that_a_picture_was_handed_in_or_holds_the_words():
    assert lines(UploadAnswer(route="file", file="m1", script="Words.")) == ["A picture was handed in."]
    assert lines(UploadAnswer(route="typed", file="m1", script="Words.")) == ["Words."]
    assert lines(UploadAnswer(route="file")) == ["No answer was given."]


def test_a_rater_has_something_to_look_at_or_to_read():
    assert reading.is_given(AnswerToRate(item=VISUAL, answer=UploadAnswer(route="file", file="m"), media=("m",)))
    assert reading.words_of(AnswerToRate(item=VISUAL, answer=UploadAnswer(route="typed", script="A"))) == "A"
    assert not reading.is_given(AnswerToRate(item=VISUAL, answer=UploadAnswer(route="file")))


def test_the_review_says_that_an_optional_task_may_be_left_out(store, open_page, monkeypatch):
    def told():
        at = open_page("take.py", me, task="review")
        return re.findall(
            r"Optional, and left out|[0-9] of 3 answered", "".join(str(one.proto) for one in elements(at.main))
        )

    with core_of(monkeypatch, "DE5"):
        me = seats.at_work(store, seats.candidate(store))
        assert told() == ["Optional, and left out"]
        workflow.save_response(store, me, "DE5.alt", WrittenAnswer(text="Two hands"), 0, "t", now())
        assert told() == ["1 of 3 answered"]


def test_a_rater_ticks_the_facts_that_can_be_read_in_the_picture(store, office, open_page, monkeypatch):
    reader = rater(store)
    with core_of(monkeypatch, "DE5"):
        browser = Browser(store, candidate(store, office, position(store, office, raters=(reader.id,)))).enter()
        browser.start()
        workflow.save_upload(store, browser.actor, "DE5.visual", png(), "t", NOW)
        browser.submit()
        card = workflow.next_card(store, reader, "DE5").card_id

        def tick(place):
            return judgement.key(card, f"seen-DE5.S{place}")

        at = open_page("rate.py", reader, task="DE5", card=card)
        assert "Tick what can be read in the picture" in words_on(at)
        at = at.checkbox(key=tick(2)).check().run()
        at = open_page("rate.py", reader, task="DE5", card=card).checkbox(key=tick(4)).check().run()
        at = at.checkbox(key=tick(5)).check().run()
        at = at.button(key=judgement.key(card, "undo")).click().run()
        at = at.radio(key=judgement.key(card, "level")).set_value("3").run()
        at = at.button(key=judgement.key(card, "save")).click().run()

        assert workflow.laid(store, reader, card)[1].own.seen == ("DE5.S2", "DE5.S4")
        at = at.button(key=judgement.key(card, "correct")).click().run()
        assert [at.checkbox(key=tick(place)).value for place in (1, 2, 4, 5)] == [False, True, True, False]
        at = at.radio(key=judgement.key(card, "level")).set_value("n").run()
        at = at.radio(key=judgement.key(card, "reason")).set_value("cannot_read").run()
        at.button(key=judgement.key(card, "save")).click().run()
        assert workflow.laid(store, reader, card)[1].own.seen is None
