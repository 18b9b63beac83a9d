"""The rating desk: one answer at a time, one's own level first, and nothing of one answer on the next."""

from datetime import timedelta

import pytest
import time_machine

from assessments import workflow
from assessments.answer import WrittenAnswer
from assessments.views import PositionDraft
from pages.parts import judgement, keys
from tests import seats
from tests.builders import NOW, hold_back, rater
from tests.journeys.bots import everything, rate_all
from tests.pages.openings import opened, sat, words_on

LATER = NOW + timedelta(hours=3)


def says(words):
    """A bot whose Instagram post can be recognised."""

    def bot(sitting):
        for item_id, answer in everything(sitting):
            yield item_id, WrittenAnswer(text=words) if item_id == "WR1.instagram" else answer

    return bot


@pytest.fixture
def readers(store):
    return tuple(rater(store, name) for name in ("Ines Reader", "Jona Reader", "Kim Reader"))


@pytest.fixture
def opening(store, office, readers):
    made = opened(store, office, raters=tuple(one.id for one in readers))
    hold_back(store, made, readers[2])
    return made


@pytest.fixture
def work(store, office, opening):
    """Two sittings handed in, to be told apart by their first post; the ids of their attempts."""
    return (
        sat(
            store, office, opening, "Camille Doe", "camille@mail.example", says("Bring your bottle on Saturday.")
        ).actor.id,
        sat(store, office, opening, "Dana Roe", "dana@mail.example", says("Lids, seals and one good bench.")).actor.id,
    )


def card_id(at):
    found = at.query_params["card"]
    return found if isinstance(found, str) else found[0]


def widget(at, kind, field):
    return getattr(at, kind)(key=judgement.key(card_id(at), field))


def unfold(at):
    """Open the flags, whose boxes are drawn only then."""
    at.session_state[judgement.key(card_id(at), "flags")] = True
    return at.run()


def choose(at, level):
    return widget(at, "radio", "level").set_value(level).run()


def press(at, field):
    return widget(at, "button", field).click().run()


def save(at):
    return press(at, "save")


def mine(store, actor, at):
    return workflow.laid(store, actor, card_id(at))[1]


# --- the list ---------------------------------------------------------------------------------------------------------


def test_nothing_waiting_says_what_will_be_here(open_page, readers):
    assert "Nothing is waiting" in words_on(open_page("rate.py", readers[0]))


def test_tasks_tell_in_words_what_waits_and_what_is_done(open_page, store, readers, work):
    card = workflow.next_card(store, readers[0], "WR1")
    workflow.rate(store, readers[0], card.card_id, 3, (), "", (), None, LATER)
    words = words_on(open_page("rate.py", readers[0]))

    assert "Writing · 1 answer waiting · 1 rated by you" in words
    assert "Design · 2 answers waiting · 0 rated by you" in words


def test_a_task_opens_on_its_next_answer_and_a_reload_brings_the_same(open_page, readers, work):
    at = open_page("rate.py", readers[0]).button(key="open-WR1").click().run()

    assert "answer 1 of 2" in words_on(at)
    again = open_page("rate.py", readers[0], task="WR1", card=card_id(at))
    assert card_id(again) == card_id(at)


def test_a_card_of_somebody_else_is_not_shown(open_page, store, readers, work):
    other = workflow.next_card(store, readers[1], "WR1")
    at = open_page("rate.py", readers[0], task="WR1", card=other.card_id)

    assert at.title[0].value == "Which work is waiting for you?"
    assert "Bring your bottle" not in words_on(at)


def test_an_unknown_task_leads_to_the_list(open_page, readers, work):
    at = open_page("rate.py", readers[0], task="XX9")

    assert not at.exception
    assert at.title[0].value == "Which work is waiting for you?"


# --- judging ----------------------------------------------------------------------------------------------------------


def test_anchors_stand_in_full_beside_the_answer(open_page, readers, work):
    at = open_page("rate.py", readers[0], task="WR1")
    options = "\n".join(widget(at, "radio", "level").options).replace("\\", "")

    for words in ("The message is unclear", "3 · Solid.** Facts exact", "could be published unedited", "Not assessed."):
        assert words in options
    assert widget(at, "radio", "level").value is None


def test_what_to_hold_the_answer_against_stands_under_the_guide(open_page, store, readers, work):
    shown = words_on(open_page("rate.py", readers[0], "fr", task="CS2"))

    assert "À quoi comparer la réponse" in shown
    assert "joint gratuit, port compris" in shown
    assert "À quoi comparer la réponse" not in words_on(open_page("rate.py", readers[0], "fr", task="AD1"))


