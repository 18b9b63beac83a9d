"""What six sample sittings are known to hold is what the real tasks find in them.

The sittings were written beside the tasks; where they differ (limits, the revised event, the sample's own cases of
AN3) the tasks rule, and the expectation is worked out here from the sample's words.
"""

import json
from functools import partial
from pathlib import Path

import pytest

from assessments import bank
from assessments.answer import ChoiceAnswer, RevisionAnswer, SpokenAnswer, WrittenAnswer
from assessments.evidence import branch_taken, count, identify
from assessments.evidence.counting import hashtags, without_capitals
from assessments.evidence.lines import keeps
from assessments.evidence.search import find
from assessments.evidence.work import Passage
from tests.assessments.evidence import build
from tests.assessments.evidence.build import choice, one

SAMPLES = json.loads(Path(__file__).with_name("samples.json").read_text(encoding="utf-8"))
PEOPLE = SAMPLES["candidates"]


cases = partial(build.cases, PEOPLE)
everybody = build.everyone(PEOPLE)


def posts(person):
    return {f"WR1.{name}": WrittenAnswer(text=text) for name, text in person["answers"]["WR1"].items()}


def of(rule_id, evidence):
    return [each for each in evidence if each.id == rule_id]


def quoted(evidence, item_id):
    return [span.quote for each in evidence for span in each.spans if span.item_id == item_id]


@cases("WR1", "x_over_280")
def test_a_post_too_long_for_x_is_told(person, expected):
    (limits,) = of("WR1.e2", identify(bank.task("WR1"), posts(person), person["language"]))

    assert ("X: " in limits.value.en) == expected["value"]


@cases("WR1", "hashtags_count")
def test_hashtags_are_as_many_as_expected(person, expected):
    assert len(hashtags(person["answers"]["WR1"][expected["field"]])) == expected["value"]


@cases("WR1", "hashtags_multiword_without_inner_capital")
def test_words_run_together_in_hashtags_are_among_those_without_capitals(person, expected):
    told = without_capitals(hashtags(person["answers"]["WR1"][expected["field"]]))

    assert set(told) >= set(expected["value"])


@cases("WR1", "emoji_count")
def test_emoji_are_as_many_as_expected(person, expected):
    (emoji,) = of("WR1.e8", identify(bank.task("WR1"), posts(person), person["language"]))

    assert f"Instagram: {expected['value']} emoji, at most 2" in emoji.value.en


@cases("WR1", "required_facts_missing")
def test_facts_that_are_missing_are_missed(person, expected):
    """The sample asks every text for date, hours, places and a link; here by the task's own patterns."""
    task = bank.task("WR1")
    passage = Passage(task.item(f"WR1.{expected['field']}"), person["answers"]["WR1"][expected["field"]])
    told = {fact.name for fact in task.lexicon.facts if find(fact, passage, person["language"]) is not None}
    given = {"date", "hours", "places", "link"} & (told | ({"link"} if "bio" in told else set()))

    assert {"date", "hours", "places", "link"} - given == set(expected["value"])


EYE_ONLY = {"gratos, à vie", "#ecologie"}  # found by a person's eye; the world's patterns prefer a miss
CLAIMS = {
    "Free repairs for life",
    "Eco-friendly",
    "greener",
    "#EcoFriendly",
    "garantie à vie",
    "100% recyclés",
    "made in France",
    "#madeinfrance",
}


@cases("WR1", "banned_claims")
def test_forbidden_claims_are_quoted(person, expected):
    claims = of("WR1.e4", identify(bank.task("WR1"), posts(person), person["language"]))
    fields = person["answers"]["WR1"] if expected["field"] == "all" else [expected["field"]]
    told = [quote for name in fields for quote in quoted(claims, f"WR1.{name}")]
    by_software = [claim for claim in expected["value"] if claim not in EYE_ONLY]

    assert set(by_software) <= CLAIMS
    assert len(told) == len(by_software)
    assert all(any(claim.startswith(quote) for quote in told) for claim in by_software)


@everybody
def test_the_flag_of_a_false_claim_is_raised_by_claims_only(person):
    claims = of("WR1.e4", identify(bank.task("WR1"), posts(person), person["language"]))

    guilty = person["id"] in {"A-EN2", "A-FR2"}
    assert {each.flag for each in claims} == ({"cf_false_claim"} if guilty else {None})


@cases("WR1", "register")
def test_the_wrong_register_is_told(person, expected):
    (address,) = of("WR1.e7", identify(bank.task("WR1"), posts(person), person["language"]))

    assert expected["value"] == "tu"
    assert "LinkedIn: “vous” asked; “tu” 5 times" in address.value.en


@cases("CS2", "free_seal_mentioned")
def test_the_branch_follows_the_free_seal(person, expected):
    task = bank.task("CS2")

    taken = branch_taken(task, task.item("CS2.reply2"), person["answers"]["CS2"]["first"], person["language"])

    assert taken == expected["value"]


