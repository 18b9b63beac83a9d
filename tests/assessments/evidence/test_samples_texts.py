"""What six sample sittings are known to hold is what the tasks of writing find in them.

The sittings answer other questions and another list of pictures; their words are put in the place of the question
that asks the same.
"""

import json
import re
from functools import partial
from pathlib import Path

from assessments import bank
from assessments.answer import WrittenAnswer
from assessments.evidence import count, identify
from assessments.evidence.kept import verdict_of
from assessments.evidence.work import Work
from tests.assessments.evidence import build

PEOPLE = json.loads(Path(__file__).with_name("samples_texts.json").read_text(encoding="utf-8"))["candidates"]
ASSETS = {"A1": "P1", "A2": "P4", "A3": "P2", "A4": "P3", "A5": "P3", "A6": "P5"}  # cleared, or not, as ours are
PLACES = {"[0]": "CS4.r2", "[1]": "CS4.r3", "[4]": "CS4.r1"}  # their microwave, their bottle cage, their price


cases = partial(build.cases, PEOPLE)
everybody = build.everyone(PEOPLE)


def profile(person):
    given = person["answers"]["WR2"]
    return {"WR2.bio": given["bio"], "WR2.linklabel": given["link_label"], "WR2.tagline": given["linkedin_line"]}


def brief(person):
    given = {f"DE3.{name.replace('must_not', 'mustnot')}": text for name, text in person["answers"]["DE3"].items()}
    return {name: re.sub(r"\bA[1-6]\b", lambda one: ASSETS[one.group()], text) for name, text in given.items()}


def quick(person):
    return {item: person["answers"]["CS4"][int(place[1])] for place, item in PLACES.items()}


def evidence(task_id, texts, person):
    answers = {item: WrittenAnswer(text=text) for item, text in texts.items()}
    return identify(bank.task(task_id), answers, person["language"])


def of(rule_id, found):
    return [each for each in found if each.id == rule_id]


def keeps(task_id, check_id, texts, person):
    task = bank.task(task_id)
    answers = {item: WrittenAnswer(text=text) for item, text in texts.items()}
    check = next(one for one in task.checks if one.id == check_id)
    return verdict_of(Work(task, answers, person["language"], {}), check).whole


@cases("WR2", "length")
def test_lengths_of_a_profile_are_as_expected_and_told_when_too_long(person, expected):
    name = {"bio": "WR2.bio", "link_label": "WR2.linklabel", "linkedin_line": "WR2.tagline"}[expected["field"]]
    item = bank.task("WR2").item(name)
    assert item.kind == "written"
    assert count(profile(person)[name], item.limits.count) == expected["value"]
    (limits,) = of("WR2.e5", evidence("WR2", profile(person), person))
    too_long = expected["value"] > item.limits.maximum
    assert (f"{expected['value']} of {item.limits.maximum}" in limits.value.en) == too_long


@cases("WR2", "banned_claims")
def test_claims_of_a_profile_are_quoted(person, expected):
    name = {"bio": "WR2.bio", "linkedin_line": "WR2.tagline"}[expected["field"]]
    claims = of("WR2.e2", evidence("WR2", profile(person), person))
    told = [span.quote for each in claims for span in each.spans if span.item_id == name]
    assert len(told) == len(expected["value"])
    assert all(any(claim.startswith(quote) for quote in told) for claim in expected["value"])


@everybody
def test_only_claims_flag_a_profile(person):
    flags = {each.flag for each in of("WR2.e2", evidence("WR2", profile(person), person))}
    assert flags == ({"cf_false_claim"} if person["id"] in {"A-EN2", "A-FR2"} else {None})


@cases("CS4", "unknown_item_answered_with_check_and_time")
def test_what_is_not_known_is_said_with_a_time(person, expected):
    told = [keeps("CS4", check, quick(person), person) for check in ("CS4.C6", "CS4.C7")]
    assert all(told) == expected["value"]


@cases("CS4", "invented_fact")
def test_a_fact_from_nowhere_is_told(person, expected):
    item = PLACES[expected["field"]]
    (told,) = of("CS4.e4", evidence("CS4", quick(person), person))
    quotes = [span.quote for span in told.spans if span.item_id == item]
    assert any(quote.lower() in expected["value"].lower() for quote in quotes)


