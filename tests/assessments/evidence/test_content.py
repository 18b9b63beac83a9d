"""What texts say: facts, checks, claims, phrases to avoid."""

import pytest

from assessments.form import Lexicon
from assessments.item import Branch
from tests.assessments.evidence.build import (
    choice,
    mention,
    one,
    recorded,
    revision,
    said,
    same,
    seen,
    spoken,
    written,
    wrote,
)

FACTS = Lexicon(
    facts=(mention("date", "13 June"), mention("link", "link"), mention("bio", "bio"), mention("free", "free"))
)
NEEDS = (("date",), ("link", "bio"))
CHECKS = Lexicon(checks=(mention("seal", "seal"), mention("time", "today"), mention("name", "Idriss")))
REPLIES = (written("w1", checks=("seal", "time")), written("w2", checks=("time", "name")))


def test_required_facts_are_the_mean_of_the_texts():
    items = (written("w1", required_facts=NEEDS), written("w2", required_facts=(("free",),)), written("w3"))
    answers = {"w1": wrote("On 13 June, bio"), "w2": wrote("no charge"), "w3": wrote("13 June")}

    evidence = one("facts", *items, kind="score", answers=answers, lexicon=FACTS)

    assert evidence.share == 0.5
    assert evidence.value.en == "2 of 3; missing: Text w2: free"
    assert [span.quote for span in evidence.spans] == ["13 June", "bio"]


def test_any_alternative_will_do_and_none_is_missed_by_all_its_names():
    evidence = one("facts", written(required_facts=NEEDS), answers={"w": wrote("13 June")}, lexicon=FACTS)

    assert evidence.value.fr == "1 sur 2\u202f; manque\u00a0: Text w\u00a0: link / bio"


def test_everything_found_is_told_without_a_list():
    evidence = one(
        "facts", written(required_facts=NEEDS), kind="score", answers={"w": wrote("13 June link")}, lexicon=FACTS
    )

    assert (evidence.share, evidence.value.en) == (1, "2 of 2")


def test_a_text_left_blank_has_none_of_its_facts():
    items = (written("w1", required_facts=NEEDS), written("w2", required_facts=NEEDS))

    assert one("facts", *items, kind="score", answers={"w1": wrote("13 June link")}, lexicon=FACTS).share == 0.5
    assert one("facts", *items, kind="score", answers={"w1": wrote("  ")}, lexicon=FACTS).share == 0
    assert one("facts", *items, kind="score", lexicon=FACTS).value is None


def test_a_recorded_speech_is_not_read():
    item = spoken(required_facts=NEEDS)

    recording = one("facts", item, kind="score", answers={"s": recorded("m1", kept="m1")}, lexicon=FACTS)
    script = one("facts", item, kind="score", answers={"s": said("On 13 June")}, lexicon=FACTS)

    assert (recording.share, recording.value) == (None, None)
    assert script.share == 0.5


def test_texts_that_need_no_facts_cannot_be_scored_on_them():
    assert one("facts", revision(), written(), choice(), kind="score", lexicon=FACTS).share is None


def test_checks_are_looked_for_in_all_texts_together():
    answers = {"w1": wrote("Idriss and the seal"), "w2": wrote("hello")}

    evidence = one("checks", *REPLIES, kind="score", answers=answers, lexicon=CHECKS)

    assert evidence.share == pytest.approx(2 / 3)
    assert evidence.value.en == "2 of 3; missing: time"
    assert [span.quote for span in evidence.spans] == ["seal", "Idriss"]


def test_checks_of_texts_that_were_not_written_are_missed():
    assert one("checks", *REPLIES, kind="score", lexicon=CHECKS).share == 0
    assert one("checks", written(), kind="score", answers={"w": wrote("seal")}, lexicon=CHECKS).share is None


def test_a_note_is_told_with_its_words():
    note = written("note", checks=("seal", "time"))

    evidence = one("note", note, answers={"note": wrote("The seal stays, as it was.")}, lexicon=CHECKS)

    assert evidence.value.en == "1 of 2; missing: time; 6 words"
    assert evidence.value.fr == "1 sur 2\u202f; manque\u00a0: time\u202f; 6 mots"


def test_a_note_that_was_not_written_says_nothing():
    assert one("note", written("note", checks=("seal",)), lexicon=CHECKS).value is None
    assert one("note", revision(), written(), answers={"w": wrote("seal")}, lexicon=CHECKS).value is None