def test_hard_limits_stand_there_from_the_start_and_findings_do_not(open_page, store, readers, work):
    at = open_page("rate.py", readers[0], task="WR1")
    assert "Over the length allowed" in words_on(at)
    assert "What software found" not in words_on(at)

    at = save(choose(at, "4"))
    assert "What software found in this answer" in words_on(at)


def test_a_level_is_saved_with_its_reasons(open_page, store, readers, work):
    at = choose(open_page("rate.py", readers[0], task="CS2"), "2")
    at = widget(at, "text_input", "words").set_value("a new seal is free").run()
    at = widget(at, "text_area", "note").set_value("Kind, but late.").run()
    at = widget(unfold(at), "checkbox", "flag-cf_privacy").check().run()
    at = widget(at, "text_input", "flag-cf_privacy-reason").set_value("Asks for the order number in public").run()
    at = save(at)

    own = mine(store, readers[0], at).own
    assert (own.level, own.note) == (2.0, "Kind, but late.")
    assert [one.quote for one in own.quotes] == ["a new seal is free"]
    assert [(one.flag, one.reason) for one in own.flags] == [("cf_privacy", "Asks for the order number in public")]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((), "Choose a level first"),
        ((("radio", "level", "n"),), "Say why this answer is not assessed"),
        ((("radio", "level", "n"), ("radio", "reason", "other")), "Say why this answer is not assessed"),
        ((("radio", "level", "3"), ("checkbox", "flag-cf_music", True)), "Give a reason for each flag"),
    ],
    ids=["no level", "no reason", "no words for another reason", "a flag without a reason"],
)
def test_what_is_missing_is_said_and_nothing_is_saved(open_page, store, readers, work, steps, said):
    at = open_page("rate.py", readers[0], task="WR1")
    for kind, field, value in steps:
        at = widget(unfold(at) if kind == "checkbox" else at, kind, field).set_value(value).run()
    at = save(at)

    assert said in words_on(at)
    assert mine(store, readers[0], at) is None


def test_not_assessed_is_saved_with_its_reason_and_is_not_a_level(open_page, store, readers, work):
    at = choose(open_page("rate.py", readers[0], task="WR1"), "n")
    at = widget(at, "radio", "reason").set_value("know_author").run()
    at = save(at)

    own = mine(store, readers[0], at).own
    assert (own.level, own.not_assessed_because) == (None, "I believe I know who wrote this")
    assert "Not assessed." in words_on(at)


def test_a_quote_that_is_not_in_the_answer_is_refused_and_kept_in_the_field(open_page, readers, work):
    at = open_page("rate.py", readers[0], task="WR1")
    at = widget(at, "text_input", "words").set_value("words nobody wrote").run()

    assert "These words are not in the answer" in words_on(at)
    assert widget(at, "text_input", "words").value == "words nobody wrote"


def test_a_quote_can_be_taken_back(open_page, store, readers, work):
    at = choose(open_page("rate.py", readers[0], task="CS2"), "3")
    at = widget(at, "text_input", "words").set_value("a new seal is free").run()
    at = press(at, "unquote-0")

    assert mine(store, readers[0], save(at)).own.quotes == ()


# --- afterwards -------------------------------------------------------------------------------------------------------


def test_other_levels_are_seen_only_after_ones_own(open_page, store, readers, work):
    rate_all(store, readers[1], LATER, 2.0)
    at = open_page("rate.py", readers[0], task="WR1")
    assert "Rater A" not in words_on(at)

    at = save(choose(at, "3"))
    assert "Rater A: 2, Partial" in words_on(at)
    assert "One level apart" in words_on(at)
    assert "Jona" not in words_on(at)


@pytest.mark.parametrize(
    ("level", "said"), [("2", "You agree."), ("4", "a third rater is called"), ("n", "Rater A: 2, Partial")]
)
def test_agreement_and_distance_are_told_in_words(open_page, store, readers, work, level, said):
    rate_all(store, readers[1], LATER, 2.0)
    at = choose(open_page("rate.py", readers[0], task="WR1"), level)
    if level == "n":
        at = widget(at, "radio", "reason").set_value("language").run()

    assert said in words_on(save(at))


def test_without_others_the_page_says_so(open_page, readers, work):
    at = save(choose(open_page("rate.py", readers[0], task="WR1"), "4"))

    assert "There is no other rating of this answer to show yet." in words_on(at)