@everybody
def test_only_who_softens_the_no_is_flagged(person):
    expected = {each["measure"]: each["value"] for each in person["expected"] if each["task"] == "CS4"}
    flags = {each.flag for each in of("CS4.e2", evidence("CS4", quick(person), person))}
    assert flags == ({None} if expected.get("microwave_no", True) else {"cf_safety"})


@cases("CS4", "length")
def test_a_very_short_answer_is_as_long_as_expected(person, expected):
    assert count(person["answers"]["CS4"][int(expected["field"][1])], "codepoints") == expected["value"]


@cases("DE3", "uncleared_assets_used")
def test_pictures_without_rights_are_found_unless_they_are_left_out(person, expected):
    assert keeps("DE3", "DE3.C3", brief(person), person) == (not expected["value"])
    music = {each.flag for each in of("DE3.e3", evidence("DE3", brief(person), person))}
    assert music == ({"cf_music"} if "A6" in expected["value"] else {None})


@cases("DE3", "formats_asked")
def test_formats_asked_for_are_counted(person, expected):
    (told,) = of("DE3.e2b", evidence("DE3", brief(person), person))
    assert told.value.en.endswith(f"{expected['value']} of 3")


@everybody
def test_only_a_price_before_its_day_is_flagged(person):
    expected = {each["measure"]: each["value"] for each in person["expected"] if each["task"] == "DE3"}
    flags = {each.flag for each in of("DE3.e4", evidence("DE3", brief(person), person))}
    assert flags == ({"cf_embargo"} if expected.get("embargo_broken") else {None})


@cases("DE3", "banned_claims")
def test_what_a_brief_forbids_is_not_held_against_it(person, expected):
    found = evidence("DE3", brief(person), person)
    assert [each.flag for each in found if each.flag == "cf_false_claim"] == expected["value"]


@cases("CI2", "words")
def test_a_first_message_is_as_long_as_expected(person, expected):
    assert count(person["answers"]["CI2"]["text"], "words") == expected["value"]


@cases("CI2", "disclosure_present")
def test_a_label_that_is_named_only_to_be_refused_is_not_named(person, expected):
    texts = {"CI2.text": person["answers"]["CI2"]["text"]}
    assert keeps("CI2", "CI2.C7", texts, person) == expected["value"]
    flags = {each.flag for each in of("CI2.e3", evidence("CI2", texts, person))}
    assert flags == ({None} if expected["value"] else {"cf_disclosure"})


@cases("CI2", "unlimited_rights", "placeholder_left")
def test_rights_without_an_end_and_forgotten_placeholders_are_quoted(person, expected):
    (told,) = of("CI2.e2", evidence("CI2", {"CI2.text": person["answers"]["CI2"]["text"]}, person))
    name = {"unlimited_rights": "No unlimited rights", "placeholder_left": "No placeholder left"}[expected["measure"]]
    assert name in told.value.en


def alts(person):
    return dict(zip(("DE4.alt1", "DE4.alt2", "DE4.alt3"), person["answers"]["DE4"]["alt_texts"], strict=True))


@cases("DE4", "starts_with_image_of")
def test_descriptions_that_begin_with_what_they_are_not_kept(person, expected):
    assert keeps("DE4", "DE4.C5", alts(person), person) != expected["value"]
    assert (
        keeps("DE4", "DE4.C5", {"DE4.alt1": alts(person)[f"DE4.alt{int(expected['field'][-2]) + 1}"]}, person)
        != (expected["value"])
    )


@cases("DE4", "length_outside_60_250")
def test_descriptions_are_as_short_as_expected_and_told(person, expected):
    text = alts(person)[f"DE4.alt{int(expected['field'][-2]) + 1}"]
    assert count(text, "codepoints") == expected["value"]
    assert not keeps("DE4", "DE4.C1", {"DE4.alt1": text}, person)


def test_every_expectation_of_these_tasks_is_looked_at():
    here = """
        length banned_claims unknown_item_answered_with_check_and_time invented_fact microwave_no
        uncleared_assets_used formats_asked embargo_broken words disclosure_present unlimited_rights placeholder_left
        starts_with_image_of length_outside_60_250
    """
    by_people = {"dates_on_noe_days"}  # stands beside the anchors, for raters to look at
    told = {each["measure"] for person in PEOPLE for each in person["expected"]}
    assert told == {*here.split()} | by_people
