"""Six sample messages on stopping or going on: lengths as expected, and what the checks see in them."""

import json
from pathlib import Path

import pytest

from assessments import bank
from assessments.answer import WrittenAnswer
from assessments.evidence import identify
from assessments.evidence.counting import count

SAMPLES = json.loads(Path(__file__).with_name("samples_st3.json").read_text(encoding="utf-8"))
everybody = pytest.mark.parametrize("person", SAMPLES, ids=[one["id"] for one in SAMPLES])


@everybody
def test_messages_are_as_many_words_as_expected(person):
    expected = {one["measure"]: one["value"] for one in person["expected"]}
    assert count(person["text"], "words") == expected["words"]


@everybody
def test_a_message_within_its_limit_is_not_told(person):
    evidence = identify(bank.task("ST3"), {"ST3.why": WrittenAnswer(text=person["text"])}, person["language"])
    (limits,) = [one for one in evidence if one.id == "ST3.e4"]
    told = "nothing to report" if count(person["text"], "words") <= 150 else "150"
    assert told in limits.value.en


def test_who_stops_x_with_an_exit_keeps_more_checks_than_who_keeps_everything():
    def share(person):
        evidence = identify(bank.task("ST3"), {"ST3.why": WrittenAnswer(text=person["text"])}, person["language"])
        return next(one.share for one in evidence if one.id == "ST3.e2")

    stopping = [share(one) for one in SAMPLES if one["choice"] == "stop_x_keep_pinterest"]
    keeping = [share(one) for one in SAMPLES if one["choice"] == "keep_both"]
    assert min(stopping) > max(keeping)