def test_every_claim_is_a_flag_of_its_own_with_its_words():
    lexicon = Lexicon(
        claims=(mention("green", "(?i)green"), mention("france", r"(?i)made\s+in\s+france"), mention("co2", "CO2"))
    )
    items = (written("w1"), written("w2"))
    answers = {"w1": wrote("Go green"), "w2": wrote("green, #MadeInFrance")}

    flags = seen("claims", *items, kind="flag", flag="cf_false_claim", answers=answers, lexicon=lexicon)

    assert [(each.value.en, each.flag, each.kind) for each in flags] == [
        ("green", "cf_false_claim", "flag"),
        ("france", "cf_false_claim", "flag"),
    ]
    assert [span.item_id for span in flags[0].spans] == ["w1", "w2"]


@pytest.mark.parametrize("measure", ["claims", "embargo", "bans"])
def test_nothing_found_is_a_no_and_nothing_written_is_not_known(measure):
    lexicon = Lexicon(claims=(mention("x", "x"),), embargo=(mention("x", "x"),), bans=(mention("x", "x"),))
    given = {"kind": "info", "lexicon": lexicon}

    assert one(measure, written(), answers={"w": wrote("nothing of it")}, **given).value is False
    assert one(measure, written(), answers={"w": wrote("\n")}, **given).value is None
    assert one(measure, written(), answers={"w": wrote("x")}, **given).value.en == "x"


def test_only_the_texts_that_a_rule_names_are_searched():
    items = (written("public"), written("note"))
    lexicon = Lexicon(embargo=(mention("date", "27 June"),))
    answers = {"public": wrote("soon"), "note": wrote("27 June")}

    evidence = one(
        "embargo", *items, kind="flag", flag="cf_embargo", answers=answers, scope=("public",), lexicon=lexicon
    )

    assert evidence.value is False
    assert evidence.item_id == "public"
    assert one("embargo", *items, kind="flag", flag="cf_embargo", answers=answers, lexicon=lexicon).flag == "cf_embargo"


def test_a_rule_that_flags_looks_for_the_phrases_of_its_flag():
    lexicon = Lexicon(bans=(mention("rude", "calm down"), mention("data", "your address", flag="cf_privacy")))
    answers = {"w": wrote("calm down, give us your address")}

    phrases = seen("bans", written(), answers=answers, lexicon=lexicon)
    flags = seen("bans", written(), kind="flag", flag="cf_privacy", answers=answers, lexicon=lexicon)

    assert [(each.value.en, each.flag) for each in phrases] == [("rude", None), ("data", None)]
    assert [(each.value.en, each.flag) for each in flags] == [("data", "cf_privacy")]


def test_the_message_shown_says_which_branch_was_taken():
    branch = Branch(on_item="w1", check="seal", author="Claire", if_found=same("fine"), if_not_found=same("what"))
    items = (written("w1"), written("w2", branch=branch))

    assert one("branch", *items, answers={"w1": wrote("a seal")}, lexicon=CHECKS).value.en == "Claire: fine"
    assert one("branch", *items, answers={"w1": wrote("hello")}, lexicon=CHECKS).value.en == "Claire: what"
    assert one("branch", *items, lexicon=CHECKS).value is None
    assert one("branch", written(), answers={"w": wrote("a seal")}, lexicon=CHECKS).value is None
    assert one("branch", revision(), lexicon=CHECKS).value is None


def test_a_branch_on_a_text_of_another_task_is_not_known():
    branch = Branch(
        on_item="elsewhere", check="seal", author="Claire", if_found=same("fine"), if_not_found=same("what")
    )

    assert one("branch", written(branch=branch), answers={"w": wrote("a seal")}, lexicon=CHECKS).value is None


def test_answers_of_a_typed_route_count_only_where_it_was_taken():
    items = (spoken(), written(checks=("seal",), only_with_typed="s"))
    answers = {"w": wrote("seal")}

    assert one("checks", *items, kind="score", answers=answers | {"s": said("hi")}, lexicon=CHECKS).share == 1
    assert one("checks", *items, kind="score", answers=answers | {"s": recorded()}, lexicon=CHECKS).share is None


def test_a_declaration_is_not_searched():
    lexicon = Lexicon(bans=(mention("x", "x"),))
    items = (written("w"), written("ai", scored=False))

    assert one("bans", *items, answers={"w": wrote("y"), "ai": wrote("x")}, lexicon=lexicon).value is False