def test_a_correction_starts_from_what_was_saved_and_is_appended(open_page, store, readers, work):
    at = choose(open_page("rate.py", readers[0], task="CS2"), "2")
    at = widget(at, "text_area", "note").set_value("First thought").run()
    at = press(save(at), "correct")

    assert widget(at, "radio", "level").value == "2"
    assert widget(at, "text_area", "note").value == "First thought"
    at = save(choose(at, "3"))
    assert mine(store, readers[0], at).own.level == 3.0


def test_a_correction_after_others_says_that_it_does_not_count_before_and_after(open_page, store, readers, work):
    rate_all(store, readers[1], LATER, 2.0)
    at = save(choose(open_page("rate.py", readers[0], task="WR1"), "3"))
    at = press(at, "correct")
    assert "the level you gave on your own goes on counting" in words_on(at)

    at = save(choose(at, "2"))

    assert "Corrected after seeing others: 2, Partial" in words_on(at)
    assert mine(store, readers[0], at).own.level == 3.0
    at = press(at, "correct")
    assert widget(at, "radio", "level").value == "2"
    at = widget(choose(at, "n"), "radio", "reason").set_value("language").run()
    assert "Corrected after seeing others: not assessed" in words_on(save(at))


def test_what_is_entered_survives_a_reload_and_stays_on_its_card(open_page, store, readers, work):
    at = choose(open_page("rate.py", readers[0], task="WR1"), "n")
    at = widget(at, "radio", "reason").set_value("other").run()
    at = widget(at, "text_input", "reason-words").set_value("The sound is cut").run()
    at = widget(at, "text_input", "words").set_value("We repair bottles").run()
    at = widget(at, "text_area", "note").set_value("To be heard again").run()
    at = widget(unfold(at), "checkbox", "flag-cf_music").check().run()
    at = widget(at, "text_input", "flag-cf_music-reason").set_value("A track without").run()

    again = open_page("rate.py", readers[0], task="WR1", card=card_id(at))

    assert widget(again, "radio", "level").value == "n"
    assert widget(again, "radio", "reason").value == "other"
    assert widget(again, "text_input", "reason-words").value == "The sound is cut"
    assert widget(again, "text_area", "note").value == "To be heard again"
    assert widget(again, "checkbox", "flag-cf_music").value
    assert widget(again, "text_input", "flag-cf_music-reason").value == "A track without"
    assert widget(again, "button", "unquote-0")
    other = workflow.next_card(store, readers[1], "WR1")
    elsewhere = open_page("rate.py", readers[1], task="WR1", card=other.card_id)
    assert widget(elsewhere, "radio", "level").value is None


def test_a_correction_that_is_begun_survives_a_reload_until_it_is_saved(open_page, store, readers, work):
    at = press(save(choose(open_page("rate.py", readers[0], task="WR1"), "4")), "correct")
    at = choose(at, "3")

    again = open_page("rate.py", readers[0], task="WR1", card=card_id(at))
    assert widget(again, "radio", "level").value == "3"
    assert "Your rating" in words_on(save(again))
    assert "Your rating" in words_on(open_page("rate.py", readers[0], task="WR1", card=card_id(again)))


def test_nothing_of_one_answer_is_left_on_the_next(open_page, store, readers, work):
    at = choose(open_page("rate.py", readers[0], task="WR1"), "5")
    first = card_id(at)
    at = widget(at, "text_input", "words").set_value("We repair bottles").run()
    at = widget(at, "text_area", "note").set_value("The best so far").run()
    at = widget(unfold(at), "checkbox", "flag-cf_music").check().run()
    at = widget(at, "text_input", "flag-cf_music-reason").set_value("A track without a licence").run()
    at = press(save(at), "next")

    assert card_id(at) != first
    assert "answer 2 of 2" in words_on(at)
    assert widget(at, "radio", "level").value is None
    assert widget(at, "text_area", "note").value == ""
    assert widget(at, "text_input", "words").value == ""
    assert not widget(unfold(at), "checkbox", "flag-cf_music").value
    assert judgement.key(card_id(at), "unquote-0") not in [one.key for one in at.button]
    for field in ("level", "quotes", "note", "words"):
        assert judgement.key(first, field) not in at.session_state