def replies(person):
    first, second = (person["answers"]["CS2"][name] for name in ("first", "second"))
    answers = {"CS2.reply1": WrittenAnswer(text=first), "CS2.reply2": WrittenAnswer(text=second)}
    return identify(bank.task("CS2"), answers, person["language"])


@everybody
def test_only_who_asks_for_data_in_public_is_flagged(person):
    asked = [each for each in person["expected"] if each["measure"] == "order_number_asked_in_public"]

    assert {each.flag for each in of("CS2.e3", replies(person))} == ({"cf_privacy"} if asked else {None})


@cases("CS2", "banned_phrases")
def test_phrases_to_avoid_are_quoted(person, expected):
    item = {"first": "CS2.reply1", "second": "CS2.reply2"}[expected["field"]]

    assert set(expected["value"]) <= set(quoted(of("CS2.e2", replies(person)), item))


@cases("CS2", "length", "register")
def test_replies_within_bounds_are_not_told(person, expected):
    (limits,) = of("CS2.e5", replies(person))

    assert limits.value.en == "nothing to report"


@everybody
def test_a_typed_opening_is_as_long_as_expected(person):
    script = person["answers"]["LV2"]["script"]
    answers = {"LV2.opening": SpokenAnswer(route="typed", script=script)}

    (length,) = of("LV2.e1", identify(bank.task("LV2"), answers, person["language"]))

    assert length.value.en == f"Your opening: {count(script, 'words')} of 240"


@cases("AD1", "stale_facts")
def test_stale_facts_are_found_in_public_texts_and_notes(person, expected):
    """By the task's patterns for places and the live; in the tasks the hours and the hall differ from the sample's."""
    task = bank.task("AD1")
    names = {"60 places": "old_places", "live": "live"}
    item = task.item("AD1.note" if expected["field"] == "note" else "AD1.instagram")
    passage = Passage(item, person["answers"]["AD1"][expected["field"]])
    stale = [mention for mention in task.lexicon.stale if mention.name in names.values()]

    told = {mention.name for mention in stale if find(mention, passage, person["language"]) is not None}

    assert told == {names[one] for one in expected["value"]}


@everybody
def test_a_revised_post_is_compared_with_the_earlier_one(person):
    earlier = {item_id: answer.text for item_id, answer in posts(person).items()}
    answers = {
        "AD1.instagram": RevisionAnswer(text=person["answers"]["AD1"]["revised_instagram"]),
        "AD1.note": WrittenAnswer(text=person["answers"]["AD1"]["note"]),
    }

    found = identify(bank.task("AD1"), answers, person["language"], earlier)

    (stale,), (fresh,), (note,) = (of(one, found) for one in ("AD1.e1", "AD1.e2", "AD1.e3"))
    assert 0 < stale.share < 1  # three posts were left as they were
    assert 0 < fresh.share < 1
    words = count(person["answers"]["AD1"]["note"], "words")
    assert note.value.en.endswith(f"; {words} words")


@cases("AD4", "pelote_rules_broken")
def test_rules_of_the_invented_network_are_broken_as_expected(person, expected):
    """The sample knows the first four rules as P1 to P4; its fifth, another form of fil, is not the task's."""
    task = bank.task("AD4")
    rules = dict(zip(("P1", "P2", "P3", "P4"), task.line_rules, strict=False))
    post = person["answers"]["AD4"]["post"]

    broken = {name for name, rule in rules.items() if not keeps(rule, post, "Tilvane", person["language"])}

    assert broken == set(expected["value"]) - {"P5"}


def traps(person):
    items = tuple(choice(f"c{place}", key=key) for place, key in enumerate(SAMPLES["an3_keys"]))
    given = enumerate(person["answers"]["AN3"])
    answers = {f"c{place}": ChoiceAnswer(option=each["choice"], confidence=each["confidence"]) for place, each in given}
    return items, answers


@cases("AN3", "correct_of_six")
def test_right_conclusions_are_counted(person, expected):
    items, answers = traps(person)

    assert one("right", *items, kind="score", answers=answers).value.en == f"{expected['value']} of 6"


@cases("AN3", "brier")
def test_confidence_is_as_well_placed_as_expected(person, expected):
    items, answers = traps(person)

    assert one("confidence", *items, answers=answers).value == pytest.approx(expected["value"], abs=0.0001)


def test_every_expectation_of_the_core_tasks_is_looked_at():
    here = """
        x_over_280 hashtags_count hashtags_multiword_without_inner_capital emoji_count required_facts_missing
        banned_claims register free_seal_mentioned order_number_asked_in_public banned_phrases length stale_facts
        pelote_rules_broken correct_of_six brier
    """
    counted = {"x_weighted_length", "bluesky_graphemes", "words"}  # in counting_vectors.json
    by_people = {"contest_rule_broken", "promise_outside_policy"}  # no rule of the tasks looks for them

    assert {each["measure"] for person in PEOPLE for each in person["expected"]} == {
        *here.split()
    } | counted | by_people
