"""A live chat: lines met with words and deeds, the safety line in time, hostility fed or not, and how soon."""

import pytest

from assessments import bank
from assessments.answer import ChatEntry, LiveChatAnswer
from assessments.evidence import identify, latency
from assessments.evidence.kept import verdict_of
from assessments.evidence.work import Work
from rubric.record import Text
from tests.live_chat import AT, CHAT, GOOD, POOR, entries

TASK = bank.task("LV4")
STOP = "Please stop using it for now."


def seen(*said, language="en"):
    found = identify(TASK, {CHAT.id: LiveChatAnswer(entries=said)}, language)
    return {one.id.rpartition(".")[2]: one for one in found}


def at(line, second=None, deeds=(), text="", **more):
    return ChatEntry(id=f"x{line}{second}", line=line and f"LV4.{line}", deeds=deeds, text=text, second=second, **more)


def verdict(check_id, *said, language="en"):
    check = next(one for one in TASK.checks if one.id == f"LV4.{check_id}")
    return verdict_of(Work(TASK, {CHAT.id: LiveChatAnswer(entries=said)}, language, {}), check)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("script", "shares"), [(GOOD, (1, 1)), (POOR, (2 / 7, 0.1)), ({}, (0, 0))])
def test_questions_and_actions_are_counted(language, script, shares):
    found = seen(*entries(script, language), language=language)
    assert (found["e1"].share, found["e2"].share) == pytest.approx(shares)


@pytest.mark.parametrize("check", [one for one in TASK.checks if one.examples], ids=lambda one: one.id)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_are_found_and_left_alone_as_the_bank_says(check, language):
    line = check.arguments["line"].rpartition(".")[2]
    for expected in ("pass", "fail"):
        for text in check.examples[f"{language}_{expected}"]:
            entry = at(line, AT[f"LV4.{line}"], deeds=("call",), text=text)
            assert verdict(check.id.rpartition(".")[2], entry, language=language).whole == (expected == "pass"), text


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ((at("07", 90, text=STOP),), 0.5),
        ((at("07", 90, ("call",)),), 0.5),
        ((at("07", 90, ("call",)), at(None, 92, text=STOP)), 1),  # said to everybody
        ((at("08", 100, ("call",), STOP),), 0),  # about another line
    ],
)
def test_the_safety_line_asks_for_words_and_a_call(said, share):
    assert verdict("d07", *said).share == share


def test_what_is_said_to_everybody_answers_no_single_question():
    assert not verdict("a08", at(None, 100, text="Until 17:00")).whole


def test_an_insult_that_is_answered_was_not_handled_by_hiding_it():
    assert verdict("d10", at("10", 140, ("hide",))).whole
    assert not verdict("d10", at("10", 140, ("hide",)), at("10", 150, text="Shame on you")).whole


@pytest.mark.parametrize(
    ("entry", "flag"),
    [
        (at("07", AT["LV4.07"] + 45, text=STOP), None),
        (at("07", AT["LV4.07"] + 46, text=STOP), "cf_safety"),
        (at("07", AT["LV4.07"] + 5, text="It's normal, but stop using it"), "cf_safety"),
        (at("07", text=STOP, group=2), None),  # without a clock: in its group, lines 7 to 12
        (at("07", text=STOP, group=3), "cf_safety"),
    ],
)
def test_the_safety_line_is_missed_when_it_is_late(entry, flag):
    assert seen(entry)["e3"].flag == flag


def test_nothing_at_all_is_no_evidence_of_a_miss():
    assert seen()["e3"].value is None
    assert seen()["e5"].value is None


def test_fuel_for_hostility_is_told_by_name():
    told = seen(*entries(POOR))["e5"].value
    assert isinstance(told, Text)
    assert told.en.endswith("2 of 2, brindor_fan, anon_2291")
    assert seen(*entries(GOOD))["e5"].value.fr.endswith("0 sur 2")


def test_a_forbidden_claim_on_air_is_flagged():
    assert seen(at("11", 150, text="It is 100% recycled!"))["e6"].flag == "cf_false_claim"


def test_latency_is_the_median_to_the_first_answer_of_a_line():
    said = (at("02", AT["LV4.02"] + 4), at("04", AT["LV4.04"] + 10), at("04", AT["LV4.04"] + 99), at(None, 50))
    assert latency(CHAT, LiveChatAnswer(entries=said)) == 7
    assert latency(CHAT, LiveChatAnswer(entries=(at("02", group=1),))) is None
    assert latency(CHAT, None) is None


def test_no_second_changes_a_score():
    soon, late = (seen(*entries(GOOD, after=after)) for after in (1, 200))
    for rule in ("e1", "e2"):
        assert soon[rule] == late[rule]