@pytest.mark.parametrize(("seconds", "laid"), [(29, True), (31, False)])
def test_the_answer_made_ready_is_asked_about_again_after_half_a_minute(
    open_page, store, office, readers, opening, work, seconds, laid
):
    at = save(choose(open_page("rate.py", readers[0], task="WR1"), "4"))
    others = {name: getattr(opening, name) for name in PositionDraft.model_fields} | {"raters": (readers[1].id,)}
    workflow.revise_position(store, office, opening.id, PositionDraft.model_validate(others), LATER)
    with time_machine.travel(seats.now() + timedelta(seconds=seconds)):
        at = press(at, "next")
        assert ("card" in at.query_params) == laid
        assert ("Nothing is waiting" in words_on(at)) != laid
        if laid:
            assert "not on your desk" in words_on(save(choose(at, "4")))


def test_an_answer_that_is_erased_while_it_lies_there_takes_no_rating(open_page, store, office, readers, work):
    at = open_page("rate.py", readers[0], task="WR1")
    for one in work:
        workflow.erase_candidate(store, office, one, LATER)
    at = choose(at, "4")
    assert not at.exception
    assert "not on your desk" in words_on(save(at))


def test_after_the_last_answer_the_list_is_back(open_page, store, readers, work):
    at = open_page("rate.py", readers[0], task="WR1")
    for _ in range(2):
        at = press(save(choose(at, "3")), "next")

    assert at.title[0].value == "Which work is waiting for you?"
    assert "Everything that was waiting for this task is rated" in words_on(at)
    assert "Writing · nothing waiting · 2 rated by you" in words_on(at)


# --- keys -------------------------------------------------------------------------------------------------------------


def test_every_key_is_told_in_a_window(open_page, readers, work):
    at = open_page("rate.py", readers[0], task="WR1").button(key="keyboard").click().run()

    words = words_on(at)
    for said in ("1 – 5", "not assessed", "quote the words", "undo the last change", "save, then go on", "show these"):
        assert said in words
    assert set(judgement.DESK_KEYS) == {"1", "2", "3", "4", "5", "n", "q", "enter", "u", "?"}


def test_changes_are_undone_one_by_one_until_the_rating_is_saved(open_page, store, readers, work):
    at = open_page("rate.py", readers[0], task="CS2")
    assert judgement.key(card_id(at), "undo") not in [one.key for one in at.button]
    at = choose(choose(at, "2"), "4")
    at = widget(at, "text_input", "words").set_value("a new seal is free").run()
    at = press(at, "undo")
    assert judgement.key(card_id(at), "unquote-0") not in [one.key for one in at.button]
    assert widget(at, "radio", "level").value == "4"
    at = press(at, "undo")
    assert widget(at, "radio", "level").value == "2"
    again = open_page("rate.py", readers[0], task="CS2", card=card_id(at))
    assert widget(again, "radio", "level").value == "2"
    at = press(at, "undo")
    assert widget(at, "radio", "level").value is None
    assert judgement.key(card_id(at), "undo") not in [one.key for one in at.button]


def test_the_time_taken_is_told_to_the_rater_and_kept_nowhere(open_page, store, readers, work):
    at = save(choose(open_page("rate.py", readers[0], task="WR1"), "3"))

    assert "You took" in words_on(at)
    assert "it is not kept" in words_on(at)
    assert "You took" not in words_on(open_page("rate.py", readers[0], task="WR1", card=card_id(at)))


def test_a_pause_leads_to_the_list_and_what_was_entered_waits(open_page, readers, work):
    at = choose(open_page("rate.py", readers[0], task="WR1"), "4")
    first = card_id(at)
    at = at.button(key="leave").click().run()
    assert "Which work is waiting for you?" in words_on(at)

    assert widget(open_page("rate.py", readers[0], task="WR1", card=first), "radio", "level").value == "4"


@pytest.mark.parametrize("told", [None, {}, {"pressed": None}, {"pressed": "3"}, {"pressed": ["3"]}])
def test_a_browser_that_says_nonsense_is_not_heard(told):
    assert keys.pressed_in(told) is None


def test_what_the_browser_heard_is_taken_as_words():
    assert keys.pressed_in({"pressed": {"key": "q", "words": "a new seal"}}) == {"key": "q", "words": "a new seal"}


# --- languages --------------------------------------------------------------------------------------------------------


def test_the_desk_speaks_french_around_an_answer_in_english(open_page, readers, work):
    at = open_page("rate.py", readers[0], "fr", task="WR1")

    assert "en anglais" in words_on(at)
    assert "Non évalué." in words_on(at)
    assert "Bring your bottle" in words_on(at) or "Lids, seals" in words_on(at)
